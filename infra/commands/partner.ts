/** `npm run partner`: who may open recoveries for their candidates. */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import * as z from "zod";
import type { Delivery } from "../../shared/partner/delivery.ts";
import {
  DEFAULT_LIMITS,
  type Key,
  keysAt,
  type OffReason,
  type Partner,
  type PartnerEndpoint,
  PartnerId,
  PartnerLimits,
} from "../../shared/partner/partner.ts";
import {
  addPartner,
  changeEndpoint,
  changePartner,
  OVERLAP_MS,
  rotateSecret,
} from "../../shared/verbs/partner-manage.ts";
import { replay } from "../../shared/verbs/replay.ts";
import { PlainError } from "../local/plain-error.ts";
import { refuse } from "./input.ts";
import { atStage, onThisMachine, type Where } from "./partner/where.ts";

const HELP = `Usage: npm run -s partner -- COMMAND [options]

  add ID --name NAME --contact ADDRESS   a partner with its first secret, which is shown this once
      --test                             a test partner: its id begins with test_, nobody is mailed
      --strict                           calls with unknown fields are refused
      --calls-per-minute N               (default: ${DEFAULT_LIMITS.callsPerMinute})
      --recoveries-per-day N             (default: ${DEFAULT_LIMITS.recoveriesPerDay})
  list [--json]                          all partners, their keys and when each was last used
  rotate ID [--overlap HOURS]            another secret; the old ones count for 24 hours more
  disable ID                             calls are refused from now on
  enable ID                              and are taken again
  endpoint ID --url URL                  where it is told; a new one's secret is shown this once. Also switches on
      --rotate [--overlap HOURS]         another secret; both sign for 24 hours more
      --off, --on                        nothing is told from now on; or again
  deliveries ID [--since TIME] [--json]  what it was told in the last 30 days, or since then
  replay ID --since TIME [--all]         tells again what did not arrive since then; with --all, everything

TIME is an instant, such as 2026-03-17T15:30:00Z, or how long ago: 90m, 12h, 3d.

Where:
  --data DIR     the service on this machine, running or not (default: .recover)
  --stage STAGE  a deployed stage. Region and credentials come from the environment, as for the AWS command line; they
                 need cloudformation:DescribeStackResources; dynamodb:GetItem, PutItem and UpdateItem on the table and
                 Query on its index; and secretsmanager:GetSecretValue on its sealing secret.
  --help         this page`;

type Options = ReturnType<typeof options>["values"];
type Command = (where: Where, id: string, options: Options) => Promise<void>;

const COMMANDS: Record<string, { run: Command; needsId: boolean }> = {
  add: { run: add, needsId: true },
  list: { run: list, needsId: false },
  rotate: { run: rotate, needsId: true },
  disable: { run: (where, id) => turn(where, id, "off"), needsId: true },
  enable: { run: (where, id) => turn(where, id, "on"), needsId: true },
  endpoint: { run: endpoint, needsId: true },
  deliveries: { run: deliveries, needsId: true },
  replay: { run: tellAgain, needsId: true },
};

async function main(): Promise<void> {
  // About 2027, and nothing that whoever manages partners could change.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const { values, positionals } = options();
  const [name, id = "", ...more] = positionals;
  if (values.help) return void console.log(HELP);
  const command = COMMANDS[name ?? ""];
  if (command === undefined) refuse(`Which of ${Object.keys(COMMANDS).join(", ")}? See --help.`);
  if (command.needsId !== (id !== "") || more.length > 0)
    refuse(`${name} takes ${command.needsId ? "one partner's id" : "no id"}. See --help.`);
  try {
    const where = values.stage ? await atStage(values.stage) : await onThisMachine(values.data);
    await command.run(where, id, values).finally(where.stop);
  } catch (error) {
    if (error instanceof PlainError) refuse(error.message);
    throw error;
  }
}

async function add(where: Where, id: string, options: Options): Promise<void> {
  const asked = Asked.safeParse({
    id: options.test && !id.startsWith("test_") ? `test_${id}` : id,
    name: options.name,
    contact: options.contact,
    strict: options.strict,
    limits: {
      callsPerMinute: Number(options["calls-per-minute"] ?? DEFAULT_LIMITS.callsPerMinute),
      recoveriesPerDay: Number(options["recoveries-per-day"] ?? DEFAULT_LIMITS.recoveriesPerDay),
    },
  });
  if (!asked.success) {
    const wrong = asked.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw new PlainError(`${wrong.join("; ")}. See --help.`);
  }
  const added = await addPartner(where, asked.data, (count) => randomBytes(count));
  if (added === null) throw new PlainError(`There is a partner "${asked.data.id}" already.`);
  console.log(`${line(added.partner)}\n`);
  tell(added.partner, added.secret);
}

const Asked = z.object({
  id: PartnerId,
  name: z.string({ error: "is missing" }).trim().min(1).max(80),
  contact: z.email({ error: "must be an address" }),
  strict: z.boolean(),
  limits: PartnerLimits,
});

async function rotate(where: Where, id: string, { overlap }: Options): Promise<void> {
  const hours = hoursOf(overlap);
  const rotated = await rotateSecret(where, id, hours * HOUR, (count) => randomBytes(count));
  if (rotated === null) throw new PlainError(`There is no partner "${id}".`);
  tell(rotated.partner, rotated.secret);
  console.log(hours === 0 ? "No other secret counts." : `Secrets from before count for ${hours} hours more.`);
}
const HOUR = 3_600_000;

function hoursOf(overlap: string | undefined): number {
  const hours = overlap === undefined ? OVERLAP_MS / HOUR : Number(overlap);
  if (!(hours >= 0 && hours <= 24 * 30)) throw new PlainError("--overlap takes 0 to 720 hours.");
  return hours;
}

async function endpoint(where: Where, id: string, options: Options): Promise<void> {
  const { url, on, off, rotate: asksForSecret, overlap } = options;
  if (on && off) throw new PlainError("--on or --off, not both.");
  if (url === undefined && !on && !off && !asksForSecret)
    throw new PlainError("Say --url URL, --rotate, --on or --off. See --help.");
  const changed = await changeEndpoint(
    where,
    id,
    {
      ...(url !== undefined && { url: endpointUrl(url, options.stage === undefined) }),
      ...((on || off) && { turn: off ? "off" : "on" }),
      ...(asksForSecret && { rotate: { overlapMs: hoursOf(overlap) * HOUR } }),
    },
    (count) => randomBytes(count),
  );
  if (changed === null) {
    const known = await where.partners.partner(id);
    throw new PlainError(
      known ? `${id} has no endpoint yet. Say --url URL.` : `There is no partner "${id}".`,
    );
  }
  console.log(endpointLine(changed.partner.endpoint!));
  if (changed.secret === null) return;
  console.log(`
  secret           ${changed.secret}

The secret is shown this once. Notices are signed with it.`);
}

/** On this machine its own addresses may be called, where the service is started for that. */
function endpointUrl(text: string, local: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOurs = url !== null && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const passes = url?.protocol === "https:" || (local && isOurs && url?.protocol === "http:");
  if (!passes || url.username !== "" || url.password !== "" || url.hash !== "")
    throw new PlainError("--url takes an https URL without a name, a password and a fragment.");
  return url.href;
}

function endpointLine({ url, state }: PartnerEndpoint): string {
  if (state.is === "off") return `told at ${url}: OFF since ${time(state.at)}, ${OFF[state.why]}`;
  return `told at ${url}: on${state.failingSince === null ? "" : `, failing since ${time(state.failingSince)}`}`;
}
const OFF: Record<OffReason, string> = {
  failing: "it did not take a notice in ten tries",
  gone: "it answered 410 Gone",
  "by-hand": "by hand",
};

async function deliveries(where: Where, id: string, { since, json }: Options): Promise<void> {
  await mustKnow(where, id);
  let count = 0;
  for await (const delivery of where.deliveries.since(id, since === undefined ? 0 : timeIn(since, where))) {
    count++;
    console.log(json ? JSON.stringify(delivery) : deliveryLine(delivery));
  }
  if (count === 0 && !json) console.log("Nothing was told.");
}

function deliveryLine({ noticeId, type, createdAt, tries, fate }: Delivery): string {
  const results = tries.map(({ result }) => result).join(" ");
  const next = fate.is === "waiting" ? `, again ${time(fate.from)}` : "";
  return `${time(createdAt)}  ${fate.is.padEnd(9)}  ${type.padEnd(18)}  ${noticeId}  ${results}${next}`.trimEnd();
}

async function tellAgain(where: Where, id: string, { since, all }: Options): Promise<void> {
  if (since === undefined) throw new PlainError("Say --since TIME. See --help.");
  const partner = await mustKnow(where, id);
  if (partner.endpoint?.state.is !== "on" || partner.state === "off")
    throw new PlainError(`${id} has no endpoint that is on. See npm run -s partner -- endpoint.`);
  const { owed, erased } = await replay(where, id, { from: timeIn(since, where), all });
  console.log(`${owed} ${owed === 1 ? "notice is" : "notices are"} told again within a minute or two.`);
  if (erased > 0) console.log(`${erased} cannot be told: nothing of their recoveries is left.`);
}

async function mustKnow(where: Where, id: string): Promise<Partner> {
  const partner = await where.partners.partner(id);
  if (partner === null) throw new PlainError(`There is no partner "${id}".`);
  return partner;
}

function timeIn(text: string, { clock }: Where): number {
  const ago = /^(\d{1,5})([mhd])$/.exec(text);
  const at = ago ? clock() - Number(ago[1]) * AGO[ago[2] as keyof typeof AGO] : Date.parse(text);
  if (Number.isNaN(at)) throw new PlainError(`--since cannot be "${text}". See --help.`);
  return at;
}
const AGO = { m: HOUR / 60, h: HOUR, d: 24 * HOUR };

async function turn(where: Where, id: string, state: Partner["state"]): Promise<void> {
  const changed = await changePartner(where, id, (partner) => ({ ...partner, state }));
  if (changed === null) throw new PlainError(`There is no partner "${id}".`);
  console.log(line(changed));
}

async function list(where: Where, _id: string, { json }: Options): Promise<void> {
  const partners = await where.partners.partners();
  if (json) return void console.log(JSON.stringify(partners.map(withoutSecrets), null, 2));
  if (partners.length === 0) console.log("There are no partners yet. See --help.");
  for (const partner of partners) {
    console.log(line(partner));
    for (const key of keysAt(partner.keys, where.clock())) console.log(`  ${keyLine(key)}`);
    if (partner.endpoint !== null) console.log(`  ${endpointLine(partner.endpoint)}`);
  }
}

function tell({ id, keys }: Partner, secret: string): void {
  console.log(`  recover-partner  ${id}
  secret           ${secret}
  key              ${keys.at(-1)!.id}

The secret is shown this once. Hand it on by a safe way; it is kept sealed.`);
}

function line({ id, name, contact, mode, state, strict, limits }: Partner): string {
  const how = [mode, state === "off" ? "OFF" : "on", ...(strict ? ["strict"] : [])].join(", ");
  return `${id}  ${name}  <${contact}>  ${how}; ${limits.callsPerMinute} calls a minute, ${limits.recoveriesPerDay} recoveries a day`;
}

function keyLine({ id, addedAt, expiresAt, lastUsedAt }: Key): string {
  const used = lastUsedAt === null ? "never used" : `last used ${time(lastUsedAt)}`;
  const ends = expiresAt === null ? "" : `, counts until ${time(expiresAt)}`;
  return `${id}  since ${time(addedAt)}, ${used}${ends}`;
}

const time = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

function withoutSecrets(partner: Partner) {
  const bare = ({ sealed: _, ...key }: Key) => key;
  const { keys, endpoint } = partner;
  return {
    ...partner,
    keys: keys.map(bare),
    endpoint: endpoint && { ...endpoint, keys: endpoint.keys.map(bare) },
  };
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        name: { type: "string" },
        contact: { type: "string" },
        test: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        "calls-per-minute": { type: "string" },
        "recoveries-per-day": { type: "string" },
        overlap: { type: "string" },
        url: { type: "string" },
        rotate: { type: "boolean", default: false },
        on: { type: "boolean", default: false },
        off: { type: "boolean", default: false },
        since: { type: "string" },
        all: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        data: { type: "string", default: ".recover" },
        stage: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    refuse(`${(error as Error).message} See --help.`);
  }
}

await main();
