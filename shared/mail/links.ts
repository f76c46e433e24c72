/** Links in letters that do something: signed for one recovery and the address that wrote (RFC 8058 section 3.1). */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Recovery } from "../domain/recovery.ts";

type Signed = Pick<Recovery, "id" | "address" | "secret">;

/** What a link does; the first part of its path. */
export type LinkFor = "stop" | "yes" | "no";

/** `https://…/stop/<id>/<signature>`; null where the service has no pages or the recovery is older than its secret. */
export function signedUrl(does: LinkFor, publicUrl: string | null, recovery: Signed): string | null {
  if (publicUrl === null || recovery.secret === "") return null;
  return `${publicUrl.replace(/\/$/, "")}/${does}/${recovery.id}/${signature(does, recovery)}`;
}

/** Both answers to an invitation. */
export function answerUrls(publicUrl: string | null, recovery: Signed): { yes: string; no: string } | null {
  const yes = signedUrl("yes", publicUrl, recovery);
  const no = signedUrl("no", publicUrl, recovery);
  return yes === null || no === null ? null : { yes, no };
}

export function isSignature(does: LinkFor, recovery: Signed, given: string): boolean {
  const right = Buffer.from(signature(does, recovery));
  const theirs = Buffer.from(given);
  return recovery.secret !== "" && right.length === theirs.length && timingSafeEqual(right, theirs);
}

/** 128 bits: an HMAC over what it is for, whose it is and who may use it. */
const signature = (does: LinkFor, { id, address, secret }: Signed): string =>
  createHmac("sha256", secret).update(`${does}\n${id}\n${address}`).digest("hex").slice(0, 32);
