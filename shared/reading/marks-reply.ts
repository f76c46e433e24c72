/** The line that a mail program writes above what it quotes: "On Monday, Ada wrote:", in the languages of its users. */
import { addressIn } from "./mail-marks.ts";
import { mailboxesIn, written } from "./mailboxes.ts";

export type Attribution = {
  /** The line after it. */
  end: number;
  from: string | null;
  date: string | null;
  /** It has a date, and a time or an address, so that what follows is quoted even without prefixes. */
  certain: boolean;
  hasAddress: boolean;
};

/** How the sentence begins: "On", "Am", "Le", a weekday or a number; or it has an address in it. */
const OPENS =
  /^[-–—*_"'>\s]{0,8}(?:on|am|le|el|il|em|op|d|den|på|w dniu|dnia|dne|a|vào|în|pe|ter|ma|ti|ke|to|la|su|dana|dňa|на|στις|pada|el dia|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|tor|fre|lör|sön|mån|tis|ons|man|tir|lør|søn|пн|вт|ср|чт|пт|сб|вс|нд|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|ב|في|在|於|于|\d)(?![\p{L}])/iu;

const SAID = [
  "wrote",
  "writes",
  "has written",
  "schrieb",
  "schrieb folgendes",
  "hat (?:am .{4,40} )?geschrieben",
  "a écrit",
  "écrivait",
  "escribió",
  "va escriure",
  "ha scritto",
  "scrive",
  "escreveu",
  "schreef(?: het volgende)?",
  "geschreven",
  "skrev(?: følgende| följande)?",
  "följande",
  "napisał\\(a\\)",
  "napisała?",
  "pisze",
  "napsal\\(a\\)",
  "napsala?",
  "napísal\\(a\\)",
  "napísala?",
  "je napisao/la",
  "je napisao(?:/la)?",
  "je napisala?",
  "napisao(?:/la)? je",
  "kirjoitti",
  "kirjutas",
  "(?:tarihinde )?(?:şunu |şunları )?yazdı",
  "пишет",
  "написал\\(а\\)",
  "написала?",
  "писал\\(а\\)",
  "пише",
  "написав",
  "написа",
  "a scris",
  "ezt írta",
  "írta",
  "έγραψε",
  "menulis",
  "đã viết",
  "כתב(?:ה)?",
  "כתב/ה",
  "כתב",
  "كتب",
  "写道",
  "寫道",
  "wrote ?-{2,}",
  "のメール",
  "書きました",
  "さんは書きました",
  "님이 작성",
  "작성",
].join("|");
const SAID_LAST = new RegExp(
  `(?:^|[\\s,，>)\\]»”"'、\\d])(?:${SAID})[\\s*_]{0,2}(?:[:：][*_]{0,2}|-{2,})$`,
  "iu",
);
const SAID_LAST_WORD = new RegExp(`(?:${SAID})\\s*$`, "iu");
/** The verb in the middle: the sender, or the day, comes after it. */
const SAID_INSIDE =
  /\s(?:schrieb|schreef|skrev(?: følgende)?(?: den)?|kirjoitti|napsal\(a\)|napsala?|napísala?|kirjutas|yazdı)\s/iu;
/** Gmail writes no verb in some languages: "2026-03-16 9:12 GMT+01:00 Dana Reyes <dana@…>:". */
const UNSAID = /<[^<>\s]{3,320}>\s?[:：]$/u;
/** And the day behind the verb in others: "escreveu (segunda, 16/03/2026 à(s) 09:12):". */
const SAID_BEFORE_DAY = new RegExp(`\\s(?:${SAID})\\s?\\(.{4,80}\\)\\s?[:：]$`, "iu");
const VERB_FIRST = new RegExp(`^(?:(?:${SAID})|于|於)\\s?(?:den\\s)?(?:\\((?:időpont: )?)?`, "iu");
const ENDS = /[:：][*_]{0,2}$|\bwrote ?-{2,}$/i;

const TIME = /\d{1,2}\s?(?:[:.h]|：)\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?(?![\p{L}]))?/giu;
const DAY = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?<!\d)(?:19|20)\d\d(?!\d)|年/u;
/** "(UTC+1)", "+0100", "CET", "Uhr": what may stand between the time and the sender. */
const ZONE =
  /^[\s,]*(?:\(?(?:UTC|GMT|CES?T|[A-Z]{2,4}T|MSK|Uhr|Z)?\s?(?:[+-]\d{1,2}:?\d{0,2})?\)?(?=[\s,"]))?/u;
const LINKS =
  /^[\s,;]*(?:schrieb|schreef|skrev|heeft|hat|użytkownik|uživatel|odesílatel|odosielateľ|π\.μ\.,?|μ\.μ\.,?|ο χρήστης|ο|η|מאת|používateľ|пользователь|користувач|időpontban|tarihinde|by|von|de|le|от|від|utente|l'utente|usuario|usuário|-)\s+/iu;
const LEADS =
  /^[\s>*_"'-]*(?:on|am|le|el|il giorno|il|em|op|d\.|den|på|w dniu|dnia|dne|dňa|dana|vào|în|pe|στις|pada|el dia|na dan)\s/iu;

/** Wrapped over up to five lines; null when the line at `at` begins none. */
export function attributionAt(lines: readonly string[], at: number): Attribution | null {
  const opening = lines[at]!.trim();
  if (opening.length < 5 || opening.length > 400) return null;
  if (!OPENS.test(opening) && !/[@"“„«]/.test(opening)) return null;
  let joined = "";
  for (let i = at; i < lines.length && i < at + 5; i++) {
    const line = lines[i]!.trim();
    if (line === "" || line.length > 400) return null;
    joined = joined === "" ? line : `${joined} ${line}`;
    if (joined.length > 600) return null;
    if (!ENDS.test(line)) continue;
    const inside = SAID_INSIDE.exec(joined);
    if (!inside && !SAID_LAST.test(joined) && !SAID_BEFORE_DAY.test(joined)) {
      if (!UNSAID.test(joined) || !DAY.test(joined)) continue;
    }
    const address = addressIn(joined);
    if (!OPENS.test(opening) && address === null) return null;
    const dated = DAY.test(joined);
    const timed = new RegExp(TIME.source, "iu").test(joined);
    if (!address && !dated) return null;
    // A sentence of the writer's own that stands right above the heading is no part of it.
    for (let later = at + 1; later <= i; later++) if (attributionAt(lines, later)?.certain) return null;
    return {
      end: i + 1,
      ...whoAndWhen(joined),
      certain: dated && (timed || address !== null),
      hasAddress: address !== null,
    };
  }
  return null;
}

/** The sender stands before or after the day; whichever, the day ends with its time or its year. */
function whoAndWhen(attribution: string): { from: string | null; date: string | null } {
  const whole = attribution
    .replace(/^[-–—*_>\s]+|[\s*_]*(?:[:：][*_]{0,2}|-{2,})\s*$/g, "")
    .replace(SAID_LAST_WORD, "")
    .trim();
  const dayAt = DAY.exec(whole)?.index ?? whole.search(new RegExp(TIME.source, "iu"));
  const mailAt = whole.indexOf(addressIn(whole) ?? "\n");
  if (mailAt >= 0 && dayAt > mailAt) {
    const close = /[>)\]]+/.exec(whole.slice(mailAt));
    const end = close ? mailAt + close.index + close[0].length : mailAt;
    const date = whole
      .slice(end)
      .replace(/^[\s,;]+/, "")
      .replace(VERB_FIRST, "")
      .replace(/\s+tarihinde\b.*$/u, "");
    return { from: sender(whole.slice(0, end)), date: tidy(date) };
  }
  const said = SAID_INSIDE.exec(whole);
  let cut = 0;
  for (const time of whole.matchAll(TIME))
    if (mailAt < 0 || time.index < mailAt) cut = time.index + time[0].length;
  if (cut === 0) {
    const day = DAY.exec(whole);
    cut = day ? day.index + day[0].length : 0;
  }
  if (said && said.index >= cut) cut = said.index;
  const zone = ZONE.exec(whole.slice(cut))?.[0].length ?? 0;
  return {
    from: sender(whole.slice(cut + zone)),
    date: tidy(whole.slice(0, cut).replace(LEADS, "")),
  };
}

function sender(text: string): string | null {
  let name = text.replace(/^[\s,，;]+|[\s,，;]+$/g, "");
  for (let i = 0; i < 3; i++) name = name.replace(LINKS, "").replace(/^[\s,，;]+/, "");
  return written(mailboxesIn(name).slice(0, 1)) ?? tidy(name);
}

const tidy = (text: string): string | null => text.replace(/^[\s,，.;(]+|[\s,，;(]+$/g, "") || null;
