/** `npm run partner`: who may open recoveries for their candidates. */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import * as z from "zod";
import {
  DEFAULT_LIMITS,
  type Key,
  keysAt,
  type Partner,
  PartnerId,
  PartnerLimits,
} from "../../shared/partner/partner.ts";
import { addPartner, changePartner, OVERLAP_MS, rotateSecret } from "../../shared/verbs/partner-manage.ts";
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

Where:
  --data DIR     the service on this machine, running or not (default: .recover)
  --stage STAGE  a deployed stage. Region and credentials come from the environment, as for the AWS command line; they
                 need cloudformation:DescribeStackResources, dynamodb:GetItem, PutItem and UpdateItem on the table, and
                 secretsmanager:GetSecretValue on its sealing secret.
  --help         this page`;

type Options = ReturnType<typeof options>["values"];
type Command = (where: Where, id: string, options: Options) => Promise<void>;

const COMMANDS: Record<string, { run: Command; needsId: boolean }> = {
  add: { run: add, needsId: true },
  list: { run: list, needsId: false },
  rotate: { run: rotate, needsId: true },
  disable: { run: (where, id) => turn(where, id, "off"), needsId: true },
  enable: { run: (where, id) => turn(where, id, "on"), needsId: true },
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
  const hours = overlap === undefined ? OVERLAP_MS / HOUR : Number(overlap);
  if (!(hours >= 0 && hours <= 24 * 30)) throw new PlainError("--overlap takes 0 to 720 hours.");
  const rotated = await rotateSecret(where, id, hours * HOUR, (count) => randomBytes(count));
  if (rotated === null) throw new PlainError(`There is no partner "${id}".`);
  tell(rotated.partner, rotated.secret);
  console.log(hours === 0 ? "No other secret counts." : `Secrets from before count for ${hours} hours more.`);
}
const HOUR = 3_600_000;

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
