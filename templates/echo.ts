/** Echoes: what only this conversation could give, chosen and put into sentences. */
import type { NotePlan } from "../shared/domain/note.ts";
import type { Reader } from "./thing.ts";
import { type Echo, echo } from "./turn.ts";
import { pick } from "./words.ts";

/** Echoes of the writer's own work lead to what they would bring. */
export const OURS: ReadonlySet<Echo["how"]> = new Set(["work", "fact"]);
/** What the interviewer said, asked or showed, as the rubric of a note wants at least once. */
export const THEIRS: ReadonlySet<Echo["how"]> = new Set([
  "did",
  "said",
  "question",
  "asked",
  "liked",
  "praised",
  "laughed",
]);

const MOST_ECHOES = 4;
/** One of each is enough: a note is no list of compliments. */
const MOST_OF: Partial<Record<Echo["how"], number>> = {
  did: 2,
  said: 2,
  praised: 1,
  liked: 1,
  question: 1,
  asked: 1,
  gave: 1,
  worked: 1,
  came: 1,
  laughed: 1,
  work: 1,
  fact: 1,
};

export function echoesOf(plan: NotePlan, reader: Reader): (Echo & { from: string })[] {
  const traced = (found: Echo | null, from: string) => found && { ...found, from };
  const fromShown = plan.shown.map((words) => traced(echo(words, reader, { shown: true }), words));
  const fromStrengths = plan.echoes.map(({ quote }) => traced(echo(quote, reader), quote));
  const repaired = plan.repairs.map(({ quote }) => quote).join(" ");
  const found: (Echo & { from: string })[] = [];
  for (const each of [...fromShown, ...fromStrengths]) {
    if (each === null || found.some((other) => overlap(other.thing ?? "", each.thing ?? ""))) continue;
    if (each.thing !== null && overlap(each.thing, repaired)) continue;
    const sameSort = (other: Echo) => other.how === each.how || (KIND.has(each.how) && KIND.has(other.how));
    if (found.filter(sameSort).length >= (KIND.has(each.how) ? 1 : (MOST_OF[each.how] ?? 2))) continue;
    found.push(each);
  }
  // A kind word without its object is worth less than a detail.
  return found
    .sort((one, other) => Number(one.thing === null) - Number(other.thing === null))
    .slice(0, MOST_ECHOES);
}

const KIND: ReadonlySet<Echo["how"]> = new Set(["kind-word", "praised"]);

/** Whether two things are about the same: one long word in common is chance, most of the words are not. */
function overlap(one: string, other: string): boolean {
  const words = longWords(one);
  const others = longWords(other);
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared > 0 && (shared >= 3 || shared * 2 > Math.min(words.size, others.size));
}

function longWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.test(word)));
}

const COMMON =
  /^(?:about|your|with|that|this|from|same|what|when|were|have|more|most|some|them|they|their|into|over|would|could|which|showing|telling|talking|walking|through|three|four|five|first|last)$/;

export function echoSentence({ how, thing }: Echo, turn: number, seed: string): string {
  const place = `echo/${turn}`;
  switch (how) {
    case "kind-word":
      return pick(seed, place, [
        "Thank you as well for your kind words along the way.",
        "Your encouraging words did me good.",
      ]);
    case "did":
      return `Thank you as well for ${thing}.`;
    case "said":
      return pick(seed, place, [
        `You said that ${thing}, and that has stayed with me.`,
        `I have kept thinking about what you said: ${thing}.`,
        `What you told me, that ${thing}, has stayed with me.`,
      ]);
    case "liked-how":
      return pick(seed, place, [
        `I was glad that you liked ${thing}.`,
        `It was good to hear that you liked ${thing}.`,
      ]);
    case "shared":
      return pick(seed, place, [
        `It was good to find that ${thing}.`,
        `I was pleased to find that ${thing}.`,
      ]);
    case "question":
      return pick(seed, place, [
        `Your question stayed with me: you asked ${thing}.`,
        `I was glad that you asked ${thing}.`,
      ]);
    case "work":
      return pick(seed, place, [
        `${thing}, and I would enjoy bringing that experience to the work with you.`,
        `${thing}, and I would be glad to do that kind of work with you.`,
      ]);
    case "fact":
      return `${thing}, and I would be glad to put that to use with you.`;
    case "gave":
      return pick(seed, place, [
        `I enjoyed ${thing}.`,
        `I was glad of the chance to spend some of our time on ${thing}.`,
      ]);
    case "asked":
      return pick(seed, place, [
        `Your question about ${thing} has stayed with me.`,
        `I was glad that you asked about ${thing}.`,
      ]);
    case "talk":
      return pick(seed, place, [
        `I enjoyed our talk about ${thing}.`,
        `I especially enjoyed talking with you about ${thing}.`,
        `Our talk about ${thing} has stayed with me.`,
      ]);
    case "laughed":
      return pick(seed, place, [
        `It was good to laugh with you about ${thing}.`,
        `I enjoyed laughing with you about ${thing}.`,
      ]);
    case "came":
      return pick(seed, place, [
        `I was glad that we spoke about ${thing}.`,
        `It was good to speak with you about ${thing}.`,
      ]);
    case "liked":
      return pick(seed, place, [
        `Your interest in ${thing} was good to see.`,
        `I was glad of your interest in ${thing}.`,
      ]);
    case "praised":
      return pick(seed, place, [
        `Thank you as well for your kind words about ${thing}.`,
        `Your kind words about ${thing} meant a lot to me.`,
      ]);
    case "worked":
      return pick(seed, place, [
        `I enjoyed working on ${thing}, which showed me what the job is like.`,
        `I liked ${thing}, which gave me a good picture of the job.`,
      ]);
  }
}
