/** Small helpers for sentences. Nothing here decides what is said. */

/** One of several equal wordings, always the same one for the same seed and place. */
export function pick<T>(seed: string, place: string, wordings: readonly [T, ...T[]]): T {
  return wordings[hash(`${seed}/${place}`) % wordings.length]!;
}

/** As `pick`, and another one for each note of a panel: its place stands at the end of the seed. */
export function pickOther(seed: string, place: string, wordings: readonly [string, ...string[]]): string {
  const at = Number(/\/(\d+)$/.exec(seed)?.[1] ?? 0);
  const first = pick(seed.replace(/\/\d+$/, ""), place, wordings);
  return wordings[(wordings.indexOf(first) + at) % wordings.length]!;
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * Somebody's own words on one line, at most `most` of them and at least about `least`, begun and ended at a group of words: "and he liked that I
 * kept the calendars of four attorneys at the county" gives "he liked that I kept the calendars …".
 */
export function clip(text: string, most: number, least = Math.ceil(most / 2)): string {
  const bare = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:(?:and|but|so|then|also|plus|well|anyway|oh|although|because)\b,? )+/i, "")
    .replace(/^[\s,;:.…–—-]+|[\s,;:.…–—-]+$/gu, "");
  const words = (bare || text.trim()).split(" ");
  if (words.length <= most) return closed(words.join(" "));
  let end = most;
  // A group ends before one of these, or after a comma; half of the words are enough for a quote.
  for (let at = most; at >= least; at--) {
    if (BEGINS_A_GROUP.test(words[at]!) || /[,;:.!?]$/.test(words[at - 1]!)) {
      end = at;
      break;
    }
  }
  const kept = words.slice(0, end);
  while (kept.length > 2 && HANGS.test(kept.at(-1)!)) kept.pop();
  return `${closed(kept.join(" ").replace(/[\s,;:.!?–—-]+$/u, ""))} …`;
}

const BEGINS_A_GROUP =
  /^(?:and|but|or|so|because|when|while|which|who|that|as|if|then|although|though|at|in|on|with|for|from|by|about|over|under|into|onto|off|after|before|until|until|like|where|how|than|of|to|instead|beside|next)\b/i;
/** A quote does not end on these. */
const HANGS =
  /^["“(]?(?:a|an|the|my|his|her|their|our|your|of|in|on|at|to|for|from|by|with|about|and|but|or|so|that|who|which|because|when|while|as|if|I|he|she|they|we|it|was|is|were|are|had|has|have|just|very|too|not|then|into|over|one|some|really|would|could|did)$/i;

/** A quotation mark or bracket that was cut in two is dropped. */
function closed(words: string): string {
  const pairs: [RegExp, RegExp][] = [
    [/"/g, /"/g],
    [/[“”]/g, /[“”]/g],
    [/[()]/g, /[()]/g],
  ];
  return pairs.reduce(
    (text, [mark, all]) => ((text.match(mark)?.length ?? 0) % 2 === 1 ? text.replace(all, "") : text),
    words,
  );
}

/** "a", "a and b", "a, b and c" */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

const NUMBERS = ["nothing", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

export function inWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}

/** "Dana" of "Dana Whitlock". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

/** FNV-1a, 32 bits: small, stable, and good enough to choose a sentence. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/** "Hello Mei," by the first name; a name with a title stays whole. */
export function hello(writer: string | null): string {
  if (!writer) return "Hello, ";
  // "R. Lumsden" and "Dr Amari" stay whole.
  const isWhole = /^(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof)\b|^\p{L}\.?(?:\s|$)/u.test(writer);
  return `Hello ${isWhole ? writer : firstName(writer)}, `;
}

/** With a capital in front and one full stop behind. */
export function sentence(words: string): string {
  return `${capital(words).replace(/[.,;:]+$/, "")}.`;
}

export function isPlural(noun: string): boolean {
  return /[^s]s$/i.test(noun) && !/\b(?:glass|class)$/i.test(noun);
}
