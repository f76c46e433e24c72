/** Mending of what programs break on the way: line ends, charsets, encodings. Everything here is linear. */

/** Line ends are judged by the beginning of a mail; no program changes its mind later. */
const JUDGED_BYTES = 64 * 1024;

/** RFC 5322 section 2.3 asks for CRLF; bare line feeds are understood anyway, the rest is made so. */
export function evenLineEnds(raw: Buffer): Buffer {
  const start = raw.subarray(0, JUDGED_BYTES);
  if (start.includes("\r\r\n"))
    return Buffer.from(raw.toString("latin1").replace(/\r{1,9}\n/g, "\r\n"), "latin1");
  if (start.includes("\r") && !start.includes("\n"))
    return Buffer.from(raw.toString("latin1").replace(/\r/g, "\n"), "latin1");
  return raw;
}

/** UTF-8 if it is, Windows-1252 otherwise: what is not the one is nearly always the other. */
export function textFromBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Marks of bytes that were read in the wrong way. */
const LOST = /\ufffd|[^\P{Cc}\s\u0080-\u009f]|[ÃÂ][\u0080-\u00bf]|â[\u0080-\u0099€]/gu;
/** How many characters of the text were lost, beyond what reading it again would mend. */
export const lostIn = (text: string): number => mojibakeMended(text).match(LOST)?.length ?? 0;

/** "rÃ©sumÃ©": UTF-8 that was read as Latin-1. Read again where that works out without a remainder. */
export function mojibakeMended(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u2013-\u2122\u0152-\u0192\u02c6\u02dc\u20ac]/.test(text)) return text;
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const byte = code < 0x100 ? code : WINDOWS_1252.get(code);
    if (byte === undefined) return text;
    bytes[i] = byte;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** Characters above Latin-1 that Windows-1252 has, to their bytes. */
const WINDOWS_1252 = new Map(
  Array.from({ length: 32 }, (_, i) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(0x80 + i)).charCodeAt(0),
    0x80 + i,
  ]),
);
