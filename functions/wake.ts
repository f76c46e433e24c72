/** Wake queue -> verb `wake`. */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { Log } from "../shared/ports.ts";
import type { Service } from "../shared/service.ts";
import { eachRecord } from "./batch.ts";
import { powertoolsLog } from "./log.ts";
import { deployedService } from "./wiring.ts";

const Wake = z.object({ recoveryId: z.string().min(1) });

export const wakeHandler =
  (service: () => Service, log: Log) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, Wake, log, ({ recoveryId }) => service().wake(recoveryId));

export const handler = wakeHandler(deployedService, powertoolsLog());
