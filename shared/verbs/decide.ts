/** Which recovery a mail belongs to, and what it means there. */
import type { Correction } from "../domain/correction.ts";
import type { Reading } from "../domain/debrief.ts";
import { lessonIn } from "../domain/plan.ts";
import { freshRecovery, isOpen, type Person, type Recovery, type Words } from "../domain/recovery.ts";
import { fromInstant, optionAt, toInstant } from "../domain/timing.ts";
import type { Event } from "../domain/transition.ts";
import { correctionsIn, type Said } from "../mail/corrections.ts";
import type { Change, Ports } from "../ports.ts";
import { languageOf } from "../reading/language.ts";
import { applyToStored, type Settings } from "./change.ts";
import { settle } from "./settle.ts";
import { hash, type Mail } from "./understand.ts";

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
  const fresh = () => begin(settings, mail, person, theirs, now);
  const { words, answers, command } = mail;

  if (command === "DELETE") {
    const target = inThread ?? open ?? theirs[0];
    const others = theirs.filter((recovery) => recovery !== target);
    for (const other of others) await forget(ports, settings, other);
    const mails = theirs.reduce((sum, recovery) => sum + recovery.words.length, 0);
    const event: Event = { type: "delete", words, answers, erased: { recoveries: theirs.length, mails } };
    return { ...(target ? on(target) : fresh()), event, outcome: "delete" };
  }
  if (command === "STOP") {
    for (const other of theirs.filter(isOpen)) {
      if (other !== (inThread ?? open)) await applyToStored(ports, other.id, { type: "hush" });
    }
  }
  if (command !== null) {
    const target = inThread ?? open ?? theirs[0];
    const event: Event = { type: "command", command, words, answers };
    return { ...(target ? on(target) : fresh()), event, outcome: command.toLowerCase() };
  }
  if (words.text.trim() === "") {
    const reason = mail.tooLarge ? "too-large" : "no-words";
    const target = inThread ?? open;
    return {
      ...(target ? on(target) : fresh()),
      event: { type: "wordless", words, answers, reason },
      outcome: reason,
    };
  }
  const language = languageOf(words.text);
  if (language !== "en") {
    const target = inThread ?? open;
    // Half-read words would come back as wrong moments; the mail itself stays in the archive.
    const event: Event = { type: "foreign", words: { ...words, text: "" }, answers, language };
    return { ...(target ? on(target) : fresh()), event, outcome: "other-language" };
  }
  const alone = await readAll(ports, [words], mail.writtenAt);
  const target =
    inThread && !isFinished(inThread, alone) ? inThread : theirs.find((r) => continues(r, alone));
  if (target === undefined) {
    const event: Event = { type: "words", words, answers, reading: alone, corrections: [] };
    const begun = fresh();
    return { ...begun, event, outcome: wordsOutcome(begun.recovery, alone) };
  }
  const { said, rest } = correctionsIn(words.text);
  const added = { ...words, text: rest };
  const since = toInstant(target.writtenAt, target.offset);
  const reading = await readAll(ports, [...target.words, added], since);
  const corrections = said.flatMap((each) => correctionOf(each, target.reading));
  const outcome = rest === "" ? "corrected" : wordsOutcome(target, reading);
  return { ...on(target), event: { type: "words", words: added, answers, reading, corrections }, outcome };
}

/** Numbers are those of the list in the acknowledgement; a number that is not in it corrects nothing. */
function correctionOf(said: Said, reading: Reading | null): Correction[] {
  if (said.about !== "moment") return [said];
  const moment = reading?.moments[said.number - 1];
  return moment ? [{ about: "moment", quote: moment.quote, say: said.say }] : [];
}

/** A reply: to the address that carries the id, or to a message id that we sent. */
function isAnswerTo(recovery: Recovery, mail: Mail): boolean {
  if (mail.tag && "recoveryId" in mail.tag) return mail.tag.recoveryId === recovery.id;
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
  const [was, is] = [recovery.reading?.interview.company, alone.interview.company];
  const same = Boolean(was && is) && was?.toLowerCase() === is?.toLowerCase();
  return recovery.state.name === "cooling" ? same || !was || !is : isOpen(recovery) && same;
}

function wordsOutcome(recovery: Recovery, reading: Reading): string {
  if (reading.distress === "in-danger") return "crisis";
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

function begin(settings: Settings, mail: Mail, person: Person, theirs: readonly Recovery[], now: number) {
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
