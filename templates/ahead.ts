/** The interview is still to come: good luck, and when we ask. And, when it is over: how did it go? */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { FORM_LINES, formLink } from "./form.ts";
import { letter, p } from "./render.ts";
import { dayAndTime } from "./when.ts";
import { hello } from "./words.ts";

export function ahead({ writer, interview, startsAt, askAt }: Letters["ahead"]): Rendered {
  const where = interview.company ? ` at ${interview.company}` : "";
  const when = startsAt ? ` It begins on ${dayAndTime(startsAt)}.` : "";
  return letter("Good luck, and write afterwards", [
    p(`${hello(writer)}your interview${where} is still to come.${when} All the best for it.`),
    {
      is: "lead",
      text: `I will ask you how it went on ${dayAndTime(askAt)}. Or write before that, whenever it is over.`,
    },
    { is: "small", text: "STOP, and nobody asks. DELETE erases this at once." },
  ]);
}

export function afterwards({ writer, replyTo, interview }: Letters["afterwards"]): Rendered {
  const where = interview.company ? ` at ${interview.company}` : "";
  return letter("How did it go?", [
    p(
      `${hello(writer)}your interview${where} should be over by now. If something of it does not let you go, write what happened, the good and the bad.`,
    ),
    {
      is: "link",
      label: "Fill in four lines",
      href: formLink(replyTo),
      text: `You can answer with these four lines:\n${FORM_LINES.join("\n")}`,
    },
    p(
      "A plan and a thank-you note come back. If all is well, there is nothing to do, and no further mail comes.",
    ),
  ]);
}
