/** The AWS adapters over the embedded engine and endpoints, in a folder of their own. */
import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsPorts, seal } from "../../functions/wiring.ts";
import { keyFrom } from "../../shared/adapters/aws/sealing-key.ts";
import { httpEndpoint } from "../../shared/adapters/http/endpoint.ts";
import { aesSeal } from "../../shared/adapters/seal.ts";
import type { Log } from "../../shared/ports.ts";
import { startAws } from "./aws.ts";
import { openClock } from "./clock.ts";
import { ensureTable, startDynamodb } from "./dynamodb.ts";
import { BUCKET, CONFIGURATION_SET, setEnvironment, TABLE } from "./environment.ts";
import { openQueue } from "./queue.ts";
import { startRecorder } from "./recorder.ts";
import { Buckets, createS3 } from "./s3.ts";
import { createSecrets, sealSecretIn } from "./secrets.ts";
import { createSes } from "./ses.ts";
import { createSqs } from "./sqs.ts";

export const SERVICE_ADDRESS = "recover@in.example.com";
export { BUCKET };

/**
 * Starts everything that is outside the functions, and points the SDK's environment at it. With `callerOf` each request is
 * recorded under the name that it gives at that moment.
 */
export async function startEmbedded(startAt = Date.now(), callerOf?: () => string | undefined) {
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
  const secret = await sealSecretIn(folder);
  const aws = await startAws({
    ses: ses.fetch,
    s3: createS3(buckets),
    sqs: createSqs([wakeQueue]),
    secrets: createSecrets(secret),
  });
  const targetOf = ({ "x-amz-target": target }: IncomingHttpHeaders) =>
    String(target).startsWith("DynamoDB_") ? dynamodb.endpoint : aws.endpoint;
  const recorder = callerOf && (await startRecorder(targetOf, callerOf));
  const env = setEnvironment({
    dataDir: folder,
    aws: recorder?.endpoint ?? aws.endpoint,
    dynamodb: recorder?.endpoint ?? dynamodb.endpoint,
    serviceAddress: SERVICE_ADDRESS,
    retentionDays: 30,
  });
  const log: Log = { outcome: () => {}, error: () => {} };
  const endpoint = httpEndpoint({ loopback: true });
  const ports = awsPorts(env, { clock: () => time.now, log, endpoint });
  return {
    /** Milliseconds since 1970; set it to turn the clock. */
    time,
    ports,
    /** What a command beside the service works with: a seal that has asked nobody for its key. */
    managing: { partners: ports.partners, clock: ports.clock, seal: aesSeal(async () => keyFrom(secret)) },
    /** As a function has it that has just started: it asks for its key itself. */
    newSeal: () => seal(env),
    ses,
    /** SES events that nobody has taken yet. */
    events,
    buckets,
    wakeQueue,
    /** What was called so far; always empty without `callerOf`. */
    calls: recorder?.calls ?? [],
    stop: async () => {
      await recorder?.stop();
      await aws.stop();
      await wakeQueue.stop();
      await dynamodb.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Embedded = Awaited<ReturnType<typeof startEmbedded>>;
