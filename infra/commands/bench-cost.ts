/** What one recovery costs, counted over its whole life: from the debrief through three letters to its erasure. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type FunctionName, PROJECT_ROOT } from "../aws/bundle.ts";
import { SIZES } from "../aws/sizes.ts";
import { type Life, startLife } from "./life.ts";
import { DOLLARS } from "./prices.ts";

/** `count` of something at `dollars` each. */
export type Cost = { what: string; count: number; dollars: number };

const START = Date.parse("2026-03-17T15:40:00-04:00");
const DAYS_OF_A_LIFE = 60;
const GIGABYTE = 1024 ** 3;
/** Lambda's own three lines and one of ours. */
const LOG_BYTES_A_RUN = 1024;
/** Below this Lambda gives less than one core. */
const MEGABYTES_OF_A_CORE = 1769;
const MINUTES_A_MONTH = 730 * 60;
/** Lambda keeps five long polls of 20 seconds open on each queue. */
const POLLS_A_MINUTE = 3 * 5 * 3;
const ALARMS = 11;
const METRICS = 2;

/**
 * `recovery`: what each one adds; `month`: what is paid while nobody writes. Requests and capacity units are counted; run
 * times are taken from this machine, each run with a cold start and at Lambda's share of a core, so they are upper bounds.
 * `cold`: milliseconds that a start adds to a run. Free tiers, storage (some KB for some weeks) and the dashboard (three are free) are left out.
 */
export async function benchCost(cold: Cold): Promise<{ recovery: Cost[]; month: Cost[] }> {
  const life = await startLife(START);
  try {
    const raw = await readFile(join(PROJECT_ROOT, "examples/debrief.eml"), "utf8");
    await life.arrives(raw, "ruth.amadi@example.com");
    await life.turnTo(START + DAYS_OF_A_LIFE * 24 * 3_600_000);
    const recovery = costsOf(life, raw, cold);
    const from = { calls: life.calls.length, runs: life.runs.length };
    await life.sweep();
    const idle = { calls: life.calls.slice(from.calls), runs: life.runs.slice(from.runs) };
    return { recovery, month: costsOfMonth(idle, cold) };
  } finally {
    await life.stop();
  }
}

type Seen = Pick<Life, "calls" | "runs">;
export type Cold = Record<FunctionName, number>;

/** The sweep's own reads are the month's: it runs whether somebody is due or not. */
function costsOf(life: Seen, raw: string, cold: Cold): Cost[] {
  const calls = life.calls.filter(({ caller, service }) => caller !== "sweep" || service === "sqs");
  const runs = life.runs.filter(({ name }) => name !== "sweep");
  const letters = calls.filter(({ operation }) => operation === "SendEmail");
  const told = runs.filter(({ name }) => name === "receive" || name === "delivery").length;
  const wakes = runs.filter(({ name }) => name === "wake").length;
  const batches = calls.filter(({ service }) => service === "sqs").length;
  return [
    { what: "mails in", count: 1, dollars: DOLLARS.mailIn },
    {
      what: "chunks of 256 KB in",
      count: Math.floor(raw.length / (256 * 1024)),
      dollars: DOLLARS.mailInChunk,
    },
    { what: "letters out", count: letters.length, dollars: DOLLARS.mailOut },
    {
      what: "GB of letters",
      count: total(letters, ({ bytes }) => bytes) / GIGABYTE,
      dollars: DOLLARS.mailOutGigabyte,
    },
    { what: "DynamoDB write units", count: total(calls, ({ write }) => write), dollars: DOLLARS.writeUnit },
    { what: "DynamoDB read units", count: total(calls, ({ read }) => read), dollars: DOLLARS.readUnit },
    { what: "S3 puts, by SES", count: 1, dollars: DOLLARS.objectPut },
    {
      what: "S3 gets",
      count: calls.filter(({ operation }) => operation === "GetObject").length,
      dollars: DOLLARS.objectGet,
    },
    { what: "SNS publishes, by SES", count: told, dollars: DOLLARS.publish },
    // In, out and removed; a wake is put by the sweep, in a batch.
    { what: "SQS requests", count: 3 * told + batches + 2 * wakes, dollars: DOLLARS.queueRequest },
    ...costsOfRuns(runs, cold),
  ];
}

function costsOfMonth(idle: Seen, cold: Cold): Cost[] {
  const sweeps = (of: Cost) => ({ ...of, count: of.count * MINUTES_A_MONTH });
  const reads = total(idle.calls, ({ read }) => read);
  // It runs each minute, so it stays warm.
  const warm = { ...cold, sweep: 0 };
  return [
    sweeps({ what: "schedules of the sweep", count: 1, dollars: DOLLARS.schedule }),
    sweeps({ what: "DynamoDB read units of the sweep", count: reads, dollars: DOLLARS.readUnit }),
    ...costsOfRuns(idle.runs, warm).map(sweeps),
    {
      what: "SQS requests of Lambda's pollers",
      count: POLLS_A_MINUTE * MINUTES_A_MONTH,
      dollars: DOLLARS.queueRequest,
    },
    { what: "alarms", count: ALARMS, dollars: DOLLARS.alarmMonth },
    { what: "metrics of our own", count: METRICS, dollars: DOLLARS.metricMonth },
  ];
}

function costsOfRuns(runs: Life["runs"], cold: Cold): Cost[] {
  const gigabyteSeconds = total(runs, ({ name, ms }) => {
    const { memoryMegabytes } = SIZES[name];
    const slower = Math.max(1, MEGABYTES_OF_A_CORE / memoryMegabytes);
    return (((ms + cold[name]) * slower) / 1000) * (memoryMegabytes / 1024);
  });
  return [
    { what: "Lambda runs", count: runs.length, dollars: DOLLARS.run },
    { what: "Lambda GB-seconds", count: gigabyteSeconds, dollars: DOLLARS.gigabyteSecond },
    { what: "GB of log", count: (runs.length * LOG_BYTES_A_RUN) / GIGABYTE, dollars: DOLLARS.logGigabyte },
  ];
}

const total = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((sum, one) => sum + of(one), 0);

export const sumOf = (costs: readonly Cost[]) => total(costs, ({ count, dollars }) => count * dollars);
