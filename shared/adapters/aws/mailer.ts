/**
 * One attempt through SES. The client must be made with `maxAttempts: 1` and a request timeout of `SEND_TIMEOUT_MS`
 * that throws: the SDK's defaults put up to three mails on the wire, since SES has no idempotency token.
 */
import { type SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Mailer, SendResult } from "../../ports.ts";

export function sesMailer(ses: SESv2Client, sender: string, configurationSet: string): Mailer {
  return {
    send: async ({ raw, to, sendId, recoveryId }) => {
      try {
        const sent = await ses.send(
          new SendEmailCommand({
            FromEmailAddress: sender,
            Destination: { ToAddresses: [to] },
            Content: { Raw: { Data: raw } },
            ConfigurationSetName: configurationSet,
            EmailTags: [
              { Name: "send-id", Value: sendId },
              { Name: "recovery-id", Value: recoveryId },
            ],
          }),
        );
        return { status: "sent", messageId: sent.MessageId ?? "" };
      } catch (error) {
        return fate(error);
      }
    },
  };
}

/**
 * What an error says about the mail. Only an answer with a 4xx status is sure that it did not leave; and only a
 * refusal of this very mail is final. A wrong setting or an empty quota of ours must not cost anybody their letter.
 */
function fate(error: unknown): SendResult {
  if (!(error instanceof SESv2ServiceException)) return { status: "unknown" };
  const status = error.$metadata.httpStatusCode ?? 0;
  if (status < 400 || status >= 500) return { status: "unknown" };
  return OF_THIS_MAIL.has(error.name) ? { status: "refused", reason: error.name } : { status: "throttled" };
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html, the errors that name the message. */
const OF_THIS_MAIL = new Set(["MessageRejected", "BadRequestException"]);
