/** Signed calls over HTTP into the embedded table, beside a bare Hono route that only parses the same JSON. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { sign } from "../../shared/partner/signature.ts";
import { addPartner } from "../../shared/verbs/partner-manage.ts";
import { closed, listening } from "../local/listening.ts";
import { startLocal } from "../local/start.ts";
import { onThisMachine } from "./partner/where.ts";

/** One call after the other, then many at once, three in ten of them a repetition. */
const ONE_BY_ONE = 100;
const AT_ONCE = 1_000;
const REPEATED = 300;
/** Connections that a busy partner keeps open. */
const CONNECTIONS = 50;

export type PartnerFigures = {
  what: string;
  times: number[];
  /** Calls a second, many at once. */
  perSecond: number;
  recoveries?: number;
};

export async function benchPartner(): Promise<PartnerFigures[]> {
  const bare = new Hono().post("/v1/recoveries", async (c) => {
    const { reference } = (await c.req.json()) as { reference: string };
    return c.json({ reference }, 202);
  });
  const server = serve({ fetch: bare.fetch, hostname: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${await listening(server)}/`;
  const baseline = await figures("bare Hono route, JSON parsed", url, "whsec_".padEnd(38, "A")).finally(() =>
    closed(server),
  );
  return [baseline, await ours()];
}

async function ours(): Promise<PartnerFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), "recover-bench-"));
  const local = await startLocal({ dataDir, port: 0, smtpPort: 0 });
  try {
    const where = await onThisMachine(dataDir);
    const limits = { callsPerMinute: 1_000_000, recoveriesPerDay: 1_000_000 };
    const partner = { id: "bench", name: "Bench", contact: "bench@example.com", limits };
    const added = await addPartner(where, partner, (count) => randomBytes(count)).finally(where.stop);
    return await figures("signed call, recovery saved", local.pageUrl, added!.secret);
  } finally {
    await local.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function figures(what: string, url: string, secret: string): Promise<PartnerFigures> {
  const call = (email: string) => post(url, secret, email);
  await call("warm@example.com");
  const times: number[] = [];
  for (let i = 0; i < ONE_BY_ONE; i++) {
    const from = performance.now();
    await call(`one${i}@example.com`);
    times.push(performance.now() - from);
  }
  const emails = Array.from({ length: AT_ONCE }, (_, i) => `many${i % (AT_ONCE - REPEATED)}@example.com`);
  const ids = new Set<string>();
  const from = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let email = emails.pop(); email !== undefined; email = emails.pop()) ids.add(await call(email));
    }),
  );
  const perSecond = Math.round((AT_ONCE / (performance.now() - from)) * 1000);
  return { what, times, perSecond, ...(!ids.has("") && { recoveries: ids.size }) };
}

/** Gives the id of the recovery, or nothing from a route that has none. Throws on any other answer than 202. */
async function post(url: string, secret: string, email: string): Promise<string> {
  const now = Date.now();
  const body = JSON.stringify({
    candidate: { email, name: "Sam Ortega", zone: "America/New_York" },
    interview: {
      company: "Brightwater",
      role: "planner",
      people: ["Dana Ortiz"],
      // The same for all calls of one run, so that a repetition is one.
      endedAt: new Date(ENDED).toISOString(),
    },
    debrief: {
      words: "I talked far too fast. She laughed at my story about the depot. ".repeat(20),
      consent: { givenAt: new Date(ENDED).toISOString(), how: "Check box" },
    },
    reference: "case 4711",
  });
  const timestamp = Math.floor(now / 1000);
  const id = `msg_${email}`;
  const send = () => fetch(new URL("/v1/recoveries", url), call);
  const call = {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "recover-partner": "bench",
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": sign(secret, { id, timestamp, body }),
    },
    body,
  };
  // A connection that was idle for too long breaks off; the same call again is the same call.
  const answer = await send().catch(send);
  const text = await answer.text();
  if (answer.status !== 202) throw new Error(`${answer.status}: ${text}`);
  return (JSON.parse(text) as { id?: string }).id ?? "";
}
const ENDED = Date.now() - 60_000;
