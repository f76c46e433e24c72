/** Mails of both sides as the page shows them. */
import { type ParsedMail, simpleParser } from "mailparser";
import { bareAddress, headerOf, headersOf } from "../headers.ts";
import type { World } from "./world.ts";

export type ShownMail = {
  /** The name that the mail door or the mail service gave it. */
  id: string;
  by: "person" | "service";
  /** The address of the person, whoever wrote. */
  person: string;
  at: number;
  subject: string;
  text: string;
  html: string | null;
  files: { name: string; contentType: string; content: Buffer }[];
  /** `Message-ID` without its brackets. */
  messageId: string | null;
  references: string[];
  /** Where an answer goes. */
  replyTo: string;
  recoveryId: string | null;
  raw: Buffer;
};

/** Remembers what it read: a mail never changes, and the page asks again every few seconds. */
export function openMails({ written, ses }: Pick<World, "written" | "ses">) {
  const known = new Map<string, ShownMail | null>();

  async function once(id: string, read: () => Promise<ShownMail | null>): Promise<ShownMail | null> {
    const mail = known.get(id) ?? (await read());
    known.set(id, mail);
    return mail;
  }

  async function theirs(id: string): Promise<ShownMail | null> {
    const mail = await written.read(id);
    return mail && show(mail, "person", null);
  }

  /** What bounced or was suppressed never reached the person. */
  async function ours(id: string): Promise<ShownMail | null> {
    const mail = await ses.sentMail(id);
    return mail?.delivered ? show(mail, "service", mail.tags["recovery-id"] ?? null) : null;
  }

  return {
    /** Oldest first. */
    async all(): Promise<ShownMail[]> {
      const [writtenIds, sentIds] = await Promise.all([written.ids(), ses.ids()]);
      const mails = await Promise.all([
        ...writtenIds.map((id) => once(id, () => theirs(id))),
        ...sentIds.map((id) => once(id, () => ours(id))),
      ]);
      return mails.filter((mail) => mail !== null).sort((a, b) => a.at - b.at || a.by.localeCompare(b.by));
    },
  };
}
export type Mails = ReturnType<typeof openMails>;

async function show(
  mail: { messageId: string; at: number; raw: Buffer },
  by: ShownMail["by"],
  recoveryId: string | null,
): Promise<ShownMail> {
  const read = await simpleParser(mail.raw, { skipHtmlToText: false, skipTextToHtml: true });
  const headers = headersOf(mail.raw);
  const from = bareAddress(headerOf(headers, "From") ?? "").toLowerCase();
  const to = bareAddress(headerOf(headers, "To") ?? "").toLowerCase();
  return {
    id: mail.messageId,
    by,
    person: by === "person" ? from : to,
    at: mail.at,
    subject: read.subject ?? "(no subject)",
    text: read.text ?? "",
    html: read.html || null,
    files: read.attachments.map(fileOf),
    messageId: read.messageId?.replace(/[<>]/g, "") ?? null,
    references: referencesOf(read),
    replyTo: bareAddress(headerOf(headers, "Reply-To") ?? headerOf(headers, "From") ?? ""),
    recoveryId,
    raw: mail.raw,
  };
}

function fileOf(attachment: ParsedMail["attachments"][number], i: number): ShownMail["files"][number] {
  return {
    name: attachment.filename ?? `file-${i + 1}`,
    contentType: attachment.contentType,
    content: attachment.content,
  };
}

function referencesOf({ references, inReplyTo }: ParsedMail): string[] {
  const all = [references ?? [], inReplyTo ?? []].flat().flatMap((ids) => ids.split(/\s+/));
  return [...new Set(all.map((id) => id.replace(/[<>]/g, "")).filter(Boolean))];
}
