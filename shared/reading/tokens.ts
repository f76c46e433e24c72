/** A mail's heading, own words and invitation as words and marks, each with what a reader sees of it at a glance. */

export type Section = "subject" | "own" | "invitation";

export type Token = {
  /** As written. */
  text: string;
  /** In small letters, apostrophes straight, digits folded to `0`; a line's end is `¶`. */
  lower: string;
  section: Section;
  /** Half open, in UTF-16 units of the section's own text. */
  from: number;
  to: number;
  isWord: boolean;
  /** First word of a sentence or line, where a capital tells nothing. */
  opens: boolean;
  /** May be (part of) a name: a capital, or in a mail written without capitals any word that is no small word. */
  mayName: boolean;
};

export type Passage = { section: Section; text: string };

const TOKEN =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,40}(?:['’&.-](?!['’]?[sS]\b)[\p{L}\p{N}][\p{L}\p{M}\p{N}]{0,40}){0,6}|['’][sS]\b|\n|[^\s]/gu;
const OPENER = /^(?:[.!?:…\n"“•*>()-]|['‘])$/u;
/** More is not read for facts: names and times stand near the top or near the end. */
const MOST_TOKENS = 3_000;

export const SMALL_WORDS: ReadonlySet<string> = new Set(
  "the a an and or but so if as of for to in on at by with from into onto about over under up down out off than then that this these those there here it its i me my mine we us our ours you your yours he him his she her hers they them their theirs who whom whose which what when where why how is am are was were be been being have has had having do does did doing done will would shall should can could may might must not no nor yes just only also too very really still even ever never again all any some each both few more most other such own same because since until while after before during through between against i'm im i've ive i'd i'll it's that's don't didn't wasn't isn't couldn't can't got get went go come came said say says told tell asked ask".split(
    " ",
  ),
);

export function tokensOf(passages: readonly Passage[]): Token[] {
  const found: Token[] = [];
  for (const { section, text } of passages) {
    const uncased = isUncased(text);
    let opens = true;
    for (const match of text.matchAll(TOKEN)) {
      if (found.length >= MOST_TOKENS) break;
      const word = match[0];
      const isWord = /^[\p{L}\p{N}]/u.test(word);
      const lower = word === "\n" ? "¶" : word.toLowerCase().replace(/’/g, "'").replace(/\d/g, "0");
      found.push({
        text: word,
        lower,
        section,
        from: match.index,
        to: match.index + word.length,
        isWord,
        opens: isWord && opens,
        mayName: isWord && (uncased ? !SMALL_WORDS.has(lower) : /^[\p{Lu}\p{N}]/u.test(word)),
      });
      opens = !isWord && (OPENER.test(word) || (opens && word !== ","));
    }
  }
  return found;
}

/** Capitals tell nothing in a mail without any but "I", nor in one of nothing else. */
function isUncased(whole: string): boolean {
  const text = whole.replace(/\bI\b/g, "i");
  const count = (expression: RegExp) => text.match(expression)?.length ?? 0;
  const share = count(/\p{Lu}/gu) / Math.max(1, count(/\p{L}/gu));
  const starts = count(/(?:^|[.!?\n]\s{0,3})\p{L}/gu);
  const capitalStarts = count(/(?:^|[.!?\n]\s{0,3})\p{Lu}/gu);
  return share > 0.6 || share < 0.006 || (capitalStarts < starts / 5 && share < 0.012);
}
