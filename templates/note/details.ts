/**
 * What only this conversation could give: what the interviewer did, said, asked and liked, what the writer told and
 * made, each turned towards the interviewer and traced to the words it was told in.
 */

import type { Material } from "../../shared/domain/debrief.ts";
import type { Triaged } from "../../shared/domain/letter.ts";
import { isPartOfTrouble } from "../../shared/domain/note.ts";
import { isUnfit, NEGATED, proper, type Reader, SLANG, VAGUE } from "../thing.ts";
import { type Clause, clausesOf, headingOf } from "./clauses.ts";
import { baseOf, textOf } from "./grammar.ts";
import { type Stretch, stretchesOf } from "./sentences.ts";
import { thingIn } from "./things.ts";
import { tidied, withoutLead } from "./tidy.ts";
import { type Turned, turned } from "./turned.ts";

/** `cause` is what the writer did or what both talked about; `answer` what the interviewer did or said to it. */
export type Detail = {
  is:
    | "answered"
    | "on"
    | "theirs"
    | "asked"
    | "ours"
    | "mine"
    | "went"
    | "work"
    | "liked"
    | "prepared"
    | "thing"
    | "experience"
    /** What somebody else of the panel said to it; the note is not to them. */
    /** What the interviewer said, word for word; `topic` holds the words. */
    | "words"
    /** A thing by its name, `topic`, and `how` it came up. */
    | "named";
  how?: Material["how"];
  /** The reading marked it for the note. */
  isMarked?: boolean;
  /** It was spoken of, and not only worked on. */
  isSpoken?: boolean;
  /** What the spoken words were about. */
  about?: string;
  cause: Turned | null;
  answer: Turned | null;
  /** What it was about, where the writer's words name it apart: "the onboarding case study". */
  topic?: string;
  /** The exact stretch of the debrief that it comes from. */
  trace: string;
  /** From a moment that went right, not only from what was told beside it. */
  isGood: boolean;
  /** It praises: one such is enough for a note. */
  praises: boolean;
};

export type Told = {
  /** The person's own words, whole. */
  text: string;
  moments: readonly Triaged[];
};

/** Nobody tells more of an interview; what is longer is looked at from its beginning. */
const MOST_CHARACTERS = 20_000;
const LONGEST_SENTENCE = 600;

/** From the debrief's sentences: those of good moments whole, of the others only what the interviewer showed or told. */
export function detailsFor(
  told: Told,
  mine: readonly Triaged[],
  shown: readonly string[],
  reader: Reader,
): Detail[] {
  const text = told.text.slice(0, MOST_CHARACTERS);
  const rest = told.moments.filter(({ action }) => action !== "keep");
  const spans = (moments: readonly Triaged[]) =>
    moments.flatMap(({ quote }) => {
      const from = text.indexOf(quote);
      return from < 0 ? [] : [{ from, to: from + quote.length }];
    });
  const troubled = spans(rest);
  const touches = (one: { from: number; to: number }, others: readonly { from: number; to: number }[]) =>
    others.some((other) => one.from < other.to && one.to > other.from);
  const stretches = stretchesOf(text).filter(({ from, to }) => to - from <= LONGEST_SENTENCE);
  const found: Detail[] = [];
  // What stands right behind a slip is the answer to it.
  const followsTrouble = (each: Stretch) => {
    const before = stretches[stretches.indexOf(each) - 1];
    return before !== undefined && touches(before, troubled);
  };
  for (const { quote } of mine) {
    const from = text.indexOf(quote);
    const span = { from, to: from + quote.length };
    const around = from < 0 ? [] : stretches.filter((each) => touches(each, [span]));
    const whole =
      around.length > 0 && !touches({ from: around[0]!.from, to: around.at(-1)!.to }, troubled)
        ? around
        : null;
    // Behind a good moment the answer to it often stands in a sentence of its own.
    const after = whole && stretches[stretches.indexOf(whole.at(-1)!) + 1];
    const start = whole?.[0]?.from ?? 0;
    const sources = whole ? [text.slice(start, whole.at(-1)!.to), quote] : [quote];
    if (
      whole &&
      after &&
      ANSWERS.test(after.text) &&
      !touches(after, troubled) &&
      !touches(after, spans(told.moments))
    )
      sources.unshift(text.slice(start, after.to));
    // Where the quote leans on the sentence before it, that one is taken along.
    const before = whole && stretches[stretches.indexOf(whole[0]!) - 1];
    if (whole && before && !touches(before, spans(told.moments)) && whole[0]!.from - before.to < 3)
      sources.push(text.slice(before.from, whole.at(-1)!.to));
    const asked =
      around.length > 0
        ? askedBefore(
            stretches.slice(Math.max(0, stretches.indexOf(around[0]!) - 3), stretches.indexOf(around[0]!)),
          )
        : null;
    const all = sources.map((source) => detailsIn(source, reader, true, asked));
    const best =
      all.find((details) => details.some(({ is }) => is !== "thing")) ??
      all.find((details) => details.length > 0);
    // What stands right beside a good moment is told in the same good breath.
    const beside = whole
      ? [stretches[stretches.indexOf(whole[0]!) - 2], before, after].filter(
          (each): each is Stretch =>
            each != null &&
            !touches(each, spans(told.moments)) &&
            !followsTrouble(each) &&
            sameParagraph(text, each, whole[0]!),
        )
      : [];
    for (const each of beside) {
      if (best?.some(({ trace }) => trace.includes(each.text))) continue;
      found.push(
        ...detailsIn(each.text, reader, true)
          .filter(
            ({ is, answer }) =>
              (is === "theirs" || is === "answered") && answer !== null && !UNWELCOME.test(answer.full),
          )
          .map((detail) => ({ ...detail, isGood: true })),
      );
    }
    found.push(...(best ?? []).map((each) => ({ ...each, isGood: true })));
  }
  const good = spans(told.moments.filter(({ action }) => action === "keep"));
  // Around something broken, somebody hurt or a remark that hurt, nothing is a pleasant detail.
  const grave = spans(rest.filter(({ kind }) => GRAVE.has(kind)));
  const isNearGrave = ({ from, to }: Stretch) =>
    grave.some((other) => from < other.to + NEAR_GRAVE && to > other.from - NEAR_GRAVE);
  for (const each of stretches) {
    if (touches(each, troubled) || touches(each, good) || followsTrouble(each)) continue;
    if (isPartOfTrouble(each.text, told.moments)) continue;
    if (!isNearGrave(each)) found.push(...detailsIn(each.text, reader, false));
    const past = experienceIn(each.text, reader);
    if (past !== null && !found.some(({ is }) => is === "experience"))
      found.push(detail("experience", past, null, each.text));
  }
  for (const words of shown) {
    if (found.some(({ trace }) => trace.includes(words))) continue;
    found.push(...detailsIn(words, reader, false));
  }
  return found;
}

const GRAVE: ReadonlySet<string> = new Set(["damage", "injury", "offense"]);
/** In characters: two or three sentences. */
const NEAR_GRAVE = 250;

const YEARS =
  /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|odd))? (?:years|seasons|summers|winters)\b/i;

const SINCE = /\bsince (?:(?:19|20)\d\d|I was (?:\d+|\p{L}+teen))\b/iu;

/** "I've been a barista six years": what somebody brings, in their own words. */
function experienceIn(text: string, reader: Reader): Turned | null {
  const sentence = tidied(withoutLead(tidied(text)));
  if (!(YEARS.test(sentence) || SINCE.test(sentence)) || sentence.split(" ").length > 30) return null;
  for (const clause of clausesOf(sentence, reader)) {
    if (clause.who !== "me") continue;
    const told = fitting(turned(clause, reader));
    if (
      told === null ||
      told.points ||
      !(YEARS.test(told.full) || SINCE.test(told.full)) ||
      told.full.split(" ").length > 16
    )
      continue;
    if (
      !/^(?:be|work|manage|run|do|teach|drive|cook|keep|spend|sell|serve|look|lead|build|train|care|weld|fix|clean|nurse|bake|write|edit|hold|have|breed|farm)$/.test(
        told.verb,
      )
    )
      continue;
    if (
      /\b(?:old|married|ago|since|wife|husband|out of work|unemployed|sober|prison|sick|ill|off|without|last|only|not|kids?|mother|father|mum|dad|divorced?|lived?|here|looking|for a job|applying|late|waiting)\b/i.test(
        told.full,
      )
    )
      continue;
    return {
      ...told,
      full: told.full.replace(YEARS, (years, at: number, whole: string) =>
        /\b(?:for|over|nearly|about|almost|than|of|my|the|in|after|done|did|had|spent|have|doing)\s$/i.test(
          whole.slice(0, at),
        )
          ? years
          : `for ${years}`,
      ),
    };
  }
  return null;
}

/** "She asked about figure 14. … We talked about it": what "it" is. */
function askedBefore(stretches: readonly { text: string }[]): string | null {
  for (const { text } of [...stretches].reverse()) {
    const about =
      /\basked (?:me )?(?:again )?about ((?:the |my |a |their )?[\p{L}\d'’ -]{3,40}?)(?=[.,;!?]|$| and | but )/iu.exec(
        text,
      )?.[1];
    if (about) return about;
  }
  return null;
}

const sameParagraph = (
  text: string,
  one: { from: number; to: number },
  other: { from: number; to: number },
) => !/\n\s*\n/.test(text.slice(Math.min(one.to, other.to), Math.max(one.from, other.from)));

const ANSWERS =
  /^(?:he|she|they|\p{Lu}\p{L}+|mrs?\.? \p{Lu}\p{L}+|dr\.? \p{Lu}\p{L}+) (?:\p{L}+ )?(?:said|says|laughed|nodded|liked|loved|wrote|smiled|clapped|took|asked)\b/iu;

export function detailsIn(
  source: string,
  reader: Reader,
  isGood: boolean,
  asked: string | null = null,
): Detail[] {
  const plain = tidied(withoutLead(tidied(source)));
  const sentence = asked
    ? plain.replace(
        /\b((?:we|I) (?:talked|spoke|chatted)(?: with (?:her|him|them))? about) (?:it|that|this)\b/i,
        `$1 ${asked}`,
      )
    : plain;
  if (isShouted(sentence)) return [];
  const clauses = clausesOf(sentence, reader);
  const heading = headed(textOf(headingOf(sentence, reader)));
  const details: Detail[] = [];
  const told = new Set<Clause>();
  const spoken = isGood ? spokenIn(clauses) : null;
  if (spoken !== null) details.push({ ...detail("words", null, spoken.said, source), topic: spoken.words });
  let used = -1;
  clauses.forEach((clause, at) => {
    if (at <= used || clause.who !== "reader") return;
    const answer = fitting(turned(clause, reader));
    if (answer === null || !welcome(answer, isGood)) return;
    const before = clauses[at - 1];
    const topic = !isGood
      ? null
      : before && at - 1 > used
        ? (topicOf(before) ?? hadOf(before, reader) ?? (at === 1 && before.who === "me" ? heading : null))
        : at === 0
          ? heading
          : null;
    const cause = before && at - 1 > used && isGood ? causeOf(before, reader) : null;
    if (answer.verb === "ask" && !isWish(answer.full)) {
      const next = clauses[at + 1];
      const mine = isGood && next?.who === "me" && next.words.length > 3 ? mineOf(next, reader) : null;
      const further = clauses[at + 2];
      const reply = mine && further?.who === "reader" ? fitting(turned(further, reader)) : null;
      if (mine && reply && welcome(reply, true)) {
        details.push(detail("answered", mine, reply, source));
        told.add(next!);
        used = at + 2;
        return;
      }
      if (PRYING.test(answer.full)) return;
      if (!isQuestion(answer.full) || answer.points || !isGood) return;
      details.push(detail("asked", mine, answer, source));
      if (mine) told.add(next!);
      used = mine ? at + 1 : at;
      return;
    }
    // "you nodded all through and said …": what follows belongs to it.
    const second =
      clauses[at + 1]?.who === "reader" && clauses[at + 1]!.head === 0
        ? fitting(turned(clauses[at + 1]!, reader))
        : null;
    const both =
      second && second.verb !== "ask" && welcome(second, isGood) && isShort(answer, second)
        ? joined(answer, second)
        : answer;
    if (both !== answer) used = at + 1;
    else used = at;
    const liked = /^you (?:liked|loved|appreciated) (?:it )?(?:that|when) (I .+)$/.exec(both.full)?.[1];
    if (liked && liked.split(" ").length >= 3) {
      details.push({
        ...detail("liked", null, both, source),
        topic: liked.replace(/^I've (?=\p{Lu}|\d|a )/u, "I have "),
      });
    } else if (cause) {
      details.push(detail("answered", cause, both, source));
      told.add(before!);
    } else if (topic) {
      details.push({ ...detail("on", null, both, source), topic });
      told.add(before!);
    } else if (
      !both.points &&
      !isBareQuote(both) &&
      !GESTURE.test(both.full) &&
      (isGood ? STANDS_ALONE.test(both.verb) : true)
    ) {
      details.push(detail("theirs", null, both, source));
    }
  });
  if (!isGood) return details.length > 0 ? details : talkIn(clauses, reader, source);
  // What the writer told or what both talked of stands beside what was answered to it.
  const own = clauses
    .filter((clause) => !told.has(clause))
    .flatMap((clause) => ownIn(clause, reader, source));
  details.push(...own.slice(0, 1));
  if (details.length > 0) return details;
  const thing =
    sentence.split(" ").length <= 22 && SPOKEN_OF.test(sentence) ? thingIn(sentence, reader) : null;
  return thing === null ? [] : [{ ...detail("thing", null, null, source), topic: thing }];
}

const SPEAKS = /^(?:say|tell|go|write|shout|call|reply|add|laugh|whisper|whistle|mutter|nod)$/;
/** In words. Longer ones are a speech, and one alone says too little. */
const [FEWEST_SPOKEN, MOST_SPOKEN] = [2, 16];

/** What the interviewer said, where the writer put it into quotation marks. */
function spokenIn(clauses: readonly Clause[]): { words: string; said: Turned } | null {
  for (const clause of clauses) {
    if (clause.who !== "reader" || !SPEAKS.test(baseOf(clause.words[clause.verb]!))) continue;
    const words = /"\s*([^"]+?)[\s.,;:]*"/.exec(textOf(clause.words))?.[1];
    const count = words?.split(" ").length ?? 0;
    if (words === undefined || count < FEWEST_SPOKEN || count > MOST_SPOKEN) continue;
    if (/\b(?:he|she|him|her|his|hers)\b|\?$/i.test(words) || SLANG.test(words) || isUnfit(words)) continue;
    if (NEVER_WELCOME.test(words) || isShouted(words)) continue;
    const said = { full: `you said “${words}”`, gerund: null, infinitive: null, verb: "say", aux: null };
    return { words, said: { ...said, points: false, says: true } };
  }
  return null;
}

/** What was only done, seen or brought was no part of the talk. */
const SPOKEN_OF =
  /\b(?:talk\w*|told|tell|telling|spoke|speak|ask(?:s|ed)?|said|discuss\w*|explain\w*|describ\w*|present(?:ed|ation)|show(?:ed|n)?|walked|chat\w*|questions?|answer\w*|bit|part|story|example|case|went|landed|liked|loved)\b/i;

function ownIn(clause: Clause, reader: Reader, source: string): Detail[] {
  if (clause.who === "me") {
    const worked = fitting(turned(clause, reader));
    if (worked !== null && !worked.points && ELSEWHERE.test(worked.full) && WORKED.test(worked.verb))
      return [detail("work", worked, null, source)];
    if (
      worked !== null &&
      !worked.points &&
      worked.aux !== null &&
      PREPARED.test(worked.verb) &&
      worked.full.split(" ").length >= 5
    )
      return [detail("prepared", worked, null, source)];
    const made = mineOf(clause, reader);
    if (made !== null && made.gerund !== null && !made.points && isTold(made))
      return [detail("mine", made, null, source)];
  }
  if (clause.who === "we") {
    const ours = fitting(turned(clause, reader));
    if (
      ours !== null &&
      !ours.points &&
      ours.verb !== "be" &&
      ours.full.split(" ").length >= 4 &&
      !/\bdid (?:both|all)\b/.test(ours.full) &&
      !NEGATED.test(ours.full)
    )
      return [detail("ours", ours, null, source)];
  }
  return [];
}

/** What both talked about, where nothing is said of how it went. */
function talkIn(clauses: readonly Clause[], reader: Reader, source: string): Detail[] {
  for (const clause of clauses) {
    if (clause.who !== "we") continue;
    const ours = fitting(turned(clause, reader));
    if (ours === null || ours.points || !TALKED.test(ours.verb) || ours.full.split(" ").length < 5) continue;
    if (NEGATED.test(ours.full) || NEVER_WELCOME.test(ours.full) || UNWELCOME.test(ours.full)) continue;
    if (!/\b(?:about|through|over|on)\b/.test(ours.full) || NO_TALK.test(ours.full)) continue;
    return [detail("ours", ours, null, source)];
  }
  return [];
}

const TALKED = /^(?:talk|speak|chat|discuss|laugh|walk|go|compare|swap|bond)$/;
const NO_TALK =
  /\b(?:everything|nothing|stuff|things?|it|that|this|my (?:cv|resume|résumé)|the (?:cv|resume|role|job|weather|hours|rota|shifts?))\b|\bwent (?:on|over (?:time|to))\b/i;

/** What was done beforehand, for this conversation: "I had read your conference talk". */
const PREPARED =
  /^(?:read|look|study|watch|listen|prepare|print|visit|try|bring|use|work|draw|make|buy|learn|practi[sc]e)$/;

/** Work of another time and place, which one can tell but did not do in the room. */
const ELSEWHERE =
  /\b(?:last|previous|old|current|present|former) (?:place|job|role|school|property|employer|company|firm|shop|post|site|work)\b|\bin (?:19|20)\d\d\b|\bfor (?:\p{L}+|\d+) (?:years|seasons|summers|winters)\b/iu;
const WORKED =
  /^(?:keep|run|lead|build|manage|train|organi[sz]e|teach|handle|look|work|supervise|design|coordinate|plan|write|start|set|care|serve|drive|cook|coach|volunteer|translate|grow|cut|reduce|raise|move|launch|open|repair|maintain|edit|direct|automate|clear|save|find|do)$/;

export function detail(is: Detail["is"], cause: Turned | null, answer: Turned | null, trace: string): Detail {
  return {
    is,
    cause,
    answer,
    trace,
    isGood: false,
    praises:
      answer !== null && (PRAISE.test(answer.full) || (answer.says && /\b(?:I|my)\b/.test(answer.full))),
  };
}

const PRAISE =
  /\b(?:good|great|best|lovely|nice|love|loved|liked|like|excellent|brilliant|perfect|perfecto|impressed|spot on|exactly|exact|neat|tidy|clean|clear\w*|textbook|strong|natural|bravo|hire|impress\w*|wish|dream|\p{L}+est)\b/iu;

/** "The onboarding case study landed": what it was about, and that it went well. */
function topicOf({ who, words, head, verb }: Clause): string | null {
  if (who !== "other") return null;
  const thing = textOf(words.slice(0, head));
  const went = textOf(words.slice(verb));
  if (!/^(?:my|the) (?:[\p{L}\d'’-]+ ?){1,6}$/iu.test(thing) || !WENT_WELL.test(went)) return null;
  const bare = thing.replace(/ (?:part|bit|section|side|stuff)$/i, "");
  if (bare.split(" ").length < 2 || VAGUE.test(bare) || SLANG.test(bare) || isUnfit(bare)) return null;
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}

/** "Territory plan." before what was said of it is "the territory plan". */
function headed(text: string): string | null {
  const bare = text.replace(/^(?:on|in|at|for) /i, "").replace(/ (?:part|bit|section|side|stuff)$/i, "");
  const words = bare.split(" ");
  if (words.length < 2 || words.length > 5 || !/^[\p{L}\d' -]+$/u.test(bare)) return null;
  if (
    VAGUE.test(bare) ||
    SLANG.test(bare) ||
    isUnfit(bare) ||
    /\b(?:good|bad|great|ok|fine|well|he|she|they|was|were|yes|no|i)\b/i.test(bare)
  )
    return null;
  const small =
    /^\p{Lu}\p{Ll}/u.test(bare) &&
    !/^(?:Excel|French|English|German|Spanish|Java|Python|Mr|Mrs|Ms|Dr)\b/.test(bare)
      ? bare.charAt(0).toLowerCase() + bare.slice(1)
      : bare;
  return /^(?:the|my|a|an|your)\b/i.test(small) ? small : `the ${small}`;
}

/** "I had a story about the couple": what it was about. */
function hadOf(clause: Clause, reader: Reader): string | null {
  if (clause.who !== "me") return null;
  const made = fitting(turned(clause, reader));
  const had =
    /^I had (?:a|an|my|the) (?:(?:really|very|good|great|nice|strong|decent|solid|whole) )*((?:story|example|answer|figures|numbers|data|plan|list|folder|one-pager|idea) (?:about|on|of|for|with|by) .+)$/i.exec(
      made?.full ?? "",
    )?.[1];
  return had && !made!.points ? `my ${had}` : null;
}

const WENT_WELL =
  /^(?:was|were|went|landed|worked|came|got|held|is)(?: (?:really|very|so|all|quite|over|out|down|a))* ?(?:good|well|fine|ok|okay|great|strong|clean|clear|smooth\w*|hit|nice|perfect|excellent|solid|right|through|better|best|a laugh|up)?(?: (?:well|though|too|i think))?$/i;

function causeOf(clause: Clause, reader: Reader): Turned | null {
  if (clause.who === "me") return mineOf(clause, reader);
  if (clause.who !== "we") return null;
  const ours = fitting(turned(clause, reader));
  return ours === null || ours.points || ours.verb === "be" ? null : ours;
}

/** What the writer did, without how well they found it. */
function mineOf(clause: Clause, reader: Reader): Turned | null {
  const made = fitting(turned(clause, reader));
  if (made !== null && made.aux !== null && made.aux !== "had" && made.aux !== "'d") return null;
  if (made === null || made.points || made.full.split(" ").length < 4) return null;
  if (
    /^I (?:gave|had|did|said|told|made|put) (?:you )?(?:an? |the |my |some )?(?:\p{L}+ )?(?:answers?|it|that|everything|examples?)$/iu.test(
      made.full,
    )
  )
    return null;
  if (
    /^(?:be|have|feel|think|know|seem|hope|wish|want|can|will|could|would|may|go|arrive|turn|finish|hear|see|reach|get|come|look|try|need|must|may|keep|start|begin|continue|ramble|manage|become|remember|stay|wear)$/.test(
      made.verb,
    )
  )
    return null;
  if (/\b(?:not|never|nothing)\b|n't\b/i.test(made.full)) return null;
  // What went on for years was not done in the room; "I answered very calmly" names nothing.
  if (
    SINCE.test(made.full) ||
    /^I (?:answered|replied|spoke|talked) (?:(?:very|so|quite|all) )*\p{L}+$/iu.test(made.full)
  )
    return null;
  const modest = (text: string) =>
    text
      .replace(
        /\b(a|an|the|my) (?:(?:really|very|pretty|quite|fairly) )?(?:good|decent|great|strong|solid|nice|clear|full|proper|correct|right|perfect|clean|best) (?=\p{L})/giu,
        (_all, article: string) => `${article} `,
      )
      .replace(
        /\ba (?=(?:answer|example|account|idea|outline|overview|explanation)\b)/gi,
        (article) => article,
      )
      .replace(/\ba (?=[aeio]\p{L})/giu, "an ")
      .replace(
        /,?\s+(?:(?:really|very|pretty|quite|so|all) )?(?:well|nicely|correctly|fine|ok|okay|perfectly|properly|fully|right|straight off|straight away|right away|no bother|no problem|easily|too|cleanly|fast|quickly|calmly)$/i,
        "",
      )
      .replace(
        /\s+(?:fast and exact|fast|exact|in full|by heart|to the letter|,? good|,? with examples?|\d+\/\d+)$/i,
        "",
      )
      .replace(/,? (?:which|so|because|although|while|whereas|but) .*$/i, "")
      .replace(/[\s,]+$/, "");
  return {
    ...made,
    full: modest(made.full),
    gerund: made.gerund && modest(made.gerund),
    infinitive: made.infinitive && modest(made.infinitive),
  };
}

/** There is something that was told or made, and it is more than a word. */
function isTold({ full }: Turned): boolean {
  return full.split(" ").length >= 5;
}

/** Things one can enjoy doing in an interview. */
export const ENJOYED =
  /^(?:tell|explain|show|present|describe|walk|talk|draw|build|teach|play|demonstrate|discuss|sort|wire|cook|plane|speak|give|share|bring|lay|solve|trace|fix|sketch|map|translate|plan|make|taste|debug|arrange|fit|find|spot|recogni[sz]e|name|balance|cash|count|translate|demo|join|drive|identify|test|pick|reverse|read|sing|perform|shape|weld|prune|cut|set|run|work|take|lead|write|suggest|compare|sell|serve|pour)$/;

/** Spoken words alone say something only when they name what they praise. */
function isBareQuote({ full }: Turned): boolean {
  const spoken = /“([^”]+)”/.exec(full)?.[1];
  if (spoken === undefined || full.split(" ").length - spoken.split(" ").length > 5) return false;
  return (
    /^(?:that|it|this|oh|well|you)\b/i.test(spoken) || !PRAISE.test(spoken) || spoken.split(" ").length < 2
  );
}

/** What is telling without what led to it. */
const STANDS_ALONE =
  /^(?:be|appreciate|invite|nod|message|radio|whistle|cheer|point|ask|say|tell|like|love|enjoy|write|take|ask|show|walk|give|explain|describe|keep|laugh|call|stay|spend|want|remember|read|offer|introduce|let|put|praise|compliment|admire|congratulate|clap|copy|film|circle|quote|try|eat|taste|break|photograph|pin|hang|lean|come|mention|draw|wish|pick|notice|agree|find|bring|invite|make|see|come|go|hold|print|underline|share|check)$/;

/** Deciding, other candidates, pay, a worry: no part of a thank-you note, however well it was meant. */
const NEVER_WELCOME =
  /\b(?:candidates?|applicants?|nobody(?: else)?|no one|most people|the others|anyone|anybody|everyone else|the last (?:one|person|girl|guy|lad|three|two|few|lot)|only one|already decided|hire|hired|an offer|offer(?:ed)? (?:me )?(?:the|a) (?:job|post|position)|start (?:date|on|monday)|when (?:can|could) I start|salary|pay|paid|wage|decision|decid\w*|let (?:me|us|people|everyone) know|inform (?:me|us)|in touch|hear (?:from|by|back)|get back|(?:call|ring|phone|e-?mail|write to) (?:me|us)|give (?:me )?a date|moving fast|end of (?:the )?(?:day|week|month)|message (?:everyone|everybody)|next (?:round|stage|step|week)|second (?:round|interview)|shortlist\w*|worr\w*|sorry|unfortunate\w*|mistake|frown\w*|sigh\w*|silence|too (?:fast|slow|quiet|loud|long|much|little|junior|young|old)|slow down|speak up|hm+|are you (?:ok|okay|sure|all right|alright)|late|fired|sacked|reject\w*|overqualified|hand ?cream|toilet|bathroom|loo|shirt size|exit|goodbye|visa|weight|ill|illness|sick|death|died|funeral|cancer|cried|crying|cry|tears|stain\w*|spill\w*|blood|hurt|lied|police|any questions|cut me off|eyebrow\w*|stared?|for effort|I could stop)\b/i;
/** Outside of a good moment, doubt and denial are not for a note either. */
const UNWELCOME =
  /\b(?:worse|ouch|problem|wrong|quiet|silent|cold\w*|repeat|alright|okay|am I|gap|weak\w*|never|not|cannot|no|wait\w*|interrupt\w*|again|twice|watch|age|husband|wife|broke|record|corrected|disagree\w*|looked (?:at|out|down|away)|rolled|raised|just|only|if|maybe|would|will|bored|enough|fine|kindly|bringing me back|move on|moved on|should|must|could|better|careful|trial|interview\w*|week|friday|monday|tuesday|wednesday|thursday|saturday|sunday|tomorrow|today|yet)\b|'d\b|'ll\b|n't\b/i;

function welcome(answer: Turned, isGood: boolean): boolean {
  if (/^you were (?:\p{L}+ )?(?!\p{L}+ing$)\p{L}+$|\bdid (?:both|all)\b/u.test(answer.full)) return false;
  if (
    /^you asked (?:me )?to (?!keep|have|see|hear|borrow|take|use)|^you (?:made|had|got) (?:me|us) (?!an? )\p{L}+|^you gave (?:me )?(?:an? |the )?(?:role ?play|test|task|exercise|harder)/iu.test(
      answer.full,
    )
  )
    return false;
  if (/^you(?:'d|'re|'ve)?\b(?: \p{L}+)? (?:could|can|would|will|might|may|should)\b/u.test(answer.full))
    return false;
  if (!isGood && THEIR_WORLD.test(answer.full))
    return (
      !NEVER_WELCOME.test(answer.full) &&
      !UNWELCOME.test(answer.full) &&
      !/\b(?:I|me|my|mine|myself|we|us|our)\b/i.test(answer.full)
    );
  const pleased =
    /^you were (?:(?:all|both|very|so|really|quite) )*(?:glad|pleased|happy|impressed|keen|interested|delighted|curious)\b/.test(
      answer.full,
    );
  if (answer.aux !== null && !/^(?:had|'d|were|was)$/.test(answer.aux)) return false;
  if (
    /^(?:were|was)$/.test(answer.aux ?? "") &&
    !pleased &&
    !/^you were (?:\p{L}+ )*(?:nodding|laughing|smiling|writing|listening|taking)\b/u.test(answer.full)
  )
    return false;
  if (
    !pleased &&
    /^(?:seem|look|appear|sound|be|have|want|need|feel|stop|scream|stare|raise|close|start|keep on|turn|think|hear|ring|phone|leave|end|finish|decide|know|wait|see|switch|frown|sigh|move|interview|promise|email|write back|reply|cut|shake|pass|get|ignore|skip|correct|repeat|fetch|thank|train|play|pay|hire|choose|notice|assess|check|test|watch|try|assume|expect|call)$/.test(
      answer.verb,
    ) &&
    !/^you called (?:it|that|my|the)\b/.test(answer.full)
  )
    return false;
  if (NEVER_WELCOME.test(answer.full)) return false;
  if (isGood) return true;
  if (UNWELCOME.test(answer.full)) return false;
  if (THEIR_WORLD.test(answer.full) && !/\b(?:I|me|my|mine|myself|we|us|our)\b/i.test(answer.full))
    return true;
  // Outside of a good moment only what the interviewer showed or told of their own world.
  if (/^(?:say|mention|tell|explain|describe|add)$/.test(answer.verb)) {
    return (
      !/\b(?:I|my|mine|myself)\b|“/.test(answer.full) &&
      TELLS_SOMETHING.test(answer.full) &&
      !/\bme (?:I|my|to)\b/.test(answer.full)
    );
  }
  return SHOWED.test(answer.full) && !/\b(?:I|my|mine|myself)\b/.test(answer.full);
}

/** What is so with them, told in the present: "they have a new MR scanner coming". */
const THEIR_WORLD =
  /^you (?:(?:still|also|always|all|already) )?(?:have (?:a|an|the|two|three|four|five|six|seven|eight|nine|ten|\d+|their|your) (?:new |old |big |own )?\p{L}{3,}|run (?:a|an|the|two|three|\d+|your)|use \p{L}{3,}|are (?:opening|building|moving|starting|launching|planning|setting up|rolling out|growing|switching|changing|expanding)|make|bake|grow|brew|serve|sell|print|build|teach|train) .+/iu;

const TELLS_SOMETHING =
  /\byou (?:\p{L}+ )?(?:told (?:me|us) (?:about|that|how|what|why|the|a)|explained|described|mentioned|said (?:that )?(?:the|you|most|every|all|people|your|a|in|on|they|families|customers|some))\b/iu;
const SHOWED =
  /\byou (?:\p{L}+ )?(?:showed (?:me|us)|walked (?:me|us)|took (?:me|us) (?:through|round|around|over|to|on|out|up|down|into)|gave (?:me|us) (?:a|an|the) (?:tour|demo|look|walk|history|story|taste|tip)|let (?:me|us) (?:see|try|hold|taste|use|meet|sit|have)|introduced me|drew|brought (?:me|us|out)|made (?:me|us) (?:a|some)? ?(?:cup|coffee|tea)|offered me (?:a |some )?(?:coffee|tea|water|biscuit|chai)|talked (?:a lot |for \p{L}+ )?about|spoke about)\b/iu;

/** Questions that nobody likes to be reminded of having been asked. */
const PRYING =
  /\b(?:leav\w*|left|job changes|quit|fired|weakness\w*|salary|pay|gap|sick|failed?|failure|mistake|conflict|disagree\w*|last (?:job|boss)|why (?:so|I|did)|availability|weekends?|hours|notice)\b/i;

/** A wish for a thing is no question: "asked for the link". */
const isWish = (full: string) =>
  /\byou asked (?:me )?(?:for (?!an? (?!copy|link|photo|picture|sample))|if you (?:could|may|might|can) |to (?:keep|have|see|hear|borrow|take|use))/.test(
    full,
  );
const isQuestion = (full: string) =>
  /\byou (?:\p{L}+ )?asked (?:me )?(?:about|how|what|which|where|why|whether|who) /u.test(full) &&
  full.split(" ").length >= 5;

const isShort = (one: Turned, other: Turned) => `${one.full} ${other.full}`.split(" ").length <= 24;

function joined(one: Turned, other: Turned): Turned {
  const tail = other.full.replace(/^you\s+/, "");
  // "put your pen down and said that was the answer": what came before it is the answer.
  if (tail.startsWith("'") || (other.points && !/^said (?:that|it) (?:is|was)\b/.test(tail))) return one;
  return {
    ...one,
    full: `${one.full} and ${tail}`,
    gerund: one.gerund && other.gerund ? `${one.gerund} and ${other.gerund}` : null,
    infinitive: null,
    points: one.points,
    says: one.says || other.says,
  };
}

const MOST_WORDS = 26;

/** Whether the words can stand in a letter at all; where only their end cannot, it is left off. */
export function fitting(turn: Turned | null): Turned | null {
  if (turn === null) return null;
  const whole = fittingAsItIs(turn);
  if (whole !== null || !turn.full.includes(", ") || turn.full.includes("“")) return whole;
  const short = (text: string | null) => (text === null ? null : text.split(", ")[0]!);
  return turn.full.split(", ")[0]!.split(" ").length < 4
    ? null
    : fittingAsItIs({
        ...turn,
        full: short(turn.full)!,
        gerund: short(turn.gerund),
        infinitive: short(turn.infinitive),
      });
}

function fittingAsItIs(turn: Turned): Turned | null {
  if (/“[^”]*\b(?:how|the|a|an|and|to|of)”/.test(turn.full)) return null;
  const made = {
    ...turn,
    full: proper(plainEnd(turn.full)),
    gerund: turn.gerund && proper(plainEnd(turn.gerund)),
    infinitive: turn.infinitive && proper(plainEnd(turn.infinitive)),
  };
  const { full } = made;
  if (RUNS_ON.test(full)) return null;
  const words = full.split(" ").length;
  if (words < 3 || words > MOST_WORDS || SLANG.test(full.replace(/“[^”]*”/g, "")) || isUnfit(full))
    return null;
  if (
    /\b(?:a|an|the|my|your|of|to|from|with|and|or|(?<!\b(?:need|want|like|love|liked|loved|do|see) )that|which|because|so|but|about|how|what|who|when|like|would|could|will|can|is|was|were|had|has|have|did|do)$/i.test(
      full,
    )
  )
    return null;
  if (
    /[()[\]/:;*_#<>]|\.\.|--|\s[-–—]\s/.test(full) ||
    /[.!?](?!\d)(?=.)/.test(full.replace(/\b(?:Mr|Mrs|Ms|Dr|St|Prof|No)\./g, "").replace(/“[^”]*”/g, ""))
  )
    return null;
  if (!made.says && /\b(?:he|she|him|her|his|hers)\b/i.test(full)) return null;
  return made;
}

/** "…, zero error": a thrown-in end without a verb. A list keeps its end. */
function plainEnd(whole: string): string {
  const text = whole
    .replace(/,? (?:which (?!is|are)|because|cos|as if|like I|so that I|so I|so we|so they) .*$/i, "")
    .replace(/[\s.,;:!?]+$/, "");
  const tail = /, (?!and |or |but )[^,“”]{1,40}$/.exec(text);
  if (!tail || /\band\b|\d/.test(tail[0])) return text;
  const verbs =
    /\b(?:is|are|was|were|had|has|have|\p{L}+ed|said|told|asked|put|took|gave|went|came|made|from|by|with|for|to|in|on|at|of|like|how|what|who|which)\b/iu;
  return verbs.test(tail[0]) || text.slice(0, tail.index).includes(", ") ? text : text.slice(0, tail.index);
}

/** Two sentences that the writer did not part. */
const RUNS_ON =
  /\S (?:my|the) \p{L}+ (?:says|said|asked|told)\b|\b(?:it|this|you|me|them|him) (?:I|we|they) (?!who|all|both)/iu;

function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase());
  return loud.length > 2 && loud.length * 2 > words.length;
}

/** Nobody thanks for it, unless it is told what for. */
export const GESTURE =
  /^you (?:(?:put|laid) (?:down (?:your|the) pen|(?:your|the) pen down)|looked (?:up|in|round)(?: twice)?|leaned in|sat up|nodded|smiled|laughed|clapped|(?:wrote|typed|noted) (?:that|it|this|something) down|shut your \w+|took a photo)$/;
