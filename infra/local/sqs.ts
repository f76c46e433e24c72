/** As much of the SQS JSON protocol as the SDK client needs to put messages on our queues. */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { LocalQueue } from "./queue.ts";

/** Any account number does; this is the one that emulators use. */
const ACCOUNT = "000000000000";

const Delay = z.number().int().min(0).max(900).optional();
const SendMessage = z.object({ QueueUrl: z.string(), MessageBody: z.string().min(1), DelaySeconds: Delay });
const SendMessageBatch = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string().min(1), DelaySeconds: Delay })),
});

export function queueUrl(endpoint: string, name: string): string {
  return `${endpoint}/${ACCOUNT}/${name}`;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export function createSqs(queues: readonly LocalQueue[]): (request: Request) => Promise<Response> {
  const queueOf = (url: string) => {
    const queue = queues.find(({ name }) => url.endsWith(`/${ACCOUNT}/${name}`));
    if (queue === undefined) throw new SqsError("QueueDoesNotExist", "The specified queue does not exist.");
    return queue;
  };

  async function sendMessage(input: z.infer<typeof SendMessage>) {
    const id = await queueOf(input.QueueUrl).put(input.MessageBody, input.DelaySeconds);
    return { MessageId: id, MD5OfMessageBody: md5(input.MessageBody) };
  }

  async function sendMessageBatch({ QueueUrl, Entries }: z.infer<typeof SendMessageBatch>) {
    const queue = queueOf(QueueUrl);
    if (Entries.length === 0) throw new SqsError("EmptyBatchRequest", "The batch request is empty.");
    if (Entries.length > 10) {
      throw new SqsError("TooManyEntriesInBatchRequest", "Maximum number of entries per request is 10.");
    }
    if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length) {
      throw new SqsError("BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
    }
    const sent = Entries.map(async ({ Id, MessageBody, DelaySeconds }) => {
      const MessageId = await queue.put(MessageBody, DelaySeconds);
      return { Id, MessageId, MD5OfMessageBody: md5(MessageBody) };
    });
    return { Successful: await Promise.all(sent), Failed: [] };
  }

  return async (request) => {
    const target = request.headers.get("x-amz-target");
    try {
      const input: unknown = await request.json();
      if (target === "AmazonSQS.SendMessage") return answer(await sendMessage(parse(SendMessage, input)));
      if (target === "AmazonSQS.SendMessageBatch") {
        return answer(await sendMessageBatch(parse(SendMessageBatch, input)));
      }
      throw new SqsError("InvalidAction", "This queue only takes SendMessage and SendMessageBatch.");
    } catch (error) {
      if (error instanceof SqsError) return refuse(error);
      throw error;
    }
  };
}

class SqsError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new SqsError("InvalidParameterValue", "A parameter is missing or out of range.");
  return parsed.data;
}

function answer(body: unknown): Response {
  return Response.json(body, { headers: { "content-type": "application/x-amz-json-1.0" } });
}

function refuse({ code, message }: SqsError): Response {
  return Response.json({ __type: `com.amazonaws.sqs#${code}`, message }, { status: 400 });
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
