/** A wake queue that keeps what it was given. */
import type { WakeQueue } from "../../ports.ts";

export type MemoryWakeQueue = WakeQueue & { wakes: { recoveryId: string; delaySeconds: number }[] };

export function memoryWakeQueue(): MemoryWakeQueue {
  const wakes: MemoryWakeQueue["wakes"] = [];
  return { wakes, put: async (batch) => void wakes.push(...batch) };
}
