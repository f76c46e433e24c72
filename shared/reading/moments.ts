/**
 * Sentences → moments with exact quotes. A cue says what kind, a guard says whether it counts, and the quote is the
 * clause around it. Precision before recall: a moment that nobody wrote is worse than one that is missed.
 */
import type { Kind, Moment } from "../domain/debrief.ts";
import { cues } from "./cues.ts";
import { isGuarded } from "./guards.ts";
import { fixOf, observe } from "./observed.ts";
import { type Sentence, type Span, sentences } from "./sentences.ts";

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
  return { quote, kind: found.kind, observed, fix: fixOf(found.kind, quote, scene) };
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
  return settle(sentence, together(hits));
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

/** Where finds of two kinds share a place the stronger stands. Quotes grow to whole clauses. */
function settle(sentence: Sentence, found: Found[]): Found[] {
  const kept: Found[] = [];
  for (const f of [...found].sort((a, b) => b.points - a.points || b.to - b.from - (a.to - a.from))) {
    const whole = grown(sentence, f);
    if (kept.every((k) => whole.to <= k.from || whole.from >= k.to)) kept.push({ ...f, ...whole });
  }
  return kept.sort((a, b) => a.from - b.from);
}

function grown(sentence: Sentence, span: Span): Span {
  const inside = sentence.clauses.filter((c) => c.to > span.from && c.from < span.to);
  if (inside.length === 0) return span;
  return {
    from: Math.min(inside[0]!.from, span.from),
    to: Math.max(inside[inside.length - 1]!.to, span.to),
  };
}

const clauseAt = (sentence: Sentence, at: number): Span =>
  sentence.clauses.find((c) => at >= c.from && at < c.to) ?? sentence;

/** One event told over two sentences is one moment: neighbours of the same kind are joined at the stronger. */
function joined(own: string, found: Found[]): Found[] {
  const kept: Found[] = [];
  for (const f of found.sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    const near =
      last &&
      last.kind === f.kind &&
      f.from - last.to < JOIN[f.kind] &&
      !/\n\s*\n/.test(own.slice(last.to, f.from));
    if (!near) kept.push(f);
    else if (f.points > last.points) kept[kept.length - 1] = f;
  }
  return kept;
}

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
