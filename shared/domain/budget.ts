/**
 * How many letters may leave in all, whoever they are for: the last bound, for the day on which every other one was
 * passed by. What is above it waits for the next hour or day (UTC), and nothing is lost.
 */
import type { OwedWhat } from "./sending.ts";

export type Budget = { inHour: number; inDay: number };

/** A tenth of what SES's usual 14 mails a second come to in an hour, and the 50,000 a day that it grants at first. */
export const USUAL_BUDGET: Budget = { inHour: 5_000, inDay: 50_000 };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What waited leaves over this long, rather than all at once. */
const SPREAD = 10 * 60_000;

/** Numbers of the hour and the day since 1970. */
export const windowsAt = (now: number): { hour: number; day: number } => ({
  hour: Math.floor(now / HOUR),
  day: Math.floor(now / DAY),
});

/** When there is room again. `chance` (0 to 1) spreads what waits. */
export function roomAt(full: "hour" | "day", now: number, chance: number): number {
  const { hour, day } = windowsAt(now);
  return (full === "hour" ? (hour + 1) * HOUR : (day + 1) * DAY) + Math.floor(chance * SPREAD);
}

/** Whoever is in danger hears at once, and whoever asked for erasure does: it is over when its receipt has left. */
export const isBeyondBudget = (what: OwedWhat): boolean =>
  what.name === "crisis" || (what.name === "goodbye" && what.reason === "erased");
