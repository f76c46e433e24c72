/** How large each function is, in one place: the stack, its queues, the bench and the cost estimate read it here. */
import type { FunctionName } from "./bundle.ts";

export type Size = {
  /** Lambda gives processor time with memory: a whole core at 1,769 MB. */
  memoryMegabytes: number;
  /** The queue that feeds the function hides a message for six times as long. */
  timeoutSeconds: number;
  /** Files of the project that lie beside the bundle, such as a model. Bundle and files may have 250 MB together. */
  beside: readonly string[];
};

/** What the trained reader loads at the first mail; in `wake`, at the first words that came through a partner. */
const READER = [
  "shared/reading/model/reader.onnx",
  "shared/reading/model/reader.data",
  "shared/reading/model/facts.json",
  "shared/reading/model/vocabulary.txt",
  "node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm",
];

/**
 * One send may take ten seconds and several run beside each other. A sweep ends before the next minute. Reading takes a
 * whole core: a second for a long mail, and another two when the network is loaded first.
 */
export const SIZES: Record<FunctionName, Size> = {
  receive: { memoryMegabytes: 1769, timeoutSeconds: 30, beside: READER },
  sweep: { memoryMegabytes: 512, timeoutSeconds: 50, beside: [] },
  wake: { memoryMegabytes: 1024, timeoutSeconds: 30, beside: READER },
  delivery: { memoryMegabytes: 512, timeoutSeconds: 15, beside: [] },
  web: { memoryMegabytes: 512, timeoutSeconds: 10, beside: [] },
};
