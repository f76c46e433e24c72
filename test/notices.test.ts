/** What partners are told: by real calls to real servers, with the clock turned by hand. */
import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { webApp } from "../functions/web-app.ts";
import { createWorld, opened, type World } from "../infra/commands/world.ts";
import { httpEndpoint } from "../shared/adapters/http/endpoint.ts";
import type { Delivery } from "../shared/partner/delivery.ts";
import { NoticeBody } from "../shared/partner/schema.ts";
import { changeEndpoint, changePartner } from "../shared/verbs/partner-manage.ts";
import { replay } from "../shared/verbs/replay.ts";
import { DAY, HOUR } from "./builders.ts";
import { type Answer, type EndpointServer, type Heard, startEndpoint } from "./endpoint-server.ts";
import { offer, type PartnerCaller, partnerAt } from "./partner-caller.ts";

const SERVICE = "recover@in.example.com";
const PUBLIC = "https://pages.example.com";
const TUESDAY = Date.parse("2026-03-17T16:15:00-04:00");
const MINUTE = 60_000;
const SECRET_WORD = "PowerPoint";
const WORDS = `I talked far too fast. She laughed at my story about the depot. I never mentioned ${SECRET_WORD}, which the job needs.`;

let world: World;
let server: EndpointServer;
let drake: PartnerCaller & { endpointSecret: string };
const app = () => webApp(() => world.service);

/** A partner with an endpoint of its own secret. */
async function partnerWithEndpoint(id: string, url = server.url) {
  const partner = await partnerAt(world.ports, (path, init) => app().request(path, init), { id });
  const made = await changeEndpoint(world.ports, id, { url }, (count) => randomBytes(count));
  return { ...partner, endpointSecret: made!.secret! };
}

beforeEach(async () => {
  server = await startEndpoint();
  world = createWorld({
    now: TUESDAY,
    serviceAddress: SERVICE,
    publicUrl: PUBLIC,
    endpoint: httpEndpoint({ loopback: true, timeoutMs: 1000 }),
  });
  drake = await partnerWithEndpoint("drake");
});
afterEach(() => server.stop());

/** Opened, invited and told. */
async function invited(body = offer({ debrief: WORDS })): Promise<string> {
  const { id } = (await (await drake.open(body)).json()) as { id: string };
  await world.turnTo(world.now());
  return id;
}

async function press(does: "yes" | "no"): Promise<void> {
  const { text } = await opened(world.letters.findLast(({ name }) => name === "invitation")!);
  const [, path] = new RegExp(`${PUBLIC}(/${does}/[0-9a-f]+/[0-9a-f]+)`).exec(text)!;
  expect((await app().request(path!, { method: "POST" })).status).toBe(200);
  await world.turnTo(world.now());
}

const bodyIn = ({ body }: Heard) => NoticeBody.parse(JSON.parse(body));
const types = () => server.heard.map((heard) => bodyIn(heard).type.slice("recovery.".length));
const endpointOf = async (id = "drake") => (await world.ports.partners.partner(id))!.endpoint!;
const mails = () => world.mailer.outbox.filter(({ to }) => to === "engineer@drake.test");
async function log(id = "drake", from = 0): Promise<Delivery[]> {
  const all: Delivery[] = [];
  for await (const delivery of world.ports.deliveries.since(id, from)) all.push(delivery);
  return all;
}
const fates = async () => (await log()).map(({ fate }) => fate.is);
/** Milliseconds from the first try to each try, as the log has them. */
const triedAfter = ({ tries }: Delivery) => tries.map(({ at }) => at - tries[0]!.at);

describe("a partner is told", () => {
  it("each state once, with its reference, and the official package verifies each call", async () => {
    const id = await invited();
    await press("yes");
    await world.turnTo(TUESDAY + 90 * DAY);

    expect(types()).toEqual(["opened", "consented", "answered", "closed"]);
    const webhook = new Webhook(drake.endpointSecret);
    for (const { headers, body } of server.heard) {
      // The package compares the time with the wall clock, so it is asked at the time of the call.
      vi.setSystemTime(Number(headers["webhook-timestamp"]) * 1000 + 250_000);
      expect(webhook.verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
      expect(() => webhook.verify(`${body} `, headers as Record<string, string>)).toThrow();
      expect(headers["content-type"]).toBe("application/json");
    }
    vi.useRealTimers();
    const first = bodyIn(server.heard[0]!);
    expect(first).toEqual({
      type: "recovery.opened",
      timestamp: new Date(TUESDAY).toISOString(),
      data: {
        id,
        reference: "case 4711",
        state: "invited",
        times: {
          invited: new Date(TUESDAY).toISOString(),
          consented: null,
          answered: null,
          closed: null,
          declined: null,
        },
      },
    });
    expect(world.lines.filter(({ word }) => word === "notice-delivered")).toHaveLength(4);
    // The log is kept for thirty days.
    expect(await log()).toEqual([]);
  });

  it("that somebody declined, and nothing after it", async () => {
    await invited();
    await press("no");
    await world.turnTo(TUESDAY + 90 * DAY);

    expect(types()).toEqual(["opened", "declined"]);
  });

  it("never a word, a name or an address", async () => {
    await invited();
    await press("yes");
    await world.turnTo(TUESDAY + 90 * DAY);

    const said = JSON.stringify([server.heard, await log(), world.lines]);
    for (const word of [SECRET_WORD, "depot", "sam@", "Sam", "Ortiz", "Brightwater", "planner"])
      expect(said).not.toContain(word);
    expect(JSON.stringify([await log(), world.lines])).not.toContain("case 4711");
  });

  it("the same bytes under the same id at each try", async () => {
    server.answers.push(500, 500);
    await invited();
    await world.turnTo(TUESDAY + 1000);
    await press("yes");
    await world.turnTo(TUESDAY + 2 * HOUR);

    for (const type of ["recovery.opened", "recovery.consented"]) {
      const tries = server.heard.filter(({ body }) => body.includes(type));
      expect(tries).toHaveLength(2);
      expect(tries[1]!.body).toBe(tries[0]!.body);
      expect(tries[1]!.headers["webhook-id"]).toBe(tries[0]!.headers["webhook-id"]);
    }
  });

  it("after DELETE that it is closed, and then nothing at all is left", async () => {
    server.usual = 500;
    const id = await invited();
    server.usual = 204;
    const to = SERVICE.replace("@", `+r-${id}@`);
    const head = `From: Sam <sam@example.com>\r\nTo: ${to}\r\nMessage-ID: <1@example.com>`;
    await world.receive(Buffer.from(`${head}\r\n\r\nDELETE`), {
      recipients: [to],
      sender: "sam@example.com",
    });
    await world.turnTo(TUESDAY + 8 * HOUR);

    expect(types().sort()).toEqual(["closed", "opened", "opened"]);
    expect(await world.store.recovery(id)).toBeNull();
  });

  it("each at its own endpoint, and one that hangs keeps the other waiting for nothing", async () => {
    const other = await startEndpoint();
    other.usual = () => {};
    const halden = await partnerWithEndpoint("halden", other.url);
    await invited();
    await halden.open(offer({ reference: "H-9" }));
    await world.turnTo(world.now());

    expect(bodyIn(server.heard[0]!).data.reference).toBe("case 4711");
    expect(bodyIn(other.heard[0]!).data.reference).toBe("H-9");
    const [late] = await log("halden");
    expect(late).toMatchObject({ fate: { is: "waiting" }, tries: [{ result: "timeout" }] });
    await other.stop();
  });

  it("nothing by a partner's endpoint that came later than the recovery", async () => {
    const moss = await partnerAt(world.ports, (path, init) => app().request(path, init), { id: "moss" });
    await moss.open(offer({ email: "kim@example.com" }));
    await changeEndpoint(world.ports, "moss", { url: server.url }, (count) => randomBytes(count));
    await world.turnTo(TUESDAY + 10 * DAY);

    expect(server.heard).toEqual([]);
  });

  it("with the old secret and the new one while a rotation overlaps", async () => {
    const overlapMs = 2 * HOUR;
    const rotated = await changeEndpoint(world.ports, "drake", { rotate: { overlapMs } }, (count) =>
      randomBytes(count),
    );
    const signedBy = (secret: string, { headers, body }: Heard) =>
      new Webhook(secret).sign(
        String(headers["webhook-id"]),
        new Date(Number(headers["webhook-timestamp"]) * 1000),
        body,
      );
    await invited();
    await world.turnTo(TUESDAY + 3 * HOUR);
    await invited(offer({ email: "kim@example.com" }));

    const [during, after] = server.heard;
    expect(String(during!.headers["webhook-signature"]).split(" ").sort()).toEqual(
      [signedBy(drake.endpointSecret, during!), signedBy(rotated!.secret!, during!)].sort(),
    );
    expect(after!.headers["webhook-signature"]).toBe(signedBy(rotated!.secret!, after!));
  });
});

describe("an endpoint that does not take it", () => {
  it("nine times gets it at the tenth, 75 hours after the first, and stays on", async () => {
    server.answers.push(...Array<Answer>(9).fill(500));
    await invited();
    await world.turnTo(TUESDAY + 4 * DAY);

    const [opening] = await log();
    expect(types()).toEqual(Array(10).fill("opened"));
    expect(opening!.tries.map(({ result }) => result)).toEqual([...Array(9).fill(500), 204]);
    expect(triedAfter(opening!)).toEqual([
      0, 5000, 305_000, 2_105_000, 9_305_000, 27_305_000, 63_305_000, 113_705_000, 185_705_000, 272_105_000,
    ]);
    expect(opening!.fate.is).toBe("delivered");
    expect((await endpointOf()).state).toEqual({ is: "on", failingSince: null });
    expect(mails()).toEqual([]);
  });

  it("ten times is switched off, and its partner gets one mail", async () => {
    server.usual = 500;
    await invited();
    await invited(offer({ email: "kim@example.com" }));
    await world.turnTo(TUESDAY + 6 * DAY);

    // The other one's tenth try comes when it is off already.
    expect(server.heard).toHaveLength(19);
    expect((await endpointOf()).state).toMatchObject({ is: "off", why: "failing", mailBy: null });
    expect(mails()).toHaveLength(1);
    const text = Buffer.from(mails()[0]!.raw).toString();
    expect(text).toContain("is switched off");
    expect(text).not.toMatch(/sam|kim|Brightwater/i);
    expect((await fates()).sort()).toEqual(["failed", "held"]);
  });

  it.each<[string, Answer]>([
    ["redirects", { status: 302, headers: { location: "http://127.0.0.1:9/" } }],
    ["says that it is the caller's fault", 400],
    ["hangs", () => {}],
    ["hangs up", (to) => void to.socket?.destroy()],
  ])("since it %s is asked again later", async (_, answer) => {
    server.answers.push(answer);
    await invited();
    await world.turnTo(TUESDAY + MINUTE);

    expect(server.heard).toHaveLength(2);
    expect(await fates()).toEqual(["delivered"]);
  });

  it("resolves to this machine's own address where only public ones are called: it hears nothing", async () => {
    world = createWorld({
      now: TUESDAY,
      serviceAddress: SERVICE,
      publicUrl: PUBLIC,
      endpoint: httpEndpoint(),
    });
    drake = await partnerWithEndpoint("drake", `https://localhost:${server.port}/hooks`);
    await invited();

    expect(server.heard).toEqual([]);
    const [opening] = await log();
    expect(opening).toMatchObject({ tries: [{ result: "not-allowed" }], fate: { is: "waiting" } });
  });

  it("since it is gone, by 410, is switched off at once, with one mail", async () => {
    server.usual = 410;
    await invited();
    await world.turnTo(TUESDAY + 5 * DAY);

    expect(server.heard).toHaveLength(1);
    expect((await endpointOf()).state).toMatchObject({ is: "off", why: "gone", mailBy: null });
    expect(mails()).toHaveLength(1);
    expect(Buffer.from(mails()[0]!.raw).toString()).toContain("410");
  });

  it.each<[string, number, string, number]>([
    ["429 and seconds", 429, "3600", HOUR],
    ["503 and seconds", 503, "600", 10 * MINUTE],
    ["429 and a date", 429, new Date(TUESDAY + 2 * HOUR).toUTCString(), 2 * HOUR],
    ["429 and a year", 429, "31536000", DAY],
    ["429 and a second, which is less than our own wait", 429, "1", 5000],
    ["429 and nonsense", 429, "soon", 5000],
    ["500, which has no say in it", 500, "3600", 5000],
  ])("and asks for a wait by %s is asked again after it", async (_, status, retryAfter, wait) => {
    server.answers.push({ status, headers: { "retry-after": retryAfter } });
    await invited();
    await world.turnTo(TUESDAY + 25 * HOUR);

    expect(triedAfter((await log())[0]!)).toEqual([0, wait]);
  });

  it("once, but takes others, stays on: the one that it never took is told to nobody", async () => {
    server.usual = (to) => void to.writeHead(500).end();
    await invited();
    await world.turnTo(TUESDAY + 3 * DAY);
    server.usual = 204;
    await invited(offer({ email: "kim@example.com" }));
    server.usual = 500;
    await world.turnTo(TUESDAY + 3.3 * DAY);

    expect(await fates()).toEqual(["failed", "delivered"]);
    expect((await endpointOf()).state.is).toBe("on");
    expect(mails()).toEqual([]);
  });

  it("is mailed later, and once, when mail cannot leave just then", async () => {
    server.usual = 410;
    await drake.open(offer());
    let throttled = 0;
    world.mailer.fate = (mail) =>
      mail.to === "engineer@drake.test" && throttled++ < 2 ? "throttled" : "sent";
    await world.turnTo(TUESDAY);
    expect(mails()).toHaveLength(0);

    await world.turnTo(TUESDAY + HOUR);

    expect(mails()).toHaveLength(1);
    expect(throttled).toBe(3);
    expect(await fates()).toEqual(["failed"]);
  });
});

describe("while an endpoint is off", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["switched off by hand", () => changeEndpoint(world.ports, "drake", { turn: "off" }, randomBytes)],
    [
      "of a partner that is switched off",
      () => changePartner(world.ports, "drake", (partner) => ({ ...partner, state: "off" })),
    ],
  ])("%s, nothing is called, nothing is owed, and the log keeps what there was", async (_, turnOff) => {
    const { id } = (await (await drake.open(offer())).json()) as { id: string };
    await turnOff();
    await world.turnTo(TUESDAY + HOUR);

    expect(server.heard).toEqual([]);
    expect((await world.store.recovery(id))!.notices).toEqual([]);
    expect(await fates()).toEqual(["held"]);
  });

  it("a replay from a time tells what was missed, with the ids of then, and nothing twice", async () => {
    await invited();
    await changeEndpoint(world.ports, "drake", { turn: "off" }, randomBytes);
    await press("yes");
    await world.turnTo(TUESDAY + 2 * DAY);
    const missed = (await log()).filter(({ fate }) => fate.is === "held");
    expect(missed.length).toBeGreaterThanOrEqual(2);

    await changeEndpoint(world.ports, "drake", { turn: "on" }, randomBytes);
    const replayed = await replay(world.ports, "drake", { from: TUESDAY, all: false });
    await world.turnTo(TUESDAY + 2 * DAY + MINUTE);

    expect(replayed).toEqual({ owed: missed.length, erased: 0 });
    expect(server.heard.slice(1).map(({ headers }) => headers["webhook-id"])).toEqual(
      missed.map(({ noticeId }) => noticeId),
    );
    expect(new Set(await fates())).toEqual(new Set(["delivered"]));
    expect(await replay(world.ports, "drake", { from: TUESDAY, all: false })).toEqual({ owed: 0, erased: 0 });
  });

  it("a replay of everything tells what arrived as well, but nothing from before its time", async () => {
    await invited();
    await world.turnTo(TUESDAY + HOUR);
    await invited(offer({ email: "kim@example.com" }));

    expect(await replay(world.ports, "drake", { from: TUESDAY + HOUR, all: true })).toMatchObject({
      owed: 1,
    });
    await world.turnTo(TUESDAY + HOUR + MINUTE);

    expect(types()).toEqual(["opened", "opened", "opened"]);
    expect(server.heard[2]!.body).toBe(server.heard[1]!.body);
  });

  it("a replay says of how many nothing is left to tell", async () => {
    const id = await invited();
    await drake.withdraw(id);
    await world.turnTo(TUESDAY + HOUR);

    expect(await replay(world.ports, "drake", { from: TUESDAY, all: true })).toEqual({ owed: 0, erased: 1 });
  });
});

describe("a crash", () => {
  it("between the call and its record leaves a claim, and the partner is told once more with the same id", async () => {
    let crashes = 1;
    world = createWorld({
      now: TUESDAY,
      serviceAddress: SERVICE,
      publicUrl: PUBLIC,
      endpoint: httpEndpoint({ loopback: true }),
      between: (ports) => ({
        ...ports,
        deliveries: {
          ...ports.deliveries,
          enter: async (delivery) => {
            if (crashes-- > 0) throw new Error("crash");
            await ports.deliveries.enter(delivery);
          },
        },
      }),
    });
    drake = await partnerWithEndpoint("drake");
    await drake.open(offer());
    await expect(world.turnTo(TUESDAY)).rejects.toThrow("crash");
    await world.turnTo(TUESDAY + HOUR);

    expect(server.heard).toHaveLength(2);
    expect(server.heard[1]!.headers["webhook-id"]).toBe(server.heard[0]!.headers["webhook-id"]);
    expect((await log())[0]!.tries.map(({ result }) => result)).toEqual(["lost", 204]);
  });
});
