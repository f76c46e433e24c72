/** Within a minute: understood, when the plan comes, send nothing yet, and something to do meanwhile. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { FORM_LINES, formLink } from "./form.ts";
import { addressed, roleOf } from "./note.ts";
import { HOPELESS } from "./plan.ts";
import { type Block, letter, p } from "./render.ts";
import { fromHere, weekday } from "./when.ts";
import { capital, hello, inWords, list, pick } from "./words.ts";

type Acknowledgement = Letters["acknowledgement"];

export function acknowledgement(data: Acknowledgement): Rendered {
  const { planAt, writtenAt, added } = data;
  const when = fromHere(planAt, writtenAt);
  const subject = added ? `Added. Your plan comes ${when}` : `Got it. Your plan comes ${when}`;
  return letter(subject, data.moments.length === 0 ? askForMore(data) : understood(data));
}

function understood(data: Acknowledgement): Block[] {
  const { seed, distress, planAt, writtenAt, added } = data;
  return [
    p(
      `${hello(data.writer)}${added ? "that is added" : "your mail is here and read"}. ${whatWasUnderstood(data)}`,
    ),
    {
      is: "lead",
      text: `Your plan, with a note ready to send, comes ${planDay(planAt, writtenAt)}. Until then, please send nothing to the interviewer.`,
    },
    p(distress === "hopeless" ? HOPELESS : kindness(seed)),
    p(`Meanwhile: ${somethingAbsorbing(seed)}`),
    {
      is: "small",
      text: "Answer this mail to add or correct anything. NOW brings the plan at once, STOP ends this.",
    },
  ];
}

/** Only heat was in the mail: the plan still has its hour, and the four lines make it a better one. */
function askForMore(data: Acknowledgement): Block[] {
  const { replyTo, seed, distress, planAt, writtenAt } = data;
  return [
    p(`${hello(data.writer)}your mail is here. It says how it felt, and not yet what happened.`),
    {
      is: "lead",
      text: `Tell it in a few lines, and your plan comes ${planDay(planAt, writtenAt)}. Until then, please send nothing to the interviewer.`,
    },
    {
      is: "link",
      label: "Fill in four lines",
      href: formLink(replyTo),
      text: `Answer this mail with these four lines:\n${FORM_LINES.join("\n")}`,
    },
    p(distress === "hopeless" ? HOPELESS : kindness(seed)),
    p(`Before or after: ${somethingAbsorbing(seed)}`),
    { is: "small", text: "NOW brings the plan at once, STOP ends this." },
  ];
}

/** "today at 3 pm", "tomorrow, Friday, at 7:30 am", "on Monday at 9 am" */
function planDay(planAt: string, writtenAt: string): string {
  return fromHere(planAt, writtenAt).replace(/^(today|tomorrow) at/, `$1, ${weekday(planAt)}, at`);
}

function whatWasUnderstood(data: Acknowledgement): string {
  const { interview, moments } = data;
  const { company, people } = interview;
  const role = roleOf(interview);
  const about = [
    role ? `for the ${role} role` : "",
    company ? `at ${company}` : "",
    people.length > 0 ? `with ${withPeople(people.map((name) => addressed(name, data)))}` : "",
  ].filter(Boolean);
  const right = moments.filter((moment) => moment.action === "keep").length;
  const stung = moments.length - right;
  const things = [
    right > 0 ? `${inWords(right)} ${right === 1 ? "thing" : "things"} went well` : "",
    stung > 0
      ? `${inWords(stung)} ${right > 0 ? "" : stung === 1 ? "thing " : "things "}${stung === 1 ? "is" : "are"} on your mind`
      : "",
  ].filter(Boolean);
  const interviewed = `Understood: an interview${about.length > 0 ? ` ${about.join(" ")}` : ""}.`;
  return `${interviewed} ${capital(things.join(right > 0 && stung > 0 ? ", and " : ""))}.`;
}

/** "Dana", "Dana and Lee", "Dana, Lee and others" */
function withPeople(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and others` : list(names);
}

/** One sentence, the kind somebody would say to a friend. */
function kindness(seed: string): string {
  return pick(seed, "kind", [
    "You walked into a hard room and you care how it went; be as fair to yourself as you would be to a friend.",
    "Everybody who cares about their work has an hour like this one; it is no measure of you.",
    "It hurts because it mattered to you, and that is a good thing to know about yourself.",
  ]);
}

/** Distraction cools and going over it heats: each of these needs the hands or the whole attention. */
function somethingAbsorbing(seed: string): string {
  return pick(seed, "absorbing", [
    "cook something with more than five ingredients.",
    "walk a street you have never walked, and count the doors of one colour.",
    "play one album from the first song to the last, and do the dishes to it.",
    "ring somebody who makes you laugh, and ask about their week.",
    "tidy one drawer until it closes with two fingers.",
    "do a puzzle that needs a pencil.",
  ]);
}
