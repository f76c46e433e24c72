/** The notification that SES publishes for a mail that it put into S3:
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
import { commonHeaders, headersOf } from "./headers.ts";
import type { DoorMail } from "./smtp.ts";

type Status = "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED";
export type Verdicts = Record<"spam" | "virus" | "spf" | "dkim" | "dmarc", Status>;

/** SES leaves headers out of a notification above this size. */
const MOST_HEADER_BYTES = 10 * 1024;
const TOPIC = "arn:aws:sns:us-east-1:000000000000:received";

/** Mail on loopback comes from the person at the keyboard, so every verdict passes unless a test says otherwise. */
export function receivedNotification(
  mail: DoorMail,
  place: { bucketName: string; objectKey: string },
  verdicts: Partial<Verdicts> = {},
): object {
  const headers = headersOf(mail.raw);
  const headersTruncated = JSON.stringify(headers).length > MOST_HEADER_BYTES;
  const verdict = (name: keyof Verdicts) => ({ status: verdicts[name] ?? "PASS" });
  const timestamp = new Date(mail.at).toISOString();
  return {
    notificationType: "Received",
    receipt: {
      timestamp,
      processingTimeMillis: 1,
      recipients: mail.recipients,
      spamVerdict: verdict("spam"),
      virusVerdict: verdict("virus"),
      spfVerdict: verdict("spf"),
      dkimVerdict: verdict("dkim"),
      dmarcVerdict: verdict("dmarc"),
      action: { type: "S3", topicArn: TOPIC, ...place },
    },
    mail: {
      timestamp,
      source: mail.source === "" ? "<>" : mail.source,
      messageId: mail.messageId,
      destination: mail.recipients,
      headersTruncated,
      headers: headersTruncated ? [] : headers,
      commonHeaders: headersTruncated ? {} : commonHeaders(headers),
    },
  };
}
