/** The clock: what is due goes to the wake queue. */
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Service } from "../shared/service.ts";
import { deployedService } from "./wiring.ts";

/** Tells how many were queued and how late the oldest was; the alarms watch the latter. */
export type Measure = (swept: { queued: number; oldestDueSeconds: number }) => void;

export const sweepHandler = (service: () => Service, measure: Measure) => async (): Promise<void> => {
  measure(await service().sweep());
};

const metrics = new Metrics({ namespace: "Recover", serviceName: "recover" });

export const handler = sweepHandler(deployedService, ({ queued, oldestDueSeconds }) => {
  metrics.addMetric("OldestDueAgeSeconds", MetricUnit.Seconds, oldestDueSeconds);
  metrics.addMetric("Queued", MetricUnit.Count, queued);
  metrics.publishStoredMetrics();
});
