/** Names and phrases that the network marks in a mail: what is chosen for a fact leans on them. */
import { FACTS, type Fact, factTagsOf, type Marks } from "./marks.ts";
import { stretches } from "./spans.ts";

/** Added to the log probability of "no name": far below 0, since a mark in doubt still helps to choose. */
const OUTSIDE = -1.5;

/** `from` up to but not including `to` are characters of the text; `sure` is a mean probability. */
export type Named = { fact: Fact; text: string; from: number; to: number; sure: number };

/** The text stands in the marked words from `shift` on; what is named in front of it, in the subject, stands before 0. */
export function namedIn(words: string, marks: Marks, shift: number): Named[] {
  return stretches(factTagsOf(marks), OUTSIDE).map((stretch) => {
    const from = marks.pieces[stretch.from]!.from;
    const to = marks.pieces[stretch.to - 1]!.to;
    const text = words.slice(from, to);
    return {
      fact: FACTS[stretch.label]!,
      text,
      from: from - shift,
      to: to - shift,
      sure: stretch.confidence,
    };
  });
}

/** From 0 to 1: how sure the network is that some words are the fact. Words that only overlap with what it marked count by their share. */
export function supportFor(named: readonly Named[], fact: Fact): (value: string) => number {
  const marked = named
    .filter((one) => one.fact === fact)
    .map(({ text, sure }) => ({ words: wordsOf(text), sure }));
  return (value) => {
    const words = wordsOf(value);
    return Math.max(0, ...marked.map((one) => one.sure * shared(words, one.words)));
  };
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function shared(one: readonly string[], other: readonly string[]): number {
  const both = one.filter((word) => other.includes(word)).length;
  return both === 0 ? 0 : both / (one.length + other.length - both);
}
