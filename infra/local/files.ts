/** Files that survive `kill -9`: whole or not there, and on the disk before anybody is told so. */
import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** In a data folder while its service runs: where its table answers. */
export const DYNAMODB_URL = "dynamodb.url";

/** Temporary names start with this; what a crash leaves behind is never mistaken for content. */
const UNFINISHED = ".unfinished-";

/** `mode`: who may read it, from the first byte on. Writes beside, syncs, renames, syncs the folder (a rename alone may be lost with the power). */
export async function writeDurably(path: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${UNFINISHED}${randomUUID()}`);
  const file = await open(unfinished, "wx", mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  await syncFolder(folder);
}

/** The bytes, or null when there is no such file. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Removing what is not there is no error. */
export async function removeIfThere(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Finished files in a folder by name, sorted; none when there is no such folder. */
export async function filesIn(folder: string, ending = ""): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith(ending) && !basename(name).startsWith(UNFINISHED)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its rename is durable enough for a laptop.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
