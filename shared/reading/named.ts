/** Names and phrases that the network marks in a mail: what is chosen for a fact leans on them. */
import { FACTS, type Fact, factTagsOf, type Marks } from "./marks.ts";
import { stretches } from "./spans.ts";

/** Added to the log probability of "no name": far below 0, since a mark in doubt still helps to choose. */
const OUTSIDE = -1.5;

/** `from` up to but not including `to` are characters of the marked words; `sure` is a mean probability. */
export type Named = { fact: Fact; text: string; from: number; to: number; sure: number };

export function namedIn(words: string, marks: Marks): Named[] {
  return stretches(factTagsOf(marks), OUTSIDE).map((stretch) => {
    const from = marks.pieces[stretch.from]!.from;
    const to = marks.pieces[stretch.to - 1]!.to;
    return { fact: FACTS[stretch.label]!, text: words.slice(from, to), from, to, sure: stretch.confidence };
  });
}

/** From 0 to 1: how sure the network is that these words are the fact. Words that only overlap with what it marked count by their share. */
export function support(named: readonly Named[], fact: Fact, value: string): number {
  const words = wordsOf(value);
  return Math.max(
    0,
    ...named.map((one) => (one.fact === fact ? one.sure * shared(words, wordsOf(one.text)) : 0)),
  );
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function shared(one: readonly string[], other: readonly string[]): number {
  const both = one.filter((word) => other.includes(word)).length;
  return both === 0 ? 0 : both / (one.length + other.length - both);
}
