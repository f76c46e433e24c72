/** The table in which partners are kept: that of a deployed stage, or that of the service on this machine. */
import { join } from "node:path";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { dynamoDeliveries } from "../../../shared/adapters/aws/deliveries.ts";
import { dynamoPartners } from "../../../shared/adapters/aws/partners.ts";
import { keyFrom, sealingKey } from "../../../shared/adapters/aws/sealing-key.ts";
import { dynamoStore } from "../../../shared/adapters/aws/store.ts";
import { aesSeal } from "../../../shared/adapters/seal.ts";
import type { Managing } from "../../../shared/verbs/partner-manage.ts";
import type { Replaying } from "../../../shared/verbs/replay.ts";
import { ensureTable, startDynamodb } from "../../local/dynamodb.ts";
import { TABLE } from "../../local/environment.ts";
import { DYNAMODB_URL, readIfThere } from "../../local/files.ts";
import { FolderInUse, lock } from "../../local/lock.ts";
import { sealSecretIn } from "../../local/secrets.ts";
import { deployedStack } from "../deploy/deployed.ts";
import { refuse } from "../input.ts";

export type Where = Managing & Replaying & { stop(): Promise<void> };

/** Credentials and region come from the environment, as for the AWS command line. */
export async function atStage(stage: string): Promise<Where> {
  const stack = await deployedStack(new CloudFormationClient({}), stage);
  if (stack === null) refuse(`There is no stack of the stage "${stage}" in this region.`);
  return {
    ...kept(new DynamoDBClient({}), stack.table),
    seal: aesSeal(sealingKey(new SecretsManagerClient({}), stack.sealing)),
    clock: Date.now,
    stop: async () => {},
  };
}

function kept(client: DynamoDBClient, table: string) {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    partners: dynamoPartners(db, table, Date.now),
    store: dynamoStore(db, table, Date.now),
    deliveries: dynamoDeliveries(db, table, Date.now),
  };
}

/** The running service's own engine; one started for the moment where none runs. */
export async function onThisMachine(dataDir: string): Promise<Where> {
  const { endpoint, stop } = await engine(dataDir);
  try {
    await ensureTable(endpoint, TABLE);
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials });
    const secret = await sealSecretIn(dataDir);
    return {
      ...kept(client, TABLE),
      seal: aesSeal(async () => keyFrom(secret)),
      clock: Date.now,
      stop: async () => {
        client.destroy();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function engine(dataDir: string): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  try {
    const unlock = await lock(dataDir);
    try {
      const engine = await startDynamodb({ folder: dataDir, endpoint: process.env.DYNAMODB_ENDPOINT });
      return { endpoint: engine.endpoint, stop: () => engine.stop().finally(unlock) };
    } catch (error) {
      await unlock();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    const url = await readIfThere(join(dataDir, DYNAMODB_URL));
    if (url === null) refuse(`The service in ${dataDir} is just starting. Try again in a moment.`);
    return { endpoint: url.toString("utf8"), stop: async () => {} };
  }
}
