/** The turn towards the interviewer: who is who, pronouns, verbs, tidying; and silence where it is not sure. */
import { describe, expect, it } from "vitest";
import { brokenIn } from "../templates/broken.ts";
import { detailsFor, detailsIn } from "../templates/note/details.ts";
import { baseOf, gerundOf, pastOf, wordsOf } from "../templates/note/grammar.ts";
import { sentencesOf } from "../templates/note/plans.ts";
import { stretchesOf } from "../templates/note/sentences.ts";
import { tidied, withoutLead } from "../templates/note/tidy.ts";
import type { Reader } from "../templates/thing.ts";
import { correctionOf, trueFact } from "../templates/true-fact.ts";

const ALONE: Reader = { name: "Ines Duarte", alone: true, others: [], pronoun: "she" };
const PANEL: Reader = {
  name: "Ines Duarte",
  alone: false,
  others: ["Omar Haddad"],
  pronoun: "she",
  only: true,
};

/** What the first detail of a good moment says of cause and answer. */
function turn(words: string, reader: Reader = ALONE) {
  const [detail] = detailsIn(words, reader, true);
  return detail ? [detail.cause?.full ?? null, detail.answer?.full ?? detail.topic ?? null] : null;
}

describe("a clause is turned to its reader", () => {
  it.each<[string, string | null, string]>([
    [
      "She put her pen down and said that was the answer she'd been waiting for",
      null,
      "you put your pen down and said that was the answer you had been waiting for",
    ],
    [
      "I told her how I got the no shows down by calling folks the night before, and she said they need that",
      "I told you how I got the no shows down by calling folks the night before",
      "you said you need that",
    ],
    [
      "We talked about staged collisions and she said it was the best conversation she'd had all week",
      "we talked about staged collisions",
      "you said it was the best conversation you had had all week",
    ],
    ["Ines wrote down the trick with the red folders", null, "you wrote down the trick with the red folders"],
    ["she says my pivot table was quicker than hers", null, "you said my pivot table was quicker than yours"],
    ["the interviewer kept the sketch", null, "you kept the sketch"],
    [
      "she has invited me to look at the mesocosms on the roof",
      null,
      "you invited me to look at the mesocosms on the roof",
    ],
  ])("%s", (told, cause, answer) => {
    expect(turn(told)).toEqual([cause, answer]);
  });

  it("in the words of somebody who writes in a hurry or in a second language", () => {
    expect(turn("i showed her how i fold the crate & she took a pic of it!!")).toEqual([
      "I showed you how I fold the crate",
      "you took a photo of it",
    ]);
    expect(turn("I show her the hygiene sheet of my last kitchen, she say bravo")).toEqual([
      "I showed you the hygiene sheet of my last kitchen",
      "you said “bravo”",
    ]);
  });

  it("quotes what was spoken to the writer, and leaves it as it was said", () => {
    expect(turn("I walked her through the recall and she said who taught you that")![1]).toBe(
      "you said “who taught you that”",
    );
  });
});

describe("where it is not sure who is who, nothing is said", () => {
  it.each([
    ["somebody else of the panel did it", "Omar laughed at my story about the goose", PANEL],
    ["a pronoun that is the other one's", "he liked my story about the goose", PANEL],
    ["a child in the story", "the little girl took my hand and she laughed", ALONE],
    ["a denial", "she did not like my sketch", ALONE],
    ["a look that anybody may guess at", "she seemed happy", ALONE],
    ["other candidates", "she said nobody else had got past the second fault", ALONE],
    ["a decision", "she said she would ring me on Friday", ALONE],
    ["shouting", "AND THEN SHE SAID MY CAKE WAS THE BEST THING SHE EVER ATE", ALONE],
  ])("%s", (_why, told, reader) => {
    expect(detailsIn(told, reader, true).filter(({ is }) => is !== "thing")).toEqual([]);
  });
});

describe("what a debrief gives", () => {
  const seen = "Ines showed me the cold room and explained how they label every tray by hand.";
  const between =
    "After that came the usual round, the changing rooms, the canteen, the bicycles, the form for the parking, all of it at a trot because somebody was waiting for the key, and my shoes squeaked on every floor, upstairs and down again, past the lorries and the men who load them.";
  const slip = "Then I dropped a tray of samples. She frowned at the mess.";
  const good = "I told her about the recall at my last lab and she wrote it down.";
  const text = `${seen} ${between} ${slip} ${good}`;
  const moment = (quote: string, action: "keep" | "make-good") => ({
    quote,
    action,
    kind: action === "keep" ? ("strength" as const) : ("damage" as const),
    reason: "",
    fix: null,
    asked: null,
    doubt: null,
    observed: { noticed: true, big: true, fixable: true, settled: false, personal: false, told: false },
  });
  const kept = moment("I told her about the recall at my last lab and she wrote it down", "keep");
  const moments = [moment("I dropped a tray of samples", "make-good"), kept];

  it("every detail is traced to an exact stretch of it, and none comes from a slip or the answer to one", () => {
    const details = detailsFor({ text, moments }, [kept], [], ALONE);

    expect(details.length).toBeGreaterThanOrEqual(2);
    expect(details.map(({ trace }) => trace).join(" ")).toContain("showed me the cold room");
    for (const { trace } of details) expect(text).toContain(trace);
    expect(details.map(({ trace }) => trace).join(" ")).not.toMatch(/dropped|frowned/);
  });

  it("nothing that stands right beside something broken is a pleasant detail", () => {
    const details = detailsFor({ text: `${seen} ${slip} ${good}`, moments }, [kept], [], ALONE);

    expect(details.map(({ trace }) => trace).join(" ")).not.toContain("cold room");
  });

  it("two people with the same trouble and the same words get different sentences", () => {
    const [detail] = detailsFor({ text, moments }, [kept], [], ALONE).filter(({ is }) => is === "answered");
    const said = new Set(
      ["ada", "ben", "cleo", "dov", "eva", "fay"].map((seed) => sentencesOf(detail!, seed, "0")[0]),
    );

    expect(said.size).toBeGreaterThanOrEqual(3);
  });
});

describe("an untrue fact", () => {
  it.each([
    ["I said our fund returned 40% under me. It was 4.", "our fund returned 4% under me, not 40%."],
    ["asked my notice period and I said 30 days. It is 90.", "it is 90 days, where I said 30."],
    [
      "Said I had used Sage 200. I have used Sage 50.",
      "I said that I had used Sage 200; I have used Sage 50.",
    ],
  ])("old and new in one breath: %s", (quote, end) => {
    const line = correctionOf(trueFact(quote, "")!, ([first]) => first);

    expect(line.endsWith(end)).toBe(true);
    expect(line).not.toMatch(/sorry|mistake|nervous/i);
  });

  it("is left to the writer where the truth is not there", () => {
    expect(trueFact("I said I led it from the first hour", "")).toBeNull();
    expect(trueFact("He asked how many and I said two and I have passed two", "")).toBeNull();
  });
});

describe("the thing that was broken", () => {
  it.each([
    ["my bag swept the picture frame off his desk and the glass broke", "picture frame"],
    ["My latte went over. Most of it went on her laptop", "laptop"],
    ["knocked one of their mugs off the shelf", "mug"],
    ["Did knock the prof's mug off the shelf", "mug"],
    ["my hip went into the trolley and the trolley had a cake on it", null],
    ["I let go, and it went.", null],
  ])("%s", (quote, thing) => {
    expect(brokenIn(quote)).toBe(thing);
  });
});

describe("small parts", () => {
  it("forms of verbs", () => {
    expect(["plan", "take", "tie", "see", "visit"].map(gerundOf)).toEqual([
      "planning",
      "taking",
      "tying",
      "seeing",
      "visiting",
    ]);
    expect(["plan", "take", "carry", "show", "overrun"].map(pastOf)).toEqual([
      "planned",
      "took",
      "carried",
      "showed",
      "overran",
    ]);
    expect(wordsOf("I planed an edge").slice(1, 2).map(baseOf)).toEqual(["plane"]);
  });

  it("what leads into a story is left off, and what is typed in a hurry is spelled out", () => {
    expect(withoutLead("The good bit: and I told her")).toBe("I told her");
    expect(tidied("theyd 5 mins w/ four ppl & id done it")).toBe(
      "they'd 5 minutes with four people and I'd done it",
    );
  });

  it("sentences stand where they stand, titles and list marks do not end or begin one", () => {
    const text = "Met Mr. Webb. He laughed.\n- good: the tour\n- bad: my tie";

    for (const { from, to, text: words } of stretchesOf(text)) expect(text.slice(from, to)).toBe(words);
    expect(stretchesOf(text).map(({ text: words }) => words)).toEqual([
      "Met Mr. Webb.",
      "He laughed.",
      "good: the tour",
      "bad: my tie",
    ]);
  });
});
