/** Wake queue -> verb `wake`. */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { Log, Reader } from "../shared/ports.ts";
import type { Service } from "../shared/service.ts";
import { wake } from "../shared/verbs/wake.ts";
import { eachRecord } from "./batch.ts";
import { powertoolsLog } from "./log.ts";
import { deployed, settingsOf, wakingPorts } from "./wiring.ts";

const Wake = z.object({ recoveryId: z.string().min(1) });

export const wakeHandler =
  (service: () => Pick<Service, "wake">, log: Log) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, Wake, log, ({ recoveryId }) => service().wake(recoveryId));

/** Hardly a wake has anything to read, so the network is loaded by the first that has. */
const reader: Reader = {
  read: async (debrief) => (await import("../shared/reading/read.ts")).trainedReader.read(debrief),
};

const service = deployed((env, around) => {
  const ports = { ...wakingPorts(env, around), reader };
  return { wake: (recoveryId: string) => wake(ports, settingsOf(env), recoveryId) };
});

export const handler = wakeHandler(service, powertoolsLog());
