/** Readings, words and recoveries to start a test from. Each takes what the test is about and fills in the rest. */
import type { Interview, Moment, Observed, Reading } from "../shared/domain/debrief.ts";
import { freshRecovery, type Recovery, type Words } from "../shared/domain/recovery.ts";
import { type Event, transition } from "../shared/domain/transition.ts";

/** A Thursday, ten in the morning at -04:00. */
export const MORNING = Date.parse("2026-03-19T10:00:00-04:00");
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export function observed(seen: Partial<Observed> = {}): Observed {
  return { noticed: false, big: false, fixable: true, settled: false, personal: false, told: false, ...seen };
}

export function moment(kind: Moment["kind"], quote: string, seen: Partial<Observed> = {}): Moment {
  return { kind, quote, observed: observed(seen), fix: null, asked: null, doubt: null };
}

export function interview(known: Partial<Interview> = {}): Interview {
  return {
    company: "Brightwater",
    role: "planner",
    people: ["Dana Ortiz"],
    medium: "onsite",
    endedAt: null,
    decisionBy: null,
    ...known,
  };
}

export function reading(read: Partial<Reading> = {}): Reading {
  return {
    story: "interview",
    interview: interview(),
    heat: "upset",
    distress: "none",
    moments: [
      moment("strength", "she laughed at my story"),
      moment("nerves", "I talked far too fast"),
      { ...moment("omission", "I never mentioned PowerPoint", { big: true }), fix: "PowerPoint" },
    ],
    slipIn: ["PowerPoint"],
    writer: "Sam",
    missed: false,
    called: [],
    shown: [],
    material: [],
    ...read,
  };
}

export function words(mailId: string, text = "I talked far too fast."): Words {
  return {
    mailId,
    archiveKey: `mail/${mailId}`,
    at: MORNING,
    subject: "Interview",
    text,
    forwarded: null,
    calendar: null,
    left: 0,
    used: false,
  };
}

export const answers = { messageId: "their-mail@example.com", references: [] };

export function fresh(id = "a".repeat(32)): Recovery {
  return freshRecovery({
    id,
    personId: "person-1",
    address: "sam@example.com",
    writtenAt: "2026-03-19T10:00:00-04:00",
    now: MORNING,
    retentionDays: 30,
    asked: null,
  });
}

export function wordsEvent(mailId: string, read: Reading = reading()): Event {
  return { type: "words", words: words(mailId), answers, reading: read, corrections: [] };
}

/** A recovery in each state, its letters paid. */
export function inState(name: "fresh" | "cooling" | "answered" | "stopped" | "paused"): Recovery {
  const start = fresh();
  switch (name) {
    case "fresh":
      return start;
    case "cooling":
      return paid(transition(start, wordsEvent("m1"), MORNING));
    case "answered":
      return paid(transition(inState("cooling"), { type: "wake" }, MORNING + 5 * HOUR));
    case "stopped":
      return paid(
        transition(
          inState("cooling"),
          { type: "command", command: "STOP", words: words("m2", ""), answers },
          MORNING,
        ),
      );
    case "paused":
      return paid(transition(start, wordsEvent("m1", reading({ distress: "in-danger" })), MORNING));
  }
}

/** Where an answer to a letter of ours goes. */
export function replyToOf(raw: Uint8Array): string {
  const [, address] = /^Reply-To: <?([^\s<>]+)>?/im.exec(Buffer.from(raw).toString("latin1")) ?? [];
  if (address === undefined) throw new Error("no reply address in this letter");
  return address;
}

/** As if every letter that is owed had left. */
export function paid(recovery: Recovery, now = MORNING): Recovery {
  return recovery.owed.reduce(
    (r, { sendId }) =>
      transition(r, { type: "news", sendId, outcome: "sent", messageId: `ses-${sendId}` }, now),
    recovery,
  );
}
