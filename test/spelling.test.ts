/** A note is spelt as its writer spells: British or American by their own words, else by where their clock stands. */
import { describe, expect, it } from "vitest";
import { isAmerican, spelt } from "../templates/note/spelling.ts";
import { writeNotes } from "../templates/note.ts";
import { PLAN } from "./letters.ts";

const NEW_YORK = "2026-03-19T16:00:00-04:00";
const LONDON = "2026-03-19T16:00:00+00:00";
const SYDNEY = "2026-03-19T16:00:00+11:00";

const OURS = "The fern comes by post within the week, and I know Excel, as your advert asks.";
const OURS_IN_AMERICA = "The fern comes by mail within the week, and I know Excel, as your posting asks.";

const about = (told: string, writtenAt: string, known: Partial<typeof PLAN.interview> = {}) => ({
  told,
  writtenAt,
  interview: { ...PLAN.interview, ...known },
});

/** Every way that a note about a broken thing and a skill left unsaid can be put. */
const allNotes = (told: string, writtenAt: string) =>
  Array.from({ length: 16 }, (_, at) => {
    const with_ = { ...PLAN, told: `${PLAN.told}. ${told}`, writtenAt, seed: `seed ${at}` };
    return writeNotes(with_).drafts.map(({ body }) => body);
  }).join("\n");

describe("the spelling of a note", () => {
  it.each([
    [
      "the writer's own words are British, wherever they write",
      "I realised it at the centre.",
      NEW_YORK,
      false,
    ],
    [
      "the writer's own words are American, wherever they write",
      "My favorite part, and my mom.",
      LONDON,
      true,
    ],
    ["a word with an accent is read whole", "She had my résumé before her.", LONDON, true],
    ["the first word of a sentence counts too", "We talked. Realised I was late.", NEW_YORK, false],
    ["no word tells, and the clock stands in the east", "I talked too fast.", LONDON, false],
    ["no word tells, and the clock stands in the west", "I talked too fast.", NEW_YORK, true],
    ["in Newfoundland, in summer as in winter", "I talked too fast.", "2026-07-19T16:00:00-02:30", true],
    [
      "a mixed writer goes by what they write more often",
      "My mum liked the colour, the color too.",
      NEW_YORK,
      false,
    ],
    ["and by their clock where it is even", "I liked the colour of the color chart.", NEW_YORK, true],
  ])("%s", (_why, told, writtenAt, american) => {
    expect(isAmerican(told, writtenAt)).toBe(american);
  });

  it.each([
    ["-ize, which Oxford writes too", "I realized it and reorganized the desk.", LONDON, false],
    ["a computer program", "I wrote a program for the till.", LONDON, false],
    ["resume, where it is something to do", "They hope to resume next week.", LONDON, false],
    ["the dollars of Sydney", "It pays $25 an hour.", SYDNEY, false],
    ["a store manager", "The store manager smiled.", LONDON, false],
    ["a professor's CV", "I had my CV with me.", NEW_YORK, true],
    ["part of another word", "It is a colorectal ward.", LONDON, false],
  ])("is not told by what both may write: %s", (_what, told, writtenAt, american) => {
    expect(isAmerican(told, writtenAt)).toBe(american);
  });

  it.each([
    ["a place", "I interviewed at the Lincoln Center and at Rush Medical Center.", LONDON, false],
    ["a place at the head of a sentence", "Center Parcs it was.", LONDON, false],
    ["a party", "I worked for the Labour Party and for Garden Centre Group.", NEW_YORK, true],
    ["what somebody said", 'She said "the colour of the centre". He said “an advert”.', NEW_YORK, true],
  ])("is not told by a name or a quote: %s", (_what, told, writtenAt, american) => {
    expect(isAmerican(told, writtenAt)).toBe(american);
  });
});

describe("words of ours", () => {
  it("stay British for a British writer and turn American for an American one", () => {
    expect(spelt(OURS, about("I talked too fast.", LONDON))).toBe(OURS);
    expect(spelt(OURS, about("I talked too fast.", NEW_YORK))).toBe(OURS_IN_AMERICA);
    expect(spelt(OURS, about("My mum rang about the rota.", NEW_YORK))).toBe(OURS);
    expect(spelt(OURS, about("My mom called. I had my resume.", LONDON))).toBe(OURS_IN_AMERICA);
  });

  it("turn in whole notes, in all the ways that these can be put", () => {
    const british = allNotes("I realised that too late.", NEW_YORK);
    const american = allNotes("My resume lay before her.", LONDON);

    expect(british).toContain("by post");
    expect(british).not.toMatch(/by mail|posting/);
    expect(american).toContain("by mail");
    expect(american).not.toMatch(/by post|advert/);
  });
});

describe("words of the writer's", () => {
  it.each([
    [
      "a spelling of theirs",
      "I told you how I chose the colour.",
      "My resume, my mom, and how I chose the colour",
    ],
    ["a quote", "You said “the advert was honest”.", 'My mom, my resume, and "the advert was honest"'],
    [
      "a letter sent",
      "I told you about the cheque sent by post.",
      "my mom, my resume, the cheque sent by post",
    ],
    [
      "another post",
      "I enjoyed the blog post in your newsletter.",
      "my mom, the blog post in your newsletter",
    ],
  ])("stay as they were: %s", (_what, text, told) => {
    expect(spelt(text, about(told, NEW_YORK))).toBe(text);
  });

  it("stay in the names that others gave: a role, a company", () => {
    const text =
      "Thank you for speaking with me about the advert designer role, a post in print, at the favour shop.";
    const known = { role: "Advert designer", company: "the favour shop" };

    expect(spelt(text, about("I talked too fast.", NEW_YORK, known))).toBe(text);
  });
});
