/**
 * A small log-linear choice: each candidate is described by the names of its features, a feature has one weight, and
 * the candidate with the highest sum is taken, if it beats "none of them". The weights are learned from labelled
 * debriefs by `training/facts.ts`.
 */
export type Weights = ReadonlyMap<string, number>;

export type Candidate<T> = { value: T; features: readonly string[] };

export type Question<T> = {
  candidates: readonly Candidate<T>[];
  /** What speaks for there being no answer. */
  none: readonly string[];
};

export function sum(features: readonly string[], weights: Weights): number {
  let total = 0;
  for (const feature of features) total += weights.get(feature) ?? 0;
  return total;
}

/** One feature a line, its weight in hundredths behind a tab: a third smaller than JSON, and read in half the time. */
export const weightsFrom = (text: string): Weights =>
  new Map(
    text.split("\n").map((line) => {
      const tab = line.lastIndexOf("\t");
      return [line.slice(0, tab), Number(line.slice(tab + 1)) / 100];
    }),
  );
export const weightsTo = (weights: Weights): string =>
  [...weights].map(([feature, weight]) => `${feature}\t${Math.round(100 * weight)}`).join("\n");

export function choose<T>({ candidates, none }: Question<T>, weights: Weights): T | null {
  let best: T | null = null;
  let most = sum(none, weights);
  for (const candidate of candidates) {
    const points = sum(candidate.features, weights);
    if (points > most) {
      most = points;
      best = candidate.value;
    }
  }
  return best;
}
