/**
 * When. The only place that knows about local time: everything else carries milliseconds since 1970 and, for
 * what a person reads, RFC 3339 instants in the writer's own offset.
 *
 * The hours are the project's choice where no source fixes them; the order (wait, then respond, but before the
 * decision) is the article's.
 */
import type { Heat, Medium } from "./debrief.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No letter of ours that can wait leaves between 21:00 and 07:30 local. Minutes of the day. */
const QUIET_FROM = 21 * 60;
const QUIET_UNTIL = 7 * 60 + 30;
/** Where a deadline falls into the night, the plan comes in the evening before. */
const LAST_EVENING = 20 * 60 + 45;
/** A note reads like work when it arrives in working hours. */
const OFFICE_FROM = 8 * 60;
const OFFICE_UNTIL = 18 * 60;
/** Phone screens and fast decisions may get their note the same evening. */
const EVENING_UNTIL = 20 * 60 + 30;
const MORNING = 9 * 60;
const SHORTEST_WAIT = 30 * MINUTE;
/** Time to read the plan, sleep on the note, send it. */
const PLAN_BEFORE_NOTE = 3 * HOUR;
/** An option in the address reaches at most this far. */
const LONGEST_WAIT = 14 * DAY;

/** What the times depend on. All instants in milliseconds, `offset` in minutes east of UTC. */
export type Timing = {
  writtenAt: number;
  offset: number;
  heat: Heat;
  medium: Medium;
  endedAt: number | null;
  decisionBy: number | null;
  /** A time the person asked for, by `recover+2h@` or NOW; it wins over everything. */
  asked: number | null;
};

/** When the plan leaves: cooled down, out of the night, before it is too late to be of use. */
export function planAt(timing: Timing): number {
  if (timing.asked !== null) return Math.max(timing.asked, timing.writtenAt);
  const rested = afterQuietHours(coolOff(timing), timing.offset);
  const latest = latestUsefulNote(timing);
  if (latest === null || rested <= latest - PLAN_BEFORE_NOTE) return rested;
  const deadline = latest - PLAN_BEFORE_NOTE;
  const soonest = timing.writtenAt + SHORTEST_WAIT;
  if (deadline <= soonest) return soonest;
  if (!inQuietHours(deadline, timing.offset)) return deadline;
  const evening = eveningBefore(deadline, timing.offset);
  return evening >= soonest ? evening : deadline;
}

/** When a plan that is due really leaves: one that was held up waits for the morning, unless that is too late. */
export function leavesAt(timing: Timing, dueAt: number, now: number): number {
  if (timing.asked !== null || inQuietHours(dueAt, timing.offset)) return now;
  const morning = afterQuietHours(now, timing.offset);
  const latest = latestUsefulNote({ ...timing, writtenAt: now });
  return latest !== null && morning > latest - PLAN_BEFORE_NOTE ? now : morning;
}

/** When to send the note: 3 to 24 hours after the interview, in working hours, and before the decision. */
export function noteAt(timing: Timing, plan: number): number {
  const { offset } = timing;
  const earliest = roundUp(Math.max(plan + SHORTEST_WAIT, (timing.endedAt ?? 0) + 3 * HOUR));
  const decision = decisionLimit(timing);
  const hurried =
    timing.medium === "phone" || (decision !== null && decision - earliest < 2 * DAY && decision > earliest);
  let at = workingSlot(earliest, offset, hurried ? EVENING_UNTIL : OFFICE_UNTIL);
  const window = timing.endedAt === null ? null : timing.endedAt + DAY;
  if (window !== null && at > window && window > earliest) {
    const lastMoment = roundDown(window - 1);
    if (lastMoment >= earliest && isOfficeTime(lastMoment, offset)) at = lastMoment;
  }
  if (decision !== null && at > decision && earliest <= decision) at = earliest;
  return at;
}

/** When to ask how it stands: one working day after the promised date, else six working days after the note. */
export function followUpAt(timing: Pick<Timing, "offset" | "decisionBy">, note: number): number {
  const { offset, decisionBy } = timing;
  const promised = decisionBy === null ? null : workingDaysAfter(decisionBy, 1, offset);
  return promised !== null && promised > note + DAY ? promised : workingDaysAfter(note, 6, offset);
}

/** When to ask how an interview went that ends at `endsAt`: when the heat of it may be told, and out of the night. */
export function askAt(endsAt: number, offset: number): number {
  return afterQuietHours(endsAt + SHORTEST_WAIT, offset);
}

/**
 * The time an option in the address means, after FollowUpThen's habit: `2h`, `30m`, `3days`, `tonight`,
 * `tomorrow8am`, `monday`, `fri17:30`, `8am`, `now`. Null when it means nothing; never more than 14 days ahead.
 */
export function optionAt(option: string, writtenAt: number, offset: number): number | null {
  const words = option.toLowerCase().replace(/[\s._-]+/g, "");
  const at = optionTime(words, writtenAt, offset);
  return at === null || at - writtenAt > LONGEST_WAIT ? null : at;
}

/** `2026-03-19T17:25:00-04:00` from milliseconds and minutes east of UTC. */
export function toInstant(at: number, offset: number): string {
  const sign = offset < 0 ? "-" : "+";
  const size = Math.abs(offset);
  const pad = (n: number) => String(n).padStart(2, "0");
  const local = new Date(at + offset * MINUTE).toISOString().slice(0, 19);
  return `${local}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Milliseconds and offset of an RFC 3339 instant. Throws on anything else. */
export function fromInstant(instant: string): { at: number; offset: number } {
  const zone = /(Z|[+-]\d{2}:\d{2})$/.exec(instant)?.[1];
  const at = Date.parse(instant);
  if (zone === undefined || Number.isNaN(at)) throw new Error("not an RFC 3339 instant");
  if (zone === "Z") return { at, offset: 0 };
  const [hours, minutes] = zone.slice(1).split(":").map(Number) as [number, number];
  return { at, offset: (zone[0] === "-" ? -1 : 1) * (hours * 60 + minutes) };
}

/** Minutes east of UTC in an IANA time zone at a moment. Throws on a zone that is none. */
export function offsetIn(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(
    at,
  );
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** True between 21:00 and 07:30 in the writer's offset. */
export function inQuietHours(at: number, offset: number): boolean {
  const minute = minuteOfDay(at, offset);
  return minute >= QUIET_FROM || minute < QUIET_UNTIL;
}

/**
 * The last moment at which a note is worth sending: 24 h after the interview or shortly before the decision,
 * whichever comes first. Null when neither is known or both have passed at the time of writing.
 */
function latestUsefulNote(timing: Timing): number | null {
  const window = timing.endedAt === null ? null : timing.endedAt + DAY;
  const ahead = [window, decisionLimit(timing)].filter((at) => at !== null && at > timing.writtenAt);
  return ahead.length === 0 ? null : Math.min(...(ahead as number[]));
}

/** Two hours before the decision. 17:00 sharp is how a reading says "that day": then 09:00 of that day. */
function decisionLimit({ decisionBy, offset }: Timing): number | null {
  if (decisionBy === null) return null;
  const dayOnly = minuteOfDay(decisionBy, offset) === 17 * 60;
  return dayOnly ? atMinute(decisionBy, MORNING, offset) : decisionBy - 2 * HOUR;
}

function coolOff({ heat, writtenAt, offset }: Timing): number {
  if (heat === "calm") return writtenAt + 2 * HOUR;
  if (heat === "upset") return writtenAt + 4 * HOUR;
  const morning = atMinute(writtenAt, OFFICE_FROM, offset);
  // A night's sleep is at least six hours ahead; who writes at five in the morning has not slept yet.
  return morning - writtenAt >= 6 * HOUR ? morning : morning + DAY;
}

function afterQuietHours(at: number, offset: number): number {
  if (!inQuietHours(at, offset)) return at;
  const end = atMinute(at, QUIET_UNTIL, offset);
  return end >= at ? end : end + DAY;
}

function eveningBefore(at: number, offset: number): number {
  const evening = atMinute(at, LAST_EVENING, offset);
  return evening <= at ? evening : evening - DAY;
}

function isOfficeTime(at: number, offset: number): boolean {
  const minute = minuteOfDay(at, offset);
  return isWorkingDay(at, offset) && minute >= OFFICE_FROM && minute <= OFFICE_UNTIL;
}

function workingSlot(earliest: number, offset: number, until: number): number {
  const minute = minuteOfDay(earliest, offset);
  if (isWorkingDay(earliest, offset) && minute <= until) {
    return minute >= OFFICE_FROM ? earliest : atMinute(earliest, OFFICE_FROM + 30, offset);
  }
  let day = earliest + DAY;
  while (!isWorkingDay(day, offset)) day += DAY;
  return atMinute(day, MORNING, offset);
}

function workingDaysAfter(from: number, days: number, offset: number): number {
  let day = from;
  for (let left = days; left > 0; ) {
    day += DAY;
    if (isWorkingDay(day, offset)) left--;
  }
  return atMinute(day, 10 * 60, offset);
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const UNITS: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

function optionTime(words: string, writtenAt: number, offset: number): number | null {
  if (words === "now") return writtenAt;
  const span = /^(\d{1,4})(m|mins?|minutes?|h|hours?|d|days?|w|weeks?)$/.exec(words);
  if (span) return writtenAt + Number(span[1]) * UNITS[span[2]![0]!]!;
  if (words === "tonight") return nextMinute(writtenAt, 20 * 60, offset);
  const named = /^(tomorrow|sun|mon|tue|wed|thu|fri|sat)[a-z]*?((?:\d.*)?)$/.exec(words);
  if (!named) {
    const minute = clockMinute(words);
    return minute === null ? null : nextMinute(writtenAt, minute, offset);
  }
  const day = namedDay(words.slice(0, words.length - named[2]!.length), writtenAt, offset);
  const minute = named[2] === "" ? OFFICE_FROM : clockMinute(named[2]!);
  return day === null || minute === null ? null : atMinute(day, minute, offset);
}

function namedDay(name: string, from: number, offset: number): number | null {
  if (name === "tomorrow") return from + DAY;
  const wanted = WEEKDAYS.findIndex((day) => day === name || (name.length >= 3 && day.startsWith(name)));
  if (wanted < 0) return null;
  const ahead = (wanted - weekday(from, offset) + 7) % 7 || 7;
  return from + ahead * DAY;
}

/** `8am`, `8:30pm`, `17:30`, `0830` as minutes of the day. */
function clockMinute(text: string): number | null {
  const parts = /^(\d{1,2})(?::?(\d{2}))?(am|pm)?$/.exec(text);
  if (!parts || (parts[2] === undefined && parts[3] === undefined)) return null;
  const half = parts[3];
  let hour = Number(parts[1]);
  const minute = Number(parts[2] ?? 0);
  if (hour > (half ? 12 : 23) || minute > 59 || (half && hour === 0)) return null;
  if (half) hour = (hour % 12) + (half === "pm" ? 12 : 0);
  return hour * 60 + minute;
}

function nextMinute(from: number, minute: number, offset: number): number {
  const today = atMinute(from, minute, offset);
  return today > from ? today : today + DAY;
}

/** The given minute of the local day that holds `at`. */
function atMinute(at: number, minute: number, offset: number): number {
  const local = at + offset * MINUTE;
  return local - mod(local, DAY) + minute * MINUTE - offset * MINUTE;
}

const minuteOfDay = (at: number, offset: number) => Math.floor(mod(at + offset * MINUTE, DAY) / MINUTE);
const weekday = (at: number, offset: number) => new Date(at + offset * MINUTE).getUTCDay();
const isWorkingDay = (at: number, offset: number) => weekday(at, offset) % 6 !== 0;
const roundUp = (at: number) => Math.ceil(at / (15 * MINUTE)) * 15 * MINUTE;
const roundDown = (at: number) => Math.floor(at / (15 * MINUTE)) * 15 * MINUTE;
const mod = (n: number, by: number) => ((n % by) + by) % by;
