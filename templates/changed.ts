/** Answers a one-word mail: what is different now, and what comes next. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { type Block, letter, p } from "./render.ts";
import { dayAndTime } from "./when.ts";
import { hello } from "./words.ts";

type Changed = Letters["changed"];

export function changed({ writer, what }: Changed): Rendered {
  const { subject, lines, small } = told(what);
  return letter(subject, [
    ...lines.map((line, at): Block => p(at === 0 ? `${hello(writer)}${line}` : line)),
    ...(small ? [{ is: "small" as const, text: small }] : []),
  ]);
}

type Told = { subject: string; lines: string[]; small?: string };

function told(what: Changed["what"]): Told {
  switch (what.is) {
    case "moved":
      return {
        subject: "Moved: your plan comes later",
        lines: [
          `your plan comes on ${dayAndTime(what.to)} now, and no longer on ${dayAndTime(what.from)}.`,
          "Until then, please send nothing to the interviewer.",
        ],
        small: "NOW brings it at once, UNDO puts it back, STOP ends this.",
      };
    case "tone":
      return {
        subject: `Your note will be ${what.tone}`,
        lines: [
          `the note will be ${what.tone}. It comes with the plan on ${dayAndTime(what.planAt)}, as before.`,
        ],
        small: "NOW brings both at once, UNDO takes this back.",
      };
    case "undone":
      return {
        subject: "Taken back",
        lines: [undone(what)],
        small: "STOP ends it, STATUS tells where it stands.",
      };
    case "nothing-to-undo":
      return {
        subject: "Nothing to take back",
        lines: [
          "there is nothing to take back. A step can be undone for one day, and an erasure never.",
          "A new mail about an interview starts afresh at any time.",
        ],
      };
    case "nothing-to-use":
      return {
        subject: "Nothing was left out",
        lines: ["no line of your mail waits to be used. If something is missing, please write it once more."],
      };
    case "no-such-moment":
      return {
        subject: "I could not find that",
        lines: [
          "I could not find what to leave out. The numbers of the list in the first answer are the surest: DROP 2 leaves out the second.",
        ],
      };
  }
}

function undone({ planAt, followUpAt }: Extract<Changed["what"], { is: "undone" }>): string {
  if (planAt !== null)
    return `that is taken back, and everything goes on. Your plan comes on ${dayAndTime(planAt)}.`;
  if (followUpAt !== null)
    return `that is taken back, and everything goes on. The next mail comes on ${dayAndTime(followUpAt)}.`;
  return "that is taken back. Nothing more is planned, and nothing is expected of you.";
}
