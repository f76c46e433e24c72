/**
 * A queue in a folder, with what SQS promises: a message is on the disk before it is acknowledged, is delivered at
 * least once, is tried again after a failure, and after five attempts lies in the dead-letter folder.
 *
 * One file per message. It is removed only after the handler reported success, so a process that is killed at any
 * point leaves the message to the next one that opens the folder.
 */
import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { TurnedClock } from "./clock.ts";
import { filesIn, readIfThere, removeIfThere, writeDurably } from "./files.ts";

/** As `maxReceiveCount` of the deployed queues. */
export const MOST_ATTEMPTS = 5;
/** Service milliseconds before the second attempt; doubles with each further one. */
const FIRST_RETRY_MS = 1_000;
/** A timer cannot sleep longer than 2^31 - 1 ms. */
const LONGEST_SLEEP_MS = 3_600_000;

const Message = z.object({
  id: z.string(),
  body: z.string(),
  /** Service times. */
  sentAt: z.number(),
  visibleAt: z.number(),
  attempts: z.number().int(),
});
type Message = z.infer<typeof Message>;

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export interface LocalQueue {
  readonly name: string;
  /** On the disk when this resolves. `delaySeconds` is service time. Gives the message's id. */
  put(body: string, delaySeconds?: number): Promise<string>;
  /** Begins to deliver, at most `atOnce` messages at the same time, one to an event. */
  start(handler: QueueHandler, atOnce?: number): void;
  /** Looks again at once: the clock was turned. */
  poke(): void;
  /** When everything that is due, and every retry, is done. Messages that were delayed on purpose may remain. */
  idle(): Promise<void>;
  /** Messages that are not done, and how many were ever delivered. */
  count(): { waiting: number; delivered: number };
  /** Takes nothing new and waits for the handlers that are running. */
  stop(): Promise<void>;
}

export async function openQueue(options: {
  name: string;
  /** Holds a folder per queue, and `dead/<queue>/` beside them. */
  folder: string;
  clock: TurnedClock;
  /** Told when a message is given up; the reason is one word and holds nothing of the message. */
  onDead?: (name: string, id: string, reason: string) => void;
}): Promise<LocalQueue> {
  const { name, clock } = options;
  const folder = join(options.folder, "queues", name);
  const dead = join(options.folder, "dead", name);
  const messages = await readMessages(folder);
  const running = new Map<string, Promise<void>>();
  let waiters: (() => void)[] = [];
  let handler: QueueHandler | null = null;
  let atOnce = 1;
  let timer: NodeJS.Timeout | undefined;
  let delivered = 0;

  const pathOf = (message: Message) => join(folder, `${message.id}.json`);
  const save = (message: Message) => writeDurably(pathOf(message), JSON.stringify(message));

  function pump(): void {
    clearTimeout(timer);
    if (handler === null) return;
    for (const message of waitingInOrder()) {
      if (running.size >= atOnce || message.visibleAt > clock.now()) break;
      running.set(
        message.id,
        deliver(message, handler).finally(() => done(message.id)),
      );
    }
    const next = waitingInOrder()[0];
    if (next !== undefined && running.size < atOnce) {
      timer = setTimeout(pump, Math.min(clock.realMsUntil(next.visibleAt) + 1, LONGEST_SLEEP_MS));
      timer.unref();
    }
    if (isIdle()) {
      const told = waiters;
      waiters = [];
      for (const tell of told) tell();
    }
  }

  const waitingInOrder = () =>
    [...messages.values()].filter(({ id }) => !running.has(id)).sort((a, b) => a.visibleAt - b.visibleAt);
  const isIdle = () =>
    running.size === 0 &&
    [...messages.values()].every((message) => message.attempts === 0 && message.visibleAt > clock.now());

  function done(id: string): void {
    running.delete(id);
    pump();
  }

  async function deliver(message: Message, to: QueueHandler): Promise<void> {
    const attempts = message.attempts + 1;
    // Counted before the attempt: a message that kills the process must run out of attempts too.
    await save({ ...message, attempts });
    const failure = await attempt(to, eventOf(name, { ...message, attempts }));
    if (failure === null) {
      messages.delete(message.id);
      await removeIfThere(pathOf(message));
    } else if (attempts >= MOST_ATTEMPTS) {
      const letter = { ...message, attempts, reason: failure, deadAt: clock.now() };
      await writeDurably(join(dead, `${message.id}.json`), JSON.stringify(letter));
      messages.delete(message.id);
      await removeIfThere(pathOf(message));
      options.onDead?.(name, message.id, failure);
    } else {
      const again = { ...message, attempts, visibleAt: clock.now() + FIRST_RETRY_MS * 2 ** (attempts - 1) };
      messages.set(message.id, again);
      await save(again);
    }
    delivered++;
  }

  return {
    name,
    async put(body, delaySeconds = 0) {
      const sentAt = clock.now();
      const visibleAt = sentAt + delaySeconds * 1000;
      const message: Message = { id: randomUUID(), body, sentAt, visibleAt, attempts: 0 };
      await save(message);
      messages.set(message.id, message);
      pump();
      return message.id;
    },
    start(to, most = 1) {
      handler = to;
      atOnce = most;
      pump();
    },
    poke: pump,
    idle: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    count: () => ({ waiting: messages.size, delivered }),
    async stop() {
      handler = null;
      clearTimeout(timer);
      await Promise.all(running.values());
      for (const tell of waiters) tell();
    },
  };
}

/** Null, or one word about the failure: never what the error says, which may hold a word of a mail. */
async function attempt(handler: QueueHandler, event: SQSEvent): Promise<string | null> {
  try {
    const response = await handler(event);
    return response?.batchItemFailures.length ? "reported-failure" : null;
  } catch (error) {
    return `threw-${error instanceof Error ? error.name : typeof error}`;
  }
}

/** One record as Lambda's event source mapping gives it. */
function eventOf(queue: string, message: Message): SQSEvent {
  const region = "us-east-1";
  return {
    Records: [
      {
        messageId: message.id,
        receiptHandle: `${message.id}-${message.attempts}`,
        body: message.body,
        attributes: {
          ApproximateReceiveCount: String(message.attempts),
          SentTimestamp: String(message.sentAt),
          SenderId: "local",
          ApproximateFirstReceiveTimestamp: String(message.visibleAt),
        },
        messageAttributes: {},
        md5OfBody: createHash("md5").update(message.body).digest("hex"),
        eventSource: "aws:sqs",
        eventSourceARN: `arn:aws:sqs:${region}:000000000000:${queue}`,
        awsRegion: region,
      },
    ],
  };
}

async function readMessages(folder: string): Promise<Map<string, Message>> {
  const messages = new Map<string, Message>();
  for (const file of await filesIn(folder, ".json")) {
    const text = await readIfThere(join(folder, file));
    if (text === null) continue;
    const message = Message.parse(JSON.parse(text.toString("utf8")));
    messages.set(message.id, message);
  }
  return messages;
}
