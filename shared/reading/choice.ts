/**
 * A small log-linear choice: each candidate is described by the names of its features, a feature has one weight, and
 * the candidate with the highest sum is taken, if it beats "none of them". The weights are learned from labelled
 * debriefs by `training/facts.ts`.
 */
export type Weights = { get(feature: string): number | undefined; readonly size: number };

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

/**
 * One feature a line, its weight in hundredths behind a tab. A hundred thousand names in a Map take sixty megabytes; here
 * each is its 32-bit hash in an open table: one unknown name in a hundred thousand meets a weight that is not its own.
 */
export function weightsFrom(text: string): Weights {
  const size = 2 ** Math.ceil(Math.log2(2 * (text.match(/\n/g)?.length ?? 0) + 4));
  const hashes = new Uint32Array(size);
  const hundredths = new Int16Array(size);
  const placeOf = (hash: number) => {
    let place = hash % size;
    while (hashes[place] !== 0 && hashes[place] !== hash) place = (place + 1) % size;
    return place;
  };
  let known = 0;
  for (let from = 0; from < text.length; known++) {
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline;
    const tab = text.lastIndexOf("\t", to);
    const hash = hashOf(text, from, tab);
    const place = placeOf(hash);
    hashes[place] = hash;
    hundredths[place] = Number(text.slice(tab + 1, to));
    from = to + 1;
  }
  return {
    size: known,
    get: (feature) => {
      const place = placeOf(hashOf(feature, 0, feature.length));
      return hashes[place] === 0 ? undefined : hundredths[place]! / 100;
    },
  };
}

/** FNV-1a over UTF-16 units, never 0. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0 || 1;
}

export const weightsTo = (weights: ReadonlyMap<string, number>): string =>
  [...weights].map(([feature, weight]) => `${feature}\t${Math.round(100 * weight)}`).join("\n");

/** `extra` points for a candidate come from elsewhere than its features. */
export function choose<T>(
  { candidates, none }: Question<T>,
  weights: Weights,
  extra: (value: T) => number = () => 0,
): T | null {
  let best: T | null = null;
  let most = sum(none, weights);
  for (const candidate of candidates) {
    const points = sum(candidate.features, weights) + extra(candidate.value);
    if (points > most) {
      most = points;
      best = candidate.value;
    }
  }
  return best;
}
