/**
 * The door for mail: an SMTP server on loopback that does what SES does with a mail for us. It says 250 only when
 * the raw mail and its notification are on the disk.
 */
import { randomBytes } from "node:crypto";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { closed, listening } from "./listening.ts";
import { receivedNotification, type Verdicts } from "./receipt.ts";

/** As SES: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
export const MOST_MAIL_BYTES = 40 * 1024 * 1024;

export type DoorMail = { messageId: string; at: number; source: string; recipients: string[]; raw: Buffer };

export async function startSmtp(options: {
  port: number;
  /** Mail to this domain is taken, and to no other: the door is no relay. */
  domain: string;
  clock: { now(): number };
  verdicts?: Partial<Verdicts>;
  bucket: string;
  /** Durable when it resolves. */
  archive: (key: string, raw: Buffer) => Promise<void>;
  /** The writer's own copy, kept beside. */
  keepCopy?: (mail: DoorMail) => Promise<void>;
  /** Durable when it resolves; called after `archive`. */
  notify: (notification: string) => Promise<void>;
}) {
  async function take(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const mail: DoorMail = {
      messageId: newInboundId(),
      at: options.clock.now(),
      source: mailFrom ? mailFrom.address : "",
      recipients: rcptTo.map(({ address }) => address),
      raw,
    };
    const objectKey = `inbound/${mail.messageId}`;
    await options.archive(objectKey, raw);
    await options.keepCopy?.(mail);
    const place = { bucketName: options.bucket, objectKey };
    await options.notify(JSON.stringify(receivedNotification(mail, place, options.verdicts)));
  }

  const server = new SMTPServer({
    name: options.domain,
    banner: "Recover",
    size: MOST_MAIL_BYTES,
    // Nobody else can reach loopback, and a certificate that no client trusts would only frighten.
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo(address, _session, done) {
      const ours = address.address.toLowerCase().endsWith(`@${options.domain.toLowerCase()}`);
      done(ours ? null : refusal(550, `This door takes mail for ${options.domain} only.`));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        // Read to its end all the same, or the client never hears the refusal.
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.once("end", () => {
        if (stream.sizeExceeded) return done(refusal(552, "This mail is larger than 40 MB."));
        take(Buffer.concat(chunks), session).then(
          () => done(null, "Kept."),
          () => done(refusal(451, "This mail could not be kept. Please try again.")),
        );
      });
    },
  });
  // A client that goes away in mid-sentence is its own affair.
  server.on("error", () => {});
  const listener = server.listen(options.port, "127.0.0.1");
  const port = await listening(listener, { port: options.port, option: "--smtp" });
  return { port, stop: () => closed(server) };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/** Forty letters and digits, as SES names what it receives. */
function newInboundId(): string {
  return [...randomBytes(40)].map((byte) => (byte % 32).toString(32)).join("");
}
