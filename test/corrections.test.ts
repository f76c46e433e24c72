/** Answers that correct what was read: the lines, what they do to a reading, and what the whole service makes of them. */
import { describe, expect, it } from "vitest";
import { createWorld, opened } from "../infra/commands/world.ts";
import { changesBetween, corrected } from "../shared/domain/correction.ts";
import { correctionsIn } from "../shared/mail/corrections.ts";
import { DAY, HOUR, moment, reading, replyToOf } from "./builders.ts";

const about = (number: number, say: "wrong" | "yes" | "no") => ({ about: "moment", number, say });

describe("a line of an answer", () => {
  it.each([
    ["2 wrong", [about(2, "wrong")]],
    ["2 is wrong.", [about(2, "wrong")]],
    ["No. 2 is not true!", [about(2, "wrong")]],
    ["#3 never happened", [about(3, "wrong")]],
    ["2 and 4 are wrong", [about(2, "wrong"), about(4, "wrong")]],
    ["2, 3 & 5 wrong", [about(2, "wrong"), about(3, "wrong"), about(5, "wrong")]],
    ["wrong: 2", [about(2, "wrong")]],
    ["remove 2 and 3", [about(2, "wrong"), about(3, "wrong")]],
    ["5 yes", [about(5, "yes")]],
    ["5: they didn't", [about(5, "no")]],
    ["2 wrong, 5 yes", [about(2, "wrong"), about(5, "yes")]],
    ["company: Bright & Sons.", [{ about: "company", value: "Bright & Sons" }]],
    ["Role: night manager", [{ about: "role", value: "night manager" }]],
    ["with: Dana Ortiz and Lee Wu", [{ about: "people", value: ["Dana Ortiz", "Lee Wu"] }]],
  ])("such as %j corrects", (line, said) => {
    expect(correctionsIn(line)).toEqual({ said, rest: "" });
  });

  it.each([
    "I gave 2 wrong answers about the budget",
    "2 wrong turns on the way there",
    "There were 3 people and they noticed",
    "Around 5 no one was left in the room",
    "10 minutes late",
    "1. The answer is that I cut the costs by a tenth.",
    "It was with: well, I do not know whom",
  ])("such as %j is words", (line) => {
    expect(correctionsIn(line)).toEqual({ said: [], rest: line });
  });

  it('may correct and add in one mail, and "also:" itself is no word of the debrief', () => {
    const { said, rest } = correctionsIn("2 wrong\n\nAlso: I never said that I speak Portuguese.\nSam");

    expect(said).toEqual([about(2, "wrong")]);
    expect(rest).toBe("I never said that I speak Portuguese.\nSam");
  });

  it("of any length is read in linear time", () => {
    const long = `${"2 wrong, ".repeat(20_000)}\n${"1 and ".repeat(20_000)}\n${"9".repeat(60_000)}`;

    expect(correctionsIn(long).said).toEqual([]);
  });
});

describe("a correction", () => {
  const read = reading({
    moments: [
      moment("nerves", "I talked far too fast"),
      { ...moment("omission", "I never mentioned PowerPoint", { big: true }), fix: "PowerPoint" },
      { ...moment("blank", "I said nothing about the budget", { big: true }), doubt: "noticed" },
    ],
    slipIn: ["PowerPoint"],
  });

  it("takes a moment out, with what it would have slipped in", () => {
    const after = corrected(read, [{ about: "moment", quote: "I never mentioned PowerPoint", say: "wrong" }]);

    expect(after.moments.map(({ quote }) => quote)).toEqual([
      "I talked far too fast",
      "I said nothing about the budget",
    ]);
    expect(after.slipIn).toEqual([]);
  });

  it("takes out what a note would have come back to in the same words, and nothing else", () => {
    const told = reading({
      moments: [moment("strength", "she loved my map of the harbour")],
      material: [
        { how: "liked", words: "my map of the harbour" },
        { how: "showed", words: "the crane" },
      ],
    });

    const after = corrected(told, [
      { about: "moment", quote: "she loved my map of the harbour", say: "wrong" },
    ]);

    expect(after.material).toEqual([{ how: "showed", words: "the crane" }]);
  });

  it("holds for a later reading that underlines a little more of the same words", () => {
    const later = reading({ moments: [moment("nerves", "I talked far too fast the whole time")] });

    const after = corrected(later, [{ about: "moment", quote: "I talked far too fast", say: "wrong" }]);

    expect(after.moments).toEqual([]);
  });

  it("settles the doubt: what was noticed is raised, what was not stays unsaid", () => {
    const quote = "I said nothing about the budget";

    const yes = corrected(read, [{ about: "moment", quote, say: "yes" }]);
    const no = corrected(read, [{ about: "moment", quote, say: "no" }]);

    expect(yes.moments[2]).toMatchObject({ doubt: null, observed: { noticed: true } });
    expect(no.moments[2]).toMatchObject({ doubt: null, observed: { noticed: false } });
    expect(changesBetween(read, yes)).toEqual([{ about: "moment", quote, was: "let-go", is: "set-right" }]);
    expect(changesBetween(read, no)).toEqual([]);
  });

  it("of a fact stands in the place of what was read, and shows as old and new", () => {
    const after = corrected(read, [{ about: "people", value: ["Dana Whitlock", "Lee"] }]);

    expect(after.interview.people).toEqual(["Dana Whitlock", "Lee"]);
    expect(changesBetween(read, after)).toEqual([
      { about: "people", was: "Dana Ortiz", is: "Dana Whitlock, Lee" },
    ]);
  });
});

describe("an answer to the acknowledgement", () => {
  const SERVICE = "recover@in.example.com";
  const NOON = Date.parse("2026-03-17T12:00:00-04:00");

  async function debriefed() {
    const world = createWorld({ now: NOON, serviceAddress: SERVICE });
    let mails = 0;
    const write = (text: string, to: string) => {
      const head = [
        "From: Sam <sam@example.com>",
        `To: ${to}`,
        `Message-ID: <${++mails}@example.com>`,
        `Date: ${new Date(world.now()).toUTCString().replace("GMT", "-0400")}`,
        "Subject: Hello",
      ];
      return world.receive(Buffer.from(`${head.join("\r\n")}\r\n\r\n${text.replaceAll("\n", "\r\n")}`));
    };
    await write(
      `I had my interview at Brightwater for the route planner job this morning with Dana Ortiz.
She laughed at my story about the depot. I talked far too fast.
I never mentioned that I know PowerPoint, and the job needs it.`,
      SERVICE,
    );
    const last = () => world.letters.at(-1)!;
    const text = async (letter = last()) => (await opened(letter)).text.replace(/\s+/g, " ");
    return {
      world,
      last,
      text,
      reply: (text: string) => write(text, replyToOf(last().raw)),
    };
  }

  it("takes a moment out of the plan and is answered with old and new", async () => {
    const { world, text, reply } = await debriefed();
    expect(await text()).toMatch(/2\. “I talked far too fast/);

    const outcome = await reply("2 wrong");
    const answer = await text();
    await world.turnTo(NOON + DAY);

    expect(outcome).toBe("corrected");
    expect(answer).toContain("“I talked far too fast”: left unsaid → taken out");
    expect(answer).not.toMatch(/\d\. “I talked far too fast/);
    const plan = await text(world.letters.find(({ name }) => name === "plan")!);
    expect(plan).toContain("depot");
    expect(plan).not.toContain("too fast");
  });

  it("stays in force when more words come", async () => {
    const { text, reply } = await debriefed();
    await reply("2 wrong");

    await reply("also: I froze when she asked about the budget.");

    expect(await text()).toContain("I froze");
    expect(await text()).not.toContain("too fast");
  });

  it("after the plan brings a new plan that says what changed", async () => {
    const { world, last, text, reply } = await debriefed();
    await world.turnTo(NOON + 5 * HOUR);
    expect(last().name).toBe("plan");

    await reply("company: Bright Water Logistics");

    expect(last().name).toBe("plan");
    expect(await text()).toContain("company: Brightwater → Bright Water Logistics");
  });

  it("to a number that is not in the list changes nothing and is answered all the same", async () => {
    const { world, text, reply } = await debriefed();

    await reply("9 wrong");

    expect(world.letters).toHaveLength(2);
    expect(await text()).toMatch(/3\. “I never mentioned/);
  });
});
