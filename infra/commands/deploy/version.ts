import { execFileSync } from "node:child_process";
import { PROJECT_ROOT } from "../../aws/bundle.ts";

/** The tag or commit of the work tree, with `-dirty` where it was changed since; undefined outside of git. */
export function currentVersion(): string | undefined {
  try {
    const args = ["describe", "--always", "--dirty", "--tags"];
    return execFileSync("git", args, {
      cwd: PROJECT_ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
