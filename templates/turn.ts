/**
 * Turns a debrief, written about the interviewer, towards the interviewer: "Mr. Okafor walked me through a filing day"
 * gives "walking me through a filing day", which follows "Thank you for". Everything here answers null unless it is
 * sure: a plain sentence is better than a mangled one.
 */
import { mentions } from "../shared/domain/owner.ts";
import { question } from "./question.ts";
import { capitalI, isShouting, isUnfit, NEGATED, type Reader } from "./thing.ts";
import { byHand, mine, shared } from "./turn-mine.ts";
import { theirs } from "./turn-theirs.ts";
import { PLEASURE, topic } from "./turn-topic.ts";

/** What can be echoed: how it came up, and words that fit the sentence of that kind. */
export type Echo =
  /** Follows "Thank you for": "showing me the new depot". */
  | { how: "did"; thing: string }
  /** Follows "You said that": "drivers know the depots better than the software". */
  | { how: "said"; thing: string }
  /** A sentence of the writer's own without its full stop: "For three years I kept the calendars of four attorneys". */
  | { how: "work" | "fact"; thing: string }
  /** Follows "I enjoyed": "presenting a plan by region". */
  | { how: "gave"; thing: string }
  /** Follows "I was glad that you liked": "how I split the staging clusters". */
  | { how: "liked-how"; thing: string }
  /** Follows "It was good to find that": "we both went to Brooklyn College". */
  | { how: "shared"; thing: string }
  /** Follows "You asked": "about the night shift", "how I would plan a week of menus". */
  | { how: "question"; thing: string }
  /** A noun phrase that follows "about". */
  | { how: "talk" | "laughed" | "asked" | "came" | "liked" | "praised" | "worked"; thing: string }
  /** They said something kind, and what about is not sure. */
  | { how: "kind-word"; thing: null };

/** What one sentence of the debrief gives for an echo to this reader. */
export function echo(words: string, reader: Reader, { shown = false } = {}): Echo | null {
  const flat = capitalI(
    words
      .replace(/\s*&\s*/g, " and ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  if (isShouting(flat) || speaksOfSomebodyElse(flat, reader)) return null;
  const found: Echo | null =
    theirs(flat, reader) ??
    shared(flat) ??
    (shown ? asked(flat, reader) : mine(flat)) ??
    topic(flat, reader, shown) ??
    (shown ? null : byHand(flat, reader));
  if (found !== null) return isUnfit(found.thing ?? "") ? null : found;
  return KIND_WORD.test(flat) && !NEGATED.test(flat) ? { how: "kind-word", thing: null } : null;
}

/** A question that was kept among what the interviewer said, as it follows "You asked". */
function asked(flat: string, reader: Reader): Echo | null {
  const clause = question(flat, reader);
  if (clause === null || /^(?:me to|whether) /.test(clause)) return null;
  // What comes after the question is how the answer went, and that is not always told twice.
  const after = flat.split(" ").slice(-2).join(" ").toLowerCase();
  if (
    !clause.toLowerCase().endsWith(
      after
        .replace(/[.?!]+$/, "")
        .split(" ")
        .at(-1)!,
    ) &&
    !PLEASURE.test(flat)
  )
    return null;
  return clause.startsWith("about ")
    ? { how: "asked", thing: clause.slice(6) }
    : { how: "question", thing: clause };
}

const KIND_WORD =
  /\b(?:she|he|they|one of them|\p{Lu}\p{L}+) (?:\w+ ){0,3}(?:said|says|say|told me|goes|called it|told)\b.{0,60}\b(?:good|great|lovely|nice|impress\w*|best|perfect\w*|excellent|clean\w*|strong\w*|neat\w*|spot on|exactly|crisp|brilliant|beautiful|impeccable|well done|tidy|textbook|natural|clear\w*|fantastic|love|like)\b/iu;

function speaksOfSomebodyElse(text: string, reader: Reader): boolean {
  const namesReader = reader.name !== null && mentions(text, reader.name);
  return !namesReader && reader.others.some((other) => mentions(text, other));
}
