/**
 * Bytes -> headers, parts and text, whatever state the bytes are in. Limits and the attack that each stops stand beside
 * them; what is broken is mended where the words can be saved.
 */
import { type ParsedMail, simpleParser } from "mailparser";
import { htmlToPlain } from "./html.ts";
import { evenLineEnds, lostIn, mojibakeMended, textFromBytes } from "./mend.ts";
import { normalised } from "./text.ts";

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
/** A text/plain this short beside a long HTML part is "please use an HTML viewer", not the mail. */
const STUB_TEXT = 200;

export type Headers = Map<string, string[]>;

/**
 * Header block and body, cut at the first empty line, or at the first line that is no header where that line is
 * missing; a block without end is cut at its limit.
 */
export function splitHead(raw: Uint8Array): { head: Buffer; body: Buffer } {
  const bytes = evenLineEnds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  // Some archives begin a stored mail with an mbox line, blank lines (RFC 4155) or a byte order mark.
  let start = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  while (start < bytes.length && (bytes[start] === 0x0a || bytes[start] === 0x0d)) start++;
  const headUntil = (end: number) => bytes.subarray(start, Math.min(end, start + MAX_HEADER_BYTES));
  for (let at = start; at < bytes.length; ) {
    const lineEnd = bytes.indexOf(0x0a, at);
    if (lineEnd < 0) break;
    if (isBlank(bytes, at, lineEnd) && !startsFold(bytes, at, lineEnd))
      return { head: headUntil(at), body: bytes.subarray(lineEnd + 1) };
    if (at > start && at < start + MAX_HEADER_BYTES && isText(bytes, at))
      return { head: headUntil(at), body: bytes.subarray(at) };
    at = lineEnd + 1;
  }
  return { head: bytes.subarray(start, start + MAX_HEADER_BYTES), body: bytes.subarray(bytes.length) };
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  if (to - from > 200) return false;
  for (let i = from; i < to; i++)
    if (bytes[i] !== 0x20 && bytes[i] !== 0x09 && bytes[i] !== 0x0d) return false;
  return true;
}

/** A line of blanks is a fold (RFC 5322 section 4.2) only where the header goes on below it. */
function startsFold(bytes: Buffer, from: number, lineEnd: number): boolean {
  const isEmpty = lineEnd === from || (lineEnd === from + 1 && bytes[from] === 0x0d);
  return !isEmpty && HEADER_OR_FOLD.test(lineAt(bytes, lineEnd + 1));
}

/** Neither header nor fold, and no header below it either: the blank line is missing, and the text begins. */
function isText(bytes: Buffer, at: number): boolean {
  let from = at;
  for (let lines = 0; lines < 3; lines++) {
    if (HEADER_OR_FOLD.test(lineAt(bytes, from))) return false;
    const end = bytes.indexOf(0x0a, from);
    if (end < 0) return true;
    from = end + 1;
  }
  return true;
}

const HEADER_OR_FOLD = /^(?:[!-9;-~]{1,80}[ \t]*:|[ \t]+\S|--)/;
const lineAt = (bytes: Buffer, from: number): string => {
  const end = bytes.indexOf(0x0a, from);
  return bytes.subarray(from, Math.min(end < 0 ? bytes.length : end, from + 200)).toString("latin1");
};

/** Names in lower case, folded lines joined (RFC 5322 section 2.2.3), in order, values as they were sent. */
export function readHeaders(head: Buffer): Headers {
  const headers: Headers = new Map();
  let name = "";
  let count = 0;
  // Mail of RFC 6532 has UTF-8 here; older mail has encoded words, which are ASCII.
  for (const line of textFromBytes(head).split(/\r?\n/)) {
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
export async function parsedMime(headers: Headers, body: Buffer): Promise<ParsedMail | null> {
  const asSent = await parsed(mended(headers), body);
  const lost = lostIn(bothTexts(asSent));
  if (lost === 0 || body.length > MOST_MENDED_BYTES) return asSent;
  // Characters were lost: it says one charset and has another, or says that it is encoded and is not.
  let best = { mail: asSent, lost };
  for (const mend of [asWindows1252, asPlainBytes]) {
    const again = mend(headers, body);
    const mail = await parsed(mended(again.headers), again.body);
    const text = bothTexts(mail);
    if (isWords(text) && lostIn(text) < best.lost) best = { mail, lost: lostIn(text) };
  }
  return best.mail;
}

/** What is encoded has no blanks where words have them. */
const isWords = (text: string): boolean =>
  (text.match(/\s/g)?.length ?? 0) * 20 > text.trim().length && text.trim() !== "";

/** Mending reads the mail again, three times in all. */
const MOST_MENDED_BYTES = 1024 * 1024;
const bothTexts = (mail: ParsedMail | null): string =>
  `${mail?.text ?? ""}${mail?.html || ""}`.slice(0, MOST_MENDED_BYTES);

/** A type that is none is plain text (RFC 2045 section 5.2), and so is text of a kind that nobody shows. */
function mended(headers: Headers): Headers {
  const [type = "text/plain"] = headers.get("content-type") ?? [];
  const isType = /^\s*(?:text\/(?:plain|html|calendar)|(?!text\b)[a-z]{3,30}\/[\w.+-]{1,80})\s*(?:;|$)/i.test(
    type,
  );
  const isBare = /^\s*application\/octet-stream\s*$/i.test(type);
  if (isType && !isBare) return headers;
  const charset = /charset\s*=\s*["']?[\w-]{1,40}/i.exec(type)?.[0].replace(/["']/g, "");
  return new Map([...headers, ["content-type", [`text/plain${charset ? `; ${charset}` : ""}`]]]);
}

function asWindows1252(headers: Headers, body: Buffer): { headers: Headers; body: Buffer } {
  const [type = "text/plain"] = headers.get("content-type") ?? [];
  const renamed = type.replace(CHARSET, "charset=windows-1252");
  const named = renamed === type && /^\s*text\//i.test(type) ? `${type}; charset=windows-1252` : renamed;
  const text = body
    .toString("latin1")
    .replace(/^(content-type:[^\r\n]{0,200}|[ \t][^\r\n]{0,200})$/gim, (line) =>
      line.replace(CHARSET, "charset=windows-1252"),
    )
    .replace(/^(content-type:\s*text\/(?:plain|html))\s*$/gim, "$1; charset=windows-1252");
  return { headers: new Map([...headers, ["content-type", [named]]]), body: Buffer.from(text, "latin1") };
}
const CHARSET = /charset\s*=\s*["']?(?:utf-?8|us-ascii|ascii|unknown-8bit|x-unknown|default)["']?/i;

function asPlainBytes(headers: Headers, body: Buffer): { headers: Headers; body: Buffer } {
  const text = body
    .toString("latin1")
    .replace(
      /^content-transfer-encoding:[ \t]{0,9}(?:base64|quoted-printable)[ \t]*\r?$/gim,
      "Content-Transfer-Encoding: 8bit\r",
    );
  return {
    headers: new Map([...headers, ["content-transfer-encoding", ["8bit"]]]),
    body: Buffer.from(text, "latin1"),
  };
}

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

export function textOf(mail: ParsedMail | null): string {
  const said = mojibakeMended(mail?.text ?? "");
  const plain = normalised(LOOKS_LIKE_HTML.test(said) ? htmlToPlain(said) : said);
  const html = mojibakeMended(typeof mail?.html === "string" ? mail.html : "");
  if (plain.trim() === "" && html.trim() === "") return normalised(attachedText(mail));
  if (html === "" || plain.trim().length >= STUB_TEXT) return plain;
  if (plain.trim() !== "" && html.length < 5 * STUB_TEXT) return plain;
  const fromHtml = normalised(htmlToPlain(html));
  // A stub loses against the HTML part; a plain part that says something else beside it is kept.
  if (fromHtml.trim().length <= plain.trim().length) return plain;
  const isStub = plain.trim() === "" || mentions(fromHtml, plain) || /\bhtml\b/i.test(plain);
  return isStub ? fromHtml : normalised(`${fromHtml}\n\n${plain}`);
}

const LOOKS_LIKE_HTML = /^\s*<(?:!doctype html|html|head|body|meta|div|p)\b[^<>]{0,2000}>/i;

/** The words of a mail that has none but in text files; no other attachment is opened. */
function attachedText(mail: ParsedMail | null): string {
  return (mail?.attachments ?? [])
    .filter(({ contentType }) => /^text\/(?!calendar|vcard|x-vcard|csv)/i.test(contentType))
    .slice(0, 3)
    .map(({ contentType, content }) => {
      const text = textFromBytes(content.subarray(0, RETRY_BYTES));
      return /html|enriched|richtext/i.test(contentType) ? htmlToPlain(text) : text;
    })
    .join("\n\n");
}

const mentions = (long: string, short: string): boolean => {
  const bare = (s: string) => s.replace(/[\s>*_-]+/g, "");
  return bare(long).includes(bare(short));
};
