/** What of ours must not be guessed: signed for one recovery and the address that wrote, with the recovery's own secret. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Recovery } from "../domain/recovery.ts";

export type Signed = Pick<Recovery, "id" | "address" | "secret">;
/** Each purpose has signatures of its own, so that none can be used for another. */
export type Purpose = "stop" | "yes" | "no" | "reply" | "loop";

/** 128 bits in hex: an HMAC over what it is for, whose it is and who may use it. */
export const signature = (purpose: Purpose, { id, address, secret }: Signed): string =>
  createHmac("sha256", secret).update(`${purpose}\n${id}\n${address}`).digest("hex").slice(0, 32);

/** False for a recovery that is older than its secret: it has signed nothing. */
export function isSignature(purpose: Purpose, recovery: Signed, given: string): boolean {
  const right = Buffer.from(signature(purpose, recovery));
  const theirs = Buffer.from(given);
  return recovery.secret !== "" && right.length === theirs.length && timingSafeEqual(right, theirs);
}
