/** HTML mail as plain text, with quoted blocks as "> " lines. Bounded: html-to-text is quadratic in nesting. */
import { convert } from "html-to-text";

/** What is converted, after styles and comments are out: fifty pages of text. */
const MAX_HTML = 128 * 1024;
/** What is searched for styles and comments at all. */
const MAX_LOOKED_AT = 2 * 1024 * 1024;
/** 10,000 nested elements took minutes; mail programs stay below a hundred. */
const MAX_DEPTH = 200;

export function htmlToPlain(html: string): string {
  // A row of a table is a line: Thunderbird writes the header of what it forwards as one.
  const bare = withoutHidden(html.slice(0, MAX_LOOKED_AT))
    .slice(0, MAX_HTML)
    .replace(/<\/tr\s{0,9}>/gi, "<br></tr>");
  if (depthOf(bare) > MAX_DEPTH) return stripped(bare);
  try {
    return convert(bare, OPTIONS);
  } catch {
    return stripped(bare);
  }
}

const OPTIONS = {
  wordwrap: false as const,
  // Rows grow by a tag.
  limits: { maxInputLength: 2 * MAX_HTML, maxDepth: MAX_DEPTH },
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    { selector: "ul", options: { itemPrefix: "- " } },
    { selector: "hr", options: { length: 32 } },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

/** Without comments, styles, scripts and the head; one pass, and an element that never ends ends the text. */
function withoutHidden(html: string): string {
  const lower = html.toLowerCase();
  const hidden: [open: string, close: string][] = [
    ["<!--", "-->"],
    ["<style", "</style>"],
    ["<script", "</script>"],
    ["<title", "</title>"],
  ];
  const nextAt = hidden.map(([open]) => lower.indexOf(open));
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    let which = -1;
    for (const [i, [open]] of hidden.entries()) {
      if (nextAt[i]! >= 0 && nextAt[i]! < at) nextAt[i] = lower.indexOf(open, at);
      if (nextAt[i]! >= 0 && (which < 0 || nextAt[i]! < nextAt[which]!)) which = i;
    }
    if (which < 0) break;
    kept.push(html.slice(at, nextAt[which]!));
    const close = hidden[which]![1];
    const end = lower.indexOf(close, nextAt[which]!);
    // "<!-- " that is never closed would hide the person's words: it is dropped alone.
    at = end < 0 ? nextAt[which]! + hidden[which]![0].length : end + close.length;
    if (end < 0) nextAt[which] = -1;
  }
  kept.push(html.slice(at));
  return kept.join("");
}

/** How many elements are open at once, at most; elements that need no end tag count as deep as they can be. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,15})/gi)) {
    if (tag.length === 0 || VOID.has(name!.toLowerCase())) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Elements that never hold others, and those whose end tag is often left out (HTML standard, 13.1.2.4). */
const VOID = new Set(
  "br hr img meta link input wbr area base col embed source track p li dt dd tr td th thead tbody tfoot option".split(
    " ",
  ),
);

/** Tags out, blocks on lines of their own: for HTML that is too deep to be anybody's. */
function stripped(html: string): string {
  return html
    .replace(/<\/?(?:p|div|br|tr|li|blockquote|h[1-6]|table|ul|ol|hr)\b[^<>]{0,2000}>/gi, "\n")
    .replace(/<[^<>]{0,2000}>/g, "")
    .replace(/&(?:nbsp|#160);/gi, " ")
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&quot;/gi, '"')
    .replace(/&(?:#39|apos);/gi, "'")
    .replace(/&amp;/gi, "&");
}
