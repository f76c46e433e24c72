/** What the deployed service is held to, seen only from outside: mail in, letters out, table, bucket and queues looked up. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Recovery, State } from "../../../shared/domain/recovery.ts";
import { signedUrl } from "../../../shared/mail/links.ts";
import { sign } from "../../../shared/partner/signature.ts";
import { PROJECT_ROOT } from "../../aws/bundle.ts";
import type { Call } from "../../local/calls.ts";
import { bounceEvent } from "../../local/ses-events.ts";
import { compare, grantsIn } from "../permissions.ts";
import { type Doors, personIdOf } from "./doors.ts";
import { ACCOUNT, type Emulator } from "./emulator.ts";
import { check, DOMAIN, deploy, partner, redrive, SERVICE_ADDRESS, smoke, template } from "./stack.ts";

/** Gives a few words on what was seen; throws when it was not. `quick` resolves when all of `QUICK` are done. */
export type Scenario = {
  title: string;
  see: (doors: Doors, emulator: Emulator, quick: Promise<unknown>) => Promise<string>;
};

/** Beside each other and beside `QUICK`, each with a person of its own: they wait for a plan's minute. */
export const WAITING: readonly Scenario[] = [
  {
    title: "a debrief is acknowledged, and answered by the plan after the minute it asked for",
    see: answered,
  },
  {
    title: "a new version, deployed in the middle of the wait, answers what the old one took",
    see: newVersion,
  },
  { title: "STOP: one goodbye, and no plan when its minute comes", see: stop },
  { title: "a recovery whose days of retention are over is erased by the clock", see: outlived },
  {
    title: "a partner calls: one invitation, a click, what was handed on is read; a spoiled call is refused",
    see: partnerCalls,
  },
];

export const QUICK: readonly Scenario[] = [
  { title: "the same notification, and the same mail again: one answer", see: duplicate },
  { title: "a reply adds to its recovery and is answered", see: reply },
  { title: "DELETE: one goodbye, and nothing left in table and bucket", see: erase },
  { title: "a permanent bounce: nobody writes there again", see: bounce },
  { title: "a notification whose mail is gone is no failure", see: gone },
  {
    title: "unsubscribe in the mail program: nothing more comes; a forged link does nothing",
    see: unsubscribe,
  },
];

/** One after the other, since each changes or fills what all share. */
export const inTurn = (many: number): readonly Scenario[] => [
  { title: "a poison mail ends in the dead-letter queue; mended, npm run redrive replays it", see: poison },
  { title: `${many} debriefs at once are answered once each`, see: (doors) => crowd(doors, many) },
  { title: "npm run smoke finds the stage at work", see: smokeTest },
  { title: "npm run deploy -- --check asks what the account is ready for", see: looks },
  { title: "requests and capacity units of one recovery: debrief, NOW, DELETE", see: counted },
  { title: "at the end nothing is left in any queue", see: quiet },
  { title: "each role allows what its function did in all this, and nothing else", see: permissions },
  { title: "the functions' log lines hold ids, words of ours and numbers only", see: logs },
];

/** Usually a second or two; a busy machine is no failure. */
const SOON_MS = 120_000;
/** The minute asked for, and the sweep's own minute when it has just run. */
const AFTER_THE_MINUTE_MS = 150_000;

async function answered(doors: Doors): Promise<string> {
  const writer = "ruth@example.com";
  const from = Date.now();
  await debrief(doors, writer, "recover+1m");
  const [acknowledgement] = await lettersTo(doors, writer, 1, SOON_MS);
  const acknowledged = seconds(from);
  assert.match(acknowledgement!.text, /Brightwater/);
  const [, plan] = await lettersTo(doors, writer, 2, AFTER_THE_MINUTE_MS);
  assert.ok(Date.now() - from >= 60_000, "the plan came before its minute");
  assert.match(plan!.text, /Dana/);
  const [recovery] = await until(
    "the recovery is answered, and its plan recorded as sent",
    async () =>
      (await doors.recoveries(writer)).filter(
        ({ state, owed }) => state.name === "answered" && owed.length === 0,
      ),
    ([found]) => found !== undefined,
  );
  assert.deepEqual(
    recovery!.sent.map(({ name }) => name),
    ["acknowledgement", "plan"],
  );
  return `acknowledged after ${acknowledged} s, plan after ${seconds(from)} s`;
}

/** The functions are swapped while nothing is at work in them: the emulator, unlike Lambda, ends what it replaces. */
async function newVersion(doors: Doors, emulator: Emulator, quick: Promise<unknown>): Promise<string> {
  const writer = "patient@example.com";
  // Hours away, since on a busy machine a deployment takes longer than the minute that others ask for.
  await debrief(doors, writer);
  const recovery = await acknowledged(doors, writer);
  await quick;
  const from = Date.now();
  const said = await deploy(emulator, "two");
  const took = seconds(from);
  assert.match(
    said,
    /✓ wake is active, version two[\s\S]*To go back to what ran before \(one\):\n {2}git checkout one /,
  );
  assert.equal((await doors.lettersTo(writer)).length, 1);
  const planAt = Date.now();
  await rewrite(doors, recovery.id, { name: "cooling", planAt }, planAt);
  await lettersTo(doors, writer, 2, AFTER_THE_MINUTE_MS);
  const sent = async () =>
    (await logLines(emulator)).filter(
      ({ message, recoveryId }) => message === "letter-sent" && recoveryId === recovery.id,
    );
  const lines = await until("both letters are in the log", sent, (found) => found.length === 2);
  const versions = lines.map(({ letter, version }) => `${letter} by version ${version}`);
  assert.deepEqual(versions, ["acknowledgement by version one", "plan by version two"]);
  return `${versions.join(", ")}; deployed in ${took} s`;
}

async function partnerCalls(doors: Doors, emulator: Emulator): Promise<string> {
  const candidate = "invited@example.com";
  const name = ["--name", "Drake & Company", "--contact", "engineer@drake.example"];
  const said = await partner(emulator, "add", "drake", ...name);
  const secret = /whsec_\S+/.exec(said)?.[0] ?? assert.fail(said);
  // Signed by `wake`, and not called, since the name leads to the machine itself.
  await partner(emulator, "endpoint", "drake", "--url", "https://localhost/hooks");
  const call = (method: string, path: string, body?: string, spoil = "") => {
    const timestamp = Math.floor(Date.now() / 1000);
    const id = `msg_${method}`;
    const signature = sign(secret, { id, timestamp, body: body ?? `${method} ${path}` });
    const headers = {
      "recover-partner": "drake",
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": signature,
    };
    return doors.asks(method, path, headers, body === undefined ? undefined : body + spoil);
  };
  const body = JSON.stringify(handedOn(candidate));
  assert.equal((await call("POST", "/v1/recoveries", body, " ")).status, 401);
  const opened = await call("POST", "/v1/recoveries", body);
  assert.equal(opened.status, 202, opened.body);
  const { id } = JSON.parse(opened.body) as { id: string };
  const again = await call("POST", "/v1/recoveries", body);
  assert.equal((JSON.parse(again.body) as { id: string }).id, id);

  const [invitation] = await lettersTo(doors, candidate, 1, AFTER_THE_MINUTE_MS);
  assert.match(invitation!.text, /Drake & Company/);
  const [asked] = await doors.recoveries(candidate);
  assert.equal(asked!.reading, null);
  const path = new URL(signedUrl("yes", "https://pages.example.com", asked!)!).pathname;
  assert.equal(await doors.presses(path), 200);
  await lettersTo(doors, candidate, 2, AFTER_THE_MINUTE_MS);
  const [cooling] = await doors.recoveries(candidate);
  assert.ok(cooling!.reading!.moments.length > 0, "nothing was read");

  const status = await call("GET", `/v1/recoveries/${id}`);
  assert.equal((JSON.parse(status.body) as { state: string }).state, "consented");
  assert.doesNotMatch(status.body, /PowerPoint|invited@|Dana/);
  assert.equal((await call("DELETE", `/v1/recoveries/${id}`)).status, 204);
  assert.equal((await call("GET", `/v1/recoveries/${id}`)).status, 404);
  for (const page of ["/docs", "/openapi.json"])
    assert.equal((await doors.asks("GET", page, {})).status, 200);
  assert.match(
    await partner(emulator, "deliveries", "drake"),
    /waiting .*recovery\.opened .*(?:not-allowed|unreachable)/,
  );
  return `401 for the spoiled call, one recovery for two calls, ${cooling!.reading!.moments.length} moments after the click`;
}

function handedOn(email: string) {
  const now = Date.now();
  return {
    candidate: { email, name: "Sam Ortega", zone: "America/New_York" },
    interview: {
      company: "Brightwater",
      role: "planner",
      people: ["Dana Ortiz"],
      endedAt: new Date(now - 30 * 60_000).toISOString(),
    },
    debrief: {
      words:
        "She laughed at my story about the depot. I talked far too fast. I never mentioned that I know PowerPoint, and the job needs it.",
      consent: { givenAt: new Date(now - 60_000).toISOString(), how: "Check box on the candidate's page" },
    },
    reference: "case 4711",
  };
}

async function duplicate(doors: Doors): Promise<string> {
  const writer = "twice@example.com";
  const { raw, key } = await debrief(doors, writer);
  await lettersTo(doors, writer, 1, SOON_MS);
  await doors.notified(writer, SERVICE_ADDRESS, raw, key);
  const copy = await doors.arrives(writer, SERVICE_ADDRESS, raw);
  await until(
    "the copy is taken out of the bucket",
    () => doors.keys(),
    (keys) => !keys.includes(copy),
  );
  assert.ok((await doors.keys()).includes(key), "the first mail is gone");
  assert.equal((await doors.recoveries(writer)).length, 1);
  assert.equal((await doors.lettersTo(writer)).length, 1);
  return "1 recovery, 1 letter, the copy erased";
}

async function reply(doors: Doors): Promise<string> {
  const writer = "adds@example.com";
  await debrief(doors, writer);
  await lettersTo(doors, writer, 1, SOON_MS);
  const [recovery] = await doors.recoveries(writer);
  const tag = `recover+r-${recovery!.id}`;
  await mail(doors, writer, tag, "Re: My interview", [
    "One more thing: I also froze when Dana Ortiz asked me about the budget, and I said nothing at all.",
    "The answer is that I cut the depot's costs by a tenth.",
  ]);
  await lettersTo(doors, writer, 2, SOON_MS);
  const [after, ...others] = await doors.recoveries(writer);
  assert.equal(others.length, 0);
  assert.equal(after!.words.length, 2);
  assert.ok(after!.reading!.moments.length > recovery!.reading!.moments.length, "no moment came in addition");
  return `${recovery!.reading!.moments.length} moments, then ${after!.reading!.moments.length}`;
}

async function stop(doors: Doors): Promise<string> {
  const writer = "stops@example.com";
  await debrief(doors, writer, "recover+1m");
  await lettersTo(doors, writer, 1, SOON_MS);
  const [recovery] = await doors.recoveries(writer);
  await mail(doors, writer, `recover+r-${recovery!.id}`, "Re: My interview", ["STOP"]);
  await lettersTo(doors, writer, 2, SOON_MS);
  const plannedAt = recovery!.state.name === "cooling" ? recovery!.state.planAt : assert.fail("not cooling");
  await pause(Math.max(0, plannedAt + 10_000 - Date.now()));
  const [after] = await doors.recoveries(writer);
  assert.equal(after!.state.name === "closed" && after!.state.why, "stopped");
  assert.equal((await doors.lettersTo(writer)).length, 2);
  return "2 letters, 10 s after the plan was due";
}

async function erase(doors: Doors): Promise<string> {
  const writer = "leaves@example.com";
  const { key } = await debrief(doors, writer);
  await lettersTo(doors, writer, 1, SOON_MS);
  const [recovery] = await doors.recoveries(writer);
  const traces = [recovery!.id, personIdOf(writer), writer];
  const left = async () =>
    (await doors.items()).filter((item) => traces.some((trace) => JSON.stringify(item).includes(trace)));
  const before = (await left()).length;
  assert.equal(before, 3, "a recovery, a person and a mail seen");
  assert.ok((await doors.keys()).includes(key), "the mail is not in the bucket");
  const deletion = await mail(doors, writer, `recover+r-${recovery!.id}`, "Re: My interview", ["DELETE"]);
  await lettersTo(doors, writer, 2, SOON_MS);
  await until("the table holds nothing of them", left, (items) => items.length === 0);
  const keys = await doors.keys();
  assert.ok(!keys.includes(key) && !keys.includes(deletion.key), "a mail is left in the bucket");
  return `${before} items and 1 mail before, nothing after`;
}

async function unsubscribe(doors: Doors): Promise<string> {
  const writer = "quiet@example.com";
  await debrief(doors, writer);
  const recovery = await acknowledged(doors, writer);
  const path = new URL(signedUrl("stop", "https://pages.example.com", recovery)!).pathname;
  const forged = await doors.presses(`/stop/${recovery.id}/${"0".repeat(32)}`);
  assert.equal(forged, 404);
  assert.equal(await doors.presses(path), 200);
  const [stopped] = await doors.recoveries(writer);
  assert.equal(stopped!.state.name, "closed");
  return `404 for the forged link, 200 for ours; ${stopped!.sent.length} letter in all`;
}

async function bounce(doors: Doors): Promise<string> {
  const writer = "full@example.com";
  await debrief(doors, writer);
  const recovery = await acknowledged(doors, writer);
  const { sendId, messageId } = recovery.sent[0]!;
  const letter = {
    messageId: messageId!,
    at: Date.now(),
    from: SERVICE_ADDRESS,
    to: [writer],
    tags: { "send-id": sendId, "recovery-id": recovery.id },
    headers: [],
    configurationSet: "sending",
  };
  await doors.tells(bounceEvent(letter, writer, "General"));
  await until(
    "the person is suppressed",
    () => doors.person(recovery.personId),
    (person) => person?.suppressed === "bounced",
  );
  const { key } = await debrief(doors, writer);
  await until(
    "the next mail is read and its recovery closed",
    () => doors.recoveries(writer),
    (all) =>
      all.some(({ words }) => words.some(({ archiveKey }) => archiveKey === key)) &&
      all.every(({ state, owed }) => state.name === "closed" && owed.length === 0),
  );
  assert.equal((await doors.lettersTo(writer)).length, 1);
  return "the next debrief is read and gets no letter";
}

/** What is unreadable is not the mail but what the table holds of its writer: the one cause that outside hands can mend. */
async function poison(doors: Doors, emulator: Emulator): Promise<string> {
  const writer = "poison@example.com";
  const { queue, dead } = doors.queues.received;
  const damaged = `P#${personIdOf(writer)}`;
  await doors.put({ pk: damaged, version: 1, data: { damaged: true } });
  // Three minutes between two tries, in the stack: too long to watch five of them.
  await doors.setVisibility(queue, 1);
  await debrief(doors, writer);
  await until(
    "the mail is in the dead-letter queue",
    () => doors.queued(dead),
    (waiting) => waiting === 1,
  );
  assert.equal(await doors.queued(queue), 0);
  assert.equal((await doors.lettersTo(writer)).length, 0);

  await doors.setVisibility(queue, 180);
  await doors.remove(damaged);
  const said = await redrive(emulator, "received");
  await lettersTo(doors, writer, 1, SOON_MS);
  assert.equal(await doors.queued(dead), 0);
  return said.trim();
}

/** The one recovery of somebody whose acknowledgement was sent and recorded, so that nothing else is about to save it. */
async function acknowledged(doors: Doors, writer: string): Promise<Recovery> {
  await lettersTo(doors, writer, 1, SOON_MS);
  const [recovery] = await until(
    "the acknowledgement is recorded",
    () => doors.recoveries(writer),
    ([found]) => found?.sent.length === 1,
  );
  return recovery!;
}

/** Lets time pass for one recovery: it is due at `dueAt` for what its new state waits for. */
async function rewrite(doors: Doors, id: string, state: State, dueAt: number): Promise<void> {
  const item = (await doors.items()).find(({ pk }) => pk === `R#${id}`)!;
  await doors.put({ ...item, dueAt: `${dueAt}#${id}`, data: { ...(item.data as object), state } });
}

/** Thirty days are too long to watch, so the end of them is written into the table. */
async function outlived(doors: Doors): Promise<string> {
  const writer = "old@example.com";
  const { key } = await debrief(doors, writer);
  const { id } = await acknowledged(doors, writer);
  const eraseAt = Date.now();
  await rewrite(doors, id, { name: "closed", why: "done", eraseAt }, eraseAt);
  const traces = async () => (await doors.items()).filter((left) => JSON.stringify(left).includes(id));
  await until("the table holds nothing of it", traces, (left) => left.length === 0, AFTER_THE_MINUTE_MS);
  assert.ok(!(await doors.keys()).includes(key), "its mail is left in the bucket");
  assert.equal((await doors.lettersTo(writer)).length, 1);
  return "nothing left in table and bucket, no letter about it";
}

async function gone(doors: Doors, emulator: Emulator): Promise<string> {
  await doors.notified("ghost@example.com", SERVICE_ADDRESS, "Subject: none\r\n\r\n", "mail/never-there");
  await until(
    "it is logged",
    () => logLines(emulator),
    (lines) => lines.some(({ message, recoveryId }) => message === "gone" && recoveryId === undefined),
  );
  return "logged as gone";
}

async function crowd(doors: Doors, many: number): Promise<string> {
  const writers = Array.from({ length: many }, (_, i) => `crowd${i}@example.com`);
  const from = Date.now();
  await Promise.all(writers.map((writer) => debrief(doors, writer)));
  const answers = async () => {
    const told = (await doors.letters()).flatMap(({ to }) => to);
    return writers.map((writer) => told.filter((address) => address === writer).length);
  };
  const all = (counts: number[]) => counts.every((count) => count > 0);
  await until("everybody has an answer", answers, all, 2 * AFTER_THE_MINUTE_MS);
  const took = seconds(from);
  await until(
    "the queue is empty",
    () => doors.queued(doors.queues.received.queue),
    (left) => left === 0,
  );
  assert.ok(
    (await answers()).every((count) => count === 1),
    "somebody got a letter twice",
  );
  return `all within ${took} s`;
}

async function smokeTest(_: Doors, emulator: Emulator): Promise<string> {
  await assert.rejects(smoke(emulator, "three"), /✗ receive runs version two, not three/);
  const lines = (await smoke(emulator, "two")).trim().split("\n");
  assert.deepEqual(
    lines.filter((line) => !line.trim().startsWith("✓ ")),
    [],
  );
  return `${lines.length} findings, all fine; ${lines.at(-2)!.trim().slice(2)}`;
}

/** The emulator knows no receipt rules, so that question stays open. */
async function looks(_: Doors, emulator: Emulator): Promise<string> {
  const said = await check(emulator);
  assert.match(said, new RegExp(`✓ Account ${ACCOUNT}`));
  assert.match(said, /✓ CDK is bootstrapped/);
  assert.match(said, /. in\.example\.com is/);
  const marks = said.match(/^ {2}[✓!✗]/gm) ?? assert.fail(said);
  const count = (mark: string) => marks.filter((each) => each.trim() === mark).length;
  assert.equal(count("✗"), 0, said);
  return `${count("✓")} fine, ${count("!")} to mind`;
}

/** Nothing else is at work but the sweep, whose own queries are left out. */
async function counted(doors: Doors, { calls }: Emulator): Promise<string> {
  const writer = "counted@example.com";
  const from = calls.length;
  await debrief(doors, writer);
  await lettersTo(doors, writer, 1, SOON_MS);
  const [recovery] = await doors.recoveries(writer);
  await mail(doors, writer, `recover+r-${recovery!.id}`, "Re: My interview", ["NOW"]);
  await lettersTo(doors, writer, 2, SOON_MS);
  await mail(doors, writer, `recover+r-${recovery!.id}`, "Re: My interview", ["DELETE"]);
  await lettersTo(doors, writer, 3, SOON_MS);
  const left = async () =>
    (await doors.items()).filter((item) => JSON.stringify(item).includes(recovery!.id));
  await until("it is erased", left, (items) => items.length === 0);
  return spent(calls.slice(from).filter(({ caller }) => caller !== "sweep"));
}

function spent(calls: readonly Call[]): string {
  const services = [...new Set(calls.map(({ service }) => service))];
  const requests = services.map((of) => `${calls.filter(({ service }) => service === of).length} ${of}`);
  const units = (of: "read" | "write") => calls.reduce((sum, call) => sum + call[of], 0);
  return `${requests.join(", ")}; ${units("read")} read and ${units("write")} write units`;
}

async function permissions(doors: Doors, { calls }: Emulator): Promise<string> {
  const nameOf = (logicalId: string) => doors.physicalId(logicalId)?.split("/").at(-1) ?? logicalId;
  const { used, granted, excepted, wrong } = compare(calls, grantsIn(await template(), nameOf));
  assert.deepEqual(wrong, []);
  return `${calls.length} calls of ${used} actions; ${granted} grants, ${excepted} of them for Lambda itself`;
}

async function quiet(doors: Doors): Promise<string> {
  const urls = Object.values(doors.queues).flatMap(({ queue, dead }) => [queue, dead]);
  const left = async () => Promise.all(urls.map((url) => doors.queued(url)));
  await until("the queues are empty", left, (counts) => counts.every((count) => count === 0));
  return `${urls.length} queues, 0 messages`;
}

async function logs(_: Doors, emulator: Emulator): Promise<string> {
  const lines = (await logLines(emulator)).map((line) => JSON.stringify(line));
  assert.ok(lines.length > 0, "the functions logged nothing");
  const said = /@|interview|Brightwater|Ortiz|Dana|depot|PowerPoint|budget/i;
  assert.deepEqual(
    lines.filter((line) => said.test(line.replaceAll(PROJECT_ROOT, ""))),
    [],
  );
  return `${lines.length} lines, such as ${lines.find((line) => line.includes("letter-sent"))}`;
}

/** The emulator's own log holds what the functions logged, among lines of its own. */
async function logLines({ logFile }: Emulator): Promise<Record<string, unknown>[]> {
  return (await readFile(logFile, "utf8")).split("\n").flatMap((line) => {
    const json = line.slice(Math.max(0, line.indexOf('{"')));
    return json.includes('"service":"recover"') ? [JSON.parse(json)] : [];
  });
}

/** A debrief of their own; `local` is the part before the @, with an option after the plus. */
function debrief(doors: Doors, writer: string, local = "recover") {
  return mail(doors, writer, local, "My interview", [
    "I had my interview at Brightwater as a planner this morning with Dana Ortiz.",
    "She laughed at my story about the depot. I talked far too fast.",
    "I never mentioned that I know PowerPoint, and the job needs it.",
    "",
    "Sam",
  ]);
}

let written = 0;

async function mail(doors: Doors, writer: string, local: string, subject: string, lines: string[]) {
  const to = `${local}@${DOMAIN}`;
  const raw = [
    `From: Sam <${writer}>`,
    `To: ${to}`,
    `Message-ID: <deploy-${written++}@example.com>`,
    `Date: ${new Date().toUTCString()}`,
    `Subject: ${subject}`,
    "",
    ...lines,
  ].join("\r\n");
  return { raw, key: await doors.arrives(writer, to, raw) };
}

/** The letters to somebody, as soon as there are that many. More than that is wrong. */
async function lettersTo(doors: Doors, writer: string, count: number, withinMs: number) {
  const letters = await until(
    `letter ${count} to ${writer}`,
    () => doors.lettersTo(writer),
    (all) => all.length >= count,
    withinMs,
  );
  assert.equal(letters.length, count);
  return letters;
}

async function until<T>(
  what: string,
  look: () => Promise<T>,
  enough: (seen: T) => boolean,
  withinMs = SOON_MS,
): Promise<T> {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(300)) {
    const seen = await look();
    if (enough(seen)) return seen;
  }
  throw new Error(`not within ${withinMs / 1000} s: ${what}`);
}

const seconds = (from: number) => Math.round((Date.now() - from) / 1000);
