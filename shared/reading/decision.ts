/** By when they decide. */
import * as chrono from "chrono-node/en";
import type { Question } from "./choice.ts";
import { amount, around, DAY, DAYS, HOUR, type Local, localOf, midnight, NUM, stamp } from "./clock.ts";
import type { Sources } from "./facts.ts";
import { wordingOf } from "./wording.ts";

const CUE =
  /\b(?:hear(?:ing)?|let (?:me|us|people|everyone|everybody|the|all|u|him|her|them)? ?\w* ?know|letting|lemme|decid\w*|decision|answers?|answered|calls?|calling|ring(?:ing)?|phon(?:e|ing)|e?-?mail(?:ing|s)?|texting|text|results?|outcome|repl(?:y|ies)|get(?:ting)? back|got back|list (?:comes|goes|out|is)|announce\w*|inform\w*|notif\w+|offers?|vot(?:e|ing)|contact\w*|say|says|tell|told|callbacks?|choose|pick|verdict|feedback|know|letters?|response|come back|write to|wait|list|update|news|shortlist|make up|confirm|lock|appoint|define|choos\w*|pick\w*|select\w*|want someone|fill|invite|they said|she said by|nominate)\b/i;

const INVITED =
  /\b(?:decision|outcome|inform\w*|notif\w*|invite people|tell everyone|aim to|hope to|let you know|hear|entscheidung|results?|contact|respond)\b/i;
const MOST_PIECES = 80;
/** Sentences that name a date with a month; each costs chrono some ten milliseconds. */
const MOST_DATED = 12;

/**
 * Every sentence about an answer that names a day, as RFC 3339 in the mail's offset: the last day of a stated window,
 * 17:00 when no hour is given. "Soon" and "next week" name none.
 */
export function decisionQuestion(
  { own, date, invitation }: Sources,
  endedAt: string | null,
): Question<string> {
  const now = localOf(date);
  const base = endedAt ? localOf(endedAt) : now;
  const said = new Map<string, Set<string>>();
  const add = (day: Local, features: readonly string[]) => {
    if (day <= now - 2 * HOUR || day >= now + 200 * DAY) return;
    const value = stamp(day, date);
    const seen = said.get(value) ?? new Set(["day", aheadOf(day - now)]);
    for (const feature of features) seen.add(feature);
    said.set(value, seen);
  };
  let dated = 0;
  const hasDate = (text: string) => MONTH.test(text) && ++dated <= MOST_DATED;
  const pieces = sentencesOf(own, /\n+/).filter((piece) => CUE.test(piece) || DATED.test(piece));
  pieces.slice(0, MOST_PIECES).forEach((piece, i) => {
    const text = piece.slice(0, 400).toLowerCase().replace(/’/g, "'");
    const features = [...seenIn(text), `from end ${Math.min(3, pieces.length - 1 - i)}`];
    for (const named of daysIn(text, now, base, hasDate(text)))
      add(named.day, [...named.features, ...features]);
  });
  for (const piece of sentencesOf(invitation ?? "", /\n{2,}/).slice(0, MOST_PIECES)) {
    const text = piece.slice(0, 400).toLowerCase().replace(/’/g, "'");
    const speaks = INVITED.test(text) ? "of an answer" : "of something else";
    for (const { day, features } of daysIn(text, now, base, hasDate(text)))
      add(day, [`invitation ${speaks}`, ...features.map((feature) => `invitation ${feature}`)]);
  }
  const candidates = [...said].map(([value, features]) => ({ value, features: [...features] }));
  return { candidates, none: ["none"] };
}

const sentencesOf = (text: string, breaks: RegExp) =>
  text.split(breaks).flatMap((line) => line.split(/(?<=[.!?])\s+/));

/** Days by name or number, and lengths of time. */
const DATED =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|\d{1,2}(?:st|nd|rd|th)|(?:\d+|two|three|four|five|six|ten|couple of|a) (?:working |business )?(?:days?|weeks?)|fortnight|end of (?:the |this |next )?(?:day|week|month)|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w* \d{1,2}|\d{1,2} (?:of )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec))\w*/i;

/** The words of the sentence, and whether others speak of what is still to come. */
function seenIn(text: string): string[] {
  const features = wordingOf(text).map((word) => `says ${word}`);
  if (/\b(?:they|he|she|we)(?:'ll| will|'d| would| want| aim| hope| decide)/.test(text))
    features.push("they will");
  if (/\b(?:i(?:'ll| will| hear|'d| get)|hear)\b/.test(text)) features.push("i will");
  if (/\b(?:was|were|had|did|went|asked|yesterday|last)\b/.test(text)) features.push("past");
  if (/\bby\b/.test(text)) features.push("by");
  const cue = CUE.exec(text)?.[0];
  features.push(cue ? `cue ${cue}` : "no cue");
  return features;
}

function aheadOf(gap: number): string {
  const days = [0, 1, 2, 4, 8, 15, 32].find((most) => gap <= most * DAY);
  return `ahead ${days ?? "months"}`;
}

type Named = { day: Local; features: string[] };

/** Every day that a sentence names or counts to. */
function daysIn(text: string, now: Local, base: Local, hasDate: boolean): Named[] {
  const today = midnight(now);
  const hours = hourIn(text) * HOUR;
  const named: Named[] = [];
  const add = (how: string, start: Local | null, { index, 0: words }: RegExpExecArray) => {
    if (start === null) return;
    const place = { at: index, to: index + words.length };
    named.push({
      day: start + hours,
      features: [how, ...around(text, place, "day"), ...cuesBy(text, place)],
    });
  };
  for (const m of text.matchAll(SPAN)) {
    const many = amount(m[2] ?? m[1]!);
    if (/working|business/.test(m[3] ?? "")) add("working days", workingDays(midnight(base), many), m);
    else add("span", midnight(base) + many * unitOf(m[4]!) * DAY, m);
  }
  for (const m of text.matchAll(/\b(?:a |one )?(?:fortnight|week'?s time)\b/g))
    add("span", midnight(base) + (/week/.test(m[0]) ? 7 : 14) * DAY, m);
  for (const m of text.matchAll(
    /\bend of (?:the |this )?(?:week|wk)\b|\b(?:before|by) the weekend\b|\bthis week\b/g,
  ))
    add(/this week/.test(m[0]) ? "this week" : "end of week", nextWeekday(today, 5, true), m);
  for (const m of text.matchAll(/\bend of (?:the )?(?:next|nxt) (?:week|wk)\b/g))
    add("end of next week", mondayOf(today) + 11 * DAY, m);
  for (const m of text.matchAll(/\b(?:over |at )?the weekend\b/g))
    add("weekend", nextWeekday(today, 0, true), m);
  for (const m of text.matchAll(MONTH_END)) add("end of month", endOfMonth(now, m[1] ?? null), m);
  for (const m of text.matchAll(/\b(?:tomorrow|tmrw|tmr|2moro)\b/g)) add("tomorrow", today + DAY, m);
  for (const m of text.matchAll(/\b(?:tonight|this evening)\b/g))
    add("tonight", today + 21 * HOUR - hours, m);
  for (const m of text.matchAll(/\b(?:later|by|end of(?: the)?) (?:to)?day\b|\bclose of business\b|\bcob\b/g))
    add("today", today, m);
  for (const m of text.matchAll(/\bchristmas\b/g)) add("christmas", endOfMonth(now, "dec") - 6 * DAY, m);
  for (const m of text.matchAll(NTH)) add("nth", nextDayOfMonth(today, Number(m[1] ?? m[2])), m);
  for (const m of text.matchAll(WEEKDAY)) {
    const first = nextWeekday(
      today,
      DAYS.findIndex((day) => day.startsWith(m[2]!.slice(0, 3))),
      false,
    );
    const how = `weekday ${(m[1] ?? m[3] ?? "").trim()}`;
    add(how, first, m);
    if (/next|week/.test(how)) {
      add(`${how}, a week on`, first + 7 * DAY, m);
      const inWeek = mondayOf(today) + 7 * DAY + ((new Date(first).getUTCDay() + 6) % 7) * DAY;
      add(`${how}, in the next week`, inWeek, m);
    }
  }
  return hasDate ? [...named, ...datesIn(text, now, hours)] : named;
}

const SPAN = new RegExp(
  `\\b(${NUM}|couple of|a couple of)(?:(?: to | or |-)(${NUM}))? ?(working |business |calendar )?(days?|weeks?|wks?|months?)\\b(?! (?:ago|old|experience|trial|late))`,
  "g",
);
const unitOf = (word: string) => (/^w/.test(word) ? 7 : /^m/.test(word) ? 30 : 1);
const MONTH_END =
  /\b(?:end of (?:the month|this month|month|(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))|month[- ]end)\b/g;
const NTH =
  /\bthe (\d{1,2})(?:st|nd|rd|th)?\b(?! (?:floor|time|of the|round|one|person|candidate|minute|question|grade|year|century|interview|people))|\b(\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|time|round|one|person|candidate|minute|question|grade|year|century|interview))/g;
const WEEKDAY =
  /(?<!\b(?:every|each|most|last|since) )\b(next |this |coming |week on )?(mon|tues|wednes|thurs|fri|satur|sun)days?\b( week| next week| of next week| after next)?/g;
const mondayOf = (today: Local) => today - ((new Date(today).getUTCDay() + 6) % 7) * DAY;

/** How far the next word about an answer is. */
function cuesBy(text: string, { at, to }: { at: number; to: number }): string[] {
  const cues = [...text.matchAll(new RegExp(CUE.source, "gi"))].map((m) =>
    m.index < at ? at - m.index : m.index - to,
  );
  const gap = Math.min(200, ...cues);
  return [gap < 30 ? "cue near" : gap < 90 ? "cue by" : gap < 200 ? "cue far" : "cue none"];
}

/** Dates with a month, as chrono reads them. */
function datesIn(text: string, now: Local, hours: number): Named[] {
  const found = chrono.parse(text, { instant: new Date(now), timezone: 0 }, { forwardDate: true });
  return found
    .filter((f) => f.start.isCertain("day") && f.start.isCertain("month") && MONTH.test(f.text))
    .map((f) => {
      const end = f.end?.isCertain("day") ? f.end : f.start;
      const day = Date.UTC(end.get("year")!, end.get("month")! - 1, end.get("day")!);
      const place = { at: f.index, to: f.index + f.text.length };
      return { day: day + hours, features: ["date", ...around(text, place, "day"), ...cuesBy(text, place)] };
    });
}
const MONTH =
  /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\d[/.-]\d/i;

const hourIn = (text: string) => {
  if (/\b(?:by|at|before) (?:noon|midday|lunch(?:time)?)\b|\b(?:noon|midday)\b/.test(text)) return 12;
  const hour = /\b(?:by|at|before) (\d{1,2})(?:[:.](\d{2}))? ?(am|pm)\b/.exec(text);
  return hour ? (Number(hour[1]) % 12) + (hour[3] === "pm" ? 12 : 0) + Number(hour[2] ?? 0) / 60 : 17;
};

function workingDays(from: Local, many: number): Local {
  let day = from;
  for (let left = Math.min(many, 120); left > 0; ) {
    day += DAY;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return day;
}

function nextWeekday(today: Local, weekday: number, orToday: boolean): Local {
  const ahead = (weekday - new Date(today).getUTCDay() + 7) % 7;
  return today + (ahead === 0 && !orToday ? 7 : ahead) * DAY;
}

function nextDayOfMonth(today: Local, day: number): Local | null {
  if (day < 1 || day > 31) return null;
  const t = new Date(today);
  for (let month = 0; month < 4; month++) {
    const found = Date.UTC(t.getUTCFullYear(), t.getUTCMonth() + month, day);
    if (new Date(found).getUTCDate() === day && found >= today) return found;
  }
  return null;
}

function endOfMonth(now: Local, name: string | null): Local {
  const t = new Date(now);
  const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const month = name ? months.indexOf(name.slice(0, 3)) : t.getUTCMonth();
  const year = t.getUTCFullYear() + (month < t.getUTCMonth() ? 1 : 0);
  return Date.UTC(year, month + 1, 0);
}
