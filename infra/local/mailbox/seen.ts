/** Everything that a page shows, looked up once for a request. */
import { createHash } from "node:crypto";
import { type Conversation, conversationsOf } from "./conversations.ts";
import type { Mails } from "./mails.ts";
import { type Waiting, waitingOf } from "./waiting.ts";
import { ownOffset } from "./when.ts";
import type { World } from "./world.ts";

export type Seen = {
  /** Service time, and how far it is ahead of real time. */
  now: number;
  ahead: number;
  /** Minutes east of UTC of the browser. */
  offset: number;
  serviceAddress: string;
  smtpPort: number;
  conversations: Conversation[];
  people: string[];
  /** The person whose mails are shown; null for everybody. */
  person: string | null;
  conversation: Conversation | null;
  waiting: Waiting | null;
  /** What the clock can be turned to. */
  next: { at: number; what: string; offset: number } | null;
  /** Changes when there is something new to see. */
  pulse: string;
};

export async function look(
  world: World,
  mails: Mails,
  asked: { conversation?: string; person?: string | null; offset?: number | null },
): Promise<Seen> {
  const all = await mails.all();
  const now = world.clock.now();
  const offset = asked.offset ?? ownOffset(now);
  const conversations = conversationsOf(all);
  // Any mail's id leads to its conversation: two may have become one since a link was made.
  const conversation =
    conversations.find((one) => one.mails.some(({ id }) => id === asked.conversation)) ?? null;
  const waiting = conversation && (await waitingOf(conversation, world.store, now));
  const upcoming = await world.next();
  const own = waiting?.next && { ...waiting.next, offset: waiting.offset ?? offset };
  const next = own ?? (upcoming && { at: upcoming.wakeAt, what: "the next thing", offset });
  return {
    now,
    ahead: now - Date.now(),
    offset,
    serviceAddress: world.serviceAddress,
    smtpPort: world.smtpPort,
    conversations,
    people: [...new Set(all.map(({ person }) => person))].sort(),
    person: conversation ? null : (asked.person ?? null),
    conversation,
    waiting,
    next,
    pulse: pulseOf(all.length, upcoming),
  };
}

export function pulseOf(mails: number, next: { wakeAt: number } | null): string {
  return createHash("sha256").update(`${mails} ${next?.wakeAt}`).digest("hex").slice(0, 12);
}
