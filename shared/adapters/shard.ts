import { SHARDS } from "../ports.ts";

/** The shard of the due index that a recovery lives in: ids are hashes, so they spread evenly. */
export function shardOf(recoveryId: string): number {
  return Number.parseInt(recoveryId.slice(0, 8), 16) % SHARDS || 0;
}
