/** `npm run -s read < DEBRIEFS.jsonl`: a reading a line, each moment with its action. */
import { parseArgs } from "node:util";
import * as z from "zod";
import { Debrief, type Reading } from "../../shared/domain/debrief.ts";
import { triage } from "../../shared/domain/triage.ts";
import { trainedReader } from "../../shared/reading/read.ts";
import { readInputs, refuse } from "./input.ts";

const HELP = `Usage: npm run -s read -- [FILE.jsonl…]

Reads debriefs, one JSON object a line with at least {id, email: {subject, text, date}}, from files or from standard
input ("-" or no file), and prints one reading a line:
{id, story, heat, interview, moments: [{quote, kind, action}], slipIn}.
The date is RFC 3339 with an offset. A line that cannot be read is named on standard error by its number and skipped;
the exit code is then 1.`;

const Line = z.object({
  id: z.string(),
  email: z.object({ subject: z.string().default(""), text: z.string(), date: Debrief.shape.date }),
});

/** One line in, one line out; throws an error whose message names the field and never holds a word of the mail. */
export async function readLine(line: string): Promise<string> {
  const { id, email } = parseLine(line);
  return JSON.stringify(lineOf(id, await trainedReader.read(Debrief.parse(email))));
}

/** A reading as the corpus's scorer takes it. */
export function lineOf(id: string, { story, heat, interview, moments, slipIn }: Reading) {
  return {
    id,
    // An interview still ahead is nothing to recover from either.
    story: story === "upcoming" ? "not-a-debrief" : story,
    heat,
    interview,
    moments: moments.map((moment) => ({
      quote: moment.quote,
      kind: moment.kind,
      action: triage(moment).action,
    })),
    slipIn,
  };
}

function parseLine(line: string): z.infer<typeof Line> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Error("not JSON");
  }
  const read = Line.safeParse(json);
  if (read.success) return read.data;
  const fields = [...new Set(read.error.issues.map((issue) => issue.path.join(".") || "the line"))];
  throw new Error(`missing or wrong: ${fields.join(", ")}`);
}

async function main(): Promise<void> {
  const { values, positionals } = options();
  if (values.help) {
    console.log(HELP);
    return;
  }
  for (const { name, raw } of await readInputs(positionals)) {
    const lines = new TextDecoder().decode(raw).split("\n");
    for (const [i, line] of lines.entries()) {
      if (line.trim() === "") continue;
      try {
        console.log(await readLine(line));
      } catch (error) {
        process.exitCode = 1;
        const from = name === "-" ? "" : `${name}, `;
        console.error(`${from}line ${i + 1}: ${error instanceof Error ? error.message : "cannot be read"}`);
      }
    }
  }
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: "boolean", default: false, short: "h" } },
    });
  } catch {
    return refuse("unknown option; try --help");
  }
}

if (import.meta.filename === process.argv[1]) await main();
