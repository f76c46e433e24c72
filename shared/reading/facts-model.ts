/** What `training/facts.ts` learned: one set of weights for each fact, and the words that training mails write small. */
import { readFileSync } from "node:fs";
import { type Weights, weightsFrom } from "./choice.ts";
import type { Vocabulary } from "./mentions.ts";
import { inModel } from "./model-files.ts";

export type FactsModel = {
  known: Vocabulary;
  company: Weights;
  role: Weights;
  people: Weights;
  panel: Weights;
  medium: Weights;
  heat: Weights;
  story: Weights;
  ended: Weights;
  decision: Weights;
};

let loaded: FactsModel | undefined;

/** Read from its file at the first mail. */
export function factsModel(): FactsModel {
  loaded ??= modelIn(readFileSync(inModel("facts.json"), "utf8"));
  return loaded;
}

/** `json` is what `training/facts.ts` wrote: for each fact its weights as text. */
export function modelIn(json: string): FactsModel {
  const { known, ...texts } = JSON.parse(json) as Record<keyof FactsModel, string>;
  const weights = Object.entries(texts).map(([fact, text]) => [fact, weightsFrom(text)]);
  return { ...(Object.fromEntries(weights) as Omit<FactsModel, "known">), known: new Set(known.split(" ")) };
}
