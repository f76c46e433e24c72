import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { HOSTILE } from "./fixtures/hostile.ts";

/** Of a processor's time, which a busy machine does not lengthen. */
const LONGEST_MS = 2_000;
/** The whole process after all of them, with the runtime itself (about 115 MB). */
const MOST_MEMORY_MB = 400;

type Result = {
  name: string;
  ms: number;
  rssMb: number;
  outcome: string;
  textBytes: number;
  ownLength: number;
  normalAfter: boolean;
};

describe("a mail that was made to hurt", () => {
  const results = new Map<string, Result>();

  beforeAll(async () => {
    const runner = fileURLToPath(new URL("./fixtures/hostile.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", runner, "--run"], {
      timeout: 120_000,
      maxBuffer: 4 * 1024 * 1024,
    });
    for (const line of stdout.trim().split("\n")) {
      const result = JSON.parse(line) as Result;
      results.set(result.name, result);
    }
  }, 130_000);

  test.each(Object.keys(HOSTILE))("%s: one outcome, in time, and the next mail reads as ever", (name) => {
    const result = results.get(name);

    expect(result).toBeDefined();
    expect(["person", "no-sender", "away", "bounce"]).toContain(result!.outcome);
    expect(result!.ms).toBeLessThan(LONGEST_MS);
    expect(result!.textBytes).toBeLessThanOrEqual(64 * 1024);
    expect(result!.ownLength).toBeLessThanOrEqual(result!.textBytes);
    expect(result!.normalAfter).toBe(true);
  });

  test("all of them together stay within the memory of a small function", () => {
    const most = Math.max(...[...results.values()].map(({ rssMb }) => rssMb));

    expect(most).toBeLessThan(MOST_MEMORY_MB);
  });
});
