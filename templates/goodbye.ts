/** The last letter of a recovery. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { mailto } from "./form.ts";
import { neverInANote } from "./guard.ts";
import { jobOf } from "./note.ts";
import { type Block, letter, p } from "./render.ts";
import { firstName, hello, inWords, pick } from "./words.ts";

type Goodbye = Letters["goodbye"];

export function goodbye(data: Goodbye): Rendered {
  return letter(SUBJECTS[data.reason], WORDS[data.reason](data));
}

const SUBJECTS: Record<Goodbye["reason"], string> = {
  stopped: "Stopped, as you asked",
  erased: "Everything is erased",
  rejected: "Thank you for telling us",
  offer: "That is wonderful news",
  declined: "That is settled",
};

const WORDS: Record<Goodbye["reason"], (data: Goodbye) => Block[]> = {
  stopped: (data) => [
    p(
      `${hello(data.writer)}this is stopped, and no more mail will come about it. What you wrote will be erased by itself; DELETE does it at once.`,
    ),
    p("If you ever want to pick it up again, a new mail is enough. All good wishes to you."),
  ],
  erased: (data) => [
    p(`${hello(data.writer)}${erasedCount(data)} This mail is the last one.`),
    p("If you ever need it, you can write again as if for the first time. All good wishes to you."),
  ],
  rejected: (data) => [
    p(
      `${hello(data.writer)}thank you for telling us. A no hurts, and it is an answer about one place on one day.`,
    ),
    p(
      "There is nothing to repair any more and nothing you have to do. If you like, and not before tomorrow, these lines leave a door open.",
    ),
    thanksAfterNo(data),
    p(
      "Keep what went right; it goes with you to the next one. This recovery ends here, and what you wrote will be erased by itself.",
    ),
  ],
  declined: (data) => [
    p(
      `${hello(data.writer)}that is settled: nobody can invite you here again, and no more mail comes about this.`,
    ),
    p(
      "If you ever want help after an interview, write to us yourself. That always works. All good wishes to you.",
    ),
  ],
  offer: (data) => [
    p(`${hello(data.writer)}congratulations! Enjoy this evening before you answer anything.`),
    p(
      "One thing for tomorrow: ask for the offer in writing, and say by which day you will answer. One thing for the next interview: write down what went right while you remember it.",
    ),
    p("This recovery ends here, and what you wrote will be erased by itself. All good wishes for the start."),
  ],
};

function erasedCount({ erased }: Goodbye): string {
  const recoveries = erased?.recoveries ?? 0;
  const mails = erased?.mails ?? 0;
  if (recoveries === 0 && mails === 0) return "there was nothing of yours here to erase.";
  const many = (count: number, one: string, more: string) => `${inWords(count)} ${count === 1 ? one : more}`;
  return `everything is erased: ${many(recoveries, "recovery", "recoveries")} and ${many(mails, "mail", "mails")}.`;
}

/** At most ninety words, no appeal: thanks, half a sentence of regret, the door. */
function thanksAfterNo({ interview, writer, seed }: Goodbye): Block {
  const job = interview && jobOf(interview);
  const about =
    job && neverInANote(job, { apologizing: false }).length === 0 ? ` in the talks about ${job}` : "";
  const to = interview?.people[0];
  const body = [
    to ? `Dear ${to.includes(" ") ? firstName(to) : to},` : "Dear hiring team,",
    `Thank you for letting me know, and for the time you gave me${about}.`,
    pick(seed, "no", [
      "I would have liked to work with you, and I would be glad to hear from you if something similar opens.",
      "I enjoyed our conversation and would be glad to hear from you if another place opens.",
    ]),
    "If you can spare one line: which one thing would you have liked to see more of from me?",
    writer ? `Best wishes,\n${writer}` : "Best wishes,",
  ].join("\n\n");
  const subject = "Thank you for letting me know";
  return { is: "draft", title: "Optional, to copy", subject, body, href: mailto("", subject, body) };
}
