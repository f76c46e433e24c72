/** Marks → the words of the mail that put a moment right: the content that was missing, and what was asked. */
import type { Kind, Moment } from "../domain/debrief.ts";
import { type Marks, REPAIR, repairTagsOf } from "./marks.ts";
import { type Span, wordEnd, wordStart } from "./sentences.ts";
import { stretches } from "./spans.ts";

export type Repair = { right: string | null; asked: string | null };
type Marked = Span & { is: (typeof REPAIR)[number]; sure: number };

/** Added to the log probability of "nothing here". */
const OUTSIDE = -1.2;
const LEAST_SURE = 0.25;
/** Characters between a moment and the words for it; what was told before it is rarely meant. */
const FAR = 400;
const BEFORE_COUNTS = 1.5;

/** What somebody can put right by saying it. */
const BY_CONTENT: ReadonlySet<Kind> = new Set<Kind>([
  "blank",
  "wrong-answer",
  "misstatement",
  "omission",
  "unasked-question",
  "unprepared",
  "name-slip",
  "conduct",
  "offense",
  "badmouthing",
]);

/** For each moment of `own`, which stands in the marked words from `shift` on; each stretch goes to the moment nearest to it. */
export function repairsIn(
  own: string,
  marks: Marks,
  shift: number,
  moments: readonly (Span & { kind: Kind })[],
): Repair[] {
  const marked = markedIn(own, marks, shift);
  const given = marked.map((words) => {
    const [nearest] = moments
      .map((moment, at) => ({ at, far: far(moment, words), isFit: BY_CONTENT.has(moment.kind) }))
      .filter(({ far, isFit }) => isFit && far <= FAR)
      .sort((one, other) => one.far - other.far);
    return nearest ? { ...words, ...nearest } : null;
  });
  const best = (at: number, is: Marked["is"]) =>
    given
      .filter((words) => words?.at === at && words.is === is)
      .sort((one, other) => one!.far - other!.far || other!.sure - one!.sure)[0];
  const told = (words: Span | null | undefined) => (words ? own.slice(words.from, words.to) : null);
  return moments.map(({ kind }, at) => {
    const [right, asked] = [best(at, "right"), best(at, "asked")];
    const isSure = !ANSWERS.has(kind) || !right || isAnswer(right, own, asked !== undefined);
    return { right: isSure ? told(right) : null, asked: told(asked) };
  });
}

/**
 * An answer is looked for where a mail mostly holds none: its words have to be surer, or the question has to be told
 * too; "I said ⟨ten⟩" is what was said, and not what should have been.
 */
const isAnswer = ({ sure, from }: Marked, own: string, isAsked: boolean): boolean =>
  sure >= SURE_OF_ANSWER || (isAsked && !SAID.test(own.slice(Math.max(0, from - 40), from)));
const SAID =
  /\b(?:say|said|saying|told (?:him|her|them)|presented|gave|answered|guessed|wrote|got|put)(?: (?:that|it|it['’]?s|is|was|a|an|the|about|\p{L}+ of)){0,4} ["“]?$/iu;
const ANSWERS: ReadonlySet<Kind> = new Set<Kind>(["blank", "wrong-answer"]);
const SURE_OF_ANSWER = 0.6;

function markedIn(own: string, marks: Marks, shift: number): Marked[] {
  return stretches(repairTagsOf(marks), OUTSIDE).flatMap((stretch): Marked[] => {
    const start = marks.pieces[stretch.from]!.from - shift;
    const end = marks.pieces[stretch.to - 1]!.to - shift;
    if (stretch.confidence < LEAST_SURE || start < 0 || end > own.length) return [];
    const span = whole(own, { from: wordStart(own, start), to: toItsEnd(own, wordEnd(own, end)) });
    return span === null ? [] : [{ ...span, is: REPAIR[stretch.label]!, sure: stretch.confidence }];
  });
}

/** Without what joins it to its neighbours; a question has its first word: "⟨is⟩ there a draw". */
function whole(own: string, { from, to }: Span): Span | null {
  const words = own.slice(from, to);
  const lead = /^(?:[\s,;:.)!?–—-]+|(?:and|but|so|because|which is|that) )*/i.exec(words)![0].length;
  const tail =
    /(?:[\s,;:.(–—-]|\s(?:and|but|or|so|because|which|that|when|with|for|of|at|from|about|the|a|an)(?: i)?)*$/i.exec(
      words,
    )![0].length;
  const first = /^(?:there|they|the|it)\b/i.test(words.slice(lead))
    ? (/\b(?:is|are|do|does|if|whether|when|where|how|what|who|why) $/i.exec(
        own.slice(Math.max(0, from - 10), from),
      )?.[0].length ?? 0)
    : 0;
  // "It is twenty-four" is the figure.
  const itIs =
    /^it(?:['’]?s| is| was) (?:actually |really )?(?=\S+(?: \S+)?$)/i.exec(
      words.slice(lead, words.length - tail),
    )?.[0].length ?? 0;
  return lead + tail >= words.length ? null : { from: from + lead - first + itIs, to: to - tail };
}

/** "a follow⟨-up⟩", "61⟨%⟩", "2 ⟨to 8⟩" */
const toItsEnd = (own: string, end: number): number => {
  const behind = own.slice(end, end + 40);
  const range = /\d to$/.test(own.slice(Math.max(0, end - 4), end))
    ? /^ \d[\d.,]*/.exec(behind)
    : /\d/.test(own.charAt(end - 1))
      ? /^ to \d[\d.,]*/.exec(behind)
      : null;
  const joined = end + (range?.[0].length ?? 0);
  return joined + /^(?:-[\p{L}\d]+)*[%°]?/u.exec(own.slice(joined, joined + 40))![0].length;
};

function far(moment: Span, words: Span): number {
  if (words.from < moment.to && words.to > moment.from) return 0;
  return words.from >= moment.to ? words.from - moment.to : (moment.from - words.to) * BEFORE_COUNTS;
}

/** The moments with the words that the network found for them; where it found none, those of the plain patterns stand. */
export function withRepairs(moments: readonly Moment[], text: string, marks: Marks, shift: number): Moment[] {
  const spans = moments.map(({ quote, kind }) => {
    const from = text.indexOf(quote);
    return { from, to: from + quote.length, kind };
  });
  const repairs = repairsIn(text, marks, shift, spans);
  return moments.map((moment, at) => {
    const { right, asked } = repairs[at]!;
    // The plain patterns may have the whole of an answer that the network marked in part.
    const isPart = right !== null && ANSWERS.has(moment.kind) && (moment.fix?.includes(right) ?? false);
    const fix = isPart ? moment.fix : (right ?? moment.fix);
    return { ...moment, fix: fix !== null && NO_CONTENT.test(fix) ? null : fix, asked };
  });
}

/** "three phases and I did not know" tells that there was no answer. */
const NO_CONTENT =
  /\bI (?:(?:did|do|could)(?:n['’]?t| not) (?:know|remember|say|think|get|answer|even)|had no idea|have no idea|forgot|froze|blanked|went blank|sat there|just sat)\b/i;
