/** `npm run eval`: how well debriefs are read that training never saw, scored by the corpus's own scorer. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import { type HeldOut, heldOut, idOf } from "./eval/held-out.ts";
import { type Scores, score } from "./eval/score.ts";
import { HEAD, print, row, shareTable } from "./eval/table.ts";
import { refuse } from "./input.ts";
import { readLine } from "./read.ts";

const HELP = `Usage: npm run eval -- [--misses] [--json] [--kinds] [SET…]

Reads the debriefs that training never sees and prints the scores, one line for each reader that was tried.
  SET        corpus (a fifth of test/corpus), stories or accounts (true ones retold, slices r and o of training/debriefs); all
  --kinds    also print precision and recall of each kind and action, over all sets
  --misses   also list every wrong moment on standard error
  --json     print the scorer's whole answer for each set instead of the tables`;

const TRAINING = join(import.meta.dirname, "../../training");
/** Readers that were tried and left: what each cost, and its readings of the same debriefs. */
const Rung = z.object({
  name: z.string(),
  trainSeconds: z.number(),
  megabytes: z.number(),
  milliseconds: z.number(),
});

async function evaluate(only: readonly string[], show: { misses: boolean; json: boolean; kinds: boolean }) {
  const sets = heldOut().filter(({ name }) => only.length === 0 || only.includes(name));
  if (sets.length === 0) refuse("no such set; there are corpus, stories and accounts");
  const started = process.cpuUsage();
  const readings = new Map<string, string>();
  const all = sets.flatMap(({ lines }) => lines);
  for (const [i, line] of all.entries()) {
    readings.set(idOf(line), await readLine(line));
    if (process.stderr.isTTY) process.stderr.write(`\r${i + 1} of ${all.length} read `);
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  const { user, system } = process.cpuUsage(started);
  const milliseconds = (user + system) / 1000 / all.length;
  const of = (set: HeldOut) => scored(set, readings, show.misses);
  if (show.json) {
    for (const set of sets) console.log(JSON.stringify({ set: set.name, ...of(set) }, null, 2));
    return;
  }
  for (const set of sets) {
    console.log(`\n${set.name}: ${set.lines.length} debriefs`);
    print([
      HEAD,
      ...rungs().map((rung) => row(rung.name, scored(set, rung.readings, false), rung)),
      row("the service", of(set), { trainSeconds: null, megabytes: null, milliseconds }),
    ]);
  }
  if (show.kinds) {
    const whole: HeldOut = { name: "all", lines: all };
    const { perKind, perAction } = of(whole);
    for (const table of [perKind, perAction]) print(shareTable(table));
  }
}

function scored({ lines }: HeldOut, readings: ReadonlyMap<string, string>, misses: boolean): Scores {
  return score(
    lines,
    lines.flatMap((line) => readings.get(idOf(line)) ?? []),
    misses,
  );
}

function rungs() {
  const list = join(TRAINING, "rungs/rungs.json");
  if (!existsSync(list)) return [];
  return z
    .array(Rung)
    .parse(JSON.parse(readFileSync(list, "utf8")))
    .map((rung) => {
      const lines = gunzipSync(
        readFileSync(join(TRAINING, `rungs/${rung.name.replaceAll(" ", "-")}.jsonl.gz`)),
      ).toString("utf8");
      const readings = lines.split("\n").filter((line) => line !== "");
      return { ...rung, readings: new Map(readings.map((line) => [idOf(line), line])) };
    });
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: "boolean", default: false, short: "h" },
        misses: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        kinds: { type: "boolean", default: false },
      },
    });
  } catch {
    return refuse("unknown option; try --help");
  }
}

const { values, positionals } = options();
if (values.help) console.log(HELP);
else await evaluate(positionals, values);
