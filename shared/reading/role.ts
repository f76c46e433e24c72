/** The job interviewed for, in the mail's own words. */
import type { Question } from "./choice.ts";
import { type Mention, seenAt, spelled, type Texts, type Vocabulary } from "./mentions.ts";
import { SMALL_WORDS, type Token } from "./tokens.ts";
import { JOBS } from "./word-classes.ts";

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

/** "for a DBA spot", "Retoucher, I've been one for years": what says by its place that it is the job, where nothing else was found. */
export function roleByPlace(own: string): string | null {
  for (const [, before = ""] of own.matchAll(AS_A_JOB)) {
    const words = before.trim().split(/\s+/);
    const from = words.findLastIndex((word) => SMALL_WORDS.has(word.toLowerCase()) || OF_ANY.test(word)) + 1;
    const role = words.slice(from).join(" ");
    if (role.length > 1 && words.length - from <= 3) return role;
  }
  const headed = own
    .match(AT_A_START)
    ?.find((line) => JOBS.has(line.replace(/[,.]$/, "").split(" ").at(-1)!.toLowerCase()));
  return headed ? headed.replace(/[,.]$/, "") : null;
}

const AS_A_JOB =
  /((?:[\p{L}\d/&-]+ ){1,4})(?:role|spot|vacancy|position|opening)\b(?! of\b| as\b| play|s\b)/gu;
/** In a paragraph's first words. */
const AT_A_START =
  /(?<=^|\n\s*)(?!(?:The|Then|Hi|Dear|Kindly|After\w*|Second|First|Final|Retired|My|Our|A|An|One|Two|New|And|But|So) )\p{Lu}[\p{L}-]*(?: \p{L}[\p{L}-]*){0,2}[,.](?= )/gmu;
const OF_ANY =
  /^(?:same|first|last|new|whole|other|dream|only|right|better|current|old|next|key|big|good|exact|similar|different|previous|former|real|actual|leading|senior|junior|starting|soft|difficult|awkward|interview|job|this|that|his|her|their|my|our|your|every|another|permanent|temp|temporary|paid|open|perfect|bad|tough|tight|parking|sore|blind|hot|top|role|in|into|on|one|two|three|lead|full|part|time|full-time|part-time|entry|level|weak|wet|flat|small|hardest|broad|nice|low|high|re|ve|cash|camera|question|file|summer|weekend|percent|heavy|based)$/i;
