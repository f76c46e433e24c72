/** The header block of a raw mail (RFC 5322 section 2.2), as far as mail servers look at it. */

export type Header = { name: string; value: string };

/** Headers in order, unfolded. Bytes outside ASCII are read as UTF-8 (RFC 6532). */
export function headersOf(raw: Buffer): Header[] {
  const block = raw.subarray(0, endOfHeaders(raw)).toString("utf8");
  const unfolded = block.replace(/\r?\n[ \t]+/g, " ");
  return unfolded.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(":");
    return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : [];
  });
}

export function headerOf(headers: readonly Header[], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value ?? null;
}

/** The mail with this one header in place of all of the same name; the rest stays byte for byte. */
export function withHeader(raw: Buffer, name: string, value: string): Buffer {
  const end = endOfHeaders(raw);
  const block = raw.subarray(0, end).toString("latin1");
  const others = splitFields(block).filter(
    (field) => !field.toLowerCase().startsWith(`${name.toLowerCase()}:`),
  );
  const head = `${name}: ${value}\r\n${others.join("")}`;
  return Buffer.concat([Buffer.from(head, "latin1"), raw.subarray(end)]);
}

/** What SES puts under `commonHeaders`. */
export function commonHeaders(headers: readonly Header[]) {
  const all = (name: string) => {
    const value = headerOf(headers, name);
    return value === null ? undefined : splitAddresses(value);
  };
  const one = (name: string) => headerOf(headers, name) ?? undefined;
  return {
    returnPath: one("Return-Path"),
    from: all("From"),
    to: all("To"),
    cc: all("Cc"),
    date: one("Date"),
    messageId: one("Message-ID"),
    subject: one("Subject"),
  };
}

/** `ada@example.com` of `Ada <ada@example.com>`. */
export function bareAddress(value: string): string {
  return (/<([^<>]*)>\s*$/.exec(value)?.[1] ?? value).trim();
}

/** The index of the empty line that ends the headers; the whole length when there is none. */
function endOfHeaders(raw: Buffer): number {
  const crlf = raw.indexOf("\r\n\r\n");
  const lf = raw.indexOf("\n\n");
  const ends = [crlf < 0 ? -1 : crlf + 2, lf < 0 ? -1 : lf + 1].filter((end) => end >= 0);
  return ends.length > 0 ? Math.min(...ends) : raw.length;
}

/** Each field with its continuation lines and line ends. */
function splitFields(block: string): string[] {
  return block.match(/[^\n]*(?:\n[ \t][^\n]*)*(?:\n|$)/g)?.filter((field) => field !== "") ?? [];
}

/** At commas outside of quotes and angle brackets. */
function splitAddresses(list: string): string[] {
  return (list.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/g) ?? [])
    .map((one) => one.trim())
    .filter(Boolean);
}
