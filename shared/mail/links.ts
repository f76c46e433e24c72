/** Links in letters that do something (RFC 8058 section 3.1). */
import { isSignature, type Signed, signature } from "./signed.ts";

/** `https://…/stop/<id>/<signature>`; null where the service has no pages or the recovery is older than its secret. */
export function stopUrl(publicUrl: string | null, recovery: Signed): string | null {
  if (publicUrl === null || recovery.secret === "") return null;
  return `${publicUrl.replace(/\/$/, "")}/stop/${recovery.id}/${signature("stop", recovery)}`;
}

export const isStopSignature = (recovery: Signed, given: string): boolean =>
  isSignature("stop", recovery, given);
