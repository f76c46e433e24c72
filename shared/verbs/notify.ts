/**
 * Tells partners what a saved recovery owes them. All that is due is claimed at once and called side by side, so that an
 * endpoint that hangs keeps nobody else waiting. A crash leaves the debt; the claim's end wakes it.
 */
import { afterCall, type EndpointResult, isTellable, type OwedNotice } from "../domain/notice.ts";
import type { Recovery } from "../domain/recovery.ts";
import { type Delivery, deliveryOf } from "../partner/delivery.ts";
import { keysAt, type Partner, type PartnerEndpoint, sealedFor } from "../partner/partner.ts";
import { bodyOf, headersFor } from "../partner/told.ts";
import type { Ports } from "../ports.ts";
import { apply, applyToStored, type Changing, type Settings } from "./change.ts";
import { endpointOff, MAIL_LEASE_MS, noteHealth } from "./endpoint-health.ts";

export type Notifying = Changing &
  Pick<Ports, "partners" | "seal" | "endpoint" | "deliveries" | "mailer" | "chance" | "log">;

type Told = { notice: OwedNotice; partner: Partner; result: EndpointResult };

/** Throws only when the store fails, or a secret cannot be opened, so that the event that called us is tried again. */
export async function notify(ports: Notifying, settings: Settings, recoveryId: string): Promise<void> {
  const recovery = await ports.store.recovery(recoveryId);
  if (recovery === null || recovery.notices.length === 0) return;
  const due = recovery.notices.filter((notice) => isTellable(notice, ports.clock()));
  const partners = await partnersOf(ports, due);
  const callable = due.filter(({ partnerId }) => isCallable(partners.get(partnerId)));
  await hold(
    ports,
    recoveryId,
    due.filter((notice) => !callable.includes(notice)),
  );
  if (callable.length > 0) await tell(ports, recoveryId, callable, partners);
  await giveUp(ports, settings, recoveryId);
}

async function partnersOf(
  { partners }: Notifying,
  notices: readonly OwedNotice[],
): Promise<ReadonlyMap<string, Partner>> {
  const ids = [...new Set(notices.map(({ partnerId }) => partnerId))];
  const found = await Promise.all(ids.map((id) => partners.partner(id)));
  return new Map(found.flatMap((partner) => (partner === null ? [] : [[partner.id, partner]])));
}

const isCallable = (partner: Partner | undefined): boolean =>
  partner?.state === "on" && partner.endpoint?.state.is === "on";

/** The log keeps it for a replay, the recovery does not. */
async function hold(ports: Notifying, recoveryId: string, notices: readonly OwedNotice[]): Promise<void> {
  if (notices.length === 0) return;
  for (const notice of notices) await enter(ports, recoveryId, notice, { is: "held", at: ports.clock() });
  await applyToStored(ports, recoveryId, { type: "drop-notices", noticeIds: notices.map(({ id }) => id) });
}

/** One call for each notice. The claim is a conditional save: of many at once, one calls. */
async function tell(
  ports: Notifying,
  recoveryId: string,
  notices: readonly OwedNotice[],
  partners: ReadonlyMap<string, Partner>,
): Promise<void> {
  const stored = await ports.store.recovery(recoveryId);
  const noticeIds = notices.map(({ id }) => id);
  const claimed = stored && (await apply(ports, stored, { type: "claim-notices", noticeIds }));
  if (claimed === null) return;
  const theirs = claimed.notices.filter(
    ({ id, attempt }) => noticeIds.includes(id) && attempt.state === "claimed",
  );
  const told = await Promise.all(
    theirs.map((notice) => call(ports, claimed, notice, partners.get(notice.partnerId)!)),
  );
  const now = ports.clock();
  const calls = told.map(({ notice, result }) => ({ noticeId: notice.id, result, chance: ports.chance() }));
  // The log first: what is no longer owed must be found in it.
  for (const [at, { notice }] of told.entries()) {
    const { result, chance } = calls[at]!;
    await enterResult(ports, recoveryId, notice, result, afterCall(notice, result, now, chance));
  }
  await applyToStored(ports, recoveryId, { type: "told", calls });
  for (const { partner, result } of told) await noteHealth(ports, partner, result);
}

async function call(
  ports: Notifying,
  recovery: Recovery,
  notice: OwedNotice,
  partner: Partner,
): Promise<Told> {
  const { url, keys } = partner.endpoint as PartnerEndpoint;
  const now = ports.clock();
  const secrets = await Promise.all(
    keysAt(keys, now).map(({ id, sealed }) => ports.seal.open(sealed, sealedFor(partner.id, id))),
  );
  const body = JSON.stringify(bodyOf(notice, recovery));
  const result = await ports.endpoint.call(url, headersFor(notice, body, secrets, now), body);
  return { notice, partner, result };
}

async function enterResult(
  ports: Notifying,
  recoveryId: string,
  notice: OwedNotice,
  result: EndpointResult,
  after: OwedNotice | null,
): Promise<void> {
  const at = ports.clock();
  const tried = result.is === "answered" ? result.status : result.why;
  const tries = [...notice.tries, { at, result: tried }];
  await enter(ports, recoveryId, { ...notice, tries }, fateOf(after, at), String(tried));
}

function fateOf(after: OwedNotice | null, at: number): Delivery["fate"] {
  if (after === null) return { is: "delivered", at };
  return after.attempt.state === "waiting"
    ? { is: "waiting", from: after.attempt.from }
    : { is: "failed", at };
}

async function enter(
  ports: Notifying,
  recoveryId: string,
  notice: OwedNotice,
  fate: Delivery["fate"],
  result?: string,
): Promise<void> {
  await ports.deliveries.enter(deliveryOf(notice, recoveryId, fate));
  const { id: noticeId, type, partnerId: partner } = notice;
  ports.log.outcome(`notice-${fate.is}`, { recoveryId, noticeId, type, partner, ...(result && { result }) });
}

/** After the last try the endpoint is switched off and its partner told; only then is nothing owed any more. */
async function giveUp(ports: Notifying, settings: Settings, recoveryId: string): Promise<void> {
  const stored = await ports.store.recovery(recoveryId);
  for (const notice of stored?.notices ?? []) {
    const { attempt, id: noticeId } = notice;
    if (attempt.state !== "failed" || attempt.from > ports.clock()) continue;
    const done = await endpointOff(ports, settings, notice.partnerId, {
      why: attempt.why,
      since: notice.tries.at(-2)?.at ?? attempt.from,
    });
    if (!done) {
      const from = ports.clock() + MAIL_LEASE_MS;
      await applyToStored(ports, recoveryId, { type: "mail-later", noticeId, from });
      continue;
    }
    // A claim that ran out as the last try has not been entered yet.
    await ports.deliveries.enter(deliveryOf(notice, recoveryId, { is: "failed", at: ports.clock() }));
    await applyToStored(ports, recoveryId, { type: "drop-notices", noticeIds: [noticeId] });
  }
}
