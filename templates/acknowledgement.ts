/** Within a minute: understood, when the plan comes, send nothing yet, and something to do meanwhile. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { leftOut } from "./cannot-help.ts";
import { changeLine } from "./changes.ts";
import { FORM_LINES, formLink } from "./form.ts";
import { addressed, jobOf } from "./note.ts";
import { HOPELESS } from "./plan.ts";
import { type Block, letter, p, toText } from "./render.ts";
import { fromHere, weekday } from "./when.ts";
import { clip, countWords, hello, list, pick } from "./words.ts";

type Acknowledgement = Letters["acknowledgement"];

export function acknowledgement(data: Acknowledgement): Rendered {
  const { planAt, writtenAt, added } = data;
  const when = fromHere(planAt, writtenAt);
  const subject = added ? `Added. Your plan comes ${when}` : `Got it. Your plan comes ${when}`;
  return letter(subject, data.moments.length === 0 ? askForMore(data) : understood(data));
}

/** More than this is no longer read by somebody upset. */
export const MOST_WORDS = 120;

/** All moments in the person's own words where they fit, each as short as it must be. */
function understood(data: Acknowledgement): Block[] {
  const all = data.moments.length;
  if (isThin(data)) {
    for (const quoteWords of [10, 9, 8, 7, 6]) {
      const blocks = compose(data, quoteWords, all, true);
      if (wordsIn(blocks) <= MOST_WORDS) return blocks;
    }
  }
  for (const quoteWords of [10, 9, 8, 7, 6, 5, 4]) {
    const blocks = compose(data, quoteWords, all);
    if (wordsIn(blocks) <= MOST_WORDS) return blocks;
  }
  // Numbers count from the first, so what does not fit is left off at the end.
  for (let shown = all - 1; shown > 1; shown--) {
    const blocks = compose(data, 4, shown);
    if (wordsIn(blocks) <= MOST_WORDS) return blocks;
  }
  return compose(data, 4, 1);
}

/** A note wants two things that only this conversation had; who has the wait to remember one may. */
const isThin = ({ added, missed, material, moments }: Acknowledgement): boolean =>
  !added && !missed && material.length < 2 && moments.every(({ doubt }) => doubt === null);

const ASKS_FOR_MORE = "If you like, one line for your note: what did they say or show you that was good?";

function compose(data: Acknowledgement, quoteWords: number, shown: number, asks = false): Block[] {
  const { seed, distress, planAt, writtenAt, added, moments, changes } = data;
  const news = changes.slice(0, MOST_CHANGES).map((change) => changeLine(change, quoteWords));
  const done = news.length > 0 ? "that is changed" : "that is added";
  return [
    p(`${hello(data.writer)}${added ? done : "your mail is here and read"}. ${whatWasUnderstood(data)}`),
    {
      is: "lead",
      text: `Your plan and note come ${planDay(planAt, writtenAt)}. Until then, please send nothing to the interviewer.`,
    },
    ...(news.length > 0 ? [{ is: "list" as const, items: news }] : []),
    p(distress === "hopeless" ? HOPELESS : kindness(seed)),
    // Said in the first one already.
    ...(added ? [] : [p(`Meanwhile: ${somethingAbsorbing(seed)}`)]),
    p("Read so far, in your words:"),
    {
      is: "list",
      numbered: true,
      items: moments
        .slice(0, shown)
        .map(({ quote }) => `“${clip(quote, quoteWords, Math.min(quoteWords, 5))}”`),
    },
    ...question(data),
    ...(asks ? [p(ASKS_FOR_MORE)] : []),
    ...(data.left ? [p(leftOut(data.left))] : []),
    {
      is: "small",
      text: "To change it, answer “2 wrong” or “also: …”. NOW brings the plan, STOP ends this.",
    },
  ];
}

const MOST_CHANGES = 4;

/** The one thing whose answer would change what is done about it. */
function question({ moments }: Acknowledgement): Block[] {
  const at = moments.findIndex(({ doubt }) => doubt !== null);
  const doubt = moments[at]?.doubt;
  if (!doubt) return [];
  const asked = doubt === "noticed" ? `Did they notice ${at + 1}?` : `Did ${at + 1} matter much to them?`;
  return [p(`${asked} Answer “${at + 1} yes” or “${at + 1} no”.`)];
}

const wordsIn = (blocks: readonly Block[]) => countWords(toText(blocks));

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
  const { interview } = data;
  const { company, people } = interview;
  const job = jobOf(interview);
  const about = [
    job ? `for ${job}` : "",
    company ? `at ${company}` : "",
    people.length > 0 ? `with ${withPeople(people.map((name) => addressed(name, data)))}` : "",
  ].filter(Boolean);
  return `Understood: an interview${about.length > 0 ? ` ${about.join(" ")}` : ""}.`;
}

/** "Dana", "Dana and Lee", "Dana, Lee and others" */
function withPeople(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and others` : list(names);
}

/** One sentence, the kind somebody would say to a friend. */
function kindness(seed: string): string {
  return pick(seed, "kind", [
    "You care how it went; be as fair to yourself as to a friend.",
    "Everybody who cares about their work has hours like this one.",
    "It hurts because it mattered to you, and that speaks for you.",
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
