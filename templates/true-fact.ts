/** "I said 34%. It was 24": what was said and what is true, from the writer's own words. */
import { capitalI, isShouting, isUnfit, proper } from "./thing.ts";

export type TrueFact = {
  /** What was said, as the writer tells it: "2024 EBITDA growth at my current shop was 34%". */
  said: string;
  /** What is true, as a clause or a value: "24", "I have used Sage 50". */
  is: string;
};

const SAID =
  "(?:said|told|stated|put|answered|claimed|guessed|go|goes|went)(?: (?:(?:to )?(?:him|her|them|mrs?\\.? \\p{L}+|the panel)|down|at))?(?: (?:before|on the form))?(?: that)?";
const PATTERNS: readonly RegExp[] = [
  // I said X. It was Y.
  new RegExp(
    `\\b${SAID} ((?:[^.!?;]|\\.(?=\\d)){1,90}?)(?:[.!;,–-]+\\s*|\\s+(?:and|when|but|where)\\s+)(?:(?:actually|really|in fact|in truth),? )?(?:it(?:['’]s| is| was| were)|its|it['’]?s really|they(?:['’]re| are)) (?:actually |really |only |in fact |just )*((?:[^.!?;,]|[.,](?=\\d)){1,60})`,
    "iu",
  ),
  // I said X. We are at Y. / There were Y. / I have used Y.
  new RegExp(
    `\\b${SAID} ((?:[^.!?;]|\\.(?=\\d)){1,90}?)(?:[.!;]+\\s*|,?\\s+(?:and|when|but|where)\\s+|,\\s*actually\\s+)(?:(?:actually|really|in fact),? )?((?:there (?:are|were|was|is)|we (?:are|fill|have|had|do|did|raised|were|run)|I(?:['’]ve| have| can| had| am| was| only|['’]m) )(?:[^.!?;,]|[.,](?=\\d)){1,60})`,
    "iu",
  ),
];

/** Null where the two are not both there and short. `after` is what the debrief says right behind the moment. */
export function trueFact(quote: string, after: string): TrueFact | null {
  const told = `${quote} ${after}`.replace(/\s+/g, " ");
  for (const pattern of PATTERNS) {
    const match = pattern.exec(told);
    if (!match || match.index > quote.length) continue;
    const said = tidy(match[1]!);
    const is = tidy(match[2]!);
    if (said === null || is === null || ` ${is.toLowerCase()} `.includes(` ${said.toLowerCase()} `)) continue;
    if (
      /^(?:a |the )?(?:lie|mistake|slip|mess|disaster|wrong|not|funny|worse|bad|fine|ok|okay|true|my|his|her|so|too|because|like|what|how|just)\b/i.test(
        is,
      )
    )
      continue;
    if (
      /^(?:y[eu][aps]h?|yep|yes|no|nope|never|very|the|a|in|on|with)\b/i.test(said) ||
      /^(?:in the|on the|I had meant|I have to|I am not)\b/i.test(is)
    )
      continue;
    if (/\b(?:he|she|him|her|his|you|your|they|them)\b/i.test(`${said} ${is}`)) continue;
    // A year is no sum.
    if (/[£$€]/.test(said) && YEAR.test(is)) continue;
    return { said, is };
  }
  return null;
}

/** Whether the two say by themselves what they are about. */
export const isClear = ({ said, is }: TrueFact): boolean => !(isSmall(said) && isSmall(is));

const TO_TWELVE = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const NUMBER = new RegExp(
  `\\d|\\b(?:${TO_TWELVE}|\\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)\\b`,
  "i",
);

/** "four hundred", "24%": a figure and at most its unit. */
export const isValue = (words: string): boolean =>
  words.split(" ").length <= 4 && NUMBER.test(words) && !/^(?:I|we|there)\b/i.test(words);

/** "six", "two weeks": by itself it does not say of what. */
const isSmall = (value: string) => SMALL.test(value);
const SMALL = new RegExp(
  `^(?:\\d{1,2}|${TO_TWELVE}|none|a|an|half)(?: (?:days?|weeks?|months?|years?|hours?|minutes?|people|times|of (?:them|those)|and a half))?$`,
  "i",
);

function tidy(text: string): string | null {
  const bare = capitalI(text.trim())
    .replace(/\bI['’]ve got\b/g, "I have")
    .replace(/\bI['’]d got\b/g, "I had")
    .replace(/\bI['’]ve\b/g, "I have")
    .replace(/\bI['’]m\b/g, "I am")
    .replace(/\b(?:as well|sir|ma['’]am|literally|more like)\b ?/gi, "")
    .replace(/^(?:that|it was|it is|its|about it)\s+/i, "")
    .replace(/,? (?:I know|I think|and I|but I|so I|because|which|as I).*$/i, "")
    .replace(/^(\S*\d\S*) and .*$/, "$1")
    .replace(/[\s.,;:!?"”“]+$/, "")
    .replace(/^["“]/, "");
  if (
    bare.length === 0 ||
    bare.split(" ").length > 14 ||
    isShouting(bare) ||
    isUnfit(bare) ||
    /["“”()]|\s,/.test(bare)
  )
    return null;
  return proper(bare);
}

const FIGURE = /(?<![\p{L}\d])[$£€]?\d[\d.,]*\s?(?:million|thousand|billion|per ?cent|%|k\b|m\b)?/iu;
const YEAR = /^(?:19|20)\d\d$/;

/** Of "2021 and £1.14m" the sum, where a sum was said. */
function likeOf(old: string | undefined, is: string): string {
  const all = is.match(new RegExp(FIGURE.source, "giu"))?.map((each) => each.trim()) ?? [];
  const sign = /^[$£€]/.exec(old ?? "")?.[0];
  return (
    all.find((each) => (sign ? each.startsWith(sign) : !YEAR.test(each) || all.length === 1)) ?? all[0] ?? ""
  );
}

/** Old and new in one breath, no reason and no regret; from the most telling to the plainest. */
export function correctionOf(
  { said, is }: TrueFact,
  pickOne: (wordings: readonly [string, ...string[]]) => string,
): string {
  const figures = FIGURE.test(said) && FIGURE.test(is);
  const lead = pickOne(
    figures
      ? [
          "One figure from me needs correcting",
          "One of my figures needs putting right",
          "I have one figure to correct",
        ]
      : [
          "One fact from me needs correcting",
          "One thing that I said needs putting right",
          "I have one fact to correct",
        ],
  );
  const isClause = /^(?:I|we|there) /i.test(is);
  const wholeSaid =
    /^(?:I|we|our|my|it|they|there)\b/i.test(said) ||
    /\b(?:is|are|was|were|have|had|has|fill|raised|used|did|ran|works?|stands?)\b/i.test(said);
  const old = said.match(new RegExp(FIGURE.source, "giu"))?.map((each) => each.trim()) ?? [];
  const figuresSaid = old.length > 1 ? old.filter((each) => !YEAR.test(each)) : old;
  const fresh = likeOf(figuresSaid[0], is);
  // "growth was 34%", "24" → "growth was 24%, not 34%".
  if (!isClause && figures && figuresSaid.length === 1 && is.length - fresh.length <= 2) {
    const unit = /\s?(?:million|thousand|billion|per ?cent|%|k|m)$/i.exec(figuresSaid[0]!)?.[0] ?? "";
    const whole = /[%a-z]$/i.test(fresh) ? fresh : `${fresh}${unit}`;
    const corrected = lower(said.replace(figuresSaid[0]!, whole));
    return wholeSaid
      ? `${lead}: ${corrected}, not ${figuresSaid[0]}.`
      : `${lead}: it is ${corrected}, where I said ${figuresSaid[0]}.`;
  }
  if (isClause)
    return wholeSaid
      ? `${lead}: I said that ${lower(said)}; ${lower(is)}.`
      : `${lead}: ${lower(is)}, where I said ${lower(said)}.`;
  return wholeSaid
    ? `${lead}: I said that ${lower(said)}; it is ${lower(is)}.`
    : `${lead}: it is ${lower(is)}, where I said ${lower(said)}.`;
}

const lower = (text: string) =>
  /^(?:I\b|\p{Lu}{2}|\p{Lu}\p{L}* \p{Lu}|\p{Lu}\d)/u.test(text) || /^\p{Lu}\p{Ll}+ \d/u.test(text)
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
