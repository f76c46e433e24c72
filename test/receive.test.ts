/** What a mail means beside what was written before, on the whole service in memory. */
import { beforeEach, describe, expect, it } from "vitest";
import { createWorld, opened, type World } from "../infra/commands/world.ts";
import { DAY, HOUR, replyToOf } from "./builders.ts";
import { noteIn } from "./door.ts";

const SERVICE = "recover@in.example.com";
const TUESDAY_NIGHT = Date.parse("2026-03-17T23:00:00-04:00");
const DEBRIEF = `I had my interview at Brightwater for the route planner job this morning, it ended at 10:30.
Dana Ortiz laughed at my story about the depot. I talked far too fast.`;

let world: World;
let mails = 0;
beforeEach(() => {
  world = createWorld({ now: TUESDAY_NIGHT, serviceAddress: SERVICE });
});

const write = (text: string, to = SERVICE) => {
  const date = new Date(world.now() - 4 * HOUR).toUTCString().replace("GMT", "-0400");
  const head = [
    "From: Sam <sam@example.com>",
    `To: ${to}`,
    `Message-ID: <${++mails}@example.com>`,
    `Date: ${date}`,
    "Subject: Hello",
  ];
  return world.receive(Buffer.from(`${head.join("\r\n")}\r\n\r\n${text.replaceAll("\n", "\r\n")}`));
};
const last = () => world.letters.at(-1)!;
const reply = (text: string) => write(text, replyToOf(last().raw));
const stored = async () => (await world.store.recovery(last().recoveryId))!;

describe("more words", () => {
  it("that come a day later leave the first day's morning where it was", async () => {
    await write(DEBRIEF);
    const before = (await stored()).reading!.interview.endedAt;
    await world.turnTo(TUESDAY_NIGHT + DAY);

    await reply("And I never mentioned that I speak Portuguese, which the job needs.");

    const { reading } = await stored();
    expect(before).toBe("2026-03-17T10:30:00-04:00");
    expect(reading!.interview.endedAt).toBe(before);
    expect(reading!.slipIn).toContain("Portuguese");
  });

  it("after the plan that change it bring a new plan at once, in the night too; thanks bring a short word", async () => {
    await write(DEBRIEF);
    await world.turnTo(TUESDAY_NIGHT + DAY - HOUR);

    const first = await reply("And I never mentioned that I speak Portuguese, which the job needs.");
    const plan = last().name;
    const second = await reply("Thank you!");

    expect([first, plan, second, last().name]).toEqual(["added", "plan", "added", "status"]);
  });

  it("of another company open a recovery of their own", async () => {
    await write(DEBRIEF);
    const first = last().recoveryId;

    const outcome = await write(DEBRIEF.replace("Brightwater", "Halden Rail"));

    expect(outcome).toBe("opened");
    expect(last().recoveryId).not.toBe(first);
  });
});

describe("an invitation that was forwarded without a word", () => {
  const INVITATION = `---------- Forwarded message ---------
From: Dana Ortiz <dana@brightwater.example>
Date: Mon, Mar 16, 2026 at 9:00 AM
Subject: Interview confirmation - Route Planner
To: Sam <sam@example.com>

Dear Sam,

This confirms your interview for the Route Planner position at Brightwater on Tuesday, March 17, 2026,
9:30 AM to 10:30 AM at our office.

Dana Ortiz`;

  it("is asked about, and its facts wait for the words", async () => {
    const asked = await write(INVITATION);
    const question = await opened(last());

    const answered = await reply("What went well: she liked my route\nWhat stung: I talked far too fast");

    const { interview, moments } = (await stored()).reading!;
    expect([asked, answered]).toEqual(["no-words", "opened"]);
    expect(question.text).toMatch(/What went well:/);
    expect(interview).toMatchObject({ company: "Brightwater", endedAt: "2026-03-17T10:30:00-04:00" });
    expect(moments.map(({ kind }) => kind)).toEqual(["strength", "nerves"]);
  });
});

describe("a person in danger", () => {
  it("gets people to talk to at once, by night too, and nothing else after it", async () => {
    const outcome = await write(`${DEBRIEF}\nI cannot go on. Everyone would be better off without me.`);

    await world.turnTo(TUESDAY_NIGHT + 20 * DAY);

    const { text } = await opened(last());
    expect([outcome, world.letters.length, last().at]).toEqual(["crisis", 1, TUESDAY_NIGHT]);
    expect(text).toMatch(/988/);
    expect(text).toMatch(/findahelpline\.com/);
    expect(text).not.toMatch(/plan|note|interviewer/i);
  });
});

describe("an interview that the writer did not come to", () => {
  it("is owned in the note, which thanks nobody for a conversation", async () => {
    await write(`It was at ten, claims handler at Bellweather Insurance with a Mr Simons. I could not open the door of
my flat. I sat in the hall until it was too late. I didn't ring. He left a voicemail, just asking if I had got lost.`);
    await world.turnTo(TUESDAY_NIGHT + 2 * DAY);

    const plan = world.letters.find(({ name }) => name === "plan")!;
    const note = noteIn((await opened(plan)).text);

    expect(note).toMatch(/I did not use it|I was not there|I did not come|I left you waiting/);
    expect(note).not.toMatch(/conversation|talk(ing)? with you|meeting you|talk again|thank you again/i);
  });
});

describe("a machine that hides that it is one", () => {
  it("is answered three times in an hour and no more, and one-word answers still work", async () => {
    await write(DEBRIEF);
    for (let answer = 0; answer < 20; answer++) await reply("Your words were passed on to the right desk.");

    const letters = world.letters.length;
    const outcome = world.lines.at(-1)?.word;
    await reply("STATUS");
    const status = last().name;
    await reply("STOP");

    expect([letters, outcome, status]).toEqual([3, "over-limit", "status"]);
    expect(last().name).toBe("goodbye");
  });
});

describe("a question after everything was said", () => {
  it("HELP shows the four lines to somebody who has nothing open", async () => {
    const outcome = await write("help");

    expect(outcome).toBe("help");
    expect((await opened(last())).text).toMatch(/What stung:/);
  });
});
