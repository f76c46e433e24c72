/** Answers HELP: what one can write, one line each. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { FORM_LINES, formLink } from "./form.ts";
import { type Block, letter, p } from "./render.ts";
import { hello } from "./words.ts";

type Help = Letters["help"];

export function help({ writer, replyTo, open }: Help): Rendered {
  return letter("What you can write", [
    p(
      `${hello(writer)}${open ? "one word as the first line of an answer is enough. Anything else is read as your words." : "write what happened in an interview, the good and the bad, in your own words. A plan and a thank-you note come back."}`,
    ),
    ...(open ? [commands()] : [form(replyTo)]),
    p("STOP ends everything. DELETE erases all you ever wrote here, at once and for good."),
  ]);
}

const commands = (): Block => ({
  is: "list",
  items: [
    "NOW: the plan at once",
    "WAIT or TOMORROW: the plan later; WAIT 3h and TOMORROW 9am work too",
    "SHORTER, WARMER or PLAINER: the note in that way",
    "ADD and a line: something you forgot",
    "DROP 2: leave the second point out",
    "SENT: the note is out",
    "REJECTED or OFFER: you heard from them",
    "USE: lines that were taken for somebody else's are yours",
    "STATUS: where things stand",
    "UNDO: the last step back, for a day",
  ],
});

const form = (replyTo: string): Block => ({
  is: "link",
  label: "Fill in four lines",
  href: formLink(replyTo),
  text: `You can answer with these four lines:\n${FORM_LINES.join("\n")}`,
});
