/**
 * The four lines that we ask for, answered: "What went well: … What stung: … What I did not get to say: …
 * What else was going on: …". Lenient about case, colon, quote marks and order.
 */
import type { Span } from "./sentences.ts";

export type Line = "went-well" | "stung" | "not-said" | "else";
/** An answer: where it stands in the text. Empty answers and "nothing" are left out. */
export type Answer = Span & { line: Line };
/** `rest` is what stands around the form, in order. */
export type Form = { answers: Answer[]; rest: Span[] };

const MARK = /^[\s>*_#]*(?:[-•]\s*)?(?:\(?\d[.):]?\s*)?[*_]*/.source;
const HEADS: readonly [Line, RegExp][] = [
  ["went-well", new RegExp(`${MARK}what went well`, "i")],
  ["stung", new RegExp(`${MARK}what stung`, "i")],
  [
    "not-said",
    new RegExp(`${MARK}what i (?:did ?n[o'’]?t|didnt|never) (?:get|got) (?:the chance )?to say`, "i"),
  ],
  ["else", new RegExp(`${MARK}what else was (?:going|happening)(?: on)?`, "i")],
];
/** Another headed line ("Who: …", "When do they decide? …") ends an answer. */
const OTHER_HEAD = /^[\s>]*(?:\d[.)]\s*)?[A-Z][\w' /]{1,40}:\s/;
const NOTHING =
  /^[\s>.*_-]*(?:nothing(?: really| much| else| comes to mind)?|none|no|nope|nil|n\/?a|not much|nichts|-+|–|—|\?+)?[\s.!>_*-]*$/i;

/** The form in `text`, or null when fewer than two of its lines are there. */
export function readForm(text: string): Form | null {
  const heads: (Span & { line: Line; answerFrom: number })[] = [];
  const ends: number[] = [];
  let at = 0;
  let plainSinceHead = false;
  for (const row of text.split("\n")) {
    const head = headOf(row.slice(0, 200));
    const quoted = row.startsWith(">");
    // Below a quoted form our own letter goes on: an empty quoted line, or quoted words after plain ones, end the answer.
    if (!head && quoted && (plainSinceHead || /^[>\s]*$/.test(row))) ends.push(at);
    plainSinceHead = head ? false : plainSinceHead || (!quoted && row.trim() !== "");
    if (head) {
      heads.push({ line: head.line, from: at, to: at, answerFrom: at + head.length });
      ends.push(at);
    } else if (heads.length > 0 && (OTHER_HEAD.test(row.slice(0, 80)) || isFarewell(row.slice(0, 80))))
      ends.push(at);
    at += row.length + 1;
  }
  if (new Set(heads.map((h) => h.line)).size < 2) return null;
  const answers: Answer[] = [];
  const rest: Span[] = [{ from: 0, to: heads[0]!.from }];
  for (const head of heads) {
    const end = ends.find((e) => e > head.from) ?? text.length;
    const until = end === text.length ? end : end - 1;
    if (head.answerFrom < until && !NOTHING.test(text.slice(head.answerFrom, until).slice(0, 400)))
      answers.push({ line: head.line, from: head.answerFrom, to: until });
    const nextHead = heads.find((h) => h.from > head.from)?.from ?? text.length;
    if (nextHead > end) rest.push({ from: end, to: nextHead });
  }
  return { answers, rest: rest.filter((r) => r.to > r.from) };
}

function headOf(row: string): { line: Line; length: number } | null {
  for (const [line, pattern] of HEADS) {
    const match = pattern.exec(row);
    if (!match) continue;
    // "What stung was her face" is a sentence: it is part of the answer, so only the head is cut off.
    const colon = /^[\s*_]*[:?.–—-]*[\s*_]*/.exec(row.slice(match[0].length))![0];
    const bare = row.slice(match[0].length).trim() === "";
    if (bare || /[:?.–—-]/.test(colon) || /^\s/.test(row.slice(match[0].length)))
      return { line, length: match[0].length + colon.length };
  }
  return null;
}

const isFarewell = (row: string) =>
  /^\s*(?:thanks|thank you|best|regards|kind regards|cheers|yours|sincerely|--)\b[^.]{0,30}$/i.test(row);
