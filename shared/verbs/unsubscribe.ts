/** Somebody pressed "unsubscribe" in their mail program, or the button on our page: the same as STOP, without a letter. */
import { isOpen } from "../domain/recovery.ts";
import { isSignature } from "../mail/signed.ts";
import type { Ports } from "../ports.ts";
import { applyToStored, type Changing } from "./change.ts";
import { refuseForEver } from "./consent.ts";

export type Unsubscribing = Changing & Pick<Ports, "log">;

/** Whether the link is one of ours and still means something. Changes nothing. */
export async function mayUnsubscribe(
  ports: Unsubscribing,
  recoveryId: string,
  signature: string,
): Promise<boolean> {
  const recovery = await ports.store.recovery(recoveryId);
  return recovery !== null && isSignature("stop", recovery, signature);
}

/** Ends everything that is open for this person. Doing it twice is harmless; `unknown` says nothing about why. */
export async function unsubscribe(
  ports: Unsubscribing,
  recoveryId: string,
  signature: string,
): Promise<"stopped" | "unknown"> {
  const recovery = await ports.store.recovery(recoveryId);
  if (recovery === null || !isSignature("stop", recovery, signature)) {
    ports.log.outcome("unsubscribe-unknown", {});
    return "unknown";
  }
  // To an invitation this is a no, and that holds for ever.
  if (recovery.state.name === "awaiting-consent") await refuseForEver(ports, recovery);
  const person = await ports.store.person(recovery.personId);
  for (const id of new Set([recovery.id, ...(person?.recoveries ?? [])])) {
    const each = id === recovery.id ? recovery : await ports.store.recovery(id);
    if (each !== null && isOpen(each)) await applyToStored(ports, id, { type: "hush" });
  }
  ports.log.outcome("unsubscribed", { recoveryId });
  return "stopped";
}
