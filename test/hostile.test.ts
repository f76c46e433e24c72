/** Each hostile mail in a process of its own, through the whole service: stated limits, held against what was measured. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SIZES } from "../infra/aws/sizes.ts";
import { bundleFile } from "../infra/commands/bundle-file.ts";
import { HOSTILE } from "./fixtures/hostile.ts";
import type { Result } from "./fixtures/hostile-runner.ts";

/** Of a processor's time. */
const LONGEST_MS = 2_000;
/** All that the process ever held: the runtime (about 50 MB), the network (about 200), the mail and what it became. */
const MOST_MEMORY_MB = 400;
/** A neighbour on the same machine lengthens a measurement and nothing shortens it: what is too slow is measured again, alone. */
const TRIES = 3;
const MOST_TEXT_BYTES = 64 * 1024;
/** Nothing but these may become of it. A mail that nobody wrote is not answered; every other one has one letter. */
const SILENT = ["no-sender", "two-senders", "away", "bounce", "automatic", "list", "loop"];
const ANSWERED = [
  "opened",
  "no-interview",
  "no-words",
  "too-large",
  "other-language",
  "upcoming",
  "help",
  "stop",
];
const SHAPES = Object.keys(HOSTILE);
/** Two at a time: as many as the smallest machine that builds this has processors. */
const AT_ONCE = 2;

let folder: string;
const results = new Map<string, Result>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recover-hostile-"));
  const entry = fileURLToPath(new URL("./fixtures/hostile-runner.ts", import.meta.url));
  const file = await bundleFile(
    { entryPoints: [entry], target: "node20", sourcemap: false },
    folder,
    SIZES.receive.beside,
  );
  const waiting = [...SHAPES];
  const measure = async (name: string) => {
    // One that hangs or dies has no result, and its own test says so.
    const ran = await promisify(execFile)(process.execPath, [file, name], { timeout: 120_000 }).catch(
      () => null,
    );
    const result = ran && (JSON.parse(ran.stdout) as Result);
    if (result && result.ms < (results.get(name)?.ms ?? Infinity)) results.set(name, result);
  };
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await measure(name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (let again = 1; again < TRIES; again++)
    for (const { name, ms } of results.values()) if (ms >= LONGEST_MS) await measure(name);
}, 1_200_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a mail that was made to hurt", () => {
  test.each(SHAPES)("%s: one outcome, in time, and the next mail reads as ever", (name) => {
    expect(results.has(name)).toBe(true);
    const result = results.get(name)!;

    expect([...SILENT, ...ANSWERED]).toContain(result.outcome);
    expect(result.letters).toBe(ANSWERED.includes(result.outcome) ? 1 : 0);
    expect(result.ms).toBeLessThan(LONGEST_MS);
    expect(result.rssMb).toBeLessThan(MOST_MEMORY_MB);
    expect(result.textBytes).toBeLessThanOrEqual(MOST_TEXT_BYTES);
    expect(result.normalAfter).toBe("opened");
  });

  test("is measured, the slowest and the largest first", () => {
    const by = (key: "ms" | "rssMb") => [...results.values()].sort((a, b) => b[key] - a[key]).slice(0, 5);

    console.log(
      ["ms", "rssMb"]
        .map((key) =>
          by(key as "ms" | "rssMb")
            .map((r) => `${r[key as "ms"]} ${key} ${r.name}`)
            .join("\n"),
        )
        .join("\n"),
    );

    expect(results.size).toBe(SHAPES.length);
  });
});
