/**
 * Sentences → moments with exact quotes. A cue says what kind, a guard says whether it counts, and the quote is the
 * clause around it. Precision before recall: a moment that nobody wrote is worse than one that is missed.
 */
import type { Kind, Moment } from "../domain/debrief.ts";
import { cues } from "./cues.ts";
import { fixOf } from "./fix.ts";
import { isGuarded } from "./guards.ts";
import { observe } from "./observed.ts";
import { type Sentence, type Span, sentences } from "./sentences.ts";
import { isVerdict } from "./verdict.ts";

/** Points that make a moment; single weak words ("laughed") are below it. What would be raised needs more. */
const ENOUGH = 2;
const NEEDS_MORE: Partial<Record<Kind, number>> = {
  blank: 3,
  "wrong-answer": 3,
  misstatement: 3,
  offense: 3,
  unprepared: 3,
  distraction: 3,
  late: 3,
  damage: 3,
  injury: 3,
};
/** The same pattern is looked for this many times in a sentence: hostile repetition costs nothing more. */
const MOST_HITS = 3;
/** Characters of the following sentence that a cue may reach into: "I said 24. It's 20." */
const REACH = 70;

export type Found = Span & { kind: Kind; points: number };

/** The moments of `own`, in the order of the mail. */
export function readMoments(own: string, spans: readonly Span[] = [{ from: 0, to: own.length }]): Moment[] {
  return spans.flatMap((span) => {
    const all = sentences(own, span.from, span.to);
    return joined(
      own,
      all.flatMap((sentence, i) => inSentence(own, sentence, all[i + 1])),
    ).map((found) => toMoment(own, found, all));
  });
}

/** The best kind for a stretch that is known to hold a slip, as below "What stung:". */
export function kindOf(own: string, sentence: Sentence, next?: Sentence): Kind | null {
  const found = inSentence(own, sentence, next).filter((f) => f.kind !== "strength");
  return found.sort((a, b) => b.points - a.points)[0]?.kind ?? null;
}

export function toMoment(own: string, found: Found, around: readonly Sentence[]): Moment {
  const scene = sceneOf(own, found, around);
  const quote = own.slice(found.from, found.to);
  const observed = observe(found.kind, quote, scene);
  return { quote, kind: found.kind, observed, fix: unbroken(own, found, scene), doubt: null };
}

/** The fix is looked for as if no mail program had broken the lines, and given as it stands in the mail. */
function unbroken(own: string, found: Found, scene: Scene): string | null {
  const flat = (text: string) => text.replace(/\n/g, " ");
  const around = { before: flat(scene.before), sentence: flat(scene.sentence), after: flat(scene.after) };
  const fix = fixOf(found.kind, flat(own.slice(found.from, found.to)), around);
  if (fix === null) return null;
  const near = own.indexOf(scene.sentence);
  const from = Math.max(0, near - scene.before.length - 4);
  const at = flat(own.slice(from)).indexOf(fix);
  return at < 0 ? null : own.slice(from + at, from + at + fix.length);
}

/** The sentence of the moment, the one before and the two after: where its circumstances are told. */
export type Scene = { before: string; sentence: string; after: string };

export function sceneOf(own: string, found: Span, around: readonly Sentence[]): Scene {
  const i = around.findIndex((s) => s.to > found.from);
  if (i < 0) return { before: "", sentence: own.slice(found.from, found.to), after: "" };
  const last = around.findLastIndex((s) => s.from < found.to);
  const paragraph = own.indexOf("\n\n", found.to);
  const after = around
    .slice(last + 1, last + 3)
    .filter((s) => paragraph < 0 || s.from < paragraph)
    .map((s) => s.text)
    .join(" ");
  return { before: around[i - 1]?.text ?? "", sentence: own.slice(around[i]!.from, around[last]!.to), after };
}

type Hit = Span & { kind: Kind; points: number };

function inSentence(own: string, sentence: Sentence, next: Sentence | undefined): Found[] {
  const reach = next && next.from - sentence.to < 3 ? next.from + REACH : sentence.to;
  const window = own.slice(sentence.from, Math.min(reach, next?.to ?? reach));
  const hits: Hit[] = [];
  for (const cue of cues()) {
    let count = 0;
    for (const match of window.matchAll(cue.pattern)) {
      if (match.index >= sentence.text.length || ++count > MOST_HITS) break;
      const from = sentence.from + match.index;
      const to = from + match[0].length;
      const clause = clauseAt(sentence, from);
      const place = {
        kind: cue.kind,
        hit: match[0],
        before: sentence.text.slice(0, match.index),
        clause: own.slice(clause.from, clause.to),
        sentence: sentence.text,
        next: next?.text ?? "",
      };
      if (!isGuarded(place)) hits.push({ kind: cue.kind, points: cue.points, from, to });
    }
  }
  return settle(own, sentence, together(hits), next).filter((f) => !isVerdict(own.slice(f.from, f.to)));
}

/** Hits of one kind that stand close together are one find; its points are their sum. */
function together(hits: Hit[]): Found[] {
  const found: Found[] = [];
  for (const hit of hits.sort((a, b) => a.from - b.from)) {
    const same = found.find((f) => f.kind === hit.kind && hit.from - f.to < 50);
    if (same) {
      same.points += hit.points;
      same.to = Math.max(same.to, hit.to);
    } else found.push({ ...hit });
  }
  return found.filter((f) => f.points >= (NEEDS_MORE[f.kind] ?? ENOUGH));
}

/** What cannot be passed over, even where another thing is told in the same breath. */
const SHARES: ReadonlySet<Kind> = new Set(["damage", "injury"]);

/** Who was hurt comes before what was broken, however much is said about the thing. */
const weight = ({ kind, points }: Found) => points + (kind === "injury" ? 100 : 0);

/** Where finds of two kinds share a place the stronger stands. Quotes grow to whole clauses, or share one fairly. */
function settle(own: string, sentence: Sentence, found: Found[], next: Sentence | undefined): Found[] {
  const kept: { core: Span; whole: Found }[] = [];
  for (const f of [...found].sort((a, b) => weight(b) - weight(a) || b.to - b.from - (a.to - a.from))) {
    const whole: Found = { ...f, ...grown(sentence, f, next) };
    const rival = kept.find((k) => whole.to > k.whole.from && whole.from < k.whole.to);
    if (!rival) kept.push({ core: f, whole });
    else if (SHARES.has(f.kind) && share(own, rival, { core: f, whole }))
      if (kept.every((k) => whole.to <= k.whole.from || whole.from >= k.whole.to))
        kept.push({ core: f, whole });
  }
  const quotes = kept.map((k) => k.whole).sort((a, b) => a.from - b.from);
  return quotes.map((f, i) => bared(own, withQuestion(own, sentence, f, quotes[i - 1]?.to ?? sentence.from)));
}

/** "my hands shook so that I knocked over the frame" holds two moments: the clause is cut between them. */
function share(own: string, one: { core: Span; whole: Found }, other: { core: Span; whole: Found }): boolean {
  const [first, second] = one.core.from < other.core.from ? [one, other] : [other, one];
  const between = own.slice(first.core.to, second.core.from + 1);
  const cut = [...between.matchAll(/\s(?=(?:and|that|so|when|as|while|then)\s)/gi)].at(-1);
  if (!cut) return false;
  first.whole.to = first.core.to + cut.index;
  second.whole.from = first.core.to + cut.index + 1;
  return true;
}

function grown(sentence: Sentence, span: Span, next: Sentence | undefined): Span {
  // A cue may reach into the next sentence ("I said 24. It's 20."), and a quote never ends in the middle of it.
  const clauses = span.to > sentence.to && next ? [...sentence.clauses, ...next.clauses] : sentence.clauses;
  const inside = clauses.filter((c) => c.to > span.from && c.from < span.to);
  if (inside.length === 0) return span;
  return {
    from: Math.min(inside[0]!.from, span.from),
    to: Math.max(inside[inside.length - 1]!.to, span.to),
  };
}

const ASKED =
  /(?:\b(?!(?:then|and|was|were|been|got|but|also|just|so|i|we|when|had|even)\b)(?:he|she|they|one of them|(?:the|their) \w+(?: \w+)?|(?:Mrs?|Ms|Miss|Dr|Prof)\.? [\p{L}-]+|\p{Lu}[\p{L}-]+|\p{L}{2,15}) (?:then |also |just |even |had )?(?:asked|asks|wanted to know|want to know)\b|\b(?:asked|asking) (?:me )?(?:about|how|what|why|when|if|whether|for|to)\b)/gu;
/** Longer than this is no question any more, but the story around it. */
const LONGEST_QUESTION = 240;

/** A blank or a weak answer is quoted from the question on, where that stands in the same sentence. */
function withQuestion(own: string, sentence: Sentence, found: Found, free: number): Found {
  if (found.kind !== "blank" && found.kind !== "wrong-answer") return found;
  const start = Math.max(sentence.from, free, found.from - LONGEST_QUESTION);
  const asked = [...own.slice(start, found.from).matchAll(ASKED)].at(-1);
  return asked ? { ...found, from: start + asked.index } : found;
}

/** Without the "and" in front: a quote stands by itself. */
function bared(own: string, whole: Found): Found {
  const tail = /[\s,;:]*$/.exec(own.slice(whole.from, whole.to))![0].length;
  const found = { ...whole, to: whole.to - tail };
  const lead =
    /^(?:(?:and|but|so|then|because|also|which|oh|well|anyway|yeah|(?:first|second|third)(?:ly)?(?=,))\b,?\s+)+/i.exec(
      own.slice(found.from, found.to),
    );
  return lead && found.to - found.from - lead[0].length >= 8
    ? { ...found, from: found.from + lead[0].length }
    : found;
}

const clauseAt = (sentence: Sentence, at: number): Span =>
  sentence.clauses.find((c) => at >= c.from && at < c.to) ?? sentence;

/** "What I should have said is …" is the fix of the blank before it, and not a second one. */
const UNSURE: ReadonlySet<Kind> = new Set(["blank", "wrong-answer"]);
const ANSWER_ALONE =
  /^(?:of course |obviously |now i know )?(?:what i should(?: have|['’]ve)? |i should(?: have|['’]ve)? (?:said|answered)|the (?:right |correct |real |proper )?answer (?:is|was|would))/i;

/** One event told over two sentences is one moment: neighbours of the same kind are joined at the stronger. */
function joined(own: string, found: Found[]): Found[] {
  const kept: Found[] = [];
  for (const f of found.sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (last && f.from - last.to < 250 && UNSURE.has(last.kind) && f.kind === "wrong-answer")
      if (ANSWER_ALONE.test(own.slice(f.from, f.to))) continue;
    const near =
      last &&
      last.kind === f.kind &&
      f.from - last.to < JOIN[f.kind] &&
      !(
        f.kind === "strength" &&
        (/[.!?]/.test(own.slice(last.to - 1, f.from)) || OWN_SUBJECT.test(own.slice(f.from, f.to)))
      ) &&
      !/\n\s*\n/.test(own.slice(last.to, f.from));
    if (!near) kept.push(f);
    else if (f.points > last.points) kept[kept.length - 1] = f;
  }
  return kept;
}

/** "She loved it, and Idris laughed": two people are two good things. */
const OWN_SUBJECT =
  /^(?:he|she|they|(?:Mrs?|Ms|Dr)\.? \p{Lu}\p{L}+|\p{Lu}\p{L}+) (?:said|laughed|liked|loved|asked|told|nodded|smiled|thanked)/u;

/** Characters between two finds of a kind that still tell one event. Lists of good things are many events. */
const JOIN: Record<Kind, number> = {
  strength: 25,
  nerves: 60,
  blank: 90,
  "wrong-answer": 90,
  omission: 30,
  "unasked-question": 90,
  unprepared: 60,
  late: 160,
  technology: 90,
  appearance: 60,
  "name-slip": 120,
  misstatement: 80,
  badmouthing: 120,
  oversharing: 90,
  conduct: 60,
  offense: 120,
  damage: 140,
  injury: 160,
  distraction: 200,
};
