/** What a conversation waits for, in words. Reads the store and changes nothing. */
import { isOpen, type Recovery, type State, wakeAt } from "../../../shared/domain/recovery.ts";
import type { Store } from "../../../shared/ports.ts";
import type { Conversation } from "./conversations.ts";
import { dayAndTime, fromNow, whenSaid } from "./when.ts";

export type Waiting = {
  /** One sentence. */
  said: string;
  /** The next time at which something happens by itself, and what; null when nothing will. */
  next: { at: number; what: string } | null;
  /** Minutes east of UTC of the person who wrote; null when nothing is known of them. */
  offset: number | null;
};

export async function waitingOf(
  conversation: Conversation,
  store: Pick<Store, "recovery">,
  now: number,
): Promise<Waiting> {
  if (conversation.mails.at(-1)!.by === "person" && conversation.recoveryIds.length === 0) {
    return { said: "Your mail was taken. An answer comes within a minute.", next: null, offset: null };
  }
  const found = await Promise.all(conversation.recoveryIds.map((id) => store.recovery(id)));
  const recoveries = found.filter((recovery) => recovery !== null);
  const recovery = recoveries.find(isOpen) ?? recoveries.at(-1);
  if (recovery === undefined) {
    return { said: "The service keeps nothing about this any more.", next: null, offset: null };
  }
  const { offset } = recovery;
  const at = wakeAt(recovery);
  const next = at > now ? { at, what: whatComes(recovery) } : null;
  return { said: sentence(recovery, now), next, offset };
}

function whatComes({ owed, state }: Recovery): string {
  if (owed.length > 0) return "the next try to send";
  if (state.name === "awaiting-consent") return "the end of the invitation";
  if (state.name === "consented") return "what you told is read";
  if (state.name === "ahead") return "the question how it went";
  if (state.name === "cooling") return "your plan";
  return state.name === "answered" ? "the follow-up" : "the erasure";
}

function sentence({ state, offset, owed }: Recovery, now: number): string {
  const when = (at: number) => `${whenSaid(at, now, offset)} — ${fromNow(at - now)}`;
  if (owed.length > 0) return "A letter is on its way to you.";
  switch (state.name) {
    case "awaiting-consent":
      return `You are invited to tell how it went. Say yes or no until ${whenSaid(state.expiresAt, now, offset)}, or let it be.`;
    case "consented":
      return "What you told is read next.";
    case "ahead":
      return `Your interview is still to come. We ask how it went ${when(state.askAt)}.`;
    case "cooling":
      return `Your plan comes ${when(state.planAt)}.`;
    case "answered":
      return state.noteAt > now && !state.sent
        ? `Your plan is here. A good time for your note: ${whenSaid(state.noteAt, now, offset)}. ` +
            `We look in again ${whenSaid(state.followUpAt, now, offset)}.`
        : `We look in again ${when(state.followUpAt)}.`;
    case "paused":
      return `Nothing is sent by itself any more. You can write at any time. ${erasure(state.eraseAt, offset)}`;
    case "closed":
      return `${ENDED[state.why]} ${erasure(state.eraseAt, offset)}`;
  }
}

function erasure(at: number, offset: number): string {
  return `Everything about it is erased ${dayAndTime(at, offset)}.`;
}

const ENDED: Record<Extract<State, { name: "closed" }>["why"], string> = {
  "nothing-yet": "There is nothing to recover from yet. Tell what happened, and it begins.",
  stopped: "You asked us to stop, so nothing more comes.",
  erased: "You asked us to delete everything.",
  rejected: "This one is behind you.",
  offer: "You got an offer.",
  done: "The last letter was sent.",
  unreachable: "Our letters could not reach this address.",
  declined: "You said no, so nobody can invite you again.",
  expired: "The invitation was not answered, and is over.",
  withdrawn: "The invitation was taken back.",
};
