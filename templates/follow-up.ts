/** At the right day after the note: a check-in mail to copy. Nothing about how the interview went. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { isLate } from "../shared/domain/note.ts";
import { MOST_LINK_CHARACTERS, mailto } from "./form.ts";
import { neverInANote } from "./guard.ts";
import { addressed, jobOf, roleOf } from "./note.ts";
import { letter, p } from "./render.ts";
import { hello, pick } from "./words.ts";

type FollowUp = Letters["followUp"];

export function followUp(data: FollowUp): Rendered {
  const { subject, body } = checkIn(data);
  const href = mailto("", subject, body);
  return letter("A short mail for today, if you like", [
    p(`${hello(data.writer)}it is a good day to ask how things stand.`),
    p(whatToSend(data)),
    {
      is: "draft",
      title: "A mail of three lines, to copy",
      subject,
      body,
      href: href.length <= MOST_LINK_CHARACTERS ? href : null,
    },
    p(`${howOften(data)} Meanwhile another application is a good use of a morning.`),
    {
      is: "small",
      text: "Answer with SENT, OFFER or REJECTED and we finish well. STOP ends this, DELETE erases everything.",
    },
  ]);
}

function whatToSend({ sent, interview, writtenAt, now }: FollowUp): string {
  if (sent)
    return "If you have heard already, you can leave this. If not, these lines ask about the timing and about nothing else.";
  // Where its end is not known, the interview was over when the person wrote.
  const isStale = isLate(interview.endedAt ?? writtenAt, now) && !wasLate({ interview, writtenAt });
  return isStale
    ? "If your note is still among your drafts, leave it there. These lines say thank you and ask about the timing, and today that is enough."
    : "If your note is still among your drafts, it can go today without a word about the delay. Or send these lines, which ask about the timing.";
}

/** Two in all; a note that went so late has asked once already. */
function howOften(data: FollowUp): string {
  return data.sent && wasLate(data)
    ? "With your note this makes two, and two are plenty."
    : "After this one, let a week pass; a second is plenty.";
}

/** Such a note is written as a follow-up from the start, with nothing in it that time could make unfit. */
function wasLate({ interview, writtenAt }: Pick<FollowUp, "interview" | "writtenAt">): boolean {
  return isLate(interview.endedAt, writtenAt);
}

function checkIn(data: FollowUp): { subject: string; body: string } {
  const { interview, writer, seed } = data;
  const bare = roleOf(interview);
  const role = bare !== null && safe(bare) ? bare : null;
  const to = interview.people[0];
  const greeting = to ? `Dear ${addressed(to, data)},` : "Dear hiring team,";
  const about = role ? ` about ${jobOf(interview)}` : "";
  const asks = pick(seed, "check-in", [
    `I enjoyed our conversation${about} and wanted to ask how your decision is coming along.`,
    `I have kept thinking about our conversation${about}; may I ask where things stand?`,
  ]);
  const offers = pick(seed, "offer", [
    "If a reference or a work sample would help, I can send it the same day.",
    "If anything more from me would be useful, I can send it the same day.",
  ]);
  const closing = "Thank you again for your time.";
  return {
    subject: role && role.length <= 40 ? `Checking in: ${role}` : "Checking in after our conversation",
    body: [greeting, asks, `${offers} ${closing}`, writer ? `Best wishes,\n${writer}` : "Best wishes,"].join(
      "\n\n",
    ),
  };
}

function safe(text: string): boolean {
  return neverInANote(text, { apologizing: false }).length === 0;
}
