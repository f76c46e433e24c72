/** By when they decide. */
import * as chrono from "chrono-node/en";
import type { Question } from "./choice.ts";
import { amount, DAY, DAYS, HOUR, localOf, type Local, midnight, NUM, stamp } from "./clock.ts";
import type { Sources } from "./facts.ts";
import { wordingOf } from "./wording.ts";

const CUE =
  /\b(?:hear(?:ing)?|let (?:me|us|people|everyone|everybody|the|all|u|him|her|them)? ?\w* ?know|letting|lemme|decid\w*|decision|answers?|answered|calls?|calling|ring(?:ing)?|phon(?:e|ing)|e?-?mail(?:ing|s)?|texting|text|results?|outcome|repl(?:y|ies)|get(?:ting)? back|got back|list (?:comes|goes|out|is)|announce\w*|inform\w*|notif\w+|offers?|vot(?:e|ing)|contact\w*|say|says|tell|told|callbacks?|choose|pick|verdict|feedback|know|letters?|response|come back|write to|wait|list|update|news|shortlist|make up|confirm|lock|appoint|define|choos\w*|pick\w*|select\w*|want someone|fill|invite|they said|she said by|nominate)\b/i;

const INVITED =
  /\b(?:decision|outcome|inform\w*|notif\w*|invite people|tell everyone|aim to|hope to|let you know|hear|entscheidung|results?|contact|respond)\b/i;
const MOST_PIECES = 80;

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
  const pieces = sentencesOf(own, /\n+/).filter((piece) => CUE.test(piece) || DATED.test(piece));
  pieces.slice(0, MOST_PIECES).forEach((piece, i) => {
    const text = piece.slice(0, 400).toLowerCase().replace(/’/g, "'");
    const features = [...seenIn(text), `from end ${Math.min(3, pieces.length - 1 - i)}`];
    const cued = CUE.exec(text);
    for (const [at, name] of [[cued?.index ?? null, "cue"], [DATED.exec(text)?.index ?? null, "dated"]] as const) {
      const day = at === null ? null : dayIn(text, at, now, base);
      if (day === null) continue;
      add(day, [name, ...features]);
      if (/\bnext \w+day|day (?:of )?next week/.test(text)) add(day + 7 * DAY, [`${name} a week on`]);
    }
  });
  for (const piece of sentencesOf(invitation ?? "", /\n{2,}/).filter((p) => INVITED.test(p)).slice(0, 20)) {
    const text = piece.slice(0, 400).toLowerCase().replace(/’/g, "'");
    const cued = CUE.exec(text);
    const day = cued ? dayIn(text, cued.index, now, base) : null;
    if (day !== null) add(day, ["invitation"]);
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
  if (/\b(?:they|he|she|we)(?:'ll| will|'d| would| want| aim| hope| decide)/.test(text)) features.push("they will");
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

/** The day named near a place of a sentence. */
function dayIn(piece: string, place: number, now: Local, base: Local): Local | null {
  const text = piece.slice(Math.max(0, place - 60), place + 130);
  const today = midnight(now);
  const close = (day: Local) => day + hourIn(text) * HOUR;
  const span = new RegExp(
    `(?:within|in|inside|after|for|takes?|up to|about|max|maximum|under|next)? ?(?:the next |about |around |at most |max )?(${NUM}|couple of|a couple of|a few)(?: to (${NUM})|-(\\d+))? (working|business|week|calendar)? ?(days?|weeks?|wks?|months?|fortnight)\\b(?! (?:or so|but|notice|ago|experience|old|trial|a week|late))`,
  ).exec(text);
  const lead =
    span && /^(?:within|in|inside|after|takes?|up to|max|under|wait|next|for|about)/.test(span[0].trim());
  if (
    span &&
    (lead || /know|hear|tell|back|decision|wait|answer|call/.test(text)) &&
    !/(?:few|couple)/.test(span[1]!)
  ) {
    const many = amount(span[3] ?? span[2] ?? span[1]!);
    if (span[4] === "working" || span[4] === "business") return close(workingDays(midnight(base), many));
    const unit = /^w/.test(span[5]!) ? 7 : /^f/.test(span[5]!) ? 14 : /^m/.test(span[5]!) ? 30 : 1;
    return close(midnight(base) + many * unit * DAY);
  }
  if (/\bfortnight\b/.test(text)) return close(midnight(base) + 14 * DAY);
  if (/\bend of (?:the |this )?(?:week|wk)\b/.test(text)) return close(nextWeekday(today, 5, true));
  if (/\bend of next week\b/.test(text)) return close(nextWeekday(today, 5, true) + 7 * DAY);
  const monthEnd =
    /\bend of (?:the month|this month|month|(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\b/.exec(
      text,
    );
  if (monthEnd) return close(endOfMonth(now, monthEnd[1] ?? null));
  if (/\b(?:tomorrow|tmrw|tmr|2moro)\b/.test(text)) return close(today + DAY);
  if (/\b(?:tonight|this evening)\b/.test(text)) return today + 21 * HOUR;
  if (
    /\b(?:later today|end of (?:the )?(?:day|today)(?! (?:sun|mon|tue|wed|thu|fri|sat|\w+,))|by (?:end of )?today|close of business|cob)\b/.test(
      text,
    )
  )
    return close(today);
  const dated = chronoDay(text, now);
  if (dated !== null) return close(dated);
  const nth =
    /\bthe (\d{1,2})(?:st|nd|rd|th)?\b(?! (?:floor|time|of the|round|one|person|candidate|minute|question|grade|year|century|interview|people))/.exec(
      text,
    ) ??
    /\b(\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|time|round|one|person|candidate|minute|question|grade|year|century|interview))/.exec(
      text,
    );
  if (nth) {
    const day = nextDayOfMonth(today, Number(nth[1]));
    if (day !== null) return close(day);
  }
  const weekday =
    /\b(next |this |coming )?(mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?\b(?! (?:demo|meeting|shift|delivery|night shift|class|round|run|rota|stand-?up|call with))( week| next week| of next week| after next)?/.exec(
      // What comes back every week is no date.
      text.replace(/\b(?:every|each|most|on|(?:early|mid) next week)? ?(?:every|each|most) \w+days?\b/g, " "),
    );
  if (
    (weekday &&
      !/\b(?:last|on|since|this past) $/.test(
        `${text.slice(Math.max(0, weekday.index - 5), weekday.index)}`.replace(/^.*\bby on $/, ""),
      )) ||
    (weekday && /\b(?:on|by)\b/.test(text.slice(Math.max(0, weekday.index - 6), weekday.index)))
  ) {
    const index = DAYS.findIndex((d) => d.startsWith(weekday![2]!.slice(0, 3)));
    const first = nextWeekday(today, index, false);
    const weekLater =
      weekday![3] ||
      (weekday![1] === "next " && first - today < 4 * DAY && index >= new Date(now).getUTCDay());
    const whole =
      /next week/.test(weekday![3] ?? "") && new Date(first).getUTCDay() < new Date(now).getUTCDay() ? 0 : 7;
    return close(first + (weekLater ? whole * DAY : 0));
  }
  if (/\bin a week|a week'?s? time|a week or|within (?:a|the) week|one week\b/.test(text))
    return close(midnight(base) + 7 * DAY);
  return null;
}

function chronoDay(text: string, now: Local): Local | null {
  const found = chrono.parse(text, { instant: new Date(now), timezone: 0 }, { forwardDate: true });
  const dated = found
    .filter(
      (f) =>
        f.start.isCertain("day") &&
        f.start.isCertain("month") &&
        /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d[/.]\d/i.test(f.text),
    )
    .at(-1);
  if (!dated) return null;
  const end = dated.end?.isCertain("day") ? dated.end : dated.start;
  return Date.UTC(end.get("year")!, end.get("month")! - 1, end.get("day")!);
}

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

