/** The employer as the mail names it: of all stretches with capitals the one that stands where employers stand. */
import type { Question } from "./choice.ts";
import { type Mention, type Texts, type Vocabulary, seenAt, spelled } from "./mentions.ts";
import type { Scored } from "./panel.ts";
import type { Token } from "./tokens.ts";

const LONGEST = 7;
const JOINTS = new Set(
  "& and of the de del la do da du y e und für die et for at on in upon 's + ' ’ . - – / a van von".split(" "),
);
/** In small letters and without the article: "the Old Mill" and "Old Mill" are one. */
const keyOf = (name: string) => name.toLowerCase().replace(/^the /, "");

export function companyQuestion(
  tokens: readonly Token[],
  texts: Texts,
  known: Vocabulary,
  { writer, people }: { writer: string | null; people: readonly Scored[] },
): Question<string> {
  const found = new Map<string, { value: string; mentions: Mention[] }>();
  for (const mention of stretches(tokens)) {
    const value = spelled(tokens, mention, texts);
    const key = keyOf(value);
    const seen = found.get(key);
    if (seen) seen.mentions.push(mention);
    else found.set(key, { value, mentions: [mention] });
  }
  const candidates = [...found].map(([, { value, mentions }]) => {
    const features = new Set(mentions.flatMap((mention) => seenAt(tokens, mention, known)));
    features.add(`named ${Math.min(4, mentions.length)}`);
    const sections = new Set(mentions.map((m) => tokens[m.first]!.section));
    if (sections.size > 1) features.add(`both ${[...sections].join(" ")}`);
    if (writer && writer.split(" ").some((word) => value.split(" ").includes(word))) features.add("writer");
    for (const feature of asPerson(value, people)) features.add(feature);
    return { value, features: [...features] };
  });
  return { candidates, none: ["none"] };
}

/** "Wei Zhang" interviews, and hires nobody by herself. */
function asPerson(value: string, people: readonly Scored[]): string[] {
  const words = value.split(/[^\p{L}\p{M}\p{N}'’-]+/u);
  return people.flatMap((person) => {
    const names = person.value.split(" ");
    const shared = words.filter((word) => names.includes(word)).length;
    if (shared === 0) return [];
    const sure = person.points > 1.5 ? "sure" : person.points > 0 ? "likely" : person.points > -1.5 ? "maybe" : "hardly";
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
