/** Environment -> SDK clients -> AWS adapters. Each function is wired with the ports of its verb and bundles no others. */
import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { s3Archive } from "../shared/adapters/aws/archive.ts";
import { dynamoCounter } from "../shared/adapters/aws/counter.ts";
import { dynamoDeliveries } from "../shared/adapters/aws/deliveries.ts";
import { sesMailer } from "../shared/adapters/aws/mailer.ts";
import { dynamoPartners } from "../shared/adapters/aws/partners.ts";
import { sealingKey } from "../shared/adapters/aws/sealing-key.ts";
import { dynamoStore } from "../shared/adapters/aws/store.ts";
import { sqsWakeQueue } from "../shared/adapters/aws/wake-queue.ts";
import { httpEndpoint } from "../shared/adapters/http/endpoint.ts";
import { aesSeal } from "../shared/adapters/seal.ts";
import { SEND_TIMEOUT_MS } from "../shared/domain/sending.ts";
import type {
  Archive,
  Clock,
  Deliveries,
  Endpoint,
  Log,
  Mailer,
  Partners,
  Ports,
  Seal,
  Store,
  WakeQueue,
} from "../shared/ports.ts";
import { trainedReader } from "../shared/reading/read.ts";
import type { Settings, WebPort } from "../shared/service.ts";
import { INVITATION_LIMITS } from "../shared/verbs/change.ts";
import { type Env, readEnv } from "./env.ts";
import { powertoolsLog } from "./log.ts";

/** What the two places where the service runs may set differently. */
export type Surroundings = { clock: Clock; log: Log; endpoint?: Endpoint };

/**
 * What a deployed function works with: made from the environment at the first call and kept while the process lives, so
 * that a wrong setting fails a call, which is logged and tried again, and not the start.
 */
export function deployed<T>(make: (env: Env, around: Surroundings) => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make(readEnv(process.env), { clock: Date.now, log: powertoolsLog() });
    return made;
  };
}

/** All ports over the SDK's clients, which find region, credentials and endpoints in the environment. */
export const awsPorts = (env: Env, around: Surroundings): Ports => ({
  ...wakingPorts(env, around),
  ...webPorts(env, around),
  reader: trainedReader,
});

/** For pages and partners. */
export const webPorts = (env: Env, around: Surroundings): Pick<Ports, WebPort> => ({
  ...around,
  store: store(env, around.clock),
  partners: partners(env, around.clock),
  seal: seal(env),
  wakeQueue: wakeQueue(env),
  token: () => randomBytes(16).toString("hex"),
});

/** To send, to erase and to forget. */
export const settlingPorts = (env: Env, around: Surroundings) => ({
  ...around,
  store: store(env, around.clock),
  archive: archive(env),
  mailer: mailer(env),
  counter: dynamoCounter(documents(), env.TABLE_NAME, around.clock),
  chance: Math.random,
});

/** And to tell partners. */
export const wakingPorts = (env: Env, around: Surroundings) => ({
  ...settlingPorts(env, around),
  partners: partners(env, around.clock),
  seal: seal(env),
  endpoint: around.endpoint ?? httpEndpoint(),
  deliveries: deliveries(env, around.clock),
});

export const settingsOf = (env: Env): Settings => ({
  serviceAddress: env.SERVICE_ADDRESS,
  retentionDays: env.RETENTION_DAYS,
  publicUrl: env.PUBLIC_URL || null,
  budget: { inHour: env.LETTERS_PER_HOUR, inDay: env.LETTERS_PER_DAY },
  invitations: { ...INVITATION_LIMITS, perDay: env.MOST_INVITATIONS_A_DAY },
});

const documents = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

export const store = (env: Env, clock: Clock): Store => dynamoStore(documents(), env.TABLE_NAME, clock);

export const partners = (env: Env, clock: Clock): Partners =>
  dynamoPartners(documents(), env.TABLE_NAME, clock);

export const deliveries = (env: Env, clock: Clock): Deliveries =>
  dynamoDeliveries(documents(), env.TABLE_NAME, clock);

export const seal = (env: Env): Seal => aesSeal(sealingKey(new SecretsManagerClient({}), env.SEAL_SECRET));

export const wakeQueue = (env: Env): WakeQueue => sqsWakeQueue(new SQSClient({}), env.WAKE_QUEUE_URL);

function archive(env: Env): Archive {
  // Path style, since a name in front of `localhost` or of an emulator's host leads nowhere.
  return s3Archive(new S3Client({ forcePathStyle: true }), env.ARCHIVE_BUCKET);
}

function mailer(env: Env): Mailer {
  // One attempt, bounded: see `sesMailer`.
  const ses = new SESv2Client({
    maxAttempts: 1,
    requestHandler: {
      requestTimeout: SEND_TIMEOUT_MS,
      connectionTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
  });
  return sesMailer(ses, env.SERVICE_ADDRESS, env.CONFIGURATION_SET);
}
