/** A mail came in: a new debrief, more words in a thread, a command, or nothing for us. */
import { newPerson } from "../domain/recovery.ts";
import { isLoopMark, loopClaims } from "../mail/loop.ts";
import { type Inbound, MAX_MAIL_BYTES, parseMail } from "../mail/parse.ts";
import { isReplyTo } from "../mail/thread.ts";
import { judge } from "../mail/trust.ts";
import type { Ports } from "../ports.ts";
import { apply, applyToStored, MOST_ROUNDS, type Settings } from "./change.ts";
import { decide, isAnswerTo, recoveriesOf } from "./decide.ts";
import { delivery } from "./delivery.ts";
import { withinLimits } from "./limits.ts";
import { settle } from "./settle.ts";
import { type FromPerson, type Notice, understand } from "./understand.ts";

/** Of a mail above the limit only this much is looked at: enough for its headers. */
const HEADER_BYTES = 256 * 1024;

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
  const { serviceAddress } = settings;
  const isOurs = await isOwnLetter(ports, inbound);
  const judgement = judge(inbound, { ...notice.envelope, serviceAddress, isOurs });
  if (!judgement.answer || inbound.from === null) {
    await ports.archive.remove(notice.archiveKey);
    const outcome = judgement.answer ? "no-sender" : judgement.outcome;
    return (await noteAbout(ports, settings, notice, inbound, outcome)) ?? { outcome };
  }
  return takeMail(ports, settings, notice, { ...inbound, from: inbound.from }, tooLarge);
}

/** It carries the mark of a recovery that is still here. Letters of the others say that they are automatic. */
async function isOwnLetter({ store }: Ports, { headers }: Inbound): Promise<boolean> {
  for (const { recoveryId, mark } of loopClaims(headers)) {
    const recovery = await store.recovery(recoveryId);
    if (recovery !== null && isLoopMark(recovery, mark)) return true;
  }
  return false;
}

/** What a machine tells about a letter of ours: that its reader is away, that it came back, that it was unwanted. */
async function noteAbout(
  ports: Ports,
  settings: Settings,
  notice: Notice,
  inbound: Inbound,
  outcome: string,
): Promise<Taken | null> {
  if (outcome === "away" && inbound.from !== null) {
    const mail = understand({ ...inbound, from: inbound.from }, notice, settings, false);
    const person = await ports.store.person(mail.personId);
    const about = (person ? await recoveriesOf(ports, person) : []).find((r) => isAnswerTo(r, mail));
    if (about === undefined) return null;
    await applyToStored(ports, about.id, { type: "away" });
    return { outcome, recoveryId: about.id };
  }
  const { report } = inbound;
  if (outcome !== "bounce" || report === null) return null;
  const { news, recoveryId, token } = report;
  const about = await ports.store.recovery(recoveryId);
  if (about === null || !isReplyTo(about, token)) return null;
  await delivery(ports, { news, recoveryId, sendId: report.sendId ?? "", messageId: "" });
  return { outcome: news === "later" ? outcome : news, recoveryId };
}

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
    if (seen !== null && "recoveryId" in seen) return duplicate(ports, settings, notice, seen.recoveryId);
    if (seen !== null && seen.erasedUntil > ports.clock()) {
      await ports.archive.remove(notice.archiveKey);
      return { outcome: "duplicate" };
    }
    const person = (await ports.store.person(mail.personId)) ?? newPerson(mail.personId);
    const theirs = await recoveriesOf(ports, person);
    const decision = await decide(ports, settings, mail, person, theirs, notice.receivedAt);
    const decided = withinLimits(decision, mail, theirs, ports.clock());
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
