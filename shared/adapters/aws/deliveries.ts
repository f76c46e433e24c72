/**
 * The log of deliveries in the same table: `D#<partner>#<notice>` holds `data`, and is found by time through the index
 * `due` (`LOG#<partner>`, `<createdAt>#<notice>`), in which a sweep looks for `DUE#…` alone. DynamoDB removes it by its
 * `expiresAt`.
 */
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { DELIVERY_KEPT_MS, Delivery } from "../../partner/delivery.ts";
import type { Deliveries } from "../../ports.ts";

export function dynamoDeliveries(db: DynamoDBDocumentClient, table: string, clock: () => number): Deliveries {
  /** Expired items may still be there for days. */
  const entered = async (pk: string): Promise<Delivery | null> => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: { pk }, ConsistentRead: true }));
    return Item && Number(Item.expiresAt) * 1000 > clock() ? Delivery.parse(Item.data) : null;
  };
  return {
    enter: async (delivery) => {
      const { partnerId, noticeId, createdAt } = delivery;
      const Item = {
        pk: `D#${partnerId}#${noticeId}`,
        due: `LOG#${partnerId}`,
        dueAt: `${thirteen(createdAt)}#${noticeId}`,
        expiresAt: Math.ceil((clock() + DELIVERY_KEPT_MS) / 1000),
        data: delivery,
      };
      await db.send(new PutCommand({ TableName: table, Item }));
    },
    since: async function* (partnerId, from) {
      let next: Record<string, unknown> | undefined;
      do {
        const page = await db.send(
          new QueryCommand({
            TableName: table,
            IndexName: "due",
            KeyConditionExpression: "due = :log AND dueAt >= :from",
            ExpressionAttributeValues: { ":log": `LOG#${partnerId}`, ":from": thirteen(Math.max(0, from)) },
            ...(next && { ExclusiveStartKey: next }),
          }),
        );
        for (const { pk } of page.Items ?? []) {
          const delivery = await entered(String(pk));
          if (delivery !== null) yield delivery;
        }
        next = page.LastEvaluatedKey;
      } while (next !== undefined);
    },
  };
}

/** Thirteen digits sort as text until the year 2286. */
const thirteen = (at: number): string => String(at).padStart(13, "0");
