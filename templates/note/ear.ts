/**
 * An ear for sentences: whether a sentence that was made of a person's words can be sent in their name. Some thousand
 * such sentences were judged by careful readers, beside the words they were made of (`training/ear`); what those judged
 * good and bad have in common is a log-linear choice, as for the facts (`shared/reading/choice.ts`).
 */
import { sum, type Weights } from "../../shared/reading/choice.ts";
import model from "./ear.json" with { type: "json" };
import { type Word, wordsOf } from "./grammar.ts";

/** Points above which a sentence may stand: of those judged at training, nine in ten above it were good. */
const FIT = 0;

const weights: Weights = weightsIn(model.weights);

function weightsIn(each: Readonly<Record<string, number>>): Weights {
  const map = new Map(Object.entries(each));
  return { get: (feature) => map.get(feature), size: map.size };
}

/** `from` is the stretch of the debrief that the sentence was made of. */
export const soundsRight = (sentence: string, from: string): boolean =>
  sum(heard(sentence, from), weights) > FIT;

/** What a sentence is to the ear: the parts of speech in their order, the small words, and where it was cut. */
export function heard(sentence: string, from: string): string[] {
  const words = wordsOf(sentence);
  const signs = words.map(signOf);
  const features = new Set<string>(["any"]);
  const padded = ["^", ...signs, "$"];
  for (let at = 0; at < padded.length; at++) {
    if (at > 0) features.add(`2 ${padded[at - 1]} ${padded[at]}`);
    if (at > 1) features.add(`3 ${padded[at - 2]} ${padded[at - 1]} ${padded[at]}`);
  }
  for (const { lower } of words) features.add(`w ${lower}`);
  const told = taken(words, wordsOf(from));
  features.add(`taken ${Math.min(12, told.count)}`);
  if (told.share < 0.5) features.add("little of it");
  features.add(`behind ${told.behind}`);
  features.add(`end ${told.last} ${told.behind}`);
  features.add(`gaps ${Math.min(4, told.gaps)}`);
  features.add(`long ${Math.min(6, Math.floor(words.length / 5))}`);
  features.add(`lead ${words.slice(0, 4).map(({ lower }) => lower).join(" ")}`);
  return [...features];
}

/** Words that decide how a sentence is built stand for themselves, the others for their part of speech. */
function signOf({ lower, pos, text }: Word): string {
  if (pos === "NOUN" || pos === "PROPN" || pos === "NUM") return /^\p{Lu}{2,}$/u.test(text) ? `${pos}!` : pos;
  if (pos === "ADJ" || pos === "ADV") return pos;
  if (pos === "VERB") return `VERB${/(?:ed|ing|s)$/.exec(lower)?.[0] ?? ""}`;
  return lower;
}

/** How the words of the source went into the sentence, and what stood behind the last of them. */
function taken(words: readonly Word[], source: readonly Word[]) {
  const places = new Map<string, number[]>();
  source.forEach(({ lemma }, at) => places.set(lemma, [...(places.get(lemma) ?? []), at]));
  const content = words.filter(({ pos }) => /^(?:NOUN|PROPN|NUM|ADJ|VERB)$/.test(pos));
  const found = content.flatMap(({ lemma }) => places.get(lemma)?.at(-1) ?? []);
  const end = found.length > 0 ? Math.max(...found) : -1;
  const gaps = found.filter((at, nth) => nth > 0 && Math.abs(at - found[nth - 1]!) > 4).length;
  const next = source[end + 1];
  return {
    count: found.length,
    share: content.length === 0 ? 0 : found.length / content.length,
    gaps,
    last: source[end] ? signOf(source[end]!) : "none",
    behind: next ? signOf(next) : "end",
  };
}
