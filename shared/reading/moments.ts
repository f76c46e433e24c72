/**
 * Marks → moments with exact quotes. The network says where something happened and what kind it is; what is shown to
 * the person is cut at words and clauses, so that a quote can stand by itself.
 */
import type { Kind, Moment } from "../domain/debrief.ts";
import { type Judged, observe } from "./aspects.ts";
import { isDenied } from "./denied.ts";
import { kindOf, oneEach } from "./events.ts";
import { fixOf } from "./fix.ts";
import { acceptance, type Marks, piecesIn, tagsOf } from "./marks.ts";
import type { Named } from "./named.ts";
import { plainly } from "./plain.ts";
import { type Sentence, type Span, sentences, wordEnd, wordStart } from "./sentences.ts";
import { type Stretch, stretches } from "./spans.ts";

/** Added to the log probability of "nothing here": below 0, since a moment in doubt is asked about rather than passed over. */
const OUTSIDE = -0.7;
/** A quote of fewer characters says little, so that it has to be surer. */
const SHORT = 20;
const SURE_OF_SHORT = 0.5;
/** Characters; a quote that ends this close to the end of its clause takes the rest along. */
const NEAR = 14;
/** Fewer letters and digits than this say nothing. */
const SHORTEST = 6;

/** Characters after the last one that the network read, for the end of a sentence and the two that follow. */
const BEYOND = 600;

/** Where the network is surer than this, plain words change nothing. */
const SURE = 0.6;

/** The moments of `own`, which stands in the marked words from `shift` on, in the order of the mail. */
export function readMoments(own: string, marks: Marks, shift: number, named: readonly Named[]): Moment[] {
  const read = (marks.pieces.at(-1)?.to ?? 0) - shift;
  const all = sentences(own, 0, Math.min(own.length, read + BEYOND));
  const marked = oneEach(stretches(tagsOf(marks), OUTSIDE), marks).flatMap((stretch): Found[] => {
    const bare = spanOf(own, marks, stretch, shift, all);
    if (bare === null) return [];
    const span = ANSWERS.has(kindOf(stretch)) ? withQuestion(own, bare, all) : bare;
    const quote = own.slice(span.from, span.to);
    const { sentence } = sceneOf(own, span, all);
    if (quote.length < SHORT && stretch.confidence < SURE_OF_SHORT) return [];
    if (isDenied(kindOf(stretch), quote, sentence)) return [];
    const accepted = acceptance(marks, stretch.from, stretch.to);
    return [{ ...span, kind: kindOf(stretch), judged: { accepted, sure: stretch.confidence } }];
  });
  const plain = plainly(own, all).flatMap((said): Found[] => {
    const place = piecesIn(marks, said, shift);
    const known = marked.filter((m) => touch(m, said));
    // Who was hurt comes before what else is said of it.
    const settles = (m: Found) =>
      !said.sure && (m.kind === said.kind || (m.judged.sure >= SURE && said.kind !== "injury"));
    if (place === null || known.some(settles)) return [];
    const accepted = acceptance(marks, place.from, place.to);
    const judged = said.sure
      ? { accepted: { ...accepted, "set-right": 1, "slip-in": 1, "let-go": 0 }, sure: 1 }
      : { accepted, sure: 0 };
    return [{ ...bared(own, said), kind: said.kind, judged }];
  });
  const found = [...marked.filter((m) => !plain.some((said) => touch(m, said))), ...plain];
  return found
    .sort((one, other) => one.from - other.from)
    .map(({ kind, judged, ...span }) => toMoment(own, span, kind, judged, all, named));
}

type Found = Span & { kind: Kind; judged: Judged };
const touch = (one: Span, other: Span) => one.from < other.to && one.to > other.from;

export function toMoment(
  own: string,
  span: Span,
  kind: Kind,
  judged: Judged,
  all: readonly Sentence[],
  named: readonly Named[],
): Moment {
  const quote = own.slice(span.from, span.to);
  const scene = sceneOf(own, span, all);
  const { observed, doubt } = observe(kind, judged, `${scene.sentence} ${scene.after}`);
  return {
    quote,
    kind,
    observed,
    fix: kind === "omission" ? leftUnsaid(own, span, scene, named, all) : unbroken(own, span, kind, scene),
    asked: null,
    doubt,
  };
}

/**
 * What was left unsaid: by the words around where they name a thing ("Rotabase"); else the phrase that the network marks
 * nearest to the moment, in its sentence or one of the two on either side.
 */
function leftUnsaid(
  own: string,
  span: Span,
  scene: Scene,
  named: readonly Named[],
  all: readonly Sentence[],
): string | null {
  const first = all.findIndex((sentence) => sentence.to > span.from);
  const last = all.findLastIndex((sentence) => sentence.from < span.to);
  const from = all[Math.max(0, first - BESIDE)]?.from ?? span.from;
  const to = all[Math.min(all.length - 1, last + BESIDE)]?.to ?? span.to;
  const far = (one: Span) => Math.max(0, span.from - one.to, one.from - span.to);
  const [nearest] = named
    .filter((one) => one.fact === "slip" && one.sure >= SURE_OF_PHRASE && one.from >= from && one.to <= to)
    .sort((one, other) => far(one) - far(other) || other.sure - one.sure);
  const marked = nearest ? own.slice(wordStart(own, nearest.from), wordEnd(own, nearest.to)) : null;
  const told = unbroken(own, span, "omission", scene)?.replace(GOES_ON, "") ?? null;
  const isBetter = told !== null && (/^[\p{Lu}\d]/u.test(told) || told.includes(marked ?? ""));
  return isBetter ? told : marked;
}
/** "Portuguese and half their patients do": what was left unsaid ends before the next clause. */
const GOES_ON =
  /,? (?:and|but|which|so) (?:half|most|many|all|some|they|their|the|he|she|it|that)\b[\s\S]*$/i;
/** Sentences on either side. */
const BESIDE = 2;
const SURE_OF_PHRASE = 0.35;

/** From pieces to characters: whole words, without the joining word in front, to the end of the clause if that is near. */
function spanOf(
  own: string,
  { pieces }: Marks,
  { from, to }: Stretch,
  shift: number,
  all: readonly Sentence[],
): Span | null {
  const start = pieces[from]!.from - shift;
  const end = pieces[to - 1]!.to - shift;
  if (start < 0 || end > own.length) return null;
  const clauses = all.flatMap((sentence) => sentence.clauses);
  const first = clauses.find((clause) => start >= clause.from && start < clause.to);
  const last = clauses.find((clause) => end > clause.from && end <= clause.to);
  const wide = {
    from: first && start - first.from <= NEAR ? first.from : wordStart(own, start),
    to: last && last.to - end <= NEAR ? last.to : wordEnd(own, end),
  };
  const span = bared(own, wide);
  return own.slice(span.from, span.to).replace(/[^\p{L}\p{N}]/gu, "").length < SHORTEST ? null : span;
}

const ANSWERS: ReadonlySet<Kind> = new Set(["blank", "wrong-answer", "misstatement"]);
/** Characters that a question may take. */
const QUESTION = 160;

/** "He asked how I would … and I just froze. He waited": from the question on, where it stands in the same sentence, to its end. */
function withQuestion(own: string, { from, to }: Span, all: readonly Sentence[]): Span {
  const sentence = all.find((each) => from >= each.from && from < each.to);
  const before = sentence ? own.slice(sentence.from, from) : "";
  if (!sentence || before.length > QUESTION || !/^(?:\S+ ){1,3}asked (?:me )?(?!if|for|to )/i.test(before))
    return { from, to };
  return { from: sentence.from, to: Math.min(to, sentence.to) };
}

/** Without the "and" in front and the comma behind: a quote stands by itself. */
function bared(own: string, { from, to }: Span): Span {
  const quote = own.slice(from, to);
  const lead =
    /^(?:[\s,;:.)!?–—-]+|(?:and|but|so|then|because|also|oh|well|anyway|yeah)\b,?\s+)+/i.exec(quote)?.[0]
      .length ?? 0;
  const tail = /(?:[\s,;:(–—-]|\s(?:and|but|so|then|because))*$/i.exec(quote)![0].length;
  return from + lead < to - tail ? { from: from + lead, to: to - tail } : { from, to };
}

/** The sentence of the moment, the one before and the two after: where its circumstances are told. */
export type Scene = {
  before: string;
  sentence: string;
  after: string;
  /** The two sentences behind those, in the same paragraph. */
  later: string;
};

export function sceneOf(own: string, found: Span, around: readonly Sentence[]): Scene {
  const i = around.findIndex((s) => s.to > found.from);
  if (i < 0) return { before: "", sentence: own.slice(found.from, found.to), after: "", later: "" };
  const last = around.findLastIndex((s) => s.from < found.to);
  const paragraph = own.indexOf("\n\n", found.to);
  const behind = (from: number, to: number) =>
    around
      .slice(last + from, last + to)
      .filter((s) => paragraph < 0 || s.from < paragraph)
      .map((s) => s.text)
      .join(" ");
  return {
    before: around[i - 1]?.text ?? "",
    sentence: own.slice(around[i]!.from, around[last]!.to),
    after: behind(1, 3),
    later: behind(3, 5),
  };
}

/** The fix is looked for as if no mail program had broken the lines, and given as it stands in the mail. */
function unbroken(own: string, span: Span, kind: Kind, scene: Scene): string | null {
  const flat = (text: string) => text.replace(/\n/g, " ");
  const around = {
    before: flat(scene.before),
    sentence: flat(scene.sentence),
    after: flat(scene.after),
    later: flat(scene.later),
  };
  const fix = fixOf(kind, flat(own.slice(span.from, span.to)), around);
  if (fix === null) return null;
  const near = own.indexOf(scene.sentence);
  const from = Math.max(0, near - scene.before.length - 4);
  const at = flat(own.slice(from)).indexOf(fix);
  return at < 0 ? null : own.slice(from + at, from + at + fix.length);
}
