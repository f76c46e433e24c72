/** What `training/facts.ts` learned: one set of weights for each fact, and the words that training mails write small. */
import { type Weights, weightsFrom } from "./choice.ts";
import learned from "./facts-model.json" with { type: "json" };
import type { Vocabulary } from "./mentions.ts";

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

const { known, ...weights } = learned;

export const factsModel: FactsModel = {
  ...(Object.fromEntries(Object.entries(weights).map(([fact, text]) => [fact, weightsFrom(text)])) as Record<
    keyof typeof weights,
    Weights
  >),
  known: new Set(known.split(" ")),
};
