/** What the words themselves deny. The network weighs a whole mail, and now and then passes over a single "not". */
import type { Kind } from "../domain/debrief.ts";

const NOT_SO =
  /^(?:at least )?(?:i|we) (?:was|were|am|did)(?:n['’]?t| not| never) (?:even |actually |really )?(?:late|nervous|rude|shaking|unprepared|spill|forget|break|drop)\b/i;
/** Said of an answer: then it was neither blank nor wrong. */
const WENT_RIGHT =
  /\b(?:answered (?:it|that|this|them|everything) (?:perfectly|well|correctly|right)|nailed (?:it|that)|spot on|got (?:it|that one|them all) right)\b/i;
const ANSWERS: ReadonlySet<Kind> = new Set(["blank", "wrong-answer", "misstatement"]);

export const isDenied = (kind: Kind, quote: string, sentence: string): boolean =>
  NOT_SO.test(quote) || (ANSWERS.has(kind) && WENT_RIGHT.test(sentence));
