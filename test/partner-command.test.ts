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
import { startEndpoint } from "./endpoint-server.ts";

let dataDir: string;
let local: Local;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "recover-partner-"));
  local = await startLocal({ dataDir, port: 0, smtpPort: 0, localEndpoints: true });
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

const ping = (secret: string) => call("/v1/ping", "{}", secret, "drake");

async function call(path: string, body: string, secret: string, partnerId: string): Promise<Response> {
  const [id, at] = ["msg_1", new Date(local.clock.now())];
  return fetch(new URL(path, local.pageUrl), {
    method: "POST",
    headers: {
      "recover-partner": partnerId,
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

it("enters an endpoint, tells what was delivered there, and tells again what was missed", async () => {
  const server = await startEndpoint();
  const hooks = secretIn(
    (await partner("add", "test_moss", "--name", "Moss", "--contact", "it@moss.test")).said,
  );
  const none = await partner("replay", "test_moss", "--since", "1h");
  const made = await partner("endpoint", "test_moss", "--url", server.url);
  const secret = secretIn(made.said);
  expect(none).toMatchObject({ status: 2, said: expect.stringContaining("no endpoint that is on") });
  expect(made.said).toContain(`told at ${server.url}: on`);

  await partner("endpoint", "test_moss", "--off");
  const now = local.clock.now();
  const body = JSON.stringify({
    candidate: { email: "sam@example.com", zone: "America/New_York" },
    interview: { company: "Brightwater", endedAt: new Date(now - 60_000).toISOString() },
    reference: "M-1",
  });
  expect((await call("/v1/recoveries", body, hooks, "test_moss")).status).toBe(202);
  await local.turn(60_000);
  expect((await partner("deliveries", "test_moss")).said).toMatch(/UTC +held +recovery\.opened +msg_/);
  expect(server.heard).toEqual([]);

  expect((await partner("endpoint", "test_moss", "--on")).said).not.toContain("whsec_");
  expect((await partner("replay", "test_moss", "--since", "2h")).said).toMatch(/^1 notice is told again/);
  await local.turn(60_000);

  const [heard] = server.heard;
  const { "webhook-id": id, "webhook-timestamp": at } = heard!.headers;
  expect(new Webhook(secret).sign(String(id), new Date(Number(at) * 1000), heard!.body)).toBe(
    heard!.headers["webhook-signature"],
  );
  expect((await partner("deliveries", "test_moss", "--json")).said).toContain('"is":"delivered"');
  expect((await partner("list")).said).toContain(`told at ${server.url}: on`);
  await server.stop();
}, 240_000);

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
  [["endpoint", "drake"], /Say --url URL/],
  [["endpoint", "drake", "--off"], /has no endpoint yet/],
  [["endpoint", "drake", "--url", "http://example.com/"], /takes an https URL/],
  [["endpoint", "drake", "--url", "https://me:pw@example.com/"], /takes an https URL/],
  [["deliveries", "nobody"], /no partner "nobody"/],
  [["replay", "drake"], /Say --since/],
  [["deliveries", "drake", "--since", "then"], /--since cannot be "then"/],
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
