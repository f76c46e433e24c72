/** The contract of every port, over memory and over the real SDK clients on the embedded engine. */
import { afterAll, beforeAll, describe } from "vitest";
import { BUCKET, type Embedded, startEmbedded } from "../infra/local/embedded.ts";
import { memoryArchive } from "../shared/adapters/memory/archive.ts";
import { memoryCounter } from "../shared/adapters/memory/counter.ts";
import { memoryDeliveries } from "../shared/adapters/memory/deliveries.ts";
import { memoryMailer } from "../shared/adapters/memory/mailer.ts";
import { memoryPartners } from "../shared/adapters/memory/partners.ts";
import { memoryStore } from "../shared/adapters/memory/store.ts";
import { memoryWakeQueue } from "../shared/adapters/memory/wake-queue.ts";
import { aesSeal } from "../shared/adapters/seal.ts";
import type { PartnerCall } from "../shared/partner/partner.ts";
import {
  archiveContract,
  counterContract,
  deliveriesContract,
  mailerContract,
  partnersContract,
  sealContract,
  storeContract,
  wakeQueueContract,
} from "./ports.contract.ts";

describe("in memory", () => {
  storeContract(async () => memoryStore());
  counterContract(async () => {
    const time = { now: 0 };
    return {
      counter: memoryCounter(() => time.now),
      turnTo: (at) => {
        time.now = at;
      },
    };
  });
  partnersContract(async () => {
    const calls = new Map<string, PartnerCall>();
    let now = Date.now();
    const turn = (ms: number) => {
      now += ms;
    };
    const clock = () => now;
    return { partners: memoryPartners(calls, clock), store: memoryStore(calls, clock), turn };
  });
  deliveriesContract(async () => {
    let now = Date.now();
    const turn = (ms: number) => {
      now += ms;
    };
    return { deliveries: memoryDeliveries(() => now), now: () => now, turn };
  });
  sealContract(async () => aesSeal(async () => new Uint8Array(32).fill(1)));
  archiveContract(async () => {
    const archive = memoryArchive();
    return { archive, put: async (key, raw) => archive.put(key, raw) };
  });
  mailerContract(async () => {
    const mailer = memoryMailer();
    return {
      mailer,
      provoke: (fate) => {
        mailer.fate = () => {
          mailer.fate = () => "sent";
          return fate;
        };
      },
      left: async (id) => mailer.outbox.filter(({ sendId }) => sendId === id).length,
    };
  });
  wakeQueueContract(async () => {
    const queue = memoryWakeQueue();
    return { queue, put: async () => queue.wakes };
  });
});

describe("on the embedded engine", () => {
  let embedded: Embedded;
  beforeAll(async () => {
    embedded = await startEmbedded();
  });
  afterAll(() => embedded.stop());

  storeContract(async () => embedded.ports.store);
  // Turns the clock of the engine to a year that no other suite here is in, and nothing else looks at it.
  counterContract(async () => ({
    counter: embedded.ports.counter,
    turnTo: (at) => {
      embedded.time.now = at;
    },
  }));
  partnersContract(async () => {
    const turn = (ms: number) => {
      embedded.time.now += ms;
    };
    return { partners: embedded.ports.partners, store: embedded.ports.store, turn };
  });
  deliveriesContract(async () => {
    const turn = (ms: number) => {
      embedded.time.now += ms;
    };
    return { deliveries: embedded.ports.deliveries, now: () => embedded.time.now, turn };
  });
  sealContract(async () => embedded.ports.seal);
  archiveContract(async () => ({
    archive: embedded.ports.archive,
    put: (key, raw) => embedded.buckets.put(BUCKET, key, Buffer.from(raw)),
  }));
  mailerContract(async () => ({
    mailer: embedded.ports.mailer,
    provoke: (fate) => {
      const { control } = embedded.ses;
      if (fate === "refused") control.faults.push("refuse");
      if (fate === "unknown") control.faults.push("500-after-keeping");
      control.mostPerSecond = fate === "throttled" ? 0 : null;
    },
    left: async (sendId) => {
      const outbox = await embedded.ses.outbox();
      return outbox.filter(({ tags }) => tags["send-id"] === sendId).length;
    },
  }));
  wakeQueueContract(async () => {
    const { wakeQueue, ports } = embedded;
    const taken: { recoveryId: string; delaySeconds: number }[] = [];
    const from = embedded.time.now;
    wakeQueue.start(async ({ Records }) => {
      for (const { body } of Records) {
        const { recoveryId } = JSON.parse(body);
        taken.push({ recoveryId, delaySeconds: Math.ceil((embedded.time.now - from) / 1000) });
      }
      return { batchItemFailures: [] };
    });
    const put = async () => {
      for (let second = 0; second < 10; second++) {
        await wakeQueue.idle();
        embedded.time.now += 1000;
        wakeQueue.poke();
      }
      await wakeQueue.idle();
      return taken;
    };
    return { queue: ports.wakeQueue, put };
  });
});
