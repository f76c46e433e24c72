/**
 * Partners in the same table.
 *
 * | item         | pk                 | also                                                      |
 * | ------------ | ------------------ | --------------------------------------------------------- |
 * | partner      | `C#<partner>`      | `version`, `data`                                         |
 * | directory    | `CS`               | `ids`: the set of all partners, so that none need a scan  |
 * | partner call | `K#<partner>#<id>` | written with its recovery, by `store.ts`                  |
 * | count        | `L#<window>`       | `n`                                                       |
 */
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { CALL_KEPT_MS, Partner, PartnerCall } from "../../partner/partner.ts";
import type { Partners } from "../../ports.ts";
import { callKey } from "./call-key.ts";
import { onVersion, savedUnlessConflict } from "./versions.ts";

const DIRECTORY = "CS";
/** A count is of no use after its window; clocks may differ by less than this. */
const COUNT_NET_SECONDS = 3600;

export function dynamoPartners(db: DynamoDBDocumentClient, table: string, clock: () => number): Partners {
  const get = async (pk: string) =>
    (await db.send(new GetCommand({ TableName: table, Key: { pk }, ConsistentRead: true }))).Item;
  const partner = async (id: string) => {
    const item = await get(`C#${id}`);
    return item === undefined ? null : Partner.parse(item.data);
  };

  return {
    partner,
    savePartner: async (changed) => {
      const version = changed.version + 1;
      const Item = { pk: `C#${changed.id}`, version, data: { ...changed, version } };
      const put = { TableName: table, Item, ...onVersion(changed.version) };
      if (changed.version > 0) return savedUnlessConflict(db.send(new PutCommand(put)));
      const enter = {
        TableName: table,
        Key: { pk: DIRECTORY },
        UpdateExpression: "ADD ids :id",
        ExpressionAttributeValues: { ":id": new Set([changed.id]) },
      };
      return savedUnlessConflict(
        db.send(new TransactWriteCommand({ TransactItems: [{ Put: put }, { Update: enter }] })),
      );
    },
    partners: async () => {
      const ids = [...((await get(DIRECTORY))?.ids ?? [])] as string[];
      const found = await Promise.all(ids.sort().map(partner));
      return found.filter((each) => each !== null);
    },
    call: async (partnerId, webhookId) => {
      const item = await get(callKey(partnerId, webhookId));
      if (item === undefined) return null;
      const call = PartnerCall.parse(item);
      return call.at + CALL_KEPT_MS > clock() ? call : null;
    },
    count: async (window, until) => {
      const counted = await db.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `L#${window}` },
          UpdateExpression: "ADD n :one SET expiresAt = :end",
          ExpressionAttributeValues: { ":one": 1, ":end": Math.ceil(until / 1000) + COUNT_NET_SECONDS },
          ReturnValues: "UPDATED_NEW",
        }),
      );
      return Number(counted.Attributes?.n);
    },
  };
}
