/** One mail as the verbs need it: who wrote, what they said, what they want. */
import type { Words } from "../domain/recovery.ts";
import { fromInstant } from "../domain/timing.ts";
import { commandIn } from "../mail/commands.ts";
import { type Inbound, mailId } from "../mail/parse.ts";
import { addressTag } from "../mail/thread.ts";
import type { Verdicts } from "../mail/trust.ts";
import { type Forwarded, splitWords } from "../reading/own-words.ts";
import type { Settings } from "./change.ts";
import { personIdOf } from "./hash.ts";

/** What the mail service tells about a mail that it has put into the archive. */
export type Notice = {
  archiveKey: string;
  /** MAIL FROM (empty for the null sender) and RCPT TO, which no sender's header can change. */
  envelope: { sender: string; recipients: string[]; verdicts: Verdicts };
  receivedAt: number;
};

export type FromPerson = Inbound & { from: NonNullable<Inbound["from"]> };
export type Mail = ReturnType<typeof understand>;

/** `tooLarge`: only the beginning is here, so its words do not count. */
export function understand(inbound: FromPerson, notice: Notice, settings: Settings, tooLarge: boolean) {
  const { serviceAddress } = settings;
  const split = splitWords(inbound.text, { serviceAddress, subject: inbound.subject });
  const other = split.forwarded ?? split.quoted;
  const forwarded = [other && forwardedText(other), ...inbound.forwardedParts];
  const said = tooLarge ? null : commandIn(split.own, inbound.subject);
  const lines = split.left.reduce((sum, { lines }) => sum + lines, 0);
  const words: Words = {
    mailId: mailId(inbound),
    archiveKey: notice.archiveKey,
    at: fromInstant(inbound.date).at,
    subject: said === null ? inbound.subject : "",
    text: tooLarge ? "" : (said?.rest ?? split.own),
    forwarded: forwarded.filter(Boolean).join("\n\n") || null,
    calendar: inbound.calendar,
    left: split.own.trim() === "" && said === null ? lines : split.doubtful,
    used: false,
  };
  return {
    address: inbound.from.address,
    personId: personIdOf(inbound.from.address),
    writtenAt: inbound.date,
    tag: addressTag([...notice.envelope.recipients, ...inbound.recipients], serviceAddress),
    thread: inbound.replyToThread,
    answers: {
      messageId: inbound.messageId,
      references: [...inbound.replyToThread, ...(inbound.messageId ? [inbound.messageId] : [])].slice(-20),
    },
    said,
    /** All of it, where the first line turns out to be no command. */
    own: tooLarge ? "" : split.own,
    subject: inbound.subject,
    tooLarge,
    words,
  };
}

function forwardedText(forwarded: Forwarded): string {
  const { from, to, cc, subject, date, body } = forwarded;
  const lines = Object.entries({ From: from, To: to, Cc: cc, Date: date, Subject: subject });
  const head = lines.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
  return [...head, "", body].join("\n");
}
