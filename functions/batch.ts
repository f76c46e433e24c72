/** A queue's batch, each record by itself: what fails is named and delivered again, the rest is done. */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type * as z from "zod";
import type { Log } from "../shared/ports.ts";

/**
 * Parses each record's body and handles it. A body that is not what it should be fails as well: after its last
 * delivery it waits in the dead-letter queue, where somebody can look at it. Only text that is no JSON at all is
 * passed over: SES greets a new topic with a sentence ("Successfully validated SNS topic …").
 */
export async function eachRecord<T>(
  event: SQSEvent,
  schema: z.ZodType<T>,
  log: Log,
  handle: (body: T) => Promise<unknown>,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(
    event.Records.map(async (record) => {
      const queueMessageId = record.messageId;
      try {
        const body = fromJson(record.body);
        if (body === undefined) log.outcome("not-an-event", { queueMessageId });
        else await handle(schema.parse(body));
        return [];
      } catch (error) {
        log.error("record-failed", error, { queueMessageId });
        return [{ itemIdentifier: queueMessageId }];
      }
    }),
  );
  return { batchItemFailures: failed.flat() };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
