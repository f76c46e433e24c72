/** The same variables that the deployed stack sets, for this machine. */
import { join } from "node:path";
import { type Env, readEnv } from "../../functions/env.ts";
import { SEAL_SECRET } from "./secrets.ts";
import { queueUrl } from "./sqs.ts";

export const TABLE = "recover";
export const BUCKET = "recover-archive";
export const CONFIGURATION_SET = "recover";

/** Fills `process.env` for the SDK's clients and gives the settings of the functions. */
export function setEnvironment(options: {
  dataDir: string;
  aws: string;
  dynamodb: string;
  serviceAddress: string;
  retentionDays: number;
}): Env {
  // Everything of AWS is forgotten first, so that no setting of this machine leads to somebody's real account.
  for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
  const nowhere = join(options.dataDir, "no-such-file");
  Object.assign(process.env, {
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: "true",
    // About 2027, and nothing that the person at this screen could do today.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: options.dynamodb,
    AWS_ENDPOINT_URL_S3: options.aws,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: options.aws,
    AWS_ENDPOINT_URL_SESV2: options.aws,
    AWS_ENDPOINT_URL_SQS: options.aws,
    TABLE_NAME: TABLE,
    ARCHIVE_BUCKET: BUCKET,
    WAKE_QUEUE_URL: queueUrl(options.aws, "wake"),
    SERVICE_ADDRESS: options.serviceAddress,
    CONFIGURATION_SET,
    RETENTION_DAYS: String(options.retentionDays),
    PUBLIC_URL: "",
    SEAL_SECRET,
    MOST_INVITATIONS_A_DAY: "1000",
    VERSION: "local",
  });
  return readEnv(process.env);
}
