/** The employer as the mail names it: of all stretches with capitals the one that stands where employers stand. */
import type { Question } from "./choice.ts";
import { type Mention, seenAt, spelled, type Texts, type Vocabulary } from "./mentions.ts";
import type { Scored } from "./panel.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";
import { sortOf } from "./word-classes.ts";

const LONGEST = 7;
const JOINTS = new Set(
  "& and of the de del la do da du y e und für die et for at on in upon 's + ' ’ . - – / a van von".split(
    " ",
  ),
);
/** In small letters and without the article: "the Old Mill" and "Old Mill" are one. */
const keyOf = (name: string) => name.toLowerCase().replace(/^the /, "");

export function companyQuestion(
  tokens: readonly Token[],
  texts: Texts,
  known: Vocabulary,
  { writer, people, role }: { writer: string | null; people: readonly Scored[]; role: string | null },
): Question<string> {
  const found = new Map<string, { value: string; mentions: Mention[] }>();
  for (const mention of stretches(tokens)) {
    const value = spelled(tokens, mention, texts);
    const key = keyOf(value);
    const seen = found.get(key);
    if (seen) seen.mentions.push(mention);
    else found.set(key, { value, mentions: [mention] });
  }
  const roles = role === null ? [] : rowsOf(tokens, role);
  const candidates = [...found].map(([, { value, mentions }]) => {
    const features = new Set(mentions.flatMap((mention) => seenAt(tokens, mention, known)));
    features.add(`named ${Math.min(4, mentions.length)}`);
    const sections = new Set(mentions.map((m) => tokens[m.first]!.section));
    if (sections.size > 1) features.add(`both ${[...sections].join(" ")}`);
    if (writer?.split(" ").some((word) => value.split(" ").includes(word))) features.add("writer");
    for (const mention of mentions)
      for (const feature of besideRole(tokens, mention, roles)) features.add(feature);
    for (const feature of asPerson(value, people)) features.add(feature);
    return { value, features: [...features] };
  });
  return { candidates, none: ["none"] };
}

/** Where the words of the role stand in a row. */
function rowsOf(tokens: readonly Token[], role: string): Mention[] {
  const words = role.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = (token: Token | undefined) => token?.lower.replace(/[^\p{L}\p{N}]/gu, "") ?? "";
  const whole = words.join("").replace(/\d/g, "0");
  return tokens.flatMap((_, first) => {
    let said = "";
    for (let last = first; last < first + 12 && said.length < whole.length; last++) {
      said += letters(tokens[last]);
      if (said === whole) return [{ first, last }];
    }
    return [];
  });
}

/** The firm is mostly named in one breath with the job: "Norvind, turbine technician". */
function besideRole(tokens: readonly Token[], { first, last }: Mention, roles: readonly Mention[]): string[] {
  const { section } = tokens[first]!;
  return roles.flatMap((role) => {
    if (tokens[role.first]!.section !== section) return [];
    if (role.first <= last && role.last >= first) return ["role inside"];
    const [from, to, side] =
      role.last < first ? [role.last + 1, first, "role before"] : [last + 1, role.first, "role after"];
    if (to - from > 6) return [];
    const between = tokens
      .slice(from, to)
      .map(({ lower, isWord, mayName }) =>
        isWord && mayName ? "NAME" : (sortOf(lower) ?? (SMALL_WORDS.has(lower) || !isWord ? lower : "x")),
      );
    return [
      side,
      `${side} ${between.length}`,
      `${side}: ${between.join(" ")}`,
      `${side} next ${role.last < first ? between.at(-1) : between[0]}`,
    ];
  });
}

/** "Wei Zhang" interviews, and hires nobody by herself. */
function asPerson(value: string, people: readonly Scored[]): string[] {
  const words = value.split(/[^\p{L}\p{M}\p{N}'’-]+/u);
  return people.flatMap((person) => {
    const names = person.value.split(" ");
    const shared = words.filter((word) => names.includes(word)).length;
    if (shared === 0) return [];
    const sure =
      person.points > 1.5 ? "sure" : person.points > 0 ? "likely" : person.points > -1.5 ? "maybe" : "hardly";
    const whole = shared === words.length ? (shared === names.length ? "is" : "in") : "with";
    return [`${whole} ${sure} person`];
  });
}

/** Every stretch that begins and ends with a word that may be a name, inside one sentence. */
function* stretches(tokens: readonly Token[]): Generator<Mention> {
  for (let first = 0; first < tokens.length; first++) {
    if (!tokens[first]!.mayName) continue;
    const { section } = tokens[first]!;
    for (let last = first; last < Math.min(tokens.length, first + LONGEST); last++) {
      const token = tokens[last]!;
      if (token.section !== section) break;
      if (token.mayName || (token.lower === "'s" && last > first)) yield { first, last };
      else if (!JOINTS.has(token.lower) || (token.text === "." && !isInitial(tokens[last - 1]!))) break;
    }
  }
}

const isInitial = ({ text }: Token) => /^(?:St|Dr|Mt|\p{Lu})$/u.test(text);
