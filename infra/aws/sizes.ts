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

/** One send may take ten seconds and several run beside each other. A sweep ends before the next minute. */
export const SIZES: Record<FunctionName, Size> = {
  receive: { memoryMegabytes: 1024, timeoutSeconds: 30, beside: [] },
  sweep: { memoryMegabytes: 512, timeoutSeconds: 50, beside: [] },
  wake: { memoryMegabytes: 1024, timeoutSeconds: 30, beside: [] },
  delivery: { memoryMegabytes: 512, timeoutSeconds: 15, beside: [] },
  web: { memoryMegabytes: 512, timeoutSeconds: 10, beside: [] },
};
