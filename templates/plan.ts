/** The plan: the answer first, what went right before what went wrong, steps that can be done, the notes. */

import type { Kind } from "../shared/domain/debrief.ts";
import type { Letters, Rendered, Triaged } from "../shared/domain/letter.ts";
import { lessonOf, patternIn, type Step, stepsFor } from "../shared/domain/plan.ts";
import { calendarFile } from "./calendar.ts";
import { changeLine } from "./changes.ts";
import { failuresOfPlan } from "./criteria-plan.ts";
import { formLink, MOST_LINK_CHARACTERS, mailto } from "./form.ts";
import { discreet } from "./guard.ts";
import { addressed, type Notes, writeNotes } from "./note.ts";
import { PRACTICE } from "./practice.ts";
import { type Block, heading, letter, p } from "./render.ts";
import { brokenThing, isPaidFor } from "./replacement.ts";
import { clockTime, dayAndMonth, dayAndTime, daysBetween, weekday } from "./when.ts";
import { capital, clip, countWords, inWords, pick } from "./words.ts";

type Plan = Letters["plan"];

/** The plan as composed, or, where a gate of the rubric holds it back, a plainer one; what was held back is counted. */
export function plan(data: Plan): Rendered {
  const notes = writeNotes(data);
  const isThin = notes.details < 2 || !notes.fromThem;
  const first = rendered(data, notes, fitted(data, notes));
  const failed = failuresOfPlan(first, data, isThin).filter(({ gate }) => gate);
  const heldBack = [...notes.failures, ...failed].map(({ number }) => number);
  if (failed.length === 0) return { ...first, heldBack };
  // Without anything that was chosen by how the person felt or by earlier times, and with the shortest quotes.
  const plain: Plan = { ...data, heat: "calm", changes: [], past: [] };
  return { ...rendered(plain, notes, compose(plain, notes, SHORTEST_QUOTE)), heldBack };
}

function rendered(data: Plan, notes: Notes, blocks: Block[]): Rendered {
  const { sendNoteAt, followUpAt } = data;
  return letter(subjectOf(data, notes), blocks, [
    {
      filename: "plan.ics",
      contentType: "text/calendar; charset=utf-8; method=PUBLISH",
      content: calendarFile(
        [
          { name: "send", title: "Send your note", at: sendNoteAt },
          { name: "check-in", title: "Check in", at: followUpAt },
        ],
        data.seed,
        data.now,
      ),
    },
  ]);
}

/** A phone shows this to whoever looks at it: it names the note and nothing else. */
function subjectOf(_data: Plan, { drafts }: Notes): string {
  return drafts.length > 1 ? "Your plan and your notes are ready" : "Your plan and your note are ready";
}

/** A plan is read standing up: at most this many words around the notes. */
export const MOST_WORDS = 400;
const SHORTEST_QUOTE = 3;
/** For the words that frame a note in the plain form. */
const MARGIN = 6;

/** Full quotes where they fit, shorter ones where much happened. */
function fitted(data: Plan, notes: Notes): Block[] {
  const sizes = [12, 10, 8, 7, 6, 5, 4, 3];
  for (const size of sizes) {
    const blocks = compose(data, notes, size);
    if (wordsAround(blocks) <= MOST_WORDS - MARGIN) return blocks;
  }
  return compose(data, notes, SHORTEST_QUOTE).filter((block) => block.is !== "small");
}

/** Words outside the notes. */
export function wordsAround(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    switch (block.is) {
      case "draft":
        return sum + countWords(`${block.title} ${block.subject}`);
      case "list":
        return sum + countWords(block.items.join(" "));
      case "moment":
        return sum + countWords([...block.quotes, block.what, block.reason].join(" "));
      case "answers":
        return sum;
      default:
        return sum + countWords(block.text);
    }
  }, 0);
}

function compose(data: Plan, notes: Notes, quoteWords: number): Block[] {
  const kept = data.moments.filter((moment) => moment.action === "keep");
  const rest = data.moments.filter((moment) => moment.action !== "keep");
  const asks = questions(data, notes);
  return [
    { is: "lead", text: verdict(data, notes) },
    ...changed(data),
    ...feeling(data),
    ...(kept.length > 0 ? [heading("What went right"), ...grouped(kept, data, notes, quoteWords)] : []),
    ...(rest.length > 0
      ? [
          heading(kept.length > 0 ? "And the rest" : "What happened"),
          ...grouped(rest, data, notes, quoteWords),
        ]
      : []),
    heading("What to do"),
    { is: "list", numbered: true, items: steps(data, notes) },
    ...pattern(data, notes),
    heading(notes.drafts.length > 1 ? "Your notes" : "Your note"),
    ...notes.drafts.map((draft): Block => {
      const href = mailto("", draft.subject, draft.body);
      return {
        is: "draft",
        title: draft.to ? `To ${addressed(draft.to, data)}` : "To the person who invited you",
        subject: draft.subject,
        body: draft.body,
        href: href.length <= MOST_LINK_CHARACTERS ? href : null,
      };
    }),
    ...(asks.length > 0
      ? [
          heading(asks.length > 1 ? "Two questions" : "One question"),
          p(`Answer with ${asks.length > 1 ? "a line for each" : "one line"} and a new note comes at once.`),
          { is: "list" as const, items: asks },
          {
            is: "link" as const,
            label: "Or fill in four lines",
            href: formLink(data.replyTo),
            // The plain form has said how to answer; a link that nobody can press would only add words.
            text: "",
          },
        ]
      : []),
    { is: "answers", answers: answersTo(data.replyTo) },
    { is: "small", text: checkThese(data) },
  ];
}

/** What one press can answer; each opens a mail to us that has only to be sent. */
function answersTo(replyTo: string): { label: string; href: string }[] {
  return [
    { label: "Sent it", word: "SENT" },
    { label: "Shorter", word: "SHORTER" },
    { label: "Warmer", word: "WARMER" },
    { label: "Add something", word: "Also: " },
    { label: "Stop", word: "STOP" },
  ].map(({ label, word }) => ({ label, href: mailto(replyTo, "My plan", word) }));
}

const MOST_CHANGES = 3;

function changed({ changes }: Plan): Block[] {
  const lines = changes.slice(0, MOST_CHANGES).map((change) => changeLine(change, 6));
  return lines.length > 0 ? [p(`Changed as you said: ${lines.join("; ")}.`)] : [];
}

/* The answer, in the first sixty words. */

function verdict({ moments, sendNoteAt }: Plan, { written, waiting }: Notes): string {
  const slips = moments.filter((moment) => moment.action !== "keep").length;
  const raised = written.length + waiting.length;
  const unsaid = slips - raised;
  const when = `Send your note on ${dayAndTime(sendNoteAt)}.`;
  if (moments.length === 0) {
    return `You have told how it felt and not yet what happened, so your note simply says thank you. ${when}`;
  }
  if (slips === 0) return `There is nothing to repair here: your note only has to say thank you. ${when}`;
  const worth =
    raised === 0
      ? "Nothing here needs a word in your note"
      : `${capital(inWords(raised))} ${raised === 1 ? "thing is" : "things are"} worth a line in your note`;
  const quiet =
    unsaid === 0
      ? ""
      : raised === 0
        ? `: ${unsaid === 1 ? "the one thing" : unsaid === 2 ? "both things" : `all ${inWords(unsaid)} things`} that stung ${unsaid === 1 ? "stays" : "stay"} unsaid on purpose`
        : `, and ${inWords(unsaid)} ${unsaid === 1 ? "stays" : "stay"} unsaid on purpose`;
  return `${worth}${quiet}. ${when}`;
}

/** One feeling that was shown, and on to the facts. */
function feeling({ heat, distress, seed, moments }: Plan): Block[] {
  const lines: string[] = [];
  if (moments.length > 0 && heat === "upset") {
    lines.push(
      pick(seed, "upset", [
        "You were upset when you wrote, because this matters to you.",
        "It clearly stung, because you care about it.",
      ]),
    );
  }
  if (moments.length > 0 && heat === "distraught") {
    lines.push(
      "You were in real pain when you wrote. Nothing has to be done all at once; here is what happened, one thing at a time.",
    );
  }
  if (distress === "hopeless") lines.push(HOPELESS);
  return lines.length > 0 ? [p(lines.join(" "))] : [];
}

/** For somebody who sounds without hope, beside everything else. */
export const HOPELESS =
  "What you wrote sounds heavier than one interview, and you need not carry it alone: findahelpline.com lists people you can call or write to, free, wherever you are.";

/* Every moment, with its own words; those with the same answer share it. */

function grouped(moments: readonly Triaged[], data: Plan, notes: Notes, quoteWords: number): Block[] {
  const answers = new Map<string, { quotes: string[]; what: string; reason: string }>();
  for (const moment of moments) {
    const { what, reason } = answerTo(moment, data, notes);
    const key = moment.action === "keep" ? what : `${what}${reason}`;
    const group = answers.get(key) ?? { quotes: [], what, reason };
    const quote = moment.action === "keep-private" ? discreet(moment.quote) : moment.quote;
    group.quotes.push(clip(quote, quoteWords));
    answers.set(key, group);
  }
  return [...answers.values()].map((group): Block => ({ is: "moment", ...group }));
}

function answerTo(moment: Triaged, data: Plan, notes: Notes): { what: string; reason: string } {
  const { reason } = moment;
  const has = (moments: readonly Triaged[]) =>
    moments.some((each) => each.quote === moment.quote && each.kind === moment.kind);
  const raised = has(notes.written);
  switch (moment.action) {
    case "keep":
      return { what: "Keep this.", reason };
    case "let-go":
      return { what: "Leave this unsaid.", reason };
    case "keep-private":
      return { what: "Keep this to yourself.", reason };
    default:
      break;
  }
  if (has(notes.waiting))
    return {
      what: "Worth a line, in your own words.",
      reason: `${reason} See the question below.`,
    };
  if (!raised) return { what: "Leave this unsaid this time.", reason: whyUnsaid(moment, data, notes) };
  switch (moment.action) {
    case "slip-in":
      return {
        what: moment.kind === "unasked-question" ? "Ask it in the note." : "Mention it as a plus.",
        reason,
      };
    case "make-good":
      return { what: "Replace it.", reason };
    case "apologize":
      return { what: "Say so, once and briefly.", reason };
    case "share-context":
      return { what: "Tell it in one sentence.", reason };
    default:
      return {
        what: moment.kind === "name-slip" ? "Use the right name." : "Put it right in the note.",
        reason,
      };
  }
}

function whyUnsaid(moment: Triaged, { moments }: Plan, notes: Notes): string {
  if (notes.late)
    return "So long after the interview, the note is for thanks, an untrue fact and one useful thing, and for nothing else.";
  if (
    moment.action === "share-context" &&
    moments.some((each) => each.action === "share-context" && each !== moment)
  ) {
    return "The sentence about what was behind it covers this too.";
  }
  return "A note carries two points at most, and the others weigh more.";
}

/** From the third time on it is worth a sentence: seen, and not held against anybody. */
function pattern(data: Plan, { written }: Notes): Block[] {
  const kind = patternIn(data.past, lessonOf(data.moments, written));
  const what = kind && COME_UP[kind];
  if (!what) return [];
  const times = data.past.filter((each) => each === kind).length + 1;
  return [
    p(
      `${capital(what)} has come up ${inWords(times)} times now. That makes it the best thing to practise: twenty minutes on it help in every interview to come.`,
    ),
  ];
}

/** In plain words; what life does to somebody is no pattern of theirs. */
const COME_UP: Partial<Record<Kind, string>> = {
  nerves: "the first few minutes",
  blank: "a question that leaves nothing to say",
  "wrong-answer": "an answer that goes astray",
  omission: "a skill left unsaid",
  "unasked-question": "the question “do you have questions for us”",
  unprepared: "reading up beforehand",
  late: "getting there",
  technology: "the connection",
  "name-slip": "a name",
  misstatement: "a figure or fact",
  badmouthing: "“why are you leaving”",
  oversharing: "saying more than was asked",
  conduct: "letting the other one finish",
  offense: "a remark to somebody you have just met",
};

/* Steps: a verb, an object, a time. */

function steps(data: Plan, notes: Notes): string[] {
  return stepsFor({ ...data, written: notes.written }).map((step) => stepText(step, data, notes));
}

function stepText(step: Step, data: Plan, { drafts, written }: Notes): string {
  const many = drafts.length > 1;
  switch (step.does) {
    case "replace": {
      const reader = {
        name: data.interview.people[0] ?? null,
        alone: data.interview.people.length === 1,
        others: [],
      };
      const thing = brokenThing(step.moment, reader);
      const card = data.writer
        ? `“With thanks for your time. ${data.writer}”`
        : "“With thanks for your time”, and your name";
      const price = priceIn(
        `${step.moment.quote} ${data.told.slice(data.told.indexOf(step.moment.quote) + step.moment.quote.length).slice(0, 160)}`,
      );
      const ceiling = price ? `about ${price} and at most a fifth more` : "at most a fifth dearer";
      if (thing !== null && isPaidFor(thing))
        return `Before ${weekday(step.before)}, ${clockTime(step.before)}, settle what you can pay for the ${thing}: ${price ? `about ${price}` : "at most the price of the same one"}. The note offers to pay the bill; nothing has to be ordered.`;
      return `Order a replacement${thing ? ` for the ${thing}` : ""} before ${weekday(step.before)}, ${clockTime(step.before)}, to arrive within the week: the same or slightly better, ${ceiling}, sent to their front desk. Card: ${card}.`;
    }
    case "attach":
      return `Attach the paper that the note names before ${weekday(step.before)}, ${clockTime(step.before)}.`;
    case "read-aloud":
      return `Read ${many ? "each note" : "the note"} aloud once before ${clockTime(step.before)}; change what is not yours${data.writer ? "" : "; then sign it with your name"}.`;
    case "send":
      return `Send ${many ? "them" : "it"} on ${dayAndTime(step.at)}, from your own mailbox, ${wayIn(data)}${card(data, written)}`;
    case "practise": {
      const { task, done } = PRACTICE[step.kind];
      return `Practise once before ${weekday(step.before)}, in twenty minutes: ${task}. Done when ${done}.`;
    }
    case "check-in":
      return `Check in on ${dayAndTime(step.at)} if you have heard nothing; a mail to copy comes that day.`;
  }
}

/** A price that the debrief names for the thing, as it stands there. */
function priceIn(text: string): string | null {
  return (
    /(?:[$£€]\s?\d[\d.,]*\d?|\b\d[\d.,]*\s?(?:euros?|pounds?|dollars?|bucks|quid|€|£|\$))/i.exec(text)?.[0] ??
    null
  );
}

/** A card by hand only besides, and only where it comes in time: five days or more before the decision. */
function card({ interview, sendNoteAt, missed, told, moments }: Plan, written: readonly Triaged[]): string {
  const { decisionBy, medium } = interview;
  const fits = decisionBy !== null && daysBetween(sendNoteAt, decisionBy) >= 5 && medium === "onsite";
  // Where much happened, the plan has more important things to say.
  const isShort = moments.length <= 4;
  // A parcel brings its own card; two are too many.
  const hasParcel = written.some(({ action }) => action === "make-good");
  return fits && isShort && !missed && !hasParcel && !AGENCY.test(told)
    ? " A card by hand may follow; the mail comes first."
    : "";
}

const AGENCY =
  /\b(?:agency|agencies|recruiter|headhunter|recruitment (?:firm|consultant)|staffing|search firm|temp(?:ing)? agency)\b/i;

/** By which way it goes: through an agency where one is in between; else the invitation, and two ways round a missing address. */
function wayIn({ told }: Plan): string {
  return AGENCY.test(told)
    ? "through the recruiter or agency, or with a copy to them."
    : "in answer to the invitation. No address? Ask the recruiter or front desk, or use a professional network.";
}

/* Questions that one line answers: what is missing for the note. */

const MOST_QUESTIONS = 2;

function questions(data: Plan, { waiting, details, fromThem }: Notes): string[] {
  const { interview, moments } = data;
  const asked = waiting.map(
    (moment) => `${ASK[moment.kind] ?? "In one sentence, what is right here?"} (“${clip(moment.quote, 8)}”)`,
  );
  if (moments.length === 0) asked.push("What went well, and what stung?");
  const only = interview.people.length === 1 ? addressed(interview.people[0]!, data) : "an interviewer";
  const missing = !fromThem
    ? `What is one thing that ${only} said or showed you and that stayed with you?`
    : details < 2
      ? "What else from this conversation would you like to come back to?"
      : null;
  // What makes the note theirs always has a place among the questions.
  return missing === null ? asked.slice(0, MOST_QUESTIONS) : [...asked.slice(0, MOST_QUESTIONS - 1), missing];
}

const ASK: Partial<Record<Triaged["kind"], string>> = {
  blank: "What would your answer be now, in one sentence?",
  "wrong-answer": "What is the better answer, in one sentence?",
  misstatement: "What is the true fact, in one sentence?",
  unprepared: "What can you send or say now?",
  conduct: "Which point of theirs was a good one?",
  omission: "Which skill or result would you add, in a few words?",
  "unasked-question": "Which question would you still like to ask?",
  distraction: "What may they know of that day, in one plain sentence?",
  late: "What held you up, in a few plain words?",
};

/* What was taken from the mail by guessing, to be checked. */

function checkThese(data: Plan): string {
  const { interview, writer, now } = data;
  const { company, role, people, endedAt, decisionBy } = interview;
  const day = endedAt && (Math.abs(daysBetween(endedAt, now)) < 7 ? weekday(endedAt) : dayAndMonth(endedAt));
  const facts = [
    ...people.map((name) => addressed(name, data)),
    company,
    role,
    endedAt ? `${day} until ${clockTime(endedAt)}` : null,
    decisionBy ? `an answer by ${weekday(decisionBy)}, ${dayAndMonth(decisionBy)}` : null,
    writer ? `signed ${writer}` : null,
  ].filter((fact): fact is string => fact !== null);
  const check = facts.length > 0 ? `From your mail, please check: ${facts.join("; ")}. ` : "";
  return `${check}“company: …” or “with: …” corrects it; SHORTER, WARMER: another note; SENT when it is out, STOP to end.`;
}
