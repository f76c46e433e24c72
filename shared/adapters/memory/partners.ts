/** Partners in memory. `calls` is what the store beside it writes with each recovery. */
import { CALL_KEPT_MS, Partner, type PartnerCall } from "../../partner/partner.ts";
import type { Partners } from "../../ports.ts";
import { callId } from "./store.ts";

export function memoryPartners(calls: ReadonlyMap<string, PartnerCall>, clock: () => number): Partners {
  const stored = new Map<string, string>();
  const counts = new Map<string, number>();
  const partner = (id: string) => {
    const text = stored.get(id);
    return text === undefined ? null : Partner.parse(JSON.parse(text));
  };
  return {
    partner: async (id) => partner(id),
    savePartner: async (changed) => {
      if ((partner(changed.id)?.version ?? 0) !== changed.version) return "conflict";
      stored.set(changed.id, JSON.stringify({ ...changed, version: changed.version + 1 }));
      return "saved";
    },
    partners: async () => [...stored.keys()].sort().map((id) => partner(id)!),
    call: async (partnerId, webhookId) => {
      const call = calls.get(callId(partnerId, webhookId));
      return call !== undefined && call.at + CALL_KEPT_MS > clock() ? call : null;
    },
    count: async (window) => {
      const n = (counts.get(window) ?? 0) + 1;
      counts.set(window, n);
      return n;
    },
  };
}
