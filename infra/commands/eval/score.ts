/** The corpus's own scorer, run as it was given to us. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

export const CORPUS = join(import.meta.dirname, "../../../test/corpus");
const SCORER = join(CORPUS, "score.mjs");

const Share = z.number().nullable();
const Table = z.record(z.string(), z.object({ wanted: z.number(), precision: Share, recall: Share }));
const Field = z.object({ accuracy: Share, of: z.number(), invented: z.number() });

/** What the scorer prints, as far as the tables show it. Shares are 0 to 1; null where nothing was to be found. */
export const Scores = z.object({
  cases: z.number(),
  story: Share,
  heat: Share,
  moments: z.object({
    wanted: z.number(),
    predicted: z.number(),
    precision: Share,
    recall: Share,
    f1: Share,
  }),
  kindOfFound: Share,
  actionF1: Share,
  harm: z.object({
    raised: z.number(),
    needlessApology: z.number(),
    privateLeak: z.number(),
    traps: z.string(),
    ungrounded: z.number(),
  }),
  slipIn: Share,
  interview: z.object({
    company: Field,
    role: Field,
    people: Field,
    medium: Field,
    endedAt: Field,
    decisionBy: Field,
  }),
  perAction: Table,
  perKind: Table,
});
export type Scores = z.infer<typeof Scores>;

/** Labelled debriefs against readings, both as JSON lines; `misses` lists every wrong moment on standard error. */
export function score(labelled: readonly string[], readings: readonly string[], misses = false): Scores {
  const folder = mkdtempSync(join(tmpdir(), "recover-eval-"));
  try {
    const [labels, read] = [join(folder, "labels.jsonl"), join(folder, "readings.jsonl")];
    writeFileSync(labels, labelled.join("\n"));
    writeFileSync(read, readings.join("\n"));
    const printed = execFileSync(process.execPath, [SCORER, labels, read, ...(misses ? ["--misses"] : [])], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 64 * 1024 * 1024,
    });
    return Scores.parse(JSON.parse(printed));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
