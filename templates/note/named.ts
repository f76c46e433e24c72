/** A thing by the name that the writer gave it, turned towards the interviewer: "her orchids" is "your orchids". */
import type { Material } from "../../shared/domain/debrief.ts";
import { DANGLING, isUnfit, proper, type Reader, SLANG, VAGUE } from "../thing.ts";
import { type Word, wordsOf } from "./grammar.ts";
import { tidied } from "./tidy.ts";
import { atLength, turnedWords } from "./turned.ts";

const MOST_WORDS = 14;

/** As it stands behind "about"; null where it is not sure whose it is, or says nothing by itself. */
export function namedThing({ how, words: told }: Material, reader: Reader): string | null {
  if (how === "liked" && /^that I\b/i.test(told)) return null;
  const words = wordsOf(withArticle(listed(bare(tidied(told), how))));
  if (words.length === 0 || words.length > MOST_WORDS || isSomebodyElse(words, how)) return null;
  // "find the leak"
  if (words[0]!.pos === "VERB" && !/ing$/.test(words[0]!.lower)) return null;
  const text = turnedWords(words, "we", reader);
  if (text === null) return null;
  const thing = proper(atLength(small(text, words[0]!)));
  if (
    SLANG.test(thing.replace(ALSO_NAMES, "")) ||
    isUnfit(thing) ||
    VAGUE.test(thing) ||
    NOT_A_THING.test(thing) ||
    DANGLING.test(` ${thing}`)
  )
    return null;
  return /[\p{L}\d%][’'”)]?$/u.test(thing) ? thing : null;
}

/** Slang before what it praises, and a name here: "the mock class". */
const ALSO_NAMES = /\b(?:class|grand|ace|sick|super)\b/gi;

/** "a felting class" was one, and is now "the felting class"; "the outage one" is the outage. */
function bare(told: string, how: Material["how"]): string {
  const known = how === "asked" ? "" : "the ";
  return told
    .replace(/^[^\p{L}\d"“]+|[\s.,;:!?–—-]+$/gu, "")
    .replace(/^(?:chatting|talking|speaking|talk|chat)(?: with (?:her|him|them))? about /i, "")
    .replace(/^(?:on|about|of|with|like|in)\s+(?=\S+\s)/i, "")
    .replace(/^(?:the |a )?question (?:of|about|on) (?=\S)/i, "")
    .replace(/^(?:this|that|these|those|one of)\s+(?!I\b)/i, "the ")
    .replace(/^(?:(an? )|some )/i, (_some, article?: string) => known || article || "")
    .replace(/^(?:the|my|her|his|their) (?:bit|part|one|thing|stuff) (?:about|on|with|of) /i, (lead) =>
      /^my/i.test(lead) ? "my " : "",
    )
    .replace(
      how === "asked"
        ? /(?<=\S\s\S+)\s+(?:one|thing|bit|part|stuff|questions?)$/i
        : /(?<=\S\s\S+)\s+(?:one|thing|bit|part|stuff)$/i,
      "",
    )
    .replace(
      /^(?:(how|what|where|when|why|which \S+) )(would|do|did|can|could|should|am|have) I /i,
      (_all, word: string, verb: string) =>
        /^(?:do|did)$/i.test(verb) ? `${word} I ` : `${word} I ${verb} `,
    )
    .replace(/^(?:if|whether) (?=(?:I|we)\b)/i, "whether ")
    .replace(
      / for (?:a (?:good |long |wee )?(?:while|bit)|ages|(?:\p{L}+|\d+) (?:minutes|hours)|half an hour)$/iu,
      "",
    )
    .replace(/^(?:that )?I (?=\S+ )/, "how I ")
    .replace(/(?: (?:for|of|to|in|on|with|and|or|the|an?|at|about|by|from|as))+$/i, "")
    .replace(/\bthe my\b/gi, "my")
    .trim();
}

/** "Blind tasting" at the start of a sentence is "the blind tasting". */
function withArticle(thing: string): string {
  const isNamed =
    /^(?:How|What|Where|When|Why|Which|Whether|The|My|Her|His|Their|Our|I)\b|^\S+'s\b|\s\p{Lu}\p{Ll}/u.test(
      thing,
    );
  if (ONE_OF_MANY.test(thing) && !DETERMINED.test(thing)) return `the ${inSmall(thing)}`;
  if (!/^\p{Lu}\p{Ll}/u.test(thing) || isNamed) return thing;
  const small = `${thing.charAt(0).toLowerCase()}${thing.slice(1)}`;
  const [first] = wordsOf(thing.includes(" ") ? small : thing);
  return first?.pos === "PROPN" ? thing : `the ${small}`;
}

/** "code review exercise", "Welsh ghost story": one of many needs its article. */
const ONE_OF_MANY =
  /^(?:[\p{L}\d-]+ ){1,3}(?:exercise|story|test|question|project|plan|case|example|demo|task|tour|scenario|lesson|presentation|report|book|map|design|role ?play|photo|picture|sample|recipe|drawing|study|problem)$/iu;
const DETERMINED =
  /^(?:the|a|an|my|our|your|her|his|their|its|this|that|these|those|some|any|no|how|what|where|when|why|which|whether|who|I|one|two|three|four|five)\b|^\S+['’]s\b|^\S+s['’] |\b(?:and|of|in|on|for|with|about|to|from|at|is|was)\b/i;

/** A capital of a sentence's start is small behind an article; a name keeps its own. */
function inSmall(thing: string): string {
  const small = `${thing.charAt(0).toLowerCase()}${thing.slice(1)}`;
  const [first] = wordsOf(thing);
  return first?.pos === "PROPN" || first?.pos === "ADJ" || /^\p{Lu}{2}/u.test(thing) ? thing : small;
}

/** "waiting lists, corridor care" is "waiting lists and corridor care". */
function listed(text: string): string {
  const parts = text.split(/,\s+/);
  const isList =
    parts.length > 1 &&
    parts.length < 5 &&
    parts.every((part) => /^(?:(?:the|my|a|an) )?(?:[\p{L}\d'’-]+ ?){1,3}$/u.test(part));
  if (!isList || /\b(?:and|or)\b/.test(text)) return text;
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** "a detainee who says he's ill", "a client and her dog": those are not the interviewer. */
function isSomebodyElse(words: readonly Word[], how: Material["how"]): boolean {
  return words.some(({ lower }, at) => {
    if (!/^(?:he|she|him|his|her|hers|himself|herself)$/.test(lower)) return false;
    if (how === "asked") return true;
    if (at === 0) return false;
    // "the song she taught us"
    return (
      !(/^(?:he|she)$/.test(lower) && words[at - 1]!.pos === "NOUN") &&
      words.slice(0, at).some(({ pos }) => pos === "NOUN")
    );
  });
}

/** A word with a capital only because a sentence began with it. */
function small(text: string, first: Word): string {
  const isCommon = first.pos !== "PROPN" && /^\p{Lu}(?:\p{Ll}|$)/u.test(text) && !/^I\b/.test(text);
  return isCommon ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Somebody's own words without a thing, or something that points to what stood before. */
const NOT_A_THING =
  /^(?:it|them|him|her|you|me|us|I|we|they|this|that|these|those|one|ones|both|all|everything|something|nothing|anything|somebody|someone|yes|no|there|here|which|who|loads?|lots?)$|^(?:you|and|or|but|so|because|to)\s|[()[\]{}<>|*_#]|\.\.|--/i;
