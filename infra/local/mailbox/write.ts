/** Writes a mail as a mail program would, and hands it in at the same door. */
import { createTransport } from "nodemailer";
import type { ShownMail } from "./mails.ts";
import { dayAndTime, mailDate } from "./when.ts";

export type NewMail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** The letter that is answered. */
  answers?: ShownMail;
  at: number;
  offset: number;
};

/** The `Message-ID` of the mail, once the door has said that it is kept. */
export async function handIn(mail: NewMail, smtpPort: number): Promise<string> {
  const transport = createTransport({ host: "127.0.0.1", port: smtpPort, secure: false, ignoreTLS: true });
  const { answers } = mail;
  const thread = answers?.messageId
    ? { inReplyTo: answers.messageId, references: [...answers.references, answers.messageId] }
    : {};
  try {
    const sent = await transport.sendMail({
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      text: answers ? `${mail.text}\n\n${quoted(answers, mail.offset)}` : mail.text,
      headers: { Date: mailDate(mail.at, mail.offset) },
      ...thread,
    });
    return sent.messageId.replace(/[<>]/g, "");
  } finally {
    transport.close();
  }
}

export function answerSubject(subject: string): string {
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}

/** Below the answer, as mail programs do. */
function quoted(letter: ShownMail, offset: number): string {
  const lines = letter.text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd());
  return `On ${dayAndTime(letter.at, offset)}, Recover <${letter.replyTo}> wrote:\n${lines.join("\n")}\n`;
}
