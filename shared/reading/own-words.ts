/**
 * Tells what a person wrote in this mail from everything else in it: quoted answers, forwarded mails, signatures
 * and disclaimers. First law: no word of theirs is lost, wherever it stands. Second: little of the rest leaks in.
 *
 * One pass over the lines, with look-ahead that is bounded or precomputed, so that the time is linear in any text.
 */
import {
  addressIn,
  dequote,
  FORM_LABEL,
  isDeviceSignature,
  isDisclaimer,
  isQuoteLine,
  isRule,
} from "./mail-marks.ts";
import { dateInMarker, isForwardEnd, isForwardMarker, markerLength, saysForward } from "./marks-forward.ts";
import { type HeaderBlock, headersAt, NO_HEADERS, stuckHeaders } from "./marks-header.ts";
import { attributionAt } from "./marks-reply.ts";

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
  /** The first mail that was forwarded. */
  forwarded: Forwarded | null;
  /** The first mail that was quoted in an answer, from somebody who is not this service. */
  quoted: Forwarded | null;
  /** What was taken out, in order, with the number of lines. */
  left: Left[];
  /** How many of those lines may be the person's own after all: nothing but their place says that they are not. */
  doubtful: number;
};

export type About = {
  /** What quotes the service itself is never taken for an invitation. */
  serviceAddress?: string | null;
  /** Of the mail: "Fwd:" or "Re:" decides where the text alone does not. */
  subject?: string | null;
};

/** Splits plain text with `\n` line ends. */
export function splitWords(text: string, { serviceAddress = null, subject = null }: About = {}): Words {
  const lines = text.split("\n");
  const kept: (string | null)[] = lines.slice();
  const left: Left[] = [];
  const found: { forward: Forwarded | null; quote: Forwarded | null } = { forward: null, quote: null };

  const drop = (kind: Left["kind"], from: number, to: number, keep: number | null = null) => {
    let count = 0;
    for (let i = from; i < to; i++) if (i !== keep && lines[i]!.trim() !== "") count++;
    for (let i = from; i < to; i++) if (i !== keep) kept[i] = null;
    if (count > 0) left.push({ kind, lines: count });
  };

  const next = nextNonBlank(lines);
  let at = 0;
  let ownWords = 0;
  let doubtful = 0;
  while (at < lines.length) {
    const piece = pieceAt(lines, next, at);
    if (!piece) {
      if (ownWords < ENOUGH_OWN_WORDS) ownWords += lines[at]!.split(/\s+/).filter(Boolean).length;
      at++;
      continue;
    }
    let end = piece.end;
    let bodyEnd = end;
    const body = next[piece.bodyFrom]!;
    // Some programs head what they prefix: it ends where the prefixes end.
    const isPrefixed = body < lines.length && isQuoteLine(lines[body]!);
    if (piece.toTheEnd && isPrefixed && piece.by === "header") {
      end = quoteEnd(lines, next, body, false);
      bodyEnd = end;
    } else if (piece.toTheEnd) {
      const closed = forwardEnd(lines, piece.bodyFrom);
      bodyEnd =
        closed ?? ((ownWords < ENOUGH_OWN_WORDS && ownWordsBelow(lines, piece.bodyFrom)) || lines.length);
      end = closed === null ? bodyEnd : closed + 1;
    }
    const ours = isOurs(piece.headers?.from ?? null, serviceAddress);
    const kind = ours && piece.kind === "forward" ? "quote" : kindOf(piece, subject);
    if (!ours && (kind === "forward" || (kind === "quote" && piece.headers?.from)))
      found[kind] ??= original(
        piece,
        bodyOf(lines, piece, Math.max(bodyEnd, piece.end)),
        kind === "forward" ? subject : null,
      );
    if (!ours && isDoubtful(lines, piece, end)) doubtful += wordLines(lines, piece.bodyFrom, end);
    const before = kept.slice(at, end);
    drop(kind, at, end, piece.keep ?? null);
    if (piece.kind === "quote" || piece.kind === "forward") restoreForm(lines, before, kept, at, end, next);
    at = end;
  }
  dropDisclaimers(lines, kept, drop);
  return { own: joined(kept), forwarded: found.forward, quoted: found.quote, left, doubtful };
}

/** Every line of the text as words: without prefixes, and without the headings that would make them somebody else's. */
export function everyLine(text: string): string {
  const lines = text.split("\n").map(dequote);
  const next = nextNonBlank(lines);
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const piece = pieceAt(lines, next, at);
    if (piece && piece.kind !== "signature") at = Math.max(piece.bodyFrom, at + 1);
    else kept.push(lines[at++]!);
  }
  return kept.join("\n").trim();
}

/** It runs to the end with no prefix, or is prefixed and from nobody, and it speaks of "I". */
function isDoubtful(lines: readonly string[], piece: Piece, end: number): boolean {
  if (piece.kind === "signature" || (piece.headers !== null && !piece.toTheEnd)) return false;
  let [first, second] = [0, 0];
  for (let i = piece.bodyFrom; i < end && i < piece.bodyFrom + 200; i++) {
    first += count(lines[i]!, FIRST_PERSON);
    second += count(lines[i]!, SECOND_PERSON);
  }
  return first >= 3 && first > second;
}

const wordLines = (lines: readonly string[], from: number, to: number): number => {
  let count = 0;
  for (let i = from; i < to; i++) if (lines[i]!.trim() !== "") count++;
  return count;
};

/** How mail programs begin the subject of what they forward, and of an answer. */
const FORWARDS =
  /^\s*(?:fwd?|wg|tr|rv|rif|i|vs|vl|vb|videresend|pd|enc|res-enc|redir\.?|doorst|ilt|i̇lt|yön|iletilen|továbbítás|fwd\s?\(\d+\)|转发|轉寄|転送|전달|пересл|πρθ)\s*[:：]/iu;
const ANSWERS =
  /^\s*(?:re|aw|antw|sv|vs|r|res|odp|ynt|vá|ref|rép|rv|回复|回覆|答复|返信|회신|відп|отв|απ|השב)(?:\s?[[(]\d+[\])])?\s*[:：]/iu;

/** What names no subject of its own had the one that the mail has now, behind its "Fwd:". */
function original({ headers }: Piece, body: string, subject: string | null): Forwarded {
  const was = subject !== null && FORWARDS.test(subject) ? subject.replace(FORWARDS, "").trim() : "";
  return { ...NO_HEADERS, ...headers, subject: headers?.subject ?? (was || null), body };
}

/** Nothing but the subject tells whether Outlook forwards or answers: it heads both in the same way. */
function kindOf({ kind, by }: Piece, subject: string | null): Piece["kind"] {
  if (kind === "signature" || by === "marker") return kind;
  const forwards = FORWARDS.test(subject ?? "");
  if (by === "attribution") return forwards ? "forward" : "quote";
  return !forwards && ANSWERS.test(subject ?? "") ? "quote" : "forward";
}

/** Something that is not the person's own, beginning at one line. */
type Piece = {
  kind: "quote" | "forward" | "signature";
  end: number;
  bodyFrom: number;
  headers: HeaderBlock | null;
  /** What told: a line that says "forwarded", "Ada wrote:", or a header alone. */
  by: "marker" | "attribution" | "header" | null;
  /** Nothing marks where it ends: a forwarded mail that is not prefixed runs to the end of the text. */
  toTheEnd: boolean;
  /** A line inside that is the person's own after all. */
  keep?: number | null;
};

function pieceAt(lines: readonly string[], next: readonly number[], at: number): Piece | null {
  const line = lines[at]!;
  if (line.trim() === "") return null;
  const groupwise = groupwiseAt(lines, next, at);
  if (groupwise) return groupwise;
  if (isQuoteLine(line)) return isLoneComparison(lines, at) ? null : quoteAt(lines, next, at);

  const attribution = attributionAt(lines, at);
  if (attribution) {
    const body = next[attribution.end]!;
    const headers = { ...NO_HEADERS, from: attribution.from, date: attribution.date };
    const by = "attribution";
    if (body < lines.length && body - attribution.end <= 3 && isQuoteLine(lines[body]!)) {
      const quote = quoteAt(lines, next, body);
      // "On … wrote:" above, and the quote itself begins with what was forwarded.
      return quote.by === "marker" ? quote : { ...quote, kind: "quote", by, headers, bodyFrom: body };
    }
    const surely = attribution.hasAddress && attribution.spoken;
    if (attribution.certain && (surely || !isTold(lines, attribution.end)))
      return { kind: "quote", end: attribution.end, bodyFrom: attribution.end, headers, by, toTheEnd: true };
  }

  const forward = forwardAt(lines, next, at);
  if (forward) return forward;

  if (/^--\s?$/.test(line)) {
    const signature = signatureAt(lines, next, at + 1);
    if (signature) return signature;
  }
  if (isDeviceSignature(line)) return { ...lineOnly(at), kind: "signature", by: null };
  return null;
}

/** `>>> Dana Reyes <dana@…> 3/16/2026 9:12 AM >>>`, and what it heads has no prefixes. */
function groupwiseAt(lines: readonly string[], next: readonly number[], at: number): Piece | null {
  const [, heading] = /^>>> ?(\S.{4,200}\S) ?>>>\s*$/.exec(lines[at]!.slice(0, 220)) ?? [];
  const below = next[at + 1]!;
  if (heading === undefined || !/\d{2}/.test(heading) || (below < lines.length && isQuoteLine(lines[below]!)))
    return null;
  const [, from, date] = /^(.*?[>)\p{L}])\s+(\d.*)$/u.exec(heading) ?? [];
  const headers = { ...NO_HEADERS, from: from ?? heading, date: date ?? null };
  return { kind: "quote", end: at + 1, bodyFrom: at + 1, headers, by: "attribution", toTheEnd: true };
}

/**
 * "On Monday 16 March 2026 at nine she wrote:" may be the writer's own sentence. Without an address in it and without
 * prefixes below it, what follows is theirs when it speaks of them.
 */
function isTold(lines: readonly string[], from: number): boolean {
  let [first, second] = [0, 0];
  for (let i = from; i < lines.length && i < from + 200; i++) {
    first += count(lines[i]!, FIRST_PERSON);
    second += count(lines[i]!, SECOND_PERSON);
  }
  return first >= 2 && first > second;
}

/** A run of prefixed lines from `from`; blank lines between two of them belong to it. */
function quoteAt(lines: readonly string[], next: readonly number[], from: number, marked = false): Piece {
  // The header of the quoted mail may stand inside the quote, as a block or as "On … wrote:".
  const head: string[] = [];
  for (
    let i = from;
    i < lines.length && i < from + 24 && (isQuoteLine(lines[i]!) || lines[i]!.trim() === "");
    i++
  )
    head.push(dequote(lines[i]!));
  const first = head.findIndex((l) => l.trim() !== "");
  let headers: HeaderBlock | null = null;
  let bodyFrom = from;
  let by: Piece["by"] = marked ? "marker" : null;
  if (first >= 0) {
    const announced = isForwardMarker(head[first]!);
    const block = headersAt(head, skipBlank(head, announced ? first + 1 : first), "marked");
    const attribution = block ? null : attributionAt(head, first);
    if (block) {
      headers = { ...block.headers, date: block.headers.date ?? dateInMarker(head[first]!) };
      bodyFrom = from + block.end;
      by = announced || marked ? "marker" : "header";
    } else if (attribution?.from) {
      headers = { ...NO_HEADERS, from: attribution.from, date: attribution.date };
      bodyFrom = from + attribution.end;
      by ??= "attribution";
    }
  }
  return {
    kind: by === "marker" ? "forward" : "quote",
    end: quoteEnd(lines, next, from, by === "marker"),
    bodyFrom,
    headers,
    by: by ?? "attribution",
    toTheEnd: false,
  };
}

function quoteEnd(
  lines: readonly string[],
  next: readonly number[],
  from: number,
  forwarded: boolean,
): number {
  let end = from;
  while (end < lines.length) {
    const line = lines[end]!;
    if (isQuoteLine(line)) end++;
    else if (line.trim() === "") {
      const after = next[end]!;
      if (after < lines.length && isQuoteLine(lines[after]!)) end = after;
      else break;
    } else if (forwarded && isUnprefixed(lines, end)) end++;
    else break;
  }
  return end;
}

/**
 * A line in the middle of a forwarded mail that lost its prefix when it was wrapped: long, and not about the writer.
 * An answer between quoted lines is short, or stands apart, or says "I".
 */
function isUnprefixed(lines: readonly string[], at: number): boolean {
  const line = lines[at]!;
  const below = lines[at + 1] ?? "";
  return (
    line.length > 60 && isQuoteLine(lines[at - 1]!) && isQuoteLine(below) && count(line, FIRST_PERSON) === 0
  );
}

function forwardAt(lines: readonly string[], next: readonly number[], at: number): Piece | null {
  const line = lines[at]!;
  const length = markerLength(line);
  const marked = length > 0 && length === line.trimEnd().length;
  if (length > 0 && !marked) {
    const stuck = stuckHeaders(line.slice(length));
    if (stuck)
      return { kind: "forward", end: at + 1, bodyFrom: at + 1, headers: stuck, by: "marker", toTheEnd: true };
  }
  const ruled = !marked && isRule(line);
  const headed = (from: number, mode: "marked" | "bare"): Piece | null => {
    const block = headersAt(lines, from, mode);
    if (!block) return null;
    // Zoho writes its forward line once more below the header.
    const again = next[block.end]!;
    const end =
      again < lines.length &&
      isForwardMarker(lines[again]!) &&
      (marked || isRule(lines[again]!.replace(/[\p{L}\s]/gu, "")))
        ? again + 1
        : block.end;
    const by = marked ? "marker" : "header";
    const piece: Piece = { kind: "forward", end, bodyFrom: end, headers: block.headers, by, toTheEnd: true };
    // Missive and Proton prefix the body alone: it ends where its prefixes end.
    const body = next[end]!;
    if (!marked || body >= lines.length || !isQuoteLine(lines[body]!)) return piece;
    return { ...piece, end: quoteEnd(lines, next, body, true), toTheEnd: false };
  };
  if (!marked && !ruled) {
    // "Original Message" alone on its line is one when a header stands below it.
    const said = saysForward(line) ? headersAt(lines, next[at + 1]!, "marked") : null;
    if (said?.headers.from && addressIn(said.headers.from)) {
      const { end, headers } = said;
      return { kind: "forward", end, bodyFrom: end, headers, by: "header", toTheEnd: true };
    }
    return headed(at, "bare");
  }
  const below = next[at + 1]!;
  if (below >= lines.length || below - at > 4) return marked && below >= lines.length ? lineOnly(at) : null;
  if (marked && isQuoteLine(lines[below]!)) return quoteAt(lines, next, below, true);
  if (ruled && isQuoteLine(lines[below]!)) {
    const quote = quoteAt(lines, next, below);
    return quote.headers ? quote : null;
  }
  // A rule alone may be the person's own, and so may be a block that only resembles a header.
  const piece = headed(below, marked ? "marked" : "bare");
  if (piece) return piece;
  // "------- Original Message -------", and then "On … wrote:".
  if (marked && attributionAt(lines, below)) return pieceAt(lines, next, below);
  return marked ? { ...lineOnly(at), bodyFrom: at + 1, toTheEnd: true } : null;
}

const lineOnly = (at: number): Piece => ({
  kind: "forward",
  end: at + 1,
  bodyFrom: at + 1,
  headers: null,
  by: "marker",
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

/** The line that closes what was opened above `from`, past those that close what is forwarded inside it. */
function forwardEnd(lines: readonly string[], from: number): number | null {
  let open = 0;
  let last: number | null = null;
  for (let i = from; i < lines.length; i++) {
    if (isForwardEnd(lines[i]!)) {
      last = i;
      if (open === 0) return i;
      open--;
    } else if (isForwardMarker(lines[i]!)) open++;
  }
  return last;
}

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

/** The forwarded mail's words without their prefixes or the indent that stands for one. */
function bodyOf(lines: readonly string[], piece: Piece, end: number): string {
  const body = lines.slice(piece.bodyFrom, end);
  const first = body.find((line) => line.trim() !== "") ?? "";
  if (isQuoteLine(first)) return body.map(dequoteOnce).join("\n").trim();
  const indented =
    piece.by === "attribution" && body.every((line) => line.trim() === "" || line.startsWith("    "));
  return (indented ? body.map((line) => line.slice(4)) : body).join("\n").trim();
}

/** One level: what the forwarded mail itself quotes stays quoted. */
const dequoteOnce = (line: string): string =>
  (isQuoteLine(line) ? line.replace(/^\s{0,3}> ?/, "") : line).trimEnd();

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
    const isBlank = line.trim() === "";
    if (gap && isBlank) continue;
    if (gap && out.length > 0 && out.at(-1)!.trim() !== "") out.push("");
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
