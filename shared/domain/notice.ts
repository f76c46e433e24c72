/** What a partner is still to be told. Saved with the state, like letters; never a word of a debrief. */
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

export const OwedNotice = z.object({
  /** Stays the same over all tries: the partner's way to know a copy. */
  id: z.string().regex(/^msg_[\w-]{1,120}$/),
  type: NoticeType,
  partnerId: z.string(),
  createdAt: At,
  attempts: z.number().int(),
  /** `waiting` may be claimed from `from` on; a `claimed` one is on its way. */
  attempt: z.discriminatedUnion("state", [
    z.object({ state: z.literal("waiting"), from: At }),
    z.object({ state: z.literal("claimed"), until: At }),
  ]),
});
export type OwedNotice = z.infer<typeof OwedNotice>;

export function newNotice(id: string, type: NoticeType, partnerId: string, now: number): OwedNotice {
  return { id, type, partnerId, createdAt: now, attempts: 0, attempt: { state: "waiting", from: now } };
}

/** When this notice wants attention next. */
export const noticeAttentionAt = ({ attempt }: OwedNotice): number =>
  attempt.state === "waiting" ? attempt.from : attempt.until;
