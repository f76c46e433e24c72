/**
 * Sending once. What is owed is saved with the state and paid by `settle`; every attempt is claimed first.
 *
 * SES has no idempotency token, so a letter whose fate is not known is not simply tried again: the claim's lease
 * runs out, then a time of grace in which SES's own events (by the tag `send-id`) tell that it left. Only when
 * neither came is it tried again, because a letter that never arrives is the worse mistake.
 */
import * as z from "zod";
import { Change } from "./correction.ts";
import { Language } from "./debrief.ts";

/** One request takes at most this long; shorter than the lease, so that a claim outlives its attempt. */
export const SEND_TIMEOUT_MS = 10_000;
export const LEASE_MS = 60_000;
/** SES publishes its `Send` event within seconds; ten minutes cover a slow day of its queue. */
export const GRACE_MS = 10 * 60_000;
/** Attempts of unknown end before a letter is given up. */
export const MOST_ATTEMPTS = 3;

const At = z.number().int();

/** Which letter, with what was decided when it came to be owed. The words come from the recovery. */
export const OwedWhat = z.discriminatedUnion("name", [
  z.object({
    name: z.literal("acknowledgement"),
    planAt: At,
    added: z.boolean(),
    changes: z.array(Change).default([]),
  }),
  z.object({
    name: z.literal("plan"),
    noteAt: At,
    followUpAt: At,
    changes: z.array(Change).default([]),
  }),
  z.object({ name: z.literal("followUp"), sent: z.boolean() }),
  z.object({
    name: z.literal("cannotHelp"),
    reason: z.enum(["no-interview", "upcoming", "no-words", "too-large"]),
  }),
  z.object({ name: z.literal("otherLanguage"), language: Language.exclude(["en"]) }),
  z.object({
    name: z.literal("goodbye"),
    reason: z.enum(["stopped", "erased", "rejected", "offer", "declined"]),
    erased: z.object({ recoveries: z.number(), mails: z.number() }).nullable(),
  }),
  z.object({
    name: z.literal("status"),
    about: z.enum(["status", "sent", "noted", "nothing-open"]),
    planAt: At.nullable(),
    followUpAt: At.nullable(),
    erasedAt: At,
  }),
  /** One-word answers that change when the plan comes or how the note sounds. */
  z.object({
    name: z.literal("changed"),
    what: z.discriminatedUnion("is", [
      z.object({ is: z.literal("moved"), from: At, to: At }),
      z.object({ is: z.literal("tone"), tone: z.enum(["shorter", "warmer", "plainer"]), planAt: At }),
      z.object({ is: z.literal("undone"), planAt: At.nullable(), followUpAt: At.nullable() }),
      z.object({ is: z.enum(["nothing-to-undo", "nothing-to-use", "no-such-moment"]) }),
    ]),
  }),
  z.object({ name: z.literal("help"), open: z.boolean() }),
  /** The interview is still to come; `startsAt` null where its hour is not known. */
  z.object({ name: z.literal("ahead"), startsAt: At.nullable(), askAt: At }),
  z.object({ name: z.literal("afterwards") }),
  z.object({ name: z.literal("crisis") }),
  /** A partner offers this: may it begin? `again`: in answer to a mail that was neither yes nor no. */
  z.object({ name: z.literal("invitation"), expiresAt: At, again: z.boolean() }),
]);
export type OwedWhat = z.infer<typeof OwedWhat>;

/** `waiting` may be claimed from `from` on; a `claimed` one is on its way; `unknown` waits for news of its fate. */
export const Attempt = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting"), from: At }),
  z.object({ state: z.literal("claimed"), until: At }),
  z.object({ state: z.literal("unknown"), until: At }),
]);
export type Attempt = z.infer<typeof Attempt>;

/** The mail that a letter stands under. */
export const Answers = z.object({ messageId: z.string().nullable(), references: z.array(z.string()) });
export type Answers = z.infer<typeof Answers>;

export const Owed = z.object({
  /** Letters, digits and dashes only: it travels as an SES tag. */
  sendId: z.string().regex(/^[\w-]{1,64}$/),
  what: OwedWhat,
  answers: Answers,
  owedAt: At,
  attempt: Attempt,
  attempts: z.number().int(),
});
export type Owed = z.infer<typeof Owed>;

/** What became of a letter that is no longer owed. */
export const Sent = z.object({
  sendId: z.string(),
  name: z.string(),
  at: At,
  outcome: z.enum(["sent", "refused", "given-up"]),
  messageId: z.string().nullable(),
});
export type Sent = z.infer<typeof Sent>;

export type AttemptResult = "sent" | "refused" | "throttled" | "unknown";

/** When this debt wants attention next. */
export function attentionAt(owed: Owed): number {
  return owed.attempt.state === "waiting" ? owed.attempt.from : owed.attempt.until;
}

/** True when it may be claimed now. */
export function isPayable(owed: Owed, now: number): boolean {
  return owed.attempt.state === "waiting" && owed.attempt.from <= now;
}

export function claim(owed: Owed, now: number): Owed {
  return { ...owed, attempt: { state: "claimed", until: now + LEASE_MS }, attempts: owed.attempts + 1 };
}

export function postponed(owed: Owed, until: number): Owed {
  return { ...owed, attempt: { state: "waiting", from: until } };
}

/** After an attempt: still owed in a new way, or null when it is settled. `chance` (0 to 1) spreads retries. */
export function afterAttempt(owed: Owed, result: AttemptResult, now: number, chance: number): Owed | null {
  switch (result) {
    case "sent":
    case "refused":
      return null;
    case "throttled": {
      const wait = 1000 * (1 + Math.floor(chance * 30));
      return { ...owed, attempt: { state: "waiting", from: now + wait }, attempts: owed.attempts - 1 };
    }
    case "unknown":
      return { ...owed, attempt: { state: "unknown", until: now + GRACE_MS } };
  }
}

/** What time alone does: a lease that ran out leaves its fate unknown; grace that ran out allows one more try. */
export function afterTime(owed: Owed, now: number): Owed | "given-up" {
  const { attempt } = owed;
  if (attempt.state === "waiting" || attempt.until > now) return owed;
  if (attempt.state === "claimed") return { ...owed, attempt: { state: "unknown", until: now + GRACE_MS } };
  if (owed.attempts >= MOST_ATTEMPTS) return "given-up";
  return { ...owed, attempt: { state: "waiting", from: now } };
}
