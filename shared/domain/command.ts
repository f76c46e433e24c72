/** What each one-word answer changes, and what it is answered with. Pure, like everything that `transition` does. */
import type { Reading } from "./debrief.ts";
import { DAY, isOpen, type Recovery, type Tone } from "./recovery.ts";
import { answer, close, owe, oweStatus, timingOf } from "./steps.ts";
import { followUpAt, optionAt, planAt } from "./timing.ts";

export type Command =
  | "NOW"
  | "WAIT"
  | "TOMORROW"
  | "SHORTER"
  | "WARMER"
  | "PLAINER"
  | "STOP"
  | "DELETE"
  | "UNDO"
  | "USE"
  | "STATUS"
  | "HELP"
  | "SENT"
  | "REJECTED"
  | "OFFER";

const HOUR = 3_600_000;
/** How long a step can be taken back. */
const UNDO_FOR = DAY;

export type Commanded = {
  command: Exclude<Command, "DELETE" | "USE">;
  /** The time that WAIT and TOMORROW may name. */
  when?: string | null | undefined;
  /** All words, with those below the command, where there were any. */
  reading?: Reading | null | undefined;
};

export function afterCommand(
  before: Recovery,
  { command, when = null, reading = null }: Commanded,
  now: number,
): Recovery {
  const recovery = reading === null ? before : { ...before, reading };
  const { state } = recovery;
  switch (command) {
    case "STOP": {
      const stopped = close(recovery, "stopped", now, recovery.retentionDays);
      return owe(undoable(stopped, recovery, now), { name: "goodbye", reason: "stopped", erased: null }, now);
    }
    case "NOW":
      return state.name === "cooling" ? answer(recovery, now) : oweStatus(recovery, "status", now);
    case "WAIT":
    case "TOMORROW":
      return state.name === "cooling"
        ? later(recovery, command, when, now)
        : oweStatus(recovery, "status", now);
    case "SHORTER":
    case "WARMER":
    case "PLAINER":
      return toned(recovery, command.toLowerCase() as Tone, now);
    case "SENT": {
      if (state.name !== "answered") return oweStatus(recovery, "noted", now);
      const followUp = followUpAt(timingOf(recovery), now);
      const sent = { ...state, noteAt: now, followUpAt: followUp, sent: true };
      return oweStatus(undoable({ ...recovery, state: sent }, recovery, now), "sent", now);
    }
    case "REJECTED":
    case "OFFER": {
      if (!isOpen(recovery)) return oweStatus(recovery, "noted", now);
      const reason = command === "OFFER" ? "offer" : "rejected";
      const closed = close(recovery, reason, now, recovery.retentionDays);
      return owe(undoable(closed, recovery, now), { name: "goodbye", reason, erased: null }, now);
    }
    case "UNDO":
      return undone(recovery, now);
    case "HELP":
      return owe(recovery, { name: "help", open: isOpen(recovery) }, now);
    case "STATUS":
      return oweStatus(recovery, "status", now);
  }
}

/** The plan comes later: at the time that was named, tomorrow morning, or two hours after it would have come. */
function later(recovery: Recovery, command: "WAIT" | "TOMORROW", when: string | null, now: number): Recovery {
  const from = planAt(timingOf(recovery));
  const named = command === "TOMORROW" ? `tomorrow ${dayTime(when)}`.trim() : when;
  const asked =
    (named === null ? null : optionAt(named, now, recovery.offset)) ?? Math.max(from, now) + 2 * HOUR;
  const moved: Recovery = { ...recovery, asked, state: { name: "cooling", planAt: asked } };
  return owe(
    undoable(moved, recovery, now),
    { name: "changed", what: { is: "moved", from, to: asked } },
    now,
  );
}

const dayTime = (when: string | null): string =>
  when === null ? "" : ({ morning: "8am", noon: "12:00", evening: "18:00" }[when] ?? when);

/** The note in another tone: at once where the plan is out, with the plan where it is not. */
function toned(recovery: Recovery, tone: Tone, now: number): Recovery {
  const { state } = recovery;
  const retoned = undoable({ ...recovery, tone }, recovery, now);
  if (state.name === "answered") return answer(retoned, now);
  if (state.name === "cooling")
    return owe(retoned, { name: "changed", what: { is: "tone", tone, planAt: state.planAt } }, now);
  return oweStatus(recovery, "status", now);
}

/** `after`, from which `before` can be had back for a day. */
function undoable(after: Recovery, before: Recovery, now: number): Recovery {
  const { state, asked, tone } = before;
  // STOP upon STOP leaves what the first one stopped.
  if (state.name === "closed" && before.undo !== null) return { ...after, undo: before.undo };
  return { ...after, undo: { state, asked, tone, until: now + UNDO_FOR } };
}

function undone(recovery: Recovery, now: number): Recovery {
  const back = restored(recovery, now);
  if (back === null) return owe(recovery, { name: "changed", what: { is: "nothing-to-undo" } }, now);
  const { state } = back;
  const planAt = state.name === "cooling" ? state.planAt : null;
  const followUpAt = state.name === "answered" ? state.followUpAt : null;
  return owe(back, { name: "changed", what: { is: "undone", planAt, followUpAt } }, now);
}

/** As it was before the last step, or null when there is none to take back. */
export function restored(recovery: Recovery, now: number): Recovery | null {
  const { undo } = recovery;
  if (undo === null || undo.until < now) return null;
  const { state, asked, tone } = undo;
  // What would have left in the meantime leaves soon, and not in the same breath.
  const soon = now + HOUR / 2;
  const kept =
    state.name === "cooling"
      ? { ...state, planAt: Math.max(state.planAt, soon) }
      : state.name === "answered"
        ? { ...state, followUpAt: Math.max(state.followUpAt, soon) }
        : state;
  return { ...recovery, state: kept, asked, tone, undo: null };
}
