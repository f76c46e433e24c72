/** The guard of a note, and what the plan and the crisis answer say beside it. */
import { describe, expect, it } from "vitest";
import { countryOf } from "../shared/domain/country.ts";
import { patternIn } from "../shared/domain/plan.ts";
import { failuresOf, type WrittenNote, wordsIn } from "../templates/criteria.ts";
import { failuresOfPlan } from "../templates/criteria-plan.ts";
import { render } from "../templates/index.ts";
import { writeNotes } from "../templates/note.ts";
import { PLAN } from "./letters.ts";

const notes = writeNotes(PLAN);
const good = notes.notes[0]!;

/** The gates that a note fails once it is spoiled. */
const gates = (spoiled: Partial<WrittenNote>) =>
  failuresOf({ ...good, ...spoiled }, PLAN)
    .filter(({ gate }) => gate)
    .map(({ number }) => number);

const withSentence = (sentence: string) => good.body.replace(/\n\n([^\n]+)\n\n/, `\n\n$1 ${sentence}\n\n`);

describe("a note that fails a gate is seen", () => {
  it("as composed it passes them all", () => {
    expect(gates({})).toEqual([]);
    expect(notes.failures).toEqual([]);
  });

  it.each<[number, string, Partial<WrittenNote>]>([
    [28, "it does not begin with thanks", { body: good.body.replace("Thank you", "I want to thank you") }],
    [29, "its subject holds a slip", { subject: "Sorry about Tuesday" }],
    [37, "a confession", { body: withSentence("I was so nervous.") }],
    [37, "a plea", { body: withSentence("I hope for a second chance.") }],
    [39, "a placeholder", { body: withSentence("I liked [the project].") }],
    [
      39,
      "a number that nobody said",
      { trace: [...good.trace, { words: "I led 47 people.", from: PLAN.moments[0]!.quote }] },
    ],
    [
      39,
      "a sentence from nowhere",
      { trace: [...good.trace, { words: "You showed me the roof.", from: "she showed me the roof" }] },
    ],
    [40, "another name", { body: good.body.replace(/^(?:Dear|Hi) \S+/, "Dear Sandra") }],
    [
      42,
      "a question in the close",
      { body: good.body.replace(/\n\n([^\n]+\n[^\n]+)$/, " When will you decide?\n\n$1") },
    ],
    [0, "somebody in the third person", { body: withSentence("I liked that she laughed.") }],
  ])("%i: %s", (number, _why, spoiled) => {
    expect(gates(spoiled)).toContain(number);
  });
});

describe("every sentence of a note", () => {
  it("beyond thanks and close has a source in the debrief", () => {
    const told = `${PLAN.told} ${PLAN.shown.join(" ")}`;

    const sourced = good.trace.filter(({ from }) => from !== null);
    expect(sourced.length).toBeGreaterThanOrEqual(2);
    for (const { from } of sourced) expect(told).toContain(from!);
  });
});

describe("a plan", () => {
  it("passes its checks", () => {
    expect(failuresOfPlan(render("plan", PLAN), PLAN)).toEqual([]);
  });

  it("names a pattern from the third time on, and not before", () => {
    const twice = render("plan", { ...PLAN, past: ["omission"] }).text;
    const again = { ...PLAN, past: ["omission", "damage", "omission", "damage"] as const };
    const lesson = /has come up three times now/;

    expect(patternIn(["badmouthing"], "badmouthing")).toBeNull();
    expect(patternIn(["badmouthing", "late", "badmouthing"], "badmouthing")).toBe("badmouthing");
    expect(patternIn(["strength", "strength"], "strength")).toBeNull();
    expect(twice).not.toMatch(lesson);
    expect(
      render("plan", {
        ...again,
        moments: PLAN.moments.filter(({ kind }) => kind !== "damage"),
      }).text.replace(/\s+/g, " "),
    ).toMatch(lesson);
  });

  it("gives the errand a price where the debrief has one, and the agency its place in between", () => {
    const text = (told: string) =>
      render("plan", { ...PLAN, told: `${PLAN.told}. ${told}` }).text.replace(/\s+/g, " ");

    expect(text("The agency sent me there")).toContain("through the recruiter or agency");
    expect(text("")).toContain("or use a professional network");
    expect(
      render("plan", {
        ...PLAN,
        told: "I knocked the picture frame off her desk, they cost £12 in any shop",
      }).text.replace(/\s+/g, " "),
    ).toContain("about £12 and at most a fifth more");
  });
});

describe("SHORTER and WARMER", () => {
  it("make another note of the same things", () => {
    const [shorter, warmer] = (["shorter", "warmer"] as const).map(
      (tone) => writeNotes({ ...PLAN, tone }).notes[0]!,
    );

    expect(wordsIn(shorter!)).toBeLessThan(wordsIn(good));
    expect(warmer!.body).toContain("Warm regards");
    for (const note of [shorter!, warmer!])
      expect(failuresOf(note, PLAN).filter(({ gate }) => gate)).toEqual([]);
  });
});

describe("the crisis answer", () => {
  it("names the line of the writer's own country first, by the end of the address or an hour that only it keeps", () => {
    const lines = (address: string, offset: number) =>
      render("crisis", {
        replyTo: PLAN.replyTo,
        writer: null,
        writtenAt: PLAN.now,
        country: countryOf(address, offset),
      }).text.replace(/\s+/g, " ");

    expect(lines("kiri@mail.co.nz", 780)).toContain("New Zealand: call or text 1737");
    expect(lines("a@b.de", 60)).toContain("TelefonSeelsorge");
    expect(lines("a@gmail.com", 330)).toContain("India: call 14416");
    expect(lines("a@gmail.com", 60)).toContain("116 123");
    for (const text of [lines("a@b.nl", 60), lines("a@b.br", -180)])
      expect(text).toContain("findahelpline.com");
  });
});
