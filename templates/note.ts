/**
 * The thank-you note: thanks first, an echo of the conversation, what is put right, an open door.
 *
 * Every sentence is composed from the debrief and held against `guard.ts`; where nothing sure can be said, nothing
 * is. A short honest note is better than a padded one, and the plan then asks for one more detail.
 */
import type { Interview } from "../shared/domain/debrief.ts";
import type { Draft, Letters, LocalInstant, Triaged } from "../shared/domain/letter.ts";
import { mentions, type NotePlan, notesFor } from "../shared/domain/note.ts";
import { neverInANote } from "./guard.ts";
import { missed, repairLine, type Setting } from "./repair.ts";
import { type Echo, echo, mine, type Reader } from "./turn.ts";
import { dayAndMonth, daysBetween, weekday } from "./when.ts";
import { firstName, pick } from "./words.ts";

export type Notes = {
  drafts: Draft[];
  /** What the notes say something about. */
  written: Triaged[];
  /** Worth a line, but only the writer has the words. */
  waiting: Triaged[];
  unsaid: readonly Triaged[];
  late: boolean;
  /** Details in the first note that could only come from this conversation. */
  details: number;
};

type About = Pick<
  Letters["plan"],
  "interview" | "moments" | "writer" | "seed" | "slipIn" | "sendNoteAt" | "words"
>;

export function writeNotes(about: About): Notes {
  const planned = notesFor({ ...about, moments: withPhrases(about) });
  const notes = planned.notes.map((plan, at) => writeOne(plan, at, about, planned.kept.length));
  const written = notes.flatMap((note) => note.written);
  return {
    drafts: notes.map((note) => note.draft),
    written,
    waiting: [...planned.waiting, ...planned.inNote.filter((moment) => !written.includes(moment))],
    unsaid: planned.unsaid,
    late: planned.late,
    details: Math.min(...notes.map((note) => note.details)),
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

function writeOne(plan: NotePlan, at: number, about: About, keptInAll: number) {
  const { interview } = about;
  const seed = `${about.seed}/${at}`;
  const reader = readerOf(plan, interview);
  const setting: Setting = { interview, reader, when: whenPhrase(about), seed };
  const written: Triaged[] = [];
  const line = (moment: Triaged): string => {
    const words = repairLine(moment, setting);
    if (words !== null) written.push(moment);
    return words ?? "";
  };
  const repairs = shortened(plan.repairs.map(line).filter(Boolean));
  const pluses = plan.pluses.map(line).filter(Boolean);
  const echoes = echoesOf(plan, about, reader);
  const said = echoes.map((each, turn) => echoSentence(each, turn, seed)).filter(safe);
  const isMissed = plan.repairs.some((moment) => moment.kind === "late" && missed(moment.quote));
  const thanks = isMissed ? thanksForWaiting(about) : opening(about, at, seed);
  const body = [
    greeting(plan, about),
    [thanks, said[0] ?? ""],
    repairs,
    [...pluses, ...said.slice(1)],
    [closing(plan, about, seed, keptInAll)],
    signOff(about, plan, seed),
  ]
    .map((part) => (typeof part === "string" ? part : part.filter(Boolean).join(" ")))
    .filter(Boolean)
    .join("\n\n");
  const draft: Draft = { to: plan.to, subject: subjectOf(about, at), body };
  return { draft, written, details: echoes.filter((each) => each.thing !== null).length + pluses.length };
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

const TITLE =
  "Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor|Doctor|Sir|Herr|Frau|Sister|Father|Canon|Rev|Reverend|Sgt|Sergeant|Inspector|Captain|Major|Judge|Chef|Madame|Monsieur|Mme|M|Sra|Sr|Dona|Eng|Sheikh|Rabbi|Pastor";

/** The name with the title the writer gave it, the first name if that is what they used, or the full name. */
export function addressed(name: string, words: string): string {
  const parts = name.split(/\s+/);
  const last = parts.at(-1)!;
  const title = new RegExp(
    `\\b((?:${TITLE})\\b\\.?)\\s+(?:${parts.map(quoted).join("\\s+")}|${quoted(last)})(?![\\p{L}])`,
    "u",
  ).exec(words)?.[1];
  if (title) return `${title} ${last}`;
  if (parts.length === 1) return name;
  const first = parts[0]!;
  const usedFirst = new RegExp(
    `(?<![\\p{L}])${quoted(first)}(?![\\p{L}])(?!\\s+${quoted(parts[1]!)})`,
    "u",
  ).test(words);
  return usedFirst ? first : name;
}

function greeting({ to, passOn }: NotePlan, { words, moments, interview, seed }: About): string {
  if (to === null)
    return interview.company && !risky(interview.company)
      ? `Dear ${interview.company} team,`
      : "Dear hiring team,";
  const known = words ?? moments.map((moment) => moment.quote).join("\n");
  const name = addressed(to, known);
  const first = name === firstName(to) && !passOn;
  // Names typed in a hurry.
  const named =
    name === name.toLowerCase() ? name.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase()) : name;
  return first ? `${pick(seed, "hello", ["Dear", "Hi", "Dear"])} ${named},` : `Dear ${named},`;
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

function opening(about: About, at: number, seed: string): string {
  const { interview } = about;
  const on = onDay(about);
  const meeting = {
    onsite: "seeing me",
    video: "speaking with me",
    phone: "the call",
    unknown: "speaking with me",
  }[interview.medium];
  const role = roleOf(interview);
  const company = interview.company;
  const topic = [
    role && company ? `about the ${role} role at ${company}` : null,
    role ? `about the ${role} role` : null,
    company ? `about working at ${company}` : null,
    "",
  ].find((each): each is string => each !== null && !risky(each))!;
  const tail = topic ? ` ${topic}` : "";
  const first: [string, ...string[]] = [
    `Thank you for ${meeting}${on}${topic ? ` and for our conversation${tail}` : ""}.`,
    `Thank you for the time you took${on} to talk with me${tail}.`,
    `Thank you for our conversation${on}${tail}.`,
  ];
  // A panel compares notes: each one opens differently.
  const start = [0, 1, 2].indexOf(pick(seed.replace(/\/\d+$/, ""), "open", [0, 1, 2]));
  return first[(start + at) % first.length]!;
}

function thanksForWaiting(about: About): string {
  return `Thank you for the time that you had set aside for me${onDay(about)}.`;
}

function roleOf({ role }: Interview): string | null {
  if (!role) return null;
  const bare = role
    .trim()
    .replace(/^(?:the|a|an)\s+/i, "")
    .replace(/\s+(?:role|position|post|job)$/i, "");
  return bare.split(/\s+/).length <= 8 && bare.length <= 60 ? bare : null;
}

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

/* Echoes: what only this conversation could give. */

const MOST_ECHOES = 3;

function echoesOf(plan: NotePlan, about: About, reader: Reader): Echo[] {
  const fromStrengths = plan.echoes.map((moment) => echo(moment.quote, reader));
  const fromWords = sentencesFreeOfTrouble(about).map((sentence) => mine(sentence, reader));
  const found: Echo[] = [];
  for (const each of [...fromStrengths, ...fromWords]) {
    if (each === null || found.some((other) => overlap(other.thing ?? "", each.thing ?? ""))) continue;
    if (
      each.how === "kind-word" &&
      found.some((other) => other.how === "kind-word" || other.how === "praised")
    )
      continue;
    found.push(each);
  }
  // A kind word without its object is worth less than a detail.
  return found
    .sort((one, other) => Number(one.thing === null) - Number(other.thing === null))
    .slice(0, MOST_ECHOES);
}

/** Sentences with no moment but a strength in or beside them: nothing let go or private can come from them. */
function sentencesFreeOfTrouble({ words, moments, interview }: About): string[] {
  if (!words) return [];
  const own = words.split(/\n-{3,}|\n>|\nOn .+ wrote:/)[0]!;
  const troubled = moments.filter((moment) => moment.action !== "keep");
  const sentences = own.split(/(?<=[.!?])\s+|\n+/);
  const inTrouble = sentences.map((sentence) =>
    troubled.some(
      ({ quote }) => quote.includes(sentence) || sentence.includes(quote) || mentionsMost(sentence, quote),
    ),
  );
  return sentences
    .filter((_sentence, at) => !inTrouble[at] && !inTrouble[at + 1] && !inTrouble[at - 1])
    .filter((sentence) => sentence.length > 12 && sentence.length < 240)
    .filter(
      (sentence) => interview.people.length < 2 || interview.people.some((name) => mentions(sentence, name)),
    );
}

function mentionsMost(sentence: string, quote: string): boolean {
  const words = new Set(quote.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
  const shared = (sentence.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).filter((word) => words.has(word));
  return shared.length >= 3;
}

function overlap(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []);
  return (other.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? []).some((word) => words.has(word));
}

function echoSentence({ how, thing }: Echo, turn: number, seed: string): string {
  const place = `echo/${turn}`;
  switch (how) {
    case "kind-word":
      return pick(seed, place, [
        "Thank you as well for your kind words while we worked.",
        "Your encouraging words did me good.",
      ]).replace("while we worked", "along the way");
    case "asked":
      return pick(seed, place, [
        `Your question about ${thing} has stayed with me.`,
        `I liked that you asked about ${thing}.`,
      ]);
    case "shown":
      return pick(seed, place, [`It was good of you to show me ${thing}.`, `I enjoyed seeing ${thing}.`]);
    case "told":
      return pick(seed, place, [
        `I was glad to hear about ${thing}.`,
        `What you told me about ${thing} stayed with me.`,
      ]);
    case "talk":
      return pick(seed, place, [
        `I enjoyed our talk about ${thing}.`,
        `I especially enjoyed talking with you about ${thing}.`,
        `Our talk about ${thing} has stayed with me.`,
      ]);
    case "came":
      return pick(seed, place, [
        `I was glad that we came to ${thing}.`,
        `It was good to come to ${thing} with you.`,
      ]);
    case "liked":
      return pick(seed, place, [
        `Your interest in ${thing} was good to see.`,
        `I was glad of your interest in ${thing}.`,
      ]);
    case "praised":
      return pick(seed, place, [
        `Thank you as well for your kind words about ${thing}.`,
        `Your kind words about ${thing} meant a lot to me.`,
      ]);
    case "worked":
      return pick(seed, place, [
        `I enjoyed working on ${thing} with you.`,
        `I liked ${thing}, which showed me what the work is like.`,
      ]);
  }
}

/* The close shows interest, leaves a door open and asks for nothing. */

function closing(plan: NotePlan, { interview }: About, seed: string, kept: number): string {
  const where = interview.company && !risky(interview.company) ? `at ${interview.company}` : "with your team";
  const pass = plan.passOn ? " Please pass on my thanks to everybody who took part." : "";
  const interest = pick(seed, "interest", [
    `I would be very glad to do this work ${where}.`,
    kept > 0
      ? `I left our conversation wanting to do this work ${where}.`
      : `I remain very interested in the work ${where}.`,
    `I would be happy to work ${where}.`,
  ]);
  const door = pick(seed, "door", [
    "If anything further would help you, I am glad to send it or to talk again.",
    "I can talk again whenever it suits you.",
    "If anything is still open for you, just ask.",
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

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
