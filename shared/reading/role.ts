/** The job interviewed for, in the mail's own words. */
import type { Question } from "./choice.ts";
import { type Mention, seenAt, spelled, type Texts, type Vocabulary } from "./mentions.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";

const LONGEST = 7;
const INSIDE = new Set("of and & for the in / - – to at , ( ) ' ’ de du + on".split(" "));

export function roleQuestion(tokens: readonly Token[], texts: Texts, known: Vocabulary): Question<string> {
  const found = new Map<string, { value: string; features: Set<string>; count: number }>();
  for (const mention of stretches(tokens)) {
    const value = spelled(tokens, mention, texts);
    const key = value.toLowerCase();
    const seen = found.get(key) ?? { value, features: new Set<string>(), count: 0 };
    for (const feature of seenAt(tokens, mention, known)) seen.features.add(feature);
    seen.count++;
    found.set(key, seen);
  }
  const candidates = [...found.values()].map(({ value, features, count }) => ({
    value,
    features: [...features, `named ${Math.min(4, count)}`],
  }));
  return { candidates, none: ["none"] };
}

function* stretches(tokens: readonly Token[]): Generator<Mention> {
  for (let first = 0; first < tokens.length; first++) {
    if (!isContent(tokens[first]!)) continue;
    const { section } = tokens[first]!;
    for (let last = first; last < Math.min(tokens.length, first + LONGEST); last++) {
      const token = tokens[last]!;
      if (token.section !== section) break;
      if (isContent(token)) yield { first, last };
      else if (!INSIDE.has(token.lower) || (token.lower === "," && last - first > 3)) break;
    }
  }
}

const isContent = (token: Token) => token.isWord && !SMALL_WORDS.has(token.lower);
