/** What a function called, held against what its role may do: nothing used may be missing, nothing granted unused. */
import * as z from "zod";
import { FUNCTION_NAMES, type FunctionName } from "../aws/bundle.ts";
import type { Call, Need } from "../local/calls.ts";

/** An action on resources, as the template grants it. `*` stands for anything in `resource`, as in IAM. */
export type Granted = { action: string; resource: string; only: Readonly<Record<string, string>> };

/** Granted to a function's role, and used under it by somebody whose calls cannot be recorded. */
const USED_BY_LAMBDA: readonly { action: string; of: readonly FunctionName[]; why: string }[] = [
  {
    action: "logs:CreateLogStream",
    of: FUNCTION_NAMES,
    why: "Lambda writes the log under the function's role",
  },
  { action: "logs:PutLogEvents", of: FUNCTION_NAMES, why: "Lambda writes the log under the function's role" },
  ...["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"].map((action) => ({
    action,
    of: ["receive", "wake", "delivery"] as const,
    why: "Lambda's poller takes messages under the function's role",
  })),
];

/** `used`: actions, by function; `excepted`: grants of those that nobody can record. */
export type Findings = { used: number; granted: number; excepted: number; wrong: string[] };

/** Each wrong line is a sentence that names function, action and resource. */
export function compare(
  calls: readonly Call[],
  grantsOf: (name: FunctionName) => readonly Granted[],
): Findings {
  const findings: Findings = { used: 0, granted: 0, excepted: 0, wrong: [] };
  for (const name of FUNCTION_NAMES) {
    const needs = distinct(calls.filter(({ caller }) => caller === name).flatMap((call) => call.needs));
    const grants = grantsOf(name);
    const excepted = USED_BY_LAMBDA.filter(({ of }) => of.includes(name)).map(({ action }) => action);
    if (needs.length === 0) findings.wrong.push(`${name} was never seen at work`);
    for (const need of needs) {
      if (!grants.some((grant) => covers(grant, need))) {
        findings.wrong.push(`${name} uses ${need.action} on ${need.resource}, which its role may not`);
      }
    }
    for (const grant of grants) {
      const used = needs.some((need) => covers(grant, need));
      if (!used && !excepted.includes(grant.action)) {
        findings.wrong.push(`${name} may ${grant.action} on ${grant.resource}, and never does`);
      }
    }
    for (const action of excepted) {
      if (!grants.some((grant) => grant.action === action)) {
        findings.wrong.push(`${name} has an exception for ${action}, which its role may not`);
      }
    }
    findings.used += new Set(needs.map(({ action }) => action)).size;
    findings.granted += grants.length;
    findings.excepted += excepted.length;
  }
  return findings;
}

function covers(grant: Granted, { action, resource, context = {} }: Need): boolean {
  return (
    grant.action === action &&
    pattern(grant.resource).test(resource) &&
    Object.entries(grant.only).every(([key, value]) => context[key] === value)
  );
}

const pattern = (resource: string) => new RegExp(`^${resource.split("*").map(escaped).join(".*")}$`);
const escaped = (text: string) => text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");

function distinct(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}

const oneOrMore = <T extends z.ZodType>(type: T) =>
  z.union([type, z.array(type)]).transform((one) => [one].flat());
const Statement = z.strictObject({
  Effect: z.literal("Allow"),
  Action: oneOrMore(z.string()),
  Resource: oneOrMore(z.unknown()),
  Condition: z.strictObject({ StringEquals: z.record(z.string(), z.string()) }).optional(),
});
const Policy = z.object({
  Roles: z.array(z.object({ Ref: z.string() })),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
});
export const TemplateFile = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
export type TemplateFile = z.infer<typeof TemplateFile>;

/**
 * The grants of one function's role, from a synthesized template. `nameOf` gives the physical name of a logical id.
 * Throws on a policy of another form than those we write: it would have to be understood first.
 */
export function grantsIn(
  { Resources }: TemplateFile,
  nameOf: (logicalId: string) => string,
): (name: FunctionName) => Granted[] {
  const resources = Object.entries(Resources);
  const resolve = resolver(Resources, nameOf);
  return (name) => {
    const role = resources.find(
      ([id, { Type }]) => Type === "AWS::IAM::Role" && id.startsWith(`${name}Role`),
    );
    if (role === undefined) throw new Error(`The template has no role of ${name}.`);
    return resources
      .filter(([, { Type }]) => Type === "AWS::IAM::Policy")
      .map(([, { Properties }]) => Policy.parse(Properties))
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role[0]))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .flatMap(({ Action, Resource, Condition }) =>
        Action.flatMap((action) =>
          Resource.map((resource) => ({
            action,
            resource: shortened(resolve(resource)),
            only: Condition?.StringEquals ?? {},
          })),
        ),
      );
  };
}

const Intrinsic = z.union([
  z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  z.strictObject({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) }),
  z.strictObject({ Ref: z.string() }),
]);

function resolver(resources: TemplateFile["Resources"], nameOf: (logicalId: string) => string) {
  const resolve = (value: unknown): string => {
    if (typeof value === "string") return value;
    const said = Intrinsic.parse(value);
    if ("Fn::Join" in said) return said["Fn::Join"][1].map(resolve).join("");
    if ("Ref" in said)
      return said.Ref.startsWith("AWS::") ? said.Ref.slice("AWS::".length) : nameOf(said.Ref);
    const [logicalId] = said["Fn::GetAtt"];
    const prefix = ARN_OF[resources[logicalId]?.Type ?? ""];
    if (prefix === undefined) throw new Error(`It is not known what the ARN of ${logicalId} looks like.`);
    return `arn:${prefix}${nameOf(logicalId)}`;
  };
  return resolve;
}

/** After the account and region, which are the same for all. */
const ARN_OF: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "table/",
  "AWS::S3::Bucket": "",
  "AWS::SQS::Queue": "queue/",
  "AWS::Logs::LogGroup": "log-group/",
};

/** `arn:aws:ses:eu-west-1:123456789012:identity/example.com` as `identity/example.com`. */
const shortened = (arn: string) => arn.replace(/^arn:(?:[^:]*:[^:]*:[^:]*:[^:]*:)?/, "");
