/** A question and its answer in one line of a note: from what was asked straight to the content. */
import { wordsOf } from "./note/grammar.ts";
import { asClause, isClause } from "./question.ts";
import { capitalI, isShouting, isUnfit, lowered } from "./thing.ts";
import { isValue } from "./true-fact.ts";
import { countWords, sentence } from "./words.ts";

/** In words. */
const [LONGEST_CLAUSE, LONGEST_THING, LONGEST_QUESTION] = [30, 14, 18];

/**
 * From the most telling wording to the plainest. `asked` follows "You asked"; `told` is the question as the writer told
 * it, for where it could not be turned.
 */
export function answered(
  fix: string,
  asked: string | null,
  told: string | null = null,
  isGuessed = false,
): (string | null)[] {
  const content = inOneBreath(fix);
  const clause = /^it is /.test(content) ? content : asClause(content);
  const said = clause !== null && !/[:;]/.test(clause) ? clause : null;
  if (
    asked?.toLowerCase().includes(content.toLowerCase()) ||
    /^I (?:got|had) an? (?:A|B|first)\b/.test(content)
  )
    return [];
  const quoted = told === null ? null : asQuoted(told);
  const lead = asked ? `You asked ${asked}` : quoted && `To come back to ${quoted}`;
  const isFigure = isValue(content) && countWords(content) <= 6;
  // "How would you raise the income?" is not answered by "540".
  const fits = !isFigure || asked === null || ASKS_FIGURE.test(asked);
  const isShort = countWords(content) <= LONGEST_THING;
  return [
    lead && said && countWords(said) <= LONGEST_CLAUSE ? `${lead}: ${small(said)}.` : null,
    asked && clause ? `You asked ${asked}. ${sentence(clause)}` : null,
    asked && isFigure && fits ? `You asked ${asked}: it is ${small(content)}.` : null,
    lead && !clause && isShort && fits ? `${lead}: ${small(content)}.` : null,
    said ? `To come back to one of your questions: ${small(said)}.` : null,
    // What was only found beside the moment may be no answer at all.
    ...(isGuessed ? [] : bare(content, clause)),
  ];
}

const ASKS_FIGURE = /^(?:how (?:many|much|long|often|soon|fast|high|old|big|far)|wh(?:at|ich)|about|for)\b/i;

/** An answer without its question: for words that the writer gave as the answer. */
function bare(fix: string, clause: string | null): (string | null)[] {
  const words = countWords(fix);
  return [
    clause ? `I have thought again about one of your questions. ${sentence(clause)}` : null,
    words >= 2 && words <= 12 ? `To come back to one of your questions, my answer is ${fix}.` : null,
  ];
}

/** "I'd come! I live nine minutes away" is one answer; two clauses with a comma between them are joined. */
const inOneBreath = (fix: string): string =>
  fix
    .replace(/[!?]+ (?=I\b)/g, ", and ")
    .replace(/ & /g, " and ")
    .replace(LOUD, (word) => word.toLowerCase())
    .replace(/,? by the way\b.*$/i, "")
    .replace(/(?<=\S{3}[^,]*\s\S[^,]*), (?=I(?:['’]\w+)? \p{L}+)/u, ", and ")
    .replace(/, and and\b/g, ", and");

/** Emphasis, as one types it and does not write it. */
const LOUD =
  /\b(?:DONE|USE|USED|NOT|NEVER|ALWAYS|EVERY|ALL|KNOW|HAVE|CAN|DID|LOVE|ADORE|AND|BEFORE|AFTER|FIRST|BOTH|ONLY|REALLY|VERY)\b/g;

/** “what do you do first if you need to go down on the line?”: the question as it was told. */
function asQuoted(told: string): string | null {
  const flat = capitalI(told.replace(/\s+/g, " "))
    .replace(/^(?:about|for|on) /i, "")
    .replace(/[?.,:;!"”]+$/, "");
  const words = countWords(flat);
  if (words < 2 || words > LONGEST_QUESTION || /["“”()]/.test(flat) || isUnfit(flat) || isShouting(flat))
    return null;
  // "how I'd teach it" is told in the writer's own person.
  if (/\b(?:I|I['’]\w+|my|me|myself)\b/.test(flat) || !/^[\p{L}\d]/u.test(flat)) return null;
  return `“${flat}”`;
}

/** Behind a colon a common word is small: "Depreciation", "You report it"; names and what is read letter by letter are not. */
function small(text: string): string {
  const plain = lowered(text);
  const [first] = wordsOf(plain);
  const isName =
    first === undefined || first.pos === "PROPN" || /^(?:I\b|I['’]|\p{Lu}{2}|\p{Lu}\d|\p{Lu}$)/u.test(plain);
  return isName && !/^(?:You|We|From|There)\b/.test(plain)
    ? plain
    : plain.charAt(0).toLowerCase() + plain.slice(1);
}

/** "it's applied to the last factor" is a clause with its "it". */
export const itIs = (told: string, fix: string): string =>
  /^it(?:['’]?s| is)\b(?! (?:been|got|had)\b)/i.test(told.trim()) && !isClause(fix)
    ? `it is ${fix.replace(/^really |^actually /i, "")}`
    : fix;
