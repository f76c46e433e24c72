/** Who, where and when: the interview as the mail, a forwarded invitation and a calendar file name it. */
import type { CalendarFacts, Interview } from "../domain/debrief.ts";
import { choose, sum } from "./choice.ts";
import { companyQuestion } from "./company.ts";
import { type FactsModel, factsModel } from "./facts-model.ts";
import { panelCandidates, scored } from "./panel.ts";
import { personsNamed } from "./people.ts";
import { roleQuestion } from "./role.ts";
import { signatureOf } from "./signature.ts";
import { tokensOf } from "./tokens.ts";
import { decisionOf, endOf } from "./when.ts";

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

/** Missing an interviewer costs as much as naming somebody else: a little below even. */
const SURE_PERSON = -0.2;

export function readFacts(
  sources: Sources,
  model: FactsModel = factsModel,
): { interview: Interview; writer: string | null } {
  const from = { ...sources, own: unwrapped(sources.own) };
  const writer = signatureOf(from.own);
  const { texts, tokens } = wordsOf(from);
  const persons = personsNamed(tokens, texts, model.known, writer);
  const likely = scored(persons, model.people);
  const role = choose(roleQuestion(tokens, texts, model.known), model.role);
  const company = choose(
    companyQuestion(tokens, texts, model.known, { writer, people: likely, role }),
    model.company,
  );
  const panel = panelCandidates(
    tokens,
    persons,
    likely.map(({ points }) => points),
  );
  const people = panel
    .filter(({ value, features }) => sum(features, model.panel) > SURE_PERSON && !company?.includes(value))
    .map(({ value }) => value);
  const endedAt = endOf(from);
  const decisionBy = decisionOf(from, endedAt);
  return { interview: { company, role, people, medium: mediumOf(from), endedAt, decisionBy }, writer };
}

/** All that is read for names, in one row. */
export function wordsOf({ subject, own, invitation, forwarder, calendar }: Sources) {
  const invited = [
    forwarder,
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

const VIDEO =
  /\b(?:zoom|teams|webex|skype|google meet|meet link|facetime|video|webcam|camera|on mute|screen ?shar\w*|shared? (?:my |the )?(?:wrong )?screen|online|hirevue|virtual(?:ly)?|remote(?:ly)? (?:interview|panel)|wifi|wi-fi|laptop (?:froze|died)|link|whatsapp call|my picture|lobby)\b/gi;
const PHONE =
  /\b(?:phone (?:interview|screen|call|round|chat)|telephon\w+|over the phone|on the phone|by phone|phone screening|call with|the call|called me at|line (?:dropped|went|cut)|on speaker|hung up|dial(?:led)? in|phone interview|rang me)\b/gi;
const ONSITE =
  /\b(?:office|reception\w*|desk|table|room|building|floor|carpet|handshake|shook (?:his|her|their|my)?\s?hands?|hand(?:ed)? me|walked (?:in|out|me)|came in|sat (?:down|in)|chair|coffee|tour|lift|stairs|door|car park|parking|bus|train|in person|on ?site|whiteboard|trial|shop|kitchen|ward|depot|warehouse|yard|salon|school|clinic|hotel|corridor|arrived|got there|showed me (?:round|around)|drove|trousers|shoes|tights|lap|counter|lobby)\b/gi;

function mediumOf({ subject, own, invitation, calendar }: Sources): Interview["medium"] {
  const text = `${subject}\n${own}`;
  const place = `${calendar?.location ?? ""}\n${invitation ?? ""}`;
  if (
    /\b(?:in person|on ?site|in[- ]person|face to face|in the office)\b/i.test(own) &&
    !/\bnot in person\b/i.test(own)
  )
    return "onsite";
  const score = {
    video:
      count(
        /\b(?:zoom|teams|webex|skype|google meet|video (?:call|interview|round)|by video|on video|hirevue|facetime|on camera)\b/gi,
        text,
      ) *
        4 +
      count(VIDEO, text) +
      count(VIDEO, place) * 2,
    phone:
      count(
        /\b(?:phone (?:interview|screen\w*|call|round)|telephon\w+|over the phone|on the phone with|by phone|telephonic)\b/gi,
        text,
      ) *
        4 +
      count(PHONE, text) +
      count(PHONE, place),
    onsite:
      Math.min(8, count(ONSITE, text)) +
      count(/\b(?:room|floor|street|road|office|building|raum|reception)\b/gi, place),
  };
  if (score.video >= 4 && score.video >= score.phone && score.video + 4 >= score.onsite) return "video";
  if (score.phone >= 4 && score.phone + 4 >= score.onsite) return "phone";
  if (score.onsite >= 1 && score.onsite >= Math.max(score.video, score.phone)) return "onsite";
  if (score.video >= 2 && score.video >= score.phone) return "video";
  if (score.phone >= 1) return "phone";
  return "unknown";
}

const count = (expression: RegExp, text: string) => Math.min(12, text.match(expression)?.length ?? 0);
