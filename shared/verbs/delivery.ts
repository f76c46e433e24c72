/** A mail of ours left, bounced or drew a complaint: settles what was unknown, and stops writing where it must. */
import type { Ports } from "../ports.ts";
import { applyToStored, type Changing, MOST_ROUNDS } from "./change.ts";

type Recording = Changing & Pick<Ports, "log">;

/** What SES tells about a mail, by the tags that it carried. */
export type DeliveryNews = {
  recoveryId: string;
  sendId: string;
  messageId: string;
  /** `left`: SES took it. `refused`: SES did not. The last two are for good: nobody writes there again. */
  news: "left" | "refused" | "bounced" | "complained" | "later";
};

/** Only records; what is still owed after it has a wake time of its own. */
export async function delivery(ports: Recording, about: DeliveryNews): Promise<void> {
  const { recoveryId, sendId, news } = about;
  const outcome = await note(ports, about);
  ports.log.outcome(outcome, { recoveryId, sendId, news });
}

async function note(ports: Recording, about: DeliveryNews): Promise<"noted" | "gone"> {
  const { recoveryId, sendId, news, messageId } = about;
  if (news === "later") return "noted";
  const outcome = news === "refused" ? "refused" : "sent";
  const stored = await ports.store.recovery(recoveryId);
  if (stored === null) return "gone";
  // Most news only repeats what the send itself answered.
  const known = stored.sent.some((sent) => sent.sendId === sendId);
  if (known && (news === "left" || news === "refused")) return "noted";
  await applyToStored(ports, recoveryId, { type: "news", sendId, outcome, messageId });
  if (news === "bounced" || news === "complained") {
    await suppress(ports, stored.personId, news);
    await applyToStored(ports, recoveryId, { type: "unreachable" });
  }
  return "noted";
}

async function suppress(
  ports: Recording,
  personId: string,
  suppressed: "bounced" | "complained",
): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const person = await ports.store.person(personId);
    if (person === null || person.suppressed !== null) return;
    if ((await ports.store.savePerson({ ...person, suppressed })) === "saved") return;
  }
  throw new Error("too many changes to one person at once");
}
