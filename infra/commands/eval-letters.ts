/**
 * `npm run eval:letters`: every letter to every debrief of the corpus, held against the rubric's checks, once with the
 * labelled moments (so that letters are judged apart from reading) and once with the read ones.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Letters } from "../../shared/domain/letter.ts";
import {
  type Failure,
  failuresOf,
  NOTE_CHECKS,
  paragraphs,
  sentencesOf,
  type WrittenNote,
  wordsIn,
} from "../../templates/criteria.ts";
import { failuresOfPlan, MOST_WORDS_OF, PLAN_CHECKS } from "../../templates/criteria-plan.ts";
import { render } from "../../templates/index.ts";
import { writeNotes } from "../../templates/note.ts";
import { countWords } from "../../templates/words.ts";
import { refuse } from "./input.ts";
import { Labels, Line, recoveryFor } from "./letters.ts";

const HELP = `Usage: npm run -s eval:letters -- [--misses] [--every N] [SLICE…]

Writes the letters to every debrief in test/corpus and prints a table by criterion of the rubric: how many letters
pass with the labelled moments and with the read ones; then length, sameness and what the guard held back.
  SLICE       only these files, for example: a b
  --every N   only every Nth debrief
  --misses    also name the debriefs that fail, by criterion`;

const CORPUS = join(import.meta.dirname, "../../test/corpus");

type Tally = { passed: number; failed: string[] };
export type Judged = {
  table: Map<string, Tally>;
  notes: { id: string; note: WrittenNote; plan: Letters["plan"] }[];
  heldBack: Failure[];
};

export async function judge(lines: readonly string[], labelled: boolean): Promise<Judged> {
  const judged: Judged = { table: new Map(), notes: [], heldBack: [] };
  for (const text of lines) {
    const json = JSON.parse(text);
    const line = Line.parse(json);
    const found = await recoveryFor(line, labelled ? Labels.parse(json) : null);
    const { id } = line;
    if (found.plan === null) {
      if (found.distress === "in-danger") continue;
      const { text: words } = render("cannotHelp", {
        replyTo: found.replyTo,
        writer: found.writer,
        reason: found.reason ?? "no-interview",
      });
      count(
        judged,
        "47 no interview: at most 80 words",
        id,
        countWords(words.replace(/\n.*:$/gm, "")) <= MOST_WORDS_OF.cannotHelp + 20,
      );
      continue;
    }
    const { plan } = found;
    const { sendNoteAt: _sent, followUpAt: _follow, now, ...about } = plan;
    const acknowledged = render("acknowledgement", { ...about, planAt: now, added: false, changes: [] });
    count(
      judged,
      "18 acknowledgement: at most 120 words",
      id,
      countWords(acknowledged.text) <= MOST_WORDS_OF.acknowledgement,
    );
    const letter = render("plan", plan);
    const notes = writeNotes(plan);
    const failed = failuresOfPlan(letter, plan, notes.details < 2 || !notes.fromThem);
    for (const { number, name } of PLAN_CHECKS)
      count(judged, title(number, name), id, !failed.some((each) => each.name === name));
    judged.heldBack.push(...notes.failures);
    const asks = /one question|two questions/i.test(letter.text);
    notes.notes.forEach((note, at) => {
      const name = notes.notes.length > 1 ? `${id}#${at}` : id;
      judged.notes.push({ id: name, note, plan });
      const broken = failuresOf(note, plan);
      for (const check of NOTE_CHECKS) {
        const isBroken =
          check.name === "two details, one of them theirs, or one question for it"
            ? (note.details < 2 || !note.fromThem) && !asks
            : broken.some((each) => each.name === check.name);
        count(judged, title(check.number, check.name), name, !isBroken);
      }
    });
    if (notes.notes.length > 1)
      count(judged, "44 panel: each opens and goes on differently", id, areDifferent(notes.notes));
  }
  return judged;
}

const title = (number: number, name: string) => `${String(number).padStart(2)} ${name}`;

function count({ table }: Judged, name: string, id: string, passes: boolean): void {
  const tally = table.get(name) ?? { passed: 0, failed: [] };
  if (passes) tally.passed++;
  else tally.failed.push(id);
  table.set(name, tally);
}

/** No sentence beyond the close stands in two notes of a panel. */
function areDifferent(notes: readonly WrittenNote[]): boolean {
  const seen = new Set<string>();
  return notes.every((note) =>
    paragraphs(note)
      .slice(0, -1)
      .flatMap(sentencesOf)
      .every((sentence) => !seen.has(sentence) && seen.add(sentence)),
  );
}

/** Sentences beyond greeting and close that stand in more than one note; `masked`: with names, role and day taken out. */
export function sameness(
  notes: Judged["notes"],
  masked: boolean,
): { share: number; twice: [string, number][] } {
  const counts = new Map<string, number>();
  for (const { note, plan } of notes) {
    const close = note.trace.at(-1)?.words ?? "";
    for (const paragraph of paragraphs(note)) {
      if (paragraph === close) continue;
      for (const sentence of sentencesOf(paragraph)) {
        const key = masked ? mask(sentence, plan) : sentence;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const twice = [...counts].filter(([, each]) => each > 1).sort((one, other) => other[1] - one[1]);
  return { share: twice.reduce((sum, [, each]) => sum + each, 0) / Math.max(all, 1), twice };
}

function mask(sentence: string, { interview }: Letters["plan"]): string {
  const names = [interview.company, interview.role, ...interview.people].filter(
    (each): each is string => each !== null,
  );
  const bare = names.reduce(
    (text, name) => text.replaceAll(name, "_").replaceAll(name.charAt(0).toLowerCase() + name.slice(1), "_"),
    sentence,
  );
  return bare.replace(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, "_");
}

function print(labelled: Judged, read: Judged, misses: boolean): void {
  const names = [...new Set([...labelled.table.keys(), ...read.table.keys()])].sort();
  const gates = new Set(
    [...NOTE_CHECKS, ...PLAN_CHECKS]
      .filter(({ gate }) => gate)
      .map(({ number, name }) => title(number, name)),
  );
  const width = Math.max(...names.map((name) => name.length)) + 6;
  console.log(`${"criterion".padEnd(width)}${"labelled".padStart(16)}${"read".padStart(16)}`);
  for (const name of names) {
    const cell = (judged: Judged) => {
      const tally = judged.table.get(name);
      if (!tally) return "-".padStart(16);
      const all = tally.passed + tally.failed.length;
      return `${tally.passed}/${all} ${((100 * tally.passed) / all).toFixed(1).padStart(5)}`.padStart(16);
    };
    console.log(`${(gates.has(name) ? `${name}  gate` : name).padEnd(width)}${cell(labelled)}${cell(read)}`);
    if (misses) {
      for (const [kind, judged] of [
        ["labelled", labelled],
        ["read", read],
      ] as const) {
        const failed = judged.table.get(name)?.failed ?? [];
        if (failed.length > 0) console.error(`${name} (${kind}): ${failed.join(" ")}`);
      }
    }
  }
  const row = (name: string, of: (judged: Judged) => string) =>
    console.log(`${name.padEnd(width)}${of(labelled).padStart(16)}${of(read).padStart(16)}`);
  const words = ({ notes }: Judged) =>
    notes.map(({ note }) => wordsIn(note)).sort((one, other) => one - other);
  console.log();
  row("notes", ({ notes }) => String(notes.length));
  row("words of a note: 10th, middle, 90th of 100", (judged) => {
    const all = words(judged);
    return [0.1, 0.5, 0.9].map((at) => all[Math.floor(at * all.length)] ?? 0).join(" ");
  });
  row("sentences that stand twice", ({ notes }) => `${(100 * sameness(notes, false).share).toFixed(2)} %`);
  row(
    "the same without names, role and day",
    ({ notes }) => `${(100 * sameness(notes, true).share).toFixed(2)} %`,
  );
  row("first versions that the guard held back", ({ heldBack }) => String(heldBack.length));
  if (misses) {
    for (const { number, name, why } of labelled.heldBack)
      console.error(`held back (labelled): ${number} ${name}: ${why}`);
    for (const [sentence, times] of sameness(labelled.notes, false).twice.slice(0, 40))
      console.error(`${times} × ${sentence}`);
  }
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: "boolean", default: false, short: "h" },
        misses: { type: "boolean", default: false },
        every: { type: "string", default: "1" },
      },
    });
  } catch {
    return refuse("unknown option; try --help");
  }
}

async function main(): Promise<void> {
  const { values, positionals } = options();
  if (values.help) return console.log(HELP);
  const every = Number(values.every);
  if (!Number.isInteger(every) || every < 1) return refuse("--every takes a whole number from 1");
  const lines = readdirSync(CORPUS)
    .filter((name) => /^debriefs-\w+\.jsonl$/.test(name))
    .filter(
      (name) =>
        positionals.length === 0 || positionals.includes(name.slice("debriefs-".length, -".jsonl".length)),
    )
    .sort()
    .flatMap((name) => readFileSync(join(CORPUS, name), "utf8").split("\n"))
    .filter((line) => line.trim() !== "")
    .filter((_line, at) => at % every === 0);
  if (lines.length === 0)
    return refuse(`no such slice; there are debriefs-a.jsonl and its neighbours in ${CORPUS}`);
  print(await judge(lines, true), await judge(lines, false), values.misses);
}

if (process.argv[1] === import.meta.filename) await main();
