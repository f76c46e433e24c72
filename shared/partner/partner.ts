/** A partner: a staffing site that may open recoveries for its candidates. */
import * as z from "zod";

const At = z.number().int();

/** `test`: times run in seconds and letters are shown and not sent. Ids of such partners and keys begin with `test_`. */
export const Mode = z.enum(["live", "test"]);
export type Mode = z.infer<typeof Mode>;

/** A secret, sealed. It counts until `expiresAt`; null is for good. */
export const Key = z.object({
  /** `test_key_…` or `key_…`; no secret, for lists and logs. */
  id: z.string().regex(/^(?:test_)?key_[0-9a-f]{8}$/),
  sealed: z.string(),
  addedAt: At,
  expiresAt: At.nullable(),
  lastUsedAt: At.nullable(),
});
export type Key = z.infer<typeof Key>;

/** `failing`: it did not take a notice in all its tries. `gone`: it answered 410. `by-hand`: whoever manages partners did it. */
export const OffReason = z.enum(["failing", "gone", "by-hand"]);
export type OffReason = z.infer<typeof OffReason>;

export const EndpointState = z.discriminatedUnion("is", [
  /** `failingSince`: when the first call failed since the last one that was taken. */
  z.object({ is: z.literal("on"), failingSince: At.nullable() }),
  /** `mailBy`: the contact is being told by mail until then, and somebody else does it after; null when that is done. */
  z.object({ is: z.literal("off"), at: At, why: OffReason, mailBy: At.nullable() }),
]);
export type EndpointState = z.infer<typeof EndpointState>;

/** Where a partner is told what became of a recovery, with the secrets that sign it. */
export const PartnerEndpoint = z.object({ url: z.url(), keys: z.array(Key), state: EndpointState });
export type PartnerEndpoint = z.infer<typeof PartnerEndpoint>;

export const PartnerLimits = z.object({
  callsPerMinute: z.number().int().min(1),
  /** New recoveries, each of which mails somebody. */
  recoveriesPerDay: z.number().int().min(1),
});
export type PartnerLimits = z.infer<typeof PartnerLimits>;

export const PartnerId = z.string().regex(/^(?:test_)?[a-z][a-z0-9-]{1,39}$/, {
  error: "must be 2 to 40 small letters, digits and dashes, a letter first",
});

export const Partner = z.object({
  /** In the header `recover-partner` of each call: `drake` or `test_drake`. No secret. */
  id: PartnerId,
  /** How often it was saved; a save names the version it read. */
  version: z.number().int(),
  /** How candidates know it. */
  name: z.string().min(1).max(80),
  /** Where mail about the endpoint goes. */
  contact: z.email(),
  mode: Mode,
  /** Refuses calls with fields that are not known, where others are told of them in a header. */
  strict: z.boolean(),
  state: z.enum(["on", "off"]),
  keys: z.array(Key),
  endpoint: PartnerEndpoint.nullable(),
  limits: PartnerLimits,
});
export type Partner = z.infer<typeof Partner>;

export const DEFAULT_LIMITS: PartnerLimits = { callsPerMinute: 120, recoveriesPerDay: 200 };

/** A partner without keys and endpoint; its mode is told by its id. */
export function newPartner(
  with_: Pick<Partner, "id" | "name" | "contact"> & Partial<Pick<Partner, "strict" | "limits">>,
): Partner {
  return {
    version: 0,
    mode: modeOf(with_.id),
    strict: false,
    state: "on",
    keys: [],
    endpoint: null,
    limits: DEFAULT_LIMITS,
    ...with_,
  };
}

/** What a webhook id was used for, kept for 30 days. */
export const PartnerCall = z.object({
  /** Of the body: the same id with another body is a mistake of the caller. */
  digest: z.string(),
  recoveryId: z.string(),
  at: At,
});
export type PartnerCall = z.infer<typeof PartnerCall>;
export const CALL_KEPT_MS = 30 * 24 * 3_600_000;

export const modeOf = (partnerId: string): Mode => (partnerId.startsWith("test_") ? "test" : "live");

/** Keys that count now, the newest first. */
export const keysAt = (keys: readonly Key[], now: number): Key[] =>
  keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).reverse();

/**
 * With a new key. What was there counts for `overlapMs` longer, so that both ends can change one after the other; keys
 * whose time is over are dropped.
 */
export function rotated(keys: readonly Key[], added: Key, overlapMs: number): Key[] {
  const ends = added.addedAt + overlapMs;
  const old = keysAt(keys, added.addedAt).reverse();
  return [...old.map((key) => ({ ...key, expiresAt: Math.min(key.expiresAt ?? ends, ends) })), added];
}

/** What a secret is sealed for: it opens for this partner and this key alone. */
export const sealedFor = (partnerId: string, keyId: string): string => `${partnerId} ${keyId}`;
