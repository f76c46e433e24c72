/** What is sent to an endpoint: thin, the same bytes at each try, and nothing that the partner did not send or may not see. */

import type { NoticeType, OwedNotice } from "../domain/notice.ts";
import { PartnerState, type Recovery } from "../domain/recovery.ts";
import type { NoticeBody } from "./schema.ts";
import { sign } from "./signature.ts";
import { timesOf } from "./status.ts";

/** Null when the recovery is none of this partner's any more. */
export function bodyOf(notice: OwedNotice, recovery: Recovery): NoticeBody | null {
  const { type, createdAt, partnerId } = notice;
  const own = recovery.partners.find((each) => each.partnerId === partnerId);
  if (own === undefined) return null;
  const then = Object.fromEntries(
    Object.entries(recovery.reached).filter(([, at]) => at <= createdAt),
  ) as Recovery["reached"];
  const state = type === "recovery.opened" ? latest(then) : STATES[type];
  const data = { id: recovery.id, reference: own.reference, state, times: timesOf({ reached: then }) };
  return { type, timestamp: new Date(createdAt).toISOString(), data };
}

const STATES: Record<Exclude<NoticeType, "recovery.opened">, PartnerState> = {
  "recovery.consented": "consented",
  "recovery.answered": "answered",
  "recovery.closed": "closed",
  "recovery.declined": "declined",
};

/** A partner that joins later may join something that is well under way. */
function latest(reached: Recovery["reached"]): PartnerState {
  const at = (state: PartnerState) => reached[state] ?? -1;
  return PartnerState.options.reduce((last, state) => (at(state) > at(last) ? state : last), "invited");
}

/** Signed with each secret that counts now, so that an engineer may change them in any order. */
export function headersFor(
  { id }: Pick<OwedNotice, "id">,
  body: string,
  secrets: readonly string[],
  now: number,
): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  return {
    "content-type": "application/json",
    "user-agent": "Recover-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": secrets.map((secret) => sign(secret, { id, timestamp, body })).join(" "),
  };
}
