/** A partner offers this: who asked, what it is, yes or no. Nothing that was told about the interview is in it. */
import type { Letters, Rendered } from "../shared/domain/letter.ts";
import { type Block, letter, p } from "./render.ts";
import { dayAndTime } from "./when.ts";
import { hello } from "./words.ts";

type Invitation = Letters["invitation"];

export function invitation(data: Invitation): Rendered {
  const { writer, partners, company, handedOn, expiresAt, links, again } = data;
  const who = listed(partners);
  const where = company ? ` at ${company}` : "";
  const opening = again
    ? "thank you for your answer. It was not clear whether it was a yes, so nothing has begun."
    : `${who} asked us to offer you this after your interview${where}. You can say yes, say no, or let it be.`;
  return letter(again ? "Would you like this? Yes or no is enough" : "An offer, if you would like it", [
    p(`${hello(writer)}${opening}`),
    ...(again ? [p(`${who} asked us to offer you this after your interview${where}.`)] : []),
    p(
      "You write what happened in an interview, the good and the bad. Some hours later a plan and a thank-you note come back. Whether you send the note is up to you.",
    ),
    ...(handedOn
      ? [
          p(
            "What you wrote for them about it came along. Nobody has read it here. If you say yes, it is read; if not, it is thrown away.",
          ),
        ]
      : []),
    ...answersTo(links),
    p(
      `${who} can see whether you said yes or no, and whether your plan has come. ${partners.length > 1 ? "They never see" : "It never sees"} a word of what you write to us.`,
    ),
    {
      is: "small",
      text: `If you do nothing, this is over on ${dayAndTime(expiresAt)}, and no more mail comes about it. DELETE as an answer erases everything at once.`,
    },
  ]);
}

function answersTo(links: Invitation["links"]): Block[] {
  const byMail =
    "To say yes, answer YES, or simply tell what happened. To say no, answer NO: then nobody can ever invite you here again.";
  if (links === null) return [{ is: "lead", text: byMail }];
  return [
    {
      is: "link",
      label: "Yes, I would like that",
      href: links.yes,
      text: `Yes, I would like that:\n${links.yes}`,
    },
    { is: "link", label: "No, and never again", href: links.no, text: `No, and never again:\n${links.no}` },
    p(byMail),
  ];
}

/** "Drake", "Drake and Halden", "Drake, Halden and Moss" */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "Somebody";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
