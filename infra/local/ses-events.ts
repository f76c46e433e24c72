/** The events that SES publishes about a mail, in the shape of its event publishing through SNS:
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
import { randomUUID } from "node:crypto";
import { commonHeaders, type Header } from "./headers.ts";

export type EventMail = {
  messageId: string;
  /** Service time in milliseconds. */
  at: number;
  from: string;
  to: string[];
  tags: Record<string, string>;
  headers: Header[];
  configurationSet: string;
};

const ACCOUNT = "000000000000";
/** What delivery takes in this small world. */
const PROCESSING_MS = 250;

export function sendEvent(mail: EventMail): object {
  return { eventType: "Send", mail: mailPart(mail), send: {} };
}

export function deliveryEvent(mail: EventMail, address: string): object {
  return {
    eventType: "Delivery",
    mail: mailPart(mail),
    delivery: {
      timestamp: iso(mail.at + PROCESSING_MS),
      processingTimeMillis: PROCESSING_MS,
      recipients: [address],
      smtpResponse: "250 2.0.0 OK",
      reportingMTA: "a8-1.smtp-out.amazonses.com",
    },
  };
}

export function bounceEvent(
  mail: EventMail,
  address: string,
  subType: "General" | "Suppressed" | "OnAccountSuppressionList",
): object {
  const diagnostic =
    subType === "General"
      ? "smtp; 550 5.1.1 user unknown"
      : "Amazon SES did not send the message to this address because it is on the suppression list.";
  return {
    eventType: "Bounce",
    mail: mailPart(mail),
    bounce: {
      feedbackId: feedbackId(mail),
      bounceType: "Permanent",
      bounceSubType: subType,
      bouncedRecipients: [
        { emailAddress: address, action: "failed", status: "5.1.1", diagnosticCode: diagnostic },
      ],
      timestamp: iso(mail.at + PROCESSING_MS),
      reportingMTA: "dns; amazonses.com",
    },
  };
}

export function complaintEvent(mail: EventMail, address: string): object {
  return {
    eventType: "Complaint",
    mail: mailPart(mail),
    complaint: {
      feedbackId: feedbackId(mail),
      complaintSubType: null,
      complainedRecipients: [{ emailAddress: address }],
      timestamp: iso(mail.at + 2 * PROCESSING_MS),
      userAgent: "Amazon SES Mailbox Simulator",
      complaintFeedbackType: "abuse",
      arrivalDate: iso(mail.at + PROCESSING_MS),
    },
  };
}

function mailPart(mail: EventMail) {
  const own = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  const domain = mail.from.replace(/^.*@/, "").replace(/>$/, "");
  return {
    timestamp: iso(mail.at),
    source: mail.from,
    sourceArn: `arn:aws:ses:us-east-1:${ACCOUNT}:identity/${domain}`,
    sendingAccountId: ACCOUNT,
    messageId: mail.messageId,
    destination: mail.to,
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: commonHeaders(mail.headers),
    tags: {
      "ses:configuration-set": [mail.configurationSet],
      "ses:from-domain": [domain],
      ...Object.fromEntries(own),
    },
  };
}

function feedbackId(mail: EventMail): string {
  return `${mail.messageId.slice(0, 16)}-${randomUUID()}-000000`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
