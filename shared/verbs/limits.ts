/** How much is answered. What is above it is read and kept, and nobody writes back. */
import type { Recovery } from "../domain/recovery.ts";
import type { Event } from "../domain/transition.ts";
import type { Decision } from "./decide.ts";
import type { Mail } from "./understand.ts";

/**
 * A machine that hides that it is one would answer each of our letters with a mail of its own, for ever. It writes
 * free words, so these are answered three times an hour in one thread; one-word answers and corrections are what only
 * people write, and are bound by the limit of all threads in an hour. In a day a thread has ten answers, whatever they answer.
 */
const IN_THREAD = { inHour: 3, inDay: 10 };
const IN_ALL = { inHour: 10, inDay: 30 };
const HOUR = 3_600_000;
/** Letters that free words are answered with. */
const TO_WORDS = new Set(["acknowledgement", "cannotHelp", "otherLanguage", "ahead", "invitation"]);

/** What was decided, unless there were too many letters lately. Help and the way out are never refused. */
export function withinLimits(
  decision: Decision,
  mail: Mail,
  theirs: readonly Recovery[],
  now: number,
): Decision {
  const { event, recovery } = decision;
  if (isUrgent(event)) return decision;
  const sentTo = (recoveries: readonly Recovery[]) => recoveries.flatMap(({ sent }) => sent);
  const inThread = sentTo([recovery]);
  const toWords = inThread.filter(({ name }) => TO_WORDS.has(name));
  const tooMany =
    hadTooMany(sentTo(theirs), IN_ALL, now) ||
    countSince(inThread, 24, now) >= IN_THREAD.inDay ||
    (isFree(event) && countSince(toWords, 1, now) >= IN_THREAD.inHour);
  if (!tooMany) return decision;
  const { words, answers } = mail;
  const read =
    event.type === "words"
      ? { words: event.words, reading: event.reading, corrections: event.corrections }
      : { words };
  return { ...decision, event: { type: "kept", answers, ...read }, outcome: "over-limit" };
}

const isFree = (event: Event): boolean =>
  event.type === "words"
    ? event.corrections.length === 0
    : ["wordless", "foreign", "ahead", "ask-again"].includes(event.type);

function isUrgent(event: Event): boolean {
  return (
    event.type === "delete" ||
    event.type === "decline" ||
    (event.type === "command" && event.command === "STOP") ||
    (event.type === "words" && event.reading.distress === "in-danger")
  );
}

function hadTooMany(
  sent: readonly { at: number }[],
  most: { inHour: number; inDay: number },
  now: number,
): boolean {
  return countSince(sent, 1, now) >= most.inHour || countSince(sent, 24, now) >= most.inDay;
}

const countSince = (sent: readonly { at: number }[], hours: number, now: number): number =>
  sent.filter(({ at }) => at > now - hours * HOUR).length;
