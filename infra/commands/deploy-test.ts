/** `npm run test:deploy`: the stack, deployed by the CDK command to an emulator, and driven from outside. */
import { parseArgs } from "node:util";
import { doorsOf } from "./deploy-test/doors.ts";
import { type Emulator, hasPython, installEmulator, startEmulator } from "./deploy-test/emulator.ts";
import { inTurn, QUICK, type Scenario, WAITING } from "./deploy-test/scenarios.ts";
import { bootstrap, deploy, deployed, redrivePolicies } from "./deploy-test/stack.ts";
import { refuse } from "./input.ts";

const HELP = `Usage: npm run test:deploy [-- --many N]

Starts an AWS emulator on loopback, bootstraps it, deploys the service stack, runs the scenarios and takes everything
down again. The emulator is installed by pip into .emulator/ at the first run.

  --many N  debriefs that arrive at once (default: 200)
  --help    this page

Needs Python 3 with its venv module; without it the test is skipped, unless CI is set. When something fails, what the
emulator and the functions logged stands in .emulator/emulator.log.`;

type Seen = { title: string; seconds: number; seen: string; passed: boolean };

await main();

async function main(): Promise<void> {
  const many = options();
  // About 2027, and nothing that this test could change.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  for (const [signal, status] of [["SIGINT", 130] as const, ["SIGTERM", 143] as const]) {
    // The emulator and the programs that we started end with this process.
    process.once(signal, () => process.exit(status));
  }
  if (!(await hasPython())) {
    const inCi = Boolean(process.env.CI) && process.env.CI !== "false";
    console.log(`${inCi ? "failed" : "skipped"}: the deploy test needs Python 3 with its venv module.`);
    process.exit(inCi ? 1 : 0);
  }
  const from = Date.now();
  const program = await step("the emulator is installed", installEmulator);
  const emulator = await step("the emulator starts", () => startEmulator(program));
  let seen: Seen[];
  try {
    seen = await drive(emulator, many);
  } finally {
    await step("the emulator stops", () => emulator.stop());
  }
  console.log(`\n${table(seen)}\n`);
  const failed = seen.filter(({ passed }) => !passed).length;
  console.log(`deploy test: ${seen.length - failed} passed, ${failed} failed, ${seconds(from)} s`);
  process.exit(failed === 0 ? 0 : 1);
}

async function drive(emulator: Emulator, many: number): Promise<Seen[]> {
  await step("cdk bootstrap", () => bootstrap(emulator));
  await step("npm run deploy", () => deploy(emulator, "one"));
  const doors = doorsOf(emulator, await deployed(emulator));
  const urls = Object.values(doors.queues).flatMap(({ queue, dead }) => [queue, dead]);
  for (const { queue, dead, maxReceiveCount } of await redrivePolicies()) {
    const urlOf = (logicalId: string) => urls.find((url) => url.includes(`-${logicalId}-`));
    await doors.givesUp(urlOf(queue) ?? refuse(queue), urlOf(dead) ?? refuse(dead), maxReceiveCount);
  }
  const see = async (
    { title, see }: Scenario,
    others: Promise<unknown> = Promise.resolve(),
  ): Promise<Seen> => {
    const from = Date.now();
    const [passed, seen] = await see(doors, emulator, others).then(
      (seen) => [true, seen] as const,
      (error: Error) => [false, error.message] as const,
    );
    console.log(`  ${passed ? "✓" : "✗"} ${title} (${seconds(from)} s)${passed ? "" : `\n    ${seen}`}`);
    return { title, seconds: seconds(from), seen, passed };
  };
  const quick = Promise.all(QUICK.map((each) => see(each)));
  const waiting = Promise.all(WAITING.map((each) => see(each, quick)));
  const all = [...(await waiting), ...(await quick)];
  for (const scenario of inTurn(many)) all.push(await see(scenario));
  return all;
}

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const from = Date.now();
  process.stdout.write(`${title} … `);
  try {
    const done = await work();
    console.log(`${seconds(from)} s`);
    return done;
  } catch (error) {
    console.log("failed");
    throw error;
  }
}

function options(): number {
  try {
    const { values } = parseArgs({
      options: { many: { type: "string", default: "200" }, help: { type: "boolean", default: false } },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const many = Number(values.many);
    return Number.isInteger(many) && many > 0 && many <= 1000 ? many : refuse("--many takes 1 to 1000");
  } catch (error) {
    refuse(`${(error as Error).message} See --help.`);
  }
}

function table(seen: readonly Seen[]): string {
  const wide = Math.max(...seen.map(({ title }) => title.length));
  return seen
    .map(({ title, seconds, seen, passed }) =>
      [passed ? "pass" : "FAIL", title.padEnd(wide), seconds.toFixed(1).padStart(6), "s ", seen].join(" "),
    )
    .join("\n");
}

function seconds(from: number): number {
  return Math.round((Date.now() - from) / 100) / 10;
}
