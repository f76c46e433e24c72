/**
 * The table: a DynamoDB engine of 7 MB (`dynoxide`) on a file in the data folder, or any endpoint named by
 * `DYNAMODB_ENDPOINT`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { readIfThere, removeIfThere, writeDurably } from "./files.ts";
import { freePort } from "./listening.ts";
import { PlainError } from "./plain-error.ts";

const STARTS = 5;
const STARTS_WITHIN_MS = 10_000;

export class EngineMissing extends PlainError {
  constructor() {
    super(
      "The database engine is not installed for this platform. " +
        "Run `npx dynoxide@1.2.1` beside this and set DYNAMODB_ENDPOINT to the address that it prints.",
    );
  }
}

export interface Dynamodb {
  endpoint: string;
  stop(): Promise<void>;
}

/** `onLost` is called when the engine ends although nobody asked it to. */
export async function startDynamodb(options: {
  folder: string;
  endpoint?: string | undefined;
  onLost?: () => void;
}): Promise<Dynamodb> {
  if (options.endpoint) return { endpoint: options.endpoint, stop: async () => {} };
  const binary = findBinary();
  if (binary === null) throw new EngineMissing();
  const pidFile = join(options.folder, "dynoxide.pid");
  const file = join(options.folder, "table.db");
  await endLeftOver(pidFile, file);
  for (let start = 0; start < STARTS; start++) {
    const port = await freePort();
    const child = run(binary, port, file);
    if (!(await answers(child, port))) continue;
    await writeDurably(pidFile, String(child.pid));
    return supervise(child, port, pidFile, options.onLost);
  }
  throw new PlainError(
    "The database engine did not start. Its file may be damaged: choose another folder with --data.",
  );
}

/** The table as the deployed stack has it: key `pk`, and the sparse index `due`, keys only. */
export async function ensureTable(endpoint: string, table: string): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials });
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [
          { AttributeName: "pk", AttributeType: "S" },
          { AttributeName: "due", AttributeType: "S" },
          { AttributeName: "dueAt", AttributeType: "S" },
        ],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        GlobalSecondaryIndexes: [
          {
            IndexName: "due",
            KeySchema: [
              { AttributeName: "due", KeyType: "HASH" },
              { AttributeName: "dueAt", KeyType: "RANGE" },
            ],
            Projection: { ProjectionType: "KEYS_ONLY" },
          },
        ],
      }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: table });
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ECONNREFUSED" || code === "ENOTFOUND") {
      throw new PlainError(`No database answers at ${endpoint}. Is DYNAMODB_ENDPOINT right?`);
    }
    throw error;
  } finally {
    client.destroy();
  }
}

function findBinary(): string | null {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`));
    return join(folder, process.platform === "win32" ? "dynoxide.exe" : "dynoxide");
  } catch {
    return null;
  }
}

function run(binary: string, port: number, file: string): ChildProcess {
  const args = ["serve", "--host", "127.0.0.1", "--port", String(port), "--db-path", file];
  // In a group of its own: Ctrl-C in the terminal must reach us first, and the handlers that still need the table.
  const child = spawn(binary, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  return child;
}

async function answers(child: ChildProcess, port: number): Promise<boolean> {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline && child.pid !== undefined && child.exitCode === null) {
    // Any answer will do, and any will be a refusal: this is no signed request.
    const answered = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answered !== null) return child.exitCode === null;
    await pause(10);
  }
  child.kill("SIGKILL");
  return false;
}

function supervise(child: ChildProcess, port: number, pidFile: string, onLost?: () => void): Dynamodb {
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  let stopping = false;
  child.once("exit", () => {
    if (!stopping) onLost?.();
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      stopping = true;
      process.removeListener("exit", kill);
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, "exit");
        kill();
        const late = setTimeout(() => child.kill("SIGKILL"), 3_000);
        await gone;
        clearTimeout(late);
      }
      await removeIfThere(pidFile);
    },
  };
}

/** After `kill -9` of the service its engine lives on and holds the file. Its id was kept to end exactly that one. */
async function endLeftOver(pidFile: string, file: string): Promise<void> {
  const pid = Number((await readIfThere(pidFile))?.toString("utf8"));
  if (!(pid > 0)) return;
  // The number may belong to another program by now.
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (!command.includes("dynoxide") || !command.includes(file)) return;
  process.kill(pid, "SIGTERM");
  const gone = () =>
    readFile(`/proc/${pid}/cmdline`, "utf8").then(
      (text) => text === "",
      () => true,
    );
  for (let i = 0; i < 300 && !(await gone()); i++) await pause(10);
}
