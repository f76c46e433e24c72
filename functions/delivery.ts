/** SES event from the queue -> verb `delivery`. */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { Log } from "../shared/ports.ts";
import type { DeliveryNews, Service } from "../shared/service.ts";
import { delivery } from "../shared/verbs/delivery.ts";
import { eachRecord } from "./batch.ts";
import { powertoolsLog } from "./log.ts";
import { deployed, store } from "./wiring.ts";

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  bounce: z.object({ bounceType: z.string() }).optional(),
});

export const deliveryHandler =
  (service: () => Pick<Service, "delivery">, log: Log) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, SesEvent, log, async (told) => {
      const { messageId, tags } = told.mail;
      const [recoveryId] = tags["recovery-id"] ?? [];
      const [sendId] = tags["send-id"] ?? [];
      // A mail that somebody sent by hand through the same configuration set carries no tags of ours.
      if (recoveryId === undefined || sendId === undefined) return log.outcome("not-ours", {});
      await service().delivery({ recoveryId, sendId, messageId, news: newsOf(told) });
    });

const service = deployed((env, around) => {
  const ports = { ...around, store: store(env, around.clock) };
  return { delivery: (news: DeliveryNews) => delivery(ports, news) };
});

export const handler = deliveryHandler(service, powertoolsLog());

function newsOf({ eventType, bounce }: z.infer<typeof SesEvent>): DeliveryNews["news"] {
  switch (eventType) {
    case "Send":
    case "Delivery":
      return "left";
    case "Reject":
    case "Rendering Failure":
      return "refused";
    case "Bounce":
      return bounce?.bounceType === "Permanent" ? "bounced" : "later";
    case "Complaint":
      return "complained";
    default:
      return "later";
  }
}
