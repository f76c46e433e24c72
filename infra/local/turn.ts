/** Turning the clock and waiting until all is quiet. */
import { SHARDS, type Store } from "../../shared/ports.ts";
import type { TurnedClock } from "./clock.ts";
import type { LocalQueue } from "./queue.ts";

/** Beyond this nothing of ours is ever due. */
const HORIZON_MS = 400 * 24 * 3_600_000;
/** What is still not quiet after this many rounds waits for something outside. */
const MOST_ROUNDS = 50;

export type Turner = {
  /** Stops at each thing that falls due on the way, as days would. Resolves when all is quiet. */
  turn(ms: number): Promise<void>;
  /** When everything that is due now is done. */
  idle(): Promise<void>;
  /** The next recovery that wants attention, or null. */
  next(): Promise<Due | null>;
};
export type Due = { id: string; wakeAt: number };

export function turner(options: {
  clock: TurnedClock;
  queues: readonly LocalQueue[];
  sweep: () => Promise<void>;
  next: () => Promise<Due | null>;
}): Turner {
  const { clock, queues, sweep, next } = options;
  const delivered = () => queues.reduce((sum, queue) => sum + queue.count().delivered, 0);
  let last: Promise<unknown> = Promise.resolve();

  async function idle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = delivered();
      await sweep();
      await Promise.all(queues.map((queue) => queue.idle()));
      if (delivered() === before) return;
    }
  }

  async function walk(ms: number): Promise<void> {
    const target = clock.now() + ms;
    await idle();
    for (let stops = 0; stops < MOST_ROUNDS; stops++) {
      const due = await next();
      if (due === null || due.wakeAt > target) break;
      await step(due.wakeAt);
    }
    await step(target);
  }

  async function step(to: number): Promise<void> {
    await clock.turn(Math.max(0, to - clock.now()));
    for (const queue of queues) queue.poke();
    await idle();
  }

  return {
    idle,
    next,
    turn(ms) {
      // One after the other: two who turn at the same time both get what they asked for.
      const turned = last.then(() => walk(ms));
      last = turned.catch(() => {});
      return turned;
    },
  };
}

/** The earliest wake time of all recoveries that is still ahead. */
export async function nextDue(store: Store, now: number): Promise<Due | null> {
  const firsts = await Promise.all(
    Array.from({ length: SHARDS }, async (_, shard) => {
      for await (const due of store.due(shard, now + HORIZON_MS)) if (due.wakeAt > now) return due;
      return null;
    }),
  );
  return firsts.filter((due) => due !== null).sort((a, b) => a.wakeAt - b.wakeAt)[0] ?? null;
}
