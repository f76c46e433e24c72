/** A calendar file (RFC 5545) with titles that anybody may read over a shoulder. */
import type { LocalInstant } from "../shared/domain/letter.ts";

export type Entry = { name: string; title: string; at: LocalInstant };

const MINUTES = 15;

/** `seed` makes the same entries replace themselves when the file is opened twice; `now` is the stamp. */
export function calendarFile(entries: readonly Entry[], seed: string, now: LocalInstant): string {
  const events = entries.flatMap(({ name, title, at }) => [
    "BEGIN:VEVENT",
    `UID:${name}-${idSafe(seed)}@recover`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(at)}`,
    `DTEND:${utc(new Date(Date.parse(at) + MINUTES * 60_000).toISOString())}`,
    `SUMMARY:${escapeText(title)}`,
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapeText(title)}`,
    "TRIGGER:PT0S",
    "END:VALARM",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Recover//Plan//EN",
    "METHOD:PUBLISH",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** Section 3.3.5, form 2: UTC. */
function utc(at: string): string {
  return `${new Date(at).toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
}

/** Section 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");
}

function idSafe(seed: string): string {
  return seed.replace(/[^A-Za-z0-9-]/g, "-");
}

/** Section 3.1: at most 75 octets a line, never inside a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
