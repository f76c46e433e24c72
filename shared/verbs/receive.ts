/** A mail came in: a new debrief, more words in a thread, a command, or nothing for us. */
import { createHash } from "node:crypto";
import type { Reading } from "../domain/debrief.ts";
import {
  type Event,
  freshRecovery,
  isOpen,
  type Person,
  type Recovery,
  type Words,
} from "../domain/recovery.ts";
import { fromInstant, optionAt } from "../domain/timing.ts";
import { commandIn } from "../mail/commands.ts";
import { type Inbound, MAX_MAIL_BYTES, mailId, parseMail } from "../mail/parse.ts";
import { addressTag } from "../mail/thread.ts";
import { judge, type Verdicts } from "../mail/trust.ts";
import type { Change, Ports } from "../ports.ts";
import { type Forwarded, splitWords } from "../reading/own-words.ts";
import { apply, applyToStored, MOST_ROUNDS, type Settings } from "./change.ts";
import { settle } from "./settle.ts";

/** Of a mail above the limit only this much is looked at: enough for its headers. */
const HEADER_BYTES = 256 * 1024;

/** What the mail service tells about a mail that it has put into the archive. */
export type Notice = {
  archiveKey: string;
  /** MAIL FROM (empty for the null sender) and RCPT TO, which no sender's header can change. */
  envelope: { sender: string; recipients: string[]; verdicts: Verdicts };
  receivedAt: number;
};

/**
 * Reads one mail and answers it, once, however often it is delivered. Returns the outcome, one word, which is also
 * logged. Throws only when a port fails, so that the notice is delivered again.
 */
export async function receive(ports: Ports, settings: Settings, notice: Notice): Promise<string> {
  const { outcome, recoveryId } = await take(ports, settings, notice);
  ports.log.outcome(outcome, recoveryId === undefined ? {} : { recoveryId });
  return outcome;
}

type Taken = { outcome: string; recoveryId?: string };

async function take(ports: Ports, settings: Settings, notice: Notice): Promise<Taken> {
  const stored = await ports.archive.get(notice.archiveKey, MAX_MAIL_BYTES);
  if (stored === null) return { outcome: "gone" };
  const tooLarge = stored.sizeBytes > MAX_MAIL_BYTES;
  const inbound = await parseMail(
    tooLarge ? stored.raw.subarray(0, HEADER_BYTES) : stored.raw,
    notice.receivedAt,
  );
  const judgement = judge(inbound, { ...notice.envelope, serviceAddress: settings.serviceAddress });
  if (!judgement.answer || inbound.from === null) {
    await ports.archive.remove(notice.archiveKey);
    return { outcome: judgement.answer ? "no-sender" : judgement.outcome };
  }
  return takeMail(ports, settings, notice, { ...inbound, from: inbound.from }, tooLarge);
}

type FromPerson = Inbound & { from: NonNullable<Inbound["from"]> };

async function takeMail(
  ports: Ports,
  settings: Settings,
  notice: Notice,
  inbound: FromPerson,
  tooLarge: boolean,
): Promise<Taken> {
  const mail = understand(inbound, notice, settings, tooLarge);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const seen = await ports.store.mailSeen(mail.words.mailId);
    if (seen !== null) return duplicate(ports, settings, notice, seen.recoveryId);
    const person = (await ports.store.person(mail.personId)) ?? newPerson(mail.personId);
    const decided = await decide(ports, settings, mail, person, notice.receivedAt);
    const saved = await apply(ports, decided.recovery, decided.event, {
      mailId: mail.words.mailId,
      ...decided.beside,
    });
    if (saved === null) continue;
    await settle(ports, settings, saved);
    return { outcome: decided.outcome, recoveryId: saved.id };
  }
  throw new Error("too many mails at once from one person");
}

type Mail = ReturnType<typeof understand>;

/** One mail as the verb needs it: who, what they said, what they want. */
function understand(inbound: FromPerson, notice: Notice, settings: Settings, tooLarge: boolean) {
  const split = splitWords(inbound.text, settings.serviceAddress);
  const forwarded = [split.forwarded && forwardedText(split.forwarded), ...inbound.forwardedParts];
  const command = tooLarge ? null : commandIn(split.own, inbound.subject);
  const words: Words = {
    mailId: mailId(inbound),
    archiveKey: notice.archiveKey,
    at: fromInstant(inbound.date).at,
    subject: command === null ? inbound.subject : "",
    text: command === null && !tooLarge ? split.own : "",
    forwarded: forwarded.filter(Boolean).join("\n\n") || null,
    calendar: inbound.calendar,
  };
  return {
    address: inbound.from.address,
    personId: hash(`person ${inbound.from.address}`),
    writtenAt: inbound.date,
    tag: addressTag([...notice.envelope.recipients, ...inbound.recipients], settings.serviceAddress),
    thread: inbound.replyToThread,
    answers: {
      messageId: inbound.messageId,
      references: [...inbound.replyToThread, ...(inbound.messageId ? [inbound.messageId] : [])].slice(-20),
    },
    command,
    tooLarge,
    words,
  };
}

type Decision = { recovery: Recovery; event: Event; beside: Omit<Change, "recovery">; outcome: string };

async function decide(
  ports: Ports,
  settings: Settings,
  mail: Mail,
  person: Person,
  now: number,
): Promise<Decision> {
  const theirs = await recoveriesOf(ports, person);
  const inThread = theirs.find((recovery) => isAnswerTo(recovery, mail));
  const open = theirs.find(isOpen);
  const fresh = () => begin(settings, mail, person, now);
  const { words, answers, command } = mail;

  if (command === "DELETE") {
    const target = inThread ?? open ?? theirs[0];
    const others = theirs.filter((recovery) => recovery !== target);
    for (const other of others) await forget(ports, settings, other);
    const mails = theirs.reduce((sum, recovery) => sum + recovery.words.length, 0);
    const event: Event = { type: "delete", words, answers, erased: { recoveries: theirs.length, mails } };
    return { ...(target ? on(target) : fresh()), event, outcome: "delete" };
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
  const alone = await readAll(ports, [words], mail.writtenAt);
  const target =
    inThread && !isFinished(inThread, alone) ? inThread : theirs.find((r) => continues(r, alone));
  const { recovery, beside } = target ? on(target) : fresh();
  const reading = target ? await readAll(ports, [...target.words, words], mail.writtenAt) : alone;
  return {
    recovery,
    beside,
    event: { type: "words", words, answers, reading },
    outcome: wordsOutcome(recovery, reading),
  };
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

/** A mail outside the thread that still belongs to what is cooling: the same company, or none named. */
function continues(recovery: Recovery, alone: Reading): boolean {
  if (recovery.state.name !== "cooling") return false;
  const [was, is] = [recovery.reading?.interview.company, alone.interview.company];
  return !was || !is || was.toLowerCase() === is.toLowerCase();
}

function wordsOutcome(recovery: Recovery, reading: Reading): string {
  if (reading.distress === "in-danger") return "crisis";
  const isNew = recovery.state.name === "closed" && recovery.state.why === "nothing-yet";
  if (!isNew) return "added";
  if (reading.story === "interview") return "opened";
  return reading.story === "upcoming" ? "upcoming" : "no-interview";
}

async function recoveriesOf(ports: Ports, person: Person): Promise<Recovery[]> {
  const found = await Promise.all(person.recoveries.map((id) => ports.store.recovery(id)));
  return found.filter((recovery) => recovery !== null).reverse();
}

const on = (recovery: Recovery) => ({ recovery, beside: {} });

function begin(settings: Settings, mail: Mail, person: Person, now: number) {
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
  });
  return { recovery, beside: { person: { ...person, recoveries: [...person.recoveries, recovery.id] } } };
}

/** All words so far are read as one debrief, dated by the first of them. */
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

/** Seen before: pay what a crash may have left, and keep no second copy of the raw mail. */
async function duplicate(
  ports: Ports,
  settings: Settings,
  notice: Notice,
  recoveryId: string,
): Promise<Taken> {
  const recovery = await ports.store.recovery(recoveryId);
  if (recovery !== null) await settle(ports, settings, recovery);
  const isCopy = !recovery?.words.some(({ archiveKey }) => archiveKey === notice.archiveKey);
  if (isCopy) await ports.archive.remove(notice.archiveKey);
  return { outcome: "duplicate", recoveryId };
}

function forwardedText(forwarded: Forwarded): string {
  const { from, to, cc, subject, date, body } = forwarded;
  const lines = Object.entries({ From: from, To: to, Cc: cc, Date: date, Subject: subject });
  const head = lines.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
  return [...head, "", body].join("\n");
}

function newPerson(id: string): Person {
  return { id, version: 0, recoveries: [], suppressed: null };
}

/** 128 bits of SHA-256: an id that says nothing and cannot be guessed. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
