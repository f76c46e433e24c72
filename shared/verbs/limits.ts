/** How much is answered. What is above it is read and kept, and nobody writes back. */
import type { Recovery } from "../domain/recovery.ts";
import type { Event } from "../domain/transition.ts";
import type { Decision } from "./decide.ts";
import type { Mail } from "./understand.ts";

/**
 * A machine that hides that it is one would answer each of our letters with a mail of its own, for ever. A person in
 * the worst hour writes less than this.
 */
const MOST_LETTERS = { inHour: 10, inDay: 30 };
const HOUR = 3_600_000;

/** What was decided, unless this person had too many letters lately. Help and the way out are never refused. */
export function withinLimits(
  decision: Decision,
  mail: Mail,
  theirs: readonly Recovery[],
  now: number,
): Decision {
  if (isUrgent(decision.event) || !hadTooMany(theirs, now)) return decision;
  const { words, answers } = mail;
  return { ...decision, event: { type: "kept", words, answers }, outcome: "over-limit" };
}

function isUrgent(event: Event): boolean {
  return (
    event.type === "delete" ||
    (event.type === "command" && event.command === "STOP") ||
    (event.type === "words" && event.reading.distress === "in-danger")
  );
}

function hadTooMany(theirs: readonly Recovery[], now: number): boolean {
  const sentAt = theirs.flatMap(({ sent }) => sent.map(({ at }) => at));
  const since = (hours: number) => sentAt.filter((at) => at > now - hours * HOUR).length;
  return since(1) >= MOST_LETTERS.inHour || since(24) >= MOST_LETTERS.inDay;
}
