/** The service stack, put onto the emulator by the real CDK command, and what it is called there. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import * as z from "zod";
import { PROJECT_ROOT } from "../../aws/bundle.ts";
import { serviceStackOf } from "../../aws/names.ts";
import { type Deployed, deployedStack } from "../deploy/deployed.ts";
import { TemplateFile } from "../permissions.ts";
import { ACCOUNT, CLIENT, type Emulator, HOME, REGION } from "./emulator.ts";
import { run } from "./run.ts";

export const STAGE = "test";
export const DOMAIN = "in.example.com";
export const SERVICE_ADDRESS = `recover@${DOMAIN}`;
/** The receipt stack is not deployed: the emulator knows no receipt rules, so the test does SES's part itself. */
const STACK = serviceStackOf(STAGE);
const ASSEMBLY = join(HOME, "cdk.out");

const CONTEXT = {
  stage: STAGE,
  domain: DOMAIN,
  region: REGION,
  retentionDays: "30",
  sender: SERVICE_ADDRESS,
};
const GIVEN = Object.entries(CONTEXT).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

export async function bootstrap({ environment }: Emulator): Promise<void> {
  const program = join(PROJECT_ROOT, "node_modules", ".bin", "cdk");
  const args = ["bootstrap", `aws://${ACCOUNT}/${REGION}`, "--output", ASSEMBLY, ...GIVEN];
  await run(program, args, { env: environment, cwd: PROJECT_ROOT });
}

/** The command that deploys for real, with its look before and after. `version` stands in the functions' log. */
export const deploy = (emulator: Emulator, version: string) =>
  command(emulator, "deploy", "--service-only", "--yes", ...GIVEN, "-c", `version=${version}`);

export const check = (emulator: Emulator) => command(emulator, "deploy", "--check", ...GIVEN);

export const smoke = (emulator: Emulator, version: string) =>
  command(emulator, "smoke", "--stage", STAGE, "--version", version);

export const redrive = (emulator: Emulator, queue: string) =>
  command(emulator, "redrive", "--stage", STAGE, queue);

export const partner = (emulator: Emulator, ...args: string[]) =>
  command(emulator, "partner", ...args, "--stage", STAGE);

/** Gives what it said. */
function command({ environment }: Emulator, name: string, ...args: string[]): Promise<string> {
  const env = { ...environment, CDK_OUTPUT: ASSEMBLY };
  return run("npm", ["run", "-s", name, "--", ...args], { env, cwd: PROJECT_ROOT });
}

/** The physical names of the parts of the stack that the test reaches for. */
export async function deployed({ endpoint }: Emulator): Promise<Deployed> {
  const stack = await deployedStack(new CloudFormationClient({ endpoint, ...CLIENT }), STAGE);
  return stack ?? assert.fail(`there is no stack ${STACK}`);
}

/** The template as it was deployed. */
export async function template(): Promise<TemplateFile> {
  return TemplateFile.parse(JSON.parse(await readFile(join(ASSEMBLY, `${STACK}.template.json`), "utf8")));
}

const Redrive = z.object({
  deadLetterTargetArn: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  maxReceiveCount: z.number(),
});

/** How often each queue tries and where it gives up, as the template says: the emulator leaves it out of its queues. */
export async function redrivePolicies(): Promise<{ queue: string; dead: string; maxReceiveCount: number }[]> {
  const { Resources } = await template();
  return Object.entries(Resources).flatMap(([queue, { Properties }]) => {
    if (Properties?.RedrivePolicy === undefined || !/Queue[0-9A-F]{8}$/.test(queue)) return [];
    const { deadLetterTargetArn, maxReceiveCount } = Redrive.parse(Properties.RedrivePolicy);
    return [{ queue, dead: deadLetterTargetArn["Fn::GetAtt"][0], maxReceiveCount }];
  });
}
