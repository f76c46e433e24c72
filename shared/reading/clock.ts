/** Times of the day and days as people write them; all is counted from the mail's own date and offset. */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Wall-clock time at the writer's place, kept as if it were UTC; only `stamp` puts the offset back. */
export type Local = number;

export const NUMBERS: Record<string, number> = {
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
export const NUM =
  "(?:\\d{1,3}|twenty[- ]five|thirty[- ]five|forty[- ]five|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|one|two|three|four|five|six|seven|eight|nine|ten|an|a)";
export const HOURS = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})";
/** "half five", "quarter past 5", "ten to one", "3pm", "15:15", "2 o'clock", "noon". */
export const TIME = `(?:half(?: past)? ${HOURS}|(?:a )?quarter (?:past|to|after|of) ${HOURS}|(?:five|ten|twenty|twenty[- ]five|\\d{1,2}) (?:minutes )?(?:past|to|after) ${HOURS}|\\d{1,2}[:.h]\\d{2} ?(?:am|pm|a\\.m\\.?|p\\.m\\.?|uhr|hrs)?|\\d{1,2} ?(?:am|pm|a\\.m\\.?|p\\.m\\.?|uhr|h\\b)|noon|midday|${HOURS} (?:fifteen|thirty|forty[- ]five)|${HOURS}(?: o['’]?clock)?)(?: in the (?:morning|afternoon|evening))?`;

export const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** A clock time on a day; an hour without "am" or "pm" is the one in which people are interviewed, before `now`. */
export function at(time: string, day: Local, now: Local): Local | null {
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
  const spoken = /^(\w+) (fifteen|thirty|forty[- ]five)$/.exec(words);
  if (/^(?:noon|midday)/.test(words)) return day + 12 * HOUR;
  if (clock) [hour, minute] = [Number(clock[1]), Number(clock[2])];
  else if (spoken) [hour, minute] = [hourOf(spoken[1]!), amount(spoken[2]!)];
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

export function amount(word: string): number {
  const bare = word
    .trim()
    .replace(/ (?:an|of|a)$/, "")
    .replace(/^(?:a|an) (?=\w)/, "");
  return NUMBERS[bare] ?? NUMBERS[bare.replace(" ", "-")] ?? (Number.parseInt(bare, 10) || 0);
}

export const midnight = (local: Local) => local - (((local % DAY) + DAY) % DAY);

export function offsetOf(date: string): number {
  const match = /([+-])(\d{2}):(\d{2})$/.exec(date);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * HOUR + Number(match[3]) * MINUTE) : 0;
}

export const localOf = (date: string): Local => Date.parse(date) + offsetOf(date);

/** `2026-03-19T15:15:00-04:00`, in the offset of `like`. */
export function stamp(local: Local, like: string): string {
  const zone = /(?:Z|[+-]\d{2}:\d{2})$/.exec(like)![0];
  return `${new Date(local).toISOString().slice(0, 19)}${zone}`;
}

/** Half open, in UTF-16 units. */
export type Place = { at: number; to: number };

/** What stands before and behind a time or a day: a word, pairs, what is near. */
export function around(text: string, { at: from, to }: Place, name: string): string[] {
  const before = (text.slice(Math.max(0, from - 60), from).match(PIECE) ?? []).slice(-5).reverse();
  const after = (text.slice(to, to + 40).match(PIECE) ?? []).slice(0, 3);
  const border = before.findIndex((word) => /^[.!?\n]$/.test(word));
  const led = before.slice(0, border < 0 ? undefined : border);
  const sorts = [...new Set(led.flatMap((word) => leadOf(word) ?? []))];
  const [b1 = "^", b2 = "^"] = before;
  const [a1 = "^", a2 = "^"] = after;
  return [
    `${name} before ${b1}`,
    `${name} before ${b2} ${b1}`,
    `${name} after ${a1}`,
    `${name} after ${a1} ${a2}`,
    ...led.slice(1).map((word) => `${name} near ${word}`),
    ...(sorts.length > 0 ? sorts : ["nothing"]).map((sort) => `${name} led by ${sort}`),
  ];
}

/** Verbs and small words that lead to an end, a beginning, or to what is still to come. */
const LEADS: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    "end",
    new Set(
      "ended end ends ending finished finish finishing over done out wrapped through off left leave until till til concluded stopped".split(
        " ",
      ),
    ),
  ],
  [
    "start",
    new Set(
      "started start starts began begin from for at interview slot booked scheduled appointment arrived meeting invited".split(
        " ",
      ),
    ),
  ],
  [
    "later",
    new Set(
      "by before hear call ring email let know decide decision tell answer reply next tomorrow will back".split(
        " ",
      ),
    ),
  ],
  [
    "other",
    new Set(
      "bus train alarm woke up slept late early shift worked work years old age floor grade year number page".split(
        " ",
      ),
    ),
  ],
];
const leadOf = (word: string) => LEADS.flatMap(([name, words]) => (words.has(word) ? [name] : []));
const PIECE = /[\p{L}']+|\d+|[^\s]/gu;
