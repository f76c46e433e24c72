/**
 * Blocks to text and to HTML, from one source: the two forms cannot drift, and escaping happens once, here.
 *
 * The HTML is one column of at most 600 px, in the reader's own system font, with nothing loaded from anywhere.
 * Colours stand inline for programs that drop the style sheet, and again as classes for the dark scheme.
 */
import type { Rendered } from "../shared/domain/letter.ts";

export type Block =
  | { is: "paragraph"; text: string }
  /** The answer itself: somewhat larger. */
  | { is: "lead"; text: string }
  | { is: "heading"; text: string }
  | { is: "list"; items: readonly string[]; numbered?: boolean }
  /** The person's own words, and what is said to them about it. */
  | { is: "moment"; quotes: readonly string[]; what: string; reason: string }
  /** A note or mail to copy whole: its paragraphs are never wrapped or changed. `href` opens it filled in. */
  | { is: "draft"; title: string; subject: string; body: string; href: string | null }
  /** A large link; `text` says the same in the plain form, or nothing where it was said already. */
  | { is: "link"; label: string; href: string; text: string }
  /** A row of buttons that each answer with one word; the plain form names the words elsewhere. */
  | { is: "answers"; answers: readonly { label: string; href: string }[] }
  | { is: "small"; text: string };

export const p = (text: string): Block => ({ is: "paragraph", text });
export const heading = (text: string): Block => ({ is: "heading", text });

export function letter(
  subject: string,
  blocks: readonly Block[],
  attachments: Rendered["attachments"] = [],
  language = "en",
): Rendered {
  return { subject, text: toText(blocks), html: toHtml(subject, blocks, language), attachments };
}

/** Where plain text is wrapped, in characters. */
const WIDTH = 72;

export function toText(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).filter(Boolean).join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.is) {
    case "paragraph":
    case "lead":
    case "small":
      return wrap(block.text);
    case "heading":
      return `${block.text}\n${"-".repeat(Math.min(block.text.length, WIDTH))}`;
    case "list":
      return block.items.map((item, at) => wrap(item, block.numbered ? `${at + 1}. ` : "- ")).join("\n");
    case "moment":
      return [
        ...block.quotes.map((quote) => wrap(`“${quote}”`)),
        wrap(`${block.what} ${block.reason}`, "  "),
      ].join("\n");
    case "draft":
      return [
        block.title,
        `Subject: ${block.subject}`,
        `${"- ".repeat(12)}copy from here ${"- ".repeat(10)}`.trim(),
        block.body,
        `${"- ".repeat(12)}to here ${"- ".repeat(13)}`.trim(),
      ].join("\n\n");
    case "answers":
      return "";
    case "link":
      return block.text
        .split("\n")
        .map((line) => wrap(line))
        .join("\n");
  }
}

/** Breaks at spaces only, so a link or an address stays whole. Later lines hang under the first. */
function wrap(text: string, lead = ""): string {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = " ".repeat(lead.length);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.join("\n");
}

/** Text and ground reach a contrast of more than 7, the quiet text and the links more than 4.5, in both schemes. */
const LIGHT = {
  ground: "#faf8f4",
  paper: "#ffffff",
  ink: "#26231f",
  quiet: "#625c53",
  line: "#e0dad0",
  link: "#1d5c54",
};
const DARK = {
  ground: "#191816",
  paper: "#23211e",
  ink: "#ece7df",
  quiet: "#b3aa9d",
  line: "#403c36",
  link: "#8fd0c4",
};

const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; width: 100%; -webkit-text-size-adjust: 100%; }
a { overflow-wrap: anywhere; }
@media (max-width: 480px) { .page { padding: 20px 18px 32px !important; } .draft { padding: 14px 16px !important; } }
@media (prefers-color-scheme: dark) {
  .ground { background: ${DARK.ground} !important; }
  .ink { color: ${DARK.ink} !important; }
  .quiet { color: ${DARK.quiet} !important; }
  .draft { background: ${DARK.paper} !important; border-color: ${DARK.line} !important; }
  .line { border-color: ${DARK.line} !important; }
  .link { color: ${DARK.link} !important; border-color: ${DARK.link} !important; }
}`;

const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const INK = `color: ${LIGHT.ink};`;
const QUIET = `color: ${LIGHT.quiet};`;
const TEXT = "margin: 0 0 16px; font-size: 17px; line-height: 1.55;";

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar", "ur"]);

export function toHtml(title: string, blocks: readonly Block[], language = "en"): string {
  const direction = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escaped(title)}</title>
<style>${STYLE}
</style>
</head>
<body class="ground" style="margin: 0; background: ${LIGHT.ground};">
<div class="ground ink page" role="article" lang="${language}" style="box-sizing: border-box; max-width: 600px; margin: 0 auto; padding: 32px 24px 48px; background: ${LIGHT.ground}; ${INK} font-family: ${FONT}; overflow-wrap: break-word;">
${blocks.map(blockHtml).join("\n")}
</div>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.is) {
    case "paragraph":
      // Among Arabic letters an English paragraph still runs from the left.
      return `<p class="ink" dir="auto" style="${TEXT} ${INK}">${escaped(block.text)}</p>`;
    case "lead":
      return `<p class="ink" style="${TEXT} font-size: 19px; ${INK}">${escaped(block.text)}</p>`;
    case "heading":
      return `<h2 class="ink" style="margin: 32px 0 12px; font-size: 20px; line-height: 1.3; font-weight: 600; ${INK}">${escaped(block.text)}</h2>`;
    case "list": {
      const tag = block.numbered ? "ol" : "ul";
      const items = block.items.map(
        (item) => `<li style="margin: 0 0 10px; padding-left: 4px;">${escaped(item)}</li>`,
      );
      return `<${tag} class="ink" style="${TEXT} padding-left: 26px; ${INK}">${items.join("")}</${tag}>`;
    }
    case "moment": {
      const quotes = block.quotes.map(
        (quote) => `<span style="display: block; margin-bottom: 4px;">“${escaped(quote)}”</span>`,
      );
      return `<div class="line" style="margin: 0 0 18px; padding: 2px 0 2px 14px; border-left: 3px solid ${LIGHT.line};"><p class="quiet" style="margin: 0 0 4px; font-size: 16px; line-height: 1.5; font-style: italic; ${QUIET}">${quotes.join("")}</p><p class="ink" style="margin: 0; font-size: 17px; line-height: 1.5; ${INK}"><strong>${escaped(block.what)}</strong> ${escaped(block.reason)}</p></div>`;
    }
    case "draft":
      return [
        `<p class="quiet" style="margin: 20px 0 6px; font-size: 15px; line-height: 1.5; ${QUIET}">${escaped(block.title)}</p>`,
        `<p class="ink" style="margin: 0 0 8px; font-size: 16px; line-height: 1.5; ${INK}"><span class="quiet" style="${QUIET}">Subject:</span> ${escaped(block.subject)}</p>`,
        `<div class="draft ink" style="margin: 0 0 12px; padding: 20px 22px 6px; border: 1px solid ${LIGHT.line}; border-radius: 8px; background: ${LIGHT.paper}; ${INK}">${draftParagraphs(block.body)}</div>`,
        block.href ? button("Open this note in my mail program", block.href) : "",
      ].join("");
    case "answers":
      return `<div style="margin: 24px 0 0;">${block.answers.map(({ label, href }) => smallButton(label, href)).join("\n")}</div>`;
    case "link":
      return button(block.label, block.href);
    case "small":
      return `<p class="quiet line" style="margin: 24px 0 0; padding-top: 16px; border-top: 1px solid ${LIGHT.line}; font-size: 15px; line-height: 1.5; ${QUIET}">${escaped(block.text)}</p>`;
  }
}

function draftParagraphs(body: string): string {
  return body
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        `<p style="margin: 0 0 14px; font-size: 17px; line-height: 1.55;">${escaped(paragraph).replaceAll("\n", "<br>")}</p>`,
    )
    .join("");
}

/** At least 44 px high, so that a thumb finds it. */
function button(label: string, href: string): string {
  return `<p style="margin: 4px 0 20px;"><a class="link" href="${escaped(href)}" style="display: inline-block; box-sizing: border-box; min-height: 44px; padding: 11px 18px; border: 1px solid ${LIGHT.link}; border-radius: 8px; color: ${LIGHT.link}; font-size: 16px; line-height: 20px; text-decoration: none;">${escaped(label)}</a></p>`;
}

/** Several in a row, each with room around it for a thumb. */
function smallButton(label: string, href: string): string {
  return `<a class="link" href="${escaped(href)}" style="display: inline-block; box-sizing: border-box; min-height: 44px; margin: 0 6px 10px 0; padding: 11px 16px; border: 1px solid ${LIGHT.line}; border-radius: 8px; color: ${LIGHT.link}; font-size: 16px; line-height: 20px; text-decoration: none;">${escaped(label)}</a>`;
}

/** The five signs that mean something in HTML; control and direction-changing characters are dropped. */
export function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
