/** Links in letters that do something (RFC 8058 section 3.1). */
import { type Signed, signature } from "./signed.ts";

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
