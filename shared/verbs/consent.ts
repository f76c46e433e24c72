/** The person presses yes or no on a page of ours. A link shows a button; only pressing it does something. */
import { isOpen, newPerson, partnerState, type Recovery } from "../domain/recovery.ts";
import { TEST_WAIT_MS } from "../domain/steps.ts";
import { isSignature } from "../mail/signed.ts";
import type { Ports } from "../ports.ts";
import { applyToStored, type Changing, MOST_ROUNDS } from "./change.ts";
import { wakeSoon } from "./wake-soon.ts";

export type Consenting = Changing & Pick<Ports, "wakeQueue" | "log">;

/** What stands on the page: who asks, and whether there is still something to say yes to. */
export type InvitationSeen = { partners: string[]; isOpen: boolean };

/** Null for a link that is none of ours. Changes nothing. */
export async function invitationBehind(
  { store }: Pick<Ports, "store">,
  answer: "yes" | "no",
  id: string,
  signature: string,
): Promise<InvitationSeen | null> {
  const recovery = await store.recovery(id);
  if (recovery === null || !isSignature(answer, recovery, signature)) return null;
  const partners = recovery.partners.map(({ name }) => name);
  return { partners, isOpen: recovery.state.name === "awaiting-consent" };
}

/** `over`: the invitation was answered, taken back or is too old. Twice is harmless. */
export async function consent(
  ports: Consenting,
  id: string,
  signature: string,
): Promise<"agreed" | "over" | "unknown"> {
  const recovery = await ports.store.recovery(id);
  if (recovery === null || !isSignature("yes", recovery, signature)) {
    ports.log.outcome("consent-unknown", {});
    return "unknown";
  }
  const after = await applyToStored(ports, id, { type: "consent" });
  if (after === null || !["consented", "answered"].includes(partnerState(after))) return "over";
  const step = Math.ceil(TEST_WAIT_MS / 1000) + 1;
  await wakeSoon(ports, id, recovery.test ? [0, step, 2 * step] : [0]);
  ports.log.outcome("consented", { recoveryId: id });
  return "agreed";
}

/** No, once and for ever: no partner can have this person invited again. What is open ends too. */
export async function decline(
  ports: Changing & Pick<Ports, "log">,
  id: string,
  signature: string,
): Promise<"declined" | "unknown"> {
  const recovery = await ports.store.recovery(id);
  if (recovery === null || !isSignature("no", recovery, signature)) {
    ports.log.outcome("consent-unknown", {});
    return "unknown";
  }
  await refuseForEver(ports, recovery);
  ports.log.outcome("declined", { recoveryId: id });
  return "declined";
}

/** Kept with the person first, so that no call in between invites them again. */
export async function refuseForEver(ports: Changing, recovery: Recovery): Promise<void> {
  const recoveries = await refusesFromNow(ports, recovery.personId);
  for (const id of new Set([recovery.id, ...recoveries])) {
    const each = await ports.store.recovery(id);
    if (each?.state.name === "awaiting-consent") await applyToStored(ports, id, { type: "decline" });
    else if (each && id === recovery.id && isOpen(each)) await applyToStored(ports, id, { type: "hush" });
  }
}

/** Gives the ids of the person's recoveries. */
async function refusesFromNow({ store }: Changing, personId: string): Promise<string[]> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const person = (await store.person(personId)) ?? newPerson(personId);
    if (person.refuses) return person.recoveries;
    if ((await store.savePerson({ ...person, refuses: true })) === "saved") return person.recoveries;
  }
  throw new Error("too many changes to one person at once");
}
