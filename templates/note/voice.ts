/** Short forms, for somebody who writes in short forms themselves: "I'd be glad", "it's". */

const SHORT: readonly [RegExp, string][] = [
  [/\bI would(?= (?:be|very|like|love|enjoy|still|gladly)\b)/g, "I'd"],
  // An apology has its full length.
  [/\bI am(?= (?!(?:very )?sorry\b)\p{Ll})/gu, "I'm"],
  [
    /\b(I|we|We|you|You) have(?= (?:kept|been|had|thought|seen|heard|read|ever|never|done|worked|\p{L}+ed)\b)/gu,
    "$1've",
  ],
  [/\byou had(?= (?:never|not|been|seen|heard|had|\p{L}+ed)\b)/gu, "you'd"],
  [/\byou are(?= \p{Ll})/gu, "you're"],
  [/\byou would(?= \p{Ll})/gu, "you'd"],
  [/\b(it|that|It|That) is(?= (?!not\b)\p{Ll})/gu, "$1's"],
  [/\b(do|does|did|is|are|was|were|has|have|had|could|would|should) not(?= \p{Ll})/gu, "$1n't"],
  [/\bcannot(?= \p{Ll})/gu, "can't"],
];

/** Contractions in a hundred words of the writer's own from which on theirs is a casual voice. */
const CASUAL = 1.5;
const FEWEST = 2;

export function isCasual(told: string): boolean {
  const words = told.split(/\s+/).length;
  const short =
    told.match(
      /\b(?:i['’]?(?:m|ve|d|ll)|(?:do|does|did|ca|wo|is|was|had|have|could|would|should)n['’]?t|(?:it|that|he|she|there|what)['’]s|(?:you|we|they)['’](?:re|ve|d|ll))\b/gi,
    )?.length ?? 0;
  return short >= FEWEST && (100 * short) / words >= CASUAL;
}

/** What stands in quotation marks was said, and stays. */
export function inShort(text: string): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part) =>
      part.startsWith("“") ? part : SHORT.reduce((said, [from, to]) => said.replace(from, to), part),
    )
    .join("");
}
