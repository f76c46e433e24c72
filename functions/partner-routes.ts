/** What partners call. Each call is signed; the signature is checked before anything of it is read. */
import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { modeOf } from "../shared/partner/partner.ts";
import {
  MOST_BODY_BYTES,
  OpenRecovery,
  PROBLEMS,
  type Problem,
  type ProblemName,
  readBody,
} from "../shared/partner/schema.ts";
import { statusFor } from "../shared/partner/status.ts";
import type { WebService } from "../shared/service.ts";
import type { Admitted, Rate, Refused } from "../shared/verbs/partner-admit.ts";

type Service = Pick<WebService, "admit" | "openRecovery" | "partnerRecovery" | "withdraw" | "now">;

export function partnerRoutes(service: () => Service, onBroken: (error: unknown) => void) {
  const app = new Hono();

  app.post("/recoveries", async (c) => {
    const call = await admitted(c, service());
    if ("refused" in call) return refuse(c, call);
    const { by, body } = call;
    const json = jsonIn(body);
    if (json === undefined) return refuse(c, { refused: "not-json", rates: by.rates });
    const read = readBody(OpenRecovery, json, by.partner.strict);
    if (!read.ok) return refuse(c, { refused: "invalid", errors: read.errors, rates: by.rates });
    const opened = await service().openRecovery(by, {
      webhookId: c.req.header("webhook-id")!,
      digest: createHash("sha256").update(body).digest("hex"),
      asked: read.value,
    });
    if ("refused" in opened) return refuse(c, opened);
    const { recovery, again, rates } = opened;
    const url = urlOf(c, recovery.id);
    tellRates(c, rates);
    if (read.ignored.length > 0) c.header("Recover-Ignored-Fields", read.ignored.map(encodeURI).join(", "));
    if (again) c.header("Recover-Repeated", "true");
    c.header("Location", url);
    return c.json(statusFor(by.partner.id, recovery, url), 202);
  });

  app.get("/recoveries/:id", async (c) => {
    const call = await admitted(c, service());
    if ("refused" in call) return refuse(c, call);
    const { by } = call;
    const { id } = c.req.param();
    const recovery = isId(id) ? await service().partnerRecovery(by, id) : null;
    if (recovery === null) return refuse(c, { refused: "not-found", rates: by.rates });
    tellRates(c, by.rates);
    return c.json(statusFor(by.partner.id, recovery, urlOf(c, id)));
  });

  app.delete("/recoveries/:id", async (c) => {
    const call = await admitted(c, service());
    if ("refused" in call) return refuse(c, call);
    const { by } = call;
    const { id } = c.req.param();
    const outcome = isId(id) ? await service().withdraw(by, id) : "unknown";
    if (outcome === "unknown") return refuse(c, { refused: "not-found", rates: by.rates });
    tellRates(c, by.rates);
    return c.body(null, 204);
  });

  app.post("/ping", async (c) => {
    const call = await admitted(c, service());
    if ("refused" in call) return refuse(c, call);
    const { partner, keyId, rates } = call.by;
    tellRates(c, rates);
    const time = new Date(service().now()).toISOString();
    return c.json({ partner: partner.id, mode: modeOf(partner.id), key: keyId, time });
  });

  app.all("/recoveries", (c) => notWith(c, "POST"));
  app.all("/recoveries/:id", (c) => notWith(c, "GET, DELETE"));
  app.all("/ping", (c) => notWith(c, "POST"));
  app.all("*", (c) => refuse(c, { refused: "no-such-route" }));
  app.onError((error, c) => {
    onBroken(error);
    return refuse(c, { refused: "our-fault" });
  });
  return app;
}

const isId = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);
const urlOf = (c: Context, id: string): string => `${new URL(c.req.url).origin}/v1/recoveries/${id}`;

/**
 * Who calls, with the bytes of the body. A call without a body signs its method and path instead, `GET /v1/recoveries/1f…`,
 * so that a signature never fits another call.
 */
async function admitted(c: Context, service: Service): Promise<{ by: Admitted; body: Uint8Array } | Refused> {
  if (Number(c.req.header("content-length") ?? 0) > MOST_BODY_BYTES) return { refused: "body-too-large" };
  const body = new Uint8Array(await c.req.arrayBuffer());
  if (body.length > MOST_BODY_BYTES) return { refused: "body-too-large" };
  const by = await service.admit({
    partnerId: c.req.header("recover-partner"),
    id: c.req.header("webhook-id"),
    timestamp: c.req.header("webhook-timestamp"),
    signature: c.req.header("webhook-signature"),
    signed: body.length > 0 ? body : `${c.req.method} ${c.req.path}`,
  });
  return "refused" in by ? by : { by, body };
}

/** Undefined for what is no JSON, or no UTF-8. */
function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function notWith(c: Context, allowed: string): Response {
  c.header("Allow", allowed);
  return refuse(c, { refused: "method-not-allowed" });
}

/** RFC 9457. Tells what would pass and never repeats what was sent. */
function refuse(c: Context, { refused, errors, rates = [], violated = [] }: Refused): Response {
  tellRates(c, rates);
  const { status, title, help } = PROBLEMS[refused];
  const wait = Math.max(0, ...violated.map(({ resetSeconds }) => resetSeconds));
  const problem: Problem = {
    type: typeOf(c, refused),
    title,
    status,
    detail: help,
    ...(errors && { errors: errors.slice(0, MOST_ERRORS) }),
    ...(violated.length > 0 && { "violated-policies": violated.map(({ policy }) => policy) }),
  };
  const headers = {
    "content-type": "application/problem+json",
    ...(wait > 0 && { "retry-after": String(wait) }),
  };
  return c.body(JSON.stringify(problem), status, headers);
}
const MOST_ERRORS = 20;

const typeOf = (c: Context, name: ProblemName): string => `${new URL(c.req.url).origin}/docs#problem-${name}`;

/** draft-ietf-httpapi-ratelimit-headers-11: each policy with quota and window, and what is left of it until when. */
function tellRates(c: Context, rates: readonly Rate[]): void {
  if (rates.length === 0) return;
  const policies = rates.map(
    ({ policy, quota, windowSeconds }) => `"${policy}";q=${quota};w=${windowSeconds}`,
  );
  const limits = rates.map(({ policy, left, resetSeconds }) => `"${policy}";r=${left};t=${resetSeconds}`);
  c.header("RateLimit-Policy", policies.join(", "));
  c.header("RateLimit", limits.join(", "));
}
