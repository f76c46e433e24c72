/** One service to a data folder: two would deliver each message twice. */
import { join } from "node:path";
import { readIfThere, removeIfThere, writeDurably } from "./files.ts";
import { PlainError } from "./plain-error.ts";

export class FolderInUse extends PlainError {
  constructor(folder: string) {
    super(
      `${folder} is in use by a service that is running already. Choose another with --data, or stop that one.`,
    );
  }
}

/** Folders that this process holds: its own number in a file may be an earlier process's in a container. */
const held = new Set<string>();

/** Gives the way to unlock. A lock whose process is gone does not count. */
export async function lock(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, "service.pid");
  const holder = Number((await readIfThere(path))?.toString("utf8"));
  const inUse = holder === process.pid ? held.has(path) : holder > 0 && isAlive(holder);
  if (inUse) throw new FolderInUse(folder);
  held.add(path);
  await writeDurably(path, String(process.pid));
  return async () => {
    held.delete(path);
    await removeIfThere(path);
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
