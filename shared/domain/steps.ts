/** The steps that `transition` and the commands share: to owe a letter, to answer, to close. */
import type { Change } from "./correction.ts";
import { closedState, DAY, type Recovery, type State, stateAt } from "./recovery.ts";
import type { Owed, OwedWhat } from "./sending.ts";
import { followUpAt, fromInstant, noteAt, type Timing } from "./timing.ts";

/** With a test key each wait of hours or days takes this long. */
export const TEST_WAIT_MS = 10_000;

/** Nothing ahead any more: debts that nobody asked for just now are dropped. */
export function close(
  recovery: Recovery,
  why: Extract<State, { name: "closed" }>["why"],
  now: number,
  keepDays: number,
): Recovery {
  return { ...recovery, state: closedState(why, now, keepDays), owed: [] };
}

export function oweStatus(recovery: Recovery, about: "status" | "sent" | "noted", now: number): Recovery {
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

export function owe(recovery: Recovery, what: OwedWhat, now: number): Recovery {
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

export function answer(recovery: Recovery, now: number, changes: Change[] = []): Recovery {
  const timing = timingOf(recovery);
  const note = noteAt(timing, now);
  const followUp = recovery.test ? now + TEST_WAIT_MS : followUpAt(timing, note);
  const sent = recovery.state.name === "answered" && recovery.state.sent;
  const state: State = { name: "answered", noteAt: note, followUpAt: followUp, sent };
  return owe({ ...recovery, state }, { name: "plan", noteAt: note, followUpAt: followUp, changes }, now);
}

export function timingOf(recovery: Recovery): Timing {
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
