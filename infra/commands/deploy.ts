/** `npm run deploy`: looks first, deploys with the CDK command, and looks whether it works. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PROJECT_ROOT } from "../aws/bundle.ts";
import { serviceStackOf } from "../aws/names.ts";
import { readSettings, type Settings } from "../aws/settings.ts";
import { told } from "./deploy/finding.ts";
import { preflight, type Rules } from "./deploy/preflight.ts";
import { smoke, versionOf } from "./deploy/smoke.ts";
import { currentVersion } from "./deploy/version.ts";
import { refuse } from "./input.ts";

const HELP = `Usage: npm run deploy -- -c NAME=VALUE… [--check] [--take-over | --service-only] [--yes]

Looks whether the account is ready, deploys both stacks, and looks whether the service is at work.

  -c domain=in.example.com          the domain that receives mail
  -c region=eu-west-1               a region in which SES receives mail
  -c retentionDays=30               days until a recovery that has ended is erased
  -c lettersPerHour=5000            how many letters may leave in all, and
  -c lettersPerDay=50000            by the day (UTC); what is above it waits
  -c sender=recover@in.example.com  the address that people write to
  -c alarmEmail=you@example.com     where the alarms go
  -c stage=prod                     the name of this deployment (default: prod)
  -c version=v12                    what is deployed (default: the commit of the work tree)

  --check         only look
  --take-over     replace another active receipt rule set
  --service-only  leave the receipt rules as they are
  --yes           do not ask before permissions change
  --help          this page

Credentials come from the environment, as for the AWS command line. docs/operate.md tells the rest.`;

type Options = { context: string[]; check: boolean; rules: Rules; yes: boolean };

await main();

async function main(): Promise<void> {
  const { context, check, rules, yes } = options();
  const settings = await settingsIn(context);
  const { region, stage, version } = settings;

  console.log(`Before it: stage ${stage}, version ${version}`);
  if (!(await told(preflight(settings, rules)))) leave("Nothing was deployed.");
  if (check) return;

  const before = await versionOf(region, stage).catch(() => null);
  const stacks = rules === "leave" ? [serviceStackOf(stage)] : ["--all"];
  const given = Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : ["-c", `${name}=${value}`],
  );
  const approval = yes ? ["--require-approval", "never"] : [];
  if (!(await cdk(["deploy", ...stacks, ...given, ...approval]))) {
    leave("CDK did not finish. CloudFormation has put back what it had begun; its events say why it failed.");
  }

  console.log("\nAfter it:");
  const works = await told(smoke({ stage, region, version }));
  console.log(`\n${wayBack(before, context)}`);
  if (!works) leave("It is deployed and does not work: go back, then read the log.");
}

function options(): Options {
  try {
    const { values } = parseArgs({
      options: {
        context: { type: "string", short: "c", multiple: true, default: [] },
        check: { type: "boolean", default: false },
        "take-over": { type: "boolean", default: false },
        "service-only": { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const { "take-over": takeOver, "service-only": serviceOnly } = values;
    if (takeOver && serviceOnly) refuse("--take-over and --service-only exclude each other. See --help.");
    return { ...values, rules: serviceOnly ? "leave" : takeOver ? "take-over" : "keep" };
  } catch (error) {
    refuse(`${(error as Error).message} See --help.`);
  }
}

async function settingsIn(context: readonly string[]): Promise<Settings> {
  const given = new Map(context.map((each) => [each.split("=")[0]!, each.slice(each.indexOf("=") + 1)]));
  try {
    return readSettings((name) => given.get(name) ?? (name === "version" ? currentVersion() : undefined));
  } catch (error) {
    refuse((error as Error).message);
  }
}

async function cdk(args: string[]): Promise<boolean> {
  const program = join(PROJECT_ROOT, "node_modules", ".bin", "cdk");
  const child = spawn(program, args, { cwd: PROJECT_ROOT, stdio: "inherit" });
  const [status] = await once(child, "close");
  return status === 0;
}

function wayBack(before: string | null, context: readonly string[]): string {
  if (before === null) return "This was the first deployment: there is nothing to go back to.";
  const given = context.filter((each) => !each.startsWith("version=")).map((each) => `-c ${each}`);
  return [
    `To go back to what ran before (${before}):`,
    `  git checkout ${before} && npm ci && npm run deploy -- ${given.join(" ")}`,
    "Table, bucket and addresses stay as they are; whoever is waiting keeps waiting.",
  ].join("\n");
}

function leave(line: string): never {
  console.error(line);
  process.exit(1);
}
