/** What the interviewer did or said, as the reading marked it, turned towards them: "he asked could he keep it". */
import { mentions } from "../../shared/domain/owner.ts";
import type { Reader } from "../thing.ts";
import { type Clause, clausesOf, type Who } from "./clauses.ts";
import { type Detail, detail as detailOf, fitting, GESTURE } from "./details.ts";
import { wordsOf } from "./grammar.ts";
import { tidied, withoutLead } from "./tidy.ts";
import { turned } from "./turned.ts";

/** The clause turned towards the interviewer: as a whole where that can be said, else as far as it goes. */
export function deedIn(words: string, reader: Reader): Detail | null {
  const whole = deedOf(words, reader);
  // "hire her" was said "to nobody, to the air".
  const spoken = /^(.*\S["”]) [^"“”]{1,40}$/s.exec(words)?.[1];
  return whole ?? (spoken ? deedOf(spoken, reader) : null);
}

function deedOf(words: string, reader: Reader): Detail | null {
  const plain = withoutLead(tidied(words))
    .replace(APPOSITION, "$1 ")
    .replace(PLACED, "they ")
    .replace(AT_IT, "");
  const sentence = quoted(tidied(plain)).replace(NAME_FIRST, (_all, name: string) =>
    reader.others.some((other) => mentions(name, other)) ? _all : "they ",
  );
  if (PASSING.test(sentence) || PRACTICAL.test(sentence)) return null;
  const isTheirs = (who: Who) => who === "reader" || who === "other";
  const told = clausesOf(sentence, reader).some(({ who }) => isTheirs(who)) ? sentence : `they ${sentence}`;
  const all = wordsOf(told);
  const clause = clausesOf(told, reader).find(({ who }) => isTheirs(who));
  if (clause === undefined || namesAnother(clause, reader) || isBystander(clause)) return null;
  const from = all.findIndex(
    ({ text }, at) =>
      clause.words.every((word, n) => all[at + n]?.text === word.text) && text === clause.words[0]!.text,
  );
  const theirs = { ...clause, who: "reader" as const };
  const answer =
    fitting(turned({ ...theirs, words: all.slice(from) }, reader)) ?? fitting(turned(theirs, reader));
  if (
    answer === null ||
    /\b(?:would|could|can|may|do|did|am|was) I\b/.test(answer.full.replace(/“[^”]*”/g, ""))
  )
    return null;
  if (GESTURE.test(answer.full)) return null;
  const said = {
    ...answer,
    full: properlyAsked(answer.full),
    gerund: GIVES.test(answer.verb) && !/ and /.test(answer.full) ? answer.gerund : null,
  };
  const spoken = /^you said “([^”]+)”$/.exec(said.full)?.[1];
  const detail = detailOf(spoken ? "words" : "theirs", null, said, words);
  return { ...detail, isGood: true, isMarked: true, ...(spoken ? { topic: spoken } : {}) };
}

/** "Mrs Ortiz said well that's a sale": speech without its marks, by the word that it begins with. */
const quoted = (sentence: string): string =>
  /["“]/.test(sentence)
    ? sentence
    : sentence.replace(
        /\b(?:said|says|went|goes) ((?:well|oh|wow|now|lovely|brilliant|perfect|that's|not bad|fair enough|spot on)\b.{0,60})$/i,
        'said "$1"',
      );

/** "the big girl asked", "the mother clapped": somebody who was there, and not the reader. */
const isBystander = ({ who, words, head }: Clause): boolean =>
  who === "other" &&
  BYSTANDER.test(
    words
      .slice(0, head)
      .map(({ lower }) => lower)
      .join(" "),
  );
const BYSTANDER =
  /\b(?:girl|boy|child|kids?|baby|son|daughter|mother|mum|mom|dad|father|wife|husband|customers?|clients?|patients?|residents?|pupils?|students?|candidates?|dog|cat|senior|bursar|secretary|receptionist|assistant|driver)$/;

/** "the older one, Gunnar, put on his glasses" */
const APPOSITION =
  /^(?:and |then )?(?:the|one|his|her) [^,.!?]{3,30}, ((?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?), (?=\p{Ll})/u;

/** "one guy in the back wrote it down": where they sat is nothing to tell them. */
const PLACED =
  /^(?:and |then )?(?:one|the) (?:\p{Ll}+ )?(?:guy|man|woman|lady|chap|bloke|fellow|gentleman|manager|one) (?:in|at|on|by|from|with) (?:the|a|his|her) \p{Ll}+ (?=\p{Ll}+)/iu;

/** "put his glasses on for it and asked who taught me": what it was, only the room knows. */
const AT_IT = / (?:for|at|over|about) it(?= and (?:said|told|took|wrote|put|made|asked|laughed|\p{L}+ed)\b)/u;

/** "Cleave said": a name that could be a verb. */
const NAME_FIRST =
  /^((?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?) (?=(?:said|says|asked|asks|told|laughed|liked|loved|took|wrote|nodded|wants|wanted|called|kept|smiled|came|went|put|gave|got|held|looked|photographed|tried|read|ran|made)\b)/u;

/** What comes next, when and for how much is no part of the thanks; "nobody laughed" is not "you laughed". */
const PRACTICAL =
  /^(?:nobody|no one|none|neither|nothing)\b|\b(?:in touch|hear (?:from|by|back)|get back|next (?:step|round|stage|week)|decid\w*|decision|salary|pay|paid|money|start (?:on|monday|date)|when I (?:could|can) start|let me know|trial week|before the \d+\w*|by (?:mon|tues|wednes|thurs|fri)day)\b/i;

/** A day that is past when the note is read. */
const PASSING = /\b(?:today|yesterday|tonight|this (?:morning|afternoon|evening)|just now)\b/i;

/** What can be thanked for in one breath: "for showing me the cellar". */
const GIVES = /^(?:show|walk|take|give|let|explain|describe|introduce|tell|bring|lead|draw|offer)$/;

/** "you asked could you keep it" is "you asked whether you could keep it"; a full stop stays out of the quote. */
const properlyAsked = (full: string): string =>
  full
    .replace(
      /\b(asked(?: me)?) (could|can|would|may|might|was|were|is|are|do|did|should) (you|I|we|they) /g,
      "$1 whether $3 $2 ",
    )
    .replace(/\bwhether (you|I|we|they) (?:do|did) /g, "whether $1 ")
    .replace(/[.,;:!]+”/g, "”");

/** Somebody else of the panel did it, and the note is not to them. */
const namesAnother = ({ words, head }: Clause, { name, others }: Reader): boolean => {
  const subject = words
    .slice(0, head)
    .map(({ text }) => text)
    .join(" ");
  if (name !== null && mentions(subject, name)) return false;
  // "Gordon had his appendix out" is no deed of Verity's.
  const isNamed =
    /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}'-]+)?$/u.test(subject) &&
    !/^(?:They|He|She|The|You|We|I|It)\b/.test(subject);
  return others.some((other) => mentions(subject, other)) || (name !== null && isNamed);
};
