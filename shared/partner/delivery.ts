/** What became of a notice, for the log that a partner's engineer is shown: ids, times and results, and no word of it. */
import * as z from "zod";
import { NoticeType, type OwedNotice, Try } from "../domain/notice.ts";

const At = z.number().int();

export const Delivery = z.object({
  noticeId: z.string(),
  type: NoticeType,
  partnerId: z.string(),
  recoveryId: z.string(),
  createdAt: At,
  tries: z.array(Try),
  /** `held`: the endpoint was off. `failed` and `held` are what a replay sends again. */
  fate: z.discriminatedUnion("is", [
    z.object({ is: z.literal("waiting"), from: At }),
    z.object({ is: z.literal("delivered"), at: At }),
    z.object({ is: z.literal("failed"), at: At }),
    z.object({ is: z.literal("held"), at: At }),
  ]),
});
export type Delivery = z.infer<typeof Delivery>;

/** How long it is kept, from its last change. */
export const DELIVERY_KEPT_MS = 30 * 24 * 3_600_000;

export const deliveryOf = (notice: OwedNotice, recoveryId: string, fate: Delivery["fate"]): Delivery => ({
  noticeId: notice.id,
  type: notice.type,
  partnerId: notice.partnerId,
  recoveryId,
  createdAt: notice.createdAt,
  tries: notice.tries,
  fate,
});
