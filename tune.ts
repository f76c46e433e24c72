import { train, measured, row, added } from "./training/facts.ts";
import { labelledIn } from "./training/labelled.ts";
const debriefs = process.argv.slice(2).flatMap(labelledIn);
for (const [rate, decay, epochs, fewest] of [[0.05,0.0005,12,2]] as const) {
  const folds = 3;
  const t = Array.from({length: folds}, (_, fold) => measured(debriefs.filter((_, i) => i % folds === fold), train(debriefs.filter((_, i) => i % folds !== fold), {rate, decay, epochs, fewest}), []));
  console.log(rate, decay, epochs, fewest, row("", added(t)));
}
