/**
 * Raw mail in, message out. Whatever is sent, the answer is an `Inbound`: broken, endless or malicious mail ends with
 * less text, never with an exception, and in bounded time and memory.
 */
import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import type { CalendarFacts } from "../domain/debrief.ts";
import { readCalendar } from "./calendar.ts";
import { dateOf } from "./date.ts";
import { htmlToPlain } from "./html.ts";
import { normalised, oneLine } from "./text.ts";

/** SES takes mails up to 40 MB; a debrief is words, and a base64 bomb of this size is decoded in half a second. */
export const MAX_MAIL_BYTES = 10 * 1024 * 1024;
/** The header block: addresses are parsed and words decoded, and a megabyte of `To:` took seconds. */
const MAX_HEADER_BYTES = 128 * 1024;
/** One header: longer ones are cut, so that no regular expression behind us sees more. */
const MAX_HEADER_VALUE = 8_000;
/** Headers that are looked at; mail that went through many hands has about sixty. */
const MAX_HEADERS = 300;
/** MIME parts: a mail of thousands of parts, or a thousand levels deep, ends here and keeps what was before. */
const MAX_PARTS = 200;
/** Of a mail that cannot be parsed whole, this much is tried alone. */
const RETRY_BYTES = 256 * 1024;
/** Attached mails that are read, and how large one may be: each is parsed once more, and none inside it. */
const MAX_ATTACHED_MAILS = 3;
const MAX_ATTACHED_MAIL_BYTES = 1024 * 1024;
/** To, Cc and the rest together: enough for any invitation. */
const MAX_RECIPIENTS = 100;
/** Message ids of a thread that are looked up. */
const MAX_THREAD = 50;
const MAX_SUBJECT = 300;
/** A text/plain this short beside a long HTML part is "please use an HTML viewer", not the mail. */
const STUB_TEXT = 200;

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
  /** SHA-256 of the normalised text, hex: the same mail is one mail. */
  digest: string;
};

/** Reads one mail. `receivedAt` is in milliseconds since 1970 and stands in for a missing or absurd Date header. */
export async function parseMail(raw: Uint8Array, receivedAt: number): Promise<Inbound> {
  const { head, body } = splitHead(raw.subarray(0, MAX_MAIL_BYTES));
  const headers = readHeaders(head);
  const mail = await parsed(headers, body);
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
    digest: createHash("sha256").update(text).digest("hex"),
  };
}

/** The same mail has the same id, however often it is delivered; a different mail with a borrowed Message-ID has not. */
export function mailId(inbound: Inbound): string {
  const parts = [inbound.from?.address ?? "", inbound.messageId ?? "", inbound.digest];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32);
}

type Headers = Map<string, string[]>;

/** Header block and body, cut at the first empty line; a block without end is cut at its limit. */
function splitHead(raw: Uint8Array): { head: Buffer; body: Buffer } {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  // Some archives begin a stored mail with an mbox line or blank lines (RFC 4155).
  let start = 0;
  while (start < bytes.length && (bytes[start] === 0x0a || bytes[start] === 0x0d)) start++;
  for (let at = start; at < bytes.length; ) {
    const lineEnd = bytes.indexOf(0x0a, at);
    if (lineEnd < 0) break;
    if (lineEnd === at || (lineEnd === at + 1 && bytes[at] === 0x0d))
      return {
        head: bytes.subarray(start, Math.min(at, start + MAX_HEADER_BYTES)),
        body: bytes.subarray(lineEnd + 1),
      };
    at = lineEnd + 1;
  }
  return { head: bytes.subarray(start, start + MAX_HEADER_BYTES), body: bytes.subarray(bytes.length) };
}

/** Names in lower case, folded lines joined (RFC 5322 section 2.2.3), in order, values as they were sent. */
function readHeaders(head: Buffer): Headers {
  const headers: Headers = new Map();
  let name = "";
  let count = 0;
  // Mail of RFC 6532 has UTF-8 here; older mail has encoded words, which are ASCII.
  for (const line of head.toString("utf8").split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) {
      const values = headers.get(name);
      if (values && values.at(-1)!.length < MAX_HEADER_VALUE)
        values[values.length - 1] = `${values.at(-1)} ${line.trim()}`.trim().slice(0, MAX_HEADER_VALUE);
      continue;
    }
    const colon = line.indexOf(":");
    name = colon > 0 && colon <= 80 ? line.slice(0, colon).trim().toLowerCase() : "";
    if (!/^[!-9;-~]+$/.test(name)) {
      name = "";
      continue;
    }
    if (++count > MAX_HEADERS) break;
    const value = line
      .slice(colon + 1)
      .trim()
      .slice(0, MAX_HEADER_VALUE);
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  return headers;
}

/** Headers that the MIME parser needs; it never sees the others. */
const FOR_THE_PARSER = [
  "from",
  "to",
  "cc",
  "delivered-to",
  "subject",
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "content-disposition",
];

/** mailparser's reading of the mail; of its beginning, or of its headers, where the whole is too much for it. */
async function parsed(headers: Headers, body: Buffer): Promise<ParsedMail | null> {
  const head = FOR_THE_PARSER.flatMap((name) =>
    (headers.get(name) ?? []).slice(0, 5).map((v) => `${name}: ${v}\r\n`),
  );
  const top = Buffer.from(`${head.join("")}\r\n`);
  for (const bytes of [body.length, Math.min(body.length, RETRY_BYTES), 0]) {
    // Too many parts is an error, so the second try ends before they begin to be too many.
    const part = bytes === body.length ? body : body.subarray(0, beforeTooManyParts(body.subarray(0, bytes)));
    try {
      const mail = await simpleParser(Buffer.concat([top, part]), OPTIONS);
      const isEmpty = !mail.text && !mail.html && mail.attachments.length === 0;
      return isEmpty ? { ...mail, text: withoutBoundaries(part) } : mail;
    } catch {
      // Broken MIME is the sender's, and nobody can mend it: go on with less of it.
    }
  }
  return null;
}

const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  checksumAlgo: false,
  // Passed on to mailsplit: an attached mail stays one attachment instead of running into the text.
  ignoreEmbedded: true,
  maxHeadSize: MAX_HEADER_BYTES,
  maxChildNodes: MAX_PARTS,
} as object;

/** The words of a mail whose boundary is missing, wrong or cut off: what is left without the marks of its parts. */
function withoutBoundaries(body: Buffer): string {
  return body
    .subarray(0, RETRY_BYTES)
    .toString("utf8")
    .split("\n")
    .filter((line) => !/^(?:--\S*\s*$|content-[a-z-]{1,40}:)/i.test(line.slice(0, 200)))
    .join("\n");
}

function beforeTooManyParts(body: Buffer): number {
  let at = 0;
  for (let parts = 0; parts < MAX_PARTS / 2; parts++) {
    const found = body.indexOf("\n--", at);
    if (found < 0) return body.length;
    at = found + 3;
  }
  return at - 3;
}

function textOf(mail: ParsedMail | null): string {
  const plain = normalised(mail?.text ?? "");
  const html = typeof mail?.html === "string" ? mail.html : "";
  if (html === "" || plain.trim().length >= STUB_TEXT) return plain;
  if (plain.trim() !== "" && html.length < 5 * STUB_TEXT) return plain;
  const fromHtml = normalised(htmlToPlain(html));
  // A stub loses against the HTML part; a plain part that says something else beside it is kept.
  if (fromHtml.trim().length <= plain.trim().length) return plain;
  const isStub = plain.trim() === "" || mentions(fromHtml, plain) || /\bhtml\b/i.test(plain);
  return isStub ? fromHtml : normalised(`${fromHtml}\n\n${plain}`);
}

const mentions = (long: string, short: string): boolean => {
  const bare = (s: string) => s.replace(/[\s>*_-]+/g, "");
  return bare(long).includes(bare(short));
};

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
    const inner = await parsed(headers, body);
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
