/** The functions between embedded parts, one at a time and with a clock turned by hand, and what they call recorded by function. */
import { randomUUID } from "node:crypto";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { deliveryHandler } from "../../functions/delivery.ts";
import { receiveHandler } from "../../functions/receive.ts";
import { sweepHandler } from "../../functions/sweep.ts";
import { wakeHandler } from "../../functions/wake.ts";
import { webApp } from "../../functions/web-app.ts";
import { createService } from "../../shared/service.ts";
import type { FunctionName } from "../aws/bundle.ts";
import { BUCKET, SERVICE_ADDRESS, startEmbedded } from "../local/embedded.ts";
import { receivedNotification } from "../local/receipt.ts";
import { nextDue } from "../local/turn.ts";

const PUBLIC_URL = "https://pages.example.com";

/** One run of a function, in milliseconds of real time, with the engines on this machine. */
export type Run = { name: FunctionName; ms: number };
export type Life = Awaited<ReturnType<typeof startLife>>;

export async function startLife(startAt: number) {
  let caller: FunctionName | undefined;
  const embedded = await startEmbedded(startAt, () => caller);
  const { ports, time, wakeQueue, events, buckets } = embedded;
  const settings = { serviceAddress: SERVICE_ADDRESS, retentionDays: 30, publicUrl: PUBLIC_URL };
  const service = createService(ports, settings);
  // In a process of its own, as all functions are.
  const waking = createService({ ...ports, seal: embedded.newSeal() }, settings);
  const pages = webApp(() => service);
  const runs: Run[] = [];
  const { log } = ports;
  const sweepNow = sweepHandler(
    () => service,
    () => {},
  );
  const handlers = {
    receive: receiveHandler(() => service, log),
    wake: wakeHandler(() => waking, log),
    delivery: deliveryHandler(() => service, log),
  };

  async function run<T>(name: FunctionName, work: () => Promise<T>): Promise<T> {
    caller = name;
    const from = performance.now();
    try {
      return await work();
    } finally {
      runs.push({ name, ms: performance.now() - from });
      caller = undefined;
    }
  }

  async function feed(name: keyof typeof handlers, event: SQSEvent): Promise<SQSBatchResponse> {
    const answer = await run(name, () => handlers[name](event));
    if (answer.batchItemFailures.length > 0) throw new Error(`${name} failed`);
    return answer;
  }

  /** What SES tells about each letter. */
  async function tell(): Promise<void> {
    for (const event of events.splice(0)) await feed("delivery", eventOf(event));
  }

  /** The queue delivers only while a handler is there, so that no function runs beside another. */
  async function sweep(): Promise<void> {
    await run("sweep", sweepNow);
    wakeQueue.start((event) => feed("wake", event));
    await wakeQueue.idle();
    await wakeQueue.stop();
    await tell();
  }

  return {
    ...embedded,
    runs,
    feed,
    sweep,

    /** A mail arrives as SES hands it on, is received, and its letter's events are told. Gives its key. */
    async arrives(raw: string, from: string, to = SERVICE_ADDRESS): Promise<string> {
      const messageId = randomUUID().replaceAll("-", "");
      const objectKey = `mail/${messageId}`;
      const bytes = Buffer.from(raw);
      await buckets.put(BUCKET, objectKey, bytes);
      const mail = { messageId, at: time.now, source: from, recipients: [to], raw: bytes };
      await feed("receive", eventOf(receivedNotification(mail, { bucketName: BUCKET, objectKey })));
      await tell();
      return objectKey;
    },

    /** A request as the HTTP API hands it to its function. */
    web: (path: string, init: RequestInit) => run("web", async () => pages.request(path, init)),

    /** What a mail program does when somebody presses its "unsubscribe": RFC 8058, section 3.2. Gives the page's status. */
    async unsubscribes(letter: string): Promise<number> {
      const path = letter.match(/<https:\/\/pages\.example\.com(\/[^>]+)>/)?.[1];
      if (path === undefined) throw new Error("the letter has no link to unsubscribe");
      return (await run("web", async () => pages.request(path, { method: "POST" }))).status;
    },

    /** Turns the clock forward, sweeping at each time at which something falls due. */
    async turnTo(until: number): Promise<void> {
      for (;;) {
        const due = await nextDue(ports.store, time.now);
        if (due === null || due.wakeAt > until) break;
        time.now = due.wakeAt;
        await sweep();
      }
      time.now = Math.max(time.now, until);
    },
  };
}

export function eventOf(body: object): SQSEvent {
  return { Records: [{ messageId: randomUUID(), body: JSON.stringify(body) }] } as unknown as SQSEvent;
}
