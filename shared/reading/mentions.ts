/** A stretch of words where the mail may name something, and what is seen in it and around it. */
import { GIVEN_NAMES } from "./given-names.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";
import { JOBS, PLACES, sortOf } from "./word-classes.ts";

/** Token indices, both inside. */
export type Mention = { first: number; last: number };

/** Words that stand in small letters in the training mails: a capital on one of them tells less. */
export type Vocabulary = ReadonlySet<string>;

const EDGE = "^";
/** A word by itself where it is a common one, by its sort where it has one, and else only as "a name" or "a rare word". */
function nameOf(token: Token, known: Vocabulary): string {
  const { lower } = token;
  if (!token.isWord) return lower;
  const sort = sortOf(lower);
  if (sort) return sort;
  if (SMALL_WORDS.has(lower) || (known.has(lower) && (!token.mayName || token.opens))) return lower;
  if (token.mayName && GIVEN_NAMES.has(lower)) return "GIVEN";
  return token.mayName
    ? "NAME"
    : known.has(lower)
      ? lower
      : (/(?:ed|ing|er|or|ist|ian|ant|s)$/.exec(lower)?.[0] ?? "RARE");
}

/** The mention as written, white space folded. */
export function spelled(tokens: readonly Token[], { first, last }: Mention, texts: Texts): string {
  const start = tokens[first]!;
  return texts[start.section].slice(start.from, tokens[last]!.to).replace(/\s+/g, " ");
}
export type Texts = Readonly<Record<Token["section"], string>>;

/** Names of features; the same for every kind of name, since each fact has weights of its own. */
export function seenAt(tokens: readonly Token[], { first, last }: Mention, known: Vocabulary): string[] {
  const { section, opens } = tokens[first]!;
  const near = (i: number) => {
    const token = tokens[i];
    return token?.section === section ? nameOf(token, known) : EDGE;
  };
  const [p1, p2, p3] = [near(first - 1), near(first - 2), near(first - 3)];
  const [n1, n2, n3] = [near(last + 1), near(last + 2), near(last + 3)];
  const inner = tokens.slice(first, last + 1);
  const words = inner.filter((token) => token.isWord);
  const tail = tokens[last]!.lower;
  const features = [
    `in ${section}`,
    `long ${Math.min(6, words.length)}`,
    `first ${wordOf(tokens[first]!, known)}`,
    `last ${wordOf(tokens[last]!, known)}`,
    `ends -${tail.slice(-3)}`,
    `before ${p1}`,
    `before2 ${p2} ${p1}`,
    `before3 ${p3} ${p2} ${p1}`,
    `after ${n1}`,
    `after2 ${n1} ${n2}`,
    `around ${p1} _ ${n1}`,
    `shape ${words.map(shapeOf).join(" ")}`,
    `known ${words.filter((w) => known.has(w.lower) || SMALL_WORDS.has(w.lower)).length} of ${Math.min(4, words.length)}`,
  ];
  if (GIVEN_NAMES.has(tokens[first]!.lower))
    features.push("given", known.has(tokens[first]!.lower) ? "given and known" : "given alone");
  if (opens) features.push("opens");
  if (tokens[first - 1]?.mayName && tokens[first - 1]!.section === section) features.push("goes on before");
  if (tokens[last + 1]?.mayName && tokens[last + 1]!.section === section) features.push("goes on after");
  if (n1 === "," || n1 === "-" || n1 === "–" || n1 === "(" || n1 === ":")
    features.push(`after3 ${n1} ${n2} ${n3}`);
  for (let k = 2; k <= 6; k++) {
    const word = near(first - k);
    if (word === EDGE || word === "¶" || /^[.!?]$/.test(word)) break;
    if (!SMALL_WORDS.has(word)) features.push(`left ${word}`);
  }
  for (let k = 2; k <= 4; k++) {
    const word = near(last + k);
    if (word === EDGE || word === "¶" || /^[.!?]$/.test(word)) break;
    if (!SMALL_WORDS.has(word)) features.push(`right ${word}`);
  }
  for (const word of words) {
    features.push(`word ${wordOf(word, known)}`);
    if (PLACES.has(word.lower)) features.push("has PLACE");
    if (JOBS.has(word.lower)) features.push("has JOB");
    if (sortOf(word.lower) === "DAY") features.push("has DAY");
  }
  for (const token of inner) if (!token.isWord || !token.mayName) features.push(`joint ${token.lower}`);
  return features;
}

/** Inside a mention a rare word is rare whatever it is: names are not learned by heart. */
const wordOf = ({ lower }: Token, known: Vocabulary) =>
  known.has(lower) || SMALL_WORDS.has(lower)
    ? lower
    : (sortOf(lower) ?? (GIVEN_NAMES.has(lower) ? "GIVEN" : "RARE"));

const shapeOf = ({ text }: Token) =>
  /^\p{N}/u.test(text) ? "0" : /^\p{Lu}{2,}$/u.test(text) ? "XX" : /^\p{Lu}/u.test(text) ? "X" : "x";
