/** SES notification from the queue -> verb `receive`. */
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { Log } from "../shared/ports.ts";
import type { Notice, Service } from "../shared/service.ts";
import { receive } from "../shared/verbs/receive.ts";
import { eachRecord } from "./batch.ts";
import { powertoolsLog } from "./log.ts";
import { awsPorts, deployed, settingsOf } from "./wiring.ts";

const Verdict = z.object({ status: z.string() });

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
const Notification = z.object({
  notificationType: z.literal("Received"),
  receipt: z.object({
    timestamp: z.iso.datetime(),
    recipients: z.array(z.string()),
    spamVerdict: Verdict,
    virusVerdict: Verdict,
    spfVerdict: Verdict,
    dkimVerdict: Verdict,
    dmarcVerdict: Verdict,
    action: z.object({ type: z.literal("S3"), objectKey: z.string().min(1) }),
  }),
  mail: z.object({ source: z.string() }),
});

export const receiveHandler =
  (service: () => Pick<Service, "receive">, log: Log) =>
  (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, Notification, log, (notification) => service().receive(noticeOf(notification)));

const service = deployed((env, around) => {
  const ports = awsPorts(env, around);
  return { receive: (notice: Notice) => receive(ports, settingsOf(env), notice) };
});

export const handler = receiveHandler(service, powertoolsLog());

function noticeOf({ receipt, mail }: z.infer<typeof Notification>): Notice {
  const verdicts = {
    spam: receipt.spamVerdict.status,
    virus: receipt.virusVerdict.status,
    spf: receipt.spfVerdict.status,
    dkim: receipt.dkimVerdict.status,
    dmarc: receipt.dmarcVerdict.status,
  };
  return {
    archiveKey: receipt.action.objectKey,
    // SES writes the null sender of RFC 5321, section 4.5.5, as `<>`.
    envelope: { sender: mail.source === "<>" ? "" : mail.source, recipients: receipt.recipients, verdicts },
    receivedAt: Date.parse(receipt.timestamp),
  };
}
