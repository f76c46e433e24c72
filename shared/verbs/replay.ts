/** Notices are told again: what an endpoint missed, or everything from a time on. */
import type { OwedNotice } from "../domain/notice.ts";
import type { Delivery } from "../partner/delivery.ts";
import type { Ports } from "../ports.ts";
import { applyToStored, type Changing } from "./change.ts";

export type Replaying = Changing & Pick<Ports, "deliveries">;

/** `owed`: on their way now. `erased`: nothing of their recovery is left to tell of, or it was taken back. */
export type Replayed = { owed: number; erased: number };

/**
 * What was created at `from` or later and did not arrive; with `all` also what did. Each keeps its id, so that a copy is
 * known as one. What still waits for its next try is left to it.
 */
export async function replay(
  ports: Replaying,
  partnerId: string,
  { from, all }: { from: number; all: boolean },
): Promise<Replayed> {
  const replayed: Replayed = { owed: 0, erased: 0 };
  for await (const delivery of ports.deliveries.since(partnerId, from)) {
    if (delivery.fate.is === "waiting" || (delivery.fate.is === "delivered" && !all)) continue;
    const after = await applyToStored(ports, delivery.recoveryId, {
      type: "tell-again",
      notice: noticeIn(delivery, ports.clock()),
    });
    const isOwed = after?.notices.some(({ id }) => id === delivery.noticeId) ?? false;
    replayed[isOwed ? "owed" : "erased"]++;
  }
  return replayed;
}

const noticeIn = ({ noticeId: id, type, partnerId, createdAt }: Delivery, now: number): OwedNotice => ({
  id,
  type,
  partnerId,
  createdAt,
  tries: [],
  attempt: { state: "waiting", from: now },
});
