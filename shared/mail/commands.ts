/** One word that a person sends instead of a debrief: NOW, STOP, DELETE and the like. */
import type { Command } from "../domain/transition.ts";

/** What counts as the word. Each is the whole first line; a sentence that begins with it is a sentence. */
const SAID: Readonly<Record<Command, RegExp>> = {
  NOW: /^(?:now|send (?:it |the plan |my plan )?now|right now)$/,
  STOP: /^(?:stop|stop it|unsubscribe(?: me)?|stop (?:writing|emailing|mailing)(?: me)?|cancel|opt[ -]?out|remove me)$/,
  DELETE:
    /^(?:delete|erase|delete (?:it|it all|me|this|all|everything|my (?:data|mails?|emails?|account))|erase (?:it|me|all|everything|my data)|forget me)$/,
  STATUS: /^(?:status|status update)$/,
  HELP: /^help$/,
  SENT: /^(?:sent|(?:i(?: have|['’]ve)? )?sent it|note sent|it['’]?s sent)$/,
  REJECTED:
    /^(?:rejected|rejection|(?:i )?(?:was|got|have been|['’]ve been) rejected|they (?:said no|rejected me))$/,
  OFFER: /^(?:offer|(?:i )?got (?:an|the) offer|(?:i )?got the job|they made (?:me )?an offer)$/,
};
const COMMANDS = Object.keys(SAID) as Command[];

/** The command in the first line of somebody's own words; in the subject when they wrote no words at all. */
export function commandIn(own: string, subject: string): Command | null {
  const first = own
    .slice(0, 10_000)
    .split("\n")
    .find((line) => line.trim() !== "");
  const said = first === undefined ? subject.replace(/^(?:\s*(?:re|aw|sv|antw|fwd?|wg)\s*:)+/i, "") : first;
  const bare = bareWords(said);
  return COMMANDS.find((command) => SAID[command].test(bare)) ?? null;
}

/** Lower case, without quote marks, "please", thanks and punctuation around it. */
function bareWords(line: string): string {
  if (line.length > 60) return "";
  return line
    .toLowerCase()
    .replace(/[*_"“”'‘’`<>[\]()]+(?=\s|$)|(?<=^|\s)[*_"“”'‘’`<>[\]()]+/g, "")
    .replace(/[\s.!,;:…-]+$/, "")
    .replace(/^(?:please|pls|ok|okay)[\s,]+/, "")
    .replace(/[\s,.!]+(?:please|pls|thanks|thank you|thx|now please)[\s.!]*$/, "")
    .replace(/[\s.!,;:…-]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}
