/** What partners open, and what the person says to it: the steps of `transition` around consent. Pure. */
import { type NoticeType, newNotice } from "./notice.ts";
import { filledIn, type Offered, type PartnerCase } from "./offer.ts";
import { closedState, DAY, type PartnerState, partnerState, type Recovery, type Words } from "./recovery.ts";
import { close, owe, TEST_WAIT_MS } from "./steps.ts";
import { fromInstant } from "./timing.ts";

/** An invitation counts for this long; after it the interview is too far away for a note. */
export const INVITATION_DAYS = 7;
/** How long the question what happened waits for its answer. */
const KEEP_ASKED_DAYS = 14;

/** A partner opened it: one letter asks, and nothing else happens. */
export function opened(
  recovery: Recovery,
  { by, offered, test }: { by: PartnerCase; offered: Offered; test: boolean },
  now: number,
): Recovery {
  const expiresAt = now + INVITATION_DAYS * DAY;
  const state = { name: "awaiting-consent" as const, expiresAt };
  const asked = { ...recovery, partners: [by], offered, test, state };
  return owe(asked, { name: "invitation", expiresAt, again: false }, now);
}

/** Another partner for the same interview: nobody is mailed again. What it tells fills gaps while nobody has agreed. */
export function joined(recovery: Recovery, { by, offered }: { by: PartnerCase; offered: Offered }): Recovery {
  if (recovery.partners.some(({ partnerId }) => partnerId === by.partnerId)) return recovery;
  const waits = recovery.state.name === "awaiting-consent" && recovery.offered !== null;
  return {
    ...recovery,
    partners: [...recovery.partners, by],
    offered: waits ? filledIn(recovery.offered!, offered) : recovery.offered,
  };
}

/** A partner takes it back. What the person agreed to is theirs and goes on; what nobody agreed to, and any test, is erased. */
export function withdrawn(recovery: Recovery, partnerId: string, now: number): Recovery {
  const partners = recovery.partners.filter((each) => each.partnerId !== partnerId);
  const notices = recovery.notices.filter((notice) => notice.partnerId !== partnerId);
  const left = { ...recovery, partners, notices };
  const ends = partners.length === 0 && (recovery.reached.consented === undefined || recovery.test);
  return ends ? { ...close(left, "withdrawn", now, 0), offered: null } : left;
}

/** They agreed. What they had handed on is read next; without it they are asked what happened. */
export function agreed(recovery: Recovery, now: number): Recovery {
  const open = consented(recovery, now);
  if (open.words.length > recovery.words.length) {
    return { ...open, state: { name: "consented", readAt: now } };
  }
  return owe(
    { ...open, state: closedState("nothing-yet", now, KEEP_ASKED_DAYS) },
    { name: "afterwards" },
    now,
  );
}

/** They said no, once and for ever; that it holds for ever is kept with the person. */
export function declined(recovery: Recovery, now: number): Recovery {
  return { ...close(recovery, "declined", now, recovery.retentionDays), offered: null };
}

export function expired(recovery: Recovery, now: number): Recovery {
  return { ...close(recovery, "expired", now, recovery.retentionDays), offered: null };
}

/** As if they had written what they had handed on: from here on it is a recovery like any other. */
export function consented(recovery: Recovery, now: number): Recovery {
  if (recovery.state.name !== "awaiting-consent") return recovery;
  const words = wordsGiven(recovery);
  return {
    ...recovery,
    words: [...words, ...recovery.words],
    offered: recovery.offered && { ...recovery.offered, debrief: null },
    asked: recovery.test ? now + TEST_WAIT_MS : recovery.asked,
    state: closedState("nothing-yet", now, KEEP_ASKED_DAYS),
  };
}

/** What the person handed on through a partner, as words of theirs; to be looked at only once they have agreed. */
export function wordsGiven({ id, offered }: Recovery): Words[] {
  if (!offered?.debrief) return [];
  const { words: text, consent } = offered.debrief;
  return [
    {
      mailId: `given-${id}`,
      archiveKey: "",
      at: fromInstant(consent.givenAt).at,
      subject: "",
      text,
      forwarded: null,
      calendar: null,
      left: 0,
      used: false,
    },
  ];
}

const TOLD: Record<PartnerState, NoticeType> = {
  invited: "recovery.opened",
  consented: "recovery.consented",
  answered: "recovery.answered",
  closed: "recovery.closed",
  declined: "recovery.declined",
};

/** What partners see of the step from `before` to `after`: when a state was first reached, and who is to be told. */
export function seenByPartners(before: Recovery, after: Recovery, now: number): Recovery {
  if (after.partners.length === 0) return after;
  const state = partnerState(after);
  const isFirst = after.reached[state] === undefined;
  const reached = isFirst ? { ...after.reached, [state]: now } : after.reached;
  const had = new Set(before.partners.map(({ partnerId }) => partnerId));
  const notices = after.partners.flatMap(({ partnerId, notify }) => {
    if (!notify) return [];
    const type = had.has(partnerId) ? (isFirst ? TOLD[state] : null) : "recovery.opened";
    return type === null
      ? []
      : [newNotice(`msg_${after.id}-${partnerId}-${type.slice(9)}`, type, partnerId, now)];
  });
  return { ...after, reached, notices: [...after.notices, ...notices] };
}
