/**
 * The count of letters: one item a day in the table of the recoveries, `B#<day>`, with the day's count in `all` and each
 * hour's in `h<hour>`. One conditional write a letter, so that no two functions share the last one.
 */
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type Budget, windowsAt } from "../../domain/budget.ts";
import type { Counter } from "../../ports.ts";

/** It says how many letters left and to nobody whom; two days later nobody asks. */
const KEPT_SECONDS = 2 * 24 * 3600;

export function dynamoCounter(db: DynamoDBDocumentClient, table: string, clock: () => number): Counter {
  return {
    take: async (budget) => {
      const now = clock();
      const { hour, day } = windowsAt(now);
      const count = new UpdateCommand({
        TableName: table,
        Key: { pk: `B#${day}` },
        UpdateExpression: "SET expiresAt = :expires ADD #all :one, #hour :one",
        ConditionExpression:
          "(attribute_not_exists(#all) OR #all < :inDay) AND (attribute_not_exists(#hour) OR #hour < :inHour)",
        ExpressionAttributeNames: { "#all": "all", "#hour": `h${hour}` },
        ExpressionAttributeValues: {
          ":one": 1,
          ":inDay": budget.inDay,
          ":inHour": budget.inHour,
          ":expires": Math.floor(now / 1000) + KEPT_SECONDS,
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      });
      try {
        await db.send(count);
        return "taken";
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return isDayFull(error, budget) ? "day" : "hour";
      }
    },
  };
}

/** The item as it was comes with the refusal, in DynamoDB's own notation: the document client does not translate it. */
function isDayFull({ Item }: ConditionalCheckFailedException, { inDay }: Budget): boolean {
  return Number(Item?.all?.N ?? 0) >= inDay;
}
