/**
 * `transition(recovery, event, now)`: the only way a recovery changes. Pure: what is to be done is saved as a debt in
 * `owed`, and `settle` pays it.
 */
import { isDeepStrictEqual } from "node:util";
import { type Change, type Correction, changesBetween, corrected } from "./correction.ts";
import type { Language, Reading } from "./debrief.ts";
import { DAY, isOpen, type Recovery, type State, stateAt, type Words } from "./recovery.ts";
import {
  type Answers,
  type AttemptResult,
  afterAttempt,
  afterTime,
  claim,
  type Owed,
  type OwedWhat,
  type Sent,
} from "./sending.ts";
import { followUpAt, fromInstant, leavesAt, noteAt, planAt, type Timing } from "./timing.ts";

/** Own words kept beside the reading, over all mails of a recovery: an item must stay below 400 KB. */
const MOST_WORDS_CHARS = 64 * 1024;

export type Command = "NOW" | "STOP" | "DELETE" | "STATUS" | "HELP" | "SENT" | "REJECTED" | "OFFER";

export type Event =
  /** Words came; `reading` is the reading of everything written so far, before any correction. */
  | { type: "words"; words: Words; answers: Answers; reading: Reading; corrections: readonly Correction[] }
  /** A mail without words that could be read. */
  | { type: "wordless"; words: Words; answers: Answers; reason: "no-words" | "too-large" }
  /** Words in a language that is not read. */
  | { type: "foreign"; words: Words; answers: Answers; language: Exclude<Language, "en"> }
  | { type: "command"; command: Exclude<Command, "DELETE">; words: Words; answers: Answers }
  | { type: "delete"; words: Words; answers: Answers; erased: { recoveries: number; mails: number } }
  /** Too many letters went to this person already: the words are kept, and nobody answers. */
  | { type: "kept"; words: Words; answers: Answers }
  /** DELETE or STOP came to another recovery of the same person: go, or end, without a letter. */
  | { type: "forget" }
  | { type: "hush" }
  | { type: "wake" }
  | { type: "claim"; sendId: string }
  | { type: "attempted"; sendId: string; result: AttemptResult; messageId: string | null; chance: number }
  /** SES told what became of a letter. */
  | { type: "news"; sendId: string; outcome: "sent" | "refused"; messageId: string | null }
  /** The address bounced for good or complained. */
  | { type: "unreachable" };

export function transition(before: Recovery, event: Event, now: number): Recovery {
  const recovery = "answers" in event ? { ...before, thread: event.answers } : before;
  switch (event.type) {
    case "words":
      return afterWords(
        corrects(keepWords(recovery, event.words), event.corrections),
        event.reading,
        event.corrections.some(({ about }) => about === "note"),
        now,
      );
    case "wordless":
      return owe(keepWords(recovery, event.words), { name: "cannotHelp", reason: event.reason }, now);
    case "foreign":
      return owe(keepWords(recovery, event.words), { name: "otherLanguage", language: event.language }, now);
    case "command":
      return afterCommand(keepWords(recovery, event.words), event.command, now);
    case "delete": {
      const last = keepWords(recovery, event.words);
      const gone = close(last, "erased", now, 0);
      return owe(gone, { name: "goodbye", reason: "erased", erased: event.erased }, now);
    }
    case "kept":
      return keepWords(recovery, event.words);
    case "forget":
      return close(recovery, "erased", now, 0);
    case "hush":
      return close(recovery, "stopped", now, recovery.retentionDays);
    case "wake":
      return afterWake(recovery, now);
    case "claim":
      return withOwed(recovery, event.sendId, (owed) => claim(owed, now));
    case "attempted":
      return afterResult(recovery, event, now);
    case "news":
      return settled(recovery, event.sendId, event.outcome, event.messageId, now);
    case "unreachable":
      return recovery.state.name === "closed"
        ? { ...recovery, owed: [] }
        : close(recovery, "unreachable", now, recovery.retentionDays);
  }
}

/** `restyled`: the note is to sound otherwise, which is a new one like any change. */
function afterWords(recovery: Recovery, asRead: Reading, restyled: boolean, now: number): Recovery {
  const reading = corrected(asRead, recovery.corrections);
  const changes = changesBetween(recovery.reading, reading);
  if (reading.distress === "in-danger") return pause({ ...recovery, reading }, now);
  const { state } = recovery;
  switch (state.name) {
    case "cooling": {
      const read = { ...recovery, reading };
      return cool(read, Math.max(planAt(timingOf(read)), now), { added: true, changes }, now);
    }
    case "answered": {
      const changed = !isDeepStrictEqual(substance(reading), substance(recovery.reading));
      const read = { ...recovery, reading };
      return changed || restyled ? answer(read, now, changes) : oweStatus(read, "noted", now);
    }
    case "paused":
      // Whoever was in danger and writes about something else is told again whom to turn to, and nothing lighter.
      return reading.story === "interview"
        ? begin({ ...recovery, reading }, now)
        : owe(recovery, { name: "crisis" }, now);
    case "closed":
      if (state.why !== "nothing-yet") return oweStatus(recovery, "noted", now);
      if (reading.story === "interview") return begin({ ...recovery, reading }, now);
      return owe(
        { ...recovery, reading },
        { name: "cannotHelp", reason: reading.story === "upcoming" ? "upcoming" : "no-interview" },
        now,
      );
  }
}

function afterCommand(recovery: Recovery, command: Exclude<Command, "DELETE">, now: number): Recovery {
  const { state } = recovery;
  switch (command) {
    case "STOP":
      return owe(
        close(recovery, "stopped", now, recovery.retentionDays),
        { name: "goodbye", reason: "stopped", erased: null },
        now,
      );
    case "NOW":
      return state.name === "cooling" ? answer(recovery, now) : oweStatus(recovery, "status", now);
    case "SENT": {
      if (state.name !== "answered") return oweStatus(recovery, "noted", now);
      const timing = timingOf(recovery);
      const sent: State = { ...state, noteAt: now, followUpAt: followUpAt(timing, now), sent: true };
      return oweStatus({ ...recovery, state: sent }, "sent", now);
    }
    case "REJECTED":
    case "OFFER": {
      if (!isOpen(recovery)) return oweStatus(recovery, "noted", now);
      const reason = command === "OFFER" ? "offer" : "rejected";
      const closed = close(recovery, reason, now, recovery.retentionDays);
      return owe(closed, { name: "goodbye", reason, erased: null }, now);
    }
    case "HELP":
      return isOpen(recovery)
        ? oweStatus(recovery, "status", now)
        : owe(recovery, { name: "cannotHelp", reason: "no-words" }, now);
    case "STATUS":
      return oweStatus(recovery, "status", now);
  }
}

function afterWake(recovery: Recovery, now: number): Recovery {
  const aged = ageDebts(recovery, now);
  const { state } = aged;
  switch (state.name) {
    case "cooling": {
      if (state.planAt > now) return aged;
      const leaves = leavesAt(timingOf(aged), state.planAt, now);
      return leaves > now ? { ...aged, state: { ...state, planAt: leaves } } : answer(aged, now);
    }
    case "answered": {
      if (state.followUpAt > now) return aged;
      const done = { ...aged, state: closedState("done", now, aged.retentionDays) };
      return owe(done, { name: "followUp", sent: state.sent }, now);
    }
    case "closed":
    case "paused":
      return aged;
  }
}

function begin(recovery: Recovery, now: number): Recovery {
  return cool(recovery, Math.max(planAt(timingOf(recovery)), now), { added: false, changes: [] }, now);
}

function cool(
  recovery: Recovery,
  planAt: number,
  since: { added: boolean; changes: Change[] },
  now: number,
): Recovery {
  const cooling: Recovery = { ...recovery, state: { name: "cooling", planAt } };
  return owe(cooling, { name: "acknowledgement", planAt, ...since }, now);
}

function answer(recovery: Recovery, now: number, changes: Change[] = []): Recovery {
  const timing = timingOf(recovery);
  const note = noteAt(timing, now);
  const followUp = followUpAt(timing, note);
  const sent = recovery.state.name === "answered" && recovery.state.sent;
  const state: State = { name: "answered", noteAt: note, followUpAt: followUp, sent };
  return owe({ ...recovery, state }, { name: "plan", noteAt: note, followUpAt: followUp, changes }, now);
}

function pause(recovery: Recovery, now: number): Recovery {
  const state: State = { name: "paused", eraseAt: now + recovery.retentionDays * DAY };
  return owe({ ...recovery, state, owed: [] }, { name: "crisis" }, now);
}

/** Nothing ahead any more: debts that nobody asked for just now are dropped. */
function close(
  recovery: Recovery,
  why: Extract<State, { name: "closed" }>["why"],
  now: number,
  keepDays: number,
): Recovery {
  return { ...recovery, state: closedState(why, now, keepDays), owed: [] };
}

function closedState(why: Extract<State, { name: "closed" }>["why"], now: number, keepDays: number): State {
  return { name: "closed", why, eraseAt: now + keepDays * DAY };
}

function oweStatus(recovery: Recovery, about: "status" | "sent" | "noted", now: number): Recovery {
  const { state } = recovery;
  const what: OwedWhat = {
    name: "status",
    about: recovery.reading === null && about === "status" ? "nothing-open" : about,
    planAt: state.name === "cooling" ? state.planAt : null,
    followUpAt: state.name === "answered" ? state.followUpAt : null,
    erasedAt: "eraseAt" in state ? state.eraseAt : stateAt(state) + recovery.retentionDays * DAY,
  };
  return owe(recovery, what, now);
}

function owe(recovery: Recovery, what: OwedWhat, now: number): Recovery {
  const letters = recovery.letters + 1;
  const owed: Owed = {
    sendId: `${recovery.id}-${letters}`,
    what,
    answers: recovery.thread,
    owedAt: now,
    attempt: { state: "waiting", from: now },
    attempts: 0,
  };
  return { ...recovery, letters, owed: [...recovery.owed, owed] };
}

function afterResult(
  recovery: Recovery,
  event: Extract<Event, { type: "attempted" }>,
  now: number,
): Recovery {
  const { sendId, result, messageId } = event;
  if (result === "sent" || result === "refused") return settled(recovery, sendId, result, messageId, now);
  return withOwed(recovery, sendId, (owed) => afterAttempt(owed, result, now, event.chance));
}

/** The debt is gone. A letter whose debt was dropped meanwhile (STOP) is still recorded. */
function settled(
  recovery: Recovery,
  sendId: string,
  outcome: Sent["outcome"],
  messageId: string | null,
  now: number,
): Recovery {
  if (recovery.sent.some((sent) => sent.sendId === sendId)) return recovery;
  const owed = recovery.owed.find((o) => o.sendId === sendId);
  const name = owed?.what.name ?? "dropped";
  return {
    ...recovery,
    owed: recovery.owed.filter((o) => o !== owed),
    sent: [...recovery.sent, { sendId, name, at: now, outcome, messageId }],
  };
}

function ageDebts(recovery: Recovery, now: number): Recovery {
  let aged = recovery;
  for (const owed of recovery.owed) {
    const next = afterTime(owed, now);
    aged =
      next === "given-up"
        ? settled(aged, owed.sendId, "given-up", null, now)
        : withOwed(aged, owed.sendId, () => next);
  }
  return aged;
}

function withOwed(recovery: Recovery, sendId: string, change: (owed: Owed) => Owed | null): Recovery {
  const owed = recovery.owed.flatMap((o) => (o.sendId === sendId ? (change(o) ?? []) : o));
  return { ...recovery, owed };
}

/** The latest count: more than that is nobody's list of moments. */
const MOST_CORRECTIONS = 50;

function corrects(recovery: Recovery, corrections: readonly Correction[]): Recovery {
  const all = [...recovery.corrections, ...corrections].slice(-MOST_CORRECTIONS);
  return { ...recovery, corrections: all };
}

function keepWords(recovery: Recovery, words: Words): Recovery {
  const kept = recovery.words.reduce((chars, w) => chars + w.text.length, 0);
  const text = words.text.slice(0, Math.max(0, MOST_WORDS_CHARS - kept));
  return { ...recovery, words: [...recovery.words, { ...words, text }] };
}

/** What would make a different plan. */
function substance(reading: Reading | null) {
  if (reading === null) return null;
  const { heat: _heat, distress: _distress, ...rest } = reading;
  return rest;
}

function timingOf(recovery: Recovery): Timing {
  const { reading } = recovery;
  const at = (instant: string | null | undefined) => (instant ? fromInstant(instant).at : null);
  return {
    writtenAt: recovery.writtenAt,
    offset: recovery.offset,
    heat: reading?.heat ?? "calm",
    medium: reading?.interview.medium ?? "unknown",
    endedAt: at(reading?.interview.endedAt),
    decisionBy: at(reading?.interview.decisionBy),
    asked: recovery.asked,
  };
}
