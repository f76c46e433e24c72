/**
 * Raw mail in, message out. Whatever is sent, the answer is an `Inbound`: broken, endless or malicious mail ends with
 * less text, never with an exception, and in bounded time and memory.
 */
import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";
import type { AddressObject, ParsedMail } from "mailparser";
import type { CalendarFacts } from "../domain/debrief.ts";
import { readCalendar } from "./calendar.ts";
import { dateOf } from "./date.ts";
import { type Headers, parsedMime, readHeaders, splitHead, textOf } from "./mime.ts";
import { type Report, reportIn } from "./report.ts";
import { normalised, oneLine } from "./text.ts";

/** SES takes mails up to 40 MB; a debrief is words, and a base64 bomb of this size is decoded in half a second. */
export const MAX_MAIL_BYTES = 10 * 1024 * 1024;
/** Attached mails that are read, and how large one may be: each is parsed once more, and none inside it. */
const MAX_ATTACHED_MAILS = 3;
const MAX_ATTACHED_MAIL_BYTES = 1024 * 1024;
/** To, Cc and the rest together: enough for any invitation. */
const MAX_RECIPIENTS = 100;
/** Message ids of a thread that are looked up. */
const MAX_THREAD = 50;
const MAX_SUBJECT = 300;

export type Inbound = {
  /** Lower-cased address; null when there is none or there are two. */
  from: { address: string; name: string | null } | null;
  /** Addresses of To, Cc, Delivered-To and X-Original-To, lower case. */
  recipients: string[];
  /** Message ids of References and In-Reply-To, oldest first, without <>. */
  replyToThread: string[];
  /** Without <>. */
  messageId: string | null;
  /** One line without control characters. */
  subject: string;
  /** RFC 3339 in the writer's offset, see `date.ts`. */
  date: string;
  /** Lower-case names; bounded in count and length. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** The text of the mail, from HTML where there is no plain text; normalised and capped, see `text.ts`. */
  text: string;
  /** Mails that were attached whole, each with From, To, Subject and Date on top. */
  forwardedParts: string[];
  calendar: CalendarFacts | null;
  /** REQUEST, REPLY, CANCEL … of the calendar file (RFC 5546), upper case. */
  calendarMethod: string | null;
  /** A report about a letter of ours. */
  report: Report | null;
  /** SHA-256 of the normalised text, hex: the same mail is one mail. */
  digest: string;
};

/** Reads one mail. `receivedAt` is in milliseconds since 1970 and stands in for a missing or absurd Date header. */
export async function parseMail(raw: Uint8Array, receivedAt: number): Promise<Inbound> {
  const { head, body } = splitHead(raw.subarray(0, MAX_MAIL_BYTES));
  const headers = readHeaders(head);
  const mail = await parsedMime(headers, body);
  const date = dateOf(headers.get("date")?.[0] ?? null, receivedAt);
  const text = textOf(mail);
  return {
    from: senderOf(mail, headers),
    recipients: recipientsOf(mail, headers),
    replyToThread: threadOf(headers),
    messageId: messageIds(headers.get("message-id")?.[0] ?? "")[0] ?? null,
    subject: oneLine(mail?.subject ?? headers.get("subject")?.[0] ?? "", MAX_SUBJECT),
    date,
    headers,
    text,
    forwardedParts: await forwardedPartsOf(mail, receivedAt),
    calendar: await calendarOf(mail, date),
    calendarMethod: calendarMethodOf(mail),
    report: reportIn(headers, body),
    digest: createHash("sha256").update(text).digest("hex"),
  };
}

/** The same mail has the same id, however often it is delivered; a different mail with a borrowed Message-ID has not. */
export function mailId(inbound: Inbound): string {
  // Without a Message-ID, the day and the subject tell "NOW" of today from "NOW" of last week.
  const header = (name: string) => inbound.headers.get(name)?.[0] ?? "";
  const own = inbound.messageId ?? `${header("date")} ${inbound.subject}`;
  const parts = [inbound.from?.address ?? "", own, inbound.digest];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);
}

function senderOf(mail: ParsedMail | null, headers: Headers): Inbound["from"] {
  if ((headers.get("from")?.length ?? 0) !== 1) return null;
  const senders = addresses(mail?.from);
  const [sender] = senders;
  if (!sender || senders.length > 1) return null;
  return { address: sender.address, name: oneLine(sender.name, 100) || null };
}

function recipientsOf(mail: ParsedMail | null, headers: Headers): string[] {
  const delivered = mail?.headers.get("delivered-to") as AddressObject | AddressObject[] | undefined;
  const original = (headers.get("x-original-to") ?? []).flatMap(
    (v) => cleanAddress(v.replace(/^<|>$/g, "")) ?? [],
  );
  const all = [mail?.to, mail?.cc, delivered].flatMap((list) =>
    addresses(list).map(({ address }) => address),
  );
  return [...new Set([...all, ...original])].slice(0, MAX_RECIPIENTS);
}

function addresses(of: AddressObject | AddressObject[] | undefined): { address: string; name: string }[] {
  const found = [of ?? []].flat().flatMap(({ value }) => value);
  return found
    .slice(0, MAX_RECIPIENTS)
    .flatMap((entry) => (entry.group ? entry.group.slice(0, MAX_RECIPIENTS) : [entry]))
    .flatMap(({ address, name }) => {
      const clean = cleanAddress(address ?? "");
      return clean ? [{ address: clean, name: name ?? "" }] : [];
    });
}

/** Lower case, the domain in ASCII (RFC 3490), or null for what nobody could be written to at. */
function cleanAddress(address: string): string | null {
  const at = address.lastIndexOf("@");
  if (at < 1 || address.length > 320 || /[\s<>"(),;:\\]|\p{Cc}/u.test(address)) return null;
  const domain = domainToASCII(address.slice(at + 1)).toLowerCase();
  if (address.indexOf("@") !== at || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(domain)) return null;
  return `${address.slice(0, at).toLowerCase()}@${domain}`;
}

function threadOf(headers: Headers): string[] {
  const ids = [headers.get("references") ?? [], headers.get("in-reply-to") ?? []].flat().flatMap(messageIds);
  return [...new Set(ids)].slice(-MAX_THREAD);
}

/** Message ids in a header value (RFC 5322 section 3.6.4), without <>. */
function messageIds(value: string): string[] {
  const found = value.match(/<[^<>\s]{1,900}>/g) ?? [];
  if (found.length > 0) return found.map((id) => id.slice(1, -1));
  const bare = value.trim();
  return /^[^<>\s]{3,900}$/.test(bare) ? [bare] : [];
}

async function forwardedPartsOf(mail: ParsedMail | null, receivedAt: number): Promise<string[]> {
  const attached = (mail?.attachments ?? []).filter(
    ({ contentType, filename }) => contentType === "message/rfc822" || /\.eml$/i.test(filename ?? ""),
  );
  const parts: string[] = [];
  for (const { content } of attached.slice(0, MAX_ATTACHED_MAILS)) {
    const { head, body } = splitHead(content.subarray(0, MAX_ATTACHED_MAIL_BYTES));
    const headers = readHeaders(head);
    const inner = await parsedMime(headers, body);
    if (!inner) continue;
    const line = (name: string, value: string | undefined) =>
      value ? [`${name}: ${oneLine(value, MAX_SUBJECT)}`] : [];
    const named = (of: AddressObject | AddressObject[] | undefined) =>
      addresses(of)
        .map(({ name, address }) => (name ? `${name} <${address}>` : address))
        .join(", ");
    const top = [
      ...line("From", named(inner.from)),
      ...line("To", named(inner.to)),
      ...line("Subject", inner.subject),
      ...line(
        "Date",
        headers.get("date")?.[0] ? dateOf(headers.get("date")![0]!, receivedAt, Infinity) : undefined,
      ),
    ];
    const text = textOf(inner);
    if (top.length > 0 || text !== "") parts.push(normalised(`${top.join("\n")}\n\n${text}`));
  }
  return parts;
}

const calendarsIn = (mail: ParsedMail | null) =>
  (mail?.attachments ?? [])
    .filter(
      ({ contentType, filename }) =>
        /^(text\/calendar|application\/ics)$/i.test(contentType) || /\.ics$/i.test(filename ?? ""),
    )
    .slice(0, 3);

function calendarMethodOf(mail: ParsedMail | null): string | null {
  const [file] = calendarsIn(mail);
  const method = /^METHOD:([A-Z]{3,15})\s*$/im.exec(
    file?.content.subarray(0, 4_096).toString("latin1") ?? "",
  );
  return method?.[1]?.toUpperCase() ?? null;
}

async function calendarOf(mail: ParsedMail | null, date: string): Promise<CalendarFacts | null> {
  for (const { content } of calendarsIn(mail)) {
    const facts = await readCalendar(content, date.slice(-6));
    if (facts) return facts;
  }
  return null;
}
