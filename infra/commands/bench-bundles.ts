/** What a cold start costs before our first line runs: the import of each function's bundle, beside the SDK clients alone. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Env } from "../../functions/env.ts";
import { entryOf, FUNCTION_NAMES, type FunctionName, PROJECT_ROOT } from "../aws/bundle.ts";
import { SIZES } from "../aws/sizes.ts";
import { bundleFile } from "./bundle-file.ts";

/** Sizes are of the bundle, without its map, and of what lies beside it. Times are the fastest, in milliseconds, each in a fresh process. */
export type BundleBench = { name: FunctionName; kilobytes: number; importMs: number; baselineMs: number };

const RUNS = 7;

export async function benchBundles(): Promise<BundleBench[]> {
  return inFolder(async (folder) => {
    const baseline = await bundleSdkAlone(join(folder, "sdk"));
    const bench: BundleBench[] = [];
    for (const name of FUNCTION_NAMES) {
      const file = await bundleFunction(name, join(folder, name));
      const ours: number[] = [];
      const theirs: number[] = [];
      // Taken in turns, so that whatever else the machine does falls on both.
      for (let run = 0; run < RUNS; run += 1) {
        ours.push(await importMs(file));
        theirs.push(await importMs(baseline));
      }
      const beside = SIZES[name].beside.map((each) => join(PROJECT_ROOT, each));
      const bytes = await Promise.all([file, ...beside].map(async (each) => (await stat(each)).size));
      const kilobytes = Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1024);
      bench.push({ name, kilobytes, importMs: fastest(ours), baselineMs: fastest(theirs) });
    }
    return bench;
  });
}

/** How long each function's bundle takes to import, in milliseconds; the fastest of three. */
export async function coldImports(): Promise<Record<FunctionName, number>> {
  return inFolder(async (folder) => {
    const times: [FunctionName, number][] = [];
    for (const name of FUNCTION_NAMES) {
      const file = await bundleFunction(name, join(folder, name));
      times.push([name, fastest([await importMs(file), await importMs(file), await importMs(file)])]);
    }
    return Object.fromEntries(times) as Record<FunctionName, number>;
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "recover-bundles-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The file that is deployed, byte for byte. */
export const bundleFunction = (name: FunctionName, folder: string) =>
  bundleFile({ entryPoints: [entryOf(name)] }, folder);

const bundleSdkAlone = (folder: string) =>
  bundleFile(
    {
      stdin: {
        resolveDir: PROJECT_ROOT,
        contents: `
          import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
          import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
          import { S3Client } from "@aws-sdk/client-s3";
          import { SESv2Client } from "@aws-sdk/client-sesv2";
          import { SQSClient } from "@aws-sdk/client-sqs";
          export const clients = [
            DynamoDBDocumentClient.from(new DynamoDBClient({})),
            new S3Client({}),
            new SESv2Client({}),
            new SQSClient({}),
          ];`,
      },
    },
    folder,
  );

/** Loopback names and a reserved domain: importing a function must not reach anything. */
const ENVIRONMENT: Record<keyof Env, string> = {
  TABLE_NAME: "bench",
  ARCHIVE_BUCKET: "bench",
  WAKE_QUEUE_URL: "http://127.0.0.1:9/bench",
  SERVICE_ADDRESS: "recover@in.example.com",
  CONFIGURATION_SET: "bench",
  RETENTION_DAYS: "30",
  LETTERS_PER_HOUR: "5000",
  LETTERS_PER_DAY: "50000",
  PUBLIC_URL: "",
  SEAL_SECRET: "bench",
  MOST_INVITATIONS_A_DAY: "1000",
  VERSION: "bench",
};

async function importMs(file: string): Promise<number> {
  const timed = `const before = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    process.stdout.write(String(performance.now() - before), () => process.exit(0));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", timed], {
    env: { ...ENVIRONMENT, AWS_REGION: "eu-west-1" },
    timeout: 60_000,
  });
  const milliseconds = Number(stdout);
  if (!(milliseconds > 0)) throw new Error(`The import printed no time: ${stdout.slice(0, 200)}`);
  return milliseconds;
}

/** What else the machine does only ever adds to it. */
const fastest = (times: readonly number[]) => Math.round(Math.min(...times));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, kilobytes, importMs, baselineMs } of await benchBundles()) {
    console.log(
      `${name.padEnd(9)} ${kilobytes} KB, import ${importMs} ms; the SDK clients alone ${baselineMs} ms`,
    );
  }
}
