/** Load, decide, save: the part that every verb shares. */
import type { Budget } from "../domain/budget.ts";
import type { Recovery } from "../domain/recovery.ts";
import type { Event } from "../domain/transition.ts";
import { transition } from "../domain/transition.ts";
import type { Change, Ports } from "../ports.ts";

export type Settings = {
  /** The address that people write to and that answers them. */
  serviceAddress: string;
  /** Days between the end of a recovery and its erasure. */
  retentionDays: number;
  /** Where the pages behind signed links are; letters carry such links only where there are any. */
  publicUrl?: string | null;
  /** How many letters may leave in all. */
  budget?: Budget;
  /** How many people partners may have invited, whoever asks. */
  invitations?: InvitationLimits;
};

export type InvitationLimits = {
  /** By all partners together. */
  perDay: number;
  /** One person, by all partners, in thirty days. */
  perPerson: number;
};
export const INVITATION_LIMITS: InvitationLimits = { perDay: 1_000, perPerson: 3 };

/** What a change of a recovery needs. Each verb names its own ports, so that its function is made of those alone. */
export type Changing = Pick<Ports, "store" | "clock">;

/** Somebody else saves at the same time: each round one of us wins, so a handful is plenty. */
export const MOST_ROUNDS = 10;

/** The recovery after the event, saved; null when somebody else saved first. */
export async function apply(
  ports: Changing,
  recovery: Recovery,
  event: Event,
  beside: Omit<Change, "recovery"> = {},
): Promise<Recovery | null> {
  const next = transition(recovery, event, ports.clock());
  const saved = await ports.store.save({ ...beside, recovery: next });
  return saved === "saved" ? { ...next, version: next.version + 1 } : null;
}

/** Applies an event that must not be lost, on whatever version is stored. Null when the recovery is gone. */
export async function applyToStored(ports: Changing, id: string, event: Event): Promise<Recovery | null> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stored = await ports.store.recovery(id);
    if (stored === null) return null;
    const saved = await apply(ports, stored, event);
    if (saved !== null) return saved;
  }
  throw new Error("too many changes at once to save this one");
}
