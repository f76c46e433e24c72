/** Wake queue -> verb `wake`. */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { Log } from "../shared/ports.ts";
import type { Service } from "../shared/service.ts";
import { wake } from "../shared/verbs/wake.ts";
import { eachRecord } from "./batch.ts";
import { powertoolsLog } from "./log.ts";
import { deployed, settingsOf, settlingPorts } from "./wiring.ts";

const Wake = z.object({ recoveryId: z.string().min(1) });

export const wakeHandler =
  (service: () => Pick<Service, "wake">, log: Log) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, Wake, log, ({ recoveryId }) => service().wake(recoveryId));

const service = deployed((env, around) => {
  const ports = settlingPorts(env, around);
  return { wake: (recoveryId: string) => wake(ports, settingsOf(env), recoveryId) };
});

export const handler = wakeHandler(service, powertoolsLog());
