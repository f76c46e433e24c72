/** The service stack, put onto the emulator by the real CDK command, and what it is called there. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { PROJECT_ROOT } from "../../aws/bundle.ts";
import { ACCOUNT, type Emulator, HOME, REGION } from "./emulator.ts";
import { query, textsOf } from "./query.ts";
import { run } from "./run.ts";

export const STAGE = "test";
export const DOMAIN = "in.example.com";
export const SERVICE_ADDRESS = `recover@${DOMAIN}`;
/** The receipt stack is not deployed: the emulator knows no receipt rules, so the test does SES's part itself. */
const STACK = `recover-${STAGE}-service`;

const CONTEXT = {
  stage: STAGE,
  domain: DOMAIN,
  region: REGION,
  retentionDays: "30",
  sender: SERVICE_ADDRESS,
};
const OPTIONS = [
  ...Object.entries(CONTEXT).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ...["--output", join(HOME, "cdk.out"), "--ci", "--no-color"],
];

export const bootstrap = (emulator: Emulator) => cdk(emulator, "bootstrap", `aws://${ACCOUNT}/${REGION}`);

/** `version` stands in the functions' environment and in their log. */
export const deploy = (emulator: Emulator, version: string) =>
  cdk(emulator, "deploy", STACK, "--require-approval", "never", "-c", `version=${version}`);

/** The physical names of the parts of the stack that the test reaches for. */
export type Deployed = {
  table: string;
  bucket: string;
  inboundTopic: string;
  eventsTopic: string;
  queues: Record<"received" | "due" | "sent", { queue: string; dead: string }>;
};

/** Found by logical id, which CDK makes of the construct's path and a hash. */
export async function deployed({ endpoint }: Emulator): Promise<Deployed> {
  const answer = await query(endpoint, "cloudformation", {
    Action: "DescribeStackResources",
    Version: "2010-05-15",
    StackName: STACK,
  });
  const logical = textsOf(answer, "LogicalResourceId");
  const physical = textsOf(answer, "PhysicalResourceId");
  const named = (path: string) => {
    const at = logical.findIndex((id) => new RegExp(`^${path}[0-9A-F]{8}$`).test(id));
    if (at < 0 || physical[at] === undefined) throw new Error(`The stack has no ${path}.`);
    return physical[at];
  };
  const pair = (name: string) => ({ queue: named(`${name}Queue`), dead: named(`${name}Dead`) });
  return {
    table: named("Recoveries"),
    bucket: named("RawMail"),
    inboundTopic: named("Inbound"),
    eventsTopic: named("Events"),
    queues: { received: pair("Received"), due: pair("Due"), sent: pair("Sent") },
  };
}

const Template = z.object({
  Resources: z.record(z.string(), z.object({ Properties: z.record(z.string(), z.unknown()).optional() })),
});
const Redrive = z.object({
  deadLetterTargetArn: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  maxReceiveCount: z.number(),
});

/** How often each queue tries and where it gives up, as the template says: the emulator leaves it out of its queues. */
export async function redrivePolicies(): Promise<{ queue: string; dead: string; maxReceiveCount: number }[]> {
  const file = join(HOME, "cdk.out", `${STACK}.template.json`);
  const { Resources } = Template.parse(JSON.parse(await readFile(file, "utf8")));
  return Object.entries(Resources).flatMap(([queue, { Properties }]) => {
    if (Properties?.RedrivePolicy === undefined || !/Queue[0-9A-F]{8}$/.test(queue)) return [];
    const { deadLetterTargetArn, maxReceiveCount } = Redrive.parse(Properties.RedrivePolicy);
    return [{ queue, dead: deadLetterTargetArn["Fn::GetAtt"][0], maxReceiveCount }];
  });
}

async function cdk(emulator: Emulator, ...args: string[]): Promise<void> {
  const program = join(PROJECT_ROOT, "node_modules", ".bin", "cdk");
  await run(program, [...args, ...OPTIONS], { env: emulator.environment, cwd: PROJECT_ROOT });
}
