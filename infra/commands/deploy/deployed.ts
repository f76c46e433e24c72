/** What a deployed service stack is made of, found by logical id, which CDK makes of a construct's path and a hash. */
import { type CloudFormationClient, DescribeStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import { FUNCTION_NAMES, type FunctionName } from "../../aws/bundle.ts";
import { serviceStackOf } from "../../aws/names.ts";

export const QUEUE_NAMES = ["received", "due", "sent"] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** Physical names, ARNs of topics and URLs of queues. */
export type Deployed = {
  table: string;
  bucket: string;
  /** ARN of the secret that partners' secrets are sealed with. */
  sealing: string;
  inboundTopic: string;
  eventsTopic: string;
  queues: Record<QueueName, { queue: string; dead: string }>;
  functions: Record<FunctionName, string>;
  /** Of any logical id in the template. */
  physicalId(logicalId: string): string | undefined;
};

/** Null when there is no such stack. Throws when something of it is missing, as after a deployment that failed at first. */
export async function deployedStack(
  cloudformation: CloudFormationClient,
  stage: string,
): Promise<Deployed | null> {
  const ids = await physicalIds(cloudformation, serviceStackOf(stage));
  if (ids === null) return null;
  const named = (path: string) => {
    const found = [...ids].find(([id]) => new RegExp(`^${path}[0-9A-F]{8}$`).test(id));
    if (found === undefined) throw new Error(`The stack ${serviceStackOf(stage)} has no ${path}.`);
    return found[1];
  };
  const titled = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
  const pair = (name: QueueName) => [
    name,
    { queue: named(`${titled(name)}Queue`), dead: named(`${titled(name)}Dead`) },
  ];
  return {
    table: named("Recoveries"),
    bucket: named("RawMail"),
    sealing: named("Sealing"),
    inboundTopic: named("Inbound"),
    eventsTopic: named("Events"),
    queues: Object.fromEntries(QUEUE_NAMES.map(pair)),
    functions: Object.fromEntries(
      FUNCTION_NAMES.map((name) => [name, named(`${name}Function`)]),
    ) as Deployed["functions"],
    physicalId: (logicalId) => ids.get(logicalId),
  };
}

export const isThere = async (cloudformation: CloudFormationClient, stack: string) =>
  (await physicalIds(cloudformation, stack)) !== null;

async function physicalIds(
  cloudformation: CloudFormationClient,
  StackName: string,
): Promise<Map<string, string> | null> {
  try {
    const { StackResources = [] } = await cloudformation.send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    return new Map(
      StackResources.flatMap(({ LogicalResourceId, PhysicalResourceId }) =>
        LogicalResourceId && PhysicalResourceId ? [[LogicalResourceId, PhysicalResourceId]] : [],
      ),
    );
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return null;
    throw error;
  }
}
