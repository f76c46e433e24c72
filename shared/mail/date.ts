/** The Date header (RFC 5322 section 3.3) as an instant that keeps the writer's offset: it is their local time. */

/** Clocks of phones and servers are wrong by more than this only when they are wrong altogether. */
const BELIEVABLE_MS = 48 * 3_600_000;

/**
 * RFC 3339 with the header's offset, "-0000" as "+00:00". Where the header's time is off by more than `believableMs`,
 * `receivedAt` (milliseconds since 1970) in the header's offset; where there is no header to read, in UTC.
 */
export function dateOf(header: string | null, receivedAt: number, believableMs = BELIEVABLE_MS): string {
  const sent = header === null ? null : readDate(header);
  if (sent === null) return inOffset(receivedAt, 0);
  return inOffset(Math.abs(sent.at - receivedAt) <= believableMs ? sent.at : receivedAt, sent.offsetMinutes);
}

/** Milliseconds since 1970 in an offset: `2026-03-19T17:25:00-04:00`. */
export function inOffset(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offsetMinutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${local}${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** RFC 5322 section 4.3: zones that old programs still write, in hours; all others count as unknown, which is UTC. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

/** Null when it is no date. */
function readDate(header: string): { at: number; offsetMinutes: number } | null {
  const match =
    /^\s*(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([+-]\d{4}|[a-z]{1,5}))?/i.exec(
      header.slice(0, 200),
    );
  if (!match) return null;
  const [, day, monthName, yearText, hour, minute, second, zone] = match;
  const month = MONTHS.indexOf(monthName!.toLowerCase());
  const year =
    yearText!.length >= 4 ? Number(yearText) : Number(yearText) + (Number(yearText) < 50 ? 2000 : 1900);
  const offsetMinutes = offsetOf(zone ?? "");
  const local = Date.UTC(year, month, Number(day), Number(hour), Number(minute), Number(second ?? 0));
  const isDay = month >= 0 && new Date(Date.UTC(year, month, Number(day))).getUTCDate() === Number(day);
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second ?? 0) <= 60;
  return isDay && isTime && year >= 1970 ? { at: local - offsetMinutes * 60_000, offsetMinutes } : null;
}

function offsetOf(zone: string): number {
  const numeric = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  if (!numeric) return (ZONES[zone.toLowerCase()] ?? 0) * 60;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  // Offsets run from -12:00 to +14:00; anything else is made up.
  if (Number(numeric[3]) >= 60 || minutes > 14 * 60) return 0;
  return numeric[1] === "-" ? -minutes || 0 : minutes;
}
