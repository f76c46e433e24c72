/** When the interview ended: every time of the day in the mail on every day it may mean, and "just now". */
import * as chrono from "chrono-node/en";
import type { Candidate, Question } from "./choice.ts";
import {
  amount,
  around,
  at,
  DAY,
  DAYS,
  HOUR,
  type Local,
  localOf,
  MINUTE,
  midnight,
  NUM,
  offsetOf,
  type Place,
  stamp,
  TIME,
} from "./clock.ts";
import type { Sources } from "./facts.ts";
import { isMissed } from "./missed.ts";
import { plainEndOf } from "./plain-end.ts";

const MOST_CHARACTERS = 6_000;
const MOST_TIMES = 14;
const MOST_LENGTHS = 4;

type Found = Place & { words: string };
type When = { time: Local; features: string[] };

/** The values are RFC 3339 in the mail's offset. */
export function endQuestion(from: Sources): Question<string> {
  const now = localOf(from.date);
  const text = from.own.slice(0, MOST_CHARACTERS).toLowerCase().replace(/’/g, "'");
  const days = daysIn(text, now);
  const said = new Map<string, Set<string>>();
  const add = ({ time, features }: When) => {
    const value = stamp(time, from.date);
    const seen = said.get(value) ?? new Set(["told", gapOf(now - time)]);
    for (const feature of features) seen.add(feature);
    said.set(value, seen);
  };
  const times = found(text, new RegExp(`(?<![\\w:/.£$€-])(?:${TIME})(?![\\w%])`, "g")).slice(0, MOST_TIMES);
  const lengths = found(text, LENGTH).slice(0, MOST_LENGTHS);
  for (const time of times) {
    for (const day of daysFor(text, time, days))
      for (const when of [...endsAt(text, time, day, now), ...startsAt(text, time, lengths, day, now)])
        add(when);
  }
  for (const length of found(text, AGO)) {
    const minutes = minutesOf(length.words);
    add({ time: now - minutes * MINUTE, features: ["ago", ...around(text, length, "ago")] });
  }
  add({ time: now, features: justNow(text) });
  for (const when of written(from, now)) add(when);
  const plain = plainEndOf({ ...from, own: text });
  if (plain !== null) add({ time: localOf(plain), features: ["plain"] });
  const candidates: Candidate<string>[] = [...said].map(([value, features]) => ({
    value,
    features: [...features],
  }));
  const many = Math.min(3, times.length);
  return {
    candidates,
    none: [
      "none",
      `plain ${plain !== null}`,
      `missed ${isMissed(from.own)}`,
      `times ${many}`,
      `days ${days
        .map(({ word }) => word)
        .sort()
        .join(" ")}`,
    ],
  };
}

const LENGTH = new RegExp(
  `(?<![\\w:])(?:(?:${NUM}|half an|half|three quarters of an)(?: and a half)?[- ]?(?:minutes?|mins?|min|hours?|hrs?|hour)\\b(?: and a half)?(?! (?:late|early|ago|away|drive|before)))`,
  "g",
);
const AGO = new RegExp(
  `(?<![\\w:])(?:${NUM}|half an|half|a couple of|a few) ?(?:odd )?(?:minutes?|mins?|min|hours?|hrs?|hour)(?= ago)`,
  "g",
);

const found = (text: string, expression: RegExp): Found[] =>
  [...text.matchAll(expression)].map((m) => ({ at: m.index, to: m.index + m[0].length, words: m[0] }));

function minutesOf(words: string): number {
  if (/three quarters/.test(words)) return 45;
  const many = amount(
    /^(.*?)[- ]?(?:and a half[- ]?)?(?:minutes?|mins?|min|hours?|hrs?|hour)\b/.exec(words)?.[1] ?? "",
  );
  return (many + (/and a half/.test(words) ? 0.5 : 0)) * (/h(?:ou)?rs?/.test(words) ? 60 : 1);
}

type Day = { start: Local; word: string; features: string[]; places: Place[] };

/** Every day that the mail names as past or present; today where it names none. */
function daysIn(text: string, now: Local): Day[] {
  const today = midnight(now);
  const days = new Map<Local, Day>();
  const add = (start: Local, word: string, features: string[], places: Place[]) => {
    const seen = days.get(start);
    if (!seen) days.set(start, { start, word, features, places });
    else {
      seen.features.push(...features);
      seen.places.push(...places);
    }
  };
  for (const { at: from, to, words } of found(text.slice(0, 3_000), NEAR)) {
    const weekday = DAYS.findIndex((day) => words.endsWith(day));
    const word = weekday >= 0 ? "weekday" : /yesterday|last night/.test(words) ? "yesterday" : "today";
    const back =
      weekday >= 0
        ? (new Date(now).getUTCDay() - weekday + 7) % 7
        : /before/.test(words)
          ? 2
          : word === "today"
            ? 0
            : 1;
    add(
      today - back * DAY,
      word,
      [`day ${word}`, ...around(text, { at: from, to }, `day ${word}`)],
      [{ at: from, to }],
    );
  }
  if (!days.has(today)) add(today, "unsaid", ["day unsaid"], []);
  return [...days.values()].slice(0, 5);
}
const NEAR =
  /\b(?:today|this morning|this afternoon|this evening|tonight|yesterday|last night|the day before yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/g;

/** A day named in the sentence of the time is its day; else it may be any of them. */
function daysFor(text: string, time: Place, days: readonly Day[]): readonly Day[] {
  const from = Math.max(...[". ", "! ", "? ", "\n"].map((end) => text.lastIndexOf(end, time.at)));
  const to = text.slice(time.to).search(/[.!?](?:\s|$)|\n/);
  const near = days.filter(({ places }) =>
    places.some((place) => place.at >= from && (to < 0 || place.at <= time.to + to)),
  );
  return near.length > 0 ? near : days;
}

/** The time itself as the end; behind another time and "to" or a dash it surely ends something. */
function endsAt(text: string, time: Found, day: Day, now: Local): When[] {
  const end = at(time.words, day.start, now);
  if (end === null) return [];
  const range = new RegExp(`(?:${TIME}) ?(?:-|–|—|to|till|til|until|and) ?(?:about |around |just )?$`).test(
    text.slice(Math.max(0, time.at - 40), time.at),
  );
  const how = range ? "range" : "clock";
  const sorts = /^(?:bare|spoken)/.test(sortOf(time.words)) ? "unsure" : "sure";
  const features = [
    how,
    `${how} ${sortOf(time.words)}`,
    ...around(text, time, how),
    `${how} day ${day.word}`,
    `${how} ${sorts} ${gapOf(now - end)}`,
  ];
  return [{ time: end, features: [...features, ...day.features, hourOf(end)] }];
}

function startsAt(text: string, time: Found, lengths: readonly Found[], day: Day, now: Local): When[] {
  const start = at(time.words, day.start, now);
  if (start === null) return [];
  return lengths.flatMap((length) => {
    const minutes = minutesOf(length.words);
    if (minutes < 5 || minutes > 600 || (length.at < time.to && length.to > time.at)) return [];
    const features = [
      "start and length",
      `start ${sortOf(time.words)}`,
      ...around(text, time, "start"),
      ...around(text, length, "length"),
      `start day ${day.word}`,
      Math.abs(length.at - time.at) < 60 ? "length near" : "length far",
    ];
    return [{ time: start + minutes * MINUTE, features: [...features, ...day.features] }];
  });
}

const sortOf = (words: string) =>
  /[ap]\.?m\b/.test(words)
    ? "am"
    : /[:.h]\d\d/.test(words)
      ? "exact"
      : /past|quarter|half|to |clock|noon|midday/.test(words)
        ? "spoken"
        : "bare";

function gapOf(gap: number): string {
  if (gap < -5 * MINUTE) return "gap ahead";
  const hours = [0.1, 0.5, 1, 2, 4, 8, 24, 48].find((most) => gap <= most * HOUR);
  return `gap ${hours ?? "days"}`;
}
const hourOf = (time: Local) => `hour ${Math.floor(new Date(time).getUTCHours() / 3)}`;

/** What is said by somebody who sits in the car outside. */
function justNow(text: string): string[] {
  const cues = [...text.matchAll(JUST)].map((m) => `now: ${m[0].replace(/\s+/g, " ")}`);
  const edges = `${text.slice(0, 250)} … ${text.slice(-200)}`.match(/[\p{L}']+/gu) ?? [];
  const pairs = edges.map((word, i) => `now: ${edges[i - 1] ?? ""} ${word}`);
  const past = /\b(?:yesterday|last night|last week)\b/.test(text) ? ["now: yesterday"] : [];
  return ["now", `now cues ${Math.min(3, cues.length)}`, ...cues, ...pairs, ...past];
}
const JUST =
  /\b(?:just (?:got|walked|came|come|finished|left|had|ended|done|hung|been|out|oot|now|stepped)|literally just|right now|(?:sat|sitting|sit|still|typing|writing)(?: \w+){0,2} (?:in|from|at|outside|on) (?:the|my|a) (?:\w+ )?(?:car|park|parking|bus|stop|train|tram|station|lobby|street|platform|bench)|fresh out|straight out|on the (?:bus|train|tram|way) home|minutes? ago|mins? ago|(?:half )?an hour ago)\b/g;

/** A calendar file's end and an invitation's: they hold unless the mail tells otherwise. */
function written({ date, invitation, calendar }: Sources, now: Local): When[] {
  const when: When[] = [];
  if (calendar?.endsAt && Date.parse(calendar.endsAt) <= Date.parse(date))
    when.push({ time: Date.parse(calendar.endsAt) + offsetOf(date), features: ["calendar"] });
  const invited = invitation ? invitationEnd(invitation, now) : null;
  if (invited !== null && invited <= now) when.push({ time: invited, features: ["invitation"] });
  return when;
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
