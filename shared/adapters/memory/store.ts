/** The store in memory, for tests and for commands that need no engine. Keeps the contract of `ports.contract.ts`. */
import { isEmpty, Person, Recovery, wakeAt } from "../../domain/recovery.ts";
import { CALL_KEPT_MS, type PartnerCall } from "../../partner/partner.ts";
import { type Change, SHARDS, type Store } from "../../ports.ts";
import { shardOf } from "../shard.ts";

/** `calls`: where the calls of partners are kept, for `memoryPartners` to look up. */
export function memoryStore(calls = new Map<string, PartnerCall>(), clock: () => number = Date.now): Store {
  const recoveries = new Map<string, string>();
  const persons = new Map<string, string>();
  const mails = new Map<string, { recoveryId: string } | { erasedUntil: number }>();
  const isSeen = (id: string) => "recoveryId" in (mails.get(id) ?? {});
  const recovery = (id: string) => parsed(recoveries.get(id), Recovery);
  const person = (id: string) => parsed(persons.get(id), Person);
  const isUsed = ({ partnerId, webhookId }: NonNullable<Change["call"]>) =>
    (calls.get(callId(partnerId, webhookId))?.at ?? Number.NEGATIVE_INFINITY) + CALL_KEPT_MS > clock();

  return {
    recovery: async (id) => recovery(id),
    person: async (id) => person(id),
    mailSeen: async (mailId) => mails.get(mailId) ?? null,
    save: async (change: Change) => {
      const stale =
        (recovery(change.recovery.id)?.version ?? 0) !== change.recovery.version ||
        (change.mailId !== undefined && isSeen(change.mailId)) ||
        (change.person && (person(change.person.id)?.version ?? 0) !== change.person.version) ||
        (change.call && isUsed(change.call));
      if (stale) return "conflict";
      recoveries.set(change.recovery.id, nextVersion(change.recovery));
      if (change.mailId !== undefined) mails.set(change.mailId, { recoveryId: change.recovery.id });
      if (change.person) persons.set(change.person.id, nextVersion(change.person));
      if (change.call) {
        const { partnerId, webhookId, digest } = change.call;
        calls.set(callId(partnerId, webhookId), { digest, recoveryId: change.recovery.id, at: clock() });
      }
      return "saved";
    },
    due: async function* (shard, until) {
      if (shard >= SHARDS) return;
      const due = [...recoveries.keys()]
        .filter((id) => shardOf(id) === shard)
        .map((id) => ({ id, wakeAt: wakeAt(recovery(id)!) }))
        .filter((r) => r.wakeAt <= until);
      yield* due.sort((a, b) => a.wakeAt - b.wakeAt);
    },
    erase: async (gone, { copiesUntil, husk } = {}) => {
      if (recovery(gone.id)?.version !== gone.version) return "conflict";
      if (husk) recoveries.set(gone.id, nextVersion({ ...husk, version: gone.version }));
      else recoveries.delete(gone.id);
      for (const { mailId } of gone.words) {
        if (copiesUntil === undefined) mails.delete(mailId);
        else mails.set(mailId, { erasedUntil: copiesUntil });
      }
      return "erased";
    },
    savePerson: async (changed) => {
      if ((person(changed.id)?.version ?? 0) !== changed.version) return "conflict";
      if (isEmpty(changed)) persons.delete(changed.id);
      else persons.set(changed.id, nextVersion(changed));
      return "saved";
    },
  };
}

export const callId = (partnerId: string, webhookId: string) => `${partnerId} ${webhookId}`;

/** Kept as text, so that nobody can change what is stored by changing what they hold. */
const nextVersion = (item: { version: number }) => JSON.stringify({ ...item, version: item.version + 1 });

function parsed<T>(text: string | undefined, schema: { parse(value: unknown): T }): T | null {
  return text === undefined ? null : schema.parse(JSON.parse(text));
}
