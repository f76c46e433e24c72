/** When the interview ended and by when they decide; everything is counted from the mail's own date and offset. */
import * as chrono from "chrono-node/en";
import type { Sources } from "./facts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Wall-clock time at the writer's place, kept as if it were UTC; only `stamp` puts the offset back. */
type Local = number;

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  "twenty-five": 25,
  "twenty five": 25,
  thirty: 30,
  "thirty-five": 35,
  forty: 40,
  "forty-five": 45,
  "forty five": 45,
  fifty: 50,
  fiftyfive: 55,
  sixty: 60,
  ninety: 90,
  couple: 2,
  few: 3,
  half: 0.5,
};
const NUM =
  "(?:\\d{1,3}|twenty[- ]five|thirty[- ]five|forty[- ]five|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|one|two|three|four|five|six|seven|eight|nine|ten|an|a)";
const HOURS = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})";
/** "half five", "quarter past 5", "ten to one", "3pm", "15:15", "2 o'clock", "noon". */
const TIME = `(?:half(?: past)? ${HOURS}|(?:a )?quarter (?:past|to|after|of) ${HOURS}|(?:five|ten|twenty|twenty[- ]five|\\d{1,2}) (?:minutes )?(?:past|to|after) ${HOURS}|\\d{1,2}[:.h]\\d{2} ?(?:am|pm|a\\.m\\.?|p\\.m\\.?|uhr|hrs)?|\\d{1,2} ?(?:am|pm|a\\.m\\.?|p\\.m\\.?|uhr|h\\b)|noon|midday|${HOURS}(?: o['’]?clock)?)(?: in the (?:morning|afternoon|evening))?`;

/** RFC 3339 in the mail's offset, or null when the mail does not give a day and an hour. */
export function endOf({ own, date, invitation, calendar }: Sources): string | null {
  const now = localOf(date);
  const text = own.toLowerCase().replace(/’/g, "'");
  const day = dayOf(text, now);
  const ago = new RegExp(
    `(?:came out|got out|walked out|finished|ended|out of|left|over|done|out|from it|home|hung up|got off|off|off a (?:video )?call)[^.!?\\n]{0,30}? (?:about |like |around |maybe |literally |just )?(${NUM}|half an|half|a couple of|a few) ?(?:odd )?(minutes?|mins?|min|hours?|hrs?|hour) ago`,
  ).exec(text);
  if (ago) return stamp(now - amount(ago[1]!) * (/^h/.test(ago[2]!) ? HOUR : MINUTE), date);
  const ended = timeAfter(
    text,
    `(?:ended|ending|finished|finish|finishing|wrapped(?: up)?|was over|over|done|was out|out|we were through|through|off|got out|came out|come out|walked out|let (?:me )?out|left|leave|until|till|til|concluded|stopped)(?: it| there| the building| again| of there)?,? (?:was |were )?(?:at |by |about |around |just |before |after |like |only |bang |exactly |shortly |roughly |nearly |almost |maybe |until |till )*`,
    day,
    now,
  );
  const range = rangeIn(text, day, now);
  const begun = startWithLength(text, day, now);
  const told = ended ?? range ?? begun;
  if (told !== null && day !== null) return stamp(told, date);
  if (calendar?.endsAt && Date.parse(calendar.endsAt) <= Date.parse(date))
    return stamp(Date.parse(calendar.endsAt) + offsetOf(date), date);
  const invited = invitation ? invitationEnd(invitation, now) : null;
  if (invited !== null && invited <= now) return stamp(invited, date);
  if (told !== null && !/\byesterday\b/.test(text)) return told <= now ? stamp(told, date) : null;
  if (
    /\b(?:just (?:got out|walked out|came out|come out|finished|left|had (?:it|my|the|a|an)|ended|done|hung up|got off|been)|literally just|right now,? i|come out right now|out right now|came out now|(?:i'm|im|am|sat|sitting|sit|still|typing this|writing (?:this|from)|i am) (?:\w+ )?(?:in|from|at|outside) (?:the|my) (?:car|car park|parking|bus|bus stop|train|tram|station|lobby|street)|fresh out|right after|straight out|still (?:in|outside|at)|walked out to my car|on the (?:bus|train|tram|way) home|came straight out|out \d+ (?:min|minutes) ago)\b/.test(
      text,
    ) &&
    !/\byesterday\b/.test(text)
  )
    return stamp(now, date);
  return null;
}

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Midnight of the interview's day, or null when the mail does not say. */
function dayOf(text: string, now: Local): Local | null {
  const today = midnight(now);
  const near =
    /\b(today|this morning|this afternoon|this evening|tonight|just now|earlier|an hour ago|at lunch|yesterday|last night|the day before yesterday|(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/g;
  const scored = [...text.slice(0, 3000).matchAll(near)].map((m) => {
    const around = text.slice(Math.max(0, m.index - 90), m.index + 60);
    const about =
      /interview|trial|panel|call|went|had|assessment|round|finished|met|audition|test|talk|was|with/.test(
        around,
      )
        ? 2
        : 0;
    const sure = /^(?:today|this |tonight|just now)/.test(m[1]!) ? 3 : 0;
    const later =
      /\b(?:by|hear|let me know|decide|call me|ring|email|until|answer|results?|get back|text|say|next|before|result|they'll|they will|told|phone)\b/.test(
        text.slice(Math.max(0, m.index - 40), m.index),
      )
        ? -4
        : 0;
    return { word: m[1]!, points: about + sure + later - m.index / 4000 };
  });
  const best = scored.filter((s) => s.points > -1).sort((a, b) => b.points - a.points)[0];
  if (!best) return null;
  if (/^yesterday|last night/.test(best.word)) return today - DAY;
  if (/before yesterday/.test(best.word)) return today - 2 * DAY;
  const weekday = DAYS.findIndex((d) => best.word.endsWith(d));
  if (weekday < 0) return today;
  return today - ((new Date(now).getUTCDay() - weekday + 7) % 7) * DAY;
}

function timeAfter(text: string, lead: string, day: Local | null, now: Local): Local | null {
  const match = new RegExp(
    `\\b${lead}(${TIME})(?![\\w:%])(?! ?(?:min|minutes|mins|years|months|days|weeks|hours|people|of|other|times|pounds|questions?|more|percent))`,
  ).exec(text);
  return match ? at(match[1]!, day ?? midnight(now), now) : null;
}

function rangeIn(text: string, day: Local | null, now: Local): Local | null {
  const match = new RegExp(
    `(?<![\\w/.])(?:from |between )?(${TIME})(?: ?(?:-|–|—|to|till|til|until|and) ?)(?:about |around |just )?(${TIME})(?![\\w%])(?! ?(?:min|minutes|mins|years|months|days|weeks|hours|people|times|percent|k\\b))`,
    "g",
  );
  for (const m of text.matchAll(match)) {
    if (
      /^\w+$/.test(m[1]!) &&
      !/[ap]m$/.test(m[2]!) &&
      /^\w+$/.test(m[2]!) &&
      !/(?:from|between|today|afternoon|morning|at|was|,) ?$/.test(
        text.slice(Math.max(0, m.index - 12), m.index),
      ) &&
      !/^(?:from|between)/.test(m[0])
    )
      continue;
    const end = at(m[2]!, day ?? midnight(now), now);
    if (end !== null) return end;
  }
  return null;
}

function startWithLength(text: string, day: Local | null, now: Local): Local | null {
  const start = new RegExp(
    `(?:\\bat|\\bfor|started|start|from|@|today|timing was|morning|afternoon|yesterday|on at|interview|was)(?: at)?,? (${TIME})(?![\\w%])(?! ?(?:min|minutes|mins|years|months|days|weeks|hours|people|of|times|percent))`,
  ).exec(text);
  const length = new RegExp(
    `(?:lasted|took|for|about|we talk(?:ed)?(?: maybe)?|talk maybe|,|only|maybe|was|and|it was|were|went|full|solid|good|over|\\() ?(?:about |like |around |only |maybe |a good |a full |exactly |nearly |almost |just )*(${NUM}|half an|half|three quarters of an) ?[- ]?(minutes?|mins?|min|hours?|hrs?|hour)\\b(?! (?:late|early|ago|before|drive|away|after|later|over|of silence|in\\b|walk|into))( and a half)?`,
  ).exec(text);
  if (!start || !length) return null;
  const from = at(start[1]!, day ?? midnight(now), now);
  if (from === null) return null;
  const minutes = /^three quarters/.test(length[1]!)
    ? 45
    : amount(length[1]!) * (/^h/.test(length[2]!) ? 60 : 1) + (length[3] ? 30 : 0);
  return minutes < 10 || minutes > 600 ? null : from + minutes * MINUTE;
}

function invitationEnd(invitation: string, now: Local): Local | null {
  const found = chrono.parse(invitation.slice(0, 4000), { instant: new Date(now), timezone: 0 });
  const ranged = found.find((f) => f.end?.isCertain("hour")) ?? null;
  if (ranged?.end)
    return Date.UTC(
      ranged.end.get("year")!,
      ranged.end.get("month")! - 1,
      ranged.end.get("day")!,
      ranged.end.get("hour")!,
      ranged.end.get("minute") ?? 0,
    );
  const dated = found.find((f) => f.start.isCertain("day") || f.start.isCertain("weekday"));
  const range = new RegExp(`(${TIME}) ?(?:uhr )?(?:-|–|to|bis|until) ?(${TIME})`, "i").exec(
    invitation.toLowerCase(),
  );
  if (!dated || !range) return null;
  const day = Date.UTC(dated.start.get("year")!, dated.start.get("month")! - 1, dated.start.get("day")!);
  return at(range[2]!, day, now);
}

/** A clock time on a day; an hour without "am" or "pm" is the one in which people are interviewed, before `now`. */
function at(time: string, day: Local, now: Local): Local | null {
  const t = time
    .trim()
    .replace(/o'clock/, "")
    .trim();
  const evening = /pm|p\.m|afternoon|evening/.test(t);
  const morning = /am\b|a\.m|morning/.test(t);
  const hourOf = (word: string) => NUMBERS[word] ?? Number.parseInt(word, 10);
  let hour: number;
  let minute = 0;
  const words = t.replace(/ ?(?:am|pm|a\.m\.?|p\.m\.?|uhr|hrs|h|in the \w+)$/, "").trim();
  const clock = /^(\d{1,2})[:.h](\d{2})/.exec(words);
  const past = /^(?:a )?(.+?) (?:minutes )?(past|after|to|of) (\S+)$/.exec(words);
  if (/^(?:noon|midday)/.test(words)) return day + 12 * HOUR;
  if (clock) [hour, minute] = [Number(clock[1]), Number(clock[2])];
  else if (/^half/.test(words)) [hour, minute] = [hourOf(words.replace(/^half(?: past)? /, "")), 30];
  else if (past) {
    const part = /quarter/.test(past[1]!) ? 15 : /half/.test(past[1]!) ? 30 : amount(past[1]!);
    hour = hourOf(past[3]!);
    minute = past[2] === "past" || past[2] === "after" ? part : -part;
  } else hour = hourOf(words);
  if (!Number.isFinite(hour) || hour > 23 || minute > 59) return null;
  if (evening && hour < 12) hour += 12;
  else if (!morning && !evening && hour < 12) {
    const early = day + hour * HOUR + minute * MINUTE;
    const late = early + 12 * HOUR;
    if (hour < 8 || (hour < 7 && late <= now)) hour += 12;
    else if (late <= now && day === midnight(now) && now - early > 9 * HOUR && hour <= 5) hour += 12;
  }
  const told = day + hour * HOUR + minute * MINUTE;
  // "at 7 this morning", told before noon: it cannot lie ahead.
  return told > now && hour >= 12 && told - 12 * HOUR <= now && now - told < 0 && hour - 12 >= 6
    ? told - 12 * HOUR
    : told;
}

const CUE =
  /\b(?:hear(?:ing)?|let (?:me|us|people|everyone|everybody|the|all|u|him|her|them)? ?\w* ?know|letting|lemme|decid\w*|decision|answers?|answered|calls?|calling|ring(?:ing)?|phon(?:e|ing)|e?-?mail(?:ing|s)?|texting|text|results?|outcome|repl(?:y|ies)|get(?:ting)? back|got back|list (?:comes|goes|out|is)|announce\w*|inform\w*|notif\w+|offers?|vot(?:e|ing)|contact\w*|say|says|tell|told|callbacks?|choose|pick|verdict|feedback|know|letters?|response|come back|write to|wait|list|update|news|shortlist|make up|confirm|lock|appoint|define|choos\w*|pick\w*|select\w*|want someone|fill|invite|they said|she said by|nominate)\b/i;

/** The last day of a stated window, 17:00 when no hour is given; null for "soon" and "next week". */
export function decisionOf({ own, date, invitation }: Sources, endedAt: string | null): string | null {
  const now = localOf(date);
  const base = endedAt ? localOf(endedAt) : now;
  const pieces = own
    .split(/(?<=[.!?])\s+|\n+/)
    .filter((p) => CUE.test(p))
    .slice(0, 80);
  const all = [
    ...pieces.reverse(),
    ...(invitation ?? "")
      .split(/(?<=[.!?])\s+|\n{2,}/)
      .filter((p) =>
        /\b(?:decision|outcome|inform\w*|notif\w*|invite people|tell everyone|aim to|hope to|let you know|hear|entscheidung|results?|contact|respond)\b/i.test(
          p,
        ),
      )
      .slice(0, 20),
  ];
  for (const piece of all) {
    const by = dayIn(piece.slice(0, 400).toLowerCase().replace(/’/g, "'"), now, base);
    if (by !== null && by > now - 2 * HOUR && by < now + 200 * DAY) return stamp(by, date);
  }
  return null;
}

function dayIn(piece: string, now: Local, base: Local): Local | null {
  const cue = CUE.exec(piece);
  if (!cue) return null;
  const from = Math.max(0, cue.index - 60);
  const text = piece.slice(from, cue.index + 130);
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

function amount(word: string): number {
  const bare = word
    .trim()
    .replace(/ (?:an|of|a)$/, "")
    .replace(/^(?:a|an) (?=\w)/, "");
  return NUMBERS[bare] ?? NUMBERS[bare.replace(" ", "-")] ?? (Number.parseInt(bare, 10) || 0);
}

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

const midnight = (local: Local) => local - (((local % DAY) + DAY) % DAY);

function offsetOf(date: string): number {
  const match = /([+-])(\d{2}):(\d{2})$/.exec(date);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * HOUR + Number(match[3]) * MINUTE) : 0;
}

const localOf = (date: string): Local => Date.parse(date) + offsetOf(date);

/** `2026-03-19T15:15:00-04:00`, in the offset of `like`. */
function stamp(local: Local, like: string): string {
  const zone = /(?:Z|[+-]\d{2}:\d{2})$/.exec(like)![0];
  return `${new Date(local).toISOString().slice(0, 19)}${zone}`;
}
