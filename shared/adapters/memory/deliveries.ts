/** The log of deliveries in memory. */
import { DELIVERY_KEPT_MS, Delivery } from "../../partner/delivery.ts";
import type { Deliveries } from "../../ports.ts";

export function memoryDeliveries(clock: () => number): Deliveries {
  const entered = new Map<string, { text: string; until: number }>();
  return {
    enter: async (delivery) => {
      const until = clock() + DELIVERY_KEPT_MS;
      entered.set(delivery.noticeId, { text: JSON.stringify(delivery), until });
    },
    since: async function* (partnerId, from) {
      const kept = [...entered.values()].filter(({ until }) => until > clock());
      const all = kept.map(({ text }) => Delivery.parse(JSON.parse(text)));
      const theirs = all.filter((each) => each.partnerId === partnerId && each.createdAt >= from);
      yield* theirs.sort((a, b) => a.createdAt - b.createdAt || (a.noticeId < b.noticeId ? -1 : 1));
    },
  };
}
