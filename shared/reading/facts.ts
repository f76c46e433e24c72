/** Who, where and when: the interview as the mail, a forwarded invitation and a calendar file name it. */
import type { CalendarFacts, Interview } from "../domain/debrief.ts";
import { escaped } from "../domain/owner.ts";
import { choose, sum } from "./choice.ts";
import { companyQuestion } from "./company.ts";
import { decisionQuestion } from "./decision.ts";
import { endQuestion } from "./ended.ts";
import { type FactsModel, factsModel } from "./facts-model.ts";
import { GIVEN_NAMES } from "./given-names.ts";
import { mediumQuestion } from "./medium.ts";
import { type Named, supportFor } from "./named.ts";
import { isElsewhere, withoutMisnamed, withoutSlip } from "./not-met.ts";
import { panelCandidates, scored } from "./panel.ts";
import { personsNamed } from "./people.ts";
import { roleByPlace, roleQuestion } from "./role.ts";
import { signatureOf } from "./signature.ts";
import { tokensOf } from "./tokens.ts";

export type Sources = {
  subject: string;
  own: string;
  /** The mail's own date, RFC 3339. */
  date: string;
  /** A forwarded or quoted mail about the interview. */
  invitation: string | null;
  /** Its sender line. */
  forwarder: string | null;
  calendar: CalendarFacts | null;
};

/** Points that a person needs, those of the network included. */
const SURE_PERSON = 0.3;
/** Points for what the network is wholly sure of, beside the learned weights: chosen on 1,575 debriefs that neither had seen. */
const MARKED = { company: 6, role: 4, person: 3 };

export function readFacts(
  sources: Sources,
  model: FactsModel = factsModel(),
  named: readonly Named[] = [],
): { interview: Interview; writer: string | null } {
  const from = { ...sources, own: unwrapped(sources.own) };
  const writer = signatureOf(from.own);
  const { texts, tokens } = wordsOf(from);
  const persons = personsNamed(tokens, texts, model.known, writer);
  const likely = scored(persons, model.people);
  const marked = (fact: keyof typeof MARKED) => {
    const support = supportFor(named, fact);
    return (value: string) => MARKED[fact] * support(value);
  };
  const role =
    choose(roleQuestion(tokens, texts, model.known), model.role, marked("role")) ?? roleByPlace(from.own);
  const chosen = choose(
    companyQuestion(tokens, texts, model.known, { writer, people: likely, role }),
    model.company,
    marked("company"),
  );
  const met = chosen === null ? null : personMet(chosen, from.own);
  const company = met === null && !isFeast(chosen, from.own) ? chosen : null;
  const panel = panelCandidates(
    tokens,
    persons,
    likely.map(({ points }) => points),
  );
  const personMarked = marked("person");
  const likelyThere = panel
    .filter(
      ({ value, features }) =>
        sum(features, model.panel) + personMarked(value) > SURE_PERSON &&
        !isPartOf(value, company, from.own) &&
        !isElsewhere(value, from.own),
    )
    .map(({ value }) => withoutSlip(value === value.toLowerCase() ? capitalised(value) : value, from.own));
  const present = withoutMisnamed(likelyThere, from.own);
  const people = present.length > 0 ? present : met !== null ? [met] : invitedBy(from.calendar, writer);
  const place = `${texts.invitation}\n${from.calendar?.location ?? ""}`;
  const medium = choose(mediumQuestion(from.subject, from.own, place), model.medium) ?? "unknown";
  const endedAt = choose(endQuestion(from), model.ended);
  const decisionBy = choose(decisionQuestion(from, endedAt), model.decision);
  return { interview: { company, role, people, medium, endedAt, decisionBy }, writer };
}

/** "I met Birgit Thorsen for the post": a given name and another, met and not worked at, is a person and no company. */
function personMet(company: string, own: string): string | null {
  const [first, ...others] = company.replace(/^With /, "").split(" ");
  if (others.length !== 1 || !GIVEN_NAMES.has(first!.toLowerCase())) return null;
  const name = `${first} ${others[0]}`;
  const stands = (before: string) =>
    new RegExp(`\\b(?:${before}) ${escaped(name)}(?![\\p{L}&])`, "iu").test(own);
  return stands("met|meet|with|saw") && !stands("at|for|from|of|called") ? name : null;
}

const capitalised = (name: string) =>
  name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** "St Patricks day and I'm sat in." */
const isFeast = (company: string | null, own: string): boolean =>
  company !== null && new RegExp(`\\b${escaped(company)}(?:['’]s?)? [Dd]ay\\b`, "u").test(own);

/** "Pollard & Sons" is no person; "Mr Pollard asked me" is, though the firm bears the name. */
function isPartOf(person: string, company: string | null, own: string): boolean {
  if (!` ${company ?? ""} `.includes(` ${person} `)) return false;
  return !new RegExp(
    `\\b(?:Mrs?|Ms|Miss|Dr|Prof|Frau|Herr|Mme|Madame|Mevrouw|Meneer|Señora?|Revd?|Sister)\\.? ${escaped(person)}(?![\\p{L}&]| &)`,
    "u",
  ).test(own);
}

/** The sender of an invitation sits in the interview only where the invitation says so. */
const SENDER_COMES = /\b(?:and me\b|with me\b|myself|moi-même|und ich\b|i['’]ll (?:ring|call|meet|see))/i;

/** Whom a calendar file invites, where nobody is named in words; bare addresses are no names. */
function invitedBy(calendar: CalendarFacts | null, writer: string | null): string[] {
  const names = (calendar?.attendees ?? []).filter((name) => !name.includes("@") && name !== writer);
  const organizer = calendar?.organizer ?? null;
  return names.length > 0 || organizer === null || organizer.includes("@") ? names : [organizer];
}

/** All that is read for names, in one row. */
export function wordsOf({ subject, own, invitation, forwarder, calendar }: Sources) {
  const invited = [
    SENDER_COMES.test(invitation ?? "") ? forwarder : null,
    invitation,
    calendar?.summary,
    calendar?.organizer,
    calendar?.attendees.join("\n"),
  ];
  const texts = { subject, own, invitation: invited.filter(Boolean).join("\n") };
  const tokens = tokensOf([
    { section: "subject", text: subject },
    { section: "own", text: own },
    { section: "invitation", text: texts.invitation },
  ]);
  return { texts, tokens };
}

/** Lines that a mail program broke at 60 to 100 characters are one line again: names may stand across the break. */
export const unwrapped = (text: string) => text.replace(/([^\n]{55,100})\n(?=[^\s>*•-])/g, "$1 ");
