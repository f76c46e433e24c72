/** What the commands read: files named on the command line, or standard input for `-` or no name at all. */
import { createReadStream } from "node:fs";

export type Input = { name: string; raw: Uint8Array };

/** No command has a use for more at once; an endless standard input ends here. */
const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/**
 * Reads all before anything is done with one, so that a missing file leaves nothing half done. Input that cannot be
 * read, or is empty, ends the process with one line on standard error.
 */
export async function readInputs(names: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const name of names.length > 0 ? names : ["-"]) inputs.push({ name, raw: await readOne(name) });
  return inputs;
}

/** Ends a command that was given something it cannot use: one line for the user, exit code 2. */
export function refuse(line: string): never {
  process.stderr.write(`${line.replace(/\s+/g, " ")}\n`);
  process.exit(2);
}

async function readOne(name: string): Promise<Uint8Array> {
  const shown = name === "-" ? "standard input" : name;
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of name === "-" ? process.stdin : createReadStream(name)) {
      chunks.push(Buffer.from(chunk));
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_INPUT_BYTES) break;
    }
  } catch (error) {
    refuse(`cannot read ${shown} (${(error as { code?: string }).code ?? "unreadable"})`);
  }
  if (sizeBytes > MAX_INPUT_BYTES) refuse(`${shown} has more than ${MAX_INPUT_BYTES} bytes`);
  if (sizeBytes === 0) refuse(`${shown} is empty`);
  return Buffer.concat(chunks);
}

// `… | head -1` closes the pipe: that is no failure.
process.stdout.on("error", (error: { code?: string }) => process.exit(error.code === "EPIPE" ? 0 : 1));
