/** A partner asks where its recovery stands, or takes it back. */
import type { Recovery } from "../domain/recovery.ts";
import type { Ports } from "../ports.ts";
import { applyToStored } from "./change.ts";
import type { Admitted } from "./partner-admit.ts";
import { wakeSoon } from "./wake-soon.ts";

export type Withdrawing = Pick<Ports, "store" | "wakeQueue" | "clock" | "log">;

/** Null when there is none of this partner. */
export async function partnerRecovery(
  { store }: Pick<Ports, "store">,
  { partner }: Admitted,
  id: string,
): Promise<Recovery | null> {
  const recovery = await store.recovery(id);
  return recovery?.partners.some(({ partnerId }) => partnerId === partner.id) ? recovery : null;
}

/** Doing it twice is harmless: what is gone stays gone. */
export async function withdraw(
  ports: Withdrawing,
  admitted: Admitted,
  id: string,
): Promise<"withdrawn" | "unknown"> {
  if ((await partnerRecovery(ports, admitted, id)) === null) return "unknown";
  const partnerId = admitted.partner.id;
  await applyToStored(ports, id, { type: "withdraw", partnerId });
  await wakeSoon(ports, id, [0]);
  ports.log.outcome("partner-withdrew", { recoveryId: id, partner: partnerId });
  return "withdrawn";
}
