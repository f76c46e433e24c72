/**
 * What enters which thank-you note: decisions only, no sentences.
 *
 * One note for each interviewer, up to three; a larger group, or one without names, gets a single note. A repair
 * stands in one note only, that of the person it concerns, so that nobody reads about it from a colleague.
 */
import type { Interview, Material, Reading } from "./debrief.ts";
import type { LocalInstant, Triaged } from "./letter.ts";
import { concerns, mentions, ownerOf } from "./owner.ts";
import { raise } from "./triage.ts";

export type NotePlan = {
  /** The interviewer's name as the debrief has it; null is the whole team. */
  to: string | null;
  /** One note stands for more people than it names, and asks to pass the thanks on. */
  passOn: boolean;
  /** What is put right here, most owed first. */
  repairs: readonly Triaged[];
  /** What was left unsaid and is said here as a plus. */
  pluses: readonly Triaged[];
  /** What went well, for an echo: what names this person first, then what names nobody. */
  echoes: readonly Triaged[];
  /** What this person said or showed, free of everything that stays unsaid. */
  shown: readonly string[];
  /** What this person's part of the conversation had; what names nobody stands in each plan. */
  material: readonly Material[];
};

export type Notes = {
  notes: readonly NotePlan[];
  /** Raised, and it can be written: the words for it are there, or none are needed. */
  inNote: readonly Triaged[];
  /** Would be raised, but only the writer can give the words. It keeps its place until they do. */
  waiting: readonly Triaged[];
  /** Not in any note, on purpose. */
  unsaid: readonly Triaged[];
  kept: readonly Triaged[];
  /** More than five working days after the interview: only an untrue fact is repaired, and one useful thing added. */
  late: boolean;
};

/** Notes to single people, at most; the host of a larger group passes the thanks on. */
const MOST_NOTES = 3;
const LATE_AFTER_WORKING_DAYS = 5;

export function notesFor(about: {
  interview: Interview;
  moments: readonly Triaged[];
  shown: Reading["shown"];
  material: Reading["material"];
  sendNoteAt: LocalInstant;
  /** The person's own words: who a moment concerns often stands just before it. */
  told?: string;
}): Notes {
  const { interview, moments } = about;
  const late = isLate(interview.endedAt, about.sendNoteAt);
  // What is too late takes no place from what is not.
  const { raised } = raise(late ? stillOfUse(moments) : moments);
  const waiting = raised.filter((moment) => needsWords(moment));
  const inNote = raised.filter((moment) => !waiting.includes(moment));
  const kept = moments.filter((moment) => moment.action === "keep");
  const shown = about.shown
    .filter((words) => !isPartOfTrouble(words, moments))
    .filter((words) => !(ASKED.test(words) && moments.some(isAboutAnswers)));
  const told = about.told ?? "";
  const material = about.material
    .filter(({ words }) => !isPartOfTrouble(words, moments))
    .filter(({ how, words }) => how !== "asked" || !isNearBadAnswer(words, moments, told));
  return {
    notes: addressees(interview).map((addressee, at, all) => ({
      ...addressee,
      repairs: inNote.filter(
        (moment) => moment.action !== "slip-in" && concerns(moment.quote, all, told) === at,
      ),
      pluses: inNote.filter(
        (moment) => moment.action === "slip-in" && concerns(moment.quote, all, told) === at,
      ),
      echoes: dealt(kept, ({ quote }) => quote, at, all),
      shown: dealt(shown, (words) => words, at, all),
      material: material.filter(({ words }) => [at, -1].includes(ownerOf(words, all, told))),
    })),
    inNote,
    waiting,
    unsaid: moments.filter((moment) => moment.action !== "keep" && !raised.includes(moment)),
    kept,
    late,
  };
}

/** Only the writer knows the right answer, the true figure, the good point, the question; we never invent one. */
function needsWords(moment: Triaged): boolean {
  if (moment.fix !== null) return false;
  if (moment.action === "slip-in") return true;
  return moment.action === "set-right" && WORDS_NEEDED.has(moment.kind);
}

const WORDS_NEEDED: ReadonlySet<string> = new Set([
  "blank",
  "wrong-answer",
  "unprepared",
  "misstatement",
  "conduct",
  "appearance",
  "oversharing",
]);

type Addressee = Pick<NotePlan, "to" | "passOn">;

function addressees({ people }: Interview): Addressee[] {
  if (people.length === 0) return [{ to: null, passOn: false }];
  if (people.length > MOST_NOTES) return [{ to: people[0]!, passOn: true }];
  return people.map((to) => ({ to, passOn: false }));
}

/** What names this person first. What names nobody goes round the table, so that no two notes echo the same thing. */
function dealt<T>(
  items: readonly T[],
  words: (item: T) => string,
  at: number,
  all: readonly Addressee[],
): T[] {
  const names = (item: T, { to }: Addressee) => to !== null && mentions(words(item), to);
  const namesHere = items.filter((item) => names(item, all[at]!));
  const namesNobody = items.filter((item) => !all.some((each) => names(item, each)));
  return [...namesHere, ...namesNobody.filter((_item, turn) => turn % all.length === at)];
}

/** What was said in the same breath as something let go, raised or private is not brought up for its own sake. */
export function isPartOfTrouble(words: string, moments: readonly Triaged[]): boolean {
  const said = longWords(words);
  return moments
    .filter((moment) => moment.action !== "keep")
    .some(({ quote }) => {
      if (quote.includes(words) || words.includes(quote)) return true;
      const shared = [...longWords(quote)].filter((word) => said.has(word));
      return shared.length >= 3;
    });
}

const ASKED = /\b(?:ask(?:s|ed)?|wanted to know)\b/i;

/** Where an answer went badly, no question is brought up but the one that is put right. */
function isAboutAnswers({ action, kind }: Triaged): boolean {
  return action !== "keep" && ABOUT_ANSWERS.has(kind);
}

/** A question asked this near to an answer that went badly leads straight back to it. In characters. */
const NEAR = 200;

function isNearBadAnswer(words: string, moments: readonly Triaged[], told: string): boolean {
  const at = told.indexOf(words);
  return moments.filter(isAboutAnswers).some(({ quote }) => {
    const from = told.indexOf(quote);
    return at >= 0 && from >= 0 && at < from + quote.length + NEAR && at + words.length > from - NEAR;
  });
}

const ABOUT_ANSWERS: ReadonlySet<string> = new Set([
  "blank",
  "wrong-answer",
  "unprepared",
  "misstatement",
  "nerves",
  "conduct",
  "oversharing",
  "technology",
]);

function longWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
}

/** What a follow-up still holds: an untrue fact, and one thing that the job can use. */
function stillOfUse(moments: readonly Triaged[]): Triaged[] {
  const useful = moments.find(({ action, kind }) => action === "slip-in" && kind === "omission");
  return moments.filter((moment) => moment.kind === "misstatement" || moment === useful);
}

/** Whether what is sent then is a follow-up, no thank-you note any more. */
export function isLate(endedAt: LocalInstant | null, sendNoteAt: LocalInstant): boolean {
  if (endedAt === null) return false;
  return workingDaysBetween(endedAt, sendNoteAt) > LATE_AFTER_WORKING_DAYS;
}

/** Days from Monday to Friday after `from` up to and with `to`, by the local dates that the instants carry. */
function workingDaysBetween(from: LocalInstant, to: LocalInstant): number {
  const last = Date.parse(`${to.slice(0, 10)}T00:00:00Z`);
  let day = Date.parse(`${from.slice(0, 10)}T00:00:00Z`);
  let count = 0;
  while (day < last && count <= LATE_AFTER_WORKING_DAYS) {
    day += 86_400_000;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count++;
  }
  return count;
}
