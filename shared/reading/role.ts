/** The job interviewed for, in the mail's own words. */
import type { Question } from "./choice.ts";
import { type Mention, type Texts, type Vocabulary, seenAt, spelled } from "./mentions.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";

const LONGEST = 7;
const INSIDE = new Set("of and & for the in / - – to at , ( ) ' ’ de du + on".split(" "));

export function roleQuestion(
  tokens: readonly Token[],
  texts: Texts,
  known: Vocabulary,
  company: string | null,
): Question<string> {
  const firm = new Set(company?.toLowerCase().split(/[^\p{L}\p{N}]+/u) ?? []);
  const found = new Map<string, { value: string; features: Set<string>; count: number }>();
  for (const mention of stretches(tokens)) {
    const value = spelled(tokens, mention, texts);
    const key = value.toLowerCase();
    const seen = found.get(key) ?? { value, features: new Set<string>(), count: 0 };
    for (const feature of seenAt(tokens, mention, known)) seen.features.add(feature);
    for (const feature of besideFirm(tokens, mention, firm)) seen.features.add(feature);
    seen.count++;
    found.set(key, seen);
  }
  const candidates = [...found.values()].map(({ value, features, count }) => ({
    value,
    features: [...features, `named ${Math.min(4, count)}`],
  }));
  return { candidates, none: ["none"] };
}

/** The title is mostly named in one breath with the firm: "Norvind, turbine technician". */
function besideFirm(tokens: readonly Token[], { first, last }: Mention, firm: ReadonlySet<string>): string[] {
  const features: string[] = [];
  const { section } = tokens[first]!;
  for (let k = 1; k <= 4; k++) {
    const before = tokens[first - k];
    const after = tokens[last + k];
    if (before?.section === section && firm.has(before.lower)) features.push(`firm before ${k}`);
    if (after?.section === section && firm.has(after.lower)) features.push(`firm after ${k}`);
  }
  for (let i = first; i <= last; i++) if (firm.has(tokens[i]!.lower)) features.push("firm inside");
  return features;
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
