/**
 * The trained reader's network: a small sentence encoder with heads on top (`training/README.md`), as 8-bit ONNX, run by
 * WebAssembly on one thread, so that the same mail gives the same numbers everywhere. It is loaded once, at the first
 * mail, from the files beside it; nothing is fetched.
 */
import { readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import * as ort from "onnxruntime-web/wasm";
import { MAIL, type Marks, ROW } from "./marks.ts";
import { beside, inModel } from "./model-files.ts";
import { pieces, readVocabulary, type Vocabulary } from "./pieces.ts";
import { edgeDistance, OVERLAP, WINDOW, type Window, windows } from "./windows.ts";

const BEGIN = 101n;
const END = 102n;
/** A mail is read for four windows, some 3,500 characters: longer than any debrief known, and none takes two seconds. */
export const MOST_PIECES = WINDOW + 3 * (WINDOW - OVERLAP);

/** Marks the words of a mail: subject, an empty line and the text, as one. */
export type Encode = (words: string) => Promise<Marks>;

export const encode: Encode = encoder(inModel);

/** `fileOf` gives the path of `reader.onnx` and of the weights it names, `reader.data`; asked at the first mail. */
export function encoder(fileOf: (name: string) => string): Encode {
  let loaded: Promise<Loaded> | undefined;
  return async (words) => {
    loaded ??= load(fileOf);
    return mark(await loaded, words);
  };
}

/**
 * How much of a WebAssembly function runs before V8 compiles it again, for speed. At V8's own figure hundreds of functions
 * are, which takes 150 MB and makes nothing faster; at this one only the few that multiply matrices.
 */
const TIERING_BUDGET = 100_000_000;

type Loaded = { session: ort.InferenceSession; vocabulary: Vocabulary };

async function load(fileOf: (name: string) => string): Promise<Loaded> {
  setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = await readFile(
    beside(WASM_NAME, () => import.meta.resolve(`onnxruntime-web/${WASM_NAME}`)),
  );
  const [graph, weights, lines] = await Promise.all([
    readFile(fileOf("reader.onnx")),
    readFile(fileOf("reader.data")),
    readFile(inModel("vocabulary.txt"), "utf8"),
  ]);
  const session = await ort.InferenceSession.create(graph, {
    executionProviders: ["wasm"],
    // Weights in a file of their own are copied once, and not twice more as parts of the graph.
    externalData: [{ path: "reader.data", data: weights }],
    // Long mails make large intermediate results; they are given back rather than kept for the next mail.
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
  // Compiled by now.
  delete ort.env.wasm.wasmBinary;
  return { session, vocabulary: readVocabulary(lines) };
}

const WASM_NAME = "ort-wasm-simd-threaded.wasm";

async function mark({ session, vocabulary }: Loaded, words: string): Promise<Marks> {
  const all = pieces(words, vocabulary, MOST_PIECES);
  const rows = new Float32Array(all.length * ROW);
  const best = new Float64Array(all.length).fill(-1);
  let mail = new Float32Array(MAIL);
  for (const window of windows(all.length)) {
    const ids = [BEGIN, ...all.slice(window.from, window.to).map(({ id }) => BigInt(id)), END];
    const input = new ort.Tensor("int64", BigInt64Array.from(ids), [1, ids.length]);
    const out = await session.run({ ids: input });
    const values = out.rows!.data as Float32Array;
    keepCentral(rows, best, values, window, all.length);
    if (window.from === 0) mail = (out.mail!.data as Float32Array).slice();
  }
  return { pieces: all, rows, mail };
}

/** Where windows overlap, a piece is read where it stands further from the edge. */
function keepCentral(
  rows: Float32Array,
  best: Float64Array,
  values: Float32Array,
  window: Window,
  length: number,
): void {
  for (let piece = window.from; piece < window.to; piece++) {
    const distance = edgeDistance(window, piece, length);
    if (distance <= best[piece]!) continue;
    best[piece] = distance;
    const at = (piece - window.from + 1) * ROW;
    rows.set(values.subarray(at, at + ROW), piece * ROW);
  }
}
