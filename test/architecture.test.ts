/** Which way imports point. The README's paragraph on it says the same in words. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** A room and the rooms it may import from, besides itself. Rooms are the longest path that fits. */
const MAY_SEE: Record<string, readonly string[]> = {
  "shared/domain": [],
  "shared/partner": ["shared/domain"],
  "shared/ports.ts": ["shared/domain", "shared/partner"],
  "shared/reading": ["shared/domain", "shared/ports.ts"],
  "shared/mail": ["shared/domain"],
  templates: ["shared/domain"],
  "shared/verbs": [
    "shared/domain",
    "shared/partner",
    "shared/ports.ts",
    "shared/reading",
    "shared/mail",
    "templates",
  ],
  "shared/service.ts": ["shared/verbs", "shared/ports.ts"],
  "shared/adapters": ["shared/domain", "shared/partner", "shared/ports.ts"],
  functions: ["shared/service.ts", "shared/verbs", "shared/ports.ts", "shared/partner"],
  "functions/wiring.ts": ["functions", "shared"],
  "infra/aws": [],
  "infra/local": ["functions", "shared", "templates"],
  "infra/commands": ["infra", "functions", "shared", "templates"],
};

const SDK_MAY_STAND_IN = ["shared/adapters/aws", "functions/wiring.ts", "infra/local", "infra/commands"];
/** Type-only imports that carry a contract across a border. */
const TYPES_ONLY: Record<string, readonly string[]> = { "infra/aws": ["functions/env.ts"] };

const files = Object.keys(MAY_SEE)
  .filter((room) => !room.endsWith(".ts"))
  .flatMap((room) => sources(room))
  .concat("shared/ports.ts", "shared/service.ts");

describe("imports point one way", () => {
  it.each([...new Set(files)])("%s", (file) => {
    const room = roomOf(file);
    const wrong = importsOf(file).filter(({ target, isType }) => {
      const to = roomOf(target);
      const allowed = [room, ...MAY_SEE[room]!].some(
        (seen) => target === seen || target.startsWith(`${seen}/`),
      );
      return !allowed && to !== room && !(isType && TYPES_ONLY[room]?.includes(target));
    });

    expect(wrong.map(({ target }) => target)).toEqual([]);
  });

  it("the AWS SDK stands only where clients are made or spoken through", () => {
    const users = files.filter((file) => /from "@aws-sdk\//.test(read(file)));

    expect(users.filter((file) => !SDK_MAY_STAND_IN.some((place) => file.startsWith(place)))).toEqual([]);
  });

  it("the domain reads no clock and throws no dice", () => {
    const impure = files.filter(
      (file) =>
        /^(shared\/(domain|reading|verbs)|templates)/.test(file) &&
        /Date\.now\(|Math\.random\(|new Date\(\)/.test(read(file)),
    );

    expect(impure).toEqual([]);
  });
});

function roomOf(file: string): string {
  const rooms = Object.keys(MAY_SEE).filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? file;
}

function importsOf(file: string): { target: string; isType: boolean }[] {
  const found = read(file).matchAll(/^(?:import|export)( type)?[^;]*?from "(\.[^"]+)"/gms);
  return [...found].map(([, type, path]) => ({
    target: relative(ROOT, join(ROOT, dirname(file), path!)),
    isType: type !== undefined,
  }));
}

function sources(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return entries.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}
