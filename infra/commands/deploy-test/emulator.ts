/** The AWS emulator: kept in a virtual environment below `.emulator/`, on loopback only, gone with the process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { access, mkdir, rm, writeFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { FUNCTION_NAMES, type FunctionName, PROJECT_ROOT } from "../../aws/bundle.ts";
import type { Call } from "../../local/calls.ts";
import { freePort } from "../../local/listening.ts";
import { startRecorder } from "../../local/recorder.ts";
import { run } from "./run.ts";

export const HOME = join(PROJECT_ROOT, ".emulator");
export const REGION = "eu-west-1";
/** The account that the emulator takes any credentials for. */
export const ACCOUNT = "000000000000";
/** For the SDK's clients, beside an endpoint. */
export const CLIENT = { region: REGION, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
/** The Python package of that name; the version is the one that was seen to work. */
const VERSION = "1.4.21";
const READY_WITHIN_MS = 30_000;

export type Emulator = {
  endpoint: string;
  /** For whoever should talk to the emulator, and can then talk to nothing else. */
  environment: NodeJS.ProcessEnv;
  logFile: string;
  /** What the functions called so far, each by its own name. */
  calls: Call[];
  stop(): Promise<void>;
};

/** Whether this machine can have one: Python 3 with its module for virtual environments. */
export async function hasPython(): Promise<boolean> {
  return run("python3", ["-c", "import ensurepip, venv"]).then(
    () => true,
    () => false,
  );
}

/** Puts the emulator below `.emulator/` unless it is there already. Gives its program. */
export async function installEmulator(): Promise<string> {
  const folder = join(HOME, `ministack-${VERSION}`);
  const program = join(folder, "bin", "ministack");
  if (await exists(program)) return program;
  await rm(folder, { recursive: true, force: true });
  await run("python3", ["-m", "venv", folder]);
  const pip = join(folder, "bin", "pip");
  await run(pip, ["install", "--quiet", "--disable-pip-version-check", `ministack==${VERSION}`]);
  return program;
}

export async function startEmulator(program: string): Promise<Emulator> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const environment = environmentOf(endpoint);
  // The functions inherit the emulator's environment, and so call it through the recorder.
  const recorder = await startRecorder(() => endpoint, callerOf);
  const temporary = join(HOME, "tmp");
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  // The emulator's own script around a function is CommonJS, and would be taken for what our package.json says.
  await writeFile(join(temporary, "package.json"), '{"type":"commonjs"}');
  const logFile = join(HOME, "emulator.log");
  const log = openSync(logFile, "w");
  const child = spawn(program, [], {
    cwd: HOME,
    env: {
      ...environment,
      AWS_ENDPOINT_URL: recorder.endpoint,
      NODE_OPTIONS: `--import=${new URL("named.mjs", import.meta.url).href}`,
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      MINISTACK_HOST: "127.0.0.1",
      MINISTACK_REGION: REGION,
      IOT_MTLS_ENABLED: "0",
      SFTP_ENABLED: "0",
      TMPDIR: temporary,
    },
    stdio: ["ignore", log, log],
    // A group of its own: the functions that it starts end with it.
    detached: true,
  });
  const killNow = () => signalGroup(child, "SIGKILL");
  process.once("exit", killNow);
  await ready(child, endpoint, logFile);
  return {
    endpoint,
    environment,
    logFile,
    calls: recorder.calls,
    stop: async () => {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
      signalGroup(child, "SIGTERM");
      await Promise.race([gone, pause(5_000, undefined, { ref: false })]);
      killNow();
      await recorder.stop();
      process.off("exit", killNow);
      await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Made-up credentials and no profile, so that a real account is out of reach whatever is set around us. */
function environmentOf(endpoint: string): NodeJS.ProcessEnv {
  const around = Object.entries(process.env).filter(([name]) => !/^(?:AWS|CDK)_|_PROXY$/i.test(name));
  return {
    ...Object.fromEntries(around),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}

/** By the name that `named.mjs` puts into the user agent. */
const callerOf = (headers: IncomingHttpHeaders): FunctionName | undefined =>
  FUNCTION_NAMES.find((name) => headers["user-agent"]?.includes(`-${name}Function`));

async function ready(child: ChildProcess, endpoint: string, logFile: string): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await pause(100)) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`The emulator did not start; see ${logFile}.`);
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    if ((error as { code?: string }).code !== "ESRCH") throw error;
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
