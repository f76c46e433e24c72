/**
 * What a partner is still to be told. Saved with the state, like letters; never a word of a debrief.
 *
 * A try is claimed before it is made. An endpoint that does not take it is asked again, ten times over three days, and
 * the same notice keeps its id over all tries, so that a copy is known as one.
 */
import * as z from "zod";

const At = z.number().int();

export const NoticeType = z.enum([
  "recovery.opened",
  "recovery.consented",
  "recovery.answered",
  "recovery.closed",
  "recovery.declined",
]);
export type NoticeType = z.infer<typeof NoticeType>;

/**
 * Why there is no status. `not-allowed`: the URL is not https, or leads to an address that is not public. `lost`: the try
 * was begun and never heard of again.
 */
export const CallFailure = z.enum(["timeout", "unreachable", "certificate", "not-allowed", "lost"]);
export type CallFailure = z.infer<typeof CallFailure>;

/** What came of one call. `retryAfter`: the header as it stands (RFC 9110, section 10.2.3). */
export type EndpointResult =
  | { is: "answered"; status: number; retryAfter: string | null }
  | { is: "failed"; why: CallFailure };

/** One try, for the log of deliveries: a status, or why there is none. */
export const Try = z.object({ at: At, result: z.union([z.number().int(), CallFailure]) });
export type Try = z.infer<typeof Try>;

export const OwedNotice = z.object({
  /** Stays the same over all tries: the partner's way to know a copy. */
  id: z.string().regex(/^msg_[\w-]{1,120}$/),
  type: NoticeType,
  partnerId: z.string(),
  createdAt: At,
  tries: z.array(Try).default([]),
  /**
   * `waiting` may be claimed from `from` on; a `claimed` one is on its way. `failed` was the last try, or the endpoint is
   * gone: the partner is told by mail, and then nothing is owed any more.
   */
  attempt: z.discriminatedUnion("state", [
    z.object({ state: z.literal("waiting"), from: At }),
    z.object({ state: z.literal("claimed"), until: At }),
    z.object({ state: z.literal("failed"), from: At, why: z.enum(["failing", "gone"]) }),
  ]),
});
export type OwedNotice = z.infer<typeof OwedNotice>;

export function newNotice(id: string, type: NoticeType, partnerId: string, now: number): OwedNotice {
  return { id, type, partnerId, createdAt: now, tries: [], attempt: { state: "waiting", from: now } };
}

/** When this notice wants attention next. */
export function noticeAttentionAt({ attempt }: OwedNotice): number {
  return attempt.state === "claimed" ? attempt.until : attempt.from;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** One call takes at most this long; shorter than the lease, so that a claim outlives its call. */
export const CALL_TIMEOUT_MS = 15 * SECOND;
export const NOTICE_LEASE_MS = 60 * SECOND;

/**
 * From one failed try to the next: ten tries over 75 hours, as Standard Webhooks recommends. A sweep finds what is due, so
 * each wait may be a minute longer.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md "Deliverability and reliability"
 */
export const NOTICE_WAITS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
export const MOST_TRIES = NOTICE_WAITS_MS.length + 1;
/** Each wait is up to this part shorter or longer, so that what failed together does not come again together. */
const JITTER = 0.1;
/** An endpoint may ask for a longer wait, within reason. */
const LONGEST_ASKED_MS = 24 * HOUR;

export const isTellable = ({ attempt }: OwedNotice, now: number): boolean =>
  attempt.state === "waiting" && attempt.from <= now;

export const claimNotice = (notice: OwedNotice, now: number): OwedNotice => ({
  ...notice,
  attempt: { state: "claimed", until: now + NOTICE_LEASE_MS },
});

/** After a call: owed in a new way, or null when it was taken. Only 2xx takes it. `chance` (0 to 1) spreads the tries. */
export function afterCall(
  notice: OwedNotice,
  result: EndpointResult,
  now: number,
  chance: number,
): OwedNotice | null {
  const tried = { at: now, result: result.is === "answered" ? result.status : result.why };
  const tries = [...notice.tries, tried];
  if (result.is === "answered" && result.status >= 200 && result.status < 300) return null;
  const failed = (why: "failing" | "gone"): OwedNotice => ({
    ...notice,
    tries,
    attempt: { state: "failed", from: now, why },
  });
  if (result.is === "answered" && result.status === 410) return failed("gone");
  const wait = NOTICE_WAITS_MS[tries.length - 1];
  if (wait === undefined) return failed("failing");
  const spread = Math.round(wait * (1 - JITTER + 2 * JITTER * chance));
  const from = now + Math.max(spread, askedWait(result, now));
  return { ...notice, tries, attempt: { state: "waiting", from } };
}

/** A claim that ran out is a try of which nobody knows the end; the notice's id makes a second one harmless. */
export function afterLease(notice: OwedNotice, now: number): OwedNotice {
  const { attempt } = notice;
  if (attempt.state !== "claimed" || attempt.until > now) return notice;
  return afterCall(notice, { is: "failed", why: "lost" }, now, 0.5) ?? notice;
}

/** The mail about its failure could not leave yet. */
export const mailedLater = (notice: OwedNotice, from: number): OwedNotice =>
  notice.attempt.state === "failed" ? { ...notice, attempt: { ...notice.attempt, from } } : notice;

/** Owed once more, with all its tries ahead. */
export const owedAgain = (notice: OwedNotice, now: number): OwedNotice => ({
  ...notice,
  tries: [],
  attempt: { state: "waiting", from: now },
});

/** Milliseconds that 429 and 503 ask for: seconds or a date. Other answers have no say. */
function askedWait(result: EndpointResult, now: number): number {
  if (result.is === "failed" || ![429, 503].includes(result.status)) return 0;
  const asked = result.retryAfter?.trim() ?? "";
  const ms = /^\d{1,9}$/.test(asked) ? Number(asked) * SECOND : Date.parse(asked) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_ASKED_MS) : 0;
}
