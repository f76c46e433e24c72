/** A stretch of words where the mail may name something, and what is seen in it and around it. */
import { JOBS, PLACES, sortOf } from "./word-classes.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";

/** Token indices, both inside. */
export type Mention = { first: number; last: number };

/** Words that stand in small letters in the training mails: a capital on one of them tells less. */
export type Vocabulary = ReadonlySet<string>;

const EDGE = "^";
const at = (tokens: readonly Token[], i: number, section: Token["section"]) => {
  const token = tokens[i];
  return token?.section === section ? token.lower : EDGE;
};
const orSort = (lower: string) => sortOf(lower) ?? lower;

/** The mention as written, white space folded. */
export function spelled(tokens: readonly Token[], { first, last }: Mention, texts: Texts): string {
  const start = tokens[first]!;
  return texts[start.section].slice(start.from, tokens[last]!.to).replace(/\s+/g, " ");
}
export type Texts = Readonly<Record<Token["section"], string>>;

/** Names of features; the same for every kind of name, since each fact has weights of its own. */
export function seenAt(tokens: readonly Token[], { first, last }: Mention, known: Vocabulary): string[] {
  const { section, opens } = tokens[first]!;
  const near = (i: number) => at(tokens, i, section);
  const [p1, p2, p3] = [near(first - 1), near(first - 2), near(first - 3)];
  const [n1, n2, n3] = [near(last + 1), near(last + 2), near(last + 3)];
  const inner = tokens.slice(first, last + 1);
  const words = inner.filter((token) => token.isWord);
  const [head, tail] = [tokens[first]!.lower, tokens[last]!.lower];
  const features = [
    `in ${section}`,
    `long ${Math.min(6, words.length)}`,
    `first ${orSort(head)}`,
    `last ${tail}`,
    `last sort ${sortOf(tail) ?? (tail.length > 4 ? `-${tail.slice(-3)}` : "?")}`,
    `before ${p1}`,
    `before sort ${orSort(p1)}`,
    `before2 ${orSort(p2)} ${orSort(p1)}`,
    `before3 ${orSort(p3)} ${orSort(p2)} ${orSort(p1)}`,
    `after ${n1}`,
    `after sort ${orSort(n1)}`,
    `after2 ${orSort(n1)} ${orSort(n2)}`,
    `around ${orSort(p1)} _ ${orSort(n1)}`,
    `shape ${words.map(shapeOf).join(" ")}`,
    `known ${words.filter((w) => known.has(w.lower) || SMALL_WORDS.has(w.lower)).length} of ${Math.min(4, words.length)}`,
  ];
  if (opens) features.push("opens");
  if (tokens[first - 1]?.mayName && tokens[first - 1]!.section === section) features.push("goes on before");
  if (tokens[last + 1]?.mayName && tokens[last + 1]!.section === section) features.push("goes on after");
  if (n1 === "," || n1 === "-" || n1 === "–" || n1 === "(" || n1 === ":") features.push(`after3 ${n1} ${orSort(n2)} ${orSort(n3)}`);
  for (let k = 2; k <= 6; k++) {
    const word = near(first - k);
    if (word === EDGE || /^[.!?\n]$/.test(word)) break;
    features.push(`left ${orSort(word)}`);
  }
  for (let k = 2; k <= 4; k++) {
    const word = near(last + k);
    if (word === EDGE || /^[.!?\n]$/.test(word)) break;
    features.push(`right ${orSort(word)}`);
  }
  for (const word of words) {
    features.push(`word ${word.lower}`);
    if (PLACES.has(word.lower)) features.push("has PLACE");
    if (JOBS.has(word.lower)) features.push("has JOB");
    if (sortOf(word.lower) === "DAY") features.push("has DAY");
  }
  for (const token of inner) if (!token.isWord || !token.mayName) features.push(`joint ${token.lower}`);
  return features;
}

const shapeOf = ({ text }: Token) =>
  /^\p{N}/u.test(text) ? "0" : /^\p{Lu}{2,}$/u.test(text) ? "XX" : /^\p{Lu}/u.test(text) ? "X" : "x";
