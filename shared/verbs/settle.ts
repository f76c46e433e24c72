/**
 * Does what a saved recovery still owes: sends its letters, one claimed attempt each, and erases what is over.
 *
 * A crash at any point leaves the debt, and the next wake pays it. What SES took just before a crash is told by
 * its events (`delivery.ts`); only if those are silent too is a letter sent a second time.
 */

import { renderLetter } from "../../templates/index.ts";
import { letterFor } from "../domain/letter-for.ts";
import { huskOf, invitedLately, isHusk, isOver, payable, type Recovery } from "../domain/recovery.ts";
import type { Owed } from "../domain/sending.ts";
import { compose } from "../mail/compose.ts";
import { answerUrls, signedUrl } from "../mail/links.ts";
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
    if (recovery.test) recovery = await show(ports, settings, recovery, owed);
    else if (await isSuppressed(ports, recovery))
      recovery = await applyToStored(ports, recovery.id, { type: "unreachable" });
    else recovery = await pay(ports, settings, recovery, owed);
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
  const { letter, replyTo } = rendered(settings, recovery, owed);
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
    stopUrl: signedUrl("stop", settings.publicUrl ?? null, recovery),
    unasked: owed.what.name === "invitation" && !owed.what.again,
    inReplyTo: owed.answers.messageId,
    references: owed.answers.references,
    date: owed.owedAt,
    sendId: owed.sendId,
  });
  return ports.mailer.send({ raw, to: recovery.address, sendId: owed.sendId, recoveryId: recovery.id });
}

function rendered(settings: Settings, recovery: Recovery, owed: Owed) {
  const replyTo = replyAddress(settings.serviceAddress, recovery.id);
  const links = answerUrls(settings.publicUrl ?? null, recovery);
  return { letter: renderLetter(letterFor(recovery, owed, replyTo, links)), replyTo };
}

/** A test mails nobody: its letters are kept for its partner to look at. */
async function show(
  ports: Settling,
  settings: Settings,
  recovery: Recovery,
  owed: Owed,
): Promise<Recovery | null> {
  const { subject, text, html } = rendered(settings, recovery, owed).letter;
  const letter = { name: owed.what.name, subject, text, html, at: ports.clock() };
  ports.log.outcome("letter-shown", { recoveryId: recovery.id, sendId: owed.sendId, letter: letter.name });
  return applyToStored(ports, recovery.id, { type: "shown", sendId: owed.sendId, letter });
}

/** The recovery goes last: as long as it is there, what is left is still owed. */
async function erase(ports: Settling, recovery: Recovery): Promise<void> {
  // What a partner handed on never was a mail.
  for (const { archiveKey } of recovery.words) if (archiveKey !== "") await ports.archive.remove(archiveKey);
  await leavePerson(ports, recovery);
  const erased = await ports.store.erase(recovery, huskOf(recovery));
  if (erased === "erased" && !isHusk(recovery)) ports.log.outcome("erased", { recoveryId: recovery.id });
}

async function leavePerson(ports: Settling, recovery: Recovery): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const person = await ports.store.person(recovery.personId);
    if (!person?.recoveries.includes(recovery.id)) return;
    const recoveries = person.recoveries.filter((id) => id !== recovery.id);
    const invitedAt = invitedLately(person, ports.clock());
    if ((await ports.store.savePerson({ ...person, recoveries, invitedAt })) === "saved") return;
  }
  throw new Error("too many changes to one person at once");
}
