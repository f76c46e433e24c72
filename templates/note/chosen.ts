/** Which details a note holds: each goes to one reader: whose part of the talk it is, or whoever has least. */
import type { NotePlan } from "../../shared/domain/note.ts";
import { ownerOf } from "../../shared/domain/owner.ts";
import type { Reader } from "../thing.ts";
import { type Detail, detail, detailsFor } from "./details.ts";
import { soundOf } from "./ear.ts";
import type { About } from "./frame.ts";
import { detailsFrom } from "./material.ts";
import { sentencesOf } from "./plans.ts";
import { doneIn } from "./went.ts";

export const MOST_DETAILS = 4;
const SORTS: readonly Detail["is"][] = [
  "answered",
  "on",
  "words",
  "theirs",
  "named",
  "asked",
  "ours",
  "liked",
  "prepared",
  "went",
  "mine",
  "work",
  "experience",
  "thing",
];

export function dealtDetails(
  plans: readonly NotePlan[],
  readers: readonly Reader[],
  about: About,
): Detail[][] {
  const kept = about.moments.filter(({ action }) => action === "keep");
  const told = { text: about.told, moments: about.moments };
  const named = `${about.interview.company ?? ""} ${about.interview.role ?? ""}`;
  const found = plans.map((plan, at) =>
    sounding(
      [
        ...detailsFrom(plan.material, about.told, readers[at]!),
        ...detailsFor(told, kept, plan.shown, readers[at]!),
        ...plan.echoes.flatMap(({ quote }) => wentIn(quote, readers[at]!)),
      ]
        .filter(isFree(plan))
        .filter((each) => !SAYS_NOTHING.some((pattern) => pattern.test(saidIn(each))) && !isBareWord(each))
        .filter(({ is, topic }) => is !== "thing" || !overlapsAtAll(topic ?? "", named)),
      about.seed,
    ),
  );
  const dealt = plans.map((): Heard[] => []);
  // A clause goes with its sentence: nobody is told by two people that they laughed.
  const traces = [...new Set(found.flatMap((details) => details.map(({ trace }) => trace)))];
  const widest = (trace: string) =>
    traces.filter((other) => other.includes(trace)).sort((one, other) => other.length - one.length)[0]!;
  for (const wide of new Set(traces.map(widest))) {
    const isOfIt = ({ trace }: Heard) => widest(trace) === wide;
    const owner = ownerOf(wide, plans, about.told);
    const takers = plans
      .map((_plan, at) => at)
      .filter((at) => found[at]!.some(isOfIt) && (owner === -1 || owner === at));
    if (takers.length === 0) continue;
    const taker = [...takers].sort((one, other) => dealt[one]!.length - dealt[other]!.length)[0]!;
    dealt[taker]!.push(...found[taker]!.filter(isOfIt));
  }
  return dealt.map((details, at) => {
    if (details.some(({ is }) => !ABOUT_ME.has(is))) return chosen(details);
    const isShared = ({ is, how }: Detail) =>
      ABOUT_ME.has(is) || is === "ours" || is === "thing" || (is === "named" && how === "talked");
    const shared = found[at]!.filter(isShared).filter(
      (each) => ABOUT_ME.has(each.is) || [-1, at].includes(ownerOf(each.trace, plans, about.told)),
    );
    return chosen([...details, ...shared]);
  });
}

/** What was done in the room, where nothing more is told of it than that it went well. */
function wentIn(quote: string, reader: Reader): Detail[] {
  const topic = doneIn(quote, reader);
  return topic === null ? [] : [{ ...detail("went", null, null, quote), topic, isGood: true }];
}

/** Points of a sentence (`note/ear.ts`) where it is all that a note has, and where it is the thanks. */
export const LEAST_ALONE = -0.5;
export const LEAST_THANKS = -0.8;
const LEAST_THANKS_UNMARKED = -0.3;

/** `points`: how well it sounds in its best wording. */
type Heard = Detail & { points: number };

/** Those that sound right; where none does, the best of them is better than nothing, unless it sounds wrong. */
function sounding(details: readonly Detail[], seed: string): Heard[] {
  const heard = details.map((each): Heard => {
    const wordings = isDeed(each) ? [`Thank you for ${giftOf(each)}.`] : sentencesOf(each, seed, "any");
    const points = Math.max(...wordings.map((words) => soundOf(words, each.trace)));
    return { ...each, points: each.is === "went" ? Math.max(points, SURE_TO_SOUND) : points };
  });
  const leastOf = (each: Heard) =>
    isDeed(each) ? (each.isMarked ? LEAST_THANKS : LEAST_THANKS_UNMARKED) : 0;
  const right = heard.filter((each) => each.points > leastOf(each));
  if (right.some((each) => !isDeed(each))) return right;
  const others = heard.filter((each) => !isDeed(each) && each.points > LEAST_ALONE);
  const best = others.sort((one, other) => other.points - one.points)[0];
  return best ? [...right, best] : right;
}

/** Plain words around a name that was looked for. */
const SURE_TO_SOUND = 0.1;

/** What the writer told or has done may stand in the notes of all who heard it. */
const ABOUT_ME: ReadonlySet<Detail["is"]> = new Set(["mine", "work", "experience", "prepared"]);

/** What a repair speaks of already is no detail beside it. */
function isFree(plan: NotePlan) {
  const raised = [...plan.repairs, ...plan.pluses].map(({ quote }) => quote).join(" ");
  return ({ trace }: Detail) => {
    const said = longWords(trace);
    return [...longWords(raised)].filter((word) => said.has(word)).length < 3;
  };
}

/** What sounds best and tells most, two words of praise at most, one question, and nothing twice; the most telling first. */
function chosen(details: readonly Heard[]): Detail[] {
  const sorted = inFull(details).sort((one, other) => worth(other) - worth(one));
  const taken: Detail[] = [];
  for (const each of sorted) {
    const words = saidIn(each);
    if (taken.some((other) => saidIn(other) === words || overlaps(saidIn(other), words))) continue;
    if (each.is === "asked" && taken.some(({ is }) => is === "asked")) continue;
    if (each.praises && taken.filter(({ praises }) => praises).length >= 2) continue;
    taken.push(each);
  }
  return taken.slice(0, MOST_DETAILS).sort((one, other) => SORTS.indexOf(one.is) - SORTS.indexOf(other.is));
}

/** "you said it was the tidiest" gives way to "you put your pen down and said it was the tidiest". */
function inFull(details: readonly Heard[]): Heard[] {
  const isPartOf = (one: Heard, whole: Heard) =>
    whole !== one &&
    one.answer !== null &&
    (whole.answer?.full.length ?? 0) > one.answer.full.length &&
    whole.answer!.full.endsWith(one.answer.full.replace(/^you /, ""));
  return details
    .filter((one) => !details.some((whole) => isPartOf(one, whole)))
    .map((whole) => ({
      ...whole,
      isMarked: whole.isMarked || details.some((one) => one.isMarked && isPartOf(one, whole)),
    }));
}

/** In the ear's points. What the reading marked, two in one, what they themselves did, and what is told in full count more. */
function worth(detail: Heard): number {
  const { is, points, isMarked, isGood } = detail;
  const more =
    (isMarked ? 0.5 : 0) + (TWO_IN_ONE.has(is) ? 1 : 0) + (is === "theirs" || is === "words" ? 0.3 : 0);
  const less = (isGood ? 0 : 1) + (ABOUT_ME.has(is) || is === "thing" || is === "went" ? 1 : 0);
  return Math.min(points, 2) + more - less + Math.min(0.6, 0.04 * saidIn(detail).split(" ").length);
}

/** What no note says, however it sounds. */
const SAYS_NOTHING: readonly RegExp[] = [
  // A question that was cut, or half of a quotation.
  /\b(?:how|what|why|where|when|that|if|whether) (?:I|you|we)$/i,
  /^[^“]*”|“[^”]*$/,
  // A word or a gesture without what it was for.
  /^you called “|\bthumbs?(?: up)?$/i,
  // "without looking at me"
  /\bwithout\b/i,
  // What the writer only said, or did to somebody else.
  /^I (?:said|say|am for)\b|^I (?:sat|put|moved|talked|held) you (?!through|about)/i,
  // Somebody else's clause behind the writer's own.
  / and (?:a|an|the|his|her|their) .*\b(?:came|went|said|was|were)\b/i,
  // Looks, and who only stood by.
  /“[^”]*\b(?:curls|hair|suit|dress|shirt|tie|shoes|smile|jacket|glasses)\b|“[^”]*[.!?] \p{Lu}/u,
  /\b(?:security (?:man|guard)|receptionist)\b|\bthe last (?:girl|guy|one|person|candidate)\b/i,
  // "the bakery I": cut off. Whoever was there is no topic.
  / I$|^the (?:assessors?|interviewers?|managers?|directors?|panel|lady|man|woman|guy|girl|boss|owner|head|chef|recruiter|supervisor)$/i,
  // What is asked of everybody.
  /\bto earn\b|\bshirt size\b|“[^”]*\b(?:ask (?:me|us)|any questions)\b/i,
];

/** "tidy" alone does not say what was. */
const isBareWord = ({ is, about, topic }: Detail) =>
  is === "words" && !about && (topic ?? "").split(" ").length < FEWEST_WORDS;
const FEWEST_WORDS = 3;

const saidIn = ({ cause, answer, topic }: Detail) =>
  [cause?.full, answer?.full, topic].filter(Boolean).join(" ");

/** What the writer told and what was said to it are two things that only this conversation had. */
export const TWO_IN_ONE: ReadonlySet<Detail["is"]> = new Set(["answered", "on"]);
export const HOLDS_TWO = /, and /;

export function overlapsAtAll(one: string, other: string): boolean {
  const others = longWords(other);
  return [...longWords(one)].some((word) => others.has(word));
}

/** Whether two things are about the same: one long word in common is chance, most of the words are not. */
export function overlaps(one: string, other: string): boolean {
  const words = longWords(one);
  const others = longWords(other);
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && (shared >= 3 || shared * 2 > Math.min(words.size, others.size));
}

function longWords(text: string): Set<string> {
  // Short words count where they are written in capitals: "CRM".
  const words = (text.match(/\p{Lu}[\p{Lu}\d]+|[\p{L}\d]{4,}/gu) ?? []).map((word) => word.toLowerCase());
  return new Set(words.filter((word) => !COMMON.test(word)));
}

const COMMON =
  /^(?:about|your|with|that|this|from|same|what|when|were|have|more|most|some|them|they|their|into|over|would|could|which|showed|showing|told|telling|talked|talking|walked|walking|through|three|four|five|first|last|said|asked|liked|loved|really|because|there|just|good|gave|took|like|than|been|after|before|interview)$/;

/** What somebody can be thanked for in the first sentence. */
export function isDeed({ is, how, answer, praises }: Detail): boolean {
  if (is === "named") return how === "showed";
  return (
    is === "theirs" &&
    answer?.gerund !== null &&
    !praises &&
    /^(?:show|walk|take|give|let|explain|describe|introduce|tell|bring|lead|draw)$/.test(
      answer?.verb ?? "",
    ) &&
    !/\bshow(?:ed|ing) (?:the )?thumb|\btook? (?:a|an|the) (?:photo|picture|note)/.test(answer?.full ?? "") &&
    !/^you took (?!me|us)/.test(answer?.full ?? "")
  );
}

export const giftOf = ({ is, answer, topic }: Detail) =>
  is === "named" ? `showing me ${topic}` : answer!.gerund!;
