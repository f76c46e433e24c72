/** `npm run partner` beside the running service: what it prints is enough to call the service over HTTP. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PROJECT_ROOT } from "../infra/aws/bundle.ts";
import { type Local, startLocal } from "../infra/local/start.ts";

let dataDir: string;
let local: Local;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "recover-partner-"));
  local = await startLocal({ dataDir, port: 0, smtpPort: 0 });
}, 60_000);
afterAll(async () => {
  await local.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function partner(...args: string[]): Promise<{ said: string; status: number }> {
  const command = ["node_modules/tsx/dist/cli.mjs", "infra/commands/partner.ts", ...args, "--data", dataDir];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: PROJECT_ROOT });
    return { said: stdout, status: 0 };
  } catch (error) {
    const { stderr, code } = error as { stderr: string; code: number };
    return { said: stderr, status: code };
  }
}

const secretIn = (said: string) => /whsec_\S+/.exec(said)![0];

async function ping(secret: string): Promise<Response> {
  const [id, at, body] = ["msg_1", new Date(local.clock.now()), "{}"];
  return fetch(new URL("/v1/ping", local.pageUrl), {
    method: "POST",
    headers: {
      "recover-partner": "drake",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
    body,
  });
}

it("adds, rotates, lists and switches off, and tells each secret once", async () => {
  const added = await partner("add", "drake", "--name", "Drake", "--contact", "it@drake.test");
  const first = secretIn(added.said);
  expect(await (await ping(first)).json()).toMatchObject({ partner: "drake", mode: "live" });

  const second = secretIn((await partner("rotate", "drake")).said);
  expect([(await ping(first)).status, (await ping(second)).status]).toEqual([200, 200]);
  const third = secretIn((await partner("rotate", "drake", "--overlap", "0")).said);
  expect([(await ping(second)).status, (await ping(third)).status]).toEqual([401, 200]);

  const { said } = await partner("list");
  expect(said).toMatch(/^drake {2}Drake {2}<it@drake\.test> {2}live, on;/);
  expect(said).toMatch(/key_[0-9a-f]{8} {2}since .* UTC, last used .* UTC/);
  expect(said).not.toContain("whsec_");

  await partner("disable", "drake");
  expect((await ping(third)).status).toBe(403);
}, 180_000);

it("keeps the sealing key for the owner of the folder alone", async () => {
  const path = join(dataDir, "seal.key");
  await partner("list");

  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await readFile(path, "utf8")).length).toBeGreaterThanOrEqual(64);
}, 60_000);

it.each([
  [["add", "X", "--name", "X", "--contact", "x@x.test"], /2 to 40 small letters/],
  [["add", "halden", "--contact", "x@x.test"], /name is missing|name: is missing/],
  [["rotate", "nobody"], /no partner "nobody"/],
  [["dance"], /Which of add, list, rotate, disable/],
])(
  "%s is answered by one line and a status that is not zero",
  async (args, line) => {
    const { said, status } = await partner(...args);

    expect(status).toBeGreaterThan(0);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(said).toMatch(line);
  },
  60_000,
);
