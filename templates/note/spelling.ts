/** British or American, after the writer: by their own spelling, else by where their clock stands. */

import type { LocalInstant } from "../../shared/domain/letter.ts";
import { fromInstant } from "../../shared/domain/timing.ts";

const AMERICAN =
  /\b(?:color|favorite|organiz\w+|realiz\w+|center|resume|résumé|mom|gotten|store manager|pediatric|program)\b|\$\s?\d/gi;
const BRITISH =
  /\b(?:colour|favourite|organis\w+|realis\w+|centre|cv|mum|advert|whilst|labour|programme|licence|quid|fortnight|rota)\b|£\s?\d/gi;
/** Minutes east of UTC from Hawaii to Newfoundland, where English is mostly American. */
const WEST = { from: -600, to: -180 };

export function isAmerican(told: string, writtenAt: LocalInstant): boolean {
  const american = told.match(AMERICAN)?.length ?? 0;
  const british = told.match(BRITISH)?.length ?? 0;
  if (american !== british) return american > british;
  const { offset } = fromInstant(writtenAt);
  return offset >= WEST.from && offset <= WEST.to;
}

const TO_AMERICAN: readonly [RegExp, string][] = [
  [/\badvert\b/g, "posting"],
  [/\bcheque\b/g, "check"],
  [/\bcolour/g, "color"],
  [/\bfavour/g, "favor"],
  [/\bpractise/g, "practice"],
  [/\bpost\b(?= within| in )/g, "mail"],
];

/** Only words of ours are spelt anew; what stands in quotation marks stays as it was said. */
export function spelt(text: string, american: boolean): string {
  if (!american) return text;
  return text
    .split(/(“[^”]*”)/)
    .map((part) =>
      part.startsWith("“") ? part : TO_AMERICAN.reduce((said, [from, to]) => said.replace(from, to), part),
    )
    .join("");
}
