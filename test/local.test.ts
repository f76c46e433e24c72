/** The local stand-ins for AWS, spoken to by the real SDK clients, and the service on top of them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  BadRequestException,
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  TooManyRequestsException,
} from "@aws-sdk/client-sesv2";
import {
  QueueDoesNotExist,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  TooManyEntriesInBatchRequest,
} from "@aws-sdk/client-sqs";
import type { SQSEvent } from "aws-lambda";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startAws } from "../infra/local/aws.ts";
import { openClock } from "../infra/local/clock.ts";
import { ensureTable, startDynamodb } from "../infra/local/dynamodb.ts";
import { headersOf, withHeader } from "../infra/local/headers.ts";
import { listening } from "../infra/local/listening.ts";
import { BadOption, readOptions } from "../infra/local/options.ts";
import { openQueue, type QueueHandler } from "../infra/local/queue.ts";
import { Buckets, createS3 } from "../infra/local/s3.ts";
import { createSes } from "../infra/local/ses.ts";
import { startSmtp } from "../infra/local/smtp.ts";
import { createSqs, queueUrl } from "../infra/local/sqs.ts";
import { type Local, type LocalOptions, startLocal } from "../infra/local/start.ts";

const MAIN = new URL("../infra/local/main.ts", import.meta.url).pathname;
const HOUR = 3_600_000;
const DEBRIEF = `I just had an interview at Larkfield Foods for the logistics planner role with Dana Whitfield.
She laughed at my story about the frozen peas. Then she asked how much the new routes saved and I said 30 percent.
It was 13 percent. She wrote it down and frowned.

Robin`;

let folder: string;
let cleanUp: (() => Promise<unknown>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "recover-local-"));
  cleanUp = [];
});

afterEach(async () => {
  for (const end of cleanUp.reverse()) await end();
  await rm(folder, { recursive: true, force: true });
});

describe("the mail service", () => {
  test("keeps a mail's bytes and tags, names it anew, and publishes what became of it", async () => {
    const { ses, client, events } = await mailService();

    const { MessageId } = await client.send(letterTo("ada@example.com"));

    const [mail] = await ses.outbox();
    expect(mail).toMatchObject({ messageId: MessageId, to: ["ada@example.com"], delivered: true });
    expect(mail?.tags).toEqual({ "send-id": "s-1", "recovery-id": "r-1" });
    expect(mail?.raw.toString()).toBe(
      `Message-ID: <${MessageId}@email.amazonses.com>\r\nFrom: recover@in.example.com\r\nTo: ada@example.com\r\n` +
        "Subject: Got it\r\n\r\nHello\r\nMessage-ID: stays in the body\r\n",
    );
    expect(events.map(({ eventType }) => eventType)).toEqual(["Send", "Delivery"]);
    expect(events[1]?.mail).toMatchObject({
      messageId: MessageId,
      tags: { "send-id": ["s-1"], "recovery-id": ["r-1"], "ses:configuration-set": ["recover"] },
    });
  });

  test("answers above its rate with an error that the client knows by its class", async () => {
    const { ses, client } = await mailService();
    ses.control.mostPerSecond = 2;

    const sent = await Promise.allSettled([1, 2, 3].map(() => client.send(letterTo("ada@example.com"))));

    const refused = sent.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(TooManyRequestsException);
    expect(await ses.outbox()).toHaveLength(2);
  });

  test.each([
    ["success@simulator.amazonses.com", ["Send", "Delivery"], undefined, true],
    ["success+any-label@simulator.amazonses.com", ["Send", "Delivery"], undefined, true],
    ["bounce@simulator.amazonses.com", ["Send", "Bounce"], "General", false],
    ["complaint@simulator.amazonses.com", ["Send", "Delivery", "Complaint"], undefined, true],
    ["suppressionlist@simulator.amazonses.com", ["Send", "Bounce"], "Suppressed", false],
  ])("knows the simulator's address %s", async (address, types, subType, delivered) => {
    const { ses, client, events } = await mailService();

    await client.send(letterTo(address));

    expect(events.map(({ eventType }) => eventType)).toEqual(types);
    expect(events.at(-1)?.bounce?.bounceSubType).toBe(subType);
    expect((await ses.outbox())[0]?.delivered).toBe(delivered);
  });

  test("takes mail for an address that bounced before, and does not deliver it", async () => {
    const { ses, client, events } = await mailService();
    ses.control.missing.add("gone@example.com");
    await client.send(letterTo("gone@example.com"));
    ses.control.missing.clear();

    await client.send(letterTo("Gone@example.com"));

    const bounces = events.flatMap(({ bounce }) => bounce?.bounceSubType ?? []);
    expect(bounces).toEqual(["General", "OnAccountSuppressionList"]);
    expect((await ses.outbox()).map(({ delivered }) => delivered)).toEqual([false, false]);
  });

  test("can take a mail and not say so", async () => {
    const { ses, client } = await mailService();
    ses.control.faults.push("500-after-keeping", "hang-after-keeping", "500-before-keeping");

    const ends: string[] = [];
    for (let i = 0; i < 3; i++) {
      const sending = client.send(letterTo("ada@example.com"));
      ends.push(
        await sending.then(
          () => "sent",
          (error: Error) => error.name,
        ),
      );
    }

    expect(ends).toEqual(["InternalServiceErrorException", "TimeoutError", "InternalServiceErrorException"]);
    expect(await ses.outbox()).toHaveLength(2);
  });

  test("refuses a sender that is not verified and a tag that SES would not take", async () => {
    const { ses, client } = await mailService();
    const foreign = letterTo("ada@example.com");
    foreign.input.FromEmailAddress = "recover@elsewhere.example";
    const tagged = letterTo("ada@example.com");
    tagged.input.EmailTags = [{ Name: "send-id", Value: "R#1" }];

    await expect(client.send(foreign)).rejects.toBeInstanceOf(MessageRejected);
    await expect(client.send(tagged)).rejects.toBeInstanceOf(BadRequestException);
    expect(await ses.outbox()).toEqual([]);
  });

  test("does not listen to a request without a signature, as a web page would send it", async () => {
    const { endpoint } = await mailService();

    const answer = await fetch(`${endpoint}/v2/email/outbound-emails`, { method: "POST", body: "{}" });

    expect(answer.status).toBe(403);
  });
});

describe("the archive", () => {
  test("gives a range of a mail with its whole size, and forgets what is removed", async () => {
    const client = await archive();
    const place = { Bucket: "mails", Key: "inbound/a b+c" };
    await client.send(new PutObjectCommand({ ...place, Body: "0123456789" }));

    const part = await client.send(new GetObjectCommand({ ...place, Range: "bytes=0-3" }));
    const head = await client.send(new HeadObjectCommand(place));
    await client.send(new DeleteObjectCommand(place));

    expect(await part.Body?.transformToString()).toBe("0123");
    expect(part.ContentRange).toBe("bytes 0-3/10");
    expect(head.ContentLength).toBe(10);
    await expect(client.send(new GetObjectCommand(place))).rejects.toBeInstanceOf(NoSuchKey);
    await expect(client.send(new DeleteObjectCommand(place))).resolves.toBeDefined();
  });

  test("has no range of an empty object to give, as S3 has none", async () => {
    const client = await archive();
    const place = { Bucket: "mails", Key: "empty" };
    await client.send(new PutObjectCommand({ ...place, Body: "" }));

    const range = client.send(new GetObjectCommand({ ...place, Range: "bytes=0-3" }));

    await expect(range).rejects.toMatchObject({ name: "InvalidRange" });
  });

  test("keeps every key inside its bucket", async () => {
    const buckets = new Buckets(join(folder, "buckets"));
    await buckets.create("mails");

    await buckets.put("mails", "../../out", Buffer.from("x"));
    await buckets.put("mails", "..", Buffer.from("y"));

    expect(await readdir(folder)).toEqual(["buckets"]);
    expect(await readdir(join(folder, "buckets"))).toEqual(["mails"]);
    expect((await buckets.get("mails", ".."))?.toString()).toBe("y");
  });
});

describe("a queue", () => {
  test("takes a batch from the client and holds back what is delayed", async () => {
    const { queue, time, client, url } = await wakeQueue();
    const seen = collect(queue);

    const sent = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: "a", MessageBody: "at once" },
          { Id: "b", MessageBody: "later", DelaySeconds: 45 },
        ],
      }),
    );
    await queue.idle();
    const before = [...seen];
    time.now += 45_000;
    queue.poke();
    await queue.idle();

    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a", "b"]);
    expect(before).toEqual(["at once"]);
    expect(seen).toEqual(["at once", "later"]);
  });

  test("refuses what SQS refuses", async () => {
    const { client, url } = await wakeQueue();
    const entry = (n: number) => ({ Id: String(n), MessageBody: "x" });
    const eleven = Array.from({ length: 11 }, (_, n) => entry(n));
    const batch = (Entries: ReturnType<typeof entry>[]) =>
      client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));

    await expect(batch(eleven)).rejects.toBeInstanceOf(TooManyEntriesInBatchRequest);
    await expect(batch([entry(1), entry(1)])).rejects.toMatchObject({ name: "BatchEntryIdsNotDistinct" });
    await expect(
      client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: "x", DelaySeconds: 901 })),
    ).rejects.toMatchObject({ name: "InvalidParameterValue" });
    await expect(
      client.send(new SendMessageCommand({ QueueUrl: `${url}-other`, MessageBody: "x" })),
    ).rejects.toBeInstanceOf(QueueDoesNotExist);
  });

  test("delivers what an earlier process took and did not handle", async () => {
    const { clock } = await turnedTime();
    const before = await openQueue({ name: "receive", folder, clock });
    await before.put("never started");
    const hung = await openQueue({ name: "wake", folder, clock });
    const handled = new Promise<void>((started) => {
      hung.start(() => {
        started();
        return new Promise(() => {});
      });
    });
    await hung.put("killed while it was handled");
    await handled;

    const seen: string[] = [];
    for (const name of ["receive", "wake"]) {
      const after = await openQueue({ name, folder, clock });
      seen.push(...(await drain(after)));
    }

    expect(seen).toEqual(["never started", "killed while it was handled"]);
  });

  test("tries again with growing pauses and puts a message aside after five attempts", async () => {
    const { clock, time } = await turnedTime();
    const dead: unknown[] = [];
    const onDead = (...about: unknown[]) => dead.push(about);
    const queue = await openQueue({ name: "wake", folder, clock, onDead });
    const attempts: string[] = [];
    queue.start(async ({ Records: [record] }: SQSEvent) => {
      attempts.push(`${record!.attributes.ApproximateReceiveCount} at ${(time.now - START) / 1000} s`);
      if (attempts.length > 1) throw new TypeError("holds a word of a mail");
      return { batchItemFailures: [{ itemIdentifier: record!.messageId }] };
    });

    const id = await queue.put("poison");
    for (const [i, seconds] of [0, 1, 3, 7, 15].entries()) {
      // A moment before it is due nothing may happen.
      time.now = Math.max(START, START + seconds * 1000 - 100);
      queue.poke();
      await pause(20);
      time.now = START + seconds * 1000;
      queue.poke();
      await eventually(() => queue.count().delivered === i + 1);
    }
    await queue.idle();

    expect(attempts).toEqual(["1 at 0 s", "2 at 1 s", "3 at 3 s", "4 at 7 s", "5 at 15 s"]);
    expect(dead).toEqual([["wake", id, "threw-TypeError"]]);
    expect(await readdir(join(folder, "dead", "wake"))).toEqual([`${id}.json`]);
    expect(await readdir(join(folder, "queues", "wake"))).toEqual([]);
  });
});

describe("the database engine", () => {
  test("keeps the table over a restart, and makes it once", async () => {
    for (let start = 0; start < 2; start++) {
      const { endpoint, stop } = await startDynamodb({ folder });
      const made = [ensureTable(endpoint, "recover"), ensureTable(endpoint, "recover")];
      await expect(Promise.all(made)).resolves.toBeDefined();
      await stop();
    }
  });

  test("says what to do where its package is missing or its endpoint is silent", async () => {
    const { arch } = process;
    cleanUp.push(async () => Object.defineProperty(process, "arch", { value: arch }));
    Object.defineProperty(process, "arch", { value: "vax" });

    await expect(startDynamodb({ folder })).rejects.toThrow(/npx dynoxide@1\.2\.1.*DYNAMODB_ENDPOINT/);
    await expect(ensureTable("http://127.0.0.1:9", "recover")).rejects.toThrow(/Is DYNAMODB_ENDPOINT right/);
  });
});

describe("the mail door", () => {
  test("says that a mail is kept only when it and its notification are on the disk", async () => {
    const steps: string[] = [];
    const notified: { receipt: { action: { objectKey: string } }; mail: object }[] = [];
    const { port } = await door({
      archive: async () => void steps.push("archived"),
      notify: async (notification) => {
        await pause(50);
        notified.push(JSON.parse(notification));
        steps.push("notified");
      },
    });

    await handIn(port, { to: "recover+2h@in.example.com" });
    steps.push("acknowledged");

    expect(steps).toEqual(["archived", "notified", "acknowledged"]);
    expect(notified[0]).toMatchObject({
      notificationType: "Received",
      receipt: {
        timestamp: new Date(START).toISOString(),
        recipients: ["recover+2h@in.example.com"],
        spamVerdict: { status: "PASS" },
        dmarcVerdict: { status: "PASS" },
        action: { type: "S3", bucketName: "mails" },
      },
      mail: {
        source: "ada@example.com",
        destination: ["recover+2h@in.example.com"],
        commonHeaders: { from: ["ada@example.com"], subject: "My interview" },
      },
    });
  });

  test("asks for another try when a mail could not be kept", async () => {
    const { port } = await door({ archive: () => Promise.reject(new Error("disk full")) });

    const handedIn = handIn(port, {});

    await expect(handedIn).rejects.toMatchObject({ responseCode: 451 });
  });

  test("is no relay, and takes nothing above SES's limit", async () => {
    const { port } = await door({});

    await expect(handIn(port, { to: "ada@elsewhere.example" })).rejects.toMatchObject({ responseCode: 550 });
    await expect(handIn(port, { raw: Buffer.alloc(41 * 1024 * 1024, "word\r\n") })).rejects.toMatchObject({
      responseCode: 552,
    });
  });
});

describe("the clock", () => {
  test("goes on where it was, and never backwards", async () => {
    let real = START;
    const path = join(folder, "clock.json");
    const first = await openClock(path, { speed: 60, realNow: () => real });
    await first.turn(HOUR);
    real += 1000;
    const turned = first.now();
    await first.stop();
    real += 5000;

    const second = await openClock(path, { realNow: () => real });
    const later = second.now();
    real -= 10_000;

    expect(turned).toBe(START + HOUR + 60_000);
    expect(later).toBe(turned + 5000);
    expect(second.now()).toBe(later);
    await expect(second.turn(-1)).rejects.toBeInstanceOf(RangeError);
  });
});

describe("headers", () => {
  test("are read unfolded and replaced with their continuation lines", () => {
    const raw = Buffer.from("A: 1\r\nMessage-Id: <one@\r\n two>\r\nB: 2\r\n\r\nMessage-ID: body\r\n");

    const replaced = withHeader(raw, "Message-ID", "<new@x>");

    expect(headersOf(raw)).toContainEqual({ name: "Message-Id", value: "<one@ two>" });
    expect(replaced.toString()).toBe("Message-ID: <new@x>\r\nA: 1\r\nB: 2\r\n\r\nMessage-ID: body\r\n");
  });
});

describe("the command line", () => {
  test.each([
    [["--port", "http"], '--port cannot be "http"'],
    [["--smtp", "70000"], '--smtp cannot be "70000"'],
    [["--speed", "0"], '--speed cannot be "0"'],
    [["--speed", "601"], '--speed cannot be "601"'],
    [["--fast"], "Unknown option '--fast'"],
    [["mailbox"], "Unexpected argument 'mailbox'"],
  ])("refuses %j in one line", (args, start) => {
    const read = () => readOptions(args);

    expect(read).toThrow(BadOption);
    expect(read).toThrow(start);
    expect(read).not.toThrow("\n");
  });

  test("says what is wrong and ends with 2", async () => {
    const { code, stderr, stdout } = await run(["--fast"]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^Unknown option '--fast'.*\n$/);
    expect(stdout).toBe("");
  });

  test("says which port is taken and by which option to choose another", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    cleanUp.push(async () => holder.close());
    const port = await listening(holder);

    const { code, stderr } = await run(["--port", "0", "--smtp", String(port), "--data", folder]);

    expect(code).toBe(1);
    expect(stderr).toBe(`Port ${port} is taken. Choose another with --smtp, or stop what listens there.\n`);
  });

  test("says when nothing can be kept in a folder", async () => {
    const { code, stderr } = await run(["--data", MAIN]);

    expect(code).toBe(1);
    expect(stderr).toMatch(/^.* cannot be made or written to\. Choose another folder with --data\.\n$/);
  });

  test("stops cleanly when it is told to", async () => {
    const service = startMain();
    await service.smtpPort;

    service.process.kill("SIGTERM");
    const [code] = await once(service.process, "exit");

    expect(code).toBe(0);
    expect(await readdir(folder)).not.toContain("service.pid");
    expect(await readdir(folder)).not.toContain("dynoxide.pid");
  });
});

describe("the service on this machine", () => {
  test("answers a mail, then sends the plan when the clock is turned, each once", async () => {
    const local = await service();

    await handIn(local.smtpPort, { to: local.serviceAddress, text: DEBRIEF });
    await local.idle();
    const first = await local.outbox();
    await local.turn(30 * HOUR);
    const then = await local.outbox();

    expect(first.map(({ to }) => to)).toEqual([["ada@example.com"]]);
    expect(then).toHaveLength(2);
    const wait = then[1]!.at - then[0]!.at;
    expect(wait).toBeGreaterThan(HOUR / 2);
    expect(wait).toBeLessThan(24 * HOUR);
  });

  test("lets nobody start a second one on the same folder", async () => {
    await service();

    await expect(service()).rejects.toThrow(/in use/);
  });

  test("answers after a restart what a killed process took", async () => {
    const killed = startMain();
    await handIn(await killed.smtpPort, { to: "recover@recover.test", text: DEBRIEF });
    killed.process.kill("SIGKILL");
    await once(killed.process, "exit");

    const local = await service();
    await local.idle();
    // If it was killed in mid-sentence, the lease and the time of grace pass first.
    await local.turn(HOUR / 3);

    const letters = await local.outbox();
    expect(letters.map(({ to }) => to)).toEqual([["ada@example.com"]]);
  });

  test("sends one letter when the mail service takes it and does not say so", async () => {
    const local = await service();
    local.ses.faults.push("500-after-keeping");

    await handIn(local.smtpPort, { to: local.serviceAddress, text: DEBRIEF });
    await local.idle();
    await local.turn(HOUR / 3);

    expect(await local.outbox()).toHaveLength(1);
  });

  test("does not answer mail that somebody else wrote in a person's name", async () => {
    const local = await service({ verdicts: { dmarc: "FAIL", spf: "FAIL", dkim: "FAIL" } });

    await handIn(local.smtpPort, { to: local.serviceAddress, text: DEBRIEF });
    await local.idle();

    expect(await local.outbox()).toEqual([]);
  });
});

const START = Date.parse("2026-03-19T15:00:00Z");

async function turnedTime() {
  const time = { now: START };
  const clock = await openClock(join(folder, "clock.json"), { realNow: () => time.now });
  return { clock, time };
}

type Event = {
  eventType: string;
  mail: { messageId: string; tags: Record<string, string[]> };
  bounce?: { bounceSubType: string };
};

async function mailService() {
  const events: Event[] = [];
  const ses = createSes({
    folder,
    clock: { now: () => START },
    identity: "in.example.com",
    configurationSet: "recover",
    publish: async (event) => void events.push(event as Event),
  });
  const endpoint = await aws({ ses: ses.fetch });
  const client = new SESv2Client({
    ...AT(endpoint),
    maxAttempts: 1,
    requestHandler: { requestTimeout: 1000, throwOnRequestTimeout: true },
  });
  return { ses, client, events, endpoint };
}

function letterTo(address: string): SendEmailCommand {
  const raw =
    `From: recover@in.example.com\r\nTo: ${address}\r\nMessage-ID: <ours@in.example.com>\r\nSubject: Got it\r\n\r\n` +
    "Hello\r\nMessage-ID: stays in the body\r\n";
  return new SendEmailCommand({
    FromEmailAddress: "recover@in.example.com",
    Destination: { ToAddresses: [address] },
    Content: { Raw: { Data: Buffer.from(raw) } },
    ConfigurationSetName: "recover",
    EmailTags: [
      { Name: "send-id", Value: "s-1" },
      { Name: "recovery-id", Value: "r-1" },
    ],
  });
}

async function archive(): Promise<S3Client> {
  const buckets = new Buckets(folder);
  await buckets.create("mails");
  return new S3Client(AT(await aws({ s3: createS3(buckets) })));
}

async function wakeQueue() {
  const { clock, time } = await turnedTime();
  const queue = await openQueue({ name: "wake", folder, clock });
  const endpoint = await aws({ sqs: createSqs([queue]) });
  return { queue, time, client: new SQSClient(AT(endpoint)), url: queueUrl(endpoint, "wake") };
}

/** All services on one port; those that a test does not need refuse. */
async function aws(services: Partial<Parameters<typeof startAws>[0]>): Promise<string> {
  const refuse = async () => new Response(null, { status: 501 });
  const { endpoint, stop } = await startAws({
    ses: refuse,
    s3: refuse,
    sqs: refuse,
    secrets: refuse,
    ...services,
  });
  cleanUp.push(stop);
  return endpoint;
}

const AT = (endpoint: string) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

async function door(with_: Partial<Parameters<typeof startSmtp>[0]>) {
  const smtp = await startSmtp({
    port: 0,
    domain: "in.example.com",
    clock: { now: () => START },
    bucket: "mails",
    archive: async () => {},
    notify: async () => {},
    ...with_,
  });
  cleanUp.push(smtp.stop);
  return smtp;
}

async function handIn(port: number, mail: { to?: string; text?: string; raw?: Buffer }): Promise<void> {
  const { to = "recover@in.example.com", text = "It went badly." } = mail;
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
  const from = "ada@example.com";
  const content = mail.raw ? { raw: mail.raw } : { from, to, subject: "My interview", text };
  try {
    await transport.sendMail({ ...content, envelope: { from, to } });
  } finally {
    transport.close();
  }
}

function collect(queue: { start(handler: QueueHandler): void }): string[] {
  const seen: string[] = [];
  queue.start(async ({ Records }) => {
    seen.push(...Records.map(({ body }) => body));
    return { batchItemFailures: [] };
  });
  return seen;
}

async function drain(queue: Awaited<ReturnType<typeof openQueue>>): Promise<string[]> {
  const seen = collect(queue);
  await queue.idle();
  await queue.stop();
  return seen;
}

async function eventually(isTrue: () => boolean): Promise<void> {
  await expect.poll(isTrue, { interval: 5, timeout: 5000 }).toBe(true);
}

async function service(options: Partial<LocalOptions> = {}): Promise<Local> {
  const local = await startLocal({ dataDir: folder, port: 0, smtpPort: 0, ...options });
  cleanUp.push(local.stop);
  return local;
}

function startMain(): { process: ChildProcess; smtpPort: Promise<number> } {
  const child = main(["--port", "0", "--smtp", "0", "--data", folder]);
  cleanUp.push(async () => {
    if (child.kill("SIGTERM")) await once(child, "exit");
  });
  const smtpPort = new Promise<number>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      const port = /port (\d+)\n/.exec(said)?.[1];
      if (port) resolve(Number(port));
    });
    child.once("exit", () => reject(new Error(`ended after: ${said}`)));
  });
  return { process: child, smtpPort };
}

async function run(args: readonly string[]) {
  const child = main(args);
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

function main(args: readonly string[]): ChildProcess {
  const root = new URL("..", import.meta.url).pathname;
  return spawn(process.execPath, ["--import", "tsx", MAIN, ...args], { cwd: root });
}
