/**
 * One DynamoDB table, one item per recovery, person and mail seen; what belongs to partners is in `partners.ts`.
 *
 * | item         | pk                  | also                                             |
 * | ------------ | ------------------- | ------------------------------------------------ |
 * | recovery     | `R#<id>`            | `version`, `data`; `due`, `dueAt` for the sweep  |
 * | mail seen    | `M#<id>`            | `recoveryId`; once erased, `erasedUntil` alone   |
 * | person       | `P#<id>`            | `version`, `data`                                |
 * | letters      | `B#<day>`           | counts, see `counter.ts`                         |
 * | partner call | `K#<partner>#<id>`  | `recoveryId`, `digest`, `at`                     |
 *
 * The index `due` (hash `due` = `DUE#<shard>`, range `dueAt` = `<wakeAt>#<id>`) is keys-only and holds recoveries
 * alone. `expiresAt` is the last net behind active erasure: DynamoDB removes an item within days after it.
 */
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { isEmpty, Person, Recovery, wakeAt } from "../../domain/recovery.ts";
import { CALL_KEPT_MS } from "../../partner/partner.ts";
import type { Change, Store } from "../../ports.ts";
import { shardOf } from "../shard.ts";
import { callKey } from "./call-key.ts";
import { onVersion, savedUnlessConflict } from "./versions.ts";

const DAY_SECONDS = 24 * 3600;
/** A person or a seen mail outlives its last recovery by this much at the most; suppression is kept for a year. */
const NET_SECONDS = 400 * DAY_SECONDS;
/** Active erasure comes first; the net waits a month longer for it. */
const RECOVERY_NET_SECONDS = 120 * DAY_SECONDS;
/** DynamoDB takes 100 actions a transaction; one is the recovery's own. */
const MOST_IN_ONE = 99;

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

export function dynamoStore(db: DynamoDBDocumentClient, table: string, clock: () => number): Store {
  const expires = (seconds: number) => Math.floor(clock() / 1000) + seconds;
  const get = async (pk: string) =>
    (await db.send(new GetCommand({ TableName: table, Key: { pk }, ConsistentRead: true }))).Item;

  const putRecovery = (recovery: Recovery): Write => ({
    Put: {
      TableName: table,
      Item: {
        pk: `R#${recovery.id}`,
        version: recovery.version + 1,
        due: `DUE#${shardOf(recovery.id)}`,
        dueAt: dueKey(wakeAt(recovery), recovery.id),
        expiresAt: expires(RECOVERY_NET_SECONDS),
        data: { ...recovery, version: recovery.version + 1 },
      },
      ...onVersion(recovery.version),
    },
  });

  const putPerson = (person: Person): Write & { Put: object } => ({
    Put: {
      TableName: table,
      Item: {
        pk: `P#${person.id}`,
        version: person.version + 1,
        // That somebody wants no invitations is kept for as long as we are here.
        ...(!person.refuses && { expiresAt: expires(NET_SECONDS) }),
        data: { ...person, version: person.version + 1 },
      },
      ...onVersion(person.version),
    },
  });

  const putMail = (mailId: string, recoveryId: string): Write => ({
    Put: {
      TableName: table,
      Item: { pk: `M#${mailId}`, recoveryId, expiresAt: expires(NET_SECONDS) },
      // What is left of an erased mail has none, and only its reader knows whether it still counts.
      ConditionExpression: "attribute_not_exists(recoveryId)",
    },
  });

  const putCall = (
    { partnerId, webhookId, digest }: NonNullable<Change["call"]>,
    recoveryId: string,
  ): Write => ({
    Put: {
      TableName: table,
      Item: {
        pk: callKey(partnerId, webhookId),
        recoveryId,
        digest,
        at: clock(),
        expiresAt: expires(CALL_KEPT_MS / 1000),
      },
      // What expired may still be there for days.
      ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :now",
      ExpressionAttributeValues: { ":now": expires(0) },
    },
  });

  return {
    recovery: async (id) => {
      const item = await get(`R#${id}`);
      return item === undefined ? null : Recovery.parse(item.data);
    },
    person: async (id) => {
      const item = await get(`P#${id}`);
      return item === undefined ? null : Person.parse(item.data);
    },
    mailSeen: async (mailId) => {
      const item = await get(`M#${mailId}`);
      if (item === undefined) return null;
      return typeof item.erasedUntil === "number"
        ? { erasedUntil: item.erasedUntil }
        : { recoveryId: String(item.recoveryId) };
    },
    save: async ({ recovery, mailId, person, call }) => {
      const writes = [putRecovery(recovery)];
      if (mailId !== undefined) writes.push(putMail(mailId, recovery.id));
      if (person !== undefined) writes.push(putPerson(person));
      if (call !== undefined) writes.push(putCall(call, recovery.id));
      const only = writes.length === 1 ? writes[0]!.Put : undefined;
      return savedUnlessConflict(
        only ? db.send(new PutCommand(only)) : db.send(new TransactWriteCommand({ TransactItems: writes })),
      );
    },
    due: async function* (shard, until) {
      let from: Record<string, unknown> | undefined;
      do {
        const page = await db.send(
          new QueryCommand({
            TableName: table,
            IndexName: "due",
            KeyConditionExpression: "due = :shard AND dueAt < :until",
            ExpressionAttributeValues: { ":shard": `DUE#${shard}`, ":until": dueKey(until + 1, "") },
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        for (const item of page.Items ?? []) yield fromDueKey(String(item.dueAt));
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
    },
    erase: async (recovery, { copiesUntil, husk } = {}) => {
      const mails = recovery.words.map(({ mailId }): Write => {
        const pk = `M#${mailId}`;
        if (copiesUntil === undefined) return { Delete: { TableName: table, Key: { pk } } };
        const left = { pk, erasedUntil: copiesUntil, expiresAt: Math.floor(copiesUntil / 1000) };
        return { Put: { TableName: table, Item: left } };
      });
      while (mails.length > MOST_IN_ONE) {
        await db.send(new TransactWriteCommand({ TransactItems: mails.splice(0, MOST_IN_ONE) }));
      }
      const own: Write = husk
        ? putRecovery({ ...husk, version: recovery.version })
        : { Delete: { TableName: table, Key: { pk: `R#${recovery.id}` }, ...onVersion(recovery.version) } };
      const saved = await savedUnlessConflict(
        db.send(new TransactWriteCommand({ TransactItems: [...mails, own] })),
      );
      return saved === "saved" ? "erased" : "conflict";
    },
    savePerson: async (person) => {
      const empty = isEmpty(person);
      const key = { TableName: table, Key: { pk: `P#${person.id}` } };
      return savedUnlessConflict(
        empty
          ? db.send(new DeleteCommand({ ...key, ...onVersion(person.version) }))
          : db.send(new PutCommand(putPerson(person).Put)),
      );
    },
  };
}

/** Thirteen digits sort as text until the year 2286. */
const dueKey = (at: number, id: string) => `${String(at).padStart(13, "0")}#${id}`;

function fromDueKey(key: string): { id: string; wakeAt: number } {
  const [wakeAt, id] = key.split("#") as [string, string];
  return { id, wakeAt: Number(wakeAt) };
}
