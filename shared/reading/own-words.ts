/**
 * Tells what a person wrote in this mail from everything else in it: quoted answers, forwarded mails, signatures
 * and disclaimers. First law: no word of theirs is lost, wherever it stands. Second: little of the rest leaks in.
 *
 * One pass over the lines, with look-ahead that is bounded or precomputed, so that the time is linear in any text.
 */
import {
  addressIn,
  attributionAt,
  dequote,
  FORM_LABEL,
  type HeaderBlock,
  headersAt,
  isDeviceSignature,
  isDisclaimer,
  isForwardMarker,
  isQuoteLine,
  isRule,
} from "./mail-marks.ts";

export type Forwarded = {
  from: string | null;
  to: string | null;
  cc: string | null;
  subject: string | null;
  /** As the forwarded mail has it, in its own language and format. */
  date: string | null;
  body: string;
};

export type Left = { kind: "quote" | "forward" | "signature" | "disclaimer"; lines: number };

export type Words = {
  /**
   * The person's words: whole lines of the text and nothing rewritten, so that every stretch of it between two gaps is
   * an exact substring of the text. Where something was taken out, a blank line stands.
   */
  own: string;
  /** The first mail that was forwarded, or quoted from somebody who is not this service. */
  forwarded: Forwarded | null;
  /** What was taken out, in order, with the number of lines. */
  left: Left[];
};

/**
 * Splits plain text with `\n` line ends. With the service's address given, what quotes the service itself is never
 * taken for a forwarded invitation.
 */
export function splitWords(text: string, serviceAddress: string | null = null): Words {
  const lines = text.split("\n");
  const kept: (string | null)[] = lines.slice();
  const left: Left[] = [];
  let forwarded: Forwarded | null = null;

  const drop = (kind: Left["kind"], from: number, to: number, keep: number | null = null) => {
    let count = 0;
    for (let i = from; i < to; i++) if (i !== keep && lines[i]!.trim() !== "") count++;
    for (let i = from; i < to; i++) if (i !== keep) kept[i] = null;
    if (count > 0) left.push({ kind, lines: count });
  };

  const next = nextNonBlank(lines);
  let at = 0;
  let ownWords = 0;
  while (at < lines.length) {
    const piece = pieceAt(lines, next, at);
    if (!piece) {
      if (ownWords < ENOUGH_OWN_WORDS) ownWords += lines[at]!.split(/\s+/).filter(Boolean).length;
      at++;
      continue;
    }
    let end = piece.end;
    if (piece.toTheEnd)
      end = (ownWords < ENOUGH_OWN_WORDS && ownWordsBelow(lines, piece.bodyFrom)) || lines.length;
    const ours = isOurs(piece.headers?.from ?? null, serviceAddress);
    const kind = piece.kind === "forward" && ours ? "quote" : piece.kind;
    if (!forwarded && !ours && (piece.kind === "forward" || (piece.kind === "quote" && piece.headers?.from)))
      forwarded = { ...(piece.headers ?? NO_HEADERS), body: bodyOf(lines, piece, end) };
    const before = kept.slice(at, end);
    drop(kind, at, end, piece.keep ?? null);
    if (piece.kind === "quote" || piece.kind === "forward") restoreForm(lines, before, kept, at, end, next);
    at = end;
  }
  dropDisclaimers(lines, kept, drop);
  return { own: joined(kept), forwarded, left };
}

const NO_HEADERS: HeaderBlock = { from: null, to: null, cc: null, subject: null, date: null };

/** Something that is not the person's own, beginning at one line. */
type Piece = {
  kind: "quote" | "forward" | "signature";
  end: number;
  bodyFrom: number;
  headers: HeaderBlock | null;
  /** Nothing marks where it ends: a forwarded mail that is not prefixed runs to the end of the text. */
  toTheEnd: boolean;
  /** A line inside that is the person's own after all. */
  keep?: number | null;
};

function pieceAt(lines: readonly string[], next: readonly number[], at: number): Piece | null {
  const line = lines[at]!;
  if (line.trim() === "") return null;
  if (isQuoteLine(line)) return isLoneComparison(lines, at) ? null : quoteAt(lines, next, at);

  const attribution = attributionAt(lines, at);
  if (attribution) {
    const body = next[attribution.end]!;
    const headers = { ...NO_HEADERS, from: attribution.from, date: attribution.date };
    if (body < lines.length && body - attribution.end <= 3 && isQuoteLine(lines[body]!))
      return { ...quoteAt(lines, next, body), kind: "quote", headers, bodyFrom: body };
    if (attribution.certain)
      return { kind: "quote", end: attribution.end, bodyFrom: attribution.end, headers, toTheEnd: true };
  }

  const forward = forwardAt(lines, next, at);
  if (forward) return forward;

  if (/^--\s?$/.test(line)) {
    const signature = signatureAt(lines, next, at + 1);
    if (signature) return signature;
  }
  if (isDeviceSignature(line))
    return { kind: "signature", end: at + 1, bodyFrom: at + 1, headers: null, toTheEnd: false };
  return null;
}

/** A run of prefixed lines from `from`; blank lines between two of them belong to it. */
function quoteAt(lines: readonly string[], next: readonly number[], from: number): Piece {
  let end = from;
  while (end < lines.length) {
    if (isQuoteLine(lines[end]!)) end++;
    else if (lines[end]!.trim() === "") {
      const after = next[end]!;
      if (after < lines.length && isQuoteLine(lines[after]!)) end = after;
      else break;
    } else break;
  }
  // The header of the quoted mail may stand inside the quote, as a block or as "On … wrote:".
  const inside = lines.slice(from, Math.min(end, from + 24)).map(dequote);
  const first = inside.findIndex((l) => l.trim() !== "");
  let headers: HeaderBlock | null = null;
  let bodyFrom = from;
  if (first >= 0) {
    const markedAt = isForwardMarker(inside[first]!) ? first + 1 : first;
    const block = headersAt(inside, skipBlank(inside, markedAt), "marked");
    const attribution = block ? null : attributionAt(inside, first);
    if (block) {
      headers = block.headers;
      bodyFrom = from + block.end;
    } else if (attribution?.from) {
      headers = { ...NO_HEADERS, from: attribution.from, date: attribution.date };
      bodyFrom = from + attribution.end;
    }
  }
  return { kind: "quote", end, bodyFrom, headers, toTheEnd: false };
}

function forwardAt(lines: readonly string[], next: readonly number[], at: number): Piece | null {
  const line = lines[at]!;
  const marked = isForwardMarker(line);
  const ruled = !marked && isRule(line);
  if (!marked && !ruled) {
    const block = headersAt(lines, at, "bare");
    return (
      block && {
        kind: "forward",
        end: block.end,
        bodyFrom: block.end,
        headers: block.headers,
        toTheEnd: true,
      }
    );
  }
  const below = next[at + 1]!;
  if (below >= lines.length || below - at > 4) return marked && below >= lines.length ? lineOnly(at) : null;
  if (marked && isQuoteLine(lines[below]!)) {
    const quote = quoteAt(lines, next, below);
    return { ...quote, kind: "forward" };
  }
  // A rule alone may be the person's own, and so may be a block that only resembles a header.
  const block = headersAt(lines, below, marked ? "marked" : "bare");
  if (block)
    return { kind: "forward", end: block.end, bodyFrom: block.end, headers: block.headers, toTheEnd: true };
  return marked ? { kind: "forward", end: at + 1, bodyFrom: at + 1, headers: null, toTheEnd: true } : null;
}

const lineOnly = (at: number): Piece => ({
  kind: "forward",
  end: at + 1,
  bodyFrom: at + 1,
  headers: null,
  toTheEnd: false,
});

/** "> 5 minutes late, in the end" on a line of its own is a person counting, not quoting. */
function isLoneComparison(lines: readonly string[], at: number): boolean {
  const quoted = (i: number) => i >= 0 && i < lines.length && isQuoteLine(lines[i]!);
  return (
    /^\s{0,3}> ?[\d€$£]/.test(lines[at]!) &&
    !quoted(at - 1) &&
    !quoted(at + 1) &&
    (lines[at - 1] ?? "").trim() !== ""
  );
}

/** How much of the text must be the person's before an unprefixed mail for what is below to be surely not theirs. */
const ENOUGH_OWN_WORDS = 12;

const END_MARKER =
  /^[-–—_*=\s]*(?:end (?:of )?(?:the )?(?:forwarded|original) message|ende der (?:weitergeleiteten )?nachricht)[-–—_*=\s]*$/i;

/**
 * Where the person goes on below a forwarded mail that nothing marks the end of, or null. Looked for only when hardly
 * anything of theirs stands above. An invitation says "you", a debrief says "I": the mail is cut at the paragraph
 * where one turns into the other.
 */
function ownWordsBelow(lines: readonly string[], bodyFrom: number): number | null {
  const starts: number[] = [];
  const scores: number[] = [];
  for (let i = bodyFrom; i < lines.length; i++) {
    const line = lines[i]!;
    if (END_MARKER.test(line.slice(0, 120))) return i + 1;
    if (isForwardMarker(line) || attributionAt(lines, i)?.certain || headersAt(lines, i, "bare")) return null;
    if (line.trim() === "") continue;
    if (i === bodyFrom || lines[i - 1]!.trim() === "") {
      starts.push(i);
      scores.push(0);
    }
    scores[scores.length - 1]! += count(line, FIRST_PERSON) - count(line, SECOND_PERSON);
  }
  const total = scores.reduce((sum, score) => sum + score, 0);
  let above = 0;
  let best = { difference: Number.NEGATIVE_INFINITY, at: -1, below: 0, above: 0 };
  for (const [at, score] of scores.entries()) {
    const below = total - above;
    if (at > 0 && below - above >= best.difference) best = { difference: below - above, at, below, above };
    above += score;
  }
  if (best.at < 0 || best.below < 3 || best.above > 1) return null;
  let start = best.at;
  while (start > 1 && GREETING.test(lines[starts[start - 1]!]!.slice(0, 80))) start--;
  return starts[start]!;
}

const FIRST_PERSON =
  /(?<![\w'’])(?:i|i['’](?:m|d|ve)|my|me|myself|ich|mir|mich|meine?[nmr]?|je|j['’]\p{L}+|moi|mon|mes)(?!\w)/giu;
const SECOND_PERSON =
  /(?<![\w'’])(?:you|you['’](?:re|ll|ve)|your|yourself|ihnen|ihre?[nmr]?|vous|votre|vos|le esperamos|candidates?)(?!\w)/giu;
const GREETING =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|respected|kia ora|hallo|bonjour|hola)\b.{0,40}[,.!]?\s*$/i;

const count = (line: string, pattern: RegExp): number => (line.slice(0, 4_000).match(pattern) ?? []).length;

/** The signature below the dashes at `from - 1`, or null when what stands there is told, not signed. */
function signatureAt(lines: readonly string[], next: readonly number[], from: number): Piece | null {
  const first = next[from]!;
  const piece = (end: number, keep: number | null): Piece => ({
    ...lineOnly(end - 1),
    kind: "signature",
    keep,
  });
  if (first >= lines.length || startsOther(lines, first)) return piece(from, null);
  let end = first;
  while (end < lines.length && end < first + 15 && isShortLine(lines[end]!) && !startsOther(lines, end)) {
    const below = next[end + 1]!;
    if (below !== end + 1 && (below >= lines.length || below > end + 3 || !isShortLine(lines[below]!))) {
      end++;
      break;
    }
    end++;
  }
  if (end === first) return null;
  // The name below the dashes is the person's own: it is how they signed.
  return piece(end, isName(lines[first]!) ? first : null);
}

const skipBlank = (lines: readonly string[], from: number): number => {
  let at = from;
  while (at < lines.length && at < from + 4 && lines[at]!.trim() === "") at++;
  return at;
};

const startsOther = (lines: readonly string[], at: number): boolean =>
  isQuoteLine(lines[at]!) ||
  isForwardMarker(lines[at]!) ||
  isRule(lines[at]!) ||
  isDeviceSignature(lines[at]!) ||
  attributionAt(lines, at) !== null ||
  headersAt(lines, at, "bare") !== null;

const isName = (line: string): boolean =>
  /^\s*\p{Lu}[\p{L}.'’-]*(\s+\p{Lu}[\p{L}.'’-]*){0,3}\s*$/u.test(line.slice(0, 80));
const isShortLine = (line: string): boolean =>
  line.length <= 90 && !/(?<!\w)(I|I['’](m|d|ve|ll)|my|me)(?!\w)/.test(line) && !FORM_LABEL.test(line);

/** A disclaimer is a paragraph that says so itself; it is taken out wherever it stands. */
function dropDisclaimers(
  lines: readonly string[],
  kept: readonly (string | null)[],
  drop: (kind: Left["kind"], from: number, to: number) => void,
): void {
  let from = 0;
  for (let i = 0; i <= lines.length; i++) {
    const inside = i < lines.length && kept[i] !== null && kept[i]!.trim() !== "";
    if (inside) continue;
    if (i > from && i - from <= 40 && isDisclaimer(lines.slice(from, i).join(" ")))
      drop("disclaimer", from, i);
    from = i + 1;
  }
}

/**
 * Puts back the four lines that we ask for when they were answered inside the quote: on the quoted line itself, or
 * below it. An empty label is put back only above an answer.
 */
function restoreForm(
  lines: readonly string[],
  before: readonly (string | null)[],
  kept: (string | null)[],
  from: number,
  end: number,
  next: readonly number[],
): void {
  const plain = before.map((line) => dequote(line ?? ""));
  const labels = plain.flatMap((line, i) => (FORM_LABEL.test(line.slice(0, 200)) ? [i] : []));
  if (labels.length === 0) return;
  for (const [n, label] of labels.entries()) {
    const until = labels[n + 1] ?? plain.length;
    const rest = plain[label]!.slice(0, 1_000).replace(FORM_LABEL, "").trim();
    const answer: number[] = [];
    let i = label + 1;
    // An answer on the lines below its label ends at the next label; below the last one, at a blank line.
    const closed = labels[n + 1] !== undefined && until - label <= 12;
    for (; i < until && (closed || plain[i]!.trim() !== ""); i++) if (plain[i]!.trim() !== "") answer.push(i);
    const below = next[end]!;
    const answeredBelow =
      n === labels.length - 1 &&
      rest === "" &&
      answer.length === 0 &&
      below < lines.length &&
      kept[below] !== null;
    if (rest === "" && answer.length === 0 && !answeredBelow) continue;
    for (const line of [label, ...answer]) kept[from + line] = plain[line]!;
  }
}

/** The forwarded mail's words without their prefixes. */
function bodyOf(lines: readonly string[], piece: Piece, end: number): string {
  const body = lines.slice(piece.bodyFrom, end);
  const prefixed = body.some(isQuoteLine) && !piece.toTheEnd;
  return (prefixed ? body.map(dequote) : body).join("\n").trim();
}

/** The service writes as "Recover" from its own address, with or without a tag behind a plus. */
function isOurs(from: string | null, serviceAddress: string | null): boolean {
  if (!from) return false;
  if (/^["'*\s]*recover["'*\s]*(?:$|[<[(])/i.test(from)) return true;
  const address = addressIn(from);
  const plain = (a: string) => a.toLowerCase().replace(/\+[^@]*@/, "@");
  return address !== null && serviceAddress !== null && plain(address) === plain(serviceAddress);
}

function joined(kept: readonly (string | null)[]): string {
  const out: string[] = [];
  let gap = false;
  for (const line of kept) {
    if (line === null) {
      gap = true;
      continue;
    }
    if (gap && out.length > 0 && out.at(-1)!.trim() !== "" && line.trim() !== "") out.push("");
    gap = false;
    out.push(line);
  }
  const isWord = (line: string) => line.trim() !== "";
  return out.slice(Math.max(0, out.findIndex(isWord)), out.findLastIndex(isWord) + 1).join("\n");
}

/** For each line the index of the first line at or after it that is not blank; `lines.length` when there is none. */
function nextNonBlank(lines: readonly string[]): number[] {
  const next = new Array<number>(lines.length + 1).fill(lines.length);
  for (let i = lines.length - 1; i >= 0; i--) next[i] = lines[i]!.trim() === "" ? next[i + 1]! : i;
  return next;
}
