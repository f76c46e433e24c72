/**
 * Tag probabilities → stretches of pieces: the most likely sequence in which nothing goes on that has not begun
 * (Viterbi 1967). Linear in the number of pieces.
 */
import { ROW, type Tags } from "./marks.ts";

/** Pieces `from` up to but not including `to`; `label` counts from 0; `confidence` is the mean probability inside. */
export type Stretch = { from: number; to: number; label: number; confidence: number };

const FLOOR = 1 / 512;

/** `outside` is added to the log probability of "outside": above 0 finds less, below 0 more. */
export function stretches({ rows, first, count }: Tags, outside = 0): Stretch[] {
  const length = rows.length / ROW;
  if (length === 0) return [];
  const probability = (piece: number, tag: number) => rows[piece * ROW + first + tag]!;
  const cost = (piece: number, tag: number) =>
    Math.log(Math.max(FLOOR, probability(piece, tag))) + (tag === 0 ? outside : 0);
  const came: Uint8Array[] = [];
  let score = Float64Array.from({ length: count }, (_, tag) =>
    goesOn(tag) ? Number.NEGATIVE_INFINITY : cost(0, tag),
  );
  for (let piece = 1; piece < length; piece++) {
    const best = highest(score);
    const from = new Uint8Array(count);
    const next = new Float64Array(count);
    for (let tag = 0; tag < count; tag++) {
      from[tag] = !goesOn(tag) ? best : score[tag]! > score[tag - 1]! ? tag : tag - 1;
      next[tag] = score[from[tag]!]! + cost(piece, tag);
    }
    came.push(from);
    score = next;
  }
  const tags = [highest(score)];
  for (const from of came.reverse()) tags.push(from[tags[tags.length - 1]!]!);
  return gathered(tags.reverse(), probability);
}

/** Tag 0 is "outside"; odd tags begin, even tags go on. */
const goesOn = (tag: number) => tag > 0 && tag % 2 === 0;

function gathered(tags: number[], probability: (piece: number, tag: number) => number): Stretch[] {
  const found: Stretch[] = [];
  for (let from = 0; from < tags.length; ) {
    const tag = tags[from]!;
    let to = from + 1;
    if (tag > 0) {
      const begins = goesOn(tag) ? tag - 1 : tag;
      while (tags[to] === begins + 1) to++;
      let sum = 0;
      for (let piece = from; piece < to; piece++)
        sum += probability(piece, begins) + probability(piece, begins + 1);
      found.push({ from, to, label: (begins - 1) / 2, confidence: sum / (to - from) });
    }
    from = to;
  }
  return found;
}

function highest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
