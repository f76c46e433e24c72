/** Partners call, people answer: the routes with the official client, and the wall of consent between them. */
import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { webApp } from "../functions/web-app.ts";
import { createWorld, opened, type World } from "../infra/commands/world.ts";
import { Problem, RecoveryStatus } from "../shared/partner/schema.ts";
import { changePartner, rotateSecret } from "../shared/verbs/partner-manage.ts";
import { DAY, HOUR } from "./builders.ts";
import { offer, type PartnerCaller, partnerAt } from "./partner-caller.ts";

const SERVICE = "recover@in.example.com";
const PUBLIC = "https://pages.example.com";
/** A quarter of an hour after the offered words were handed on. */
const TUESDAY = Date.parse("2026-03-17T16:15:00-04:00");
const WORDS =
  "I talked far too fast. She laughed at my story about the depot, that was good. I never mentioned that I know PowerPoint, which the job needs.";
const SECRET_WORD = "PowerPoint";

let world: World;
let drake: PartnerCaller;
let mails = 0;
const app = () => webApp(() => world.service);
const fetch = (path: string, init: RequestInit) => app().request(path, init);
const add = (id: string, with_: Parameters<typeof partnerAt>[2] = {}) =>
  partnerAt(world.ports, fetch, { ...with_, id });

beforeEach(async () => {
  world = createWorld({ now: TUESDAY, serviceAddress: SERVICE, publicUrl: PUBLIC });
  drake = await add("drake");
});

const statusIn = async (response: Response) => RecoveryStatus.parse(await response.json());
const problemIn = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return Problem.parse(await response.json());
};
const nameOf = ({ type }: Problem) => type.slice(type.indexOf("#problem-") + 9);
const names = () => world.letters.map(({ name }) => name);

/** The candidate answers the last letter, or writes by themselves. */
const write = (text: string, to = SERVICE, from = "sam@example.com") => {
  const head = `From: Sam <${from}>\r\nTo: ${to}\r\nMessage-ID: <${++mails}@example.com>\r\nSubject: Re: hello`;
  return world.receive(Buffer.from(`${head}\r\n\r\n${text}`), { recipients: [to] });
};
const reply = (id: string, text: string) => write(text, SERVICE.replace("@", `+r-${id}@`));
const linkTo = async (does: "yes" | "no", at = -1) => {
  const { text } = await opened(world.letters.at(at)!);
  return new RegExp(`${PUBLIC}(/${does}/[0-9a-f]+/[0-9a-f]+)`).exec(text)![1]!;
};
const press = (path: string) => app().request(path, { method: "POST" });

/** Opened and invited. */
async function invited(body = offer()): Promise<string> {
  const { id } = await statusIn(await drake.open(body));
  await world.turnTo(world.now());
  return id;
}

describe("a call", () => {
  it("is taken with 202, an id, where to ask, and the state that the candidate was asked", async () => {
    const response = await drake.open(offer());

    const status = await statusIn(response);
    expect(response.status).toBe(202);
    expect(status).toMatchObject({ reference: "case 4711", state: "invited", test: false });
    expect(status.times).toEqual({
      invited: new Date(TUESDAY).toISOString(),
      consented: null,
      answered: null,
      closed: null,
      declined: null,
    });
    expect(response.headers.get("location")).toBe(status.url);
    expect(await drake.status(status.id)).toEqual(status);
  });

  it("tells its limits as the draft has them, and what is left", async () => {
    const first = await drake.call("POST", "/v1/ping", {});
    const second = await drake.open(offer());

    expect(first.headers.get("ratelimit-policy")).toBe('"calls";q=120;w=60');
    expect(first.headers.get("ratelimit")).toBe('"calls";r=119;t=60');
    expect(second.headers.get("ratelimit-policy")).toBe('"calls";q=120;w=60, "recoveries";q=200;w=86400');
    expect(second.headers.get("ratelimit")).toMatch(/^"calls";r=118;t=\d+, "recoveries";r=199;t=\d+$/);
  });

  it("answers a ping with who was recognised", async () => {
    const pong = await (await drake.call("POST", "/v1/ping", {})).json();

    expect(pong).toEqual({
      partner: "drake",
      mode: "live",
      key: expect.stringMatching(/^key_[0-9a-f]{8}$/),
      time: new Date(TUESDAY).toISOString(),
    });
  });

  it.each<[string, Parameters<PartnerCaller["open"]>[1], number, string]>([
    ["without partner", { headers: { "recover-partner": "" } }, 401, "missing-header"],
    ["of another partner", { headers: { "recover-partner": "halden" } }, 401, "signature-mismatch"],
    ["without id", { headers: { "webhook-id": "" } }, 401, "missing-header"],
    ["with another id", { headers: { "webhook-id": "msg_other" } }, 401, "signature-mismatch"],
    ["without timestamp", { headers: { "webhook-timestamp": "" } }, 401, "missing-header"],
    ["with a timestamp of words", { headers: { "webhook-timestamp": "today" } }, 401, "missing-header"],
    [
      "with another timestamp",
      { headers: { "webhook-timestamp": String(TUESDAY / 1000 - 1) } },
      401,
      "signature-mismatch",
    ],
    ["signed 301 seconds ago", { at: TUESDAY - 301_000 }, 401, "timestamp-out-of-range"],
    ["signed 301 seconds ahead", { at: TUESDAY + 301_000 }, 401, "timestamp-out-of-range"],
    ["without signature", { headers: { "webhook-signature": "" } }, 401, "missing-header"],
    ["with half a signature", { headers: { "webhook-signature": "v1,abcd" } }, 401, "signature-mismatch"],
    ["of another version", { headers: { "webhook-signature": "v2,abcd" } }, 401, "signature-mismatch"],
    [
      "signed with another secret",
      { secrets: [`whsec_${randomBytes(32).toString("base64")}`] },
      401,
      "signature-mismatch",
    ],
  ])("%s is refused, and nothing is opened or mailed", async (_, sent, status, name) => {
    const response = await drake.open(offer(), sent);

    expect(response.status).toBe(status);
    expect(nameOf(await problemIn(response))).toBe(name);
    await world.turnTo(TUESDAY + HOUR);
    expect(world.letters).toEqual([]);
  });

  it("is taken up to 300 seconds before and after", async () => {
    expect((await drake.call("POST", "/v1/ping", {}, { at: TUESDAY - 300_000 })).status).toBe(200);
    expect((await drake.call("POST", "/v1/ping", {}, { at: TUESDAY + 300_000 })).status).toBe(200);
  });

  it("with one byte changed in its body is refused", async () => {
    const body = JSON.stringify(offer());
    const spoiled: typeof fetch = (path, init) =>
      fetch(path, { ...init, body: body.replace("Dana", "dana") });
    const halden = await partnerAt(world.ports, spoiled, { id: "halden" });

    expect(nameOf(await problemIn(await halden.open(offer())))).toBe("signature-mismatch");
  });

  it("signed for another path or method does not fit", async () => {
    const id = await invited();
    const turned: typeof fetch = (path, init) => fetch(path, { ...init, method: "DELETE" });
    const halden = await partnerAt(world.ports, turned, { id: "halden" });

    expect((await halden.call("GET", `/v1/recoveries/${id}`, null)).status).toBe(401);
  });

  it("may carry several signatures, and counts when one of them fits", async () => {
    const other = `whsec_${randomBytes(24).toString("base64")}`;

    expect((await drake.open(offer(), { secrets: [other, drake.secret] })).status).toBe(202);
  });

  it("counts with the old secret for as long as a rotation overlaps, and not after", async () => {
    const rotated = await rotateSecret(world.ports, "drake", DAY, (count) => randomBytes(count));
    const ping = (secret: string) => drake.call("POST", "/v1/ping", {}, { secrets: [secret] });

    const during = [await ping(drake.secret), await ping(rotated!.secret)];
    await world.turnTo(TUESDAY + DAY);
    const after = [await ping(drake.secret), await ping(rotated!.secret)];

    expect(during.map(({ status }) => status)).toEqual([200, 200]);
    expect(after.map(({ status }) => status)).toEqual([401, 200]);
    const { keys } = (await world.ports.partners.partner("drake"))!;
    expect(keys.map(({ lastUsedAt }) => lastUsedAt)).toEqual([TUESDAY, TUESDAY + DAY]);
  });

  it("of a partner that is switched off is refused", async () => {
    await changePartner(world.ports, "drake", (partner) => ({ ...partner, state: "off" }));

    expect(nameOf(await problemIn(await drake.open(offer())))).toBe("partner-off");
  });

  it("above the limit of a minute is refused with how long to wait, and taken in the next one", async () => {
    const halden = await add("halden", { limits: { callsPerMinute: 2, recoveriesPerDay: 10 } });
    const ping = () => halden.call("POST", "/v1/ping", {});

    const answers = [await ping(), await ping(), await ping()];
    const wait = Number(answers[2]!.headers.get("retry-after"));
    await world.turnTo(TUESDAY + wait * 1000);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(await problemIn(answers[2]!)).toMatchObject({ "violated-policies": ["calls"] });
    expect((await ping()).status).toBe(200);
  });

  it.each<[string, string, number]>([
    ["PUT", "/v1/recoveries", 405],
    ["POST", "/v1/ping/more", 404],
    ["GET", "/v1", 404],
  ])("%s %s is answered by what there is", async (method, path, status) => {
    const response = await drake.call(method, path, null);

    expect(response.status).toBe(status);
    expect((await problemIn(response)).detail).toContain("POST /v1/recoveries");
  });
});

describe("a body", () => {
  it.each<[string, (body: ReturnType<typeof offer>) => object, string]>([
    [
      "no email",
      ({ candidate: { email: _, ...rest }, ...b }) => ({ ...b, candidate: rest }),
      "#/candidate/email",
    ],
    [
      "an email that is none",
      (b) => ({ ...b, candidate: { ...b.candidate, email: "sam" } }),
      "#/candidate/email",
    ],
    ["our address", (b) => ({ ...b, candidate: { ...b.candidate, email: SERVICE } }), "#/candidate/email"],
    [
      "no such zone",
      (b) => ({ ...b, candidate: { ...b.candidate, zone: "Mars/North" } }),
      "#/candidate/zone",
    ],
    [
      "a link as name",
      (b) => ({ ...b, candidate: { ...b.candidate, name: "see https://x.test" } }),
      "#/candidate/name",
    ],
    ["two lines", (b) => ({ ...b, interview: { ...b.interview, company: "A\nB" } }), "#/interview/company"],
    [
      "no offset",
      (b) => ({ ...b, interview: { ...b.interview, endedAt: "2026-03-17T15:30:00" } }),
      "#/interview/endedAt",
    ],
    [
      "an end to come",
      (b) => ({ ...b, interview: { ...b.interview, endedAt: "2026-03-17T23:30:00-04:00" } }),
      "#/interview/endedAt",
    ],
    [
      "an end long ago",
      (b) => ({ ...b, interview: { ...b.interview, endedAt: "2026-02-17T15:30:00-04:00" } }),
      "#/interview/endedAt",
    ],
    ["words without consent", (b) => ({ ...b, debrief: { words: WORDS } }), "#/debrief/consent"],
    ["no reference", ({ reference: _, ...b }) => b, "#/reference"],
    ["a list", () => [1], "#"],
  ])(
    "with %s is refused at its place, with what would pass and no word of what was sent",
    async (_, spoil, pointer) => {
      const response = await drake.open(spoil(offer()));

      const problem = await problemIn(response);
      expect(response.status).toBe(422);
      expect(problem.errors!.map((error) => error.pointer)).toContain(pointer);
      expect(problem.errors![0]!.wouldPass).toMatch(/\w{3,}.*\.$/);
      expect(problem.type).toMatch(/\/docs#problem-invalid$/);
      expect(JSON.stringify(problem)).not.toMatch(/x\.test|Mars/);
    },
  );

  it("that is no JSON, no UTF-8 or above 20 KB is refused as such", async () => {
    const [words, large] = [
      await drake.open({}, { raw: "hello" }),
      await drake.open({}, { raw: JSON.stringify({ a: "a".repeat(20 * 1024) }) }),
    ];

    expect([words.status, large.status]).toEqual([400, 413]);
    expect(nameOf(await problemIn(words))).toBe("not-json");
    expect(nameOf(await problemIn(large))).toBe("body-too-large");
  });

  it("with unknown fields is taken and they are named, or refused in strict mode", async () => {
    const strict = await add("strict", { strict: true });
    const body = { ...offer(), "a/b": 1, candidate: { ...offer().candidate, phone: "1" } };

    const [lax, refused] = [await drake.open(body), await strict.open(body)];

    expect(lax.status).toBe(202);
    expect(lax.headers.get("recover-ignored-fields")?.split(", ").sort()).toEqual([
      "/a~1b",
      "/candidate/phone",
    ]);
    expect(refused.status).toBe(422);
    expect((await problemIn(refused)).errors!.map(({ pointer }) => pointer).sort()).toEqual([
      "#/a~1b",
      "#/candidate/phone",
    ]);
  });

  it("that spells a field wrong hears of the one that is missing, what it means, and of the one that is not known", async () => {
    const { email, ...candidate } = offer().candidate;

    const problem = await problemIn(
      await drake.open({ ...offer(), candidate: { ...candidate, emial: email } }),
    );

    expect(problem.errors).toEqual([
      {
        pointer: "#/candidate/email",
        detail: "This field is missing.",
        wouldPass: "A value of the type string. The one address that is ever written to.",
      },
      { pointer: "#/candidate/emial", detail: "This field is not known.", wouldPass: "Leave it out." },
    ]);
  });
});

describe("the same again", () => {
  it("by the same webhook-id gives the same recovery, and one invitation", async () => {
    const first = await drake.open(offer(), { id: "msg_1" });
    const again = await drake.open(offer(), { id: "msg_1" });
    await world.turnTo(TUESDAY + HOUR);

    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.headers.get("recover-repeated")).toBe("true");
    expect(await statusIn(again)).toEqual(await statusIn(first));
    expect(names()).toEqual(["invitation"]);
  });

  it("by the same webhook-id with another body is a mistake, and said to be one", async () => {
    await drake.open(offer(), { id: "msg_1" });

    const other = await drake.open(offer({ email: "kim@example.com" }), { id: "msg_1" });

    expect([other.status, nameOf(await problemIn(other))]).toEqual([409, "webhook-id-reused"]);
  });

  it.each(["Brightwater", "BRIGHTWATER, Inc.", "The Brightwater Company"])(
    "for the same candidate and interview gives the same recovery: %s",
    async (company) => {
      const first = await statusIn(await drake.open(offer()));

      const again = await statusIn(await drake.open(offer({ company, email: "Sam@Example.com" })));

      expect(again.id).toBe(first.id);
    },
  );

  it("a thousand times at once, three in ten of them repeated, makes seven hundred recoveries", async () => {
    const busy = await add("busy", { limits: { callsPerMinute: 5_000, recoveriesPerDay: 5_000 } });
    const bodies = Array.from({ length: 700 }, (_, i) => offer({ email: `person${i}@example.com` }));
    const calls = [...bodies, ...bodies.slice(0, 300)].map((body, i) => ({ body, id: `msg_${i % 700}` }));

    const answers = await Promise.all(calls.map(({ body, id }) => busy.open(body, { id })));
    const statuses = await Promise.all(answers.map(statusIn));

    expect(answers.every(({ status }) => status === 202)).toBe(true);
    expect(new Set(statuses.map(({ id }) => id)).size).toBe(700);
    expect(answers.filter(({ headers }) => headers.has("recover-repeated"))).toHaveLength(300);
  });
});

describe("until the candidate agrees", () => {
  it("one letter asks, with who opened it, both answers, and nothing of what was handed on", async () => {
    await invited(offer({ debrief: WORDS }));

    const { text, html, mail } = await opened(world.letters[0]!);
    expect(world.letters[0]!.to).toBe("sam@example.com");
    expect(text).toContain("Drake & Company");
    expect(text).toMatch(/Yes, I would like that:\s+https:\/\/pages\.example\.com\/yes\//);
    expect(text).toMatch(/No, and never again:\s+https:\/\/pages\.example\.com\/no\//);
    for (const said of [text, html]) expect(said).not.toMatch(/PowerPoint|too fast|laughed/);
    expect(text.replace(/\s+/g, " ")).toContain("Nobody has read it here.");
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it("a letter without handed-on words says nothing of such", async () => {
    await invited(offer());

    expect((await opened(world.letters[0]!)).text).not.toMatch(/came along|read it here/);
  });

  it("nothing is read or planned, for as long as it takes, and then it is over and the words are gone", async () => {
    let read = 0;
    world = createWorld({
      now: TUESDAY,
      serviceAddress: SERVICE,
      publicUrl: PUBLIC,
      between: (ports) => ({
        ...ports,
        reader: { read: (debrief) => ports.reader.read(debrief).finally(() => void read++) },
      }),
    });
    drake = await add("drake");
    const id = await invited(offer({ debrief: WORDS }));
    expect(JSON.stringify(await world.store.recovery(id))).toContain(SECRET_WORD);

    await world.turnTo(TUESDAY + 8 * DAY);

    expect(read).toBe(0);
    expect(names()).toEqual(["invitation"]);
    expect(await drake.status(id)).toMatchObject({ state: "closed" });
    expect(JSON.stringify(await world.store.recovery(id))).not.toContain(SECRET_WORD);
    await world.turnTo(TUESDAY + 60 * DAY);
    expect((await drake.call("GET", `/v1/recoveries/${id}`, null)).status).toBe(404);
  });

  it("opening a link, as mail scanners do, changes nothing", async () => {
    const id = await invited();

    for (const does of ["yes", "no"] as const) {
      const response = await app().request(await linkTo(does));
      expect(response.status).toBe(200);
      expect(await response.text()).toMatch(/<form method="post"><button>/);
    }

    expect((await drake.status(id)).state).toBe("invited");
  });

  it.each([
    ["another signature", (link: string) => link.replace(/.$/, (last) => (last === "0" ? "1" : "0"))],
    ["no's signature on yes", (link: string) => link.replace("/yes/", "/no/")],
    ["another recovery", (link: string) => link.replace(/yes\/../, "yes/00")],
    ["no id", () => "/yes/x/y"],
  ])("a link with %s leads nowhere", async (_, change) => {
    const id = await invited();
    const link = change(await linkTo("yes"));

    expect([(await app().request(link)).status, (await press(link)).status]).toEqual([404, 404]);
    expect((await drake.status(id)).state).toBe("invited");
  });
});

describe("the candidate agrees", () => {
  it("by a click: what they handed on is read, and the plan comes in its time", async () => {
    const id = await invited(offer({ debrief: WORDS }));

    expect(await (await press(await linkTo("yes"))).text()).toMatch(/Good that you are here/);
    expect((await drake.status(id)).state).toBe("consented");
    await world.turnTo(TUESDAY + DAY);

    expect(names()).toEqual(["invitation", "acknowledgement", "plan"]);
    const plan = await opened(world.letters.at(-1)!);
    expect(plan.text).toMatch(/Brightwater|Dana/);
    const status = await drake.status(id);
    expect(status.state).toBe("answered");
    expect(JSON.stringify(status)).not.toMatch(/PowerPoint|fast|upset|sam@/i);
  });

  it("by a click, with nothing handed on: they are asked what happened, and their answer is read", async () => {
    const id = await invited();
    await press(await linkTo("yes"));
    await world.turnTo(TUESDAY + HOUR);

    await reply(id, WORDS);
    await world.turnTo(TUESDAY + DAY);

    expect(names()).toEqual(["invitation", "afterwards", "acknowledgement", "plan"]);
    expect((await drake.status(id)).state).toBe("answered");
  });

  it.each(["Yes", "yes please", "I would like that", "Sure, thanks"])("by the one line %s", async (line) => {
    const id = await invited(offer({ debrief: WORDS }));

    expect(await reply(id, line)).toBe("consented");
    await world.turnTo(TUESDAY + DAY);

    expect(names()).toEqual(["invitation", "acknowledgement", "plan"]);
  });

  it("and every day in the letters is the candidate's, wherever the partner's clock stands", async () => {
    const told = offer({ debrief: WORDS });
    await invited({ ...told, candidate: { ...told.candidate, zone: "Pacific/Auckland" } });

    await press(await linkTo("yes"));
    await world.turnTo(TUESDAY + 2 * DAY);

    const text = (await opened(world.letters.at(-1)!)).text.replace(/\s+/g, " ");
    expect(text).toContain("Wednesday until 8:30 am; an answer by Wednesday, 25 March");
    expect(text).not.toContain("Tuesday");
  });

  it("by telling what happened, in the thread or in a mail of its own", async () => {
    const id = await invited();

    expect(await write(`I had my interview at Brightwater today. ${WORDS}`)).toBe("consented");

    const recovery = (await world.store.recovery(id))!;
    expect(recovery.state.name).toBe("cooling");
    expect(recovery.reading!.interview).toMatchObject({ company: "Brightwater", people: ["Dana Ortiz"] });
    expect(names()).toEqual(["invitation", "acknowledgement"]);
  });

  it("but not by a mail about another interview", async () => {
    const id = await invited();

    await write("I had my interview at Halden Rail for the clerk job today. I went blank twice.");

    expect((await drake.status(id)).state).toBe("invited");
    expect(names()).toEqual(["invitation", "acknowledgement"]);
  });

  it("and a question is no yes: the answer says once more what this is", async () => {
    const id = await invited(offer({ debrief: WORDS }));

    expect(await reply(id, "Who are you, and how did you get my address?")).toBe("asked-again");

    expect((await drake.status(id)).state).toBe("invited");
    expect(names()).toEqual(["invitation", "invitation"]);
    expect((await opened(world.letters[1]!)).text).toMatch(/not clear whether it was a\s+yes/);
  });

  it("twice, or after it is over, and nothing more happens", async () => {
    await invited(offer({ debrief: WORDS }));
    const yes = await linkTo("yes");
    await press(yes);
    await press(yes);
    await world.turnTo(TUESDAY + DAY);

    expect(names()).toEqual(["invitation", "acknowledgement", "plan"]);
  });
});

describe("the candidate says no", () => {
  it.each<[string, (id: string) => Promise<void>, string[]]>([
    ["by a click", async () => void (await press(await linkTo("no"))), []],
    ["by a mail", async (id: string) => void (await reply(id, "No, thanks.")), ["goodbye"]],
    ["by STOP", async (id: string) => void (await reply(id, "STOP")), ["goodbye"]],
    ["by the mail program", async () => void (await press((await unsubscribeLink())!)), []],
  ])("%s, once and for ever, to every partner", async (_, say, letters) => {
    const id = await invited(offer({ debrief: WORDS }));
    const halden = await add("halden");

    await say(id);
    await world.turnTo(TUESDAY + HOUR);
    const later = await halden.open(offer({ company: "Halden Rail" }));

    expect((await drake.status(id)).state).toBe("declined");
    expect(JSON.stringify(await world.store.recovery(id))).not.toContain(SECRET_WORD);
    expect([later.status, nameOf(await problemIn(later))]).toEqual([403, "candidate-declined"]);
    await world.turnTo(TUESDAY + 100 * DAY);
    expect(names()).toEqual(["invitation", ...letters]);
    expect((await halden.open(offer({ company: "Moss" }))).status).not.toBe(202);
  });

  it("and can still write by themselves", async () => {
    await invited();
    await press(await linkTo("no"));

    await write("I had my interview at Halden Rail for the clerk job today. I went blank twice.");

    expect(names()).toEqual(["invitation", "acknowledgement"]);
  });

  it("after a yes: it ends", async () => {
    const id = await invited(offer({ debrief: WORDS }));
    await press(await linkTo("yes"));
    await world.turnTo(TUESDAY + HOUR);

    await press(await linkTo("no", 0));
    await world.turnTo(TUESDAY + DAY);

    expect(names()).toEqual(["invitation", "acknowledgement"]);
    expect((await drake.status(id)).state).toBe("closed");
  });

  it("with DELETE: nothing is left but that they must not be invited", async () => {
    const id = await invited(offer({ debrief: WORDS }));

    await reply(id, "DELETE");

    expect(names()).toEqual(["invitation", "goodbye"]);
    expect(await world.store.recovery(id)).toBeNull();
    expect(nameOf(await problemIn(await drake.open(offer({ company: "Moss" }))))).toBe("candidate-declined");
  });
});

async function unsubscribeLink(): Promise<string | undefined> {
  const { mail } = await opened(world.letters.at(-1)!);
  const header = mail.headerLines.find(({ key }) => key === "list-unsubscribe")!.line.replace(/\s+/g, " ");
  return /<https:\/\/pages\.example\.com(\/stop\/[^>]+)>/.exec(header)?.[1];
}

describe("strangers", () => {
  it("are invited three times in thirty days at most, by all partners together", async () => {
    const halden = await add("halden");
    const companies = ["One", "Two", "Three"];
    for (const company of companies) await drake.open(offer({ company }));

    const fourth = await halden.open(offer({ company: "Four" }));

    expect([fourth.status, nameOf(await problemIn(fourth))]).toEqual([429, "candidate-limit"]);
    await world.turnTo(TUESDAY + DAY);
    expect(names()).toHaveLength(3);
  });

  it("are not reached by withdrawing and opening again", async () => {
    for (let i = 0; i < 3; i++) {
      const { id } = await statusIn(await drake.open(offer()));
      await world.turnTo(world.now() + 60_000);
      await drake.withdraw(id);
      await world.turnTo(world.now() + 60_000);
    }

    expect((await drake.open(offer())).status).toBe(429);
    expect(names()).toHaveLength(3);
  });

  it("are bounded for each partner and for all of them", async () => {
    const small = await add("small", { limits: { callsPerMinute: 100, recoveriesPerDay: 2 } });
    const open = (i: number) => small.open(offer({ email: `p${i}@example.com` }));

    const answers = [await open(1), await open(2), await open(3)];

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(await problemIn(answers[2]!)).toMatchObject({ "violated-policies": ["recoveries"] });
    expect(Number(answers[2]!.headers.get("retry-after"))).toBeGreaterThan(3600);
    expect((await open(1)).status).toBe(202);
  });
});

describe("a second partner for the same interview", () => {
  it("joins: one invitation that names both from then on, each with its own reference", async () => {
    const halden = await add("halden", { name: "Halden Staff" });
    const first = await statusIn(await drake.open(offer()));

    const second = await statusIn(await halden.open(offer({ reference: "H-1" })));
    await world.turnTo(TUESDAY + HOUR);

    expect(second).toMatchObject({ id: first.id, reference: "H-1", state: "invited" });
    expect((await drake.status(first.id)).reference).toBe("case 4711");
    expect(names()).toEqual(["invitation"]);
    expect(await (await app().request(await linkTo("yes"))).text()).toContain(
      "Drake &#38; Company and Halden Staff",
    );
  });

  it("and nobody else sees it", async () => {
    const id = await invited();
    const halden = await add("halden");

    expect((await halden.call("GET", `/v1/recoveries/${id}`, null)).status).toBe(404);
    expect((await halden.withdraw(id)).status).toBe(404);
  });
});

describe("a partner takes it back", () => {
  it("before anybody agreed: it is erased at once", async () => {
    const id = await invited(offer({ debrief: WORDS }));

    expect((await drake.withdraw(id)).status).toBe(204);
    await world.turnTo(TUESDAY + 60_000);

    expect(await world.store.recovery(id)).toBeNull();
    expect((await drake.withdraw(id)).status).toBe(404);
  });

  it("after the candidate agreed: the candidate goes on, and the partner sees nothing any more", async () => {
    const id = await invited(offer({ debrief: WORDS }));
    await press(await linkTo("yes"));
    await drake.withdraw(id);
    await world.turnTo(TUESDAY + DAY);

    expect(names()).toEqual(["invitation", "acknowledgement", "plan"]);
    expect((await drake.call("GET", `/v1/recoveries/${id}`, null)).status).toBe(404);
  });

  it("and the same call again says that it is gone", async () => {
    const { id } = await statusIn(await drake.open(offer(), { id: "msg_1" }));
    await drake.withdraw(id);

    expect(nameOf(await problemIn(await drake.open(offer(), { id: "msg_1" })))).toBe("gone");
  });
});

describe("a test", () => {
  it("runs in seconds, mails nobody, and gives its letters as JSON", async () => {
    const test = await add("test_drake");
    const { id } = await statusIn(await test.open(offer({ debrief: WORDS })));
    await world.turnTo(TUESDAY + 1_000);
    const asked = await test.status(id);
    const yes = /https:\/\/pages\.example\.com(\/yes\/\S+)/.exec(asked.letters![0]!.text)![1]!;

    await press(yes);
    await world.turnTo(world.now() + 15_000);
    const answered = await test.status(id);
    await world.turnTo(world.now() + 15_000);
    const over = await test.status(id);

    expect(asked).toMatchObject({ state: "invited", test: true });
    expect(answered.state).toBe("answered");
    expect(answered.letters!.map(({ name }) => name)).toEqual(["invitation", "acknowledgement", "plan"]);
    expect(over.state).toBe("closed");
    expect(over.letters!.map(({ name }) => name)).toContain("followUp");
    expect(world.letters).toEqual([]);
  });

  it("never meets the person whose address it borrows", async () => {
    const test = await add("test_drake");
    const { id } = await statusIn(await test.open(offer()));
    await world.turnTo(TUESDAY + 60_000);

    expect(await write(`I had my interview at Brightwater today. ${WORDS}`)).toBe("opened");

    expect((await test.status(id)).state).toBe("invited");
    expect((await statusIn(await drake.open(offer()))).id).not.toBe(id);
  });
});

it("no log line and no answer to a partner carries a word, a name or an address", async () => {
  const id = await invited(offer({ debrief: WORDS }));
  await press(await linkTo("yes"));
  await world.turnTo(TUESDAY + 30 * DAY);
  const status = await (await drake.call("GET", `/v1/recoveries/${id}`, null)).text();

  for (const said of [JSON.stringify(world.lines), status])
    expect(said).not.toMatch(/PowerPoint|laughed|Ortiz|Ortega|sam@|example\.com\b.*@|Brightwater|4711.*sam/i);
});
