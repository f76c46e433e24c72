/** The sweep's side of the wake queue, in SQS. */
import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { WakeQueue } from "../../ports.ts";

export function sqsWakeQueue(sqs: SQSClient, queueUrl: string): WakeQueue {
  return {
    put: async (wakes) => {
      const Entries = wakes.map(({ recoveryId, delaySeconds }, i) => ({
        Id: String(i),
        MessageBody: JSON.stringify({ recoveryId }),
        DelaySeconds: delaySeconds,
      }));
      const put = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      // What was not taken is still due: the next sweep finds it. Still, somebody should see it.
      if (put.Failed?.length) throw new Error(`the wake queue refused ${put.Failed.length} messages`);
    },
  };
}
