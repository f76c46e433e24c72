/** `npm run letters` as somebody meets it who types it for the first time. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const letters = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "../infra/commands/letters.ts"), ...args],
    { encoding: "utf8", input: "" },
  );

describe("npm run letters", { timeout: 120_000 }, () => {
  it("is explained by --help, and names what it does not know in one line", () => {
    const [help, unknown] = [letters("--help"), letters("--labeled")];

    expect(help).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: npm run -s letters/) });
    expect(unknown.status).not.toBe(0);
    expect(unknown.stderr).toMatch(/^letters: unknown option --labeled[^\n]*\n$/);
  });
});
