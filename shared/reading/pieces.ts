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

export function pieces(text: string, vocabulary: Vocabulary): Piece[] {
  return words(text).flatMap((word) => wordPieces(word, vocabulary));
}

/** A folded word; `at[i]` is where its i-th character stands in the text, and `to` where the word ends. */
type Word = { folded: string[]; at: Span[] };

function words(text: string): Word[] {
  const found: Word[] = [];
  let word: Word = { folded: [], at: [] };
  const end = () => {
    if (word.folded.length > 0) found.push(word);
    word = { folded: [], at: [] };
  };
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    const at = { from, to };
    from = to;
    if (/^[\s\p{Zs}]$/u.test(character)) end();
    else if (/^[\p{Cc}\p{Cf}\p{Co}\ufffd]$/u.test(character)) continue;
    else if (IS_ALONE.test(character)) {
      end();
      found.push({ folded: [...fold(character)], at: [...fold(character)].map(() => at) });
    } else
      for (const folded of fold(character)) {
        word.folded.push(folded);
        word.at.push(at);
      }
  }
  end();
  return found.filter(({ folded }) => folded.length > 0);
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
