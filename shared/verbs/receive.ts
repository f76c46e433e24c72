/** A mail came in: a new debrief, more words in a thread, a command, or nothing for us. */
import type { Person } from "../domain/recovery.ts";
import { MAX_MAIL_BYTES, parseMail } from "../mail/parse.ts";
import { judge } from "../mail/trust.ts";
import type { Ports } from "../ports.ts";
import { apply, MOST_ROUNDS, type Settings } from "./change.ts";
import { decide, recoveriesOf } from "./decide.ts";
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
  const judgement = judge(inbound, { ...notice.envelope, serviceAddress: settings.serviceAddress });
  if (!judgement.answer || inbound.from === null) {
    await ports.archive.remove(notice.archiveKey);
    return { outcome: judgement.answer ? "no-sender" : judgement.outcome };
  }
  return takeMail(ports, settings, notice, { ...inbound, from: inbound.from }, tooLarge);
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
    if (seen !== null) return duplicate(ports, settings, notice, seen.recoveryId);
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

function newPerson(id: string): Person {
  return { id, version: 0, recoveries: [], suppressed: null };
}
