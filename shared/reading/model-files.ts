/** Where the files lie that the trained reader loads at the first mail. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const inModel = (name: string): string =>
  beside(name, () => new URL(`model/${name}`, import.meta.url).href);

/** Beside the bundle where there is one (`infra/aws/sizes.ts` puts them there), else where the sources have them. */
export function beside(name: string, inSources: () => string): string {
  const bundled = new URL(name, import.meta.url);
  return fileURLToPath(existsSync(bundled) ? bundled : inSources());
}
