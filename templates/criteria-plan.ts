/** The rubric of a plan, an acknowledgement and the short letters as checks; numbers as in `criteria.ts`. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import type { Failure } from "./criteria.ts";
import { isUnkind, neverInANote } from "./guard.ts";
import { countWords } from "./words.ts";

type PlanCheck = {
  number: number;
  name: string;
  gate: boolean;
  /** `isThin`: a note has fewer than two details, or none of its reader's. */
  fails: (letter: Rendered, data: Letters["plan"], isThin: boolean) => string | null;
};

const PROMISE =
  /\b(?:you will get|you'll get|will save|guarantee\w*|your chances|chances are|odds|increase your|make sure you get|will be fine|will forgive)\b/i;
const SLIP_WORDS =
  /\b(?:botched|slip|mistake|sorry|apolog\w*|fail\w*|spill\w*|broke\w*|late|froze|wrong|nervous|crisis|divorce|diagnos\w*|pregnan\w*|bad)\b/i;

export const PLAN_CHECKS: readonly PlanCheck[] = [
  check(16, "quiet hours", false, (_letter, { now, interview, sendNoteAt }) => {
    const at = Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16));
    const isQuiet = at >= 21 * 60 || at < 7 * 60 + 30;
    const isUrgent =
      interview.decisionBy !== null && Date.parse(interview.decisionBy) - Date.parse(now) < 14 * 3_600_000;
    const soon = Date.parse(sendNoteAt) - Date.parse(now) < 12 * 3_600_000;
    return isQuiet && !isUrgent && !soon ? "leaves in the night" : null;
  }),
  check(14, "a working day between 8 and 18", false, (_letter, { sendNoteAt, interview }) => {
    const hour = Number(sendNoteAt.slice(11, 13)) + Number(sendNoteAt.slice(14, 16)) / 60;
    const day = new Date(`${sendNoteAt.slice(0, 10)}T00:00:00Z`).getUTCDay();
    const urgent =
      interview.decisionBy !== null &&
      Date.parse(interview.decisionBy) - Date.parse(sendNoteAt) < 30 * 3_600_000;
    if (urgent) return null;
    return hour < 8 || hour > 18 ? "not between 8 and 18" : day === 0 || day === 6 ? "a weekend" : null;
  }),
  check(19, "verdict first", false, ({ text }) => {
    const first = text.split(/\s+/).slice(0, 60).join(" ");
    return /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/.test(first) &&
      /\b(?:worth|repair|nothing|unsaid|thank you)\b/i.test(first)
      ? null
      : "no verdict in the first 60 words";
  }),
  check(20, "right before wrong", false, ({ text }, { moments }) => {
    if (!moments.some(({ action }) => action === "keep") || moments.every(({ action }) => action === "keep"))
      return null;
    const right =
      text.indexOf("What went right".toUpperCase()) === -1
        ? text.search(/what went right/i)
        : text.indexOf("WHAT WENT RIGHT");
    const rest = text.search(/and the rest/i);
    return right !== -1 && right < rest ? null : "wrong before right";
  }),
  check(21, "every moment answered", false, ({ text }, { moments }) => {
    const quotes = text.match(/“/g)?.length ?? 0;
    if (quotes < moments.length) return "fewer quotes than moments";
    return moments.some(({ reason }) => countWords(reason) > 25) ? "a long reason" : null;
  }),
  check(22, "kind", true, (letter, data) => (isUnkind(framed(letter, data)) ? "minimises or scolds" : null)),
  check(23, "no promises", false, (letter, data) => (PROMISE.test(framed(letter, data)) ? "promises" : null)),
  check(24, "at most five steps, each with a time", false, ({ text }) => {
    const steps = stepsIn(text);
    if (steps.length > 5) return "too many";
    return steps.some((step) => !/\b(?:on|before|by|at|day|within)\b/i.test(step))
      ? "a step without a time"
      : null;
  }),
  check(25, "one practice task", false, ({ text }) => {
    const tasks = text.match(/Done\s+when/g)?.length ?? 0;
    return tasks === 1 || tasks === 2 ? null : `${tasks}`;
  }),
  check(26, "safe on a lock screen", true, ({ subject, text, attachments }) => {
    const seen = [subject, ...attachments.map(({ filename }) => filename)].join("\n");
    if (SLIP_WORDS.test(seen)) return "subject";
    const titles = attachments.flatMap(({ content }) => content.match(/SUMMARY:.*/g) ?? []).join("\n");
    if (SLIP_WORDS.test(titles)) return "calendar";
    return neverInANote(text.slice(0, 100), { apologizing: true }).includes("private") ? "preview" : null;
  }),
  check(30, "what a thin note lacks is asked for", true, (letter, _data, isThin) =>
    isThin && !/^(?:one|two) questions?$/im.test(letter.text) ? "asks for nothing" : null,
  ),
  check(27, "at most 400 words beside the notes, two questions", false, (letter, data) => {
    if (countWords(framed(letter, data)) > 400) return "long";
    const asked = (framed(letter, data).split(/(?:one|two) questions?/i)[1] ?? "").match(/\?/g)?.length ?? 0;
    return asked > 2 ? "too many questions" : null;
  }),
];

function check(number: number, name: string, gate: boolean, fails: PlanCheck["fails"]): PlanCheck {
  return { number, name, gate, fails };
}

/** The plan's own words: without the notes and without what the person wrote. */
function framed({ text }: Rendered, { moments }: Letters["plan"]): string {
  const outside = text.replace(/(?:- )+copy from here[\s\S]*?to here(?: -)+/g, "\n");
  return moments.length === 0 ? outside : outside.replace(/“[^”]*”/g, "“”");
}

const stepsIn = (text: string) => text.match(/^\s*\d\.\s.*(?:\n\s{2,}.*)*/gm) ?? [];

export function failuresOfPlan(letter: Rendered, data: Letters["plan"], isThin = false): Failure[] {
  return PLAN_CHECKS.flatMap(({ fails, ...criterion }) => {
    const why = fails(letter, data, isThin);
    return why === null ? [] : [{ ...criterion, why }];
  });
}

export const MOST_WORDS_OF = { acknowledgement: 120, cannotHelp: 80, rejected: 90 } as const;
