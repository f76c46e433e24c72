/** The words of the mail that put a moment right, as they stand in the note: from the question straight to the content. */
import { describe, expect, it } from "vitest";
import type { Kind } from "../shared/domain/debrief.ts";
import type { Triaged } from "../shared/domain/letter.ts";
import type { Setting } from "../templates/note/setting.ts";
import { repairLine } from "../templates/repair.ts";

describe("what is put right", () => {
  const answers: [string, string, string | null, RegExp][] = [
    ["I said CO-45", "it's CO-18", "denial codes", /^You asked about denial codes: it is CO-18\.$/],
    [
      "I told her antibiotic in three hours",
      "one hour",
      "how soon antibiotics are given in sepsis",
      /^You asked how soon antibiotics are given in sepsis: it is one hour\.$/,
    ],
    [
      "I said I'd push on",
      "you check the frame before you move",
      "their training robot",
      /^You asked about your training robot: you check the frame before you move\.$/,
    ],
    [
      "I went on about coaching",
      "dual control and an audit",
      "how I'd handle a short drawer",
      /^You asked how I'd handle a short drawer: dual control and an audit\.$/,
    ],
    [
      "I said I'd tidy up",
      "Clean before dirty",
      "infection control",
      /^You asked about infection control: I would clean before dirty\.$/,
    ],
    [
      "I said she'd be fine",
      "checking the hip",
      "resident on the floor",
      /^You asked about a resident on the floor: checking the hip\.$/,
    ],
    [
      "I gave up",
      "the dot product",
      "a turret, a player, is he in the cone",
      /^To come back to “a turret, a player, is he in the cone”: the dot product\.$/,
    ],
    [
      "I drew one box",
      "two pointers and one pass",
      "reverse a linked list",
      /^You asked me to reverse a linked list: two pointers and one pass\.$/,
    ],
    [
      "I said it varies",
      "It's been in since September",
      "the safeguarding changes",
      /^You asked about the safeguarding changes\b.*\bbeen in since September\.$/,
    ],
    [
      "I just sat there",
      "we had counterfeit bills twice and I caught both",
      "a time you dealt with fraud",
      /^You asked about a time when I dealt with fraud: we had counterfeit bills twice and I caught both\.$/,
    ],
  ];
  it.each(answers)("answers the question that went wrong: %s", (quote, right, asked, note) => {
    expect(line("wrong-answer", "set-right", quote, right, asked)).toMatch(note);
  });

  it("puts a figure right that stands beside the wrong one, though nobody told the question", () => {
    const note = line("wrong-answer", "set-right", "I said 10 degrees. It is 2 to 8", null, null);
    expect(note).toMatch(/\b2 to 8\b.*\b10 degrees\b/);
  });

  it("takes no year for a sum", () => {
    const quote = "I said it was 2022 and it was for £1.4m. It was 2021 and £1.14m";
    expect(line("misstatement", "set-right", quote, "2021 and £1.14m", null)).not.toMatch(/2021m/);
  });

  it("answers no question of how by a figure alone", () => {
    expect(line("wrong-answer", "set-right", "I said 200", "540", "how I would raise the income")).toBeNull();
  });

  const figures: [string, string, string, RegExp][] = [
    [
      "I said fifty-eight. I made forty-nine.",
      "I made forty-nine",
      "what I made",
      /^You asked what I made\. The right figure is forty-nine, not fifty-eight\.$/,
    ],
    [
      "I said my notice is one month and it's three",
      "three",
      "my notice",
      /^My notice is three months, not one month\.$/,
    ],
    ["I gave the old one, 214", "194", "adjusted EBITDA", /^The right figure for adjusted EBITDA is 194\.$/],
    [
      "I told him four",
      "two",
      "how many words a day",
      /^You asked how many words a day: it is two, not four\.$/,
    ],
  ];
  it.each(figures)("says of what a true figure is: %s", (quote, right, asked, note) => {
    expect(line("misstatement", "set-right", quote, right, asked)).toMatch(note);
  });

  const pluses: [string, string, RegExp][] = [
    ["I never said it", "i do hplc every single day", /\bI do HPLC every single day\b/],
    ["it did not come up", "ive got my counterbalance ticket", /\bI have my counterbalance ticket\b/],
    ["nobody asked", "I got the best TL award in 2025", /\bI got the best TL award in 2025\b/],
  ];
  it.each(pluses)("says what was left out as the writer says it: %s, %s", (quote, right, note) => {
    expect(line("omission", "slip-in", quote, right, null)).toMatch(note);
  });

  it("sends what was not brought under its whole name", () => {
    expect(
      line("unprepared", "set-right", "I'd forgotten them completely", "the two sample translations", null),
    ).toMatch(/my two sample translations/i);
  });

  const questions: [string, RegExp][] = [
    ["do they publish the research", /hear whether you publish the research\.$/],
    ["is there a draw against commission", /hear whether there is a draw against commission\.$/],
  ];
  it.each(questions)("asks later what was asked straight in the mail: %s", (right, note) => {
    expect(line("unasked-question", "slip-in", "I said no questions", right, null)).toMatch(note);
  });

  it("owns that they were right, and takes back what was said of them", () => {
    expect(line("conduct", "set-right", "I argued with her", "She was right", "about the mixed model")).toBe(
      "I have thought about it again, and you were right about the mixed model.",
    );
    expect(
      line("offense", "apologize", "I said I can't follow the accent", "His English is perfect", null),
    ).toMatch(/sorry\. Your English is perfect\.$/);
  });

  it("pays for the cleaning where a drink went over somebody's lap", () => {
    const words = line("injury", "apologize", "I knocked the water over Ann's lap", null, null);

    expect(words).toMatch(/^I spilled water over you .*sorry\. .*clean/);
    expect(words).not.toContain("lap");
  });

  it("tells no age as years of work", () => {
    const words = line(
      "omission",
      "slip-in",
      "I never said that I ran the night desk. 36 years old, and still shy",
      null,
      null,
    );

    expect(words).not.toContain("36");
  });
});

function line(
  kind: Kind,
  action: Triaged["action"],
  quote: string,
  fix: string | null,
  asked: string | null,
) {
  const observed = { noticed: true, big: true, fixable: true, settled: false, personal: false, told: false };
  return repairLine({ kind, action, quote, fix, asked, observed, doubt: null, reason: "A reason." }, SETTING);
}

const SETTING: Setting = {
  interview: {
    company: "Larkfield",
    role: "night porter",
    people: ["Ann"],
    medium: "onsite",
    endedAt: null,
    decisionBy: null,
  },
  reader: { name: "Ann", alone: true, others: [] },
  job: "the night porter role",
  when: "on Thursday",
  isMissed: false,
  before: () => "",
  behind: () => "",
  phrase: () => null,
  isGuessed: () => true,
  seed: "one",
};
