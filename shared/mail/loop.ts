/**
 * Our mark on every mail that leaves (RFC 3834 section 5, and what ticket systems do). It is signed, so that a header
 * which somebody copies or makes up silences nobody, and a mail of ours that comes back by whatever way is known.
 */
import type { Inbound } from "./parse.ts";
import { isSignature, type Signed, signature } from "./signed.ts";

export const LOOP_HEADER = "X-Recover-Loop";

/** `<recovery id>.<signature>` */
export const loopMark = (recovery: Signed): string => `${recovery.id}.${signature("loop", recovery)}`;

/** The recoveries that the mail claims to come from; hardly ever one, and never more than a few. */
export function loopClaims(headers: Inbound["headers"]): { recoveryId: string; mark: string }[] {
  return (headers.get(LOOP_HEADER.toLowerCase()) ?? []).slice(0, 3).flatMap((value) => {
    const mark = value.trim();
    const recoveryId = /^([0-9a-f]{32})\.[0-9a-f]{32}$/.exec(mark)?.[1];
    return recoveryId === undefined ? [] : [{ recoveryId, mark }];
  });
}

export const isLoopMark = (recovery: Signed, mark: string): boolean =>
  mark.startsWith(`${recovery.id}.`) && isSignature("loop", recovery, mark.slice(recovery.id.length + 1));
