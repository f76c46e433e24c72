/**
 * What looks like a moment and is none: it did not happen, it is feared, it was somebody else, it was another day.
 * When unsure, a guard stops: a slip that was never made must not be brought up.
 */
import type { Kind } from "../domain/debrief.ts";
import { pattern } from "./pattern.ts";

/** Where a cue was found: the clause and sentence around it and what stands before it in the sentence. */
export type Place = {
  kind: Kind;
  hit: string;
  before: string;
  clause: string;
  sentence: string;
  next: string;
};

/** Cues of these kinds are about something not done, so that a "not" in front means nothing. */
const ABOUT_ABSENCE: ReadonlySet<Kind> = new Set(["unasked-question", "unprepared"]);
/** These need the writer as the one who did it. */
const BY_WRITER: ReadonlySet<Kind> = new Set([
  "nerves",
  "blank",
  "omission",
  "unasked-question",
  "unprepared",
  "late",
  "conduct",
  "damage",
  "injury",
  "appearance",
  "oversharing",
  "badmouthing",
  "misstatement",
]);

const unreal = pattern(
  "(?:what if|as if|if i(?:'d| had| have| was| were| say| tell| ask| get| go| do)|imagine|pretend(?:ing)? that|would(?:n't| not) want|in case|afraid (?:i|that i|of)|scared (?:i|that i|of)|worried (?:i|that i|about)|i thought i(?:'d| would| was going)|nearly|almost|about to|could have been|would have been|might have|could've|better than|rather than|instead of me|i hope|hoping|i dreamt|i dreamed|not that i)",
);
const spared = pattern(
  "(?:at least|luckily|thank god|thank goodness|thankfully|fortunately|mercifully|for once|glad|relieved|happy to say|to be fair)",
);
const negated = pattern(
  "(?:not|never|no|nobody|without|didn't|wasn't|weren't|isn't|don't|hadn't|haven't|couldn't|wouldn't|can't|cannot|none of|neither|nor|nothing)",
);
const otherDay = pattern(
  "(?:last time|next time|(?:my|the|in my) (?:last|previous|other|first ever|old) interview|years? ago|last (?:year|month|week|summer|winter|spring|autumn)|another interview|(?:two|three|four) (?:weeks|months) ago|unlike|in (?:january|february|march) when|this time i (?:did|was)|other interview|the week before|in (?:19|20)\\d\\d|last semester|a few years|the day before|once at|at my old|in my old|back then|used to|when i was (?:a kid|little|young|small|\\d+)|some other company|different firm|another company)",
);
const hearsay = pattern(
  "my (?:\\w+ )?(?:cousin|friend|mate|colleague|roommate|flatmate|neighbour|neighbor|husband|wife|sister|brother|mum|mom|daughter)(?: \\w+)? (?:says?|said|tells?|told me|thinks|reckons|advised|works|worked|interviewed|had one|had a worse|got (?:fired|sacked|caught)|once|who|threw up at|talked|spoke about)",
);
/** How it stands today is not what happened then. */
const over = pattern(
  "(?:(?:is|was|are|he's|she's|they're|shes|hes) (?:stable|fine|ok|okay|better|alright|home|safe|out of danger|recovering) now|(?:fine|ok|okay|better) (?:now|again|today))",
);
const advice = pattern(
  "(?:should i|shall i|do i|can i|could i|would it|is it (?:ok|okay|worth|bad|too)|do you think|am i|is that|was that|does it|will they|did i|have i|must i|what do i|how do i|what should|who|are they|would you)",
);
const someoneElse =
  /\b(?:he|she|they|who|someone|somebody|nobody|another (?:candidate|applicant)|other (?:candidate|applicant|guy|girl)s?|the other (?:candidate|guy|girl|one|two)|candidates?|applicants?|pretend|one (?:madam|lad|boy|bloke|guy|girl|lady|man|of them)|(?:the )?old bloke|(?:a|the) (?:lad|boy|girl|guy|lady|man|model|patient|customer)|my (?:\w+ )?(?:neighbou?r|roommate|flatmate|nan|nephew|uncle|aunt|mate|friend|cousin|brother|sister|colleague|husband|wife|mother|mum|mom|dad|father|son|daughter))\b/gi;
const writer = /\b(?:i|i['’](?:m|d|ve|ll)|im|ive|id|me|my|mine|myself|we|our|us)\b/gi;

/** True when the place is no moment. */
export function isGuarded(place: Place): boolean {
  const { kind, before, clause, sentence, hit } = place;
  const question = sentence.trimEnd().endsWith("?");
  if (question && matches(advice, sentence.slice(0, 60)) && !sentence.includes('"')) return true;
  // The headings of somebody's own little form: "Late?", "When do they decide?"
  if (question && sentence.length < 40 && !/\b(?:i|my|me|we)\b/i.test(sentence)) return true;
  if (
    kind !== "distraction" &&
    // A good story may well be about 2023; what counts is that it was told today.
    matches(
      otherDay,
      `${before.slice(-80)} ${clause}`.replace(kind === "strength" ? /\bin (?:19|20)\d\d\b/g : /$^/, ""),
    ) &&
    !/this morning|today/i.test(clause)
  )
    return true;
  if (kind === "distraction")
    return (
      matches(unreal, before.slice(-40)) ||
      matches(hearsay, `${before} ${hit}`) ||
      matches(over, sentence) ||
      matches(noEvent, clause)
    );
  // "I can't find what I did wrong": a search that found nothing.
  if (kind === "wrong-answer" || kind === "blank") {
    const searched =
      /\b(?:can['’]?t|cannot|could(?:n['’]?t| not)|don['’]?t|do not)\s+(?:find|see|know|tell|say|think of)\s+(?:anything|what|where)\s+i\s+(?:did|said|got)\b[^.!?]{0,12}wrong/i;
    if (searched.test(sentence)) return true;
  }
  // "She asked whether everything was all right": a question is no praise.
  if (kind === "strength" && /\b(?:whether|if)\s+\w+\s+$/i.test(before)) return true;
  const near = lastWords(before, 6);
  if (matches(unreal, `${near} ${hit}`.slice(0, near.length + 25))) return true;
  if (
    matches(spared, before.slice(-50)) &&
    kind !== "strength" &&
    /n['’]?t\b|\bnot\b|\bno\b|never/i.test(clause)
  )
    return true;
  if (matches(negated, lastWords(before, ABOUT_ABSENCE.has(kind) ? 1 : 2))) return true;
  if (
    kind === "late" &&
    (/\b(?:not|never|n[o'’]t|wasn['’]?t|weren['’]?t|isn['’]?t)\b.{0,12}\blate\b/i.test(sentence) ||
      /\bthey were late\b|\bback\b.{0,30}\blate\b/i.test(sentence))
  )
    return true;
  if (kind === "strength" && /\b(?:but|until|except|if only|not|n['’]t)\s*$/i.test(near)) return true;
  if (
    kind === "omission" &&
    ((matches(notAFact, hit + after(place)) && !/^(?:i|my)\b[\s\S]{25,}/i.test(hit)) ||
      matches(onPurpose, `${sentence} ${place.next.slice(0, 60)}`) ||
      !(
        matches(aFact, `${sentence} ${place.next}`) ||
        /\p{Lu}\p{L}+/u.test(after(place)) ||
        /\bmention(?:ed)?$/i.test(hit)
      ))
  )
    return true;
  if (kind === "appearance" && /\b(?:writing|typing|sitting|sat)\b.{0,80}\bstill in\b/i.test(sentence))
    return true;
  if (kind === "blank" && /^\s+(?:how (?:many|long|often)|why|if|whether|what else)\b/i.test(after(place)))
    return true;
  if (kind === "strength" && matches(laughedOver, `${clause} ${place.next.slice(0, 40)}`)) return true;
  if (kind === "injury" && !matches(hurting, sentence)) return true;
  return BY_WRITER.has(kind) && !byWriter(place);
}

/** A figure of speech, or a relative who only looks on: "in my head", "my mother in law told me later". */
const noEvent = pattern(
  "(?:(?:mother|brother|sister|father|son|daughter)[- ]in[- ]law (?:says?|said|told|never|thinks|reckons|is saying)|in (?:my|his|her) head|in front of (?:me|him|her|them)|(?:wife|husband|partner|daughter|son|sister|brother)(?:'s)? (?:\\w+ )?(?:says?|said|reckons|thinks|is (?:asleep|typing|studying|sick of)|wants me))",
);
const onPurpose = pattern(
  "(?:not (?:going to|starting now|planning to|about to)|i'm not going|im not going|never told an(?:y)? employer|on purpose|don't plan to|do not plan to|do not tell me|don't tell me|none of (?:their|his|her) business|nobody's business|(?:wife|husband|other half|partner|sister|brother|mate) (?:says|reckons|thinks) (?:not to|don't|say|nothing)|don't (?:bring|say)|even when \\w+ (?:was|were) hinting|so why would i)",
);
/** A laugh about a slip is no strength, and "laughed at me" is none at all. */
const laughedOver = pattern(
  "(?:(?:laugh\\w*|giggl\\w+|smirk\\w*) (?:right |straight |out loud |openly )?(?:at|in) (?:me\\b|my (?:face|cv|resume|accent|english|suit|shoes|mistake|expense|shirt))|laugh\\w* when i (?:said|called|got|told (?:him|her|them))~(?:wrong|by mistake|name|instead|fell|dropped|spill\\w*|spilt|knocked))",
);

/** What was rightly left unsaid, or names nothing: "I did not tell them about papa", "I didn't say that". */
const notAFact = pattern(
  "(?:(?:say|said|tell|told|mention|mentioned)(?: (?:him|her|them|it|anyone|\\w+))? (?:it|that|this|so|why|anything|a word|bad|sorry|thank\\w*|the truth|about (?:it|that|this|my (?:{relative}|\\w+ {relative})|{relative}|the (?:accident|flood|fire|divorce|baby|papers))|(?:\\w+ )?matter|that sentence|no)(?=$|[\\s.,;!?])(?! (?:i|my)))",
);
const aFact = pattern(
  "(?:{fact}|i (?:have|am|can|could|did|do|know|own|play|hold|used|worked|was|am|had)|i'm|i've|ive|im|my)",
);
const hurting = pattern(
  "(?:spil\\w+|knock\\w*|went|go|goes|hit|caught|cut|burn\\w*|nicked|scratch\\w*|scald\\w*|step\\w*|trod|stood on|hurt|crush\\w*|shut|slam\\w*|jab\\w*|poke\\w*|bang\\w*|bump\\w*|trap\\w*|elbow\\w*|pinch\\w*|soak\\w*|pour\\w*|splash\\w*|squirt\\w*|spray\\w*|dropp?\\w*|fell|swung|threw|tipp\\w*|got|put|touched|slipp\\w*|bled|bleed\\w*|blister\\w*|came down|landed|rolled)",
);
const after = ({ sentence, before, hit }: Place) =>
  sentence.slice(before.length + hit.length, before.length + hit.length + 60);

function byWriter({ kind, before, hit, clause }: Place): boolean {
  const upTo = `${before.slice(-90)} ${hit.slice(0, 30)}`;
  const mine = lastIndex(writer, upTo);
  // "One lad turned up late": the cue itself may hold its subject.
  const theirs = lastIndex(someoneElse, kind === "late" ? `${before.slice(-90)} ${hit}` : before.slice(-90));
  if (mine >= 0) return mine >= theirs || theirs < 0;
  return theirs < 0 && !/^(?:he|she|they|his|her|their)\b/i.test(clause);
}

function matches(expression: RegExp, text: string): boolean {
  expression.lastIndex = 0;
  return expression.test(text);
}

function lastIndex(expression: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(expression)) last = match.index;
  return last;
}

const lastWords = (text: string, count: number) => text.trimEnd().split(/\s+/).slice(-count).join(" ");
