/** `npm run eval`: how well the debriefs of the corpus are read, scored by the corpus's own scorer. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { refuse } from "./input.ts";
import { readLine } from "./read.ts";

const HELP = `Usage: npm run eval -- [--misses] [--json] [SLICE…]

Reads every labelled debrief in test/corpus and prints the scores, for all and for each file ("a" to "k").
  SLICE      only these files, for example: a b
  --misses   also list every wrong moment on standard error
  --json     print the scorer's whole answer over all files instead of the table`;

const CORPUS = join(import.meta.dirname, "../../test/corpus");
const SCORER = join(CORPUS, "score.mjs");

/** What the scorer prints, as far as the table shows it. */
type Scores = {
  cases: number;
  story: number;
  heat: number;
  moments: { precision: number; recall: number; f1: number };
  kindOfFound: number;
  actionF1: number;
  harm: { raised: number; needlessApology: number; privateLeak: number; traps: string; ungrounded: number };
  slipIn: number | null;
  interview: Record<
    "company" | "role" | "people" | "medium" | "endedAt" | "decisionBy",
    { accuracy: number | null }
  >;
};

async function evaluate(
  only: readonly string[],
  { misses, json }: { misses: boolean; json: boolean },
): Promise<void> {
  const slices = readdirSync(CORPUS)
    .flatMap((name) => /^debriefs-(\w+)\.jsonl$/.exec(name)?.[1] ?? [])
    .filter((slice) => only.length === 0 || only.includes(slice))
    .sort();
  if (slices.length === 0)
    refuse(`no such slice; there are debriefs-a.jsonl and its neighbours in ${CORPUS}`);
  const folder = mkdtempSync(join(tmpdir(), "recover-eval-"));
  try {
    const labelled: Record<string, string[]> = {};
    const readings: Record<string, string[]> = {};
    const started = performance.now();
    for (const slice of slices) {
      labelled[slice] = readFileSync(join(CORPUS, `debriefs-${slice}.jsonl`), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "");
      readings[slice] = await Promise.all(labelled[slice].map(readLine));
    }
    const elapsedMs = performance.now() - started;
    const all = score(
      folder,
      "all",
      slices.flatMap((s) => labelled[s]!),
      slices.flatMap((s) => readings[s]!),
      misses,
    );
    if (json) {
      console.log(JSON.stringify(all, null, 2));
      return;
    }
    const rows = slices.map((s) => row(s, score(folder, s, labelled[s]!, readings[s]!, false)));
    print([HEAD, row("all", all), ...rows]);
    console.log(
      `\n${all.cases} debriefs read in ${Math.round(elapsedMs)} ms, ${(elapsedMs / all.cases).toFixed(1)} ms each.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function score(
  folder: string,
  name: string,
  labelled: string[],
  readings: string[],
  misses: boolean,
): Scores {
  const labels = join(folder, `${name}-labels.jsonl`);
  const read = join(folder, `${name}-readings.jsonl`);
  writeFileSync(labels, labelled.join("\n"));
  writeFileSync(read, readings.join("\n"));
  const printed = execFileSync(process.execPath, [SCORER, labels, read, ...(misses ? ["--misses"] : [])], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(printed) as Scores;
}

const HEAD = [
  "",
  "cases",
  "story",
  "heat",
  "moment P",
  "R",
  "F1",
  "kind",
  "action F1",
  "raised/100",
  "traps",
  "slip-in",
  "company",
  "role",
  "people",
  "medium",
  "ended",
  "decision",
];

function row(name: string, s: Scores): string[] {
  const { company, role, people, medium, endedAt, decisionBy } = s.interview;
  const figures = [
    s.story,
    s.heat,
    s.moments.precision,
    s.moments.recall,
    s.moments.f1,
    s.kindOfFound,
    s.actionF1,
  ];
  const raised = ((100 * s.harm.raised) / s.cases).toFixed(1);
  const facts = [
    s.slipIn,
    ...[company, role, people, medium, endedAt, decisionBy].map((field) => field.accuracy),
  ];
  return [name, String(s.cases), ...figures.map(figure), raised, s.harm.traps, ...facts.map(figure)];
}

const figure = (value: number | null) => (value === null ? "-" : value.toFixed(3));

function print(rows: string[][]): void {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  for (const cells of rows)
    console.log(cells.map((cell, column) => cell.padStart(widths[column]!)).join("  "));
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: "boolean", default: false, short: "h" },
        misses: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
  } catch {
    return refuse("unknown option; try --help");
  }
}

const { values, positionals } = options();
if (values.help) console.log(HELP);
else await evaluate(positionals, values);
