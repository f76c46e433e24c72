/** What the words themselves deny. The network weighs a whole mail, and now and then passes over a single "not". */
import type { Kind } from "../domain/debrief.ts";

const NOT_SO =
  /^(?:at least )?(?:i|we) (?:was|were|am|did)(?:n['’]?t| not| never) (?:even |actually |really )?(?:late|nervous|rude|shaking|unprepared|spill|forget|break|drop)\b/i;
/** Said of an answer: then it was neither blank nor wrong. */
const WENT_RIGHT =
  /\b(?:answered (?:it|that|this|them|everything) (?:perfectly|well|correctly|right)|nailed (?:it|that)|spot on|got (?:it|that one|them all) right)\b/i;
const ANSWERS: ReadonlySet<Kind> = new Set(["blank", "wrong-answer", "misstatement"]);

const SOMEBODY_ELSE =
  /^(?:one|another|the other|some) (?:lad|boy|girl|man|woman|lady|guy|bloke|person|candidate|applicant)\b/i;
const LAUGHED_AT = /\blaughed at (?:me|my (?:accent|voice|name|shoes|clothes|english|answer|face))\b/i;

export const isDenied = (kind: Kind, quote: string, sentence: string): boolean =>
  NOT_SO.test(quote) ||
  (kind === "strength" ? LAUGHED_AT.test(quote) : SOMEBODY_ELSE.test(quote)) ||
  (ANSWERS.has(kind) && WENT_RIGHT.test(sentence));
