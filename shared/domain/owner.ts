/** To which of the interviewers a stretch of the debrief belongs: whom it names, or who was spoken of just before it. */

type Person = { to: string | null };

/** So far before a moment its sentence, or the one before it, may name who it concerns. In characters. */
const JUST_BEFORE = 160;
/** Whose part of the conversation a thing belongs to stands further off: "Dr. Kim took the second half. …" */
const WELL_BEFORE = 400;

/** The place of the person whom a moment concerns; the first one where that is nobody. */
export const concerns = (quote: string, all: readonly Person[], told: string): number =>
  Math.max(0, namedAt(quote, all, told, JUST_BEFORE));

/** The place of the person to whom a stretch of the debrief belongs; -1 where it names nobody, nor anybody before it. */
export const ownerOf = (words: string, all: readonly Person[], told: string): number =>
  namedAt(words, all, told, WELL_BEFORE);

/** The place of the person whom a quote names, or who was named last before it, and can be the one it calls "she"; or -1. */
function namedAt(quote: string, all: readonly Person[], told: string, within: number): number {
  const named = all.findIndex(({ to }) => to !== null && mentions(quote, to));
  if (named !== -1) return named;
  const from = told.indexOf(quote);
  if (from < 0) return -1;
  let called = pronounOf(quote);
  const could = (to: string | null) => to !== null && (called === null || canBe(called, to, told));
  for (const word of told
    .slice(Math.max(0, from - within), from)
    .split(/\s+/)
    .reverse()) {
    const at = all.findIndex(({ to }) => could(to) && mentions(word, to!));
    if (at !== -1) return at;
    called ??= pronounOf(word);
  }
  const [only, another] = all.flatMap(({ to }, at) => (could(to) ? [at] : []));
  if (called !== null && only !== undefined && another === undefined && all.length > 1) return only;
  // Nobody is named near: whoever is surely spoken of so.
  const sure = all.flatMap(({ to }, at) => (to !== null && spokenOfAs(to, told) === called ? [at] : []));
  return called !== null && sure.length === 1 ? sure[0]! : -1;
}

type Pronoun = "she" | "he";

/** The pronoun that stands last. */
function pronounOf(text: string): Pronoun | null {
  const found = text.match(/\b(?:she|her|hers|he|him|his)\b/gi) ?? [];
  const last = found.at(-1)?.toLowerCase();
  return last === undefined ? null : last.startsWith("s") || last.startsWith("her") ? "she" : "he";
}

/** Not a man where "she" is meant, by the title or by how the person was spoken of right after being named. */
function canBe(called: Pronoun, name: string, told: string): boolean {
  const known = spokenOfAs(name, told);
  return known === null || known === called;
}

function spokenOfAs(name: string, told: string): Pronoun | null {
  const part = name.split(/\s+/).map(escaped).join("|");
  const titled = new RegExp(
    `\\b(Mrs?|Ms|Miss|Madam|Lady|Sister|Dame|Sir|Frau|Herr|Señora?|Sra?|Father|Lord)\\b\\.? (?:\\p{Lu}\\S* )?(?:${part})(?!\\p{L})`,
    "u",
  ).exec(told);
  if (titled)
    return /^(?:Mrs|Ms|Miss|Madam|Lady|Sister|Dame|Frau|Señora|Sra)$/.test(titled[1]!) ? "she" : "he";
  const followed = [...told.matchAll(new RegExp(`(?<!\\p{L})(?:${part})(?!\\p{L})[^\\n]{0,60}`, "gu"))].map(
    ([words]) => {
      const first = /\b(?:she|her|he|his|him)\b/i.exec(words);
      // Somebody else may have been named in between.
      return first && !/\s\p{Lu}\p{Ll}/u.test(words.slice(1 + name.length, first.index))
        ? pronounOf(first[0])
        : null;
    },
  );
  const count = (which: Pronoun) => followed.filter((each) => each === which).length;
  return count("she") === count("he") ? null : count("she") > count("he") ? "she" : "he";
}

/** A name as it stands in a regular expression. */
export const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Whether a text holds any part of a name as a word of its own. */
export function mentions(text: string, name: string): boolean {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []);
  return name
    .toLowerCase()
    .split(/\s+/)
    .some((part) => part.length > 1 && words.has(part));
}
