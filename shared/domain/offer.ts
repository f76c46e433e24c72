/**
 * What a partner offers for somebody: facts of an interview and perhaps their words. It lies beside the recovery, unread,
 * until the person agrees.
 */
import * as z from "zod";
import { Interview, type Reading } from "./debrief.ts";

const At = z.number().int();

/** One partner's side of a recovery. */
export const PartnerCase = z.object({
  partnerId: z.string(),
  /** How the partner is called in the invitation. */
  name: z.string(),
  /** The partner's own name for it, given back and never looked at. */
  reference: z.string(),
  openedAt: At,
  /** Whether it had an endpoint to tell when it opened this. */
  notify: z.boolean(),
});
export type PartnerCase = z.infer<typeof PartnerCase>;

export const Offered = z.object({
  /** The person's name, as the partner knows it. */
  name: z.string().nullable(),
  locale: z.string(),
  interview: Interview.pick({ company: true, role: true, people: true, endedAt: true, decisionBy: true }),
  /** The person's own words, with when and how they agreed that they are handed on. */
  debrief: z
    .object({ words: z.string(), consent: z.object({ givenAt: z.string(), how: z.string() }) })
    .nullable(),
});
export type Offered = z.infer<typeof Offered>;

/** What a second partner adds: it fills in what the first one left open, and changes nothing. */
export function filledIn(offered: Offered, more: Offered): Offered {
  const { interview } = offered;
  return {
    name: offered.name ?? more.name,
    locale: offered.locale,
    interview: {
      company: interview.company,
      role: interview.role ?? more.interview.role,
      people: interview.people.length > 0 ? interview.people : more.interview.people,
      endedAt: interview.endedAt,
      decisionBy: interview.decisionBy ?? more.interview.decisionBy,
    },
    debrief: offered.debrief ?? more.debrief,
  };
}

/** The reading with the offered facts where the person's own words name none. */
export function withOffered(reading: Reading, offered: Offered | null): Reading {
  if (offered === null) return reading;
  const { interview } = reading;
  // Whoever answers an invitation to tell of an interview tells of one, named or not.
  const story = reading.story === "not-a-debrief" && reading.moments.length > 0 ? "interview" : reading.story;
  return {
    ...reading,
    story,
    interview: {
      ...interview,
      company: interview.company ?? offered.interview.company,
      role: interview.role ?? offered.interview.role,
      people: interview.people.length > 0 ? interview.people : offered.interview.people,
      endedAt: interview.endedAt ?? offered.interview.endedAt,
      decisionBy: interview.decisionBy ?? offered.interview.decisionBy,
    },
    writer: reading.writer ?? offered.name,
  };
}

/** Endings that say what kind of company it is, and that one partner writes and another does not. */
const KINDS_OF_COMPANY =
  /(?:[\s,]+(?:inc|incorporated|corp|corporation|co|company|llc|llp|ltd|limited|plc|gmbh|ag|kg|se|sa|sas|bv|nv|ab|oy|pty|the))+$/;

/** The same for every spelling of a company that two partners are likely to use. */
export function companyKey(company: string): string {
  const bare = company
    .normalize("NFKC")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return bare.replace(KINDS_OF_COMPANY, "").replace(/^the /, "") || bare;
}
