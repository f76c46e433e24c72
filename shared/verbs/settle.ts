/**
 * Does what a saved recovery still owes: sends its letters, one claimed attempt each, and erases what is over.
 *
 * A crash at any point leaves the debt, and the next wake pays it. What SES took just before a crash is told by
 * its events (`delivery.ts`); only if those are silent too is a letter sent a second time.
 */

import { letterFor } from "../domain/letter-for.ts";
import { isOver, payable, type Recovery } from "../domain/recovery.ts";
import type { Owed } from "../domain/sending.ts";
import { compose } from "../mail/compose.ts";
import { stopUrl } from "../mail/links.ts";
import { replyAddress } from "../mail/thread.ts";
import type { Ports, SendResult } from "../ports.ts";
import { apply, applyToStored, type Changing, MOST_ROUNDS, type Settings } from "./change.ts";

export type Settling = Changing & Pick<Ports, "archive" | "mailer" | "chance" | "log">;

/** Throws only when the store or the archive fail, so that the event that called us is tried again. */
export async function settle(ports: Settling, settings: Settings, saved: Recovery): Promise<void> {
  let recovery: Recovery | null = saved;
  for (let round = 0; round < MOST_ROUNDS && recovery !== null; round++) {
    const owed = payable(recovery, ports.clock());
    if (owed === undefined) break;
    recovery = (await isSuppressed(ports, recovery))
      ? await applyToStored(ports, recovery.id, { type: "unreachable" })
      : await pay(ports, settings, recovery, owed);
  }
  if (recovery !== null && isOver(recovery, ports.clock())) await erase(ports, recovery);
}

async function isSuppressed(ports: Settling, recovery: Recovery): Promise<boolean> {
  return Boolean((await ports.store.person(recovery.personId))?.suppressed);
}

/** One attempt at one letter. The claim is a conditional save: of many at once, one sends. */
async function pay(
  ports: Settling,
  settings: Settings,
  recovery: Recovery,
  owed: Owed,
): Promise<Recovery | null> {
  const claimed = await apply(ports, recovery, { type: "claim", sendId: owed.sendId });
  if (claimed === null) return ports.store.recovery(recovery.id);
  const result = await send(ports, settings, claimed, owed);
  ports.log.outcome(`letter-${result.status}`, {
    recoveryId: recovery.id,
    sendId: owed.sendId,
    letter: owed.what.name,
  });
  return applyToStored(ports, recovery.id, {
    type: "attempted",
    sendId: owed.sendId,
    result: result.status,
    messageId: result.status === "sent" ? result.messageId : null,
    chance: ports.chance(),
  });
}

async function send(
  ports: Settling,
  settings: Settings,
  recovery: Recovery,
  owed: Owed,
): Promise<SendResult> {
  const replyTo = replyAddress(settings.serviceAddress, recovery.id);
  // Loaded at the first letter: words and the tagger behind them take longer than the rest of a cold start.
  const { renderLetter } = await import("../../templates/index.ts");
  const letter = renderLetter(letterFor(recovery, owed, replyTo));
  if (letter.heldBack && letter.heldBack.length > 0) {
    // The person gets the plainer letter; we learn how often, and which rule of the rubric it was.
    const about = { recoveryId: recovery.id, sendId: owed.sendId, criteria: letter.heldBack.join(" ") };
    ports.log.outcome("letter-plainer", about);
  }
  const raw = await compose({
    letter,
    from: settings.serviceAddress,
    fromName: "Recover",
    to: recovery.address,
    replyTo,
    stopUrl: stopUrl(settings.publicUrl ?? null, recovery),
    inReplyTo: owed.answers.messageId,
    references: owed.answers.references,
    date: owed.owedAt,
    sendId: owed.sendId,
  });
  return ports.mailer.send({ raw, to: recovery.address, sendId: owed.sendId, recoveryId: recovery.id });
}

/** The recovery goes last: as long as it is there, what is left is still owed. */
async function erase(ports: Settling, recovery: Recovery): Promise<void> {
  for (const { archiveKey } of recovery.words) await ports.archive.remove(archiveKey);
  await leavePerson(ports, recovery);
  const erased = await ports.store.erase(recovery);
  if (erased === "erased") ports.log.outcome("erased", { recoveryId: recovery.id });
}

async function leavePerson(ports: Settling, recovery: Recovery): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const person = await ports.store.person(recovery.personId);
    if (!person?.recoveries.includes(recovery.id)) return;
    const recoveries = person.recoveries.filter((id) => id !== recovery.id);
    if ((await ports.store.savePerson({ ...person, recoveries })) === "saved") return;
  }
  throw new Error("too many changes to one person at once");
}
