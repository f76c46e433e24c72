/**
 * An ear for sentences: whether a sentence that was made of a person's words can be sent in their name. Some thousand
 * such sentences were judged by careful readers, beside the words they were made of (`training/ear`); what those judged
 * good and bad have in common is a log-linear choice, as for the facts (`shared/reading/choice.ts`).
 */
import model from "./ear.json" with { type: "json" };
import { type Word, wordsOf } from "./grammar.ts";

const weights: ReadonlyMap<string, number> = new Map(Object.entries(model.weights));

/**
 * How well a sentence sounds, in points around nought; `from` is the stretch of the debrief that it was made of. Of
 * those judged at training two in three above nought were good, and nine in ten above two; of those below, three in ten.
 */
export const soundOf = (sentence: string, from: string): number =>
  heard(sentence, from).reduce((points, feature) => points + (weights.get(feature) ?? 0), 0);

/** The first wording that sounds right; where none does, the best of them if it has more than `least` points. */
export function bestSounding(wordings: readonly string[], from: string, least: number): string | undefined {
  const points = wordings.map((words) => soundOf(words, from));
  const first = points.findIndex((each) => each > 0);
  if (first >= 0) return wordings[first];
  const best = Math.max(...points);
  return best > least ? wordings[points.indexOf(best)] : undefined;
}

/** What a sentence is to the ear: the parts of speech in their order, the small words, and where it was cut. */
export function heard(sentence: string, from: string): string[] {
  const words = wordsOf(sentence);
  const source = wordsOf(from);
  const signs = words.map(signOf);
  const features = new Set<string>(["any"]);
  const padded = ["^", ...signs, "$"];
  for (let at = 1; at < padded.length; at++) {
    features.add(`2 ${padded[at - 1]} ${padded[at]}`);
    if (at > 1) features.add(`3 ${padded[at - 2]} ${padded[at - 1]} ${padded[at]}`);
  }
  const lead = words.slice(0, 4).map(({ lower }) => lower);
  features.add(`lead ${lead.join(" ")}`);
  const told = taken(words, source);
  for (const feature of [
    `behind ${told.behind}`,
    `end ${told.last} ${told.behind}`,
    `gaps ${Math.min(4, told.gaps)}`,
    `taken ${Math.min(10, told.count)}`,
    `share ${Math.round(4 * told.share)}`,
    `long ${Math.min(7, Math.floor(words.length / 5))}`,
    `source ${Math.min(6, Math.floor(source.length / 10))}`,
    `before ${told.before}`,
  ])
    features.add(feature);
  words.forEach((word, at) => {
    const [next, after] = [words[at + 1], words[at + 2]];
    features.add(`w ${word.lower}`);
    if (word.pos === "VERB") features.add(`v ${lead[0]} ${lead[3]} ${word.lemma}`);
    // "you liked …", "I told …": who did what.
    if (/^(?:you|i|we)$/.test(word.lower) && next)
      features.add(`does ${word.lower} ${next.lemma} ${after ? signOf(after) : "$"}`);
    // "the sheet" says nothing alone; "the sheet of readings" does.
    if (
      /^(?:the|a|an|my|your|this|that)$/.test(word.lower) &&
      next &&
      /^(?:NOUN|PROPN)$/.test(next.pos) &&
      !/^(?:NOUN|PROPN)$/.test(after?.pos ?? "")
    )
      features.add(
        `bare ${word.lower} ${/^(?:of|about|on|for|with|in|at|that|from)$/.test(after?.lower ?? "") ? "more" : "end"}`,
      );
    if (at > 0 && /^\p{Lu}/u.test(word.text) && word.lower !== "i")
      features.add(`capital ${word.pos} ${/^\p{Lu}+$/u.test(word.text) ? "all" : "first"}`);
  });
  const quote = /“([^”]*)”/.exec(sentence)?.[1];
  if (quote !== undefined) {
    features.add(`quote ${Math.min(6, quote.split(" ").length)}`);
    features.add(`quote ${signOf(wordsOf(quote)[0] ?? words[0]!)}`);
  }
  if (/[!?]/.test(from)) features.add("source !");
  if (from === from.toLowerCase()) features.add("source small");
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
  const places = new Map(source.map(({ lemma }, at) => [lemma, at]));
  const content = words.filter(({ pos }) => /^(?:NOUN|PROPN|NUM|ADJ|VERB)$/.test(pos));
  const found = content.flatMap(({ lemma }) => places.get(lemma) ?? []);
  const end = found.length > 0 ? Math.max(...found) : -1;
  const gaps = found.filter((at, nth) => nth > 0 && Math.abs(at - found[nth - 1]!) > 4).length;
  const next = source[end + 1];
  const start = found.length > 0 ? Math.min(...found) : 0;
  return {
    count: found.length,
    share: content.length === 0 ? 0 : found.length / content.length,
    gaps,
    last: source[end] ? signOf(source[end]!) : "none",
    before: start > 0 ? signOf(source[start - 1]!) : "start",
    behind: next ? signOf(next) : "end",
  };
}
