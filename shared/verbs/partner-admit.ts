/** A partner calls: who it is, by its signature, and whether it calls too often. */
import { keysAt, type Partner, sealedFor } from "../partner/partner.ts";
import type { ProblemError, ProblemName } from "../partner/schema.ts";
import { type SignedHeaders, secretOf, verify } from "../partner/signature.ts";
import type { Ports } from "../ports.ts";

export type Admitting = Pick<Ports, "partners" | "seal" | "clock" | "log">;

/** A call as it came. `signed` is what its signature is over: the exact bytes of the body, or method and path without one. */
export type PartnerCalling = SignedHeaders & { partnerId: string | undefined; signed: string | Uint8Array };

/** One limit and how much of it is left, for the headers that tell it. */
export type Rate = {
  policy: string;
  quota: number;
  windowSeconds: number;
  left: number;
  resetSeconds: number;
};

export type Refused = {
  refused: ProblemName;
  errors?: ProblemError[];
  rates?: Rate[];
  /** The limits that were used up. */
  violated?: Rate[];
};
export type Admitted = { partner: Partner; keyId: string; rates: Rate[] };

const MINUTE = 60_000;
/** Last use is told to the hour: a call must not cost another write. */
const USE_NOTED_MS = 60 * MINUTE;

/** Each refusal is logged with its reason; a call that does not fit its signature counts for nobody. */
export async function admit(ports: Admitting, call: PartnerCalling): Promise<Admitted | Refused> {
  const admitted = await identify(ports, call);
  if ("refused" in admitted) {
    ports.log.outcome("partner-refused", { why: admitted.refused });
    return admitted;
  }
  const { partner } = admitted;
  const limit = partner.limits.callsPerMinute;
  const rate = await counted(ports, { policy: "calls", of: partner.id, limit, windowMs: MINUTE });
  if (rate.over) {
    ports.log.outcome("partner-refused", { why: "rate-limited", partner: partner.id });
    return { refused: "rate-limited", rates: [rate], violated: [rate] };
  }
  return { ...admitted, rates: [rate] };
}

async function identify(ports: Admitting, call: PartnerCalling): Promise<Omit<Admitted, "rates"> | Refused> {
  const { partnerId, signed } = call;
  if (!partnerId || !/^[a-z][a-z0-9_-]{1,60}$/.test(partnerId)) return { refused: "missing-header" };
  const now = ports.clock();
  const partner = await ports.partners.partner(partnerId);
  const keys = partner === null ? [] : keysAt(partner.keys, now);
  const secrets = await Promise.all(
    keys.map(({ id, sealed }) => ports.seal.open(sealed, sealedFor(partnerId, id))),
  );
  // Whoever guesses names is told the same, after the same work, as whoever signs wrongly.
  const verified = verify(secrets.length > 0 ? secrets : [NOBODYS], call, signed, now);
  if (!verified.ok) return { refused: REASONS[verified.why] };
  const key = keys[verified.secret];
  if (partner === null || key === undefined) return { refused: "signature-mismatch" };
  if (partner.state === "off") return { refused: "partner-off" };
  if ((key.lastUsedAt ?? 0) + USE_NOTED_MS < now) await noteUse(ports, partner, key.id, now);
  return { partner, keyId: key.id };
}

const NOBODYS = secretOf(new Uint8Array(24));

const REASONS = {
  "no-id": "missing-header",
  "no-timestamp": "missing-header",
  "no-signature": "missing-header",
  "too-old": "timestamp-out-of-range",
  "too-new": "timestamp-out-of-range",
  "no-match": "signature-mismatch",
} as const;

/** When somebody else saves at the same time, the next call notes it. */
async function noteUse(ports: Admitting, partner: Partner, keyId: string, now: number): Promise<void> {
  const keys = partner.keys.map((key) => (key.id === keyId ? { ...key, lastUsedAt: now } : key));
  await ports.partners.savePartner({ ...partner, keys });
}

/** Counts one in a fixed window that all calls of the time share. */
export async function counted(
  ports: Pick<Ports, "partners" | "clock">,
  { policy, of, limit, windowMs }: { policy: string; of: string; limit: number; windowMs: number },
): Promise<Rate & { over: boolean }> {
  const now = ports.clock();
  const window = Math.floor(now / windowMs);
  const until = (window + 1) * windowMs;
  const count = await ports.partners.count(`${policy}#${of}#${window}`, until);
  return {
    policy,
    quota: limit,
    windowSeconds: windowMs / 1000,
    left: Math.max(0, limit - count),
    resetSeconds: Math.ceil((until - now) / 1000),
    over: count > limit,
  };
}
