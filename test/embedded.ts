/** The AWS adapters over the embedded engine and endpoints, in a folder of their own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsPorts } from "../functions/wiring.ts";
import { startAws } from "../infra/local/aws.ts";
import { openClock } from "../infra/local/clock.ts";
import { ensureTable, startDynamodb } from "../infra/local/dynamodb.ts";
import { BUCKET, CONFIGURATION_SET, setEnvironment, TABLE } from "../infra/local/environment.ts";
import { openQueue } from "../infra/local/queue.ts";
import { Buckets, createS3 } from "../infra/local/s3.ts";
import { createSes } from "../infra/local/ses.ts";
import { createSqs } from "../infra/local/sqs.ts";
import type { Log } from "../shared/ports.ts";

export const SERVICE_ADDRESS = "recover@in.example.com";
export { BUCKET };

/** Starts everything that is outside the functions, and points the SDK's environment at it. */
export async function startEmbedded(startAt = Date.now()) {
  const folder = await mkdtemp(join(tmpdir(), "recover-test-"));
  const time = { now: startAt };
  const clock = await openClock(join(folder, "clock.json"), { realNow: () => time.now });
  const dynamodb = await startDynamodb({ folder });
  await ensureTable(dynamodb.endpoint, TABLE);
  const events: object[] = [];
  const ses = createSes({
    folder,
    clock,
    identity: "in.example.com",
    configurationSet: CONFIGURATION_SET,
    publish: async (event) => void events.push(event),
  });
  const buckets = new Buckets(join(folder, "buckets"));
  await buckets.create(BUCKET);
  const wakeQueue = await openQueue({ name: "wake", folder, clock });
  const aws = await startAws({ ses: ses.fetch, s3: createS3(buckets), sqs: createSqs([wakeQueue]) });
  const env = setEnvironment({
    dataDir: folder,
    aws: aws.endpoint,
    dynamodb: dynamodb.endpoint,
    serviceAddress: SERVICE_ADDRESS,
    retentionDays: 30,
  });
  const log: Log = { outcome: () => {}, error: () => {} };
  return {
    /** Milliseconds since 1970; set it to turn the clock. */
    time,
    ports: awsPorts(env, { clock: () => time.now, log }),
    ses,
    /** SES events that nobody has taken yet. */
    events,
    buckets,
    wakeQueue,
    stop: async () => {
      await aws.stop();
      await wakeQueue.stop();
      await dynamodb.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Embedded = Awaited<ReturnType<typeof startEmbedded>>;
