/** British or American, after the writer: by their own spelling, else by where their clock stands. */

import type { Letters, LocalInstant } from "../../shared/domain/letter.ts";
import { fromInstant } from "../../shared/domain/timing.ts";

/**
 * What only one side of the sea writes, in small letters. What both may write is not counted: "realize" (Oxford does),
 * "a computer program", "CV" (a professor's, in America too), "to resume", dollars.
 */
const AMERICAN =
  /(?<!\p{L})(?:(?:col|fav|behavi|neighb)or(?:s|ed|ful|al|able|ites?|hoods?)?|cent(?:er|ers|ered)|(?<!(?:to|will|would|can|could|we|I|they) )resume|résumés?|[Mm]om|gotten|pediatric\p{L}*)(?!\p{L})/gu;
const BRITISH =
  /(?<!\p{L})(?:(?:col|fav|behavi|neighb|lab)our\p{L}*|(?:organ|real|apolog|recogn)is(?:e[ds]?|ing|ations?)|centres?|[Mm]um|adverts?|whilst|cheques?|programmes?|licence|quid|fortnight|rotas?|paediatric\p{L}*)(?!\p{L})|£\s?\d/gu;
/** Minutes east of UTC from Hawaii to a summer in Newfoundland, where English is mostly American. */
const WEST = { from: -600, to: -150 };

export function isAmerican(told: string, writtenAt: LocalInstant): boolean {
  const own = withoutQuotesAndNames(told);
  const american = own.match(AMERICAN)?.length ?? 0;
  const british = own.match(BRITISH)?.length ?? 0;
  if (american !== british) return american > british;
  const { offset } = fromInstant(writtenAt);
  return offset >= WEST.from && offset <= WEST.to;
}

/** Quotes are another's spelling. A capital marks a name, "Lincoln Center", but for that of a sentence's first word. */
function withoutQuotesAndNames(told: string): string {
  return told
    .replace(/“[^”\n]*”|"[^"\n]*"/g, "")
    .replace(/(?<=^|[.!?\n]\s*)\p{Lu}\p{Ll}+(?!\p{Ll}| \p{Lu}\p{Ll})/gu, (word) => word.toLowerCase());
}

/** Words of ours that stand in a note, and the American ones for them. */
const TO_AMERICAN: readonly [string, string][] = [
  ["advert", "posting"],
  ["by post", "by mail"],
];

type Told = Pick<Letters["plan"], "told" | "writtenAt" | "interview">;

/** Only words of ours are spelt anew; what the writer wrote themselves, was told or applied for stays as it was. */
export function spelt(text: string, { told, writtenAt, interview }: Told): string {
  if (!isAmerican(told, writtenAt)) return text;
  const theirs = `${told} ${interview.role} ${interview.company}`.toLowerCase();
  return TO_AMERICAN.reduce(
    (said, [from, to]) => (theirs.includes(from) ? said : said.replaceAll(from, to)),
    text,
  );
}
