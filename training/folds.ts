/**
 * Reads each debrief of the corpus by a network, and by facts, that were learned without it: five folds, and the slices
 * `g` and `k` by what was learned from the others. `npm run eval` scores what this writes.
 *
 *     npx tsx training/folds.ts     # after `python folds.py`; four minutes
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { foldOfId } from "../infra/commands/eval/held-out.ts";
import { CORPUS } from "../infra/commands/eval/score.ts";
import { lineOf } from "../infra/commands/read.ts";
import { Debrief } from "../shared/domain/debrief.ts";
import { encoder } from "../shared/reading/encoder.ts";
import { markedWords, readMarked } from "../shared/reading/read.ts";
import { train } from "./facts.ts";
import { type Labelled, labelledIn } from "./labelled.ts";

const here = (name: string) => join(import.meta.dirname, name);
/** What the facts that are in use were learned from, beside the corpus. */
const OF_FACTS = "lmnpqstuvwxyz";

const corpus = [..."abcdefghijk"].flatMap((slice) => labelledIn(join(CORPUS, `debriefs-${slice}.jsonl`)));
const own = [...OF_FACTS].flatMap((slice) => labelledIn(here(`debriefs/debriefs-${slice}.jsonl`)));

const lines: string[] = [];
for (const part of ["0", "1", "2", "3", "4", "g", "k"]) {
  const isOfPart = ({ id, slice }: Labelled) => part === slice || part === String(foldOfId(id));
  const file = (name: string) => here(`folds/${part}/${name}`);
  if (!existsSync(file("reader.onnx")))
    throw new Error(`no network without ${part}: python folds.py ${part}`);
  const encode = encoder(file);
  const model = train([...corpus.filter((each) => !isOfPart(each)), ...own]);
  for (const { id, email } of corpus.filter(isOfPart)) {
    const debrief = Debrief.parse(email);
    const reading = readMarked(debrief, await encode(markedWords(debrief)), model);
    lines.push(JSON.stringify({ part, ...lineOf(id, reading) }));
  }
  console.log(`${part}: ${lines.length} read`);
}
writeFileSync(here("folds.jsonl.gz"), gzipSync(`${lines.join("\n")}\n`));
