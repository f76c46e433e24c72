/** A program run to its end, quietly: what it said is only shown when it failed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Its standard output. Throws with the end of all that it said when it ends with another status than zero. */
export async function run(
  program: string,
  args: readonly string[],
  { env = process.env, cwd }: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<string> {
  const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"], ...(cwd && { cwd }) });
  running.add(child);
  let output = "";
  let all = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    all += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    all += text;
  });
  try {
    const [status] = await once(child, "close");
    if (status === 0) return output;
    throw new Error(`${[program, ...args].join(" ")} failed:\n${all.split("\n").slice(-30).join("\n")}`);
  } finally {
    running.delete(child);
  }
}
