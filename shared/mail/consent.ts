/** Yes or no to an invitation, as people write it. Anything longer is read, not guessed. */
import { bareWords, restOf } from "./commands.ts";

const YES =
  /^(?:yes|yep|yeah|y|sure|ok|okay|please|please do|go ahead|agreed|i agree|i do|i would|i['’]d like (?:that|it|this)|(?:yes,? )?i would like (?:that|it|this)|why not|gladly|with pleasure|yes,? (?:i do|i would|go ahead|that would be (?:nice|great|good))|ja|ja gerne|oui|s[ií]|sim)$/;
const NO =
  /^(?:no|nope|nah|never|no,? never|no way|no,? not interested|(?:i am |i['’]m )?not interested|not for me|(?:no,? )?i (?:do not|don['’]t) want (?:this|it|that)|i decline|decline|declined|leave me alone|nein|nein danke|non|non merci|no gracias|n[ãa]o)$/;

export type Answer = { answer: "yes" | "no"; rest: string };

/** What the first line of somebody's own words says, or their subject where they wrote nothing else. */
export function answerIn(own: string, subject: string): Answer | null {
  const lines = own.slice(0, 70_000).split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  // A subject of ours comes back with "Re:", and is no answer.
  const said = bareWords(first < 0 ? subject : lines[first]!);
  const rest = first < 0 ? "" : restOf(lines.slice(first + 1));
  if (NO.test(said)) return { answer: "no", rest };
  return YES.test(said) ? { answer: "yes", rest } : null;
}
