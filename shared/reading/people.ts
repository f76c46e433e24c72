/** All names of persons in the mail, each with everything that is said around it. */
import type { Candidate } from "./choice.ts";
import { GIVEN_NAMES } from "./given-names.ts";
import { type Mention, seenAt, spelled, type Texts, type Vocabulary } from "./mentions.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";
import { INTERVIEWS, PLACES, sortOf, TITLES } from "./word-classes.ts";

const PARTICLES = new Set("van von de der den da del di bin binti al el la le ibn ter ten".split(" "));
const LONGEST = 4;
/** Nobody names more in a debrief; a list of names is none. */
const MOST_MENTIONS = 150;

export type NamedPerson = Candidate<string> & { mentions: readonly Mention[] };

type Person = { words: string[]; folded: string[]; mentions: Mention[] };

export function personsNamed(
  tokens: readonly Token[],
  texts: Texts,
  known: Vocabulary,
  writer: string | null,
): NamedPerson[] {
  const persons = gathered(tokens, texts, known).filter(({ mentions }) => !isWhere(tokens, mentions));
  const given = persons.filter(isGivenName).length;
  const own = writer?.toLowerCase().split(" ") ?? [];
  return persons.map((person, i) => {
    const { words, mentions } = person;
    const features = new Set(mentions.flatMap((mention) => personAt(tokens, mention, known)));
    features.add(`named ${Math.min(4, mentions.length)}`);
    features.add(`full ${Math.min(3, words.length)}`);
    features.add(
      isGivenName(person) ? `given among ${Math.min(4, given)}` : `no given among ${Math.min(3, given)}`,
    );
    if (person.folded.some((word) => word.length > 1 && own.includes(word))) features.add("writer");
    for (const feature of twinsOf(person, persons)) features.add(feature);
    const order = persons.slice(0, i).filter(isGivenName).length;
    features.add(`${isGivenName(person) ? "given" : "other"} number ${Math.min(5, order + 1)}`);
    const sections = [...new Set(mentions.map((m) => tokens[m.first]!.section))];
    features.add(`only ${sections.join(" ")}`);
    return { value: words.join(" "), features: [...features], mentions };
  });
}

const BEFORE_A_PLACE = new Set(["in", "near", "outside", "it 's"]);

/** "it's London": never told of but as the place where something is. */
const isWhere = (tokens: readonly Token[], mentions: readonly Mention[]): boolean =>
  mentions.every(
    ({ first, last }) =>
      [-1, -2].some((from) => BEFORE_A_PLACE.has(lowers(tokens.slice(first + from, first)))) &&
      !/^['’]s$/.test(tokens[last + 1]?.lower ?? ""),
  );

const lowers = (tokens: readonly Token[]) => tokens.map(({ lower }) => lower).join(" ");

const isGivenName = ({ folded }: Person) => GIVEN_NAMES.has(folded[0]!);
const PRONOUNS = new Set("he she him her his hers he's she's he'd she'd".split(" "));

/** What is seen at one mention; endings tell nothing about names. */
function personAt(tokens: readonly Token[], mention: Mention, known: Vocabulary): string[] {
  const features = seenAt(tokens, mention, known).filter((feature) => !feature.startsWith("ends "));
  if (sharesSentence(tokens, mention, (token) => INTERVIEWS.has(token.lower)))
    features.push("interview in sentence");
  features.push(...leadIn(tokens, mention.first));
  if (isTitled(tokens, mention.first)) features.push("titled");
  for (let k = 1; k <= 14; k++) {
    const token = tokens[mention.last + k];
    if (token?.section !== tokens[mention.first]!.section) break;
    if (k > 1 && token.mayName && GIVEN_NAMES.has(token.lower)) break;
    if (!PRONOUNS.has(token.lower)) continue;
    features.push("he or she follows", `he or she follows ${k < 5 ? "soon" : "later"}`);
    break;
  }
  return features;
}

/** "I called her Mrs Cocker and she said Coker": the name that is told less often is the slip. */
function twinsOf(person: Person, persons: readonly Person[]): string[] {
  const twin = persons.find((other) => other !== person && isTwin(person.words, other.words));
  if (!twin) return [];
  const [mine, theirs] = [person.mentions.length, twin.mentions.length];
  return [mine < theirs ? "twin told more" : mine > theirs ? "twin told less" : "twin"];
}

function isTwin(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [one.at(-1)!, other.at(-1)!];
  return a[0] === b[0] && a.length > 3 && b.length > 3 && a !== b && distance(a, b) <= 2;
}

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

function sharesSentence(
  tokens: readonly Token[],
  { first, last }: Mention,
  matches: (token: Token) => boolean,
): boolean {
  const ends = (token: Token | undefined) =>
    token?.section !== tokens[first]!.section || /^[.!?\n]$/.test(token.text);
  for (let i = first - 1; i > first - 25 && !ends(tokens[i]); i--) if (matches(tokens[i]!)) return true;
  for (let i = last + 1; i < last + 25 && !ends(tokens[i]); i++) if (matches(tokens[i]!)) return true;
  return false;
}

const CALLS = new Set("called call calling addressed addressing thanked wrote typed said saying".split(" "));
const WHOM = new Set("him her them it me".split(" "));
const MINE = new Set("my our his her their your".split(" "));

/** "called him Calvin" is just what the name is not; "my colleague Mirko" is somebody of the writer's own. */
function leadIn(tokens: readonly Token[], first: number): string[] {
  const features: string[] = [];
  const { section } = tokens[first]!;
  let whom = false;
  let boss = false;
  for (let k = 1; k <= 8; k++) {
    const token = tokens[first - k];
    if (token?.section !== section || /^[.!?\n]$/.test(token.text)) {
      if (token?.text === "." && TITLES.has(tokens[first - k - 1]?.lower ?? "")) continue;
      break;
    }
    if (k <= 3 && MINE.has(token.lower))
      features.push(boss ? `${token.lower} boss before` : `${token.lower} before`);
    if (sortOf(token.lower) === "BOSS") boss = true;
    if (k <= 4 && (WHOM.has(token.lower) || token.mayName)) whom = true;
    if (CALLS.has(token.lower) && (whom || k <= 2)) features.push(`misnamed ${token.lower}`);
  }
  return features;
}

function isTitled(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1];
  const titled = before?.text === "." ? tokens[first - 2] : before;
  return titled !== undefined && TITLES.has(titled.lower);
}

/** Mentions whose words all stand in a fuller one are the same person. */
function gathered(tokens: readonly Token[], texts: Texts, known: Vocabulary): Person[] {
  const named = [...stretches(tokens, known)].slice(0, MOST_MENTIONS).map((mention) => ({
    mention,
    words: spelled(tokens, mention, texts).split(" "),
  }));
  const persons: Person[] = [];
  for (const { mention, words } of named.sort((a, b) => b.words.length - a.words.length)) {
    const folded = words.map((word) => word.toLowerCase());
    const same = persons.find(
      (person) =>
        person.folded.join(" ") === folded.join(" ") ||
        (folded.every((word) => person.folded.includes(word)) &&
          // "Mr. Ramlogan" of "Ramlogan Hardware" is a person, and the shop is none.
          !person.folded.some((word) => PLACES.has(word))),
    );
    if (!same) persons.push({ words, folded, mentions: [mention] });
    else {
      same.mentions.push(mention);
      if (folded.length === same.folded.length && isBetterCased(words, same.words)) same.words = words;
    }
  }
  return persons.sort((a, b) => firstOf(a) - firstOf(b));
}
/** "Ingeborg" rather than "ingeborg" or "INGEBORG". */
const isBetterCased = (one: readonly string[], other: readonly string[]) =>
  /^\p{Lu}\p{Ll}/u.test(one[0]!) && !/^\p{Lu}\p{Ll}/u.test(other[0]!);
const firstOf = ({ mentions }: Person) => Math.min(...mentions.map((m) => m.first));

/** The longest stretches of words that may be names of persons; titles and opening small words stay outside. */
function* stretches(tokens: readonly Token[], known: Vocabulary): Generator<Mention> {
  let at = 0;
  while (at < tokens.length) {
    if (!mayBePerson(tokens[at]!, known)) {
      at++;
      continue;
    }
    let last = at;
    for (let k = at + 1; k < Math.min(tokens.length, at + LONGEST + 2); k++) {
      const token = tokens[k]!;
      if (token.section !== tokens[at]!.section) break;
      if (mayBePerson(token, known) && k - last <= 2) last = k;
      else if (!PARTICLES.has(token.lower) && !(token.text === "." && tokens[k - 1]!.text.length === 1))
        break;
    }
    // "Then Joanna asked": the word that opens the sentence is no name when a better one follows.
    let first = at;
    while (first < last && tokens[first]!.opens && known.has(tokens[first]!.lower)) first++;
    while (first < last && !mayBePerson(tokens[first]!, known)) first++;
    // "Mrs de Wit"
    let from = first;
    while (
      PARTICLES.has(tokens[from - 1]?.text ?? "") &&
      tokens[from - 1]!.section === tokens[first]!.section
    )
      from--;
    yield { first: from < first && isTitled(tokens, from) ? from : first, last };
    at = last + 1;
  }
}

const mayBePerson = (token: Token, known: Vocabulary) =>
  token.isWord &&
  token.mayName &&
  !/^\p{N}/u.test(token.text) &&
  !SMALL_WORDS.has(token.lower) &&
  !TITLES.has(token.lower) &&
  sortOf(token.lower) !== "DAY" &&
  // "HR", "CEO": an office, and nobody's name.
  !(/^\p{Lu}{2,}$/u.test(token.text) && /^(?:BOSS|JOB)$/.test(sortOf(token.lower) ?? "")) &&
  // In a mail without capitals only what is no other word can be a name.
  (/^\p{Lu}/u.test(token.text) ||
    (token.lower.length > 2 && !known.has(token.lower) && sortOf(token.lower) === null));
