/** A sentence of a debrief as a row of clauses, each with whoever does what it says. */
import { mentions } from "../../shared/domain/owner.ts";
import type { Reader } from "../thing.ts";
import { isPast, type Word, wordsOf } from "./grammar.ts";

export type Who = "reader" | "me" | "we" | "other";

export type Clause = {
  who: Who;
  /** With the subject, without what joins it to the clause before. */
  words: readonly Word[];
  /** Where what is said of the subject begins: 0 where the subject was left out. */
  head: number;
  /** The first verb, as an index of `words`. */
  verb: number;
};

/** What stands before the first clause, as a heading does: "territory plan". */
export function headingOf(sentence: string, reader: Reader): Word[] {
  const words = wordsOf(sentence);
  return withoutJoint(words.slice(0, startsOf(words, reader)[0]?.from ?? 0));
}

export function clausesOf(sentence: string, reader: Reader): Clause[] {
  const words = wordsOf(sentence);
  const starts = startsOf(words, reader);
  const clauses: Clause[] = [];
  starts.forEach((start, nth) => {
    const end = starts[nth + 1]?.from ?? words.length;
    const own = withoutJoint(words.slice(start.at, end));
    const head = start.head - start.at;
    const verb = verbFrom(own, head);
    if (own.length <= head || verb === null) return;
    const who = start.who ?? unsaidSubject(own[head]!, starts.slice(0, nth), reader);
    clauses.push({ who, words: own, head, verb });
  });
  return clauses;
}

/** Who is meant where the subject was left out: the one before, or, at the start, whoever does such things. */
function unsaidSubject(verb: Word, before: readonly Start[], reader: Reader): Who {
  const last = before.findLast(({ who }) => who !== null);
  if (last) return last.who!;
  const isTheirs = /^(?:said|told|asked|liked|loved|laughed|nodded|praised|showed)$/.test(verb.lower);
  if (!isTheirs) return "me";
  return reader.others.length === 0 ? "reader" : "other";
}

/** `from` counts the joint as well, `at` does not; `who` is null where the subject was left out. */
type Start = { from: number; at: number; head: number; who: Who | null };

const JOINT = /^(?:and|but|so|then|or|,|;|:|-|–|—|\.|!|\?|\(|\)|\.\.\.|…|also|when)$/;

function startsOf(words: readonly Word[], reader: Reader): Start[] {
  const starts: Start[] = [];
  let quoted = false;
  for (let at = 0; at < words.length; at++) {
    if (words[at]!.text === '"') quoted = !quoted;
    if (quoted) continue;
    let from = at;
    while (from > 0 && JOINT.test(words[from - 1]!.lower)) from--;
    if (at > 0 && from === at && !runsOn(words, at, starts)) continue;
    const subject = subjectAt(words, at, reader, starts);
    if (subject) {
      starts.push({ from, at, ...subject });
      at = subject.head - 1;
    } else if (
      isPast(words[at]!) &&
      words[at]!.pos === "VERB" &&
      (at === 0 || hasVerbBefore(words, starts, from))
    ) {
      starts.push({ from, at, head: at, who: null });
    }
  }
  return starts;
}

/** "… never raised a hand he said that is the whole job": a new clause without a comma before it. */
function runsOn(words: readonly Word[], at: number, starts: readonly Start[]): boolean {
  const { lower } = words[at]!;
  const next = words[at + 1]?.lower ?? "";
  const before = words[at - 1]!;
  if (
    !/^(?:NOUN|PROPN|PRON|ADV|NUM|ADP)$/.test(before.pos) ||
    /^(?:what|that|which|how|when|as|thing|where|why|who)$/.test(before.lower)
  )
    return false;
  if (!hasVerbBefore(words, starts, at)) return false;
  const isTheirs = /^(?:he|she|they)$/.test(lower);
  // "when I talked about the boiler she put her pen down"
  if (isTheirs && /^(?:when|as|after|while)$/.test(words[0]!.lower) && starts.length === 1)
    return isPast(words[at + 1] ?? before);
  if (isTheirs) return /^(?:said|says|asked|laughed|nodded|told|goes|liked|loved|wrote)$/.test(next);
  // "she asked about shrink I had an answer"
  if (lower !== "i" || before.pos !== "NOUN") return false;
  const asked = words.slice(starts.at(-1)!.at, at).some((word) => /^ask(?:s|ed)?$/.test(word.lower));
  return asked && /^(?:had|was|said|gave|knew|got|answered|told|did)$/.test(next);
}

/** "she nodded and said": there must be a clause to go on with. */
function hasVerbBefore(words: readonly Word[], starts: readonly Start[], from: number): boolean {
  const last = starts.at(-1);
  return last !== undefined && verbFrom(words.slice(last.at, from), last.head - last.at) !== null;
}

const TITLE =
  /^(?:mr|mrs|ms|miss|mx|dr|dra|prof|professor|sir|herr|frau|sister|father|canon|rev|sgt|inspector|captain|judge|chef|madame|monsieur|señor|señora|khun|pastor|coach|dame)\.?$/;
const ROLE =
  /^(?:interviewer|manager|head|director|owner|boss|supervisor|lead|principal|foreman|patron|examiner|assessor|instructor|chair|chef|coordinator|recruiter|panel|team|lady|man|woman|guy|bloke|chap|gentleman)$/;

function subjectAt(
  words: readonly Word[],
  at: number,
  reader: Reader,
  before: readonly Start[],
): { head: number; who: Who } | null {
  const word = words[at]!;
  const ends = (head: number, who: Who) => (verbFrom(words, head, 4) === null ? null : { head, who });
  if (/^i$/.test(word.lower)) return ends(at + 1, "me");
  if (word.lower === "we") return ends(at + 1, "we");
  if (/^(?:he|she|they)$/.test(word.lower)) return ends(at + 1, whoIs(word.lower, words, at, reader, before));
  if (/^both$/.test(word.lower) && words[at + 1]?.lower === "of") return ends(at + 3, "reader");
  if (word.pos === "PROPN" || TITLE.test(word.lower)) {
    let end = at;
    while (
      words[end] &&
      (words[end]!.pos === "PROPN" || TITLE.test(words[end]!.lower) || words[end]!.text === ".")
    )
      end++;
    const isReader =
      reader.name === null ||
      mentions(
        words
          .slice(at, end)
          .map(({ text }) => text)
          .join(" "),
        reader.name,
      );
    if (words[end]?.lower === "and" && words[end + 1]?.lower === "i")
      return ends(end + 2, isReader ? "we" : "other");
    if (words[end]?.lower === "and" && words[end + 1]?.lower === "me")
      return ends(end + 2, isWith(words.slice(at, end), reader) ? "we" : "other");
    const name = words
      .slice(at, end)
      .map(({ text }) => text)
      .join(" ");
    // "Lorna from the trust", "Moana the practice manager"
    let last = end;
    if (/^(?:from|in|of|the|their|who)$/.test(words[end]?.lower ?? ""))
      while (words[last] && /^(?:NOUN|PROPN|DET|ADJ|ADP)$/.test(words[last]!.pos) && last - end < 6) last++;
    return ends(last, reader.name !== null && mentions(name, reader.name) ? "reader" : "other");
  }
  if (
    /^(?:the|a|an|my|one|another|his|her|their|nobody|everyone|everybody|somebody|someone|it|that|this|these|those|there|what|both|all|some|two)$/.test(
      word.lower,
    )
  ) {
    let end = at + 1;
    while (words[end] && /^(?:NOUN|ADJ|PROPN|NUM|DET|ADP)$/.test(words[end]!.pos) && end - at < 7) end++;
    const noun = words.slice(at, end);
    const isTheirs =
      word.lower === "the" &&
      noun.some(({ lower }) => ROLE.test(lower)) &&
      (reader.alone || reader.name === null) &&
      reader.others.length === 0;
    return ends(end, isTheirs ? "reader" : "other");
  }
  if (/^(?:NOUN|ADJ)$/.test(word.pos)) {
    let end = at + 1;
    while (words[end] && /^(?:NOUN|ADJ|PROPN|NUM|ADP|DET)$/.test(words[end]!.pos) && end - at < 6) end++;
    return verbFrom(words, end, 2) === null ? null : { head: end, who: "other" };
  }
  return null;
}

/** "Vikram and I" is "we" only for Vikram. */
const isWith = (name: readonly Word[], reader: Reader) =>
  reader.name === null || mentions(name.map(({ text }) => text).join(" "), reader.name);

/** People in a story to whom a pronoun may point instead. */
const SOMEBODY_ELSE =
  /^(?:stylist|assistant|receptionist|secretary|colleagues?|girl|boy|lad|lads|child|children|kids?|baby|toddler|pupils?|students?|customers?|clients?|patients?|residents?|guests?|nurse|candidates?|applicants?|mother|mum|father|dad|daughter|son|wife|husband|friend|apprentice|intern|driver|drivers|trainer|observer|deputy|cousin|sister|brother|neighbou?r|examiner|twos|ones|class|toddlers|infants|puppies|families|parents|teachers|people|visitors|shoppers|members|callers|cat|dog|horse)$/;

function whoIs(
  pronoun: string,
  words: readonly Word[],
  at: number,
  reader: Reader,
  before: readonly Start[],
): Who {
  const told = words.slice(0, at);
  if (told.some(({ lower }) => SOMEBODY_ELSE.test(lower))) return "other";
  // Somebody else was named in this sentence, so a pronoun behind is theirs.
  const other = before.findLast(
    ({ who, at: from }) => who !== null && who !== "me" && words[from]!.pos === "PROPN",
  );
  if (other?.who === "other" && pronoun !== "they") return "other";
  if (pronoun === "they") return "reader";
  if (reader.pronoun && reader.pronoun !== pronoun) return "other";
  if (reader.alone || (reader.name === null && reader.others.length === 0)) return "reader";
  if (reader.only && reader.pronoun === pronoun) return "reader";
  // In a panel a pronoun is whoever was named last.
  const last = [...before].reverse().find(({ who }) => who === "reader" || who === "other");
  if (last && words[last.at]!.pos === "PROPN") return last.who!;
  const named = told.filter(({ pos }) => pos === "PROPN").map(({ text }) => text);
  const lastNamed = [...named]
    .reverse()
    .find((name) => [reader.name ?? "", ...reader.others].some((each) => mentions(each, name)));
  return lastNamed !== undefined && reader.name !== null && mentions(reader.name, lastNamed)
    ? "reader"
    : "other";
}

/** The first verb from `head` on, with at most `most` small words before it. */
function verbFrom(words: readonly Word[], head: number, most = 6): number | null {
  for (let at = head; at < words.length && at - head <= most; at++) {
    const { pos, lower } = words[at]!;
    if (pos === "VERB" || pos === "AUX") return at;
    if (pos === "PUNCT" && lower !== '"') return null;
    if (!/^(?:ADV|PART|PRON|DET|ADP)$/.test(pos) && !/^(?:like)$/.test(lower)) return null;
  }
  return null;
}

function withoutJoint(words: readonly Word[]): Word[] {
  let end = words.length;
  while (end > 0 && JOINT.test(words[end - 1]!.lower)) end--;
  return words.slice(0, end);
}
