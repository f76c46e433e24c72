/** A partner as its engineer would write it: the official Standard Webhooks package signs each call. */
import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { RecoveryStatus } from "../shared/partner/schema.ts";
import type { Ports } from "../shared/ports.ts";
import { addPartner } from "../shared/verbs/partner-manage.ts";

export type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>;
type Sent = { id?: string; at?: number; secrets?: string[]; headers?: Record<string, string>; raw?: string };

export async function partnerAt(
  ports: Pick<Ports, "partners" | "seal" | "clock">,
  fetch: Fetch,
  with_: Partial<Parameters<typeof addPartner>[1]> = {},
) {
  const id = with_.id ?? "drake";
  const added = await addPartner(
    ports,
    { name: "Drake & Company", contact: "engineer@drake.test", ...with_, id },
    (count) => randomBytes(count),
  );
  if (added === null) throw new Error(`there is a partner ${id} already`);
  const { secret } = added;
  let calls = 0;

  /** A body signs its bytes; a call without one signs its method and path. */
  async function call(method: string, path: string, body: object | null, sent: Sent = {}): Promise<Response> {
    const text = sent.raw ?? (body === null ? null : JSON.stringify(body));
    const webhookId = sent.id ?? `msg_${id}_${++calls}`;
    const at = new Date(sent.at ?? ports.clock());
    const signed = text ?? `${method} ${path}`;
    const signatures = (sent.secrets ?? [secret]).map((each) =>
      new Webhook(each).sign(webhookId, at, signed),
    );
    return fetch(path, {
      method,
      headers: {
        "recover-partner": id,
        "webhook-id": webhookId,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": signatures.join(" "),
        ...(text !== null && { "content-type": "application/json" }),
        ...sent.headers,
      },
      ...(text !== null && { body: text }),
    });
  }

  return {
    id,
    secret,
    call,
    open: (body: object, sent?: Sent) => call("POST", "/v1/recoveries", body, sent),
    status: async (recoveryId: string): Promise<RecoveryStatus> =>
      (await call("GET", `/v1/recoveries/${recoveryId}`, null)).json() as Promise<RecoveryStatus>,
    withdraw: (recoveryId: string) => call("DELETE", `/v1/recoveries/${recoveryId}`, null),
  };
}
export type PartnerCaller = Awaited<ReturnType<typeof partnerAt>>;

/** What a partner sends when an interview of that Tuesday is over. */
export function offer(
  change: { email?: string; company?: string; debrief?: string; reference?: string } = {},
) {
  return {
    candidate: { email: change.email ?? "sam@example.com", name: "Sam Ortega", zone: "America/New_York" },
    interview: {
      company: change.company ?? "Brightwater",
      role: "planner",
      people: ["Dana Ortiz"],
      endedAt: "2026-03-17T15:30:00-04:00",
      decisionBy: "2026-03-24T17:00:00-04:00",
    },
    ...(change.debrief !== undefined && {
      debrief: {
        words: change.debrief,
        consent: { givenAt: "2026-03-17T15:35:00-04:00", how: "Check box: send my words to Recover" },
      },
    }),
    reference: change.reference ?? "case 4711",
  };
}
