/**
 * Learns `templates/note/ear.json` from sentences that careful readers judged (`training/ear/sentences.jsonl`).
 *
 *     npm run train:ear               # five folds by debrief: what would be let through, and how much of it is good
 *     npm run train:ear -- --write    # learns from all and writes the file
 */
import { readFileSync, writeFileSync } from "node:fs";
import { sum } from "../shared/reading/choice.ts";
import { heard } from "../templates/note/ear.ts";
import { type Example, learn, type Settings } from "./learn.ts";

const SETTINGS: Settings = { epochs: 10, rate: 0.03, decay: 0.05, fewest: 4, least: 0.02 };
const FOLDS = 5;

type Judged = { id: string; words: string; from: string; isGood: boolean };

const path = (name: string) => new URL(name, import.meta.url);
const judged: Judged[] = readFileSync(path("ear/sentences.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const examples = judged.map((one): Example & { one: Judged } => ({
  one,
  candidates: [{ features: heard(one.words, one.from), right: one.isGood }],
  none: [],
}));

if (process.argv.includes("--write")) {
  const weights = Object.fromEntries([...learn(examples, SETTINGS)].sort());
  writeFileSync(path("../templates/note/ear.json"), `${JSON.stringify({ weights }, null, 1)}\n`);
  console.log(`${Object.keys(weights).length} weights from ${examples.length} sentences`);
} else {
  const folds = [...new Set(judged.map(({ id }) => id))];
  const foldOf = new Map(folds.map((id, at) => [id, at % FOLDS]));
  const points = examples.map(() => 0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = learn(
      examples.filter(({ one }) => foldOf.get(one.id) !== fold),
      SETTINGS,
    );
    examples.forEach(({ one, candidates }, at) => {
      if (foldOf.get(one.id) === fold) points[at] = sum(candidates[0]!.features, weights);
    });
  }
  const good = judged.filter(({ isGood }) => isGood).length;
  console.log(`${judged.length} sentences, ${good} of them good`);
  for (const least of [-1, -0.5, 0, 0.5, 1, 1.5, 2]) {
    const let_through = judged.filter((_, at) => points[at]! > least);
    const right = let_through.filter(({ isGood }) => isGood).length;
    console.log(
      `above ${least}: ${let_through.length} let through, ${((100 * right) / let_through.length).toFixed(0)} % of them good, ${((100 * right) / good).toFixed(0)} % of the good`,
    );
  }
}
