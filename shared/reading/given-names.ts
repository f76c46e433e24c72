/** First names of many countries, in small letters; written by `training/given-names.ts`. */
import list from "./given-names.json" with { type: "json" };

export const GIVEN_NAMES: ReadonlySet<string> = new Set(list.names.split(" "));
