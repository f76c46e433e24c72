/** The front door: the verbs on a set of ports. */
import type { Ports } from "./ports.ts";
import type { Settings } from "./verbs/change.ts";
import { consent, decline, invitationBehind } from "./verbs/consent.ts";
import { type DeliveryNews, delivery } from "./verbs/delivery.ts";
import { type Admitted, admit, type PartnerCalling } from "./verbs/partner-admit.ts";
import { type Call, openRecovery } from "./verbs/partner-open.ts";
import { partnerRecovery, withdraw } from "./verbs/partner-status.ts";
import { receive } from "./verbs/receive.ts";
import { sweep } from "./verbs/sweep.ts";
import type { Notice } from "./verbs/understand.ts";
import { mayUnsubscribe, unsubscribe } from "./verbs/unsubscribe.ts";
import { wake } from "./verbs/wake.ts";

export type { DeliveryNews, Notice, Settings };

/** What partners can do, once a call is admitted; and what people answer to it. */
export function webService(ports: Pick<Ports, WebPort>, settings: Settings) {
  return {
    admit: (call: PartnerCalling) => admit(ports, call),
    openRecovery: (by: Admitted, call: Call) => openRecovery(ports, settings, by, call),
    partnerRecovery: (by: Admitted, id: string) => partnerRecovery(ports, by, id),
    withdraw: (by: Admitted, id: string) => withdraw(ports, by, id),
    invitationBehind: (answer: "yes" | "no", id: string, signature: string) =>
      invitationBehind(ports, answer, id, signature),
    consent: (id: string, signature: string) => consent(ports, id, signature),
    decline: (id: string, signature: string) => decline(ports, id, signature),
    mayUnsubscribe: (id: string, signature: string) => mayUnsubscribe(ports, id, signature),
    unsubscribe: (id: string, signature: string) => unsubscribe(ports, id, signature),
    now: () => ports.clock(),
  };
}
/** All that the function `web` has. */
export type WebPort = "store" | "partners" | "seal" | "wakeQueue" | "clock" | "token" | "log";
export type WebService = ReturnType<typeof webService>;

export function createService(ports: Ports, settings: Settings) {
  return {
    receive: (notice: Notice) => receive(ports, settings, notice),
    sweep: () => sweep(ports),
    wake: (recoveryId: string) => wake(ports, settings, recoveryId),
    delivery: (news: DeliveryNews) => delivery(ports, news),
    ...webService(ports, settings),
  };
}
export type Service = ReturnType<typeof createService>;
