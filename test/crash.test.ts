/**
 * `kill -9` between any two steps of receive and of wake, on the embedded engine with the real SDK clients. What the
 * platform does then is done here: the queue delivers the message again, SES publishes its events, the sweep goes on.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { SQSEvent } from "aws-lambda";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliveryHandler } from "../functions/delivery.ts";
import { receiveHandler } from "../functions/receive.ts";
import { wakeHandler } from "../functions/wake.ts";
import { PROJECT_ROOT } from "../infra/aws/bundle.ts";
import { SIZES } from "../infra/aws/sizes.ts";
import { BUCKET, type Embedded, SERVICE_ADDRESS, startEmbedded } from "../infra/local/embedded.ts";
import type { LetterName } from "../shared/domain/letter.ts";
import { type Recovery, wakeAt } from "../shared/domain/recovery.ts";
import { GRACE_MS, LEASE_MS } from "../shared/domain/sending.ts";
import { createService, type Service } from "../shared/service.ts";
import { HOUR } from "./builders.ts";

const START = Date.parse("2026-03-19T14:00:00Z");
const quiet = { outcome: () => {}, error: () => {} };

describe("a process that is killed at any step", () => {
  let embedded: Embedded;
  let service: Service;
  let folder: string;

  beforeAll(async () => {
    embedded = await startEmbedded(START);
    service = createService(embedded.ports, { serviceAddress: SERVICE_ADDRESS, retentionDays: 30 });
    embedded.wakeQueue.start(wakeHandler(() => service, quiet));
    folder = await mkdtemp(join(tmpdir(), "recover-crash-"));
    await build({
      entryPoints: [join(import.meta.dirname, "crash-child.ts")],
      outfile: join(folder, "child.mjs"),
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "silent",
      banner: {
        js: 'import { createRequire as __requireForTheBundle } from "node:module"; const require = __requireForTheBundle(import.meta.url);',
      },
    });
    // As beside the deployed function.
    for (const file of SIZES.receive.beside)
      await copyFile(join(PROJECT_ROOT, file), join(folder, basename(file)));
  }, 60_000);
  afterAll(async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("loses nothing and sends nothing twice", async () => {
    const killed = { receive: 0, wake: 0 };
    for (let killAt = 0; ; killAt++) {
      embedded.time.now += HOUR;
      const mail = await mailOf(killAt);
      const receiveEnded = await run("receive", killAt, mail);
      await recover(() => receiveHandler(() => service, quiet)(event(mail)));
      const recovery = await recoveryOf(killAt);
      expect(await letters(recovery.id), `receive killed at step ${killAt}`).toEqual(["acknowledgement"]);

      embedded.time.now = wakeAt(recovery);
      const wakeBody = JSON.stringify({ recoveryId: recovery.id });
      const wakeEnded = await run("wake", killAt, wakeBody);
      await recover(() => wakeHandler(() => service, quiet)(event(wakeBody)));
      expect(await letters(recovery.id), `wake killed at step ${killAt}`).toEqual([
        "acknowledgement",
        "plan",
      ]);

      killed.receive += Number(receiveEnded === "killed");
      killed.wake += Number(wakeEnded === "killed");
      if (receiveEnded === "done" && wakeEnded === "done") break;
    }
    // Fewer would mean that the steps were not really walked through.
    expect(killed.receive).toBeGreaterThanOrEqual(18);
    expect(killed.wake).toBeGreaterThanOrEqual(14);
  }, 300_000);

  /** What happens by itself after a crash: redelivery, SES's events, and two sweeps with time between. */
  async function recover(redeliver: () => Promise<unknown>): Promise<void> {
    await redeliver();
    await tellEvents();
    for (const wait of [LEASE_MS, GRACE_MS]) {
      embedded.time.now += wait + 1000;
      await service.sweep();
      await embedded.wakeQueue.idle();
      await tellEvents();
    }
  }

  async function tellEvents(): Promise<void> {
    for (const told of embedded.events.splice(0)) {
      await deliveryHandler(() => service, quiet)(event(JSON.stringify(told)));
    }
  }

  async function run(verb: "receive" | "wake", killAt: number, body: string): Promise<"done" | "killed"> {
    const child = spawn(process.execPath, [join(folder, "child.mjs")], {
      env: { ...process.env, CRASH: JSON.stringify({ killAt, now: embedded.time.now, verb, body }) },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [code, signal] = await once(child, "exit");
    expect(signal ?? code, `${verb}, step ${killAt}`).toSatisfy((end) => end === 0 || end === "SIGKILL");
    return signal === "SIGKILL" ? "killed" : "done";
  }

  /** Puts a mail of a person of its own into the bucket; gives the notification of it. */
  async function mailOf(number: number): Promise<string> {
    const objectKey = `mail/${number}`;
    const raw = [
      `From: Sam <sam${number}@example.com>`,
      `To: ${SERVICE_ADDRESS}`,
      `Message-ID: <crash-${number}@example.com>`,
      `Date: ${new Date(embedded.time.now).toUTCString()}`,
      "Subject: My interview",
      "",
      "I had my interview at Brightwater as a planner this morning with Dana Ortiz.",
      "She laughed at my story about the depot. I talked far too fast.",
      "I never mentioned that I know PowerPoint, and the job needs it.",
      "",
      "Sam",
    ].join("\r\n");
    await embedded.buckets.put(BUCKET, objectKey, Buffer.from(raw));
    const pass = { status: "PASS" };
    return JSON.stringify({
      notificationType: "Received",
      receipt: {
        timestamp: new Date(embedded.time.now).toISOString(),
        recipients: [SERVICE_ADDRESS],
        ...{ spamVerdict: pass, virusVerdict: pass, spfVerdict: pass, dkimVerdict: pass, dmarcVerdict: pass },
        action: { type: "S3", objectKey },
      },
      mail: { source: `sam${number}@example.com` },
    });
  }

  async function recoveryOf(number: number): Promise<Recovery> {
    const sent = (await embedded.ses.outbox()).find(({ to }) => to[0] === `sam${number}@example.com`);
    return (await embedded.ports.store.recovery(sent?.tags["recovery-id"] ?? "none"))!;
  }

  /** The letters of one recovery that SES really took, by the names under which they were recorded. */
  async function letters(recoveryId: string): Promise<(LetterName | string)[]> {
    const { sent } = (await embedded.ports.store.recovery(recoveryId))!;
    const left = (await embedded.ses.outbox()).filter(({ tags }) => tags["recovery-id"] === recoveryId);
    return left.map(
      ({ tags }) => sent.find(({ sendId }) => sendId === tags["send-id"])?.name ?? "unrecorded",
    );
  }
});

const event = (body: string) => ({ Records: [{ messageId: "1", body }] }) as SQSEvent;
