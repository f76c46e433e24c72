/**
 * Text into sentences and clauses with exact offsets. Made for mail typed in a hurry: full stops, capitals and
 * apostrophes may all be missing, so line ends and small joining words count as borders too.
 */

/** Half open, in UTF-16 units of the whole text. */
export type Span = { from: number; to: number };
export type Sentence = Span & { text: string; clauses: Span[] };

/** Nobody's sentence is longer; a stretch without any border is cut here so that every pattern stays cheap. */
const LONGEST_SENTENCE = 480;
/** A line shorter than this that ends is meant to end; a longer one was wrapped by the mail program. */
const WRAPPED_LINE = 60;
/** Pieces shorter than this stay with their neighbour: "well, um, no". */
const SHORTEST_CLAUSE = 10;

const ABBREVIATION =
  /(?:^|[\s("])(?:mr|mrs|ms|mx|dr|prof|sr|sra|st|rev|sgt|capt|hon|no|nr|vs|approx|inc|ltd|e\.g|i\.e|a\.m|p\.m|etc|[a-z])\.$/i;
const LIST_MARK = /^[ \t]*(?:[-*•·]|\(?\d{1,2}[.):]|\(?[a-h]\))[ \t]/;

/** Every sentence of `text` between `from` and `to`, in order. */
export function sentences(text: string, from = 0, to = text.length): Sentence[] {
  const found: Sentence[] = [];
  for (const block of blocks(text, from, to)) {
    for (const span of inBlock(text, block)) {
      const trimmed = trim(text, span);
      if (trimmed)
        found.push({
          ...trimmed,
          text: text.slice(trimmed.from, trimmed.to),
          clauses: clauses(text, trimmed),
        });
    }
  }
  return found;
}

/** Paragraphs, list items and short lines; wrapped lines stay together. */
function blocks(text: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  let start = from;
  let line = from;
  while (line < to) {
    const newline = text.indexOf("\n", line);
    const end = newline < 0 || newline > to ? to : newline;
    const next = end + 1;
    const here = text.slice(line, end).trim();
    const nextEnd = text.indexOf("\n", next);
    const following = text.slice(next, Math.min(nextEnd < 0 ? to : nextEnd, next + 200));
    const ends =
      next >= to ||
      here === "" ||
      following.trim() === "" ||
      end - line < WRAPPED_LINE ||
      (end - line > 100 && !/^[a-z]/.test(following)) ||
      LIST_MARK.test(following);
    if (ends) {
      if (end > start) found.push({ from: start, to: end });
      start = next;
    }
    line = next;
  }
  return found;
}

function inBlock(text: string, block: Span): Span[] {
  const found: Span[] = [];
  let start = block.from;
  const cut = (at: number) => {
    if (at > start) found.push({ from: start, to: at });
    start = at;
  };
  for (let i = block.from; i < block.to; i++) {
    if (i - start >= LONGEST_SENTENCE) {
      const border = text.lastIndexOf(",", i);
      const space = text.lastIndexOf(" ", i);
      cut(border > start + LONGEST_SENTENCE / 2 ? border + 1 : space > start ? space + 1 : i);
    }
    if (!isStop(text[i]!)) continue;
    let end = i + 1;
    while (end < block.to && (isStop(text[end]!) || isCloser(text[end]!))) end++;
    const after = text[end];
    const stop = end >= block.to || after === " " || after === "\n" || after === "\t";
    if (stop && !(text[i] === "." && ABBREVIATION.test(text.slice(Math.max(start, i - 8), i + 1)))) {
      cut(end);
      i = end - 1;
    }
  }
  cut(block.to);
  return found;
}

const isStop = (c: string) => c === "." || c === "!" || c === "?" || c === "…";
const isCloser = (c: string) => c === '"' || c === "”" || c === ")" || c === "'" || c === "’" || c === "*";

const BORDER =
  /[,;:]\s|\s[-–—]+\s|—|[()]|\.{2,}|\s(?=(?:but|so|then|and then|and (?:i|he|she|they|my|we)|because|cos|bc|which|while|although|though|only|except)\s)/gi;

function clauses(text: string, sentence: Span): Span[] {
  const inside = text.slice(sentence.from, sentence.to);
  const found: Span[] = [];
  let start = 0;
  for (const border of inside.matchAll(BORDER)) {
    const end = border.index;
    if (end - start < SHORTEST_CLAUSE) continue;
    found.push({ from: sentence.from + start, to: sentence.from + end });
    start = end + border[0].length;
  }
  if (inside.length - start >= SHORTEST_CLAUSE || found.length === 0)
    found.push({ from: sentence.from + start, to: sentence.to });
  else found[found.length - 1]!.to = sentence.to;
  return found.flatMap((span) => trim(text, span) ?? []);
}

/** Without the white space and list marks around it; null when nothing is left. */
export function trim(text: string, span: Span): Span | null {
  let { from, to } = span;
  const mark = LIST_MARK.exec(text.slice(from, Math.min(to, from + 12)));
  if (mark) from += mark[0].length;
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return to > from ? { from, to } : null;
}

/** No word is longer; a stretch without a break is cut somewhere. */
const LONGEST_WORD = 60;

/** Where the word begins in which `at` stands. */
export function wordStart(text: string, at: number): number {
  return at - /[\p{L}\p{N}'’]*$/u.exec(text.slice(Math.max(0, at - LONGEST_WORD), at))![0].length;
}

/** Where the word ends in which `at` stands. */
export function wordEnd(text: string, at: number): number {
  return at + /^[\p{L}\p{N}'’]*/u.exec(text.slice(at, at + LONGEST_WORD))![0].length;
}
