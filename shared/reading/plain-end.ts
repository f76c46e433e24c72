/** The end of the interview where it is told in one of the usual phrases: "finished at noon", "2 to 2:45", "just got out". */
import {
  amount,
  at,
  DAY,
  DAYS,
  HOUR,
  type Local,
  localOf,
  MINUTE,
  midnight,
  NUM,
  stamp,
  TIME,
} from "./clock.ts";
import type { Sources } from "./facts.ts";

/** RFC 3339 in the mail's offset; null where none of the usual phrases stands. */
export function plainEndOf({ own, date }: Sources): string | null {
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
