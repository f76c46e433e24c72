/**
 * One person's recovery from one interview: what is kept of it, and what can be asked of it. `transition.ts` is the
 * only way to change it.
 *
 * | state              | means                                               | leaves by                                 |
 * | ------------------ | --------------------------------------------------- | ----------------------------------------- |
 * | `awaiting-consent` | a partner opened it; nothing is read or planned     | the person's own mail or click, expiry    |
 * | `consented`        | they agreed; words given with it are still unread   | wake, words, STOP, DELETE                 |
 * | `ahead`            | the interview is still to come                      | its end, words, STOP, DELETE              |
 * | `cooling`          | read, acknowledged, waiting for the plan's time     | wake, words, NOW, STOP, DELETE            |
 * | `answered`         | plan sent, follow-up ahead                          | wake, words, SENT, REJECTED, OFFER, STOP… |
 * | `closed`           | nothing ahead but erasure; a fresh one starts here  | words that hold an interview, erasure     |
 * | `paused`           | crisis answer sent, nothing automatic any more      | the person's next words, STOP, DELETE     |
 */
import * as z from "zod";
import { Correction } from "./correction.ts";
import { Debrief, Kind, Reading } from "./debrief.ts";
import { noticeAttentionAt, OwedNotice } from "./notice.ts";
import { Offered, PartnerCase } from "./offer.ts";
import { Answers, attentionAt, isPayable, Owed, Sent } from "./sending.ts";
import { fromInstant } from "./timing.ts";

const At = z.number().int();
export const DAY = 24 * 3_600_000;
/** A mail without an interview is kept this long, so that an answer to our question can still find it. */
const KEEP_NOTHING_DAYS = 7;

/** One mail's words as they were read. */
export const Words = z.object({
  mailId: z.string(),
  archiveKey: z.string(),
  at: At,
  subject: z.string(),
  text: z.string(),
  forwarded: z.string().nullable(),
  calendar: Debrief.shape.calendar.unwrap(),
  /** Lines that were taken for somebody else's and may be the person's own: USE brings them back. */
  left: z.number().int().default(0),
  /** And did. */
  used: z.boolean().default(false),
});
export type Words = z.infer<typeof Words>;

/** How the note should sound, as the person asked. */
export const Tone = z.enum(["shorter", "warmer", "plainer"]);
export type Tone = z.infer<typeof Tone>;

export const State = z.discriminatedUnion("name", [
  z.object({ name: z.literal("awaiting-consent"), expiresAt: At }),
  z.object({ name: z.literal("consented"), readAt: At }),
  z.object({ name: z.literal("ahead"), askAt: At }),
  z.object({ name: z.literal("cooling"), planAt: At }),
  z.object({ name: z.literal("answered"), noteAt: At, followUpAt: At, sent: z.boolean() }),
  z.object({
    name: z.literal("closed"),
    why: z.enum([
      "nothing-yet",
      "stopped",
      "erased",
      "rejected",
      "offer",
      "done",
      "unreachable",
      "declined",
      "expired",
      "withdrawn",
    ]),
    eraseAt: At,
  }),
  z.object({ name: z.literal("paused"), eraseAt: At }),
]);
export type State = z.infer<typeof State>;

/** All that a partner ever sees of how things stand. */
export const PartnerState = z.enum(["invited", "consented", "answered", "closed", "declined"]);
export type PartnerState = z.infer<typeof PartnerState>;

/** A letter of a test, which is shown and not sent. */
export const ShownLetter = z.object({
  name: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  at: At,
});
export type ShownLetter = z.infer<typeof ShownLetter>;

export const Recovery = z.object({
  id: z.string(),
  /** How often it was saved; a save names the version it read. */
  version: z.number().int(),
  personId: z.string(),
  /** The address that wrote, and the only one that is ever answered. */
  address: z.string(),
  /** Minutes east of UTC, from the writer's own Date header. */
  offset: z.number().int(),
  writtenAt: At,
  retentionDays: z.number(),
  /** A time asked for by an option in the address. */
  asked: At.nullable(),
  tone: Tone.nullable().default(null),
  /** What UNDO brings back, and for how long. */
  undo: z
    .object({ state: State, asked: At.nullable(), tone: Tone.nullable(), until: At })
    .nullable()
    .default(null),
  /** When their mail program last answered that they are away. */
  awayAt: At.nullable().default(null),
  /** Random, for links that must not be guessed. */
  secret: z.string().default(""),
  /** The person's latest mail, so that a letter that a clock caused stands in its thread. */
  thread: Answers,
  state: State,
  /** With the person's corrections laid over it. */
  reading: Reading.nullable(),
  corrections: z.array(Correction).default([]),
  /** What the person's earlier recoveries taught, as far as they are still kept, the oldest first. */
  past: z.array(Kind).default([]),
  words: z.array(Words),
  owed: z.array(Owed),
  sent: z.array(Sent),
  /** How many letters were ever owed; numbers the send ids. */
  letters: z.number().int(),
  /** Who opened it for the person, the first one first; empty where they wrote by themselves. */
  partners: z.array(PartnerCase).default([]),
  /** What the first of them told; its words are taken out of here as soon as they may be read or must not be kept. */
  offered: Offered.nullable().default(null),
  /** When each of the states that a partner sees was first reached. */
  reached: z.partialRecord(PartnerState, At).default({}),
  /** What partners are still to be told. */
  notices: z.array(OwedNotice).default([]),
  /** Opened with a test key: times run in seconds, and letters are shown and not sent. */
  test: z.boolean().default(false),
  shown: z.array(ShownLetter).default([]),
});
export type Recovery = z.infer<typeof Recovery>;

export const Person = z.object({
  id: z.string(),
  version: z.number().int(),
  /** Ids of the recoveries that are not erased yet, oldest first. */
  recoveries: z.array(z.string()),
  /** Set by a permanent bounce or a complaint: nothing is sent to this address any more. */
  suppressed: z.enum(["bounced", "complained"]).nullable(),
  /** They want no invitation from any partner, ever. Outlives everything else that is known of them. */
  refuses: z.boolean().default(false),
  /** When partners had them invited, as long as it counts for the limit. */
  invitedAt: z.array(At).default([]),
});
export type Person = z.infer<typeof Person>;

/** A recovery before its first event: nothing is known, nothing owed. `writtenAt` is an RFC 3339 instant. */
export function freshRecovery(with_: {
  id: string;
  personId: string;
  address: string;
  writtenAt: string;
  now: number;
  retentionDays: number;
  asked: number | null;
  secret?: string;
  past?: readonly Kind[];
}): Recovery {
  const { at, offset } = fromInstant(with_.writtenAt);
  return {
    id: with_.id,
    version: 0,
    personId: with_.personId,
    address: with_.address,
    offset,
    writtenAt: Math.min(at, with_.now),
    retentionDays: with_.retentionDays,
    asked: with_.asked,
    tone: null,
    undo: null,
    awayAt: null,
    secret: with_.secret ?? "",
    thread: { messageId: null, references: [] },
    state: { name: "closed", why: "nothing-yet", eraseAt: with_.now + KEEP_NOTHING_DAYS * DAY },
    reading: null,
    corrections: [],
    past: [...(with_.past ?? [])],
    words: [],
    owed: [],
    sent: [],
    letters: 0,
    partners: [],
    offered: null,
    reached: {},
    notices: [],
    test: false,
    shown: [],
  };
}

/** An invitation counts for the limit for so long, and is forgotten after. */
export const INVITED_FOR_MS = 30 * DAY;

export const invitedLately = ({ invitedAt }: Person, now: number): number[] =>
  invitedAt.filter((at) => at > now - INVITED_FOR_MS);

export function newPerson(id: string): Person {
  return { id, version: 0, recoveries: [], suppressed: null, refuses: false, invitedAt: [] };
}

/** True when nothing has to be kept of them. */
export const isEmpty = (person: Person): boolean =>
  person.recoveries.length === 0 &&
  person.suppressed === null &&
  !person.refuses &&
  person.invitedAt.length === 0;

/**
 * When the recovery wants attention next: the earliest of what it owes and what its state waits for. Erasure waits
 * until no letter is owed; a husk waits for its notices.
 */
export function wakeAt(recovery: Recovery): number {
  const { state, owed, notices } = recovery;
  const debts = [...owed.map(attentionAt), ...notices.map(noticeAttentionAt)];
  const waits = isAtRest(state) && (owed.length > 0 || (isHusk(recovery) && notices.length > 0));
  return Math.min(...debts, waits ? Number.POSITIVE_INFINITY : stateAt(state));
}

/** The letter to pay now, if any. Letters leave in the order in which they came to be owed. */
export function payable(recovery: Recovery, now: number): Owed | undefined {
  return recovery.owed.find((owed) => isPayable(owed, now));
}

/** True when everything about it is to be erased now. */
export function isOver(recovery: Recovery, now: number): boolean {
  const { state, owed, notices } = recovery;
  const waits = owed.length > 0 || (isHusk(recovery) && notices.length > 0);
  return isAtRest(state) && state.eraseAt <= now && !waits;
}

/**
 * What may stay when everything of the person is erased and a partner's endpoint has not answered yet: ids and times.
 * Null when nothing has to stay.
 */
export function huskOf(recovery: Recovery): Recovery | null {
  if (recovery.notices.length === 0) return null;
  const { id, personId, writtenAt, retentionDays } = recovery;
  const known = {
    id,
    personId,
    address: "",
    writtenAt: "1970-01-01T00:00:00Z",
    now: writtenAt,
    retentionDays,
  };
  const { version, state, partners, reached, notices, test } = recovery;
  return { ...freshRecovery({ ...known, asked: null }), version, state, partners, reached, notices, test };
}

export const isHusk = ({ address }: Recovery): boolean => address === "";

/** How things stand, as a partner may know it: a crisis or a silence looks like any consent. */
export function partnerState({ state }: Recovery): PartnerState {
  switch (state.name) {
    case "awaiting-consent":
      return "invited";
    case "consented":
    case "ahead":
    case "cooling":
    case "paused":
      return "consented";
    case "answered":
      return "answered";
    case "closed":
      if (state.why === "declined") return "declined";
      return state.why === "nothing-yet" ? "consented" : "closed";
  }
}

/** True while the interview, a plan or a follow-up is ahead. */
export function isOpen(recovery: Recovery): boolean {
  return ["consented", "ahead", "cooling", "answered"].includes(recovery.state.name);
}

export function closedState(
  why: Extract<State, { name: "closed" }>["why"],
  now: number,
  keepDays: number,
): State {
  return { name: "closed", why, eraseAt: now + keepDays * DAY };
}

function isAtRest(state: State): state is Extract<State, { eraseAt: number }> {
  return state.name === "closed" || state.name === "paused";
}

/** When the state itself wants attention. */
export function stateAt(state: State): number {
  switch (state.name) {
    case "awaiting-consent":
      return state.expiresAt;
    case "consented":
      return state.readAt;
    case "ahead":
      return state.askAt;
    case "cooling":
      return state.planAt;
    case "answered":
      return state.followUpAt;
    case "closed":
    case "paused":
      return state.eraseAt;
  }
}
