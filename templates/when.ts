/** Instants in words, in the offset they carry: that offset is the writer's own clock. No zone is looked up. */
import type { LocalInstant } from "../shared/domain/letter.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "Friday" */
export function weekday(at: LocalInstant): string {
  return DAYS[new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay()]!;
}

/** "20 March" */
export function dayAndMonth(at: LocalInstant): string {
  return `${Number(at.slice(8, 10))} ${MONTHS[Number(at.slice(5, 7)) - 1]}`;
}

/** "7:30 am", "noon", "3 pm" */
export function clockTime(at: LocalInstant): string {
  const hour = Number(at.slice(11, 13));
  const minute = at.slice(14, 16);
  if (hour === 12 && minute === "00") return "noon";
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}${minute === "00" ? "" : `:${minute}`} ${hour < 12 ? "am" : "pm"}`;
}

/** "Friday, 20 March, at 7:30 am" */
export function dayAndTime(at: LocalInstant): string {
  return `${weekday(at)}, ${dayAndMonth(at)}, at ${clockTime(at)}`;
}

/** "today at 3 pm", "tomorrow at 7:30 am", "on Friday at 9 am", "on 30 March at 9 am" */
export function fromHere(at: LocalInstant, now: LocalInstant): string {
  const days = daysBetween(now, at);
  if (days === 0) return `today at ${clockTime(at)}`;
  if (days === 1) return `tomorrow at ${clockTime(at)}`;
  const day = days > 1 && days < 7 ? weekday(at) : dayAndMonth(at);
  return `on ${day} at ${clockTime(at)}`;
}

/** Whole days on the calendar from one local date to another. */
export function daysBetween(from: LocalInstant, to: LocalInstant): number {
  const day = (at: LocalInstant) => Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
  return Math.round((day(to) - day(from)) / 86_400_000);
}
