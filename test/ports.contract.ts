/**
 * What every Store, Archive, Mailer and WakeQueue must do. The memory adapters and the AWS adapters over the
 * embedded engine both run this suite, so that a test on memory says something about the real thing.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { shardOf } from "../shared/adapters/shard.ts";
import type { Budget } from "../shared/domain/budget.ts";
import { newPerson, type Person, type Recovery, wakeAt } from "../shared/domain/recovery.ts";
import { transition } from "../shared/domain/transition.ts";
import type { Delivery } from "../shared/partner/delivery.ts";
import { CALL_KEPT_MS, newPartner, type Partner } from "../shared/partner/partner.ts";
import type {
  Archive,
  Counter,
  Deliveries,
  Mailer,
  Partners,
  Seal,
  SendResult,
  Store,
  WakeQueue,
} from "../shared/ports.ts";
import { DAY, fresh, HOUR, inState, MORNING, wordsEvent } from "./builders.ts";

let made = 0;
/** Ids of this run's own, so that suites can share one table. */
const newId = () => `${Date.now().toString(16)}${(made++).toString(16)}`.padStart(32, "0");
const recovery = (): Recovery => {
  const id = newId();
  const event = wordsEvent(`mail-${id}`);
  return { ...transition({ ...fresh(id), personId: `person-${id}` }, event, MORNING), version: 0 };
};
const person = (): Person => ({ ...newPerson(newId()), recoveries: ["r1"] });

export function storeContract(make: () => Promise<Store>) {
  describe("a store", () => {
    let store: Store;
    beforeAll(async () => {
      store = await make();
    });
    const shard = async (of: Recovery, until: number) => {
      const found = [];
      for await (const due of store.due(shardOf(of.id), until)) found.push(due);
      return found;
    };

    it("knows nothing at first", async () => {
      expect(await store.recovery(newId())).toBeNull();
      expect(await store.person(newId())).toBeNull();
      expect(await store.mailSeen(newId())).toBeNull();
    });

    it("gives back what was saved, one version on, with the mail and the person of the same write", async () => {
      const saved = recovery();
      const they = person();

      expect(await store.save({ recovery: saved, mailId: `m-${saved.id}`, person: they })).toBe("saved");

      expect(await store.recovery(saved.id)).toEqual({ ...saved, version: 1 });
      expect(await store.mailSeen(`m-${saved.id}`)).toEqual({ recoveryId: saved.id });
      expect(await store.person(they.id)).toEqual({ ...they, version: 1 });
    });

    it("refuses a save on a version that is no longer the stored one, and writes nothing of it", async () => {
      const first = recovery();
      await store.save({ recovery: first });
      const they = person();

      const again = await store.save({ recovery: first, mailId: `n-${first.id}`, person: they });

      expect(again).toBe("conflict");
      expect(await store.mailSeen(`n-${first.id}`)).toBeNull();
      expect(await store.person(they.id)).toBeNull();
    });

    it("refuses a mail that was seen before", async () => {
      const [one, two] = [recovery(), recovery()];
      await store.save({ recovery: one, mailId: `o-${one.id}` });

      expect(await store.save({ recovery: two, mailId: `o-${one.id}` })).toBe("conflict");
      expect(await store.recovery(two.id)).toBeNull();
    });

    it("refuses a person who has changed", async () => {
      const they = person();
      const [one, two] = [recovery(), recovery()];
      await store.save({ recovery: one, person: they });

      expect(await store.save({ recovery: two, person: they })).toBe("conflict");
      expect(await store.recovery(two.id)).toBeNull();
    });

    it("lets one of twenty parallel saves win", async () => {
      const contested = recovery();

      const results = await Promise.all(
        Array.from({ length: 20 }, () => store.save({ recovery: contested, mailId: `p-${contested.id}` })),
      );

      expect(results.filter((result) => result === "saved")).toHaveLength(1);
    });

    it("finds what is due in its shard, oldest first, and nothing that is not", async () => {
      const late = recovery();
      const later = { ...inState("cooling"), id: late.id.replace(/^.{8}/, late.id.slice(0, 8)), version: 0 };
      const waiting = { ...later, id: `${late.id.slice(0, 8)}${newId().slice(8)}`, owed: [] };
      await store.save({ recovery: late });
      await store.save({ recovery: waiting });

      const dueNow = (await shard(late, wakeAt(late))).filter(({ id }) => [late.id, waiting.id].includes(id));
      const dueThen = (await shard(late, wakeAt(waiting))).filter(({ id }) =>
        [late.id, waiting.id].includes(id),
      );

      expect(dueNow).toEqual([{ id: late.id, wakeAt: wakeAt(late) }]);
      expect(dueThen.map(({ id }) => id)).toEqual([late.id, waiting.id]);
    });

    it("moves a recovery in the due index when its wake time moves", async () => {
      const saved = recovery();
      await store.save({ recovery: saved });

      await store.save({ recovery: { ...saved, version: 1, owed: [] } });

      const ids = (await shard(saved, wakeAt(saved))).map(({ id }) => id);
      expect(ids).not.toContain(saved.id);
    });

    it("erases a recovery with the mails it saw, on the version that was read", async () => {
      const saved = recovery();
      const mailId = saved.words[0]!.mailId;
      await store.save({ recovery: saved, mailId });

      expect(await store.erase(saved)).toBe("conflict");
      expect(await store.erase({ ...saved, version: 1 })).toBe("erased");

      expect(await store.recovery(saved.id)).toBeNull();
      expect(await store.mailSeen(mailId)).toBeNull();
      expect((await shard(saved, Number.MAX_SAFE_INTEGER / 1000)).map(({ id }) => id)).not.toContain(
        saved.id,
      );
    });

    it("knows the mails of what was erased so long as it is told to, by their ids alone, and takes them again after", async () => {
      const [saved, again] = [recovery(), recovery()];
      const mailId = saved.words[0]!.mailId;
      await store.save({ recovery: saved, mailId });

      await store.erase({ ...saved, version: 1 }, { copiesUntil: MORNING + 1_000 });

      expect(await store.mailSeen(mailId)).toEqual({ erasedUntil: MORNING + 1_000 });
      expect(await store.save({ recovery: again, mailId })).toBe("saved");
      expect(await store.mailSeen(mailId)).toEqual({ recoveryId: again.id });
    });

    it("leaves a husk where one is given, in the same write that removes the mails", async () => {
      const saved = recovery();
      const mailId = saved.words[0]!.mailId;
      await store.save({ recovery: saved, mailId });
      const stored = { ...saved, version: 1 };
      const husk = { ...stored, address: "", words: [], owed: [] };

      expect(await store.erase(saved, { husk })).toBe("conflict");
      expect(await store.erase(stored, { husk })).toBe("erased");

      expect(await store.recovery(saved.id)).toEqual({ ...husk, version: 2 });
      expect(await store.mailSeen(mailId)).toBeNull();
    });

    it("refuses what a partner's call caused when that call was used before, by this partner", async () => {
      const [one, two, three] = [recovery(), recovery(), recovery()];
      const call = { partnerId: "drake", webhookId: `w-${one.id}`, digest: "d" };
      await store.save({ recovery: one, call });

      expect(await store.save({ recovery: two, call })).toBe("conflict");
      expect(await store.save({ recovery: three, call: { ...call, partnerId: "halden" } })).toBe("saved");
      expect(await store.recovery(two.id)).toBeNull();
    });

    it("keeps a person who refuses invitations, and one who was invited lately", async () => {
      const [refuses, invited] = [person(), person()];
      for (const they of [refuses, invited]) await store.savePerson(they);

      await store.savePerson({ ...refuses, version: 1, recoveries: [], refuses: true });
      await store.savePerson({ ...invited, version: 1, recoveries: [], invitedAt: [MORNING] });

      expect((await store.person(refuses.id))?.refuses).toBe(true);
      expect((await store.person(invited.id))?.invitedAt).toEqual([MORNING]);
    });

    it("removes a person about whom nothing is left to know, and keeps one who must not be written to", async () => {
      const [gone, bounced] = [person(), person()];
      for (const they of [gone, bounced]) await store.savePerson(they);

      await store.savePerson({ ...gone, version: 1, recoveries: [] });
      await store.savePerson({ ...bounced, version: 1, recoveries: [], suppressed: "bounced" });

      expect(await store.person(gone.id)).toBeNull();
      expect((await store.person(bounced.id))?.suppressed).toBe("bounced");
      expect(await store.savePerson({ ...bounced, version: 1 })).toBe("conflict");
    });
  });
}

export function counterContract(make: () => Promise<{ counter: Counter; turnTo: (at: number) => void }>) {
  describe("a counter", () => {
    let made: Awaited<ReturnType<typeof make>>;
    /** Days of its own for each test, since all of them share one table. */
    let day = Date.UTC(2031, 0, 1);
    beforeAll(async () => {
      made = await make();
    });
    const nextDay = () => {
      day += DAY;
      made.turnTo(day);
    };
    const take = (times: number, budget: Budget) =>
      Promise.all(Array.from({ length: times }, () => made.counter.take(budget)));

    it("counts up to the hour's fill and the day's, says which is full, and begins anew with the next", async () => {
      nextDay();
      const budget = { inHour: 2, inDay: 3 };

      const first = await take(2, budget);
      const third = await made.counter.take(budget);
      made.turnTo(day + HOUR);
      const later = [await made.counter.take(budget), await made.counter.take(budget)];
      nextDay();
      const tomorrow = await made.counter.take(budget);

      expect([...first, third, ...later, tomorrow]).toEqual([
        "taken",
        "taken",
        "hour",
        "taken",
        "day",
        "taken",
      ]);
    });

    it("gives the last one to one of twenty who ask at once", async () => {
      nextDay();

      const asked = await take(20, { inHour: 5, inDay: 100 });

      expect(asked.filter((each) => each === "taken")).toHaveLength(5);
      expect(asked.filter((each) => each === "hour")).toHaveLength(15);
    });
  });
}

export function partnersContract(
  make: () => Promise<{ partners: Partners; store: Store; turn: (ms: number) => void }>,
) {
  describe("partners", () => {
    let made: Awaited<ReturnType<typeof make>>;
    beforeAll(async () => {
      made = await make();
    });
    const partner = (): Partner =>
      newPartner({ id: `p${newId().slice(-12)}`, name: "Drake", contact: "it@drake.test" });

    it("are saved on the version that was read, and listed by id", async () => {
      const { partners } = made;
      const [one, two] = [partner(), partner()];
      expect(await partners.partner(one.id)).toBeNull();

      expect(await partners.savePartner(two)).toBe("saved");
      expect(await partners.savePartner(one)).toBe("saved");
      expect(await partners.savePartner(one)).toBe("conflict");
      expect(await partners.savePartner({ ...one, version: 1, strict: true })).toBe("saved");

      expect(await partners.partner(one.id)).toEqual({ ...one, version: 2, strict: true });
      const ids = (await partners.partners()).map(({ id }) => id);
      expect(ids.filter((id) => id === one.id || id === two.id)).toEqual([one.id, two.id]);
    });

    it("know what a call was used for, for thirty days", async () => {
      const { partners, store, turn } = made;
      const [one, two] = [recovery(), recovery()];
      const call = { partnerId: "drake", webhookId: `any text ${one.id} \u{1f600}`, digest: "d" };
      expect(await partners.call("drake", call.webhookId)).toBeNull();

      await store.save({ recovery: one, call });

      expect(await partners.call("drake", call.webhookId)).toMatchObject({ recoveryId: one.id, digest: "d" });
      expect(await partners.call("halden", call.webhookId)).toBeNull();
      turn(CALL_KEPT_MS + 1000);
      expect(await partners.call("drake", call.webhookId)).toBeNull();
      expect(await store.save({ recovery: two, call })).toBe("saved");
    });

    it("are counted without losing one of fifty at once", async () => {
      const window = `calls#${newId()}`;

      const counts = await Promise.all(
        Array.from({ length: 50 }, () => made.partners.count(window, MORNING)),
      );

      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
      expect(await made.partners.count(`${window}-other`, MORNING)).toBe(1);
    });
  });
}

export function deliveriesContract(
  make: () => Promise<{ deliveries: Deliveries; now: () => number; turn: (ms: number) => void }>,
): void {
  describe("deliveries", () => {
    const DAY = 24 * 3_600_000;
    const entry = (partnerId: string, noticeId: string, createdAt: number): Delivery => ({
      noticeId,
      type: "recovery.opened",
      partnerId,
      recoveryId: "r1",
      createdAt,
      tries: [{ at: createdAt, result: 500 }],
      fate: { is: "waiting", from: createdAt + 5000 },
    });
    const since = async (deliveries: Deliveries, partnerId: string, from: number) => {
      const all: Delivery[] = [];
      for await (const delivery of deliveries.since(partnerId, from)) all.push(delivery);
      return all;
    };

    it("are found by partner and time, the oldest first, each as it was entered last", async () => {
      const { deliveries, now } = await make();
      const at = now();
      const later = entry("drake-log", "msg_a", at + 10);
      const first = entry("drake-log", "msg_b", at);
      await deliveries.enter(later);
      await deliveries.enter(first);
      await deliveries.enter(entry("drake-log2", "msg_c", at));
      const delivered: Delivery = { ...first, fate: { is: "delivered", at: at + 1 } };
      await deliveries.enter(delivered);

      expect(await since(deliveries, "drake-log", 0)).toEqual([delivered, later]);
      expect(await since(deliveries, "drake-log", at + 1)).toEqual([later]);
      expect(await since(deliveries, "drake-log", at + 11)).toEqual([]);
      expect(await since(deliveries, "nobody", 0)).toEqual([]);
    });

    it("are kept for thirty days after their last change", async () => {
      const { deliveries, now, turn } = await make();
      const one = entry("halden-log", "msg_d", now());
      await deliveries.enter(one);
      turn(29 * DAY);
      expect(await since(deliveries, "halden-log", 0)).toEqual([one]);

      turn(2 * DAY);

      expect(await since(deliveries, "halden-log", 0)).toEqual([]);
    });
  });
}

export function sealContract(make: () => Promise<Seal>) {
  describe("a seal", () => {
    it("opens what it sealed, for the same thing alone, and nothing that was changed", async () => {
      const seal = await make();

      const sealed = await seal.seal("whsec_secret", "drake key_1");

      expect(sealed).not.toContain("secret");
      expect(await seal.open(sealed, "drake key_1")).toBe("whsec_secret");
      expect(await seal.seal("whsec_secret", "drake key_1")).not.toBe(sealed);
      await expect(seal.open(sealed, "drake key_2")).rejects.toThrow();
      const at = sealed.length - 6;
      const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
      await expect(seal.open(changed, "drake key_1")).rejects.toThrow();
    });
  });
}

export function archiveContract(
  make: () => Promise<{ archive: Archive; put: (key: string, raw: Uint8Array) => Promise<void> }>,
) {
  describe("an archive", () => {
    let made: Awaited<ReturnType<typeof make>>;
    beforeAll(async () => {
      made = await make();
    });

    it("gives the whole mail with its size, bytes untouched", async () => {
      const raw = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
      await made.put("mail/whole", raw);

      expect(await made.archive.get("mail/whole", 1000)).toEqual({ raw, sizeBytes: 300 });
    });

    it("gives the start of a mail above the limit, and says how large it is", async () => {
      await made.put("mail/large", new Uint8Array(5000).fill(65));

      const got = await made.archive.get("mail/large", 1000);

      expect([got?.raw.length, got?.sizeBytes]).toEqual([1000, 5000]);
    });

    it("gives an empty mail as empty", async () => {
      await made.put("mail/empty", new Uint8Array());

      expect((await made.archive.get("mail/empty", 1000))?.sizeBytes).toBe(0);
    });

    it("gives null for what is not there, and removes twice without complaint", async () => {
      await made.put("mail/gone", new Uint8Array([1]));

      await made.archive.remove("mail/gone");
      await made.archive.remove("mail/gone");

      expect(await made.archive.get("mail/gone", 1000)).toBeNull();
    });
  });
}

export function mailerContract(
  make: () => Promise<{
    mailer: Mailer;
    /** What the next request meets. */
    provoke: (fate: SendResult["status"]) => void;
    /** How many mails with this send id really left. */
    left: (sendId: string) => Promise<number>;
  }>,
) {
  describe("a mailer", () => {
    let made: Awaited<ReturnType<typeof make>>;
    beforeAll(async () => {
      made = await make();
    });
    const mail = (sendId: string) => ({
      raw: Buffer.from(
        `From: recover@in.example.com\r\nTo: sam@example.com\r\nSubject: ${sendId}\r\n\r\nHello.\r\n`,
      ),
      to: "sam@example.com",
      sendId,
      recoveryId: "r1",
    });

    it("sends a mail once and gives its message id", async () => {
      const sent = await made.mailer.send(mail("send-once"));

      expect(sent).toMatchObject({ status: "sent", messageId: expect.stringMatching(/./) });
      expect(await made.left("send-once")).toBe(1);
    });

    it.each(["refused", "throttled"] as const)("says %s when the mail surely did not leave", async (fate) => {
      made.provoke(fate);

      expect((await made.mailer.send(mail(`send-${fate}`))).status).toBe(fate);
      expect(await made.left(`send-${fate}`)).toBe(0);
    });

    it("says unknown when it cannot know, after one request and no second one", async () => {
      made.provoke("unknown");

      expect((await made.mailer.send(mail("send-unknown"))).status).toBe("unknown");
      expect(await made.left("send-unknown")).toBeLessThanOrEqual(1);
    });
  });
}

export function wakeQueueContract(
  make: () => Promise<{
    queue: WakeQueue;
    put: () => Promise<{ recoveryId: string; delaySeconds: number }[]>;
  }>,
) {
  describe("a wake queue", () => {
    it("takes a batch of ten with their delays", async () => {
      const { queue, put } = await make();
      const wakes = Array.from({ length: 10 }, (_, i) => ({ recoveryId: `r${i}`, delaySeconds: i }));

      await queue.put(wakes);

      const taken = await put();
      expect(taken.sort((a, b) => a.delaySeconds - b.delaySeconds)).toEqual(wakes);
    });
  });
}
