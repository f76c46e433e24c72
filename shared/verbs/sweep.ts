/** The clock's side: what is due goes to the wake queue. Reads only the index, never a debrief. */
import { type Ports, SHARDS } from "../ports.ts";

type Sweeping = Pick<Ports, "store" | "wakeQueue" | "clock" | "log">;

/** The schedule's rhythm: what falls due before the next sweep is queued now, with a delay. */
export const SWEEP_EVERY_MS = 60_000;
/** SQS takes ten messages a batch. */
const BATCH = 10;

/** How many were queued and how late the oldest was, in seconds. */
export async function sweep(ports: Sweeping): Promise<{ queued: number; oldestDueSeconds: number }> {
  const now = ports.clock();
  const shards = Array.from({ length: SHARDS }, (_, shard) => sweepShard(ports, shard, now));
  const swept = await Promise.all(shards);
  const queued = swept.reduce((sum, shard) => sum + shard.queued, 0);
  const oldestDueSeconds = Math.max(0, ...swept.map((shard) => Math.round((now - shard.oldest) / 1000)));
  ports.log.outcome("swept", { queued, oldestDueSeconds });
  return { queued, oldestDueSeconds };
}

async function sweepShard(ports: Sweeping, shard: number, now: number) {
  let queued = 0;
  let oldest = now;
  let batch: { recoveryId: string; delaySeconds: number }[] = [];
  for await (const due of ports.store.due(shard, now + SWEEP_EVERY_MS)) {
    oldest = Math.min(oldest, due.wakeAt);
    batch.push({ recoveryId: due.id, delaySeconds: Math.max(0, Math.ceil((due.wakeAt - now) / 1000)) });
    queued++;
    if (batch.length === BATCH) {
      await ports.wakeQueue.put(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await ports.wakeQueue.put(batch);
  return { queued, oldest };
}
