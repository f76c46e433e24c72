/** How a function becomes one file. The deployment and the measurement of cold imports share this. */
import { fileURLToPath } from "node:url";

export const PROJECT_ROOT = fileURLToPath(new URL("../../", import.meta.url));

export const FUNCTION_NAMES = ["receive", "sweep", "wake", "delivery", "web"] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

export const entryOf = (name: FunctionName) =>
  fileURLToPath(new URL(`../../functions/${name}.ts`, import.meta.url));

/** esbuild's own options, as far as they are ours. Everything is in the bundle, the SDK too: its version is the tested one. */
export const BUNDLE = {
  target: "node24",
  minify: true,
  /** For reading a stack by hand. Not switched on at run time: parsing the map would cost every cold start. */
  sourcemap: true,
  sourcesContent: false,
  /** ES modules first: they start in about two thirds of the time that CommonJS takes. */
  mainFields: ["module", "main"],
  /** `@js-temporal/polyfill`, below node-ical, requires jsbi and would get its ES module, which is not what it calls. */
  alias: { jsbi: "jsbi/dist/jsbi-cjs.js" },
  /**
   * CommonJS packages in an ESM bundle still call `require`. The import is named so that no package, which may make its own
   * `require` the same way, can name it too.
   */
  banner:
    'import{createRequire as recoverBundleCreateRequire}from"node:module";const require=recoverBundleCreateRequire(import.meta.url);',
};
