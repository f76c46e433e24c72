/** What a partner's engineer reads: true to the schemas, whole without a network, and its programs run as they stand. */
import { execFile, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EVENTS, EXAMPLE_CALL, EXAMPLE_STATUS } from "../functions/docs/examples.ts";
import { eventSchemas, openapi } from "../functions/docs/openapi.ts";
import { LISTENER, OPENERS, type Program } from "../functions/docs/quick-start.ts";
import { VECTORS } from "../functions/docs/vectors.ts";
import { webApp } from "../functions/web-app.ts";
import { PROJECT_ROOT } from "../infra/aws/bundle.ts";
import { createWorld, type World } from "../infra/commands/world.ts";
import { httpEndpoint } from "../shared/adapters/http/endpoint.ts";
import { NoticeBody, OpenRecovery, PROBLEMS, RecoveryStatus } from "../shared/partner/schema.ts";
import { sign, verify } from "../shared/partner/signature.ts";
import { changeEndpoint } from "../shared/verbs/partner-manage.ts";
import { type PartnerCaller, partnerAt } from "./partner-caller.ts";

let world: World;
const app = () => webApp(() => world.service);
beforeEach(() => {
  world = createWorld({
    now: Date.now(),
    serviceAddress: "recover@in.example.com",
    publicUrl: "https://pages.example.com",
    endpoint: httpEndpoint({ loopback: true }),
  });
});

const written = async (name: string) =>
  JSON.parse(await readFile(join(PROJECT_ROOT, "functions/docs", name), "utf8"));

describe("the description of the API", () => {
  it("is the one that the schemas make; `npm run docs` writes it", async () => {
    expect(await written("openapi.json")).toEqual(openapi());
    expect(await written("events.json")).toEqual(eventSchemas());
  });

  it("is sound OpenAPI 3.1, and served to everybody", async () => {
    const response = await app().request("/openapi.json");
    const description = (await response.json()) as Record<string, unknown>;

    expect(response.headers.get("content-type")).toMatch("application/json");
    const validator = new Validator();
    expect((await validator.validate(description)).errors ?? []).toEqual([]);
    expect(validator.version).toBe("3.1");
    const broken = { ...description, paths: { "v1/recoveries": { post: { responses: 3 } } } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it("names every way to call, and every problem of one", () => {
    const text = JSON.stringify(openapi());

    for (const name of Object.keys(PROBLEMS))
      if (!["no-such-route", "method-not-allowed"].includes(name)) expect(text).toContain(`\`${name}\``);
  });

  it("has examples that its own schemas take", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(openapi(), "api");
    const takes = (name: string, value: unknown) =>
      ajv.validate({ $ref: `api#/components/schemas/${name}` }, value) || ajv.errorsText();

    expect(OpenRecovery.parse(EXAMPLE_CALL)).toMatchObject({ reference: "case 4711" });
    expect(RecoveryStatus.parse(EXAMPLE_STATUS)).toEqual(EXAMPLE_STATUS);
    expect(takes("OpenRecovery", EXAMPLE_CALL)).toBe(true);
    expect(takes("RecoveryStatus", EXAMPLE_STATUS)).toBe(true);
    expect(takes("OpenRecovery", { ...EXAMPLE_CALL, more: 1 })).not.toBe(true);
  });

  it.each(EVENTS.map(({ type, example }) => [type, example] as const))(
    "has a schema of %s that takes its example and no other event",
    (type, example) => {
      const ajv = new Ajv2020({ strict: true, validateFormats: false });
      const takes = ajv.compile(eventSchemas()[type]!);

      expect(NoticeBody.parse(example)).toEqual(example);
      expect(takes(example)).toBe(true);
      for (const other of EVENTS) if (other.type !== type) expect(takes(other.example)).toBe(false);
      expect(takes({ ...example, data: { ...example.data, state: "else" } })).toBe(false);
    },
  );
});

describe("a test vector", () => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    const { secret, id, timestamp, signed, signature } = vector;
    const seconds = Number(timestamp);

    expect(new Webhook(secret).sign(id, new Date(seconds * 1000), signed)).toBe(signature);
    expect(sign(secret, { id, timestamp: seconds, body: signed })).toBe(signature);
    const headers = { id, timestamp, signature };
    expect(verify([secret], headers, signed, seconds * 1000)).toEqual({ ok: true, secret: 0 });
    expect(verify([secret], headers, `${signed} `, seconds * 1000).ok).toBe(false);
  });
});

describe("the reference page", () => {
  let html: string;
  beforeEach(async () => {
    const response = await app().request("/docs");
    expect(response.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline';/,
    );
    html = await response.text();
  });

  it("loads nothing from anywhere and runs nothing", () => {
    expect(html).not.toMatch(/<script|<img|<iframe|<link rel="stylesheet"|@import|url\(| on[a-z]+=/i);
  });

  it("has a place for each link into itself, and for each problem that an answer links to", () => {
    const ids = new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);

    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect(Object.keys(PROBLEMS).filter((name) => !ids.has(`problem-${name}`))).toEqual([]);
    expect(ids.has("endpoint-off")).toBe(true);
    expect(new Set(ids).size).toBe([...html.matchAll(/\bid="/g)].length);
  });

  it("shows each program and each signature as they are", () => {
    const text = html
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&");

    for (const program of [...OPENERS, LISTENER]) expect(text).toContain(program.text);
    for (const { signature } of VECTORS) expect(text).toContain(signature);
  });
});

const has = (program: string) => {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
};

describe("the quick start, from an empty folder and as it stands", { timeout: 180_000 }, () => {
  let folder: string;
  let server: ReturnType<typeof serve>;
  let url: string;
  let drake: PartnerCaller;

  beforeAll(async () => {
    // Below the project, so that `npx tsx` finds the one that is installed and asks no registry.
    await mkdir(join(PROJECT_ROOT, ".recover"), { recursive: true });
    folder = await mkdtemp(join(PROJECT_ROOT, ".recover/quick-start-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    server = serve({ fetch: (request) => app().fetch(request), hostname: "127.0.0.1", port: 0 });
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    drake = await partnerAt(world.ports, (path, init) => app().request(path, init), { id: "test_drake" });
  });
  afterEach(() => void server.close());

  const env = () => ({
    ...process.env,
    RECOVER_URL: url,
    RECOVER_PARTNER: drake.id,
    RECOVER_SECRET: drake.secret,
  });
  async function alone({ file, text }: Program): Promise<string> {
    const own = await mkdtemp(join(folder, "empty-"));
    await writeFile(join(own, file), text);
    return own;
  }

  it.each(OPENERS.map((program) => [program.language, program] as const))(
    "opens by %s",
    async (_, program) => {
      const [interpreter] = program.run.split(" ") as [string];
      if (!has(interpreter)) return console.warn(`left out: no ${interpreter} on this machine`);
      const cwd = await alone(program);
      const run = () => promisify(execFile)("sh", ["-c", program.run], { cwd, env: env() });

      const first = await run();
      const again = await run();

      for (const { stdout } of [first, again]) {
        expect(stdout).toContain("202");
        const status = RecoveryStatus.parse(JSON.parse(/\{.*\}/s.exec(stdout)![0]));
        expect(status).toMatchObject({ reference: "case 4711", state: "invited", test: true });
        expect((await drake.status(status.id)).state).toBe("invited");
      }
      expect(first.stdout.match(/[0-9a-f]{32}/)![0]).toBe(again.stdout.match(/[0-9a-f]{32}/)![0]);
    },
  );

  it("listens by what the page shows: it takes our notice, and no other", async () => {
    const cwd = await alone(LISTENER);
    const port = 20_000 + (process.pid % 20_000);
    const hooks = `http://127.0.0.1:${port}/`;
    const made = await changeEndpoint(world.ports, "test_drake", { url: hooks }, (count) =>
      randomBytes(count),
    );
    const listener = spawn("sh", ["-c", `exec ${LISTENER.run}`], {
      cwd,
      env: { ...env(), PORT: String(port), RECOVER_ENDPOINT_SECRET: made!.secret! },
      detached: true,
    });
    let said = "";
    listener.stdout.on("data", (piece) => {
      said += piece;
    });
    try {
      const forged = { method: "POST", headers: { "webhook-id": "msg_1" }, body: "{}" };
      for (let tries = 0; tries < 200; tries++) {
        const status = await fetch(hooks, forged).then(
          (answer) => answer.status,
          () => null,
        );
        if (status !== null) {
          expect(status).toBe(401);
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const now = new Date(Date.now() - 60_000).toISOString();
      const body = {
        ...EXAMPLE_CALL,
        interview: { company: "Bright and Sons", endedAt: now },
        debrief: undefined,
      };
      expect((await drake.open(body, { at: world.now() })).status).toBe(202);
      await world.turnTo(world.now());

      expect(world.lines.map(({ word }) => word)).toContain("notice-delivered");
      await expect.poll(() => said, { timeout: 10_000 }).toBe("recovery.opened case 4711 invited\n");
    } finally {
      process.kill(-listener.pid!);
    }
  });
});
