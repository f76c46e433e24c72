/** Where things stand and what happens next: answers STATUS, SENT and words that came after the plan. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { type Block, letter, p } from "./render.ts";
import { dayAndMonth, dayAndTime, weekday } from "./when.ts";
import { hello } from "./words.ts";

type Status = Letters["status"];

export function status(data: Status): Rendered {
  return letter(SUBJECTS[data.about], [
    ...WORDS[data.about](data),
    {
      is: "small",
      text: `Everything about this is erased on ${weekday(data.erasedAt)}, ${dayAndMonth(data.erasedAt)}. STOP ends it, DELETE erases it at once.`,
    },
  ]);
}

const SUBJECTS: Record<Status["about"], string> = {
  status: "Where things stand",
  sent: "Well done, it is out",
  noted: "Noted, thank you",
  "nothing-open": "Nothing is open right now",
};

const WORDS: Record<Status["about"], (data: Status) => Block[]> = {
  status: (data) => [p(`${hello(data.writer)}here is where things stand.`), ...ahead(data)],
  sent: (data) => [
    p(`${hello(data.writer)}well done. The note is out of your hands now, and so is the waiting.`),
    ...ahead(data),
    p("Until then, spend the time on something of your own."),
  ],
  noted: (data) => [
    p(
      `${hello(data.writer)}thank you, what you wrote is kept. The note stands as it is; change any line of it that should sound different.`,
    ),
    ...ahead(data),
  ],
  "nothing-open": (data) => [
    p(`${hello(data.writer)}there is no recovery open for you at the moment, so nothing will be sent.`),
    p("After an interview, write what happened, the good and the bad, and a plan comes back."),
  ],
};

function ahead({ planAt, followUpAt }: Status): Block[] {
  const lines = [
    planAt
      ? `Your plan comes on ${dayAndTime(planAt)}. Answer NOW to have it at once. Until then, please send nothing to the interviewer.`
      : null,
    followUpAt
      ? `On ${dayAndTime(followUpAt)} a short mail comes that helps you to ask how things stand. If you hear before that, answer OFFER or REJECTED.`
      : null,
  ].filter((line): line is string => line !== null);
  return lines.length > 0 ? lines.map(p) : [p("Nothing more is planned, and nothing is expected of you.")];
}
