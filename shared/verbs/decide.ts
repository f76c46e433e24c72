/** Which recovery a mail belongs to, and what it means there. */
import type { Command } from "../domain/command.ts";
import type { Correction } from "../domain/correction.ts";
import type { Reading } from "../domain/debrief.ts";
import { wordsGiven } from "../domain/invitation.ts";
import { companyKey } from "../domain/offer.ts";
import { lessonIn } from "../domain/plan.ts";
import { freshRecovery, isOpen, type Person, type Recovery, type Words } from "../domain/recovery.ts";
import { askAt, fromInstant, optionAt, toInstant } from "../domain/timing.ts";
import type { Event } from "../domain/transition.ts";
import { answerIn } from "../mail/consent.ts";
import { correctionsIn, type Said } from "../mail/corrections.ts";
import { MAX_MAIL_BYTES, parseMail } from "../mail/parse.ts";
import { isReplyTo } from "../mail/thread.ts";
import type { Change, Ports } from "../ports.ts";
import { type Ahead, aheadIn } from "../reading/ahead.ts";
import { languageOf } from "../reading/language.ts";
import { everyLine } from "../reading/own-words.ts";
import { applyToStored, type Settings } from "./change.ts";
import { hash } from "./hash.ts";
import { settle } from "./settle.ts";
import type { Mail } from "./understand.ts";

export type Decision = {
  recovery: Recovery;
  event: Event;
  beside: Omit<Change, "recovery">;
  outcome: string;
};

/** Nothing of the mail is saved here; only DELETE and STOP let go of the person's other recoveries first. */
export async function decide(
  ports: Ports,
  settings: Settings,
  mail: Mail,
  person: Person,
  theirs: readonly Recovery[],
  now: number,
): Promise<Decision> {
  const inThread = theirs.find((recovery) => isAnswerTo(recovery, mail));
  const open = theirs.find(isOpen);
  const fresh = () => begin(ports, settings, mail, person, theirs, now);
  const { words, answers } = mail;
  const at = (target: Recovery | undefined) => (target ? on(target) : fresh());
  const said = heeded(mail, theirs);
  const asked = inThread?.state.name === "awaiting-consent" ? inThread : undefined;

  if (asked && said?.command !== "DELETE" && said?.command !== "STOP") {
    const answered = answerTo(asked, mail, person);
    if (answered !== null) return answered;
  }
  if (said?.command === "DELETE") {
    const target = inThread ?? open ?? theirs[0];
    const others = theirs.filter((recovery) => recovery !== target);
    for (const other of others) await forget(ports, settings, other);
    const mails = theirs.reduce((sum, recovery) => sum + recovery.words.length, 0);
    const event: Event = { type: "delete", words, answers, erased: { recoveries: theirs.length, mails } };
    const deleted = { ...at(target), event, outcome: "delete" };
    // Whoever was invited and wants nothing kept must not be invited again; that is all that stays.
    const wasInvited = theirs.some(({ partners }) => partners.length > 0);
    return wasInvited ? { ...deleted, beside: { person: { ...person, refuses: true } } } : deleted;
  }
  if (said?.command === "STOP" || said?.command === "UNDO") {
    const target = inThread ?? open ?? theirs[0];
    const type = said.command === "STOP" ? "hush" : "unhush";
    const others = theirs.filter((r) => r !== target && (type === "hush" ? isOpen(r) : isStopped(r)));
    for (const other of others) await applyToStored(ports, other.id, { type });
    const invitations = type === "hush" ? theirs.filter(isInvited) : [];
    for (const each of invitations.filter((r) => r !== target))
      await applyToStored(ports, each.id, { type: "decline" });
    if (target && isInvited(target) && type === "hush") return refusal(target, mail, person);
    if (target && invitations.length > 0) {
      const event: Event = { type: "command", command: "STOP", words, answers };
      return { recovery: target, beside: refusing(person), event, outcome: "stop" };
    }
  }
  if (said?.command === "USE") return use(ports, mail, inThread ?? open ?? theirs[0], at);
  if (said) {
    const { command, when } = said;
    const target = inThread ?? (command === "UNDO" ? theirs.find(isStopped) : undefined) ?? open ?? theirs[0];
    const all = [...(target?.words ?? []), words];
    const reading = said.rest === "" ? null : await readAll(ports, all, writtenAtOf(target, mail));
    const event: Event = {
      type: "command",
      command: command as Exclude<Command, "DELETE" | "USE">,
      when,
      words,
      answers,
      reading,
    };
    return { ...at(target), event, outcome: command.toLowerCase() };
  }
  return decideWords(
    ports,
    settings,
    { ...mail, words: asWords(mail) },
    person,
    theirs,
    { inThread, open },
    now,
  );
}

const isInvited = ({ state }: Recovery) => state.name === "awaiting-consent";
const refusing = (person: Person): Decision["beside"] => ({ person: { ...person, refuses: true } });

/** No is for ever, and answered once more. */
function refusal(recovery: Recovery, { words, answers }: Mail, person: Person): Decision {
  const event: Event = { type: "decline", words: { ...words, text: "" }, answers };
  return { recovery, beside: refusing(person), event, outcome: "declined" };
}

/** Yes, no or a command as an answer to an invitation; null for everything that has to be read first. */
function answerTo(recovery: Recovery, mail: Mail, person: Person): Decision | null {
  const { words, answers } = mail;
  const said = mail.tooLarge ? null : answerIn(mail.own, mail.subject);
  if (said?.answer === "no") return refusal(recovery, mail, person);
  if (said?.answer === "yes") {
    const event: Event = { type: "consent", words: { ...words, text: said.rest }, answers };
    return { ...on(recovery), event, outcome: "consented" };
  }
  return mail.said === null ? null : askAgain(recovery, mail);
}

function askAgain(recovery: Recovery, { words, answers }: Mail): Decision {
  return { ...on(recovery), event: { type: "ask-again", words, answers }, outcome: "asked-again" };
}

/** A command, unless there is nothing that it could be about and a story stands below it. */
function heeded({ said }: Mail, theirs: readonly Recovery[]): Mail["said"] {
  const isStory = theirs.length === 0 && (said?.rest.split(/\s+/).length ?? 0) >= ENOUGH_FOR_A_STORY;
  return isStory && said?.command !== "DELETE" && said?.command !== "STOP" ? null : said;
}
const ENOUGH_FOR_A_STORY = 12;

/** The words as they stand, where the first line was no command after all. */
const asWords = ({ words, own, subject }: Mail): Words => ({ ...words, text: own, subject });

const isStopped = ({ state, undo }: Recovery) => state.name === "closed" && undo !== null;
const writtenAtOf = (recovery: Recovery | undefined, mail: Mail) =>
  recovery ? toInstant(recovery.writtenAt, recovery.offset) : mail.writtenAt;

async function decideWords(
  ports: Ports,
  settings: Settings,
  mail: Mail,
  person: Person,
  theirs: readonly Recovery[],
  { inThread, open }: { inThread: Recovery | undefined; open: Recovery | undefined },
  now: number,
): Promise<Decision> {
  const fresh = () => begin(ports, settings, mail, person, theirs, now);
  const { words, answers } = mail;
  if (words.text.trim() === "") {
    const target = inThread ?? open;
    const ahead = mail.tooLarge ? null : endAhead(words, mail.writtenAt);
    if (ahead !== null) return goodLuck(ports, mail, target ?? fresh(), ahead);
    const reason = mail.tooLarge ? "too-large" : "no-words";
    return {
      ...(target ? on(target) : fresh()),
      event: { type: "wordless", words, answers, reason },
      outcome: reason,
    };
  }
  const language = await languageOf(words.text);
  if (language !== "en") {
    const target = inThread ?? open;
    // Half-read words would come back as wrong moments; the mail itself stays in the archive.
    const event: Event = { type: "foreign", words: { ...words, text: "" }, answers, language };
    return { ...(target ? on(target) : fresh()), event, outcome: "other-language" };
  }
  const alone = await readAll(ports, [words], mail.writtenAt);
  const ahead = alone.story === "upcoming" ? endAhead(words, mail.writtenAt) : null;
  if (ahead !== null) {
    const waiting = inThread ?? theirs.find(({ state }) => state.name === "ahead");
    return goodLuck(ports, mail, waiting ?? fresh(), ahead);
  }
  const target =
    inThread && !isFinished(inThread, alone) ? inThread : theirs.find((r) => continues(r, alone));
  if (target === undefined) {
    const event: Event = { type: "words", words, answers, reading: alone, corrections: [] };
    const begun = fresh();
    return { ...begun, event, outcome: wordsOutcome(begun.recovery, alone) };
  }
  if (isInvited(target) && !isStory(alone)) return askAgain(target, mail);
  const { said, rest: others } = correctionsIn(words.text);
  const dropped = said.map((each) => ({ each, corrections: correctionOf(each, target.reading) }));
  // "DROP it all, I thought" drops nothing: then it is a sentence.
  const sentences = dropped.flatMap(({ each, corrections }) =>
    each.about === "words" && corrections.length === 0 ? [each.line] : [],
  );
  const rest = [...sentences, others].filter(Boolean).join("\n");
  const added = { ...words, text: rest };
  // What was told first dates the story; an invitation tells none.
  const since = target.reading?.story === "interview" ? writtenAtOf(target, mail) : mail.writtenAt;
  const reading = await readAll(ports, [...wordsGiven(target), ...target.words, added], since);
  const corrections = dropped.flatMap((each) => each.corrections);
  const outcome = rest === "" ? "corrected" : wordsOutcome(target, reading);
  return { ...on(target), event: { type: "words", words: added, answers, reading, corrections }, outcome };
}

/** Enough of one to agree by it: the facts may have come from a partner. */
const isStory = ({ story, moments, distress }: Reading) =>
  story === "interview" || moments.length > 0 || distress === "in-danger";

/** Numbers are those of the list in the acknowledgement; a number that is not in it corrects nothing. */
function correctionOf(said: Said, reading: Reading | null): Correction[] {
  if (said.about === "words") {
    const quote = reading?.moments.find((moment) => hasWords(moment.quote, said.words))?.quote;
    return quote === undefined ? [] : [{ about: "moment", quote, say: "wrong" }];
  }
  if (said.about !== "moment") return [said];
  const moment = reading?.moments[said.number - 1];
  return moment ? [{ about: "moment", quote: moment.quote, say: said.say }] : [];
}

/** All words of three letters and more, in any order. */
function hasWords(quote: string, words: string): boolean {
  const wanted =
    words
      .toLowerCase()
      .match(/[\p{L}\d]{3,}/gu)
      ?.filter((word) => !/^(?:the|and|about|with|that)$/.test(word)) ?? [];
  return wanted.length > 0 && wanted.every((word) => quote.toLowerCase().includes(word));
}

/** When the interview that is spoken of ends, where it is still to come. Milliseconds since 1970. */
function endAhead({ text, forwarded, calendar }: Words, writtenAt: string): Ahead | null {
  return aheadIn({ text: `${text}\n${forwarded ?? ""}`, calendar, writtenAt });
}

async function goodLuck(
  ports: Ports,
  mail: Mail,
  where: Recovery | { recovery: Recovery; beside: Decision["beside"] },
  { startsAt, endsAt }: Ahead,
): Promise<Decision> {
  const { words, answers } = mail;
  const target = "beside" in where ? where : on(where);
  const reading = await readAll(ports, [...target.recovery.words, words], mail.writtenAt);
  const ask = askAt(endsAt, target.recovery.offset);
  return {
    ...target,
    event: { type: "ahead", words, answers, reading, startsAt, askAt: ask },
    outcome: "upcoming",
  };
}

/** USE: the mail is read again, with every line of it as the person's own. */
async function use(
  ports: Ports,
  mail: Mail,
  target: Recovery | undefined,
  at: (target: Recovery | undefined) => { recovery: Recovery; beside: Decision["beside"] },
): Promise<Decision> {
  const { words, answers } = mail;
  const last = target?.words.findLast(({ left, used }) => left > 0 && !used);
  const stored = last && (await ports.archive.get(last.archiveKey, MAX_MAIL_BYTES));
  if (!target || !last || !stored)
    return { ...at(target), event: { type: "nothing-to-use", words, answers }, outcome: "use" };
  const { text } = await parseMail(stored.raw, last.at);
  const whole = everyLine(text);
  const all = target.words.map((each) =>
    each === last ? { ...each, text: whole, left: 0, used: true } : each,
  );
  const reading = await readAll(ports, all, writtenAtOf(target, mail));
  return { ...on(target), event: { type: "use", words, answers, all, reading }, outcome: "use" };
}

/** A reply: to the address that carries its token, or to a message id that we sent. */
export function isAnswerTo(recovery: Recovery, mail: Mail): boolean {
  if (mail.tag && "reply" in mail.tag) return isReplyTo(recovery, mail.tag.reply);
  return recovery.sent.some(
    ({ messageId }) => messageId && mail.thread.some((id) => id.startsWith(messageId)),
  );
}

/** A closed recovery stays closed; a new interview told in its thread opens a new one. */
function isFinished(recovery: Recovery, alone: Reading): boolean {
  const { state } = recovery;
  return state.name === "closed" && state.why !== "nothing-yet" && alone.story === "interview";
}

/**
 * A mail outside the thread that still belongs to what is open: words about no interview of their own, or about the
 * same company; while it is cooling, no company named counts as the same.
 */
function continues(recovery: Recovery, alone: Reading): boolean {
  const ofItsOwn = alone.story === "interview" && (alone.moments.length > 0 || alone.interview.company);
  if (!ofItsOwn) return isOpen(recovery) || recovery.state.name === "paused";
  const was = recovery.reading?.interview.company ?? recovery.offered?.interview.company;
  const is = alone.interview.company;
  const same = Boolean(was && is) && was?.toLowerCase() === is?.toLowerCase();
  const { name } = recovery.state;
  if (name === "awaiting-consent") return !is || (Boolean(was) && companyKey(was!) === companyKey(is));
  const isEarly = name === "consented" || name === "cooling" || name === "ahead";
  return isEarly ? same || !was || !is : isOpen(recovery) && same;
}

function wordsOutcome(recovery: Recovery, reading: Reading): string {
  if (reading.distress === "in-danger") return "crisis";
  if (isInvited(recovery)) return "consented";
  const isNew = recovery.state.name === "closed" && recovery.state.why === "nothing-yet";
  if (!isNew) return "added";
  if (reading.story === "interview") return "opened";
  return reading.story === "upcoming" ? "upcoming" : "no-interview";
}

/** The person's recoveries, the newest first. */
export async function recoveriesOf(ports: Ports, person: Person): Promise<Recovery[]> {
  const found = await Promise.all(person.recoveries.map((id) => ports.store.recovery(id)));
  return found.filter((recovery) => recovery !== null).reverse();
}

const on = (recovery: Recovery) => ({ recovery, beside: {} });

function begin(
  ports: Ports,
  settings: Settings,
  mail: Mail,
  person: Person,
  theirs: readonly Recovery[],
  now: number,
) {
  const { at, offset } = fromInstant(mail.writtenAt);
  const option = mail.tag && "option" in mail.tag ? optionAt(mail.tag.option, at, offset) : null;
  const recovery = freshRecovery({
    id: hash(`recovery ${mail.words.mailId}`),
    personId: person.id,
    address: mail.address,
    writtenAt: mail.writtenAt,
    now,
    retentionDays: settings.retentionDays,
    asked: option,
    secret: ports.token(),
    past: [...theirs].reverse().flatMap(({ reading }) => lessonIn(reading) ?? []),
  });
  return { recovery, beside: { person: { ...person, recoveries: [...person.recoveries, recovery.id] } } };
}

/** All words so far are read as one debrief, dated by the first of them: its "this morning" stays that morning. */
function readAll(ports: Ports, words: Words[], writtenAt: string): Promise<Reading> {
  const told = words.filter(({ text, forwarded, calendar }) => text.trim() || forwarded || calendar);
  return ports.reader.read({
    subject: told[0]?.subject ?? "",
    text: told.map(({ text }) => text.trim()).join("\n\n"),
    date: writtenAt,
    forwarded: told.flatMap(({ forwarded }) => forwarded ?? []).join("\n\n") || null,
    calendar: told.find(({ calendar }) => calendar !== null)?.calendar ?? null,
  });
}

async function forget(ports: Ports, settings: Settings, recovery: Recovery): Promise<void> {
  const forgotten = await applyToStored(ports, recovery.id, { type: "forget" });
  if (forgotten !== null) await settle(ports, settings, forgotten);
}
