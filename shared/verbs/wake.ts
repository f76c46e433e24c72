/** A due time arrived. */
import { wakeAt } from "../domain/recovery.ts";
import { apply, type Settings } from "./change.ts";
import { type Settling, settle } from "./settle.ts";

/** Waking twice, early or after the end is harmless. */
export async function wake(
  ports: Settling,
  settings: Settings,
  recoveryId: string,
): Promise<"woken" | "not-due" | "gone"> {
  const outcome = await wakeStored(ports, settings, recoveryId);
  ports.log.outcome(outcome, { recoveryId });
  return outcome;
}

async function wakeStored(ports: Settling, settings: Settings, recoveryId: string) {
  const recovery = await ports.store.recovery(recoveryId);
  if (recovery === null) return "gone";
  if (wakeAt(recovery) > ports.clock()) return "not-due";
  const woken = await apply(ports, recovery, { type: "wake" });
  // Somebody else is at it; what they leave undone has a wake time of its own.
  if (woken === null) return "not-due";
  await settle(ports, settings, woken);
  return "woken";
}
