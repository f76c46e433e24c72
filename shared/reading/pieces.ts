/**
 * Text into word pieces with exact offsets: the alphabet of the trained reader. BERT's uncased scheme: words are split
 * at white space and punctuation, folded to lower case without accents, and cut greedily into the longest pieces of the
 * vocabulary (Wu et al. 2016, section 4.1; the BERT release's `tokenization.py`).
 */
import type { Span } from "./sentences.ts";

export type Piece = Span & { id: number };
export type Vocabulary = ReadonlyMap<string, number>;

/** A word longer than this is one unknown piece, as in training. */
const LONGEST_WORD = 100;
const UNKNOWN = "[UNK]";

/** One piece a line; its number is its line. */
export const readVocabulary = (lines: string): Vocabulary =>
  new Map(
    lines
      .trimEnd()
      .split("\n")
      .map((piece, id) => [piece, id]),
  );

/** The first `most` pieces: no further is looked, however long the text is. */
export function pieces(text: string, vocabulary: Vocabulary, most = Number.POSITIVE_INFINITY): Piece[] {
  const found: Piece[] = [];
  for (const word of words(text)) {
    found.push(...wordPieces(word, vocabulary));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

/** A folded word; `at[i]` is where its i-th character stands in the text, and `to` where the word ends. */
type Word = { folded: string[]; at: Span[] };

function* words(text: string): Generator<Word> {
  let word: Word = { folded: [], at: [] };
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    const at = { from, to };
    from = to;
    const isSpace = /^[\s\p{Zs}]$/u.test(character);
    const isAlone = !isSpace && IS_ALONE.test(character);
    if (!isSpace && !isAlone && /^[\p{Cc}\p{Cf}\p{Co}\ufffd]$/u.test(character)) continue;
    if ((isSpace || isAlone) && word.folded.length > 0) {
      yield word;
      word = { folded: [], at: [] };
    }
    if (isSpace) continue;
    const folded = [...fold(character)];
    if (!isAlone)
      for (const part of folded) {
        word.folded.push(part);
        word.at.push(at);
      }
    else if (folded.length > 0) yield { folded, at: folded.map(() => at) };
  }
  if (word.folded.length > 0) yield word;
}

/** Punctuation, the ASCII symbols that BERT counts as such, and Chinese characters stand alone. */
const IS_ALONE = /^[\p{P}$+<=>^`|~\u{4e00}-\u{9fff}\u{3400}-\u{4dbf}\u{20000}-\u{2ceaf}\u{f900}-\u{faff}]$/u;

const fold = (character: string) =>
  character
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

function wordPieces({ folded, at }: Word, vocabulary: Vocabulary): Piece[] {
  const whole = { from: at[0]!.from, to: at[at.length - 1]!.to };
  const unknown = [{ ...whole, id: vocabulary.get(UNKNOWN)! }];
  if (folded.length > LONGEST_WORD) return unknown;
  const found: Piece[] = [];
  for (let start = 0; start < folded.length; ) {
    let end = folded.length;
    let id: number | undefined;
    for (; end > start; end--) {
      id = vocabulary.get((start > 0 ? "##" : "") + folded.slice(start, end).join(""));
      if (id !== undefined) break;
    }
    if (id === undefined) return unknown;
    found.push({ from: at[start]!.from, to: at[end - 1]!.to, id });
    start = end;
  }
  return found;
}
