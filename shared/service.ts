/** The front door: the verbs on a set of ports. */
import type { Ports } from "./ports.ts";
import type { Settings } from "./verbs/change.ts";
import { type DeliveryNews, delivery } from "./verbs/delivery.ts";
import { receive } from "./verbs/receive.ts";
import { sweep } from "./verbs/sweep.ts";
import type { Notice } from "./verbs/understand.ts";
import { mayUnsubscribe, unsubscribe } from "./verbs/unsubscribe.ts";
import { wake } from "./verbs/wake.ts";

export type { DeliveryNews, Notice, Settings };

export function createService(ports: Ports, settings: Settings) {
  return {
    receive: (notice: Notice) => receive(ports, settings, notice),
    sweep: () => sweep(ports),
    wake: (recoveryId: string) => wake(ports, settings, recoveryId),
    delivery: (news: DeliveryNews) => delivery(ports, news),
    mayUnsubscribe: (recoveryId: string, signature: string) => mayUnsubscribe(ports, recoveryId, signature),
    unsubscribe: (recoveryId: string, signature: string) => unsubscribe(ports, recoveryId, signature),
  };
}
export type Service = ReturnType<typeof createService>;
