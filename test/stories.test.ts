/** The life of a debrief as the README tells it, through the SMTP door, with the clock turned. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY, HOUR } from "./builders.ts";
import { type Door, noteIn, openDoor } from "./door.ts";

/** A Tuesday, 11:00 at -04:00. */
const TUESDAY = Date.parse("2026-03-17T15:00:00Z");
const DEBRIEF = `I had my interview at Brightwater for the route planner job this morning, it ended at 10:30.

Dana Ortiz showed me the new depot and laughed at my story about the one-way street.

I talked far too fast the whole time. And I never mentioned that I know PowerPoint, although the job needs it.

Sam Rowe`;

let door: Door;
beforeAll(async () => {
  door = await openDoor(TUESDAY);
});
afterAll(() => door.close());

let people = 0;
const somebody = () => `person${++people}@example.com`;
const turn = (ms: number) => door.local().turn(ms);

describe("a debrief", () => {
  it("is acknowledged at once: what was understood, when the plan comes, send nothing yet", async () => {
    const from = somebody();
    const writtenAt = door.local().clock.now();

    await door.say({ from, text: DEBRIEF });

    const [acknowledgement, ...more] = await door.letters(from);
    expect(more).toEqual([]);
    expect(acknowledgement!.at - writtenAt).toBeLessThan(60_000);
    expect(acknowledgement!.text).toMatch(/Brightwater/);
    expect(acknowledgement!.text).toMatch(/send\s+nothing/i);
    expect(acknowledgement!.text.split(/\s+/).length).toBeLessThanOrEqual(130);
    expect(acknowledgement!.subject).not.toMatch(/fast|PowerPoint|blew|botch/i);
  });

  it("is answered after the cooldown and not before: a plan, a note to copy, a calendar file", async () => {
    const from = somebody();
    const writtenAt = door.local().clock.now();
    await door.say({ from, text: DEBRIEF });

    await turn(HOUR);
    expect(await door.letters(from)).toHaveLength(1);
    await turn(23 * HOUR);

    const [, plan] = await door.letters(from);
    // A Date header counts in whole seconds.
    expect(plan!.at - writtenAt).toBeGreaterThan(2 * HOUR - 1000);
    expect(noteIn(plan!.text)).toMatch(/Thank you/);
    expect(noteIn(plan!.text)).toMatch(/PowerPoint/);
    expect(noteIn(plan!.text)).not.toMatch(/fast|forgot|mention/i);
    expect(plan!.mail.attachments.map(({ contentType }) => contentType)).toEqual(["text/calendar"]);
    expect(String(plan!.mail.attachments[0]!.content)).not.toMatch(/Brightwater|PowerPoint|Dana/);
    expect(plan!.mail.html).toMatch(/href="mailto:\?subject=/);
  });

  it("waits as long as the address asks: recover+2days@", async () => {
    const from = somebody();
    const [local, domain] = door.local().serviceAddress.split("@");
    await door.say({ from, text: DEBRIEF, to: `${local}+2days@${domain}` });

    await turn(47 * HOUR);
    expect(await door.letters(from)).toHaveLength(1);
    await turn(2 * HOUR);

    expect(await door.letters(from)).toHaveLength(2);
  });

  it("stands in one thread with its answers", async () => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF, messageId: "thread-start" });
    await turn(DAY);

    const letters = await door.letters(from);

    expect(letters.map(({ mail }) => mail.inReplyTo)).toEqual(
      letters.map(() => "<thread-start@example.com>"),
    );
  });
});

describe("an answer in the thread", () => {
  const replyTo = async (from: string) => (await door.letters(from))[0]!.mail.replyTo!.value[0]!.address!;

  it("adds to the story, and says what is understood now", async () => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF });

    await door.say({
      from,
      to: await replyTo(from),
      text: "One more thing: I spilled hot coffee over her lap and she jumped up.",
    });
    await turn(DAY);

    const [, added, plan] = await door.letters(from);
    expect(added!.subject).toMatch(/plan/i);
    expect(plan!.text).toMatch(/coffee/);
  });

  it.each([
    ["NOW", /copy from here/],
    ["Status.", /plan/i],
    ["stop please", /STOP|stopped|nothing more|no more/i],
    ["DELETE", /erased/i],
  ])("that says %s is answered once", async (command, answer) => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF });

    await door.say({ from, to: await replyTo(from), text: command });

    const letters = await door.letters(from);
    expect(letters).toHaveLength(2);
    expect(letters[1]!.text).toMatch(answer);
  });

  it("after STOP nothing leaves any more", async () => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF });
    await door.say({ from, to: await replyTo(from), text: "STOP" });

    await turn(20 * DAY);

    expect(await door.letters(from)).toHaveLength(2);
  });

  it("STOP ends everything that is open, and DELETE erases everything there ever was", async () => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF });
    await door.say({ from, text: DEBRIEF.replace("Brightwater", "Halden Rail") });

    await door.say({ from, text: "STOP" });
    await turn(20 * DAY);
    const stopped = (await door.letters(from)).length;
    await door.say({ from, text: "DELETE" });

    const letters = await door.letters(from);
    expect(stopped).toBe(3);
    expect(letters).toHaveLength(4);
    expect(letters[3]!.text).toMatch(/two|2/);
  });

  it("from outside the thread still finds its recovery", async () => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF });
    await door.say({ from, text: "NOW" });

    await door.say({ from, text: "Thank you so much, that helped." });

    expect((await door.letters(from))[2]!.text).not.toMatch(/copy from here/);
    expect((await door.letters(from)).map(({ mail }) => mail.replyTo!.value[0]!.address)).toEqual(
      Array(3).fill(await replyTo(from)),
    );
  });

  it("SENT moves the follow-up, OFFER ends it with a good word", async () => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF });
    const to = await replyTo(from);
    await door.say({ from, to, text: "NOW" });

    await door.say({ from, to, text: "SENT" });
    await door.say({ from, to, text: "OFFER" });
    await turn(20 * DAY);

    expect(await door.letters(from)).toHaveLength(4);
  });

  it("from somebody else does not reach the recovery", async () => {
    const from = somebody();
    const stranger = somebody();
    await door.say({ from, text: DEBRIEF });
    const to = await replyTo(from);

    await door.say({ from: stranger, to, text: "DELETE" });
    await door.say({ from, to, text: "STATUS" });

    expect(await door.letters(from)).toHaveLength(2);
    expect((await door.letters(from))[1]!.text).toMatch(/plan/i);
  });
});

describe("the same mail", () => {
  it("delivered five times at once is one recovery, one acknowledgement and one plan", async () => {
    const from = somebody();
    const raw = await door.write({ from, text: DEBRIEF });

    await Promise.all(Array.from({ length: 4 }, () => door.writeRaw(raw, from)));
    await door.local().idle();
    await turn(DAY);

    const letters = await door.letters(from);
    expect(letters).toHaveLength(2);
    const recoveries = new Set(letters.map(({ mail }) => mail.replyTo!.value[0]!.address));
    expect(recoveries.size).toBe(1);
  });
});

describe("an address", () => {
  it("that bounces for good gets nothing more", async () => {
    const from = somebody();
    door.local().ses.missing.add(from);
    await door.say({ from, text: DEBRIEF });

    await turn(20 * DAY);

    expect((await door.local().outbox()).filter(({ to }) => to.includes(from))).toHaveLength(1);
  });

  it("of a machine gets nothing at all", async () => {
    const from = somebody();

    await door.say({ from, text: DEBRIEF, headers: { "Auto-Submitted": "auto-replied" } });

    expect(await door.letters(from)).toEqual([]);
  });
});

describe("the service", () => {
  it("keeps everything over a restart", async () => {
    const from = somebody();
    await door.say({ from, text: DEBRIEF });

    await door.restart();
    await turn(DAY);

    expect(await door.letters(from)).toHaveLength(2);
  });

  it("erases everything in the end, and logged no word of it", async () => {
    await turn(120 * DAY);

    expect(await door.kept()).toEqual([]);
    const log = await door.log();
    expect(log).toMatch(/"outcome":"opened"/);
    expect(log).not.toMatch(/@|person\d|Dana|Brightwater|PowerPoint|fast|Sam Rowe/);
  });
});
