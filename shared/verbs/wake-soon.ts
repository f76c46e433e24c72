import type { Ports } from "../ports.ts";

/** Asks for wakes after so many seconds each. Without them the next sweep finds the same, within a minute. */
export async function wakeSoon(
  { wakeQueue, log }: Pick<Ports, "wakeQueue" | "log">,
  recoveryId: string,
  delays: readonly number[],
): Promise<void> {
  try {
    await wakeQueue.put(delays.map((delaySeconds) => ({ recoveryId, delaySeconds })));
  } catch (error) {
    log.error("wake-not-queued", error, { recoveryId });
  }
}
