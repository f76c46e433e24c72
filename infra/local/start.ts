/**
 * The whole service in one process: the deployed handlers between a mail door, queues, a table and a mail service
 * of this machine. `main.ts` starts it for a person, tests start it for themselves.
 */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { deliveryHandler } from "../../functions/delivery.ts";
import { receiveHandler } from "../../functions/receive.ts";
import { sweepHandler } from "../../functions/sweep.ts";
import { wakeHandler } from "../../functions/wake.ts";
import { webApp } from "../../functions/web-app.ts";
import { awsPorts } from "../../functions/wiring.ts";
import { httpEndpoint } from "../../shared/adapters/http/endpoint.ts";
import { createService, type Settings } from "../../shared/service.ts";
import { SWEEP_EVERY_MS } from "../../shared/verbs/sweep.ts";
import { startAws } from "./aws.ts";
import { openClock, type TurnedClock } from "./clock.ts";
import { ensureTable, startDynamodb } from "./dynamodb.ts";
import { BUCKET, CONFIGURATION_SET, setEnvironment, TABLE } from "./environment.ts";
import { DYNAMODB_URL, removeIfThere, writeDurably } from "./files.ts";
import { lock } from "./lock.ts";
import { openLog } from "./log.ts";
import { startMailbox } from "./mailbox/server.ts";
import { PlainError } from "./plain-error.ts";
import { openQueue } from "./queue.ts";
import type { Verdicts } from "./receipt.ts";
import { Buckets, createS3 } from "./s3.ts";
import { createSecrets, sealSecretIn } from "./secrets.ts";
import { createSes, type SentMail, type SesControl } from "./ses.ts";
import { startSmtp } from "./smtp.ts";
import { createSqs } from "./sqs.ts";
import { nextDue, type Turner, turner } from "./turn.ts";
import { openWritten } from "./written.ts";

/** As many wakes at once as the deployed function may run. */
const AT_ONCE = 4;
const SHORTEST_SWEEP_MS = 50;

export type LocalOptions = {
  /** Everything is kept below this folder. One service to a folder, one service to a process. */
  dataDir: string;
  /** The page's port; 0 for any that is free. */
  port?: number;
  smtpPort?: number;
  /** Service milliseconds in a real one. */
  speed?: number;
  /** Partners' endpoints on this machine, by http, are called too. */
  localEndpoints?: boolean;
  serviceAddress?: string;
  retentionDays?: number;
  /** What the mail door says about mail; everything passes unless told otherwise. */
  verdicts?: Partial<Verdicts>;
  /** Called for each logged outcome. */
  onOutcome?: (word: string, about: Readonly<Record<string, string | number | boolean>>) => void;
  /** Called when the database engine ends although nobody asked it to. */
  onLost?: () => void;
};

export interface Local {
  pageUrl: string;
  smtpPort: number;
  serviceAddress: string;
  clock: TurnedClock;
  /** Makes the mail service fail as real ones do. */
  ses: SesControl;
  /** Turns the clock forward, stopping at each thing that falls due on the way; resolves when all is quiet. */
  turn(ms: number): Promise<void>;
  /** When everything that is due now is done. */
  idle(): Promise<void>;
  /** Every mail that left, oldest first. */
  outbox(): Promise<SentMail[]>;
  stop(): Promise<void>;
}

export async function startLocal(options: LocalOptions): Promise<Local> {
  const cleanUp: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (let next = cleanUp.pop(); next !== undefined; next = cleanUp.pop()) await next();
  };
  try {
    return await start({ ...options, dataDir: resolve(options.dataDir) }, cleanUp, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each part pushes the way to end it; they are ended in reverse. */
async function start(
  options: LocalOptions,
  cleanUp: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Local> {
  const { dataDir, serviceAddress = "recover@recover.test", retentionDays = 30 } = options;
  const domain = serviceAddress.slice(serviceAddress.lastIndexOf("@") + 1);
  await mkdir(dataDir, { recursive: true }).catch(() => {
    throw new PlainError(`${dataDir} cannot be made or written to. Choose another folder with --data.`);
  });
  cleanUp.push(await lock(dataDir));

  const clock = await openClock(join(dataDir, "clock.json"), { speed: options.speed ?? 1 });
  cleanUp.push(() => clock.stop());
  const { log, close } = openLog(join(dataDir, "log.jsonl"), clock, options.onOutcome ?? (() => {}));
  cleanUp.push(close);

  const onDead = (queue: string, queueMessageId: string, reason: string) =>
    log.outcome("given-up", { queue, queueMessageId, reason });
  const [received, wakes, deliveries] = await Promise.all(
    ["receive", "wake", "delivery"].map((name) => openQueue({ name, folder: dataDir, clock, onDead })),
  ).then((queues) => queues as [(typeof queues)[0], (typeof queues)[0], (typeof queues)[0]]);
  const queues = [received, wakes, deliveries];

  const buckets = new Buckets(join(dataDir, "archive"));
  await buckets.create(BUCKET);
  const ses = createSes({
    folder: dataDir,
    clock,
    identity: domain,
    configurationSet: CONFIGURATION_SET,
    publish: async (event) => void (await deliveries.put(JSON.stringify(event))),
  });
  const aws = await startAws({
    ses: ses.fetch,
    s3: createS3(buckets),
    sqs: createSqs(queues),
    secrets: createSecrets(await sealSecretIn(dataDir)),
  });
  cleanUp.push(aws.stop);
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  const dynamodb = await startDynamodb({ folder: dataDir, endpoint, ...only(options, "onLost") });
  cleanUp.push(dynamodb.stop);
  // For commands that look at the same table beside us.
  await writeDurably(join(dataDir, DYNAMODB_URL), dynamodb.endpoint);
  cleanUp.push(() => removeIfThere(join(dataDir, DYNAMODB_URL)));
  const env = setEnvironment({
    dataDir,
    aws: aws.endpoint,
    dynamodb: dynamodb.endpoint,
    serviceAddress,
    retentionDays,
  });
  await ensureTable(dynamodb.endpoint, TABLE);

  const partnerEndpoint = httpEndpoint({ loopback: options.localEndpoints ?? false });
  const ports = awsPorts(env, { clock: clock.now, log, endpoint: partnerEndpoint });
  const settings: Settings = { serviceAddress, retentionDays, publicUrl: null };
  const service = createService(ports, settings);
  received.start(
    receiveHandler(() => service, log),
    AT_ONCE,
  );
  wakes.start(
    wakeHandler(() => service, log),
    AT_ONCE,
  );
  deliveries.start(
    deliveryHandler(() => service, log),
    AT_ONCE,
  );
  for (const queue of queues) cleanUp.push(queue.stop);

  const sweep = sweepHandler(
    () => service,
    () => {},
  );
  const time: Turner = turner({ clock, queues, sweep, next: () => nextDue(ports.store, clock.now()) });
  let sweeping = false;
  const timer = setInterval(
    () => {
      if (sweeping) return;
      sweeping = true;
      sweep()
        .catch((error) => log.error("sweep-failed", error, {}))
        .finally(() => {
          sweeping = false;
        });
    },
    Math.max(SWEEP_EVERY_MS / clock.speed, SHORTEST_SWEEP_MS),
  );
  cleanUp.push(async () => clearInterval(timer));

  const written = openWritten(dataDir);
  const smtp = await startSmtp({
    port: options.smtpPort ?? 2525,
    domain,
    clock,
    bucket: BUCKET,
    archive: (key, raw) => buckets.put(BUCKET, key, raw),
    keepCopy: written.keep,
    notify: async (notification) => void (await received.put(notification)),
    ...only(options, "verdicts"),
  });
  cleanUp.push(smtp.stop);

  const pages = webApp(
    () => service,
    (error) => log.error("web-failed", error, {}),
  );
  const mailbox = await startMailbox(options.port ?? 8025, pages, {
    serviceAddress,
    smtpPort: smtp.port,
    clock,
    store: ports.store,
    written,
    ses,
    ...time,
  });
  cleanUp.push(mailbox.stop);
  // Known only now, where the port was any that is free.
  settings.publicUrl = mailbox.url;
  await sweep();

  const { turn, idle } = time;
  const { control, outbox } = ses;
  return {
    pageUrl: mailbox.url,
    smtpPort: smtp.port,
    serviceAddress,
    clock,
    ses: control,
    turn,
    idle,
    outbox,
    stop,
  };
}

/** The one option, where it was given: `exactOptionalPropertyTypes` tells a missing one from `undefined`. */
function only<K extends keyof LocalOptions>(options: LocalOptions, name: K): Pick<LocalOptions, K> | object {
  return options[name] === undefined ? {} : { [name]: options[name] };
}
