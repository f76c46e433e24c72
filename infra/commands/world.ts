/** The whole service in memory, with a clock that is turned by hand: for commands and for tests. */
import { simpleParser } from "mailparser";
import { memoryArchive } from "../../shared/adapters/memory/archive.ts";
import { memoryCounter } from "../../shared/adapters/memory/counter.ts";
import { memoryDeliveries } from "../../shared/adapters/memory/deliveries.ts";
import { memoryEndpoint } from "../../shared/adapters/memory/endpoint.ts";
import { memoryMailer } from "../../shared/adapters/memory/mailer.ts";
import { memoryPartners } from "../../shared/adapters/memory/partners.ts";
import { memoryStore } from "../../shared/adapters/memory/store.ts";
import { memoryWakeQueue } from "../../shared/adapters/memory/wake-queue.ts";
import { aesSeal } from "../../shared/adapters/seal.ts";
import type { Budget } from "../../shared/domain/budget.ts";
import type { LetterName } from "../../shared/domain/letter.ts";
import type { PartnerCall } from "../../shared/partner/partner.ts";
import { type Endpoint, type Ports, SHARDS } from "../../shared/ports.ts";
import { trainedReader } from "../../shared/reading/read.ts";
import { createService, type Notice } from "../../shared/service.ts";

/** A letter as it left. */
export type SentLetter = {
  recoveryId: string;
  sendId: string;
  name: LetterName;
  at: number;
  to: string;
  raw: Uint8Array;
};

export type LogLine = { word: string; about: Readonly<Record<string, string | number | boolean>> };

export const ALL_PASS = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" };

export function createWorld(options: {
  now: number;
  serviceAddress: string;
  retentionDays?: number;
  publicUrl?: string;
  budget?: Budget;
  /** What partners' endpoints are called with; without it they take everything. */
  endpoint?: Endpoint;
  /** Puts something between the service and its ports: a test that lets them fail. */
  between?: (ports: Ports) => Ports;
}) {
  let now = options.now;
  let received = 0;
  const archive = memoryArchive();
  const mailer = memoryMailer();
  const wakeQueue = memoryWakeQueue();
  const calls = new Map<string, PartnerCall>();
  const store = memoryStore(calls, () => now);
  const lines: LogLine[] = [];
  const letters: SentLetter[] = [];
  const ports: Ports = {
    store,
    archive,
    mailer,
    counter: memoryCounter(() => now),
    wakeQueue,
    reader: trainedReader,
    clock: () => now,
    chance: () => 0.5,
    token: () => "5".repeat(32),
    partners: memoryPartners(calls, () => now),
    seal: aesSeal(async () => new Uint8Array(32).fill(7)),
    endpoint: options.endpoint ?? memoryEndpoint(),
    deliveries: memoryDeliveries(() => now),
    log: {
      outcome: (word, about) => {
        lines.push({ word, about });
        if (word === "letter-sent") keepLetter(String(about.sendId), about.letter as LetterName);
      },
      error: (word, _error, about) => void lines.push({ word, about }),
    },
  };
  const service = createService(options.between?.(ports) ?? ports, {
    serviceAddress: options.serviceAddress,
    retentionDays: options.retentionDays ?? 30,
    publicUrl: options.publicUrl ?? null,
    ...(options.budget && { budget: options.budget }),
  });

  /** Puts a raw mail into the archive; gives the notice of it. */
  function arrives(raw: Uint8Array, envelope: Partial<Notice["envelope"]> = {}): Notice {
    const archiveKey = `mail/${received++}`;
    archive.put(archiveKey, raw);
    const known = {
      sender: "somebody@example.com",
      recipients: [options.serviceAddress],
      verdicts: ALL_PASS,
    };
    return { archiveKey, envelope: { ...known, ...envelope }, receivedAt: now };
  }

  function keepLetter(sendId: string, name: LetterName): void {
    const mail = mailer.outbox.findLast((sent) => sent.sendId === sendId);
    if (mail === undefined) return;
    letters.push({ recoveryId: mail.recoveryId, sendId, name, at: now, to: mail.to, raw: mail.raw });
  }

  async function nextDue(until: number): Promise<number | null> {
    let next: number | null = null;
    for (let shard = 0; shard < SHARDS; shard++) {
      for await (const { wakeAt } of store.due(shard, until)) {
        next = Math.min(next ?? wakeAt, wakeAt);
        break;
      }
    }
    return next;
  }

  async function wakeDue(): Promise<void> {
    await service.sweep();
    // What was queued with a delay is found again by the sweep of its own minute.
    for (const { recoveryId, delaySeconds } of wakeQueue.wakes.splice(0)) {
      if (delaySeconds === 0) await service.wake(recoveryId);
    }
  }

  return {
    service,
    ports,
    store,
    archive,
    mailer,
    lines,
    letters,
    now: () => now,

    arrives,
    /** A raw mail arrives and is received; gives the outcome. */
    receive: (raw: Uint8Array, envelope: Partial<Notice["envelope"]> = {}): Promise<string> =>
      service.receive(arrives(raw, envelope)),

    /** Turns the clock forward, waking whatever falls due on the way, each at its own time. */
    async turnTo(until: number): Promise<void> {
      for (let due = await nextDue(until); due !== null; due = await nextDue(until)) {
        now = Math.max(now, due);
        const before = lines.length;
        await wakeDue();
        const idle = lines.slice(before).every(({ word }) => word === "swept" || word === "not-due");
        if (idle) throw new Error("something is due that no wake can settle");
      }
      now = Math.max(now, until);
    },
  };
}
export type World = ReturnType<typeof createWorld>;

/** A letter as a mail client shows it. */
export async function opened(letter: SentLetter) {
  const mail = await simpleParser(Buffer.from(letter.raw), { skipTextToHtml: true, skipHtmlToText: true });
  return { subject: mail.subject ?? "", text: mail.text ?? "", html: mail.html || "", mail };
}
