/**
 * Turns a clause of a debrief, which speaks about the interviewer, towards the interviewer: "she put her pen down and
 * said that was the answer she'd been waiting for" becomes "you put your pen down and said that was the answer you had
 * been waiting for". Null where it is not sure who is who.
 */
import { mentions } from "../../shared/domain/owner.ts";
import type { Reader } from "../thing.ts";
import type { Clause } from "./clauses.ts";
import { baseOf, gerundOf, isPast, pastOf, textOf, type Word, withYou } from "./grammar.ts";

export type Turned = {
  /** With its subject: "you put your pen down", "I told you how …". */
  full: string;
  /** Follows "enjoyed" or "Thank you for": "telling you how …"; null where the verb has no such form. */
  gerund: string | null;
  /** Follows "glad to": "tell you how …". */
  infinitive: string | null;
  /** The first verb's base form: "put". */
  verb: string;
  /** The auxiliary in front of it: "had", "were", "could". */
  aux: string | null;
  /** Points to something outside of itself: "it", "that". */
  points: boolean;
  /** What was said, in quotation marks or as a clause, where the verb is one of saying. */
  says: boolean;
};

const SUBJECT: Record<Clause["who"], string | null> = { reader: "you", me: "I", we: "we", other: null };

export function turned(clause: Clause, reader: Reader): Turned | null {
  const { who, words, head } = clause;
  const verb = withoutEmphasis(words, clause.verb);
  const subject = SUBJECT[who];
  if (subject === null) return null;
  // "tone-of-voice" begins with no verb.
  if (words[verb + 1]?.text === "-" && words[verb + 1]?.gap === "") return null;
  if (/^(?:n't|not|never)$/.test(words[verb + 1]?.lower ?? "")) return null;
  const small = words.slice(head, clause.verb);
  if (small.some(({ lower }) => DENIED.test(lower))) return null;
  const main = perfect(words, verb);
  // "I had read", "she was nodding": what happened is the verb behind.
  const behind =
    main.pos === "AUX" ? words.slice(verb + 1, verb + 3).find(({ pos }) => pos === "VERB") : undefined;
  const base = baseOf(main);
  const after = words.slice(verb + 1);
  const rest = turnedRest(after, who, base, reader);
  if (rest === null) return null;
  // "He told very good": without a listener it was said.
  if (base === "tell" && rest.startsWith("“"))
    return turned(
      {
        ...clause,
        words: words.map((word, at) =>
          at === verb ? { ...word, text: "said", lower: "said", lemma: "say" } : word,
        ),
      },
      reader,
    );
  const adverbs = small.filter(({ lower }) => !EMPTY.test(lower));
  const lead = textOf(adverbs);
  const spoken = (form: string) =>
    [lead, form, rest]
      .filter(Boolean)
      .join(" ")
      .replace(/ (?=[,.;:!?])/g, "");
  const told = main.pos === "VERB" && base !== "be" && base !== "have";
  const hasAux = main.pos === "AUX" || (base === "have" && /^(?:a|the|my|\d)/.test(rest) === false);
  const isEmphatic = verb !== clause.verb;
  // "has invited me" is told as "invited me".
  const isPerfect =
    who === "reader" && /^(?:has|have|'s|'ve)$/.test(main.lower) && behind !== undefined && isPast(behind);
  const past = isPerfect
    ? ""
    : isEmphatic
      ? pastOf(base)
      : hasAux
        ? who === "me" || who === "we"
          ? main.text
          : withYou(main)
        : isPast(main)
          ? main.text
          : STATES.test(base)
            ? withYou(main)
            : pastOf(base);
  const pointed = pointsOut(after);
  return {
    full: atLength(
      glued(subject, spoken(past.replace(/^([A-Z])(?=[a-z])/, (letter) => letter.toLowerCase()))),
    ),
    gerund: told && !hasAux && !isPerfect ? spoken(gerundOf(base)) : null,
    infinitive: told && !hasAux && !isPerfect ? spoken(base) : null,
    verb: behind ? baseOf(behind) : base,
    aux: main.pos === "AUX" && !isPerfect ? main.lower : null,
    points: pointed,
    says: SAYS.test(base),
  };
}

/** "'d read" is "had read". */
function perfect(words: readonly Word[], verb: number): Word {
  const main = words[verb]!;
  const next = words.slice(verb + 1, verb + 3).find(({ pos }) => pos === "VERB" || pos === "AUX");
  if (
    main.lower !== "'d" ||
    !next ||
    !(
      isPast(next) ||
      /^(?:been|done|gone|seen|shown|taken|given|known|written|driven|chosen|grown|begun|run|come)$/.test(
        next.lower,
      )
    )
  )
    return main;
  return { ...main, text: "had", lower: "had", lemma: "have", gap: " " };
}

/** "she did say": the verb is "say". */
function withoutEmphasis(words: readonly Word[], verb: number): number {
  const next = words[verb + 1];
  const isVerb = next?.pos === "VERB" || /^(?:like|love|say|ask|laugh)$/.test(next?.lower ?? "");
  return words[verb]!.lower === "did" && isVerb ? verb + 1 : verb;
}

const PARTICIPLE =
  /^(?:\p{L}+ed|been|had|seen|done|gone|made|said|told|taken|given|known|written|got|put|run|come|found|lost|won|met|heard|read|kept|left|brought|bought|built|taught|thought|ever|never|already|just|also|always|once)$/iu;

/** Short forms at their full length, as a letter has them; what was spoken stays. */
export function atLength(text: string): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part) =>
      part.startsWith("“")
        ? part
        : part
            .replace(
              /\b(I|you|we|they)'d (\p{L}+)/giu,
              (_all, who: string, next: string) =>
                `${who} ${PARTICIPLE.test(next) ? "had" : "would"} ${next}`,
            )
            .replace(/\b(I|you|we|they)'ve\b/gi, "$1 have")
            .replace(/\b(you|we|they)'re\b/gi, "$1 are")
            .replace(/\b(I|you|we|they)'ll\b/gi, "$1 will")
            .replace(/\bI'm\b/g, "I am")
            .replace(/\b(did|do|does|is|are|was|were|has|have|had|would|could|should)n't\b/gi, "$1 not")
            .replace(/\bcan't\b/gi, "cannot")
            .replace(/\b(that|it|there)'s\b/gi, "$1 is"),
    )
    .join("");
}

/** "you" and "'d been" are written together. */
const glued = (subject: string, said: string) =>
  said.startsWith("'") ? `${subject}${said}` : `${subject} ${said}`;

const DENIED = /^(?:not|never|n't|hardly|barely|only|nearly|almost)$/;
const EMPTY =
  /^(?:now|also|then|just|really|even|actually|both|all|like|so|first|later|who|that|which|kindly|did)$/;
/** States that go on; the rest of a story is told in the past. */
const STATES = /^(?:need|want|have|run|use|know|think|believe|plan|hope|work|live|own|keep|see)$/;
export const SAYS = /^(?:say|tell|remark|mention|add|exclaim|comment|joke|reply|whisper)$/;

/** Everything behind the verb; direct speech goes into quotation marks and stays as it was said. */
function turnedRest(words: readonly Word[], who: Clause["who"], verb: string, reader: Reader): string | null {
  if (who === "reader" && SAYS.test(verb) && !words.some(({ text }) => text === '"')) {
    const start = speechStart(words);
    const content = words.slice(start);
    if (content.length === 0) return null;
    if (isDirect(content)) {
      const before = turnedWords(words.slice(0, start), who, reader);
      const speech = textOf(content).replace(/[.,;:!]+$/, "");
      if (before === null || FOREIGN_PRONOUN.test(speech) || NO_WORDS.test(speech)) return null;
      return `${before} “${speech}”`.trim();
    }
  }
  return turnedWords(words, who, reader);
}

const FOREIGN_PRONOUN = /\b(?:he|she|him|her|his|hers)\b/i;

/** A sound, or nothing that anybody would quote. */
const NO_WORDS =
  /^(?:huh|hm+|ok|okay|oh|ah|right|yes|no|hello|hi|bye|goodbye|thanks|thank you|next|sorry|so)$/i;

/** "told me that", "said to Mr. Mwansa:" */
function speechStart(words: readonly Word[]): number {
  let at = 0;
  while (
    at < words.length &&
    /^(?:to|me|us|the|others?|other|that|,|:|my)$/.test(words[at]!.lower) &&
    at < 4
  ) {
    if (words[at]!.lower === "the" && !/^others?$/.test(words[at + 1]?.lower ?? "")) break;
    if (words[at]!.lower === "my") break;
    if (words[at]!.lower === "that" && words[at + 1]?.pos === "AUX") break;
    at++;
  }
  return at;
}

/** Words as they were spoken: to "you", or a shout, or a bare word of praise. */
function isDirect(words: readonly Word[]): boolean {
  const lowers = words.map(({ lower }) => lower);
  if (lowers.some((word) => /^(?:you|your|yours|you're|you've|we|us|our|let's)$/.test(word))) return true;
  const hasVerb = words.some(({ pos }) => pos === "VERB" || pos === "AUX");
  if (hasVerb)
    return /^(?:wow|whoa|yes|okay|ok|oh|hire|show|come|great|good|nice|well|damn)$/.test(lowers[0]!);
  return words.length <= 6;
}

const PLURAL_PEOPLE =
  /^(?:people|kids|children|families|customers|clients|patients|students|pupils|residents|guests|drivers|parents|teachers|visitors|members|callers|users|staff|nurses|players|tenants|men|women|lads|girls|boys|buyers|dealers|engineers|managers|folks?|others|passengers|candidates)$/;

export function turnedWords(words: readonly Word[], who: Clause["who"], reader: Reader): string | null {
  const out: string[] = [];
  let quoted = false;
  const plural = words.findIndex(
    ({ lower, pos }) => PLURAL_PEOPLE.test(lower) || (pos === "NOUN" && /[^s]s$/.test(lower)),
  );
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const { lower, gap } = word;
    if (word.text === '"') {
      out.push(`${quoted ? "" : gap || (at > 0 ? " " : "")}${quoted ? "”" : "“"}`);
      quoted = !quoted;
      continue;
    }
    if (quoted) {
      if (/^(?:he|she|him|his|her)$/.test(lower)) return null;
      out.push(`${gap}${word.text}`);
      continue;
    }
    const said = pronoun(words, at, who, reader, plural !== -1 && plural < at);
    if (said === null) return null;
    if (said.skip > 0) at += said.skip;
    out.push(`${gap}${said.text}`);
  }
  if (quoted) return null;
  return out.join("").trim();
}

/** "him" in a story about a woman is somebody else. */
function isOther(lower: string, pronoun: "he" | "she"): boolean {
  return pronoun === "he" ? /^(?:she|her|hers|herself)$/.test(lower) : /^(?:he|him|his|himself)$/.test(lower);
}

const YOU = { text: "you", skip: 0 };

/** One word as the reader is to read it; null where it is not sure whose it is. */
function pronoun(
  words: readonly Word[],
  at: number,
  who: Clause["who"],
  reader: Reader,
  hasPlural: boolean,
): { text: string; skip: number } | null {
  const word = words[at]!;
  const { lower } = word;
  const next = words[at + 1];
  if (reader.pronoun && isOther(lower, reader.pronoun)) return null;
  const sure = reader.alone || reader.others.length === 0 || who === "reader" || reader.only === true;
  switch (lower) {
    case "he":
    case "she":
      if (!sure) return null;
      return withVerb(next, words[at + 2]);
    case "they":
      if (hasPlural) return { text: word.text, skip: 0 };
      return withVerb(next, words[at + 2]);
    case "him":
      return sure && isSpokenTo(words, at, who) ? YOU : null;
    case "them":
      if (hasPlural) return { text: word.text, skip: 0 };
      return isSpokenTo(words, at, who) ? YOU : null;
    case "her":
      if (!sure) return null;
      if (isPossessive(words, at)) return { text: "your", skip: 0 };
      return isSpokenTo(words, at, who) || /^(?:make|let|help)$/.test(words[at - 1]?.lemma ?? "")
        ? YOU
        : null;
    case "his":
      return sure ? { text: "your", skip: 0 } : null;
    case "their":
      return { text: hasPlural ? word.text : "your", skip: 0 };
    case "hers":
      return sure ? { text: "yours", skip: 0 } : null;
    case "theirs":
      return { text: "yours", skip: 0 };
    case "himself":
    case "herself":
      return sure ? { text: "yourself", skip: 0 } : null;
    case "themselves":
      return hasPlural ? { text: word.text, skip: 0 } : { text: "yourselves", skip: 0 };
    case "you":
      if (words[at - 1]?.lower === "thank") return YOU;
      return null;
    case "your":
    case "yours":
    case "yourself":
      // Somebody spoke and it is not marked where.
      return null;
    default:
      break;
  }
  if (word.pos === "PROPN" && reader.name !== null && mentions(word.text, reader.name)) {
    if (/^[,;]$/.test(words[at - 1]?.text ?? "") || words[at + 1]?.pos === "DET") return null;
    let end = at;
    while (words[end + 1]?.pos === "PROPN" && mentions(words[end + 1]!.text, reader.name)) end++;
    if (words[end + 1]?.lower === "'s") return { text: "your", skip: end + 1 - at };
    return { text: "you", skip: end - at };
  }
  // "Mr" before the reader's name goes with it.
  if (
    /^(?:mr|mrs|ms|miss|dr|prof|sir|chef)\.?$/.test(lower) &&
    next &&
    reader.name !== null &&
    mentions(next.text, reader.name)
  ) {
    const rest = pronoun(words, at + 1, who, reader, hasPlural);
    return rest === null ? null : { text: rest.text, skip: rest.skip + 1 };
  }
  return { text: word.text, skip: 0 };
}

/** "she runs" → "you run", "she'd been" → "you had been". */
function withVerb(next: Word | undefined, behind: Word | undefined): { text: string; skip: number } {
  // "she's had", "he's been"
  if (next?.lower === "'s" && behind && PARTICIPLE.test(behind.lower)) return { text: "you have", skip: 1 };
  if (next === undefined || (next.pos !== "VERB" && next.pos !== "AUX")) return YOU;
  const form = withYou(next);
  return { text: `you${next.gap}${form}`, skip: 1 };
}

function isPossessive(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (!next) return false;
  if (next.lower === "own") return true;
  // "made her cry"
  if (
    /^(?:make|let|help)$/.test(words[at - 1]?.lemma ?? "") &&
    /^(?:cry|laugh|smile|think|feel|jump)$/.test(next.lower)
  )
    return false;
  return (
    /^(?:NOUN|ADJ|PROPN)$/.test(next.pos) && !/^(?:that|how|what|all|some|both|last|next)$/.test(next.lower)
  );
}

/** What the writer did to "them" may be done to mats or mice; these things are done to somebody in the room. */
const TO_SOMEBODY =
  /^(?:tell|show|give|ask|walk|take|talk|explain|send|offer|hand|teach|describe|present|sell|serve|thank|make|pour|bring|demonstrate|speak|read|say|remind|to|with|for|at|by)$/;

/** "told me to send him …": what follows is for the writer to do, and "him" is whoever told them. */
function isAskedOfMe(words: readonly Word[]): boolean {
  const at = words.findLastIndex(({ lower }) => /^(?:i|he|she|they)$/.test(lower));
  if (at >= 0) return words[at]!.lower === "i";
  return words.some(({ lower }, nth) => /^(?:me|us)$/.test(lower) && words[nth + 1]?.lower === "to");
}

function isSpokenTo(words: readonly Word[], at: number, who: Clause["who"]): boolean {
  if (who === "reader" && !isAskedOfMe(words.slice(0, at))) return false;
  const before = words[at - 1];
  return before === undefined || TO_SOMEBODY.test(before.lower) || TO_SOMEBODY.test(before.lemma);
}

/** Whether it leans on something said before it: "that was the answer", "she liked it". */
function pointsOut(words: readonly Word[]): boolean {
  let quoted = false;
  return words.some((word, at) => {
    if (word.text === '"') quoted = !quoted;
    if (quoted) return false;
    const { lower, pos } = word;
    const next = words[at + 1];
    if (/^ones?$/.test(lower) && /^(?:ADJ|PROPN|NOUN|NUM)$/.test(words[at - 1]?.pos ?? "")) return false;
    if (lower === "so" && /^(?:ADJ|ADV)$/.test(next?.pos ?? "")) return false;
    if (/^(?:it|this|these|those|so|one|ones|same|there)$/.test(lower))
      return !/^(?:NOUN|ADJ)$/.test(next?.pos ?? "") || lower === "it";
    if (lower === "that")
      return (
        !next ||
        next.pos === "AUX" ||
        next.pos === "PUNCT" ||
        next.pos === "CCONJ" ||
        (pos === "DET" && next.pos === "NOUN")
      );
    return false;
  });
}
