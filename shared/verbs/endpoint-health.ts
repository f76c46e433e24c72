/** Whether an endpoint works: since when it fails, when it is switched off, and the one mail that says so. */
import { renderEndpointOff } from "../../templates/endpoint-off.ts";
import type { EndpointResult } from "../domain/notice.ts";
import { compose } from "../mail/compose.ts";
import type { OffReason, Partner, PartnerEndpoint } from "../partner/partner.ts";
import type { Ports } from "../ports.ts";
import { MOST_ROUNDS, type Settings } from "./change.ts";

type Watching = Pick<Ports, "partners" | "mailer" | "clock" | "log">;

/** So long somebody who claimed the mail may need for it. */
export const MAIL_LEASE_MS = 60_000;

/** Saved only when something is new: the first failure, and the first call that is taken again. */
export async function noteHealth(ports: Watching, { id }: Partner, result: EndpointResult): Promise<void> {
  const taken = result.is === "answered" && result.status >= 200 && result.status < 300;
  await changeEndpoint(ports, id, ({ state }) => {
    if (state.is === "off" || taken === (state.failingSince === null)) return null;
    return { is: "on", failingSince: taken ? null : ports.clock() };
  });
}

/**
 * Switches it off and tells the contact, once, however many notices fail at the same time. `since`: the last try but one
 * of the notice that failed; an endpoint that took others in that last day works, and stays on. False when the mail could
 * not leave yet, so that it is tried again.
 */
export async function endpointOff(
  ports: Watching,
  settings: Settings,
  partnerId: string,
  { why, since }: { why: Exclude<OffReason, "by-hand">; since: number },
): Promise<boolean> {
  const now = ports.clock();
  const mailBy = now + MAIL_LEASE_MS;
  const isMine = await changeEndpoint(ports, partnerId, ({ state }) => {
    if (state.is === "off") return state.mailBy !== null && state.mailBy <= now ? { ...state, mailBy } : null;
    const works = state.failingSince === null || state.failingSince > since;
    return why === "failing" && works ? null : { is: "off", at: now, why, mailBy };
  });
  if (!isMine) {
    const partner = await ports.partners.partner(partnerId);
    // Somebody else writes the mail, and may not come to an end with it.
    return !(partner?.endpoint?.state.is === "off" && partner.endpoint.state.mailBy !== null);
  }
  const partner = await ports.partners.partner(partnerId);
  if (partner?.endpoint?.state.is !== "off") return true;
  ports.log.outcome("endpoint-off", { partner: partnerId, why });
  if (!(await mailContact(ports, settings, partner, why, now))) return false;
  await changeEndpoint(ports, partnerId, ({ state }) =>
    state.is === "off" && state.mailBy === mailBy ? { ...state, mailBy: null } : null,
  );
  return true;
}

/** False when it did surely not leave and may later. A mail of unknown end is not written twice. */
async function mailContact(
  ports: Watching,
  { serviceAddress, publicUrl }: Settings,
  { id, name, contact, endpoint }: Partner,
  why: Exclude<OffReason, "by-hand">,
  now: number,
): Promise<boolean> {
  const sendId = `endpoint-off-${id}-${now}`;
  const letter = renderEndpointOff({
    name,
    partnerId: id,
    host: new URL(endpoint!.url).host,
    why,
    docsUrl: publicUrl ? `${publicUrl.replace(/\/$/, "")}/docs#endpoint-off` : null,
  });
  const raw = await compose({
    letter,
    from: serviceAddress,
    fromName: "Recover",
    to: contact,
    replyTo: serviceAddress,
    unasked: true,
    inReplyTo: null,
    references: [],
    date: now,
    sendId,
  });
  // It belongs to no recovery, so that what becomes of it changes none.
  const { status } = await ports.mailer.send({ raw, to: contact, sendId, recoveryId: "no-recovery" });
  ports.log.outcome(`endpoint-mail-${status}`, { partner: id, sendId });
  return status !== "throttled";
}

/** True when it was changed here; null changes nothing. */
async function changeEndpoint(
  { partners }: Watching,
  partnerId: string,
  change: (endpoint: PartnerEndpoint) => PartnerEndpoint["state"] | null,
): Promise<boolean> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const partner = await partners.partner(partnerId);
    if (!partner?.endpoint) return false;
    const state = change(partner.endpoint);
    if (state === null) return false;
    const changed = { ...partner, endpoint: { ...partner.endpoint, state } };
    if ((await partners.savePartner(changed)) === "saved") return true;
  }
  throw new Error("too many changes to one partner at once");
}
