/** One-word answers: what each changes, and that it is answered with what changed. */
import { beforeEach, describe, expect, it } from "vitest";
import { createWorld, opened, type World } from "../infra/commands/world.ts";
import { commandIn } from "../shared/mail/commands.ts";
import { DAY, HOUR, replyToOf } from "./builders.ts";

const SERVICE = "recover@in.example.com";
/** A Tuesday, five in the afternoon at -04:00. */
const TUESDAY = Date.parse("2026-03-17T17:00:00-04:00");
const DEBRIEF = `I had my interview at Brightwater for the route planner job this morning, it ended at 10:30.
Dana Ortiz laughed at my story about the depot and said that the drawings were the best she had seen this year.
I talked far too fast. When she asked about the budget for the depot I said 40,000, and it is 60,000; she wrote it down.
I never mentioned that I speak Portuguese, which the job needs.

Sam`;

let world: World;
let mails = 0;
beforeEach(() => {
  world = createWorld({ now: TUESDAY, serviceAddress: SERVICE });
});

const write = (text: string, { to = SERVICE, subject = "Hello", from = "Sam <sam@example.com>" } = {}) => {
  const date = new Date(world.now() - 4 * HOUR).toUTCString().replace("GMT", "-0400");
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Message-ID: <${++mails}@example.com>`,
    `Date: ${date}`,
    `Subject: ${subject}`,
  ];
  return world.receive(Buffer.from(`${head.join("\r\n")}\r\n\r\n${text.replaceAll("\n", "\r\n")}`));
};
const last = () => world.letters.at(-1)!;
const reply = (text: string) => write(text, { to: replyToOf(last().raw), subject: "Re: Got it" });
const stored = async () => (await world.store.recovery(last().recoveryId))!;
const said = async () => (await opened(last())).text.replace(/\s+/g, " ");

describe("a command", () => {
  it.each([
    ["STOP", "STOP"],
    ["stpo", "STOP"],
    ["Stopp", "STOP"],
    ["STTOP.", "STOP"],
    ["delte", "DELETE"],
    ["DELETEE", "DELETE"],
    ["Staus?", "STATUS"],
    ["stauts", "STATUS"],
    ["hepl", "HELP"],
    ["snet", "SENT"],
    ["udno", "UNDO"],
    ["wiat", "WAIT"],
    ["tommorow", "TOMORROW"],
    ["tomorow", "TOMORROW"],
    ["shroter", "SHORTER"],
    ["warmr", "WARMER"],
    ["planer", "PLAINER"],
    ["rejcted", "REJECTED"],
    ["ofer", "OFFER"],
    ["nnow", "NOW"],
    ["nwo", "NOW"],
    ["Wait 3h", "WAIT"],
    ["wait until friday 9am", "WAIT"],
    ["TOMORROW 9am", "TOMORROW"],
    ["make it shorter", "SHORTER"],
    ["undo stop", "UNDO"],
    ["use them", "USE"],
    ["Löschen", "DELETE"],
    ["arrêter", "STOP"],
    ["hold on", "WAIT"],
    ["go on", "UNDO"],
    ["Hell", null],
    ["shop", null],
    ["Deleted", null],
    ["Sue", null],
    ["own", null],
    ["won", null],
    ["hello", null],
    ["want", null],
    ["I stopped", null],
    ["Wait, there is more to tell about the panel and the cup", null],
    ["Tomorrow I hear from them", null],
    ["No", null],
    ["Not now", null],
    ["Farmer", null],
    ["Step", null],
    ["She offered", null],
    ["Use this as you like, I froze", null],
  ] as const)("in %j is %s", (line, command) => {
    expect(commandIn(`${line}\n\nSam`, "")?.command ?? null).toBe(command);
  });

  it("leaves the words below it to be read", async () => {
    expect(commandIn("NOW\n\nAlso, she asked about SQL.\nSam", "")).toEqual({
      command: "NOW",
      when: null,
      rest: "Also, she asked about SQL.\nSam",
    });
    await write(DEBRIEF);

    await reply("NOW\n\nAnd I knocked a full cup of coffee over the desk, and she had to mop it up.");

    expect(last().name).toBe("plan");
    expect((await stored()).reading!.moments.map(({ quote }) => quote).join(" ")).toMatch(/coffee/);
  });

  it("above a story, where nothing is open, is the beginning of the story", async () => {
    const outcome = await write(`Rejected!\n\n${DEBRIEF}`);

    expect([outcome, last().name]).toEqual(["opened", "acknowledgement"]);
  });
});

describe("WAIT and TOMORROW", () => {
  it.each([["WAIT"], ["WAIT 3h"], ["TOMORROW"]])(
    "%s moves the plan, and says from when to when",
    async (word) => {
      await write(DEBRIEF);
      const before = (await stored()).state;

      await reply(word);

      const after = (await stored()).state;
      expect([before.name, after.name, last().name]).toEqual(["cooling", "cooling", "changed"]);
      expect("planAt" in after && "planAt" in before && after.planAt).not.toBe(
        "planAt" in before && before.planAt,
      );
      expect(await said()).toMatch(/plan comes on \w+, \d+ \w+, at .* now, and no longer on/);
    },
  );

  it("TOMORROW 9am is nine tomorrow, and the plan comes then and not before", async () => {
    await write(DEBRIEF);

    await reply("Tomorrow 9am");
    await world.turnTo(Date.parse("2026-03-18T08:59:00-04:00"));
    const early = last().name;
    await world.turnTo(Date.parse("2026-03-18T09:01:00-04:00"));

    expect([early, last().name]).toEqual(["changed", "plan"]);
  });
});

describe("SHORTER, WARMER, PLAINER", () => {
  it("before the plan change the note that comes with it", async () => {
    await write(DEBRIEF);

    await reply("warmer");
    const answer = [last().name, await said()];
    await world.turnTo(TUESDAY + DAY);

    expect(answer[0]).toBe("changed");
    expect(answer[1]).toMatch(/note will be warmer/);
    expect((await stored()).tone).toBe("warmer");
  });

  it("after the plan bring a plan with the new note at once", async () => {
    await write(DEBRIEF);
    await reply("NOW");

    await reply("SHORTER");

    expect(last().name).toBe("plan");
    expect((await stored()).tone).toBe("shorter");
  });
});

describe("DROP and ADD", () => {
  it("DROP by number and by words takes a moment out, ADD puts one in", async () => {
    await write(DEBRIEF);
    const quotes = async () => (await stored()).reading!.moments.map(({ quote }) => quote);
    const before = await quotes();

    await reply("DROP the bit about talking fast".replace("talking fast", "talked far too fast"));
    const afterWords = await quotes();
    await reply("DROP 1");
    const afterNumber = await quotes();
    await reply("ADD I knocked a full cup of coffee over her desk and she had to mop it up.");

    expect(before.join()).toMatch(/too fast/);
    expect(afterWords.join()).not.toMatch(/too fast/);
    expect(afterNumber).toHaveLength(afterWords.length - 1);
    expect((await quotes()).join()).toMatch(/coffee/);
  });

  it("DROP of what is not there is a sentence and is kept", async () => {
    await write(DEBRIEF);

    await reply("Drop the ball is what I did with the zebra question.");

    expect((await stored()).words.at(-1)!.text).toMatch(/zebra/);
  });
});

describe("STOP and UNDO", () => {
  it("within a day brings everything back, and the plan still comes", async () => {
    await write(DEBRIEF);
    await reply("STOP");
    const stopped = (await stored()).state.name;
    await world.turnTo(TUESDAY + 20 * HOUR);

    await reply("UNDO");
    const back = [last().name, (await stored()).state.name, await said()];
    await world.turnTo(TUESDAY + 2 * DAY);

    expect(stopped).toBe("closed");
    expect(back.slice(0, 2)).toEqual(["changed", "cooling"]);
    expect(back[2]).toMatch(/everything goes on/);
    expect(world.letters.map(({ name }) => name)).toContain("plan");
  });

  it("after a day there is nothing to take back", async () => {
    await write(DEBRIEF);
    await reply("STOP");
    await world.turnTo(TUESDAY + DAY + HOUR);

    await reply("UNDO");

    expect((await stored()).state.name).toBe("closed");
    expect(await said()).toMatch(/nothing to take back/);
  });

  it("brings back all that one STOP ended", async () => {
    await write(DEBRIEF);
    await write(DEBRIEF.replace("Brightwater", "Halden Rail"));
    await write("stop");
    const ended = await Promise.all(
      [...new Set(world.letters.map((l) => l.recoveryId))].map((id) => world.store.recovery(id)),
    );

    await write("undo");

    const back = await Promise.all(ended.map((r) => world.store.recovery(r!.id)));
    expect(ended.map((r) => r!.state.name)).toEqual(["closed", "closed"]);
    expect(back.map((r) => r!.state.name)).toEqual(["cooling", "cooling"]);
  });

  it("takes back WAIT, REJECTED and OFFER too", async () => {
    await write(DEBRIEF);
    const at = (await stored()).state;
    await reply("WAIT 5h");
    await reply("UNDO");
    const afterWait = (await stored()).state;
    await reply("OFFER");
    await reply("UNDO");

    expect(afterWait).toEqual(at);
    expect((await stored()).state.name).toBe("cooling");
  });
});

describe("USE", () => {
  const BELOW = `Please read this.\n\nOn Monday, March 16, 2026 at 9:12 AM Sam Moss <sam@example.com> wrote:\n\n${DEBRIEF}`;

  it("brings back lines that were taken for somebody else's", async () => {
    await write(BELOW);
    const before = await said();

    await reply("USE");

    expect(before).toMatch(/USE/);
    expect(last().name).toBe("acknowledgement");
    expect((await stored()).reading!.interview.company).toBe("Brightwater");
  });

  it("says so when nothing was left out", async () => {
    await write(DEBRIEF);

    await reply("use");

    expect(await said()).toMatch(/no line of your mail waits/);
  });
});

describe("DELETE", () => {
  it("erases everything at once and answers with a receipt of what was erased", async () => {
    await write(DEBRIEF);
    await reply("I also forgot her name.");
    const { recoveryId } = last();

    await reply("Delete everything, please");

    expect(await world.store.recovery(recoveryId)).toBeNull();
    expect(await said()).toMatch(/one recovery and three mails|one recovery and two mails/);
    expect(await world.archive.get("mail/0", 1)).toBeNull();
  });
});

describe("an interview that is still to come", () => {
  const INVITE = [
    "BEGIN:VCALENDAR",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "SUMMARY:Interview: Route Planner at Brightwater",
    "DTSTART;TZID=Eastern Standard Time:20260319T140000",
    "DTEND;TZID=Eastern Standard Time:20260319T150000",
    "ORGANIZER;CN=Dana Ortiz:mailto:dana@brightwater.example",
    "ATTENDEE;CN=Lee Park:mailto:lee@brightwater.example",
    "ATTENDEE;CN=Sam:mailto:sam@example.com",
    "UID:1",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  const invitation = (text = "") =>
    world.receive(
      Buffer.from(
        [
          "From: Sam <sam@example.com>",
          `To: ${SERVICE}`,
          `Message-ID: <${++mails}@example.com>`,
          "Date: Tue, 17 Mar 2026 17:00:00 -0400",
          "Subject: Fwd: Interview",
          'Content-Type: multipart/mixed; boundary="b"',
          "",
          "--b",
          "Content-Type: text/plain",
          "",
          text,
          "--b",
          "Content-Type: text/calendar; method=REQUEST",
          "",
          INVITE,
          "--b--",
          "",
        ].join("\r\n"),
      ),
    );

  it("is answered with when we ask, asked about when it is over, and then opened by what is written", async () => {
    const outcome = await invitation();
    const luck = await said();
    await world.turnTo(Date.parse("2026-03-19T15:29:00-04:00"));
    const silent = world.letters.length;
    await world.turnTo(Date.parse("2026-03-19T15:31:00-04:00"));
    const asked = [last().name, await said()];
    const opened = await reply("What went well: Dana laughed at my story\nWhat stung: I talked far too fast");

    expect(outcome).toBe("upcoming");
    expect(luck).toMatch(/begins on Thursday, 19 March, at 2 pm/);
    expect(luck).toMatch(/how it went on Thursday, 19 March, at 3:30 pm/);
    expect([silent, asked[0]]).toEqual([1, "afterwards"]);
    expect([opened, last().name]).toEqual(["opened", "acknowledgement"]);
  });

  it("is opened at once by words that come before we ask", async () => {
    await invitation();
    await world.turnTo(Date.parse("2026-03-19T15:05:00-04:00"));

    await reply(
      "Out of it. What went well: Dana laughed at my story. What stung: I talked far too fast in the interview.",
    );
    await world.turnTo(Date.parse("2026-03-19T16:00:00-04:00"));

    expect(world.letters.map(({ name }) => name)).not.toContain("afterwards");
    expect((await stored()).state.name).toBe("cooling");
  });

  it("told in words is asked about as well, and STOP ends that", async () => {
    const outcome = await write(
      "I have an interview at Halden Rail tomorrow at 3pm and I am so nervous. Any tips?",
    );
    const state = (await stored()).state;
    await reply("STOP");
    await world.turnTo(TUESDAY + 5 * DAY);

    expect([outcome, state.name]).toEqual(["upcoming", "ahead"]);
    expect("askAt" in state && new Date(state.askAt).toISOString()).toBe("2026-03-18T20:30:00.000Z");
    expect(last().name).toBe("goodbye");
  });
});

it("a word without end below a line is read in no time", () => {
  const own = `NOW\n${`${"x".repeat(4_000)}\n`.repeat(15)}`;
  const from = process.cpuUsage().user;

  expect(commandIn(own, "")?.command).toBe("NOW");
  expect(process.cpuUsage().user - from).toBeLessThan(500_000);
});
