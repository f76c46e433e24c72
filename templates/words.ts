/** Small helpers for sentences. Nothing here decides what is said. */

/** One of several equal wordings, always the same one for the same seed and place. */
export function pick<T>(seed: string, place: string, wordings: readonly [T, ...T[]]): T {
  return wordings[hash(`${seed}/${place}`) % wordings.length]!;
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The first words of somebody's own sentence, on one line, at most `most` of them. */
export function clip(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  return words.length <= most
    ? words.join(" ")
    : `${words
        .slice(0, most)
        .join(" ")
        .replace(/[\p{P}]+$/u, "")} …`;
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
  return `Hello ${/^(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof)\b/.test(writer) ? writer : firstName(writer)}, `;
}
