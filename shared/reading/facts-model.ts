/** What `training/facts.ts` learned: one set of weights for each fact, and the words that training mails write small. */
import type { Weights } from "./choice.ts";
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

export const factsModel: FactsModel = { ...learned.weights, known: new Set(learned.known.split(" ")) };
