/** A recovery as one of its partners sees it: state, times and the partner's own reference, and nothing else. */
import { PartnerState, partnerState, type Recovery } from "../domain/recovery.ts";
import type { RecoveryStatus } from "./schema.ts";

/** Null when the recovery is none of this partner's. `url` is where it can be asked for again. */
export function statusFor(partnerId: string, recovery: Recovery, url: string): RecoveryStatus | null {
  const own = recovery.partners.find((each) => each.partnerId === partnerId);
  if (own === undefined) return null;
  const { id, test, shown } = recovery;
  const letters = shown.map((letter) => ({ ...letter, at: isoTime(letter.at) }));
  return {
    id,
    reference: own.reference,
    state: partnerState(recovery),
    times: timesOf(recovery),
    url,
    test,
    ...(test && { letters }),
  };
}

/** When each state was first reached, in RFC 3339; null for what has not been. */
export function timesOf({ reached }: Pick<Recovery, "reached">): RecoveryStatus["times"] {
  const time = (state: PartnerState) => (reached[state] === undefined ? null : isoTime(reached[state]));
  return Object.fromEntries(
    PartnerState.options.map((state) => [state, time(state)]),
  ) as RecoveryStatus["times"];
}

const isoTime = (at: number): string => new Date(at).toISOString();
