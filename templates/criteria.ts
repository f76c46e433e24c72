/**
 * The rubric of a good letter as checks that a program can hold. Each has the rubric's number; a *gate* keeps a letter
 * from being sent, and a plainer one takes its place.
 */
import type { Letters, Traced, Triaged } from "../shared/domain/letter.ts";
import type { NotePlan } from "../shared/domain/note.ts";
import { mentions } from "../shared/domain/owner.ts";
import { isClumsy, neverInANote } from "./guard.ts";
import { countWords } from "./words.ts";

export type Criterion = { number: number; name: string; gate: boolean };
export type Failure = Criterion & { why: string };

/** A note with what it was made from. */
export type WrittenNote = {
  to: string | null;
  subject: string;
  body: string;
  trace: readonly Traced[];
  plan: NotePlan;
  /** The sentences that put something right, in the note's order. */
  repairs: readonly { moment: Triaged; words: string }[];
  pluses: readonly { moment: Triaged; words: string }[];
  details: number;
  fromThem: boolean;
};

export type NoteAbout = Pick<
  Letters["plan"],
  "interview" | "moments" | "told" | "missed" | "writer" | "called"
>;

type NoteCheck = Criterion & {
  /** Null when it passes, else a short reason without a word of the debrief. */
  fails: (note: WrittenNote, about: NoteAbout) => string | null;
};

const gate = (number: number, name: string, fails: NoteCheck["fails"]): NoteCheck => ({
  number,
  name,
  gate: true,
  fails,
});
const wish = (number: number, name: string, fails: NoteCheck["fails"]): NoteCheck => ({
  number,
  name,
  gate: false,
  fails,
});

export const FEWEST_WORDS = 80;
export const MOST_NOTE_WORDS = 170;

export const NOTE_CHECKS: readonly NoteCheck[] = [
  gate(28, "thanks carry it", (note) => {
    const parts = paragraphs(note);
    if (!/^Thank you\b/.test(parts[0] ?? "")) return "does not begin with thanks";
    const sentences = note.repairs.flatMap(({ words }) => sentencesOf(words));
    if (sentences.length > 3) return "more than three sentences of repair";
    if (note.repairs.some(({ words }) => sentencesOf(words).length > 2))
      return "more than two sentences for one moment";
    return note.repairs.some(({ words }) => words !== "" && (parts.at(-1) ?? "").includes(words))
      ? "repair in the last paragraph"
      : null;
  }),
  wish(29, "80 to 170 words", (note) => {
    const words = wordsIn(note);
    return words < FEWEST_WORDS ? "short" : words > MOST_NOTE_WORDS ? "long" : null;
  }),
  gate(29, "subject", ({ subject }) =>
    subject.length > 60
      ? "long"
      : neverInANote(subject, { apologizing: false }).length > 0 || /urgent/i.test(subject)
        ? "holds a slip"
        : null,
  ),
  wish(29, "paragraphs", (note) => {
    const count = paragraphs(note).length;
    return count < 2 || count > 4 ? `${count}` : null;
  }),
  gate(30, "two details, one of them theirs, or one question for it", () => null),
  wish(30, "two details, one of them theirs", ({ details, fromThem }) =>
    details < 2 ? "fewer than two" : fromThem ? null : "none of theirs",
  ),
  gate(31, "a correction is an answer", (note) =>
    note.repairs.some(
      ({ moment, words }) =>
        moment.action === "set-right" &&
        /\bI (?:froze|blanked|did badly|could not|was nervous|got it wrong)\b|\bbecause I\b/i.test(words),
    )
      ? "tells how it went"
      : null,
  ),
  gate(33, "an omission is a plus", (note) =>
    note.pluses.some(({ words }) =>
      /\b(?:forgot|did not (?:say|mention)|never (?:said|mentioned)|left out|should have|meant to)\b/i.test(
        words,
      ),
    )
      ? "shows that it was left out"
      : null,
  ),
  gate(34, "make-good is calm", (note) =>
    note.repairs.some(
      ({ moment, words }) =>
        moment.action === "make-good" && /\b(?:sorry|apolog\w*|broke|smashed|knocked|spilled)\b/i.test(words),
    )
      ? "retells or is sorry"
      : null,
  ),
  gate(35, "an apology owns it", (note) => {
    const sorry = note.repairs
      .filter(({ moment }) => moment.action === "apologize")
      .map(({ words }) => words);
    if (sorry.some((words) => !/\bI am (?:very )?sorry\b|\bI apologi[sz]e\b/.test(words)))
      return "does not say it";
    return sorry.some((words) =>
      /\bif I\b|\bbut\b|\bbecause\b|\bforgiv\w*|\bhope you\b/i.test(words.replace(/If anything[^.]*\./, "")),
    )
      ? "excuses or pleads"
      : null;
  }),
  gate(36, "context in one sentence", (note) =>
    note.repairs.some(
      ({ moment, words }) =>
        moment.action === "share-context" && (sentencesOf(words).length > 1 || countWords(words) > 25),
    )
      ? "long"
      : null,
  ),
  gate(37, "never in a note", (note) => {
    const apologizing = note.repairs.some(({ moment }) => moment.action === "apologize");
    const broken = neverInANote(`${note.subject}\n${note.body}`, { apologizing });
    return broken.length > 0 ? broken.join(", ") : null;
  }),
  gate(38, "no trace of what stays unsaid", (note, about) => {
    const said = rareWords(
      note.trace
        .filter(({ from }) => from !== null)
        .map(({ words }) => words)
        .join(" "),
    );
    const allowed = rareWords(
      [...note.repairs, ...note.pluses].map(({ moment }) => `${moment.quote} ${moment.fix ?? ""}`).join(" ") +
        about.moments
          .filter(({ action }) => action === "keep")
          .map(({ quote }) => quote)
          .join(" "),
    );
    const hidden = about.moments.filter(({ action }) => action === "let-go" || action === "keep-private");
    const shows = hidden.some(({ quote, action }) => {
      const shared = [...rareWords(quote)].filter((word) => said.has(word) && !allowed.has(word));
      return shared.length >= (action === "keep-private" ? 2 : 3);
    });
    return shows ? "shares its words" : null;
  }),
  gate(39, "nothing invented", (note, about) => {
    if (/[[\]{}<>]|\bundefined\b|\bnull\b|_{2,}/.test(note.body)) return "placeholder";
    const told = flat(
      `${about.told}\n${about.moments.map(({ quote, fix }) => `${quote} ${fix ?? ""}`).join("\n")}\n${note.plan.shown.join("\n")}\n${about.interview.role ?? ""}\n${about.interview.company ?? ""}`,
    );
    if (note.trace.some(({ from }) => from !== null && !told.includes(flat(from))))
      return "a sentence without its source";
    const numbers = note.trace
      .filter(({ from }) => from !== null)
      .flatMap(({ words }) => words.match(/\d[\d.,]*\d|\d/g) ?? []);
    return numbers.some((number) => !told.includes(number)) ? "a number that nobody said" : null;
  }),
  gate(40, "names letter for letter", ({ to, body }, { interview }) => {
    const greeting = body.split("\n")[0] ?? "";
    // "J.P." has no part that is a word.
    if (to !== null && !mentions(greeting, to) && !greeting.toLowerCase().includes(to.toLowerCase()))
      return "the greeting has another name";
    return interview.people.length === 0 && /^(?:Dear|Hi) (?!hiring team|.* team)/.test(greeting)
      ? "a name nobody said"
      : null;
  }),
  gate(41, "one exclamation mark, no emoji", ({ body }) =>
    (body.match(/!/g)?.length ?? 0) > 1 ? "marks" : /\p{Extended_Pictographic}/u.test(body) ? "emoji" : null,
  ),
  gate(42, "the close asks for nothing", (note, { interview }) => {
    const close = (paragraphs(note).at(-1) ?? "").replaceAll(interview.company ?? "\n", "");
    if (/\?/.test(close)) return "a question";
    return /\b(?:please reconsider|let me know by|as soon as possible|salary|pay)\b/i.test(close)
      ? "a demand"
      : null;
  }),
  gate(0, "reads as sentences", (note) => (paragraphs(note).some(isClumsy) ? "clumsy" : null)),
];

export function failuresOf(note: WrittenNote, about: NoteAbout): Failure[] {
  return NOTE_CHECKS.flatMap(({ number, name, gate: isGate, fails }) => {
    const why = fails(note, about);
    return why === null ? [] : [{ number, name, gate: isGate, why }];
  });
}

/** Without greeting and sign-off. */
export const paragraphs = ({ body }: { body: string }) => body.split("\n\n").slice(1, -1);
export const wordsIn = (note: { body: string }) => countWords(paragraphs(note).join(" "));
export const sentencesOf = (text: string) =>
  text
    .replace(/\b(Mr|Mrs|Ms|Dr|St|Prof|No)\./g, "$1")
    .split(/(?<=[.!?]”?)\s+(?=[\p{Lu}“\d])/u)
    .filter((each) => each.trim() !== "");

const flat = (text: string) => text.toLowerCase().replace(/\s+/g, " ");

function rareWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !EVERYDAY.test(word)));
}

const EVERYDAY =
  /^(?:about|with|that|this|from|same|what|when|were|have|more|most|some|them|they|their|into|over|would|could|which|your|told|said|asked|there|then|than|just|only|also|really|where|while|after|before|because|been|being|very|much|good|like|liked|time|work|working|role|team|company|interview|question|questions|answer|answered|minutes|hour|hours|first|last|three|four|five|people|place|going|came|went|took|gave|made|thing|things|know|knew|think|thought|today|yesterday|morning|afternoon|manager|show|showed|tell|talked|talking|spoke|call|called|room|table|desk)$/;
