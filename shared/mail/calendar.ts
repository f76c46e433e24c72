/** What an invitation file (RFC 5545) says about one event: who, where, and from when to when. */
import type { CalendarFacts } from "../domain/debrief.ts";
import { inOffset } from "./date.ts";
import { oneLine } from "./text.ts";

/** An invitation has two kilobytes, with its time zones ten; a whole exported calendar is nobody's interview. */
const MAX_CALENDAR_BYTES = 128 * 1024;
const MAX_LINES = 2_000;
const MAX_LINE = 2_000;
const MAX_ATTENDEES = 30;
const MAX_VALUE = 300;
/** Interviews of any other year are slips or malice. */
const YEARS = { first: 1970, last: 2200 };

/**
 * The first event, or null when there is none, or it is cancelled, or it cannot be read. Instants are written in
 * `offset` ("-04:00"), the writer's; times without a zone are taken to be local there.
 */
export async function readCalendar(file: Uint8Array, offset: string): Promise<CalendarFacts | null> {
  const event = firstEvent(Buffer.from(file.subarray(0, MAX_CALENDAR_BYTES)).toString("utf8"));
  if (!event) return null;
  try {
    // Its libraries of dates take a tenth of the time in which a function starts, and few mails bring a calendar.
    const { default: ical } = await import("node-ical");
    const found = Object.values(ical.sync.parseICS(event.file)).find((part) => part?.type === "VEVENT");
    if (!found) return null;
    const minutes =
      (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
    const instant = (date: Date | undefined, line: "DTSTART" | "DTEND") => {
      if (!date || event.allDay) return null;
      const year = date.getUTCFullYear();
      // Libraries read 99999999T999999 as some day in the year 10007; the comparison fails for no date at all, too.
      if (!(year >= YEARS.first && year <= YEARS.last)) return null;
      return inOffset(date.getTime() - (event.floating.has(line) ? minutes * 60_000 : 0), minutes);
    };
    return {
      summary: value(found.summary),
      organizer: person(found.organizer),
      attendees: [found.attendee ?? []]
        .flat()
        .slice(0, MAX_ATTENDEES)
        .flatMap((a) => person(a) ?? []),
      startsAt: instant(found.start, "DTSTART"),
      endsAt: event.hasEnd ? instant(found.end, "DTEND") : null,
      location: value(found.location),
    };
  } catch {
    // A calendar file that cannot be read is as good as none; the mail still has its words.
    return null;
  }
}

type Event = { file: string; floating: Set<string>; allDay: boolean; hasEnd: boolean };

/**
 * The first event alone with the zones of the file, without what repeats or reminds: rules of repetition are where
 * calendar readers spend hours.
 */
function firstEvent(file: string): Event | null {
  const lines = unfolded(file);
  const upper = lines.map((line) => line.slice(0, 200).toUpperCase());
  const start = upper.indexOf("BEGIN:VEVENT");
  if (start < 0 || upper.includes("METHOD:CANCEL")) return null;
  const endAt = upper.indexOf("END:VEVENT", start);
  const inside = withoutAlarms(lines.slice(start + 1, endAt < 0 ? lines.length : endAt));
  if (inside.some((line) => /^STATUS:CANCELLED$/i.test(line))) return null;

  const zones = zonesIn(lines, upper);
  const floating = new Set<string>();
  const kept = inside.flatMap((line) => {
    const name = nameOf(line);
    if (!KEPT.has(name)) return [];
    const local = localTime(line);
    if (local === null) return [line];
    const zone = zoneOf(line);
    if (zone !== null && isKnownZone(zone)) return [line];
    // node-ical reads the rules of a zone it does not know only under this name.
    if (zone !== null && zones.has(zone))
      return [`${name};TZID=${CUSTOM}-${[...zones.keys()].indexOf(zone)}:${local}`];
    // Otherwise it takes the machine's own zone; as UTC the time can be shifted to the writer's.
    floating.add(name);
    return [`${name}:${local}Z`];
  });
  const names = new Set(kept.map(nameOf));
  if (names.has("DURATION") && floating.has("DTSTART")) floating.add("DTEND");
  const zoneLines = [...zones.values()].flatMap((rules, i) =>
    rules.map((line) => (nameOf(line) === "TZID" ? `TZID:${CUSTOM}-${i}` : line)),
  );
  return {
    file: [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      ...zoneLines,
      "BEGIN:VEVENT",
      ...kept,
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n"),
    floating,
    allDay: kept.some((line) => /^DTSTART[^:]*:\d{8}$/i.test(line)),
    hasEnd: names.has("DTEND") || names.has("DURATION"),
  };
}

const CUSTOM = "Customized Time Zone";
const KEPT = new Set("UID SUMMARY LOCATION ORGANIZER ATTENDEE DTSTAMP DTSTART DTEND DURATION".split(" "));
const nameOf = (line: string): string => /^[A-Za-z-]+/.exec(line)?.[0].toUpperCase() ?? "";
/** "20260319T140000" of a line that has a time without UTC's Z. */
const localTime = (line: string): string | null =>
  /^DT(?:START|END)\b.*:(\d{8}T\d{6})$/i.exec(line)?.[1] ?? null;
const zoneOf = (line: string): string | null => {
  const found = /;TZID=(?:"([^"]{1,100})"|([^":;]{1,100}))/i.exec(line);
  return found?.[1] ?? found?.[2] ?? null;
};

function isKnownZone(zone: string): boolean {
  // Windows' names; node-ical has their table.
  if (/ Standard Time$/i.test(zone)) return true;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

/** The rules of the zones that the file explains itself, by name; the first few. */
function zonesIn(lines: readonly string[], upper: readonly string[]): Map<string, string[]> {
  const zones = new Map<string, string[]>();
  let from = upper.indexOf("BEGIN:VTIMEZONE");
  while (from >= 0 && zones.size < 5) {
    const end = upper.indexOf("END:VTIMEZONE", from);
    if (end < 0 || end - from > 200) break;
    const rules = lines.slice(from, end + 1);
    const name = rules.find((line) => nameOf(line) === "TZID")?.replace(/^[^:]*:"?|"$/g, "");
    if (name) zones.set(name, rules);
    from = upper.indexOf("BEGIN:VTIMEZONE", end);
  }
  return zones;
}

function withoutAlarms(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let inAlarm = false;
  for (const line of lines) {
    if (/^BEGIN:/i.test(line)) inAlarm = true;
    if (!inAlarm) kept.push(line);
    if (/^END:/i.test(line)) inAlarm = false;
  }
  return kept;
}

/** Folded lines joined (RFC 5545 section 3.1), bounded in number and length. */
function unfolded(file: string): string[] {
  const lines: string[] = [];
  for (const line of file.split(/\r\n?|\n/, 4 * MAX_LINES)) {
    if (/^[ \t]/.test(line) && lines.length > 0) {
      const last = lines.length - 1;
      if (lines[last]!.length < MAX_LINE) lines[last] = `${lines[last]}${line.slice(1)}`.slice(0, MAX_LINE);
    } else if (lines.length >= MAX_LINES) break;
    else lines.push(line.slice(0, MAX_LINE));
  }
  return lines;
}

/** node-ical gives a string, or an object when the line had parameters. */
function value(of: unknown): string | null {
  const text = typeof of === "object" && of !== null && "val" in of ? of.val : of;
  return (typeof text === "string" && oneLine(text, MAX_VALUE)) || null;
}

/** "Dana Reyes <dana@example.com>", or what of it there is. */
function person(of: unknown): string | null {
  const address = value(of)?.replace(/^mailto:/i, "") ?? null;
  const params =
    typeof of === "object" && of !== null && "params" in of ? (of.params as { CN?: unknown }) : {};
  const name = typeof params.CN === "string" ? oneLine(params.CN.replace(/^"|"$/g, ""), MAX_VALUE) : "";
  if (name && address && name.toLowerCase() !== address.toLowerCase()) return `${name} <${address}>`;
  return name || address;
}
