/** One word that a person sends instead of a debrief: NOW, STOP, DELETE and the like. */
import type { Command } from "../domain/command.ts";

/** What counts as the word. Each is the whole first line; a sentence that begins with it is a sentence. */
const SAID: Readonly<Record<Command, RegExp>> = {
  NOW: /^(?:now|(?:send|give|show) (?:me )?(?:it |the plan |my plan )?now|right now|plan now)$/,
  WAIT: /^(?:wait|hold|hold on|later|not yet|more time|wait a (?:bit|little|while)|(?:wait|hold|later) (?:until |till |for )?(?:the )?(?<when>\d{1,3} ?(?:m|mins?|minutes?|h|hrs?|hours?|d|days?)|tonight|tomorrow(?: (?:at )?\d.{0,7})?|(?:next )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}(?: (?:at )?\d.{0,7})?|\d{1,2}(?::\d\d)? ?(?:am|pm)))$/,
  TOMORROW: /^(?:(?:not )?(?:until )?tomorrow(?: at)?(?: (?<when>morning|noon|evening|\d.{0,8}))?)$/,
  SHORTER: /^(?:(?:make it |a bit |much )?shorter|too long)$/,
  WARMER: /^(?:(?:make it |a bit |much )?warmer|too cold)$/,
  PLAINER: /^(?:(?:make it |a bit |much )?(?:plainer|simpler)|too much|too fancy)$/,
  STOP: /^(?:stopp?|stop it|unsubscribe(?: me)?|stop (?:all|writing|emailing|mailing)(?: me)?|cancel|opt[ -]?out|remove me|arr[eê]te[rz]?|parar|pare|detener|basta|停止|стоп)$/,
  DELETE:
    /^(?:delete|erase|delete (?:it|it all|me|this|all|everything|(?:all )?my (?:data|mails?|emails?|account))|erase (?:it|me|all|everything|my data)|forget me|(?:alles )?l[oö]schen|supprimer(?: tout)?|borrar(?: todo)?|eliminar(?: todo)?|apagar(?: tudo)?|cancella(?: tutto)?|verwijderen|删除|удалить)$/,
  UNDO: /^(?:undo|undo (?:it|that|this|stop)|take (?:it|that) back|go on|carry on|resume|start again)$/,
  USE: /^(?:use|use (?:it|them|all|everything|those(?: lines)?|the lines|what you left out))$/,
  STATUS: /^(?:status|status update|status please)$/,
  HELP: /^(?:help|commands|what can i (?:say|do|answer)|\?)$/,
  SENT: /^(?:sent|(?:i(?: have|['’]ve)? )?sent (?:it|the note)|note sent|it['’]?s sent|done,? sent)$/,
  REJECTED:
    /^(?:rejected|rejection|(?:i )?(?:was|got|have been|['’]ve been) rejected|they (?:said no|rejected me)|got a no)$/,
  OFFER: /^(?:offer|(?:i )?got (?:an|the) offer|(?:i )?got the job|they made (?:me )?an offer)$/,
};
const COMMANDS = Object.keys(SAID) as Command[];

export type Said = {
  command: Command;
  /** "2h", "friday 9am": the time that WAIT and TOMORROW may name. */
  when: string | null;
  /** What the person wrote below the command. */
  rest: string;
};

/** The command in the first line of somebody's own words; in the subject when they wrote no words at all. */
export function commandIn(own: string, subject: string): Said | null {
  const lines = own.slice(0, 70_000).split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const said = first < 0 ? subject.replace(/^(?:\s*(?:re|aw|sv|antw|fwd?|wg)\s*:)+/i, "") : lines[first]!;
  const bare = bareWords(said);
  const rest = first < 0 ? "" : restOf(lines.slice(first + 1));
  for (const command of COMMANDS) {
    const match = SAID[command].exec(bare);
    if (match) return { command, when: match.groups?.when?.replace(/\b(?:next|at) /g, "") ?? null, rest };
  }
  const meant = COMMANDS.find((command) =>
    isTypo(bare.replace(/\?$/, ""), command.toLowerCase(), command === "DELETE"),
  );
  return meant ? { command: meant, when: null, rest } : null;
}

/** A name below a command is how somebody signs. */
export function restOf(lines: readonly string[]): string {
  const rest = lines.join("\n").trim();
  // The length first: on a word without end the pattern would try every way to cut it into four.
  return rest.length <= 40 && /^(?:[\p{L}.'’-]+[ ,!]*){1,4}$/u.test(rest) ? "" : rest;
}

/** Lower case, without quote marks, "please", thanks and punctuation around it. */
export function bareWords(line: string): string {
  if (line.length > 60) return "";
  return line
    .trim()
    .toLowerCase()
    .replace(/[*_"“”'‘’`<>[\]()]+(?=\s|$)|(?<=^|\s)[*_"“”'‘’`<>[\]()]+/g, "")
    .replace(/[\s.!,;:…-]+$/, "")
    .replace(/^(?:please|pls|ok|okay)[\s,]+/, "")
    .replace(/[\s,.!]+(?:please|pls|thanks|thank you|thx|now please)[\s.!]*$/, "")
    .replace(/[\s.!,;:…-]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Words that people write and that are a slip away from a command. */
const MEANT = new Set([
  "hell",
  "deleted",
  "offers",
  "offered",
  "farmer",
  "former",
  "shop",
  "step",
  "top",
  "set",
  "want",
]);

/**
 * A slip of the fingers: two letters exchanged or one doubled; in words of five letters and more also one missing, added
 * or wrong; of seven and more, two. What cannot be taken back (`strict`) is never guessed from another letter.
 */
function isTypo(word: string, command: string, strict: boolean): boolean {
  if (!/^[a-z]{3,12}$/.test(word) || MEANT.has(word) || command === "use") return false;
  if (isExchanged(word, command) || isDoubled(word, command)) return true;
  if (command.length < 5) return ["stp", "hlp", "snt"].includes(word) && command.startsWith(word[0]!);
  if (strict) return command.length - word.length === 1 && distance(word, command) === 1;
  return distance(word, command) <= (command.length >= 7 ? 2 : 1);
}

function isExchanged(word: string, command: string): boolean {
  if (word.length !== command.length) return false;
  const at = [...word].findIndex((letter, i) => letter !== command[i]);
  if (at < 0) return false;
  return word === `${command.slice(0, at)}${command[at + 1] ?? ""}${command[at]}${command.slice(at + 2)}`;
}

const isDoubled = (word: string, command: string): boolean =>
  word.length === command.length + 1 &&
  [...command].some((letter, i) => word === `${command.slice(0, i)}${letter}${command.slice(i)}`);

/** Letters to add, take out or change (Levenshtein); both words are short. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
