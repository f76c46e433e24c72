/** Links in letters that do something: signed for one recovery and the address that wrote (RFC 8058 section 3.1). */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Recovery } from "../domain/recovery.ts";

type Signed = Pick<Recovery, "id" | "address" | "secret">;

/** `https://…/stop/<id>/<signature>`; null where the service has no pages or the recovery is older than its secret. */
export function stopUrl(publicUrl: string | null, recovery: Signed): string | null {
  if (publicUrl === null || recovery.secret === "") return null;
  return `${publicUrl.replace(/\/$/, "")}/stop/${recovery.id}/${stopSignature(recovery)}`;
}

export function isStopSignature(recovery: Signed, given: string): boolean {
  const right = Buffer.from(stopSignature(recovery));
  const theirs = Buffer.from(given);
  return recovery.secret !== "" && right.length === theirs.length && timingSafeEqual(right, theirs);
}

/** 128 bits: an HMAC over what it is for, whose it is and who may use it. */
const stopSignature = ({ id, address, secret }: Signed): string =>
  createHmac("sha256", secret).update(`stop\n${id}\n${address}`).digest("hex").slice(0, 32);
