/**
 * Signed calls, as Standard Webhooks 1.0 has them (https://www.standardwebhooks.com): an HMAC-SHA256 over
 * `<id>.<seconds>.<body>`, keyed with the bytes behind `whsec_`. The same both ways: what partners send and what they get.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

/** A call is refused when its time is further away than this, before or after. Seconds. */
export const TOLERANCE_SECONDS = 300;
/** Bytes of a secret. */
export const LEAST_SECRET_BYTES = 24;
const MOST_SECRET_BYTES = 64;
/** More signatures than a rotation needs are a way to make us work. */
const MOST_SIGNATURES = 10;
const PREFIX = "whsec_";

export type SignedHeaders = {
  id: string | undefined;
  /** Seconds since 1970. */
  timestamp: string | undefined;
  /** `v1,<base64>`, several with spaces between. */
  signature: string | undefined;
};

export type Verified =
  /** `secret`: which of the secrets it was signed with. */
  | { ok: true; secret: number }
  | { ok: false; why: "no-id" | "no-timestamp" | "no-signature" | "too-old" | "too-new" | "no-match" };

/** `v1,<base64>`. Throws on a secret that is none: that is our mistake. `timestamp` in whole seconds since 1970. */
export function sign(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: number; body: string | Uint8Array },
): string {
  return `v1,${digest(keyOf(secret), id, String(timestamp), body).toString("base64")}`;
}

/**
 * Whether any signature fits any of the secrets, over the bytes as they came. Headers first, time next, signature last,
 * and nothing is parsed before. All secrets are tried, so that the time taken does not tell which one fits.
 */
export function verify(
  secrets: readonly string[],
  { id, timestamp, signature }: SignedHeaders,
  body: string | Uint8Array,
  now: number,
): Verified {
  if (!id || !/^[!-~]{1,256}$/.test(id)) return { ok: false, why: "no-id" };
  if (!timestamp || !/^\d{1,12}$/.test(timestamp)) return { ok: false, why: "no-timestamp" };
  if (!signature) return { ok: false, why: "no-signature" };
  const age = now / 1000 - Number(timestamp);
  if (age > TOLERANCE_SECONDS) return { ok: false, why: "too-old" };
  if (age < -TOLERANCE_SECONDS) return { ok: false, why: "too-new" };
  const offered = signature.split(" ").slice(0, MOST_SIGNATURES).flatMap(signatureIn);
  let match = -1;
  for (const [at, secret] of secrets.entries()) {
    const right = digest(keyOf(secret), id, timestamp, body);
    for (const given of offered) if (timingSafeEqual(given, right) && match < 0) match = at;
  }
  return match < 0 ? { ok: false, why: "no-match" } : { ok: true, secret: match };
}

/** A secret as it is handed out, from at least 24 random bytes. */
export function secretOf(bytes: Uint8Array): string {
  if (bytes.length < LEAST_SECRET_BYTES) throw new Error("a secret has at least 24 bytes");
  return PREFIX + Buffer.from(bytes).toString("base64");
}

export function isSecret(text: string): boolean {
  if (!text.startsWith(PREFIX)) return false;
  const bytes = Buffer.from(text.slice(PREFIX.length), "base64");
  const isWhole =
    bytes.toString("base64").replace(/=+$/, "") === text.slice(PREFIX.length).replace(/=+$/, "");
  return isWhole && bytes.length >= LEAST_SECRET_BYTES && bytes.length <= MOST_SECRET_BYTES;
}

function keyOf(secret: string): Buffer {
  if (!isSecret(secret)) throw new Error("not a secret of 24 to 64 bytes behind whsec_");
  return Buffer.from(secret.slice(PREFIX.length), "base64");
}

const digest = (key: Buffer, id: string, timestamp: string, body: string | Uint8Array): Buffer =>
  createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();

/** The bytes of a signature of version 1; other versions and other lengths fit nothing. */
function signatureIn(text: string): Buffer[] {
  const [version, encoded = ""] = text.split(",", 2);
  const bytes = Buffer.from(encoded, "base64");
  return version === "v1" && bytes.length === 32 && bytes.toString("base64") === encoded ? [bytes] : [];
}
