/**
 * Seeded worlds: a few people write, reply, hurry, stop and delete, mails come twice, processes crash before and
 * after any effect, SES is busy or silent, and months pass. After every step the invariants must hold.
 */
import { describe, expect, it } from "vitest";
import { createWorld, type World } from "../infra/commands/world.ts";
import { isOpen, type Recovery, wakeAt } from "../shared/domain/recovery.ts";
import { inQuietHours } from "../shared/domain/timing.ts";
import { replyAddress } from "../shared/mail/thread.ts";
import { type Ports, SHARDS } from "../shared/ports.ts";
import type { Notice } from "../shared/service.ts";
import { DAY, HOUR } from "./builders.ts";

const SERVICE = "recover@in.example.com";
const PEOPLE = ["ann@example.com", "ben@example.com", "cas@example.com"];
const STEPS = 60;

const DEBRIEF = `I had my interview at Brightwater as a planner with Dana Ortiz today.
She laughed at my story about the depot. I talked far too fast and my hands were shaking.
I never mentioned that I know PowerPoint, and the job needs it.`;
const SAYS = [
  DEBRIEF,
  DEBRIEF,
  "One more thing: Dana asked how I plan a route and I went blank, she waited and then moved on.",
  "NOW",
  "STOP",
  "DELETE",
  "STATUS",
  "SENT",
  "OFFER",
  "How much does this cost?",
];

class Crash extends Error {}

describe("whatever happens", () => {
  it.each(Array.from({ length: 40 }, (_, i) => i + 1))("seed %i", async (seed) => {
    const random = generator(seed);
    const flaky = { on: true };
    const erasures: string[] = [];
    const world = createWorld({
      now: Date.parse("2026-03-19T14:00:00Z"),
      serviceAddress: SERVICE,
      between: (ports) =>
        crashing(
          ports,
          () => flaky.on && random() < 0.05,
          (id) => erasures.push(id),
        ),
    });
    const written = new Set<number>();
    // Who sends an old mail again after everything was erased is new to us, and is answered again.
    const sends: string[] = [];
    world.mailer.fate = ({ sendId, recoveryId }) => {
      if (flaky.on && random() < 0.15) return "throttled";
      sends.push(`${sendId} after ${erasures.filter((id) => id === recoveryId).length}`);
      return "sent";
    };
    const mails: { raw: Buffer; from: string; said: string }[] = [];
    const undelivered: Notice[] = [];
    let told = 0;

    for (let step = 0; step < STEPS; step++) {
      const dice = random();
      if (dice < 0.35) {
        const mail = await write(world, random, mails.length);
        mails.push(mail);
        undelivered.push(arrives(mail));
      } else if (dice < 0.45 && mails.length > 0) {
        undelivered.push(arrives(pick(mails, random)));
      } else if (dice < 0.7) {
        await tell();
        const turned = world.now() + Math.floor(random() ** 3 * 4 * DAY);
        // A turn that meets a crash is gone on with by the next sweep.
        await world.turnTo(turned).catch(ignoreCrash);
      }
      await deliver();
      await tell();
      await check(world, written, sends);
    }

    // Now the outside is well again: everything is delivered, answered, and in the end erased.
    flaky.on = false;
    await deliver();
    await tell();
    await world.turnTo(world.now() + 200 * DAY);
    expect(await everything(world)).toEqual([]);
    expect(world.archive.keys()).toEqual([]);

    function arrives({ raw, from }: { raw: Buffer; from: string }): Notice {
      return world.arrives(raw, { sender: from });
    }

    /** The queue: what crashed is delivered again, later. */
    async function deliver(): Promise<void> {
      for (const notice of undelivered.splice(0)) {
        written.add(world.now());
        await world.service.receive(notice).catch((error) => {
          ignoreCrash(error);
          undelivered.push(notice);
        });
      }
    }

    /** SES's events: each is told, some twice. */
    async function tell(): Promise<void> {
      while (told < world.mailer.outbox.length) {
        const { sendId, recoveryId } = world.mailer.outbox[told]!;
        const news = { sendId, recoveryId, messageId: `memory-${told + 1}`, news: "left" as const };
        for (let times = random() < 0.2 ? 2 : 1; times > 0; times--) {
          await again(() => world.service.delivery(news));
        }
        told++;
      }
    }

    async function again(call: () => Promise<unknown>): Promise<void> {
      for (;;) {
        try {
          await call();
          return;
        } catch (error) {
          ignoreCrash(error);
        }
      }
    }
  });
});

/** The invariants, each a sentence. */
async function check(world: World, written: ReadonlySet<number>, sends: string[]): Promise<void> {
  const recoveries = await everything(world);

  for (const recovery of recoveries) {
    const soonest = Math.min(wakeAt(recovery));
    expect(Number.isFinite(soonest), "what is owed has a wake time").toBe(true);
    expect(!isOpen(recovery) || recovery.owed.length > 0 || soonest > 0, "what is open looks ahead").toBe(
      true,
    );
  }
  expect(new Set(sends).size, "nothing is sent twice").toBe(sends.length);
  for (const letter of world.letters) {
    if (letter.name !== "plan") continue;
    const owedAt = Date.parse(/^Date: (.*)$/m.exec(Buffer.from(letter.raw).toString())![1]!);
    const asked = [...written].some((at) => Math.floor(at / 1000) === owedAt / 1000);
    expect(asked || !inQuietHours(owedAt, 0), "no plan is made at night unasked").toBe(true);
  }
  for (const mail of world.mailer.outbox) {
    expect(PEOPLE, "a letter goes only to somebody who wrote").toContain(mail.to);
  }
}

async function everything(world: World) {
  const found = [];
  for (let shard = 0; shard < SHARDS; shard++) {
    for await (const { id } of world.store.due(shard, Number.MAX_SAFE_INTEGER / 1000)) {
      found.push((await world.store.recovery(id))!);
    }
  }
  return found;
}

async function write(world: World, random: () => number, number: number) {
  const from = pick(PEOPLE, random);
  const said = pick(SAYS, random);
  const open = (await everything(world)).filter(({ address }) => address === from);
  const to = open.length > 0 && random() < 0.6 ? replyAddress(SERVICE, pick(open, random)) : SERVICE;
  const raw = [
    `From: ${from}`,
    `To: ${to}`,
    `Message-ID: <${number}@example.com>`,
    `Date: ${new Date(world.now() - random() * HOUR).toUTCString()}`,
    "Subject: Hello",
    "",
    said,
  ].join("\r\n");
  return { raw: Buffer.from(raw), from, said };
}

/** Ports that crash before or after their effect: the caller cannot know which. */
function crashing(ports: Ports, crashes: () => boolean, erased: (id: string) => void): Ports {
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const call = Reflect.get(target, name);
        if (typeof call !== "function" || name === "due") return call;
        return async (...args: unknown[]) => {
          if (crashes()) throw new Crash();
          const result = await call.apply(target, args);
          if (result === "erased") erased((args[0] as Recovery).id);
          if (crashes()) throw new Crash();
          return result;
        };
      },
    });
  return { ...ports, store: wrap(ports.store), archive: wrap(ports.archive), mailer: wrap(ports.mailer) };
}

function ignoreCrash(error: unknown): void {
  if (!(error instanceof Crash)) throw error;
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)]!;

/** mulberry32: small, seeded, good enough for dice. */
function generator(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
