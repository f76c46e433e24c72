/** There is nothing to recover from in this mail: says so kindly, and shows what to write. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { FORM_LINES, formLink } from "./form.ts";
import { letter, p } from "./render.ts";
import { hello } from "./words.ts";

type CannotHelp = Letters["cannotHelp"];

export function cannotHelp({ replyTo, writer, reason, left = 0 }: CannotHelp): Rendered {
  return letter(SUBJECTS[reason], [
    p(`${hello(writer)}${WHY[reason]}`),
    ...(left > 0 ? [p(leftOut(left))] : []),
    {
      is: "link",
      label: "Fill in four lines",
      href: formLink(replyTo),
      text: `You can answer with these four lines:\n${FORM_LINES.join("\n")}`,
    },
    p("Plain words are enough. A plan and a thank-you note come back."),
  ]);
}

/** What was cut is said. */
export const leftOut = (lines: number): string =>
  `${lines === 1 ? "One line" : `${lines} lines`} looked quoted and were left out. If they are yours, answer USE.`;

const SUBJECTS: Record<CannotHelp["reason"], string> = {
  "no-interview": "What to write to us",
  upcoming: "Good luck, and write afterwards",
  "no-words": "Your mail came without words",
  "too-large": "Your mail was too large to read",
};

const WHY: Record<CannotHelp["reason"], string> = {
  "no-interview":
    "thank you for your mail. There was no job interview in it that we could help with. After one, write what happened, the good and the bad, and forward the invitation if you have it.",
  upcoming:
    "your interview is still ahead, as far as we can tell. All the best for it. Afterwards, write what happened, the good and the bad.",
  "no-words":
    "your mail reached us without any words of your own that we could read. Please write again, as plain text, and say what happened.",
  "too-large":
    "your mail was too large to read. Please send it again with words only, and leave the attachments out.",
};
