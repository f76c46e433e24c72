/** The interviewers: all names of persons in the mail, each judged by everything that is said around it. */
import type { Candidate } from "./choice.ts";
import { type Mention, type Texts, type Vocabulary, seenAt, spelled } from "./mentions.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";
import { TITLES, sortOf } from "./word-classes.ts";

const PARTICLES = new Set("van von de der den da del di bin binti al el la le ibn ter ten".split(" "));
const LONGEST = 4;

type Person = { words: string[]; mentions: Mention[] };

export function peopleCandidates(
  tokens: readonly Token[],
  texts: Texts,
  known: Vocabulary,
  { writer, company }: { writer: string | null; company: string | null },
): Candidate<string>[] {
  const persons = gathered(tokens, texts, known);
  const own = writer?.toLowerCase().split(" ") ?? [];
  const firm = company?.toLowerCase().split(/[^\p{L}\p{N}'’-]+/u) ?? [];
  return persons.map(({ words, mentions }) => {
    const features = new Set(mentions.flatMap((mention) => personAt(tokens, mention, known)));
    features.add(`named ${Math.min(4, mentions.length)}`);
    features.add(`full ${Math.min(3, words.length)}`);
    const lower = words.map((word) => word.toLowerCase());
    if (lower.some((word) => word.length > 1 && own.includes(word))) features.add("writer");
    const shared = lower.filter((word) => firm.includes(word)).length;
    if (shared > 0) features.add(shared === lower.length ? "firm" : "part of firm");
    if (shared > 0 && lower.length === firm.length) features.add("whole firm");
    features.add(persons.length > 3 ? "among many" : `among ${persons.length}`);
    const sections = [...new Set(mentions.map((m) => tokens[m.first]!.section))];
    features.add(`only ${sections.join(" ")}`);
    return { value: words.join(" "), features: [...features] };
  });
}

function personAt(tokens: readonly Token[], mention: Mention, known: Vocabulary): string[] {
  const features = seenAt(tokens, mention, known);
  const before = tokens[mention.first - 1];
  if (before && (TITLES.has(before.lower) || before.text === ".") && isTitled(tokens, mention.first))
    features.push("titled");
  return features;
}

function isTitled(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1];
  if (!before) return false;
  if (TITLES.has(before.lower)) return true;
  return before.text === "." && TITLES.has(tokens[first - 2]?.lower ?? "");
}

/** Mentions that share a word with an earlier fuller one, or the other way round, are the same person. */
function gathered(tokens: readonly Token[], texts: Texts, known: Vocabulary): Person[] {
  const mentions = [...stretches(tokens, known)].map((mention) => ({
    mention,
    words: spelled(tokens, mention, texts).split(" "),
  }));
  const persons: Person[] = [];
  for (const { mention, words } of mentions.sort((a, b) => b.words.length - a.words.length)) {
    const same = persons.find(
      (person) =>
        person.words.join(" ") === words.join(" ") || words.every((word) => person.words.includes(word)),
    );
    if (same) same.mentions.push(mention);
    else persons.push({ words, mentions: [mention] });
  }
  return persons.sort((a, b) => firstOf(a) - firstOf(b));
}
const firstOf = ({ mentions }: Person) => Math.min(...mentions.map((m) => m.first));

/** The longest stretches of words that may be names of persons; titles and opening small words stay outside. */
function* stretches(tokens: readonly Token[], known: Vocabulary): Generator<Mention> {
  let i = 0;
  while (i < tokens.length) {
    if (!isGiven(tokens[i]!)) {
      i++;
      continue;
    }
    let last = i;
    for (let k = i + 1; k < Math.min(tokens.length, i + LONGEST + 2); k++) {
      const token = tokens[k]!;
      if (token.section !== tokens[i]!.section) break;
      if (isGiven(token) && k - last <= 2) last = k;
      else if (!PARTICLES.has(token.lower) && !(token.text === "." && tokens[k - 1]!.text.length === 1)) break;
    }
    // "Then Joanna asked": the word that opens the sentence is no name when a better one follows.
    let first = i;
    while (first < last && tokens[first]!.opens && known.has(tokens[first]!.lower)) first++;
    while (first < last && !isGiven(tokens[first]!)) first++;
    if (last - first < LONGEST + 1) yield { first, last };
    i = last + 1;
  }
}

const isGiven = (token: Token) =>
  token.isWord &&
  token.mayName &&
  !/^\p{N}/u.test(token.text) &&
  !SMALL_WORDS.has(token.lower) &&
  !TITLES.has(token.lower) &&
  sortOf(token.lower) !== "DAY";
