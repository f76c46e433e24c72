/** `npm run eval`: how well debriefs are read that training never saw, scored by the corpus's own scorer. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import { type HeldOut, heldOut, idOf, slices } from "./eval/held-out.ts";
import { CORPUS, type Scores, score } from "./eval/score.ts";
import { HEAD, print, row, shareTable } from "./eval/table.ts";
import { refuse } from "./input.ts";
import { readLine } from "./read.ts";

const HELP = `Usage: npm run eval -- [--misses] [--json] [--kinds] [SET…]

Reads the debriefs that training never sees and prints the scores, one line for each reader that was tried. Without a SET
also those of the whole corpus, as it was read by networks that each had not learned from what they read.
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
  if (only.length === 0) printFolds();
  if (show.kinds) {
    const whole: HeldOut = { name: "all", lines: all };
    const { perKind, perAction } = of(whole);
    for (const table of [perKind, perAction]) print(shareTable(table));
  }
}

/** The whole corpus by networks and facts that were learned without what they read (`training/folds.ts`); read then, scored now. */
function printFolds(): void {
  const file = join(TRAINING, "folds.jsonl.gz");
  if (!existsSync(file)) return;
  const read = linesIn(file).map((line) => ({ line, part: Part.parse(JSON.parse(line)).part }));
  const corpus = slices(CORPUS);
  const rowOf = (name: string, parts: readonly string[], labelled: readonly string[]) => {
    const readings = new Map(
      read.filter(({ part }) => parts.includes(part)).map(({ line }) => [idOf(line), line]),
    );
    const of = labelled.filter((line) => readings.has(idOf(line)));
    return row(name, scored({ name, lines: of }, readings, false), {
      trainSeconds: null,
      megabytes: null,
      milliseconds: null,
    });
  };
  const all = corpus.flatMap(({ lines }) => lines);
  const folds = ["0", "1", "2", "3", "4"];
  console.log(
    `\ncross-validated: ${all.length} debriefs in five folds, and two slices that the others taught to read`,
  );
  print([
    HEAD,
    rowOf("five folds", folds, all),
    ...folds.map((fold) => rowOf(`  fold ${fold}`, [fold], all)),
    ...["g", "k"].map((slice) => rowOf(`without ${slice}`, [slice], all)),
  ]);
}
const Part = z.object({ part: z.string() });

const linesIn = (file: string): string[] =>
  gunzipSync(readFileSync(file))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");

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
      const readings = linesIn(join(TRAINING, `rungs/${rung.name.replaceAll(" ", "-")}.jsonl.gz`));
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
