/** One form for all text: Unicode NFC, `\n` line ends, nothing invisible, and never more than somebody would write. */

/** A debrief has two to ten kilobytes; the rest is quoted, or meant to make a reader slow. */
const MAX_TEXT_BYTES = 64 * 1024;
/** A megabyte of newlines is 64 KiB of lines otherwise, and every look at a line costs. */
const MAX_LINES = 2_000;
/**
 * A paragraph that comes as one line may be long, and nothing of it is dropped: it is broken at a space. RFC 5322 says
 * 998, but that is for the wire; a quoted-printable paragraph is one line of any length.
 */
const MAX_LINE = 4_000;
/** Columns of blanks, and rules: regular expressions of readers walk along such runs once from each place in them. */
const MAX_SPACES = 40;
const MAX_DASHES = 79;
/** What is looked at before anything is folded: a multiple of what can remain. */
const MAX_LOOKED_AT = 2 * 1024 * 1024;

/** Linear in `raw`; the result of a result is itself. */
export function normalised(raw: string): string {
  const text = wellFormed(raw.slice(0, MAX_LOOKED_AT))
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(INVISIBLE, "")
    .normalize("NFC");

  const lines: string[] = [];
  let bytes = 0;
  let blank = true;
  let from = 0;
  while (from <= text.length && lines.length < MAX_LINES && bytes < MAX_TEXT_BYTES) {
    const lineEnd = text.indexOf("\n", from);
    const to = lineEnd < 0 ? text.length : lineEnd;
    const rest = foldRuns(text.slice(from, Math.min(to, from + MAX_TEXT_BYTES))).trimEnd();
    from = to + 1;
    if (rest === "") {
      if (!blank) lines.push("");
      blank = true;
      continue;
    }
    blank = false;
    for (const line of broken(rest)) {
      const room = MAX_TEXT_BYTES - bytes;
      if (lines.length >= MAX_LINES || room <= 0) break;
      const size = Buffer.byteLength(line) + 1;
      lines.push(size <= room ? line : cutToBytes(line, room - 1));
      bytes += size;
    }
  }
  while (lines.at(-1) === "") lines.pop();
  return lines.join("\n");
}

/** The text in one line of at most `limit` characters, without control characters. */
export function oneLine(text: string, limit: number): string {
  const line = wellFormed(text.slice(0, 10 * limit))
    .replace(/\p{Cc}+|[\u2028\u2029]/gu, " ")
    .replace(INVISIBLE, "")
    .replace(/\s+/g, " ")
    .trim()
    .normalize("NFC");
  return wellFormed(line.slice(0, limit));
}

/** Control characters but tab and newline, zero-width marks, soft hyphens, direction overrides; emoji joiners stay. */
const INVISIBLE = /[^\P{Cc}\t\n]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Half a surrogate pair is no character; it breaks whatever encodes it later. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");

function foldRuns(line: string): string {
  if (line.length <= MAX_SPACES) return line;
  return line
    .replace(/[ \t]{41,}/g, " ".repeat(MAX_SPACES))
    .replace(/([-_=*~.#>+|\u2013\u2014])\1{79,}/g, (run) => run.slice(0, MAX_DASHES));
}

function broken(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > MAX_LINE) {
    const space = rest.lastIndexOf(" ", MAX_LINE);
    const pair = /[\ud800-\udbff]/.test(rest[MAX_LINE - 1]!) ? 1 : 0;
    const at = space > MAX_LINE / 2 ? space : MAX_LINE - pair;
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
}

function cutToBytes(line: string, bytes: number): string {
  return Buffer.from(line)
    .subarray(0, Math.max(0, bytes))
    .toString()
    .replace(/\ufffd+$/, "");
}
