/** Learns the weights of a choice (`shared/reading/choice.ts`) from examples whose right candidates are marked. */

export type Example = {
  candidates: readonly { features: readonly string[]; right: boolean }[];
  none: readonly string[];
};

export type Settings = {
  epochs: number;
  rate: number;
  /** Pull towards nought, for each example seen. */
  decay: number;
  /** A feature seen in fewer examples is left out. */
  fewest: number;
  /** A weight nearer to nought is left out. */
  least: number;
};

/**
 * Maximum likelihood of any right candidate (or of none, where no candidate is right), by AdaGrad over the examples in
 * a seeded order, the weights of the second half of the run averaged. Same examples in, same weights out.
 */
export function learn(examples: readonly Example[], settings: Settings): ReadonlyMap<string, number> {
  const index = indexed(examples, settings.fewest);
  const rows = examples.map((example) => encoded(example, index));
  const size = index.size;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  const mean = new Float64Array(size);
  const random = seeded(7);
  const order = rows.map((_, i) => i);
  let averaged = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    for (const i of order) step(rows[i]!, weights, squares, settings);
    if (epoch >= settings.epochs / 2) {
      averaged++;
      for (let f = 0; f < size; f++) mean[f]! += weights[f]!;
    }
  }
  const learned = new Map<string, number>();
  for (const [name, f] of index) {
    const weight = Math.round((100 * mean[f]!) / averaged) / 100;
    if (Math.abs(weight) >= settings.least) learned.set(name, weight);
  }
  return learned;
}

type Row = { candidates: Int32Array[]; right: boolean[] };

/** Candidate number 0 is "none". */
function encoded({ candidates, none }: Example, index: ReadonlyMap<string, number>): Row {
  const code = (features: readonly string[]) =>
    Int32Array.from(features.flatMap((name) => index.get(name) ?? []));
  const anyRight = candidates.some(({ right }) => right);
  return {
    candidates: [code(none), ...candidates.map(({ features }) => code(features))],
    right: [!anyRight, ...candidates.map(({ right }) => right)],
  };
}

function step(
  { candidates, right }: Row,
  weights: Float64Array,
  squares: Float64Array,
  { rate, decay }: Settings,
) {
  const scores = candidates.map((features) => {
    let total = 0;
    for (const f of features) total += weights[f]!;
    return total;
  });
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const all = powers.reduce((a, b) => a + b, 0);
  const good = powers.reduce((a, power, i) => a + (right[i] ? power : 0), 0) + 1e-12;
  const slopes = new Map<number, number>();
  candidates.forEach((features, i) => {
    const slope = powers[i]! / all - (right[i] ? powers[i]! / good : 0);
    if (Math.abs(slope) < 1e-5) return;
    for (const f of features) slopes.set(f, (slopes.get(f) ?? 0) + slope);
  });
  for (const [f, raw] of slopes) {
    const slope = raw + decay * weights[f]!;
    squares[f]! += slope * slope;
    weights[f]! -= (rate * slope) / Math.sqrt(squares[f]!);
  }
}

function indexed(examples: readonly Example[], fewest: number): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { candidates, none } of examples)
    for (const feature of new Set([...none, ...candidates.flatMap(({ features }) => features)]))
      seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const kept = [...seen].filter(([, count]) => count >= fewest).map(([name]) => name);
  return new Map(kept.sort().map((name, i) => [name, i]));
}

function shuffle(order: number[], random: () => number) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

/** Mulberry32: small, fast and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
