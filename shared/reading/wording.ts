/** The words and pairs of words of a text, each once: what a choice between sorts of mail is made on. */

/** Of a long mail the beginning says enough. */
const MOST_CHARACTERS = 12_000;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[!?]{2,}|\p{Extended_Pictographic}/gu;

export function wordingOf(text: string): string[] {
  const words = (text.slice(0, MOST_CHARACTERS).match(WORD) ?? []).map((word) =>
    word.toLowerCase().replace(/’/g, "'").replace(/\d/g, "0").replace(/!!+/, "!!").replace(/\?\?+/, "??"),
  );
  return [...new Set(words.flatMap((word, i) => (i === 0 ? [word] : [word, `${words[i - 1]} ${word}`])))];
}
