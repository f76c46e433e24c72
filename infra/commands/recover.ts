/**
 * `npm run -s recover -- FILE.eml`: one debrief through the whole service with the clock turned forward.
 *
 * Everything is the real service but what lies outside it: table, archive and mailer are in memory.
 */
import { parseArgs } from "node:util";
import type { Recovery } from "../../shared/domain/recovery.ts";
import { toInstant } from "../../shared/domain/timing.ts";
import { triage } from "../../shared/domain/triage.ts";
import { parseMail } from "../../shared/mail/parse.ts";
import { readInputs } from "./input.ts";
import { createWorld, opened, type SentLetter, type World } from "./world.ts";

const HELP = `Usage: npm run -s recover -- [--json] [--together] FILE.eml…   (or - for standard input)

Sends each mail through the whole service with the clock turned forward, and prints what it answered and when.

  --json       one JSON object a line: {file, outcome, recovery, letters: [{name, to, subject, text, html, at}]}
  --together   all files in one world, in the order given: replies find the recovery they belong to
  --address A  the address that the service answers from (default: the one that the mail was sent to)
  --help       this page

Each mail arrives at the time of its own Date header. Verdicts (SPF, DKIM, DMARC, spam, virus) count as passed.`;

const DAY = 24 * 3_600_000;
/** Far enough for every follow-up, and short of the erasure. */
const LOOK_AHEAD_DAYS = 20;

type Input = { name: string; raw: Uint8Array };
type Told = { file: string; outcome: string; recovery: object | null; letters: object[] };

await main();

async function main(): Promise<void> {
  const { values, positionals } = options();
  if (values.help) return void console.log(HELP);
  const inputs = await readInputs(positionals);
  if (values.together) return print(await run(inputs, values.address), values.json);
  for (const input of inputs) print(await run([input], values.address), values.json);
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        together: { type: "boolean", default: false },
        address: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message} See --help.`);
    process.exit(2);
  }
}

async function run(inputs: Input[], address: string | undefined): Promise<Told[]> {
  const arrivals = await Promise.all(inputs.map(arrivalOf));
  const serviceAddress = address ?? arrivals.flatMap(({ serviceAddress }) => serviceAddress ?? [])[0];
  const world = createWorld({
    now: Math.min(...arrivals.map(({ at }) => at)),
    serviceAddress: serviceAddress ?? "recover@in.example.com",
  });
  const deliveries: { file: string; outcome: string; recoveryId: string | null; from: number }[] = [];
  for (const { name, raw, at, sender, recipients } of arrivals) {
    await world.turnTo(at);
    const from = world.letters.length;
    const outcome = await world.receive(raw, { sender, recipients });
    deliveries.push({ file: name, outcome, recoveryId: recoveryOf(world), from });
  }
  await world.turnTo(world.now() + LOOK_AHEAD_DAYS * DAY);
  return Promise.all(
    deliveries.map(async ({ file, outcome, recoveryId }, i) => ({
      file,
      outcome,
      recovery: recoveryId === null ? null : view(await world.store.recovery(recoveryId)),
      letters: await Promise.all(lettersOf(world, deliveries, i).map((letter) => show(world, letter))),
    })),
  );
}

/** When a mail arrives, who sent it and to whom, as far as the file itself can tell. */
async function arrivalOf({ name, raw }: Input) {
  const now = Date.now();
  const inbound = await parseMail(raw.subarray(0, 256 * 1024), now);
  const dated = Date.parse(inbound.headers.get("date")?.[0] ?? "");
  const returnPath = inbound.headers.get("return-path")?.[0];
  const sender = returnPath === undefined ? (inbound.from?.address ?? "") : returnPath.replace(/[<>\s]/g, "");
  const ours = inbound.recipients.find((address) => /^recover(\+[^@]*)?@/i.test(address));
  return {
    name,
    raw,
    at: Number.isNaN(dated) ? now : dated,
    sender,
    recipients: inbound.recipients,
    serviceAddress: ours?.toLowerCase().replace(/^recover\+[^@]*@/, "recover@"),
  };
}

function recoveryOf(world: World): string | null {
  const about = world.lines.at(-1)?.about;
  return typeof about?.recoveryId === "string" ? about.recoveryId : null;
}

/** A letter belongs to the last mail of its recovery that came before it. */
function lettersOf(
  world: World,
  deliveries: { recoveryId: string | null; from: number }[],
  index: number,
): SentLetter[] {
  const { recoveryId, from } = deliveries[index]!;
  const next = deliveries.slice(index + 1).find((later) => later.recoveryId === recoveryId);
  return world.letters.slice(from, next?.from).filter((letter) => letter.recoveryId === recoveryId);
}

async function show(world: World, letter: SentLetter) {
  const { subject, text, html } = await opened(letter);
  const offset = (await world.store.recovery(letter.recoveryId))?.offset ?? 0;
  return { name: letter.name, to: letter.to, subject, text, html, at: toInstant(letter.at, offset) };
}

/** What is known of a recovery, without the words it came from. */
function view(recovery: Recovery | null): object | null {
  if (recovery === null) return null;
  const { id, state, reading, asked } = recovery;
  const moments = reading?.moments.map((moment) => ({ ...moment, ...triage(moment) }));
  return { id, state, asked, reading: reading && { ...reading, moments } };
}

function print(told: Told[], asJson: boolean): void {
  for (const one of told) console.log(asJson ? JSON.stringify(one) : page(one));
}

function page({ file, outcome, letters }: Told): string {
  const shown = (letters as Awaited<ReturnType<typeof show>>[]).map(
    ({ name, to, subject, text, at }) => `── ${name}, ${at}, to ${to}\n   ${subject}\n\n${text.trimEnd()}\n`,
  );
  return [`${file}: ${outcome}`, ...(shown.length ? shown : ["(no answer)"])].join("\n\n");
}
