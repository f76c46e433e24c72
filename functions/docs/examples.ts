/** One case, told from its opening to its end. Checked against the schemas by a test. */
import type { NoticeBody, OpenRecovery, RecoveryStatus } from "../../shared/partner/schema.ts";

const ID = "1f0c62a94be7d35881c26f0e9a47b3d5";
const REFERENCE = "case 4711";
const INVITED = "2026-03-17T19:45:00.000Z";
const CONSENTED = "2026-03-17T20:02:11.000Z";
const ANSWERED = "2026-03-18T00:15:00.000Z";
const CLOSED = "2026-03-26T14:00:00.000Z";
const DECLINED = "2026-03-17T20:02:11.000Z";

const times = (reached: Partial<RecoveryStatus["times"]>): RecoveryStatus["times"] => ({
  invited: INVITED,
  consented: null,
  answered: null,
  closed: null,
  declined: null,
  ...reached,
});

export const EXAMPLE_CALL = {
  candidate: { email: "ruth@example.com", name: "Ruth Amadi", locale: "en-US", zone: "America/New_York" },
  interview: {
    company: "Bright and Sons",
    role: "site manager",
    people: ["Dana Ortiz"],
    endedAt: "2026-03-17T15:30:00-04:00",
    decisionBy: "2026-03-24T17:00:00-04:00",
  },
  debrief: {
    words: "I talked far too fast, and I forgot to mention the depot.",
    consent: { givenAt: "2026-03-17T15:35:00-04:00", how: "Check box: hand my words on to Recover" },
  },
  reference: REFERENCE,
} satisfies OpenRecovery;

export const EXAMPLE_STATUS: RecoveryStatus = {
  id: ID,
  reference: REFERENCE,
  state: "invited",
  times: times({}),
  url: `https://recover.example.com/v1/recoveries/${ID}`,
  test: false,
};

const example = (
  type: NoticeBody["type"],
  timestamp: string,
  state: RecoveryStatus["state"],
  reached: Partial<RecoveryStatus["times"]>,
): NoticeBody => ({
  type,
  timestamp,
  data: { id: ID, reference: REFERENCE, state, times: times(reached) },
});

export const EVENTS: readonly { type: NoticeBody["type"]; when: string; example: NoticeBody }[] = [
  {
    type: "recovery.opened",
    when: "You opened a recovery, or joined one of another partner; the candidate is asked.",
    example: example("recovery.opened", INVITED, "invited", {}),
  },
  {
    type: "recovery.consented",
    when: "The candidate agreed, by a click or by a mail.",
    example: example("recovery.consented", CONSENTED, "consented", { consented: CONSENTED }),
  },
  {
    type: "recovery.answered",
    when: "The candidate has their plan.",
    example: example("recovery.answered", ANSWERED, "answered", { consented: CONSENTED, answered: ANSWERED }),
  },
  {
    type: "recovery.closed",
    when: "It is over: finished, stopped by the candidate, or nobody answered the invitation in seven days.",
    example: example("recovery.closed", CLOSED, "closed", {
      consented: CONSENTED,
      answered: ANSWERED,
      closed: CLOSED,
    }),
  },
  {
    type: "recovery.declined",
    when: "The candidate wants no invitations, from you or from anybody. Calls for them are refused from now on.",
    example: example("recovery.declined", DECLINED, "declined", { declined: DECLINED }),
  },
];
