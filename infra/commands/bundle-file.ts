/** One file as it is deployed, byte for byte, for what is measured outside of Lambda. */
import { copyFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { BUNDLE, PROJECT_ROOT } from "../aws/bundle.ts";

/** Bundles `entry` into `folder`, with files of the project beside it; the path of the bundle. */
export async function bundleFile(
  entry: BuildOptions,
  folder: string,
  beside: readonly string[] = [],
): Promise<string> {
  const outfile = join(folder, "index.mjs");
  await build({
    ...BUNDLE,
    banner: { js: BUNDLE.banner },
    bundle: true,
    platform: "node",
    format: "esm",
    absWorkingDir: PROJECT_ROOT,
    logLevel: "error",
    ...entry,
    outfile,
  });
  await Promise.all(beside.map((file) => copyFile(join(PROJECT_ROOT, file), join(folder, basename(file)))));
  return outfile;
}
