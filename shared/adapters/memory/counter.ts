/** The count of letters in memory. */
import { windowsAt } from "../../domain/budget.ts";
import type { Counter } from "../../ports.ts";

export function memoryCounter(clock: () => number): Counter {
  const counts = new Map<string, number>();
  return {
    take: async ({ inHour, inDay }) => {
      const { hour, day } = windowsAt(clock());
      const [byHour, byDay] = [`h${hour}`, `d${day}`];
      if ((counts.get(byDay) ?? 0) >= inDay) return "day";
      if ((counts.get(byHour) ?? 0) >= inHour) return "hour";
      for (const window of [byHour, byDay]) counts.set(window, (counts.get(window) ?? 0) + 1);
      return "taken";
    },
  };
}
