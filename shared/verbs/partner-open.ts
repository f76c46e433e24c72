/** A partner opens a recovery for a candidate: one invitation, whatever is repeated, and nothing read or planned. */
import { companyKey, type Offered, type PartnerCase } from "../domain/offer.ts";
import { freshRecovery, invitedLately, newPerson, type Person, type Recovery } from "../domain/recovery.ts";
import { fromInstant, offsetIn, toInstant } from "../domain/timing.ts";
import { isServiceAddress } from "../mail/thread.ts";
import type { OpenRecovery, ProblemError } from "../partner/schema.ts";
import type { Ports } from "../ports.ts";
import { apply, INVITATION_LIMITS, MOST_ROUNDS, type Settings } from "./change.ts";
import { hash, personIdOf } from "./hash.ts";
import { type Admitted, counted, type Rate, type Refused } from "./partner-admit.ts";
import { wakeSoon } from "./wake-soon.ts";

export type Opening = Pick<Ports, "store" | "partners" | "wakeQueue" | "clock" | "token" | "log">;

const DAY = 24 * 3_600_000;
/** An interview longer ago is no news any more. */
const OLDEST_MS = 14 * DAY;
/** Clocks differ. */
const AHEAD_MS = 10 * 60_000;

export type Call = {
  webhookId: string;
  /** Of the body as it came: the same call again has the same. */
  digest: string;
  asked: OpenRecovery;
};

/** `again`: this was opened before, by the same call or another one of the same partner. */
export type OpenedCase = { recovery: Recovery; again: boolean; rates: Rate[] };

/** The same call, and another call for the same candidate and interview, give the same recovery. */
export async function openRecovery(
  ports: Opening,
  settings: Settings,
  { partner, rates }: Admitted,
  call: Call,
): Promise<OpenedCase | Refused> {
  const outcome = await open(ports, settings, partner, rates, call);
  if ("refused" in outcome) {
    ports.log.outcome("partner-refused", { why: outcome.refused, partner: partner.id });
    return { rates, ...outcome };
  }
  const { recovery, again } = outcome;
  // Whoever tests looks at once; an invitation leaves with the next sweep, within a minute.
  if (!again && recovery.test) await wakeSoon(ports, recovery.id, [0]);
  ports.log.outcome(again ? "partner-again" : "partner-opened", {
    recoveryId: recovery.id,
    partner: partner.id,
  });
  return outcome;
}

async function open(
  ports: Opening,
  settings: Settings,
  partner: Admitted["partner"],
  rates: Rate[],
  call: Call,
): Promise<OpenedCase | Refused> {
  const { asked, webhookId, digest } = call;
  const isTheirs = (recovery: Recovery | null): recovery is Recovery =>
    recovery?.partners.some(({ partnerId }) => partnerId === partner.id) ?? false;
  const by: PartnerCase = {
    partnerId: partner.id,
    name: partner.name,
    reference: asked.reference,
    openedAt: ports.clock(),
    notify: partner.endpoint !== null,
  };
  const offered = offeredIn(asked);
  const beside = { call: { partnerId: partner.id, webhookId, digest } };
  const fresh = newRecovery(ports, settings, partner.mode === "test", asked);
  let within: { rates: Rate[] } | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [seen, stored, known] = await Promise.all([
      ports.partners.call(partner.id, webhookId),
      ports.store.recovery(fresh.id),
      ports.store.person(fresh.personId),
    ]);
    if (seen !== null) {
      if (seen.digest !== digest) return { refused: "webhook-id-reused" };
      const first = seen.recoveryId === fresh.id ? stored : await ports.store.recovery(seen.recoveryId);
      return isTheirs(first) ? { recovery: first, again: true, rates } : { refused: "gone" };
    }
    const errors = wrongTimes(asked, settings, ports.clock());
    if (errors.length > 0) return { refused: "invalid", errors };
    if (isTheirs(stored)) return { recovery: stored, again: true, rates };
    const person = known ?? newPerson(fresh.personId);
    const refused = refusedBy(person);
    if (refused !== null) return refused;
    if (stored !== null) {
      const joined = await apply(ports, stored, { type: "join", by, offered }, beside);
      if (joined !== null) return { recovery: joined, again: false, rates };
      continue;
    }
    const invitedAt = fresh.test ? person.invitedAt : invitations(person, settings, ports.clock());
    if (invitedAt === null) return { refused: "candidate-limit" };
    const limits = within ?? (await withinLimits(ports, settings, partner, rates));
    if ("refused" in limits) return limits;
    within = limits;
    const theirs: Person = { ...person, recoveries: [...person.recoveries, fresh.id], invitedAt };
    const event = { type: "open" as const, by, offered, test: fresh.test };
    const opened = await apply(ports, fresh, event, { ...beside, person: theirs });
    if (opened !== null) return { recovery: opened, again: false, rates: limits.rates };
    // Somebody was first: perhaps this very call, sent twice.
  }
  throw new Error("too many calls at once about one person");
}

const limitsOf = ({ invitations = INVITATION_LIMITS }: Settings) => invitations;

function refusedBy(person: Person): Refused | null {
  if (person.refuses || person.suppressed === "complained") return { refused: "candidate-declined" };
  return person.suppressed === "bounced" ? { refused: "candidate-unreachable" } : null;
}

/** With one more of now; null when there were too many lately. */
function invitations(person: Person, settings: Settings, now: number): number[] | null {
  const lately = invitedLately(person, now);
  return lately.length >= limitsOf(settings).perPerson ? null : [...lately, now];
}

/** New recoveries of one partner, and invitations of all; a test invites nobody. */
async function withinLimits(
  ports: Opening,
  settings: Settings,
  partner: Admitted["partner"],
  rates: Rate[],
): Promise<{ rates: Rate[] } | Refused> {
  const limit = partner.limits.recoveriesPerDay;
  const [own, all] = await Promise.all([
    counted(ports, { policy: "recoveries", of: partner.id, limit, windowMs: DAY }),
    partner.mode === "test" ? null : countedForAll(ports, settings),
  ]);
  const known = [...rates, own];
  const over = [own, ...(all ? [all] : [])].filter((rate) => rate.over);
  return over.length > 0 ? { refused: "recovery-limit", rates: known, violated: over } : { rates: known };
}

const countedForAll = (ports: Opening, settings: Settings) =>
  counted(ports, {
    policy: "recoveries-of-all",
    of: "",
    limit: limitsOf(settings).perDay,
    windowMs: DAY,
  });

/** The id comes from the person, the company and the day, so that "create" is one conditional write. */
function newRecovery(ports: Opening, settings: Settings, test: boolean, asked: OpenRecovery): Recovery {
  const { candidate, interview } = asked;
  const now = ports.clock();
  const address = candidate.email.toLowerCase();
  const endedAt = fromInstant(interview.endedAt).at;
  const day = toInstant(endedAt, offsetIn(candidate.zone, endedAt)).slice(0, 10);
  const kind = test ? "test " : "";
  const fresh = freshRecovery({
    id: hash(`${kind}interview\n${address}\n${companyKey(interview.company)}\n${day}`),
    // A test never meets the person whose address it borrows.
    personId: test ? hash(`test person ${address}`) : personIdOf(address),
    address,
    writtenAt: toInstant(now, offsetIn(candidate.zone, now)),
    now,
    retentionDays: settings.retentionDays,
    asked: null,
    secret: ports.token(),
  });
  return { ...fresh, test };
}

/** Times are kept as the candidate's clock showed them, wherever the partner's stands. */
function offeredIn({ candidate, interview, debrief }: OpenRecovery): Offered {
  const atTheirPlace = (instant: string) => {
    const { at } = fromInstant(instant);
    return toInstant(at, offsetIn(candidate.zone, at));
  };
  return {
    name: candidate.name ?? null,
    locale: candidate.locale,
    interview: {
      company: interview.company,
      role: interview.role ?? null,
      people: interview.people,
      endedAt: atTheirPlace(interview.endedAt),
      decisionBy: interview.decisionBy === undefined ? null : atTheirPlace(interview.decisionBy),
    },
    debrief: debrief ?? null,
  };
}

/** What no schema can see: it depends on now and on who we are. */
function wrongTimes(asked: OpenRecovery, { serviceAddress }: Settings, now: number): ProblemError[] {
  const errors: ProblemError[] = [];
  const at = (instant: string) => fromInstant(instant).at;
  const refuse = (pointer: string, detail: string, wouldPass: string) =>
    void errors.push({ pointer: `#${pointer}`, detail, wouldPass });
  const { interview, debrief, candidate } = asked;
  if (isServiceAddress(candidate.email, serviceAddress)) {
    refuse("/candidate/email", "This is our own address.", "The candidate's own address.");
  }
  if (at(interview.endedAt) > now + AHEAD_MS) {
    refuse(
      "/interview/endedAt",
      "This is still to come.",
      "A time that is past. Call again when it is over.",
    );
  } else if (at(interview.endedAt) < now - OLDEST_MS) {
    refuse("/interview/endedAt", "This is too long ago.", "A time in the last 14 days.");
  }
  if (interview.decisionBy !== undefined && at(interview.decisionBy) < at(interview.endedAt)) {
    refuse("/interview/decisionBy", "This is before the interview.", "A time after endedAt.");
  }
  if (debrief && at(debrief.consent.givenAt) > now + AHEAD_MS) {
    refuse("/debrief/consent/givenAt", "This is still to come.", "The time at which they agreed.");
  }
  return errors;
}
