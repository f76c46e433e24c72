/**
 * `npm run -s letters < DEBRIEFS.jsonl`: what would be written to each person, one JSON object a line.
 *
 * A line in holds at least `id` and `email: {subject, text, date}`. With `--labelled`, the line's own `interview` and
 * `moments` (quote, kind, actions) take the place of the reading, so that letters can be judged apart from it.
 */
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { countryOf } from "../../shared/domain/country.ts";
import {
  Action,
  Debrief,
  Heat,
  Interview,
  Kind,
  type Moment,
  type Reading,
} from "../../shared/domain/debrief.ts";
import type { Draft, Letters, Rendered, Triaged } from "../../shared/domain/letter.ts";
import { followUpAt, fromInstant, noteAt, planAt, toInstant } from "../../shared/domain/timing.ts";
import { triage } from "../../shared/domain/triage.ts";
import { calledIn } from "../../shared/reading/called.ts";
import { splitWords } from "../../shared/reading/own-words.ts";
import { trainedReader } from "../../shared/reading/read.ts";
import { render } from "../../templates/index.ts";
import { writeNotes } from "../../templates/note.ts";

export const Labels = z.object({
  story: z.enum(["interview", "upcoming", "not-a-debrief"]),
  interview: Interview,
  heat: Heat,
  moments: z.array(z.object({ quote: z.string().min(1), kind: Kind, actions: z.array(Action).min(1) })),
  slipIn: z.array(z.string()).default([]),
});
export const Line = z.object({
  id: z.string(),
  email: z.object({ subject: z.string(), text: z.string(), date: Debrief.shape.date }),
});
type Line = z.infer<typeof Line>;
type Labels = z.infer<typeof Labels>;

type Written = {
  id: string;
  acknowledgement: { subject: string; text: string; at: string };
  plan: { subject: string; text: string; html: string; at: string } | null;
  notes: Draft[];
  sendNoteAt: string | null;
};

const HELP = `Usage: npm run -s letters -- [--labelled] < DEBRIEFS.jsonl

Writes every letter to each debrief, one JSON object a line: acknowledgement, plan, notes, and when they would go.
A line in holds at least id and email: {subject, text, date}.
  --labelled   the line's own interview and moments take the place of the reading`;

/** What a label takes for granted: it was seen, and it mattered. */
const SEEN = { noticed: true, big: true, fixable: true, settled: false, personal: false, told: true };

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));

async function main(options: string[]): Promise<void> {
  if (options.includes("--help") || options.includes("-h")) return console.log(HELP);
  const unknown = options.filter((option) => option !== "--labelled");
  if (unknown.length > 0) fail(`letters: unknown option ${unknown[0]}; try --help`);
  // Every line is checked before the first answer is printed, so that bad input leaves nothing half done.
  const inputs = await readLines(options.includes("--labelled"));
  for (const { line, labels } of inputs) {
    const written = await lettersFor(line, labels);
    process.stdout.write(`${JSON.stringify(written)}\n`);
  }
}

async function readLines(labelled: boolean): Promise<{ line: Line; labels: Labels | null }[]> {
  const inputs: { line: Line; labels: Labels | null }[] = [];
  let number = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (text.trim() === "") continue;
    const json = parsed(text, number);
    const line = Line.safeParse(json);
    const labels = labelled ? Labels.safeParse(json) : null;
    const problem = line.error ?? labels?.error;
    if (problem)
      fail(
        `letters: line ${number}: ${problem.issues.map((each) => `${each.path.join(".")}: ${each.message}`).join("; ")}`,
      );
    inputs.push({ line: line.data!, labels: labels?.data ?? null });
  }
  if (inputs.length === 0)
    fail("letters: nothing on standard input; give one JSON object a line with id and email");
  return inputs;
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    fail(`letters: line ${number} is not JSON`);
  }
}

/** Everything that the letters about one debrief are made from; null where there is no interview to write about. */
export async function recoveryFor({ id, email }: Line, labels: Labels | null) {
  const reading = await trainedReader.read(Debrief.parse(email));
  const replyTo = `recover+${id}@example.com`;
  const { at: writtenAt, offset } = fromInstant(email.date);
  const local = (at: number) => toInstant(at, offset);
  const now = local(writtenAt);
  const story = labels?.story ?? reading.story;
  const { writer, distress } = reading;
  if (story !== "interview" || distress === "in-danger") {
    const reason = story === "upcoming" ? "upcoming" : email.text.trim() === "" ? "no-words" : "no-interview";
    return { reading, replyTo, writer, now, reason, distress, plan: null } as const;
  }
  const interview = labels?.interview ?? reading.interview;
  const heat = labels?.heat ?? reading.heat;
  const instant = (text: string | null) => (text === null ? null : fromInstant(text).at);
  const timing = {
    writtenAt,
    offset,
    heat,
    medium: interview.medium,
    endedAt: instant(interview.endedAt),
    decisionBy: instant(interview.decisionBy),
    asked: null,
  };
  const planned = planAt(timing);
  const sent = noteAt(timing, planned);
  const plan: Letters["plan"] = {
    replyTo,
    writer,
    interview,
    missed: reading.missed,
    heat,
    distress,
    moments: labels
      ? fromLabels(labels, reading, email.text)
      : reading.moments.map((each) => ({ ...each, ...triage(each) })),
    slipIn: labels?.slipIn ?? reading.slipIn,
    writtenAt: now,
    seed: id,
    called: labels ? calledIn(email.text, interview.people) : reading.called,
    shown: reading.shown,
    material: reading.material,
    told: splitWords(email.text).own,
    sendNoteAt: local(sent),
    followUpAt: local(followUpAt(timing, sent)),
    now: local(planned),
    changes: [],
    past: [],
  };
  return { reading, replyTo, writer, now, distress, plan } as const;
}

export async function lettersFor(line: Line, labels: Labels | null): Promise<Written> {
  const { id } = line;
  const found = await recoveryFor(line, labels);
  const { replyTo, writer, now } = found;
  if (found.distress === "in-danger")
    return alone(
      id,
      render("crisis", { replyTo, writer, writtenAt: now, country: countryOf("", fromInstant(now).offset) }),
      now,
    );
  if (found.plan === null)
    return alone(id, render("cannotHelp", { replyTo, writer, reason: found.reason }), now);
  const { plan } = found;
  const { sendNoteAt, followUpAt: _followUp, now: planned, ...about } = plan;
  const acknowledged = render("acknowledgement", { ...about, planAt: planned, added: false, changes: [] });
  const { subject, text, html } = render("plan", plan);
  return {
    id,
    acknowledgement: { subject: acknowledged.subject, text: acknowledged.text, at: now },
    plan: { subject, text, html, at: planned },
    notes: writeNotes(plan).drafts,
    sendNoteAt,
  };
}

function alone(id: string, letter: Rendered, at: string): Written {
  return {
    id,
    acknowledgement: { subject: letter.subject, text: letter.text, at },
    plan: null,
    notes: [],
    sendNoteAt: null,
  };
}

/** Labels say what to do and not why or with which words; both are taken from the reading of the same event. */
function fromLabels(labels: Labels, reading: Reading, text: string): Triaged[] {
  return labels.moments.map(({ quote, kind, actions }) => {
    const read = reading.moments.find((moment) => moment.kind === kind && sameEvent(moment, quote, text));
    const observed = read?.observed ?? SEEN;
    const moment: Moment = {
      quote,
      kind,
      observed,
      fix: read?.fix ?? null,
      asked: read?.asked ?? null,
      doubt: null,
    };
    const decided = triage(moment);
    const action = actions[0]!;
    return {
      ...moment,
      action,
      reason: decided.action === action ? decided.reason : reasonFor(action, kind),
    };
  });
}

function reasonFor(action: Action, kind: Kind): string {
  for (const settled of [false, true]) {
    for (const big of [true, false]) {
      for (const personal of [false, true]) {
        const moment = {
          quote: ".",
          kind,
          fix: null,
          asked: null,
          doubt: null,
          observed: { ...SEEN, settled, big, personal, noticed: big, told: !personal },
        };
        const decided = triage(moment);
        if (decided.action === action) return decided.reason;
      }
    }
  }
  return "Two careful readers would do the same here.";
}

function sameEvent(moment: Moment, quote: string, text: string): boolean {
  if (moment.quote.includes(quote) || quote.includes(moment.quote)) return true;
  return Math.abs(text.indexOf(moment.quote) - text.indexOf(quote)) <= 100;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
