/** The clock: what is due goes to the wake queue. */
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Service } from "../shared/service.ts";
import { sweep } from "../shared/verbs/sweep.ts";
import { deployed, store, wakeQueue } from "./wiring.ts";

/** Tells how many were queued and how late the oldest was; the alarms watch the latter. */
export type Measure = (swept: { queued: number; oldestDueSeconds: number }) => void;

export const sweepHandler =
  (service: () => Pick<Service, "sweep">, measure: Measure) => async (): Promise<void> => {
    measure(await service().sweep());
  };

const metrics = new Metrics({ namespace: "Recover", serviceName: "recover" });

const service = deployed((env, around) => {
  const ports = { ...around, store: store(env, around.clock), wakeQueue: wakeQueue(env) };
  return { sweep: () => sweep(ports) };
});

export const handler = sweepHandler(service, ({ queued, oldestDueSeconds }) => {
  metrics.addMetric("OldestDueAgeSeconds", MetricUnit.Seconds, oldestDueSeconds);
  metrics.addMetric("Queued", MetricUnit.Count, queued);
  metrics.publishStoredMetrics();
});
