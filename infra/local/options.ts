/** The command line of `npm start`. */
import { parseArgs } from "node:util";
import { PlainError } from "./plain-error.ts";

export class BadOption extends PlainError {
  constructor(message: string) {
    super(`${message}. Try \`npm start -- --help\`.`, 2);
  }
}

/** Faster, and the minute in which one attempt to send must end would pass before its answer comes. */
const FASTEST = 600;

export const HELP = `Recover on this machine.

  npm start -- [options]

  --port N     the mailbox page            (default 8025)
  --smtp N     the door for mail programs  (default 2525)
  --data DIR   where everything is kept    (default .recover)
  --speed N    how fast time passes: 60 makes an hour a minute, 600 is most (default 1)
  --local-endpoints  partners may be told at http://localhost too, to try it out
  --help       this page
`;

export type StartOptions = {
  help: boolean;
  port: number;
  smtpPort: number;
  dataDir: string;
  speed: number;
  localEndpoints: boolean;
};

export function readOptions(args: readonly string[]): StartOptions {
  const { values } = parse(args);
  return {
    help: values.help ?? false,
    port: number("--port", values.port ?? "8025", (n) => Number.isInteger(n) && n >= 0 && n <= 65_535),
    smtpPort: number("--smtp", values.smtp ?? "2525", (n) => Number.isInteger(n) && n >= 0 && n <= 65_535),
    dataDir: values.data ?? ".recover",
    localEndpoints: values["local-endpoints"] ?? false,
    speed: number("--speed", values.speed ?? "1", (n) => n > 0 && n <= FASTEST),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        smtp: { type: "string" },
        data: { type: "string" },
        speed: { type: "string" },
        "local-endpoints": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\. |\n/);
    throw new BadOption(sentence ?? "That is not understood");
  }
}

function number(name: string, text: string, isGood: (n: number) => boolean): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!isGood(value)) throw new BadOption(`${name} cannot be "${text}"`);
  return value;
}
