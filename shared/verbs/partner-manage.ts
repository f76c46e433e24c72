/** Who may call, and where they are told: added, given another secret, switched off and on. A secret is told once, here, and kept sealed. */
import {
  type EndpointState,
  type Key,
  newPartner,
  type Partner,
  rotated,
  sealedFor,
} from "../partner/partner.ts";
import { secretOf } from "../partner/signature.ts";
import type { Ports } from "../ports.ts";
import { MOST_ROUNDS } from "./change.ts";

export type Managing = Pick<Ports, "partners" | "seal" | "clock">;
/** So many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** Both ends need a while to change a secret. */
export const OVERLAP_MS = 24 * 3_600_000;
const SECRET_BYTES = 32;

/** With its first secret; null when there is one of this id already. */
export async function addPartner(
  ports: Managing,
  with_: Parameters<typeof newPartner>[0],
  random: RandomBytes,
): Promise<{ partner: Partner; secret: string } | null> {
  const { key, secret } = await newKey(ports, with_.id, random);
  const partner = { ...newPartner(with_), keys: [key] };
  return (await ports.partners.savePartner(partner)) === "saved" ? { partner, secret } : null;
}

/** The old secrets count for `overlapMs` more; null when there is no such partner. */
export async function rotateSecret(
  ports: Managing,
  partnerId: string,
  overlapMs: number,
  random: RandomBytes,
): Promise<{ partner: Partner; secret: string } | null> {
  const { key, secret } = await newKey(ports, partnerId, random);
  const partner = await changePartner(ports, partnerId, (stored) => ({
    ...stored,
    keys: rotated(stored.keys, key, overlapMs),
  }));
  return partner && { partner, secret };
}

/** As it is then; null when there is no such partner. */
export async function changePartner(
  ports: Pick<Ports, "partners">,
  partnerId: string,
  change: (partner: Partner) => Partner,
): Promise<Partner | null> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stored = await ports.partners.partner(partnerId);
    if (stored === null) return null;
    const changed = change(stored);
    if ((await ports.partners.savePartner(changed)) === "saved") return changed;
  }
  throw new Error("too many changes to one partner at once");
}

/** What is to be done to an endpoint; the secret stays unless another one is asked for. */
export type EndpointChange = { url?: string; turn?: "on" | "off"; rotate?: { overlapMs: number } };

/**
 * Makes or changes an endpoint. `secret` where there is a new one: of a new endpoint, or after a rotation. Null when there
 * is no such partner, or neither an endpoint nor a URL for one.
 */
export async function changeEndpoint(
  ports: Managing,
  partnerId: string,
  { url, turn, rotate }: EndpointChange,
  random: RandomBytes,
): Promise<{ partner: Partner; secret: string | null } | null> {
  const now = ports.clock();
  const before = (await ports.partners.partner(partnerId))?.endpoint;
  if (before === undefined || (before === null && url === undefined)) return null;
  const made = before === null || rotate ? await newKey(ports, partnerId, random) : null;
  const changed = await changePartner(ports, partnerId, (partner) => {
    const { endpoint } = partner;
    const keys = endpoint?.keys ?? [];
    return {
      ...partner,
      endpoint: {
        url: url ?? endpoint!.url,
        keys: made ? rotated(keys, made.key, rotate?.overlapMs ?? OVERLAP_MS) : keys,
        state: turned(endpoint?.state, turn ?? (url === undefined ? undefined : "on"), now),
      },
    };
  });
  return changed && { partner: changed, secret: made?.secret ?? null };
}

/** On begins anew; off by hand tells nobody, since whoever does it knows. */
function turned(
  state: EndpointState | undefined,
  turn: "on" | "off" | undefined,
  now: number,
): EndpointState {
  if (turn === "off") return { is: "off", at: now, why: "by-hand", mailBy: null };
  return turn === "on" || state === undefined ? { is: "on", failingSince: null } : state;
}

/** A secret with its sealed form. */
export async function newKey(
  { seal, clock }: Managing,
  partnerId: string,
  random: RandomBytes,
): Promise<{ key: Key; secret: string }> {
  const secret = secretOf(random(SECRET_BYTES));
  const id = `${partnerId.startsWith("test_") ? "test_" : ""}key_${Buffer.from(random(4)).toString("hex")}`;
  const sealed = await seal.seal(secret, sealedFor(partnerId, id));
  return { key: { id, sealed, addedAt: clock(), expiresAt: null, lastUsedAt: null }, secret };
}
