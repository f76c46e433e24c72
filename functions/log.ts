/** The log of the functions: one line an outcome, ids and numbers only. */
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Log } from "../shared/ports.ts";

/** Outcomes that an alarm watches, and the metric of each. */
const COUNTED: Record<string, string> = { "letter-over-budget": "LettersOverBudget" };

export function powertoolsLog(version = process.env.VERSION): Log {
  const metrics = new Metrics({ namespace: "Recover", serviceName: "recover" });
  const logger = new Logger({ serviceName: "recover", persistentKeys: { version } });
  return {
    outcome: (word, about) => {
      logger.info(word, { ...about });
      if (COUNTED[word] === undefined) return;
      metrics.addMetric(COUNTED[word], MetricUnit.Count, 1);
      metrics.publishStoredMetrics();
    },
    // An error's message may quote what it choked on, so only its name and its place are kept.
    error: (word, error, about) => logger.error(word, { ...about, ...nameAndPlace(error) }),
  };
}

/** What may be said of an error: its name and where it stood, never its message, which may quote a mail. */
export function nameAndPlace(error: unknown): { name: string; at: string } {
  if (!(error instanceof Error)) return { name: typeof error, at: "" };
  const frames = (error.stack ?? "").split("\n").filter((line) => FRAME.test(line));
  return { name: error.name, at: frames.slice(0, 5).map(trimmed).join(" < ") };
}

/** A line of the stack ends in a place; a line of a message that happens to begin with "at" does not. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/;
const trimmed = (line: string) => line.trim();
