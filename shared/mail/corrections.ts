/** Lines that correct what was read or written: "2 wrong", "3 yes", "company: Brightwater", "also: …". */
import { oneLine } from "./text.ts";

export type Said =
  /** By its number in the list, from 1. */
  | { about: "moment"; number: number; say: "wrong" | "yes" | "no" }
  /** "DROP the coffee": by words of it. `line` is the whole line, for where nothing has them. */
  | { about: "words"; words: string; line: string }
  | { about: "company" | "role"; value: string }
  | { about: "people"; value: string[] };

/** What is corrected, and the words around it, which add to the debrief. */
export function correctionsIn(own: string): { said: Said[]; rest: string } {
  const lines = own.split("\n").map(read);
  return {
    said: lines.flatMap(({ said }) => said),
    rest: lines
      .map(({ rest }) => rest)
      .join("\n")
      .trim(),
  };
}

const LONGEST_LINE = 300;
const LONGEST_VALUE = 80;

const NUMBERS = "(?:no\\.? ?|nr\\.? ?|numbers? |#)?(\\d{1,2}(?:(?: ?, ?| ?& ?| and )#?\\d{1,2}){0,9})";
const WRONG =
  "(?:wrong|not (?:right|true|correct|so|mine)|incorrect|false|(?:did not|didn['’]?t|never) happen(?:ed)?|out|off)";
const NO = "(?:no|nope|not really|(?:they|he|she) (?:did not|didn['’]?t|never did)|not noticed|unnoticed)";
const YES = "(?:yes|yep|yeah|(?:they|he|she) did(?: notice)?|noticed|(?:they|he|she) noticed)";
const END = " ?(?:$|[.,;!]+(?: |$)(.*))";
const AFTER = new RegExp(
  `^${NUMBERS}[.):]? ?(?:is |are |was |were |[-–—=] ?)?(${WRONG}|${NO}|${YES})${END}`,
  "i",
);
const BEFORE = new RegExp(`^(?:wrong:?|not|remove|drop|delete|leave out|strike) ${NUMBERS}${END}`, "i");
const IS_NO = new RegExp(`^${NO}$`, "i");
const IS_YES = new RegExp(`^${YES}$`, "i");
const FACT = /^(company|firm|employer|role|job|position|interviewers?|people|with|names?) ?: ?(\S.*)$/i;
const ALSO = /^(?:(?:also|add|and also|one more(?: thing)?|missing) ?: ?|ADD (?:that )?)(?=.)/;
const ALSO_ANY_CASE = /^(?:also|add|and also|one more(?: thing)?|missing) ?: ?/i;
const DROP =
  /^(?:drop|leave out|strike)[: ]\s?(?:the (?:one|bit|part|thing|line) (?:about|with|of|where) |what i said about |about )?(.{3,60}?)[.!]?$/i;

/** Linear: every pattern is anchored and every repetition bounded. */
function read(line: string): { said: Said[]; rest: string } {
  const plain = line.replace(/\s+/g, " ").trim();
  if (plain.length > LONGEST_LINE) return { said: [], rest: line };
  const fact = FACT.exec(plain);
  if (fact) return { said: factOf(fact[1]!.toLowerCase(), fact[2]!), rest: "" };
  const after = AFTER.exec(plain);
  const before = after ? null : BEFORE.exec(plain);
  if (!after && !before) {
    const drop = DROP.exec(plain);
    if (drop) return { said: [{ about: "words", words: drop[1]!, line }], rest: "" };
    return { said: [], rest: line.replace(ALSO, "").replace(ALSO_ANY_CASE, "") };
  }
  const [numbers, word, more] = after ? [after[1]!, after[2]!, after[3]] : [before![1]!, "wrong", before![2]];
  const say = IS_NO.test(word) ? "no" : IS_YES.test(word) ? "yes" : "wrong";
  const said = [...numbers.matchAll(/\d+/g)].map(
    ([number]): Said => ({ about: "moment", number: Number(number), say }),
  );
  const then = read(more ?? "");
  return { said: [...said, ...then.said], rest: then.rest };
}

function factOf(name: string, given: string): Said[] {
  const value = oneLine(given, LONGEST_VALUE).replace(/[.!]+$/, "");
  if (/^(?:company|firm|employer)$/.test(name)) return [{ about: "company", value }];
  if (/^(?:role|job|position)$/.test(name)) return [{ about: "role", value }];
  const people = value.split(/ ?(?:,|&| and ) ?/).filter(Boolean);
  return [{ about: "people", value: people.slice(0, 10) }];
}
