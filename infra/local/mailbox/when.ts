/** Times as a person says them. `offset` is minutes east of UTC, all else milliseconds. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `Tue 24 Nov, 07:30` */
export function dayAndTime(at: number, offset: number): string {
  return `${format(at, offset, { weekday: "short", day: "numeric", month: "short" })}, ${time(at, offset)}`;
}

/** `today at 16:05`, `tomorrow at 07:30`, `on Friday at 09:00`, `on 3 December at 09:00` */
export function whenSaid(at: number, now: number, offset: number): string {
  const days = dayNumber(at, offset) - dayNumber(now, offset);
  const said = `at ${time(at, offset)}`;
  if (days === 0) return `today ${said}`;
  if (days === 1) return `tomorrow ${said}`;
  if (days > 1 && days < 7) return `on ${format(at, offset, { weekday: "long" })} ${said}`;
  return `on ${format(at, offset, { day: "numeric", month: "long" })} ${said}`;
}

/** `in a moment`, `12 min from now`, `9 h from now`, `3 days from now` */
export function fromNow(ms: number): string {
  if (ms < MINUTE) return "in a moment";
  return `${span(ms)} from now`;
}

/** `12 min`, `9 h`, `3 days` */
export function span(ms: number): string {
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  if (ms < 36 * HOUR) return `${Math.round(ms / HOUR)} h`;
  return `${Math.round(ms / DAY)} days`;
}

/** This machine's offset at that time. */
export function ownOffset(at: number): number {
  return -new Date(at).getTimezoneOffset();
}

/** RFC 5322 date in the writer's own offset, as a mail program writes it. */
export function mailDate(at: number, offset: number): string {
  const sign = offset < 0 ? "-" : "+";
  const minutes = Math.abs(offset);
  const zone = `${sign}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
  return new Date(at + offset * MINUTE).toUTCString().replace("GMT", zone);
}

function time(at: number, offset: number): string {
  return format(at, offset, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function format(at: number, offset: number, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(at + offset * MINUTE);
}

function dayNumber(at: number, offset: number): number {
  return Math.floor((at + offset * MINUTE) / DAY);
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
