/** The service's log as one JSON object a line in a file; ids, outcome words and numbers only. */
import { createWriteStream } from "node:fs";
import { nameAndPlace } from "../../functions/log.ts";
import type { Log } from "../../shared/ports.ts";

type About = Readonly<Record<string, string | number | boolean>>;

export function openLog(
  path: string,
  clock: { now(): number },
  onOutcome: (word: string, about: About) => void,
): { log: Log; close(): Promise<void> } {
  const file = createWriteStream(path, { flags: "a" });
  const line = (about: object) =>
    file.write(`${JSON.stringify({ at: new Date(clock.now()).toISOString(), ...about })}\n`);
  return {
    log: {
      outcome(outcome, about) {
        // A sweep that found nothing comes each minute, for ever.
        if (outcome === "swept" && about.queued === 0) return;
        line({ outcome, ...about });
        onOutcome(outcome, about);
      },
      error(outcome, error, about) {
        line({ outcome, ...about, ...nameAndPlace(error) });
        onOutcome(outcome, about);
      },
    },
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}
