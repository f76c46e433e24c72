/** `npm run bench`: the figures of the service, each beside a baseline of the same run. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { awsPorts } from "../../functions/wiring.ts";
import { freshRecovery } from "../../shared/domain/recovery.ts";
import { parseMail } from "../../shared/mail/parse.ts";
import { judge } from "../../shared/mail/trust.ts";
import { splitWords } from "../../shared/reading/own-words.ts";
import { createService } from "../../shared/service.ts";
import { ensureTable, startDynamodb } from "../local/dynamodb.ts";
import { setEnvironment, TABLE } from "../local/environment.ts";
import { startLocal } from "../local/start.ts";
import { benchBundles, coldImports } from "./bench-bundles.ts";
import { benchCost, sumOf } from "./bench-cost.ts";
import { benchPartner } from "./bench-partner.ts";
import { DOLLARS, PRICES_OF } from "./prices.ts";
import { ALL_PASS, createWorld } from "./world.ts";

const HELP = `Usage: npm run bench [-- NAME…]

  cost      dollars of one recovery over its whole life, by counted requests and capacity units, beside SES alone
  month     dollars of a month in which nobody writes
  bundles   kilobytes and cold import of each function, beside the SDK clients alone
  mail      raw mail to saved recovery in memory, beside mailparser alone on the same mails
  answer    SMTP to acknowledgement on the embedded engine, beside a mail that is only taken and refused
  partner   signed calls of a partner on the embedded engine, beside a bare Hono route with JSON parsing
  sweep     one sweep with many recoveries waiting, beside one with none

Without a name all of them. Figures of one machine at one time: compare the columns, not the runs.`;

const CORPUS = join(import.meta.dirname, "../../test/corpus");
const NOW = Date.parse("2026-03-17T15:00:00Z");

type Row = Record<string, string | number>;
const BENCHES: Record<string, () => Promise<Row[]>> = { cost, month, bundles, mail, answer, partner, sweep };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", default: false } },
  });
  if (values.help) return void console.log(HELP);
  const unknown = positionals.find((name) => !(name in BENCHES));
  if (unknown !== undefined) {
    console.error(`There is no bench "${unknown}". See --help.`);
    process.exit(2);
  }
  for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
    console.error(`${name} …`);
    console.log(`\n${name}`);
    console.table(await BENCHES[name]!());
  }
  process.exit(0);
}

let costs: ReturnType<typeof benchCost> | undefined;
const counted = () => (costs ??= coldImports().then(benchCost));

async function cost(): Promise<Row[]> {
  const { recovery } = await counted();
  const row = (what: string, dollars: number, count?: number): Row => ({
    [`prices of ${PRICES_OF}`]: what,
    ...(count !== undefined && { "a recovery": rounded(count) }),
    "$ a thousand": rounded(dollars * 1_000),
    "$ a million": rounded(dollars * 1_000_000),
  });
  const ses = sumOf(recovery.filter(({ dollars }) => SES_ALONE.has(dollars)));
  return [
    ...recovery.map(({ what, count, dollars }) => row(what, count * dollars, count)),
    { ...row("together", sumOf(recovery)), ...ratio(sumOf(recovery), ses) },
    row("SES alone", ses),
  ];
}
const SES_ALONE = new Set<number>([
  DOLLARS.mailIn,
  DOLLARS.mailInChunk,
  DOLLARS.mailOut,
  DOLLARS.mailOutGigabyte,
]);

async function month(): Promise<Row[]> {
  const { month } = await counted();
  const row = (what: string, dollars: number, count?: number): Row => ({
    [`prices of ${PRICES_OF}`]: what,
    ...(count !== undefined && { "a month": rounded(count) }),
    $: rounded(dollars),
  });
  return [
    ...month.map(({ what, count, dollars }) => row(what, count * dollars, count)),
    row("together", sumOf(month)),
  ];
}

async function bundles(): Promise<Row[]> {
  return (await benchBundles()).map(({ name, kilobytes, importMs, baselineMs }) => {
    return {
      function: name,
      kilobytes,
      "import ms": importMs,
      "SDK alone ms": baselineMs,
      ...ratio(importMs, baselineMs),
    };
  });
}

async function mail(): Promise<Row[]> {
  const mails = await corpusMails(200);
  const world = createWorld({ now: NOW, serviceAddress: "recover@in.example.com" });
  await world.receive(mails[0]!);
  const parser: number[] = [];
  const parsed: number[] = [];
  const whole: number[] = [];
  for (const raw of mails) {
    parser.push(await timed(() => simpleParser(raw)));
    parsed.push(await timed(() => ownWordsOf(raw)));
    whole.push(await timed(() => world.receive(raw)));
  }
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  return [
    { what: "mailparser alone", ...spread(parser) },
    { what: "parse, judge, own words", ...spread(parsed), ...ratio(median(parsed), median(parser)) },
    {
      what: "parse, read, save, acknowledge",
      ...spread(whole),
      ...ratio(median(whole), median(parser)),
      "RSS MB": memory,
    },
  ];
}

/** The part of it that looks at bytes and lines. */
async function ownWordsOf(raw: Buffer) {
  const inbound = await parseMail(raw, NOW);
  const [sender, serviceAddress] = ["person@example.com", "recover@in.example.com"];
  judge(inbound, { sender, recipients: [], verdicts: ALL_PASS, serviceAddress });
  return splitWords(inbound.text, { serviceAddress, subject: inbound.subject });
}

async function answer(): Promise<Row[]> {
  const mails = await corpusMails(50);
  const dataDir = await mkdtemp(join(tmpdir(), "recover-bench-"));
  const local = await startLocal({ dataDir, port: 0, smtpPort: 0 });
  const transport = createTransport({ host: "127.0.0.1", port: local.smtpPort, ignoreTLS: true, pool: true });
  const send = async (raw: Buffer, from: string) => {
    await transport.sendMail({ envelope: { from, to: local.serviceAddress }, raw });
    await local.idle();
  };
  try {
    const refused: number[] = [];
    const answered: number[] = [];
    for (const [i, raw] of mails.entries()) {
      const automatic = Buffer.concat([Buffer.from("Auto-Submitted: auto-replied\r\n"), raw]);
      refused.push(await timed(() => send(automatic, `person${i}@example.com`)));
      answered.push(await timed(() => send(raw, `person${i}@example.com`)));
    }
    const from = performance.now();
    await Promise.all(
      mails.map((raw, i) => {
        const other = Buffer.from(raw.toString().replace(/^From: .*$/m, `From: other${i}@example.com`));
        return transport.sendMail({
          envelope: { from: `other${i}@example.com`, to: local.serviceAddress },
          raw: other,
        });
      }),
    );
    await local.idle();
    const perSecond = Math.round((mails.length / (performance.now() - from)) * 1000);
    return [
      { what: "taken and refused", ...spread(refused) },
      { what: "taken and acknowledged", ...spread(answered), ...ratio(median(answered), median(refused)) },
      { what: `${mails.length} at once, acknowledged`, "a second": perSecond },
    ];
  } finally {
    transport.close();
    await local.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function partner(): Promise<Row[]> {
  const [bare, ours] = await benchPartner();
  return [bare!, ours!].map(({ what, times, perSecond, recoveries }) => ({
    what,
    ...spread(times),
    ...ratio(median(times), median(bare!.times)),
    "a second": perSecond,
    ...(recoveries !== undefined && { "recoveries of 1,000 calls": recoveries }),
  }));
}

async function sweep(): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "recover-bench-"));
  const db = await startDynamodb({ folder: dataDir });
  try {
    await ensureTable(db.endpoint, TABLE);
    const serviceAddress = "recover@in.example.com";
    const env = setEnvironment({
      dataDir,
      aws: db.endpoint,
      dynamodb: db.endpoint,
      serviceAddress,
      retentionDays: 30,
    });
    const log = { outcome: () => {}, error: () => {} };
    const ports = awsPorts(env, { clock: () => NOW, log });
    const service = createService(ports, { serviceAddress, retentionDays: 30 });
    const rows: Row[] = [];
    let waiting = 0;
    let baseline = 0;
    for (const target of [0, 1_000, 10_000]) {
      for (; waiting < target; waiting += 100) {
        const batch = Array.from({ length: 100 }, (_, i) => waitingRecovery(waiting + i));
        await Promise.all(batch.map((recovery) => ports.store.save({ recovery })));
      }
      const times: number[] = [];
      for (let run = 0; run < 15; run++) times.push(await timed(() => service.sweep()));
      if (target === 0) baseline = median(times);
      rows.push({ waiting: target, ...spread(times), ...ratio(median(times), baseline) });
    }
    return rows;
  } finally {
    await db.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Waits for its erasure in a week: not due, but in the index. */
function waitingRecovery(number: number) {
  const id =
    ((number * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0") +
    number.toString(16).padStart(24, "0");
  return freshRecovery({
    id,
    personId: id,
    address: "somebody@example.com",
    writtenAt: "2026-03-17T11:00:00-04:00",
    now: NOW,
    retentionDays: 30,
    asked: null,
  });
}

async function corpusMails(most: number): Promise<Buffer[]> {
  const files = (await readdir(CORPUS)).filter((name) => name.endsWith(".jsonl")).sort();
  const lines = (await Promise.all(files.map((name) => readFile(join(CORPUS, name), "utf8")))).flatMap(
    (text) => text.trim().split("\n"),
  );
  const every = Math.max(1, Math.floor(lines.length / most));
  return lines
    .filter((_, i) => i % every === 0)
    .slice(0, most)
    .map((line, i) => {
      const { email } = JSON.parse(line) as { email: { subject: string; text: string } };
      const head = [
        `From: person${i}@example.com`,
        "To: recover@in.example.com",
        `Message-ID: <bench-${i}@example.com>`,
        `Date: ${new Date(NOW).toUTCString()}`,
        `Subject: ${Buffer.from(email.subject)
          .toString("latin1")
          .replace(/[^ -~]/g, "?")}`,
        "Content-Type: text/plain; charset=utf-8",
      ];
      return Buffer.from(`${head.join("\r\n")}\r\n\r\n${email.text.replaceAll("\n", "\r\n")}`);
    });
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

const at = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const median = (times: readonly number[]) => at(times, 0.5);
const spread = (times: readonly number[]) => ({
  "median ms": Math.round(median(times) * 10) / 10,
  "p99 ms": Math.round(at(times, 0.99) * 10) / 10,
});
const rounded = (value: number) => Number(value.toPrecision(3));
const ratio = (ours: number, theirs: number) => ({ ratio: Math.round((ours / theirs) * 10) / 10 });

await main();
