/** Words with their parts of speech, and the forms of English verbs. */
import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemToken } from "wink-nlp";

export type Word = {
  text: string;
  lower: string;
  /** Universal part of speech: VERB, AUX, NOUN, PROPN, PRON … */
  pos: string;
  lemma: string;
  /** White space before it. */
  gap: string;
};

/** Made at the first sentence: it takes longer than everything else that a letter needs. */
let tagger: ReturnType<typeof winkNLP> | null = null;

/** Longer text than anybody's sentence is cut, so that the tagger's work stays small. */
const MOST_CHARACTERS = 600;

export function wordsOf(text: string): Word[] {
  tagger ??= winkNLP(model, ["pos"]);
  const { its } = tagger;
  const words: Word[] = [];
  // The types of the package give the lemma's helper one parameter less than it takes.
  const lemmaOf = its.lemma as unknown as typeof its.value;
  tagger
    .readDoc(text.slice(0, MOST_CHARACTERS))
    .tokens()
    .each((token: ItemToken) => {
      const value = token.out();
      words.push({
        text: value,
        lower: value.toLowerCase().replaceAll("’", "'"),
        pos: token.out(its.pos),
        // The tagger has none for the second half of "cannot".
        lemma: ((token.out(lemmaOf) as string | undefined) ?? value).toLowerCase(),
        gap: token.out(its.precedingSpaces),
      });
    });
  return words;
}

export function textOf(words: readonly Word[]): string {
  return words
    .map(({ text, gap }) => `${gap}${text}`)
    .join("")
    .trim();
}

/* Forms of verbs. */

const PAST: Record<string, string> = Object.fromEntries(
  `be was,become became,begin began,bend bent,bet bet,bind bound,bite bit,blow blew,break broke,bring brought,build built,burn burned,buy bought,catch caught,choose chose,come came,cost cost,cut cut,deal dealt,dig dug,do did,draw drew,drink drank,drive drove,eat ate,fall fell,feed fed,feel felt,fight fought,find found,fit fit,fly flew,forget forgot,freeze froze,get got,give gave,go went,grow grew,hang hung,have had,hear heard,hide hid,hit hit,hold held,hurt hurt,keep kept,know knew,lay laid,lead led,lean leaned,leap leapt,learn learned,leave left,lend lent,let let,lie lay,light lit,lose lost,make made,mean meant,meet met,pay paid,put put,quit quit,read read,ride rode,ring rang,rise rose,run ran,say said,see saw,seek sought,sell sold,send sent,set set,sew sewed,shake shook,shine shone,shoot shot,show showed,shut shut,sing sang,sink sank,sit sat,sleep slept,slide slid,speak spoke,spell spelled,spend spent,spin spun,split split,spread spread,stand stood,steal stole,stick stuck,strike struck,sweep swept,swim swam,swing swung,take took,teach taught,tear tore,tell told,think thought,throw threw,understand understood,wake woke,wear wore,win won,wind wound,write wrote`
    .split(",")
    .map((pair) => pair.trim().split(" ") as [string, string]),
);
const BASE: Record<string, string> = Object.fromEntries(
  Object.entries(PAST).map(([base, past]) => [past, base]),
);

/** Verbs of more than one syllable whose last consonant doubles. */
const DOUBLES =
  /^(?:begin|forget|refer|prefer|transfer|commit|permit|admit|control|occur|upset|format|program|repot|deburr)$/;
const ONE_SYLLABLE = /^[^aeiou]*(?:qu)?[aeiou][bcdfghjklmnpqrstvz]$/;
const doubles = (base: string) => ONE_SYLLABLE.test(base) || (DOUBLES.test(base) && !base.endsWith("rr"));

/** "overran", "rewrote" */
const PREFIXED = /^(over|under|re|mis|out|with)(\p{L}{3,})$/u;

/** "walked" → "walk", "planed" → "plane": the tagger takes the second for "plan". */
export function baseOf({ lower, lemma }: Pick<Word, "lower" | "lemma">): string {
  if (BASE[lower]) return BASE[lower];
  const prefixed = PREFIXED.exec(lower);
  if (prefixed && BASE[prefixed[2]!]) return `${prefixed[1]}${BASE[prefixed[2]!]}`;
  if (lower.endsWith("ed") && lower.slice(0, -2) === lemma && doubles(lemma)) return `${lemma}e`;
  // A verb that the tagger does not know: "refactored".
  if (lemma === lower && /[^e]ed$/.test(lower)) return undoubled(lower.slice(0, -2));
  return lemma;
}

/** "mapped" → "map", "piped" → "pipe", "refactor" stays. */
function undoubled(stem: string): string {
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return ONE_SYLLABLE.test(stem) ? `${stem}e` : stem;
}

export function gerundOf(base: string): string {
  if (base.endsWith("ie")) return `${base.slice(0, -2)}ying`;
  if (base.endsWith("e") && !/(?:ee|oe|ye)$/.test(base) && base !== "be") return `${base.slice(0, -1)}ing`;
  return doubles(base) ? `${base}${base.at(-1)}ing` : `${base}ing`;
}

export function pastOf(base: string): string {
  const prefixed = PREFIXED.exec(base);
  const known =
    PAST[base] ?? (prefixed && PAST[prefixed[2]!] ? `${prefixed[1]}${PAST[prefixed[2]!]}` : undefined);
  if (known) return known;
  if (base.endsWith("e")) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return doubles(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}

/** What follows "you" where the writer wrote it behind "he" or "she": "runs" → "run", "was" → "were". */
const WITH_YOU: Record<string, string> = {
  is: "are",
  was: "were",
  has: "have",
  does: "do",
  "'s": "'re",
  isn: "aren",
  wasn: "weren",
  hasn: "haven",
  doesn: "don",
};

/** Whether a word is a verb in its past form, as a story tells it. */
export function isPast({ lower, lemma, pos }: Word): boolean {
  if (pos !== "VERB" && pos !== "AUX") return false;
  const prefixed = PREFIXED.exec(lower);
  if (prefixed && BASE[prefixed[2]!] !== undefined && lower !== lemma) return true;
  return lower.endsWith("ed") || (BASE[lower] !== undefined && (lower !== lemma || PAST[lower] === lower));
}

export function withYou(word: Word): string {
  const fixed = WITH_YOU[word.lower];
  if (fixed) return fixed;
  if (word.pos !== "VERB" || word.lower === word.lemma || !word.lower.endsWith("s")) return word.text;
  return word.lemma;
}
