/**
 * The thank-you note: thanks first, an echo of the conversation, what is put right, an open door.
 *
 * Every sentence is composed from the debrief and held against `guard.ts`; where nothing sure can be said, nothing
 * is. A short honest note is better than a padded one, and the plan then asks for one more detail.
 */
import type { Interview } from "../shared/domain/debrief.ts";
import type { Draft, Letters, LocalInstant, Triaged } from "../shared/domain/letter.ts";
import { type NotePlan, notesFor } from "../shared/domain/note.ts";
import { echoesOf, echoSentence, OURS, THEIRS } from "./echo.ts";
import { neverInANote } from "./guard.ts";
import { repairLine, type Setting, STAYED_AWAY } from "./repair.ts";
import type { Reader } from "./thing.ts";
import { toned } from "./tone.ts";
import { dayAndMonth, daysBetween, weekday } from "./when.ts";
import { pick } from "./words.ts";

export type Notes = {
  drafts: Draft[];
  /** What the notes say something about. */
  written: Triaged[];
  /** Worth a line, but only the writer has the words. */
  waiting: Triaged[];
  unsaid: readonly Triaged[];
  late: boolean;
  /** Details in the thinnest note that could only come from this conversation. */
  details: number;
  /** Whether every note holds something that its reader said, asked or showed. */
  fromThem: boolean;
};

type About = Pick<
  Letters["plan"],
  | "interview"
  | "missed"
  | "moments"
  | "writer"
  | "seed"
  | "slipIn"
  | "sendNoteAt"
  | "called"
  | "shown"
  | "tone"
>;

export function writeNotes(about: About): Notes {
  const planned = notesFor({ ...about, moments: withPhrases(about) });
  const notes = planned.notes.map((plan, at) => writeOne(plan, at, about, planned.kept.length));
  const written = notes.flatMap((note) => note.written);
  return {
    drafts: notes.map((note) => toned(note.draft, about.tone ?? null, { met: !about.missed })),
    written,
    waiting: [...planned.waiting, ...planned.inNote.filter((moment) => !written.includes(moment))],
    unsaid: planned.unsaid,
    late: planned.late,
    details: Math.min(...notes.map((note) => note.details)),
    fromThem: notes.every((note) => note.fromThem),
  };
}

/** The shortest phrase for what was left unsaid fits a sentence better than the words around it. */
function withPhrases({ moments, slipIn }: About): Triaged[] {
  return moments.map((moment) => {
    if (moment.kind !== "omission" || moment.action !== "slip-in") return moment;
    const phrases = slipIn.filter((each) => moment.quote.includes(each) || (moment.fix ?? "").includes(each));
    return phrases.length === 0 ? moment : { ...moment, fix: phrases.slice(0, 2).join(" and ") };
  });
}

/* A note: thanks and what they showed; what is put right; what I bring; an open door. */

function writeOne(plan: NotePlan, at: number, about: About, keptInAll: number) {
  const { interview } = about;
  const seed = `${about.seed}/${at}`;
  const reader = readerOf(plan, interview);
  const setting: Setting = {
    interview: { ...interview, company: companyOf(interview) },
    reader,
    role: roleOf(interview),
    when: whenPhrase(about),
    isMissed: about.missed,
    seed,
  };
  const written: Triaged[] = [];
  const line = (moment: Triaged): string => {
    const words = repairLine(moment, setting);
    if (words !== null) written.push(moment);
    return words ?? "";
  };
  const { missed } = about;
  const lines = plan.repairs.map(line).filter(Boolean);
  const repairs = shortened(missed && !lines.includes(STAYED_AWAY) ? [STAYED_AWAY, ...lines] : lines);
  const pluses = plan.pluses.map(line).filter(Boolean);
  const echoes = echoesOf(plan, reader);
  const deed = missed ? undefined : echoes.find(({ how }) => how === "did");
  const others = echoes.filter((each) => each !== deed);
  const said = others
    .map((each, turn) => ({ ...each, words: echoSentence(each, turn, seed) }))
    .filter(({ words }) => safe(words));
  const theirs = said.filter(({ how }) => !OURS.has(how));
  const ours = said.filter(({ how }) => OURS.has(how));
  const details =
    said.filter(({ thing }) => thing !== null).length +
    (deed ? 1 : 0) +
    pluses.length +
    repairs.filter((words) => /^You asked\b/.test(words)).length;
  const isRich = details >= 2;
  const thanks = missed ? [thanksForWaiting(about)] : opening(about, at, seed, deed?.thing ?? null, isRich);
  // One echo stays with the thanks; the others lead to what the writer would bring.
  const first = deed && theirs.length > 1 ? theirs.slice(0, 1) : deed ? [] : theirs.slice(0, 1);
  const rest = theirs.filter((each) => !first.includes(each));
  const bring = [...rest.map(({ words }) => words), ...ours.map(({ words }) => words), ...pluses];
  const body = [
    greeting(plan, about),
    [...thanks, ...first.map(({ words }) => words)],
    repairs,
    bring,
    closing(plan, about, seed, keptInAll, isRich),
    signOff(about, plan, seed),
  ]
    .map((part) => (typeof part === "string" ? part : part.filter(Boolean).join(" ")))
    .filter(Boolean)
    .join("\n\n");
  const draft: Draft = { to: plan.to, subject: subjectOf(about, at), body };
  const fromThem =
    deed !== undefined ||
    theirs.some(({ how }) => THEIRS.has(how)) ||
    repairs.some((words) => /^You asked\b/.test(words));
  return { draft, written, details, fromThem };
}

const MOST_REPAIR_SENTENCES = 3;

/** Thanks carry a note: where two lines are longer than three sentences, one offer of repair gives way. */
function shortened(repairs: string[]): string[] {
  const sentences = (lines: readonly string[]) => lines.join(" ").split(/(?<=[.!?])\s+/).length;
  if (sentences(repairs) <= MOST_REPAIR_SENTENCES) return repairs;
  const offer = /\s(?:I would like to cover|If anything has to be)[^.]*\.$/;
  const last = repairs.findLastIndex((each) => offer.test(each));
  return repairs.map((each, at) => (at === last ? each.replace(offer, "") : each));
}

function readerOf(plan: NotePlan, { people }: Interview): Reader {
  return {
    name: plan.to,
    alone: people.length === 1,
    others: people.filter((each) => each !== plan.to),
  };
}

/* Greeting and sign-off: as the writer speaks of them. */

/** With the title the writer gave, by the first name if that is what they used, or the full name. */
export function addressed(
  name: string,
  { called, moments, shown }: Pick<About, "called" | "moments" | "shown">,
): string {
  const as = called.find(({ person }) => person === name)?.as;
  if (as) return withCapitals(as);
  const parts = name.split(/\s+/);
  if (parts.length === 1) return withCapitals(name);
  const told = [...moments.map(({ quote }) => quote), ...shown];
  const [first, second] = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const onFirstNameTerms = new RegExp(`(?<![\\p{L}])${first}(?![\\p{L}])(?!\\s+${second})`, "u");
  return withCapitals(told.some((words) => onFirstNameTerms.test(words)) ? parts[0]! : name);
}

/** Names typed in a hurry. */
function withCapitals(name: string): string {
  return name === name.toLowerCase()
    ? name.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
}

function greeting({ to, passOn }: NotePlan, about: About): string {
  const { interview, seed } = about;
  if (to === null)
    return companyOf(interview)
      ? `Dear ${companyOf(interview)!.replace(/^The /, "")} team,`
      : "Dear hiring team,";
  const name = addressed(to, about);
  const isFirstName = to.includes(" ") && to.startsWith(`${name} `) && !passOn;
  return isFirstName ? `${pick(seed, "hello", ["Dear", "Hi", "Dear"])} ${name},` : `Dear ${name},`;
}

function signOff({ writer }: About, { to }: NotePlan, seed: string): string {
  const words = pick(seed, `bye/${to}`, [
    "Best wishes,",
    "Kind regards,",
    "With best wishes,",
    "With kind regards,",
  ]);
  return writer ? `${words}\n${writer}` : words;
}

/* The first sentence thanks, and confesses nothing. */

function opening(about: About, at: number, seed: string, deed: string | null, isRich: boolean): string[] {
  const { interview } = about;
  const on = onDay(about);
  const meeting = {
    onsite: "seeing me",
    video: "speaking with me",
    phone: "the call",
    unknown: "speaking with me",
  }[interview.medium];
  const role = roleOf(interview);
  const company = companyOf(interview);
  const topic = [
    role && company ? `about the ${role} role at ${company}` : null,
    role ? `about the ${role} role` : null,
    company ? `about working at ${company}` : null,
    "",
  ].find((each): each is string => each !== null && !risky(each))!;
  const tail = topic ? ` ${topic}` : "";
  if (deed !== null) return thanksFor(deed, { on, meeting, tail, at, seed, isRich });
  // A panel compares notes: each one opens differently.
  const first: [string, ...string[]] = [
    `Thank you for ${meeting}${on}${topic ? ` and for our conversation${tail}` : ""}.`,
    `Thank you for the time you took${on} to talk with me${tail}.`,
    `Thank you for our conversation${on}${tail}.`,
  ];
  return [first[start(seed, at)]!];
}

type Opening = { on: string; meeting: string; tail: string; at: number; seed: string; isRich: boolean };

/** What they showed stands in the first sentence: it is what the thanks are for. */
function thanksFor(deed: string, { on, meeting, tail, at, seed, isRich }: Opening): string[] {
  const first: [string, ...string[]] = [
    `Thank you for ${meeting}${on}, and for ${deed}.`,
    `Thank you for the time you took${on}, and for ${deed}.`,
    `Thank you for our conversation${on}, and for ${deed}.`,
  ];
  const isSeen = /^(?:showing|walking|taking|giving|letting|leading)/.test(deed);
  const picture: [string, ...string[]] = isSeen
    ? [
        `I came away with a clear picture of the work, and I enjoyed talking with you${tail}.`,
        `It showed me what the work is like, and I enjoyed talking with you${tail}.`,
        `Seeing that made the work very concrete for me, and I was glad to talk with you${tail}.`,
      ]
    : [
        `I enjoyed talking with you${tail}.`,
        `It was good to talk with you${tail}.`,
        `I was glad to talk with you${tail}.`,
      ];
  const about = tail
    ? picture[start(`${seed}/picture/0`, at)]!
    : isSeen && isRich
      ? "I came away with a clear picture of the work."
      : "";
  return [first[start(seed, at)]!, about].filter((words) => words !== "" && safe(words));
}

function start(seed: string, at: number): number {
  return (pick(seed.replace(/\/\d+$/, ""), "open", [0, 1, 2]) + at) % 3;
}

function thanksForWaiting(about: About): string {
  return `Thank you for the time that you had set aside for me${onDay(about)}.`;
}

/** The company as it can stand in a sentence; names typed in a hurry get their capitals. */
function companyOf({ company }: Interview): string | null {
  if (!company || risky(company)) return null;
  return company === company.toLowerCase() && /\s|^\p{L}{5,}$/u.test(company)
    ? withCapitals(company)
    : company;
}

export function roleOf({ role }: Interview): string | null {
  if (!role) return null;
  const bare = role
    .trim()
    .replace(/^(?:the|a|an)\s+/i, "")
    .replace(/\s+(?:role|position|post|job)$/i, "")
    .replace(/\s*\([^)]*\)/g, "");
  // "Dishwasher" alone is a word at the start of a line; "Events and PR Manager" is a title.
  const isTitle = /\s\p{Lu}|^\p{Lu}{2}/u.test(bare) || NAMED_ROLE.test(bare);
  const plain = isTitle ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
  return plain.split(/\s+/).length <= 8 && plain.length <= 60 ? plain : null;
}

const NAMED_ROLE =
  /^(?:English|French|German|Spanish|Italian|Java|Python|Excel|Montessori|Linux|Angular|React)\b/;

/** " on Thursday", " on 12 March", or nothing when the day is not known. */
function onDay({ interview, sendNoteAt }: About): string {
  const day = dayOf(interview.endedAt, sendNoteAt);
  return day === null ? "" : ` on ${day}`;
}

function dayOf(endedAt: LocalInstant | null, sendNoteAt: LocalInstant): string | null {
  if (endedAt === null) return null;
  return daysBetween(endedAt, sendNoteAt) < 7 ? weekday(endedAt) : dayAndMonth(endedAt);
}

function whenPhrase(about: About): string {
  const { medium } = about.interview;
  return onDay(about).trim() || (medium === "phone" || medium === "video" ? "when we spoke" : "when we met");
}

/* The close shows interest, leaves a door open and asks for nothing. */

function closing(plan: NotePlan, about: About, seed: string, kept: number, isRich: boolean): string {
  const { interview } = about;
  const company = companyOf(interview);
  const role = roleOf(interview);
  if (about.missed) {
    const what =
      role && !risky(role)
        ? `the ${role} role${company ? ` at ${company}` : ""}`
        : `the work${company ? ` at ${company}` : ""}`;
    return `I am still very interested in ${what}, and would be glad of another time if one can be found.`;
  }
  const where = company ? `at ${company}` : "with your team";
  const pass = plan.passOn ? " Please pass on my thanks to everybody who took part." : "";
  const asRole = role && !risky(role) ? `in the ${role} role` : null;
  const interest = isRich
    ? pick(seed, "interest", [
        `I would be very glad to do this work${asRole ? ` ${asRole}` : ""} ${where}.`,
        `After talking with you I am even more interested in the work ${where}, and I would be glad to be part of it.`,
        `I left our conversation more interested than I came, and I would be happy to work ${where}.`,
      ])
    : pick(seed, "interest", [
        `I would be very glad to do this work ${where}.`,
        kept > 0
          ? `I left our conversation wanting to do this work ${where}.`
          : `I remain very interested in the work ${where}.`,
        `I would be happy to work ${where}.`,
      ]);
  const door = pick(seed, "door", [
    "If anything further would help you, I am glad to send it or to talk again.",
    "I can talk again whenever it suits you, and am glad to send anything that would help.",
    "If anything is still open for you, just ask; I am glad to talk again at any time.",
  ]);
  return `${interest} ${door}${pass}`;
}

/* The subject points to the meeting and holds nothing else. */

export const MOST_SUBJECT_CHARACTERS = 60;

function subjectOf(about: About, at: number): string {
  const { interview, writer } = about;
  const day = dayOf(interview.endedAt, about.sendNoteAt);
  const role = roleOf(interview);
  const candidates = [
    day && writer ? `Thank you for ${day}, from ${writer}` : null,
    role && writer ? `Thank you: ${role} interview, ${writer}` : null,
    role ? `Thank you: ${role} interview` : null,
    day ? `Thank you for ${day}` : null,
    writer ? `Thank you, from ${writer}` : null,
    "Thank you for our conversation",
  ].filter((each): each is string => each !== null && each.length <= MOST_SUBJECT_CHARACTERS && !risky(each));
  return candidates[at % Math.min(2, candidates.length)]!;
}

function safe(text: string): boolean {
  return !risky(text);
}

function risky(text: string): boolean {
  return neverInANote(text, { apologizing: false }).length > 0;
}
