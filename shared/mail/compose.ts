/** A rendered letter as the bytes that leave (RFC 5322, RFC 2045). The same input gives the same bytes. */
import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Rendered } from "../domain/letter.ts";
import { LOOP_HEADER } from "./loop.ts";
import { oneLine } from "./text.ts";

export type Envelope = {
  letter: Rendered;
  /** The service's own address. */
  from: string;
  fromName: string;
  to: string;
  /** The service's address with the recovery's token in it. */
  replyTo: string;
  /** Ours, signed (`loop.ts`); none on a mail that belongs to no recovery. */
  loopMark?: string;
  /** A signed page that ends everything; null where there are no pages. */
  stopUrl?: string | null;
  /** Nobody wrote to us before: it is no answer. */
  unasked?: boolean;
  /** Message ids, with or without <>. */
  inReplyTo: string | null;
  references: readonly string[];
  /** Milliseconds since 1970. */
  date: number;
  /** Names this attempt; the MIME boundaries and the Message-ID come from it. */
  sendId: string;
};

/** A References header of more ids than this is folded to no use; the first and the last ones carry the thread. */
const MOST_REFERENCES = 20;

/** Throws when an address is none: that is our mistake, not the outside's. */
export async function compose(envelope: Envelope): Promise<Uint8Array> {
  const { letter, from, to, replyTo } = envelope;
  for (const address of [from, to, replyTo])
    if (!isAddress(address)) throw new Error("not an address to write to");
  const name = createHash("sha256").update(envelope.sendId).digest("hex").slice(0, 32);
  const composer = new MailComposer({
    from: { name: oneLine(envelope.fromName, 100), address: from },
    to: { name: "", address: to },
    replyTo: { name: "", address: replyTo },
    subject: oneLine(letter.subject, 300),
    date: new Date(envelope.date),
    // SES overwrites it; anything else that sends keeps it.
    messageId: `<${name}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    ...threadOf(envelope),
    text: withCrlf(letter.text),
    html: withCrlf(letter.html),
    attachments: letter.attachments.map(({ filename, contentType, content }) => ({
      filename: oneLine(filename, 100).replace(/[/\\]/g, "-"),
      contentType: oneLine(contentType, 200),
      content: Buffer.from(content, "utf8"),
    })),
    textEncoding: "quoted-printable",
    baseBoundary: name,
    headers: {
      // RFC 3834 section 5: an answer that no person wrote says so, and asks for none.
      "Auto-Submitted": envelope.unasked ? "auto-generated" : "auto-replied",
      "X-Auto-Response-Suppress": "All",
      ...(envelope.loopMark && { [LOOP_HEADER]: envelope.loopMark }),
      // Comes back in delivery and complaint reports (RFC 3464, RFC 5965), and says which letter they are about.
      [SEND_HEADER]: envelope.sendId,
      ...unsubscribeHeaders(envelope),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]);
  return composer.compile().build();
}

const SEND_HEADER = "X-Recover-Send";

/** RFC 2369 section 3.2, and RFC 8058 where there is a page that takes the POST. */
function unsubscribeHeaders({ replyTo, stopUrl }: Envelope): Record<string, string> {
  const byMail = `<mailto:${encodeURIComponent(replyTo).replaceAll("%40", "@")}?subject=STOP>`;
  if (!stopUrl || !/^https?:\/\/[!-;=?-~]{1,500}$/.test(stopUrl)) return { "List-Unsubscribe": byMail };
  return {
    "List-Unsubscribe": `<${stopUrl}>, ${byMail}`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

/** RFC 2045 section 2.10: a bare line feed is no line end, and nodemailer's quoted-printable leaves it one. */
const withCrlf = (text: string): string => text.replace(/\r\n?|\n/g, "\r\n");

function threadOf({ inReplyTo, references }: Envelope): { inReplyTo?: string; references?: string[] } {
  const known = [...references, ...(inReplyTo ? [inReplyTo] : [])].flatMap((id) => messageId(id) ?? []);
  const ids = [...new Set(known)];
  const kept = ids.length > MOST_REFERENCES ? [ids[0]!, ...ids.slice(1 - MOST_REFERENCES)] : ids;
  const last = inReplyTo === null ? null : messageId(inReplyTo);
  return { ...(last ? { inReplyTo: last } : {}), ...(kept.length > 0 ? { references: kept } : {}) };
}

/** With <>, or null for what could not stand in a header line. */
function messageId(id: string): string | null {
  const bare = id.trim().replace(/^<|>$/g, "");
  return /^[!-;=?-~]{1,900}$/.test(bare) ? `<${bare}>` : null;
}

const isAddress = (address: string): boolean =>
  /^[^\s<>"(),;:\\@\p{Cc}]{1,64}@[^\s<>"(),;:\\@\p{Cc}]{1,255}$/u.test(address);
