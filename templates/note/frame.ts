/** What stands around the details of a note: greeting, thanks, close, sign-off and subject. */
import type { Interview } from "../../shared/domain/debrief.ts";
import type { Letters, LocalInstant } from "../../shared/domain/letter.ts";
import type { NotePlan } from "../../shared/domain/note.ts";
import { neverInANote } from "../guard.ts";
import { proper } from "../thing.ts";
import { dayAndMonth, daysBetween, weekday } from "../when.ts";
import { pick, pickOther } from "../words.ts";

export type About = Pick<
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
  | "material"
  | "told"
  | "writtenAt"
  | "tone"
>;

export function safe(text: string): boolean {
  return !risky(text);
}

export function risky(text: string): boolean {
  return neverInANote(text, { apologizing: false }).length > 0;
}

/* Greeting and sign-off: as the writer speaks of them. */

/** With the title and the family name, by the first name if that is what they used for one of them, or the full name. */
export function addressed(
  name: string,
  {
    interview,
    called,
    moments,
    shown,
    told = "",
  }: Pick<About, "interview" | "called" | "moments" | "shown"> & { told?: string },
): string {
  const as = called.find(({ person }) => person === name)?.as;
  if (as) return withCapitals(byFamilyName(as));
  const parts = name.split(/\s+/);
  if (parts.length === 1 || TITLED.test(name)) return withCapitals(byFamilyName(name));
  const isFirstName = (other: string) =>
    other !== name && !other.includes(" ") && !called.some(({ person }) => person === other);
  // "Dear Nasreen" and "Dear Graham Tully" would not go out from one house.
  if (parts.length === 2 && interview.people.some(isFirstName)) return withCapitals(parts[0]!);
  const words = [...moments.map(({ quote }) => quote), ...shown, told];
  const [first, second] = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const onFirstNameTerms = new RegExp(`(?<![\\p{L}])${first}(?![\\p{L}])(?!\\s+${second})`, "u");
  return withCapitals(words.some((each) => onFirstNameTerms.test(each)) ? parts[0]! : name);
}

const TITLED = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|sister|father|rev|herr|frau|chef)\b/i;

/** "Professor Niamh Tierney" is greeted as "Professor Tierney"; "Mr. Raghunathan V" and "Dame Rosalind Frayne" are not cut. */
function byFamilyName(as: string): string {
  const [title, first, ...family] = as.split(/\s+/);
  const isCut =
    FAMILY_TITLES.test(title!) &&
    first !== undefined &&
    /^\p{Lu}/u.test(first) &&
    family.length > 0 &&
    family.at(-1)!.replace(/\W/g, "").length > 1 &&
    !/['’]/.test(family.join(""));
  return isCut ? `${title} ${family.join(" ")}` : as;
}

const FAMILY_TITLES = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|herr|frau|madame|mme)\.?$/i;

/** Names typed in a hurry. */
function withCapitals(name: string): string {
  return name === name.toLowerCase()
    ? name.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
}

export function greeting({ to, passOn }: NotePlan, about: About): string {
  const { interview, seed } = about;
  const company = companyOf(interview);
  if (to === null && company) return `Dear ${company.replace(/^the /i, "")} team,`;
  if (to === null) return isOne(about.told) ? "Hello," : "Dear hiring team,";
  const name = addressed(to, about);
  const isFirstName = to.includes(" ") && to.startsWith(`${name} `) && !passOn;
  return isFirstName ? `${pick(seed, "hello", ["Dear", "Hi", "Dear"])} ${name},` : `Dear ${name},`;
}

/** "She showed me her shop": one person without a name is no team. */
const isOne = (told: string): boolean =>
  /\b(?:she|he)\b/i.test(told) &&
  !(/\bshe\b/i.test(told) && /\bhe\b/i.test(told)) &&
  !/\b(?:they|them|their|panel|both|team|two|three|four|five|committee|everyone)\b/i.test(told);

export function signOff(about: About, { to }: NotePlan, seed: string): string {
  const { writer } = about;
  const words =
    about.tone === "warmer"
      ? "Warm regards,"
      : pick(seed, `bye/${to}`, ["Best wishes,", "Kind regards,", "With best wishes,", "With kind regards,"]);
  return writer ? `${words}\n${writer}` : words;
}

/* The first sentence thanks, and confesses nothing. */

/** `deed` is what they showed: it is what the thanks are for, and stands in the first sentence. */
export function opening(about: About, at: number, seed: string, deed: string | null): string[] {
  const { interview } = about;
  const on = onDay(about);
  const meeting = {
    onsite: "seeing me",
    video: "speaking with me by video",
    phone: "the call",
    unknown: "speaking with me",
  }[interview.medium];
  const topic = topicOf(interview);
  if (deed !== null) {
    const thanks = [
      `Thank you for ${meeting}${on}, and for ${deed}.`,
      `Thank you for the time you took${on}, and for ${deed}.`,
      `Thank you for our conversation${on}, and for ${deed}.`,
      `Thank you for ${deed}${on && !/ on \p{Lu}/u.test(deed) ? `, and for all your time${on}` : ""}.`,
    ];
    const enjoyed = [
      `I enjoyed talking with you${topic}.`,
      `It was good to talk with you${topic}.`,
      `I was glad to talk with you${topic}.`,
      `I liked talking with you${topic}.`,
    ];
    return [thanks[start(seed, at)]!, topic ? enjoyed[start(`${seed}/picture/0`, at)]! : ""].filter(
      (words) => words !== "" && safe(words),
    );
  }
  if (topic === "" && on === "") return [pickOther(seed, "bare", BARE_THANKS)];
  // A panel compares notes: each one opens differently.
  const first = [
    `Thank you for ${meeting}${on}${topic}.`,
    `Thank you for the time you took${on} to talk with me${topic}.`,
    `Thank you for our conversation${on}${topic}.`,
    topic ? `Thank you for talking with me${on}${topic}.` : `Thank you for all the time you gave me${on}.`,
  ];
  return [first[start(seed, at)]!];
}

const BARE_THANKS = [
  "Thank you for speaking with me.",
  "Thank you for our conversation.",
  "Thank you for taking the time to talk with me.",
  "Thank you for the time you gave me.",
  "Thank you for making time for me.",
  "Thank you for the time you took to talk with me.",
  "Thank you for your time, and for the conversation.",
  "Thank you for giving me your time.",
  "Thank you for talking with me.",
  "Thank you for the chance to talk with you.",
  "Thank you for your time and your questions.",
  "Thank you for the conversation, and for your time.",
  "Thank you for taking time for me.",
  "Thank you for our talk.",
  "Thank you for the conversation that we had.",
  "Thank you for meeting with me.",
  "Thank you for the time that you took for me.",
  "Thank you for the talk that we had.",
  "Thank you for all your time.",
] as const;

const OPENINGS = 4;

function start(seed: string, at: number): number {
  return (pick(seed.replace(/\/\d+$/, ""), "open", [0, 1, 2, 3]) + at) % OPENINGS;
}

/** " about the finance manager role at the Lyceum" */
function topicOf(interview: Interview): string {
  const job = jobOf(interview);
  const company = companyOf(interview);
  const topics = [
    job && company ? ` about ${job} at ${company}` : null,
    job ? ` about ${job}` : null,
    company ? ` about working at ${company}` : null,
  ];
  return topics.find((each): each is string => each !== null && !risky(each)) ?? "";
}

export function thanksForWaiting(about: About): string {
  const topic = topicOf(about.interview).replace(/^ about/, " to talk about");
  return `Thank you for the time that you had set aside${onDay(about)}${topic || " for me"}.`;
}

/** The company as it can stand in a sentence; names typed in a hurry get their capitals. */
export function companyOf({ company }: Interview): string | null {
  if (!company || risky(company)) return null;
  if (company === company.toLowerCase() && /\s|^\p{L}{5,}$/u.test(company)) return withCapitals(company);
  // "ROYAL PALM SUITES" is the subject line of a form.
  const isLoud = company.includes(" ") && company === company.toUpperCase() && /\p{Lu}{4}/u.test(company);
  return WITH_ARTICLE.test(company)
    ? `the ${company}`
    : isLoud
      ? withCapitals(company.toLowerCase())
      : company;
}

/** "the University of Leeds", "the Marches Library Service" */
const WITH_ARTICLE =
  /^(?:University|Ministry|Department|Museum|Bank|Office|Centre|Center|Institute|School|College|Royal (?:College|Institute)) (?:of|for) |^Institut |\s(?:Library Service|NHS Trust|Institute|Foundation|Association|Commission)$/;

export function roleOf({ role }: Interview): string | null {
  if (!role) return null;
  const bare = role
    .trim()
    .replace(/^(?:the|a|an)\s+/i, "")
    .replace(/\s*\([^)]*\)/g, "")
    .replace(CONDITIONS, "")
    .replace(/^(?:role|position|post|job)(?: of| as)? /i, "")
    .replace(/^(?!band)(.+?),? band (\d\p{Ll}?)$/iu, "band $2 $1")
    .replace(/(?:\s+(?:role|position|post|job|opening|slot|spot|gig|thing))+$/i, "");
  // "Dishwasher" alone is a word at the start of a line; "Events and PR Manager" is a title.
  const named = proper(bare.replace(/^[bcdfghjklmnpqrstvwxz]{2,4}\b/, (letters) => letters.toUpperCase()));
  const isTitle = /\s\p{Lu}|^\p{Lu}{2}|^\p{Lu}\p{Ll}+\p{Lu}/u.test(bare) || NAMED_ROLE.test(named);
  const plain = isTitle ? named : named.charAt(0).toLowerCase() + named.slice(1);
  if (/[()[\]]/.test(plain)) return null;
  return plain.split(/\s+/).length <= 8 && plain.length <= 60 ? plain : null;
}

/** ", 30 hours", ", maternity cover": how the job is held is no part of its name. */
const CONDITIONS =
  /,\s*[^,]*\b(?:hours?|hrs?|shifts?|cover|days?|nights?|weekends?|evenings?|part[- ]time|full[- ]time|temp(?:orary)?|permanent|seasonal|fixed[- ]term|contract|mini-?job|fte)\b.*$/i;

/** "the night porter role"; what has a small word inside stands behind: "the role of EA to the Principal". */
export function jobOf(interview: Interview): string | null {
  const role = roleOf(interview);
  if (role === null) return null;
  if (IS_A_POSITION.test(role)) return `the ${role}`;
  if (/\b(?:PhD|doctorate|postdoc)$/i.test(role)) return `the ${role} position`;
  if (/\b(?:course|programme|program)$/i.test(role)) return `a place on the ${role}`;
  if (/\bschool$/i.test(role)) return `a place at ${role}`;
  if (SHORT_TITLE.test(role)) return `the ${role} role`;
  return /\s(?:of|to|in|for|at|and|with|on|&)\s|,/i.test(role) ? `the role of ${role}` : `the ${role} role`;
}

/** "front of house", "yard and counter" */
const SHORT_TITLE = /^\p{Ll}+ (?:of|and|&) \p{Ll}+$/u;

/** "the PhD position in Battery Interfaces" needs no role behind it. */
const IS_A_POSITION =
  /\b(?:position|post|placement|internship|apprenticeship|traineeship|studentship|vacancy|job)(?:$| (?:in|for|as|of|with) )/i;

const NAMED_ROLE =
  /^(?:English|French|German|Spanish|Italian|Portuguese|Polish|Arabic|Java|Python|Excel|Montessori|Linux|Angular|React)\b/;

/** " on Thursday", " on 12 March", or nothing when the day is not known. */
function onDay({ interview, sendNoteAt }: About): string {
  const day = dayOf(interview.endedAt, sendNoteAt);
  return day === null ? "" : ` on ${day}`;
}

function dayOf(endedAt: LocalInstant | null, sendNoteAt: LocalInstant): string | null {
  if (endedAt === null) return null;
  return daysBetween(endedAt, sendNoteAt) < 7 ? weekday(endedAt) : dayAndMonth(endedAt);
}

export function whenPhrase(about: About, seed: string): string {
  const { medium } = about.interview;
  const met = medium === "phone" || medium === "video" ? "when we talked" : "when we met";
  return onDay(about).trim() || pick(seed, "when", ["when we spoke", "in our conversation", met]);
}

/* The close shows interest, leaves a door open and asks for nothing. */

/** How much is said to thank once more, at the end: what is no longer needed for a letter is left out. */
export type Again = "nothing" | "a word" | "a sentence";

export function closing(
  plan: NotePlan,
  about: About,
  seed: string,
  { isRich, again: howMuch }: { isRich: boolean; again: Again },
): string {
  const { interview } = about;
  const company = companyOf(interview);
  const bare = roleOf(interview);
  const role = bare && !risky(bare) ? bare : null;
  const pass = plan.passOn ? " Please pass on my thanks to everybody who took part." : "";
  if (about.missed)
    return "I am still very interested in the work, and would be glad of another time if one can be found.";
  // The thanks name role and company already; said again, they sound like a form.
  const where = company && !role ? `at ${company}` : "with you";
  const team = company
    ? `at ${company}`
    : plan.to === null && isOne(about.told)
      ? "with you"
      : "with your team";
  const interest = pickOther(seed, "interest", [
    role || company
      ? `I would be very glad to do this work ${where}.`
      : "I would be very glad to work with you.",
    role || company ? `I left wanting to do this work ${where}.` : "I would be glad to work with you.",
    `I can see myself working ${team}, and would be very glad to.`,
    "I am very interested in the work, and would be glad to be part of it.",
    `I would be happy to join you${company ? ` at ${company}` : ""}.`,
    `I would be glad to work ${team}.`,
    ...(isRich
      ? [
          "After talking with you I want to do this work even more than before.",
          `I left our conversation more interested than I came, and would be very happy to work ${where}.`,
          `Our conversation made me want to work ${team} all the more.`,
        ]
      : []),
  ]);
  if (about.tone === "shorter") return `${interest}${pass}`;
  const warm = about.tone === "warmer" ? " Meeting you was a pleasure, whatever comes of it." : "";
  const again = howMuch === "nothing" ? "" : pickOther(seed, "again", THANKS_AGAIN[howMuch]);
  const until = untilDecision(about);
  const door = pickOther(seed, "door", [
    `If anything would help${until}, I am glad to send it or to talk again.`,
    `I can talk again whenever it suits you${until}, and am glad to send anything that would help.`,
    `If you would like to ask me more${until}, I am glad to talk again at any time.`,
    `If there is anything you would like to see or ask${until}, I am glad to send it or to talk again.`,
    `I am easy to reach if a question comes up${until}, and would be glad to talk again.`,
  ]);
  return `${interest} ${door}${pass || again}${warm}`;
}

const THANKS_AGAIN = {
  "a word": [
    " Thank you again for your time and attention.",
    " Thank you once more for your time and your attention.",
    " Thank you again for the time that you gave me.",
    " Thank you again for all the time you took.",
  ],
  "a sentence": [
    " I know that an interview takes time out of a full day, and I am grateful for the time that you gave to mine.",
    " I know how much work goes into seeing people for a job, and I appreciate the care that you gave to it.",
    " Thank you again for your time; I know that it came out of a full day, and I appreciate it.",
    " Thank you once more for the time that you gave me, in what I am sure was a full day.",
  ],
} as const;

/** More than five working days on, the note is a follow-up: how things stand, and what one can add. */
export function lateClosing(plan: NotePlan, about: About, seed: string): string {
  const named = jobOf(about.interview);
  const job = named && !risky(named) ? named : "the work";
  const interest = pickOther(seed, "late-interest", [
    `I am still very interested in ${job}.`,
    `My interest in ${job} has only grown since.`,
    `I would still be very glad to do this work with you.`,
    `I have gone on thinking about ${job}, and would still be glad of it.`,
  ]);
  const stands = pickOther(seed, "late-stands", [
    "I would be glad to hear how things stand, whenever you know more.",
    "Whenever there is news about the next steps, I would be glad to hear it.",
    "If you can tell me how things stand, I would be grateful; there is no hurry.",
    "I would be glad of a line about the next steps when they are clear.",
  ]);
  const offer = pickOther(seed, "late-offer", [
    "If anything else would help, I can send it at any time.",
    "I am happy to send whatever would still be useful.",
    "Should you still want to see or hear anything from me, I am glad to send it.",
  ]);
  return `${interest} ${stands} ${offer}${plan.passOn ? " Please pass on my thanks to everybody who took part." : ""}`;
}

/** " before Friday": the day that they named for their decision, as a courtesy and not as a deadline of ours; "in two weeks" named none. */
function untilDecision({ interview, sendNoteAt, told }: About): string {
  const { decisionBy } = interview;
  if (decisionBy === null || !isNamed(decisionBy, told)) return "";
  const days = daysBetween(sendNoteAt, decisionBy);
  if (days < 2 || days > 40) return "";
  // "on Wednesday" and "before Wednesday" in one note are two.
  const isToldApart = interview.endedAt === null || weekday(interview.endedAt) !== weekday(decisionBy);
  return days < 7 && isToldApart ? ` before ${weekday(decisionBy)}` : ` before ${dayAndMonth(decisionBy)}`;
}

function isNamed(day: LocalInstant, told: string): boolean {
  const name = weekday(day);
  // "I sat" is no Saturday.
  const short = /^S/.test(name) ? name : `${name.slice(0, 3)}(?:s|rs?)?`;
  const ofMonth = Number(day.slice(8, 10));
  return new RegExp(
    `\\b(?:${name}|${short})\\b|(?<!\\d)0?${ofMonth}(?!\\d|[:.]\\d|\\s?(?:am|pm|%|hours?|minutes?|weeks?|days?|years?))`,
    "i",
  ).test(told);
}

/* The subject points to the meeting and holds nothing else. */

export const MOST_SUBJECT_CHARACTERS = 60;

export function subjectOf(about: About, at: number): string {
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
