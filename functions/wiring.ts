/** Environment -> SDK clients -> AWS adapters -> service. Everything real is built here. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { s3Archive } from "../shared/adapters/aws/archive.ts";
import { sesMailer } from "../shared/adapters/aws/mailer.ts";
import { dynamoStore } from "../shared/adapters/aws/store.ts";
import { sqsWakeQueue } from "../shared/adapters/aws/wake-queue.ts";
import { SEND_TIMEOUT_MS } from "../shared/domain/sending.ts";
import type { Clock, Log, Ports } from "../shared/ports.ts";
import { ruleReader } from "../shared/reading/read.ts";
import { createService, type Service } from "../shared/service.ts";
import { type Env, readEnv } from "./env.ts";
import { powertoolsLog } from "./log.ts";

/** What the two places where the service runs may set differently. */
export type Surroundings = { clock: Clock; log: Log };

export function wire(env: Env, { clock, log }: Surroundings): Service {
  return createService(awsPorts(env, { clock, log }), {
    serviceAddress: env.SERVICE_ADDRESS,
    retentionDays: env.RETENTION_DAYS,
  });
}

/** The ports over the SDK's clients, which find region, credentials and endpoints in the environment. */
export function awsPorts(env: Env, { clock, log }: Surroundings): Ports {
  const db = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
  // One attempt, bounded: see `sesMailer`.
  const ses = new SESv2Client({
    maxAttempts: 1,
    requestHandler: {
      requestTimeout: SEND_TIMEOUT_MS,
      connectionTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
  });
  // Path style, since a name in front of `localhost` or of an emulator's host leads nowhere.
  const s3 = new S3Client({ forcePathStyle: true });
  return {
    store: dynamoStore(db, env.TABLE_NAME, clock),
    archive: s3Archive(s3, env.ARCHIVE_BUCKET),
    mailer: sesMailer(ses, env.SERVICE_ADDRESS, env.CONFIGURATION_SET),
    wakeQueue: sqsWakeQueue(new SQSClient({}), env.WAKE_QUEUE_URL),
    reader: ruleReader,
    clock,
    chance: Math.random,
    log,
  };
}

let deployed: Service | undefined;

/** The service of a deployed function: made at the first call, kept while the process lives. */
export function deployedService(): Service {
  deployed ??= wire(readEnv(process.env), { clock: Date.now, log: powertoolsLog() });
  return deployed;
}
