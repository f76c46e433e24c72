/** `npm start`: the service for one person at one screen. */
import { HELP, readOptions } from "./options.ts";
import { PlainError } from "./plain-error.ts";
import { type Local, startLocal } from "./start.ts";

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else await run(options);
} catch (error) {
  // Anything else is a bug and keeps its stack.
  if (!(error instanceof PlainError)) throw error;
  fail(error.message, error.exitCode);
}

async function run(options: ReturnType<typeof readOptions>): Promise<void> {
  let stopping = false;
  const local = await startLocal({
    ...options,
    onOutcome: (word) => {
      if (word !== "swept" && word !== "noted" && word !== "not-due") say(word.replaceAll("-", " "));
    },
    onLost: () => {
      if (!stopping) fail("The database engine ended. Start again; nothing that was taken is lost.", 1);
    },
  });
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    process.stdout.write("\nStopping. What is waiting will wait.\n");
    await local.stop();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  greet(local, options.dataDir);

  function say(what: string): void {
    process.stdout.write(`  ${new Date(local.clock.now()).toTimeString().slice(0, 5)}  ${what}\n`);
  }
}

function greet(local: Local, dataDir: string): void {
  process.stdout.write(`
Recover is running on this machine only.

  Look and write here    ${local.pageUrl}
  Or from a mail program ${local.serviceAddress}, by SMTP on localhost port ${local.smtpPort}
  Everything is kept in  ${dataDir}

Ctrl-C stops it.

`);
}

function fail(line: string, code: number): void {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}
