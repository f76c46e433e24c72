/** When an interview is that is still to come: from the calendar file, else from the words or the invitation. */
import * as chrono from "chrono-node";
import type { CalendarFacts } from "../domain/debrief.ts";
import { fromInstant } from "../domain/timing.ts";

/** Milliseconds since 1970; `startsAt` null where only the end of the day is sure. */
export type Ahead = { startsAt: number; endsAt: number };

const HOUR = 3_600_000;
/** An interview without an end. */
const USUAL_LENGTH = HOUR;
/** Nobody is invited further ahead than this. */
const FURTHEST = 90 * 24 * HOUR;
/** What is searched for a day: invitations say it early, and the search is not linear. */
const SEARCHED = 4_000;

/** Null when nothing lies ahead, or no hour is named. `writtenAt` is an RFC 3339 instant in the writer's offset. */
export function aheadIn(from: {
  text: string;
  calendar: CalendarFacts | null;
  writtenAt: string;
}): Ahead | null {
  const { at: now, offset } = fromInstant(from.writtenAt);
  const { calendar } = from;
  if (calendar?.startsAt) {
    const startsAt = Date.parse(calendar.startsAt);
    return lasting(startsAt, calendar.endsAt ? Date.parse(calendar.endsAt) : null, now);
  }
  const reference = { instant: new Date(now), timezone: offset };
  for (const { start, end } of chrono.parse(from.text.slice(0, SEARCHED), reference, { forwardDate: true })) {
    if (!start.isCertain("hour") || !(start.isCertain("day") || start.isCertain("weekday"))) continue;
    const found = lasting(start.date().getTime(), end?.date().getTime() ?? null, now);
    if (found !== null) return found;
  }
  return null;
}

function lasting(startsAt: number, end: number | null, now: number): Ahead | null {
  const endsAt = end !== null && end > startsAt ? end : startsAt + USUAL_LENGTH;
  return endsAt > now && startsAt - now < FURTHEST ? { startsAt, endsAt } : null;
}
