/** What a thank-you note can come back to: marked by the reading, turned towards the interviewer, said once. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Debrief, type Material, NO_INTERVIEW } from "../shared/domain/debrief.ts";
import { notesFor } from "../shared/domain/note.ts";
import { triage } from "../shared/domain/triage.ts";
import { trainedReader } from "../shared/reading/read.ts";
import { deedIn } from "../templates/note/deed.ts";
import { detailsFrom } from "../templates/note/material.ts";
import { namedThing } from "../templates/note/named.ts";
import { moment } from "./builders.ts";

const ALONE = { name: "Dana", alone: true, others: [], pronoun: null, only: true };
const read = (text: string) =>
  trainedReader.read(Debrief.parse({ subject: "interview", text, date: "2026-03-19T17:25:00-04:00" }));

describe("the reading", () => {
  const TOLD =
    "Second interview for records clerk with Ms Oduya. I described my rota for sixty volunteers and she asked for a copy. She showed me the scanning room on the way out. I spilled tea on the keyboard.";

  it("marks the thing that was talked about and what they did", async () => {
    const { material } = await read(TOLD);

    expect(material).toContainEqual({ how: "talked", words: "my rota for sixty volunteers" });
    expect(material).toContainEqual({ how: "did", words: "she asked for a copy" });
  });

  it("takes a thing whole: how it was done, and the small word that it ends on", async () => {
    const { material, slipIn } = await read(
      "Just out of my interview for dental receptionist at Fern Street Dental with Carla Mendes, it ended at 2:45.\n\nShe showed me the new sterilisation room and we talked for ages about her rescue greyhound. I told her how I got the no-shows down by texting people the night before and she asked if she could steal that.\n\nThen she asked what I'd do with two patients booked at the same time and I just went blank. She waited. I said \"um, apologise?\" and she wrote something down. I'd see the one in pain first and offer the other one tea and the next slot, obviously, I've done it a hundred times!\n\nI also never said I speak Portuguese and half their patients do. They decide Friday.\n\nJo",
    );

    expect(material.map(({ words }) => words)).toContain(
      "how I got the no-shows down by texting people the night before",
    );
    expect(slipIn).toEqual(["Portuguese"]);
  });

  it("marks only words of the mail, and nothing that belongs to what went wrong", async () => {
    const { material, moments } = await read(TOLD);
    const slips = moments.filter(({ kind }) => kind !== "strength").map(({ quote }) => quote);

    expect(slips.length).toBeGreaterThan(0);
    for (const { words } of material) {
      expect(TOLD).toContain(words);
      expect(slips.some((quote) => quote.includes(words))).toBe(false);
    }
  });

  it("takes nothing amid a slip for good, and brings up nothing that was told with it", async () => {
    const corpus = readFileSync(new URL("./corpus/debriefs-g.jsonl", import.meta.url), "utf8").split("\n");
    const line = corpus.find((each) => each.includes('"dev-g-047"'))!;
    const { moments, material } = await trainedReader.read(Debrief.parse(JSON.parse(line).email));

    const told = [
      ...moments.filter(({ kind }) => kind === "strength").map(({ quote }) => quote),
      ...material.map(({ words }) => words),
    ];
    expect(told.join("\n")).toContain("library card");
    expect(told.join("\n")).not.toContain("invoice story");
  });
});

describe("a note", () => {
  const plan = (quote: string, told: string) => {
    const blank = moment("blank", quote);
    return notesFor({
      interview: { ...NO_INTERVIEW, people: ["Dana"] },
      moments: [{ ...blank, ...triage(blank) }],
      shown: [],
      material: [{ how: "asked", words: "the deteriorating patient" }],
      sendNoteAt: "2026-03-20T10:00:00-04:00",
      told,
    }).notes[0]!.material;
  };

  it("comes back to a question that went well, and not to one beside an answer that did not", () => {
    const told = "She asked about the deteriorating patient and I gave the wrong rate. She looked up.";

    expect(plan("I gave the wrong rate", told)).toEqual([]);
    expect(
      plan(
        "I had no question at the end",
        `${told}${" We went on.".repeat(30)} I had no question at the end`,
      ),
    ).toHaveLength(1);
  });
});

describe("what they did", () => {
  it.each([
    ["Dana said well that's a sale", "you said “well that's a sale”"],
    [
      "she said my covering letter made her cry, in a good way",
      "you said my covering letter made you cry, in a good way",
    ],
    [
      "she did like that I'd done three year ends on my own",
      "you liked that I had done three year ends on my own",
    ],
  ])("is turned: %j", (told, turned) => {
    expect(deedIn(told, ALONE)?.answer?.full).toBe(turned);
  });

  it.each([
    "the big girl asked her mama can she stay",
    "the mother clapped at the end of it",
    "the Bursar said my record is uncommon",
  ])("was not done by somebody who only stood by: %j", (told) => {
    expect(deedIn(told, ALONE)).toBeNull();
  });

  it("is told to the end of its words, and a thing by its whole name", () => {
    const told =
      "I demoed the magnet tiles. The shelving test went well. She gave me her own hand cream to try. I showed how I brought debtor days from 74 to 41.";
    const all = detailsFrom(
      [
        { how: "talked", words: "the magnet" },
        { how: "talked", words: "The shelving" },
        { how: "did", words: "She gave me her own hand cream to" },
        { how: "talked", words: "how I brought debtor days from 74" },
      ],
      told,
      ALONE,
    );

    expect(all.map(({ topic, answer }) => topic ?? answer?.full)).toEqual([
      "you gave me your own hand cream to try",
      "the magnet tiles",
      "the shelving test",
      "how I brought debtor days from 74 to 41",
    ]);
  });
});

describe("a thing by its name", () => {
  it.each<[Material["how"], string, string]>([
    ["showed", "her orchids", "your orchids"],
    ["told", "a felting class", "the felting class"],
    ["talked", "code review exercise", "the code review exercise"],
    ["talked", "Welsh ghost story", "the Welsh ghost story"],
    ["talked", "the outage one", "the outage"],
    ["talked", "the forum of nine thousand people to", "the forum of nine thousand people"],
    ["talked", "chatting about oat milk", "oat milk"],
    ["talked", "their chorus in the Nabucco", "your chorus in the Nabucco"],
    ["talked", "Blind tasting", "the blind tasting"],
    ["talked", "waiting lists, corridor care", "waiting lists and corridor care"],
    ["talked", "the song she taught us", "the song you taught us"],
    ["asked", "how I'd clean it", "how I would clean it"],
    ["asked", "what would I do with the ring", "what I would do with the ring"],
    ["asked", "a campaign I admire", "a campaign I admire"],
    ["liked", "the bit about the barn", "the barn"],
  ])("that they %s: %s", (how, words, thing) => {
    expect(namedThing({ how, words }, ALONE)).toBe(thing);
  });

  it.each<[Material["how"], string]>([
    ["asked", "a detainee who says he's swallowed something"],
    ["talked", "it"],
    ["talked", "find the leak"],
    ["talked", "my story"],
    ["liked", "that I rewired my nan's shed"],
  ])("is left out where it is not sure whose or what it is (%s: %s)", (how, words) => {
    expect(namedThing({ how, words }, ALONE)).toBeNull();
  });
});

describe("what they did", () => {
  it.each([
    ["he asked could he pinch the template", "you asked whether you could pinch the template"],
    ["Cleave said my hands were warm", "you said my hands were warm"],
    [
      "She asked me to play it for her daughter's wedding",
      "you asked me to play it for your daughter's wedding",
    ],
    ["told me to send him the draft", "you told me to send you the draft"],
    [
      "the older one, Dana, put her glasses on for it and asked who taught me",
      "you put your glasses on and asked who taught me",
    ],
    ["one woman in the back wrote down my reference", "you wrote down my reference"],
  ])("%s", (words, turned) => {
    expect(deedIn(words, ALONE)?.answer?.full).toBe(turned);
  });

  it.each([
    "nobody burst out laughing at my number",
    "he said they would be in touch next week",
    "she said come back today",
    "would I mind if she showed it in training",
    "Gordon had his appendix out",
  ])("is not said: %s", (words) => {
    expect(deedIn(words, ALONE)).toBeNull();
  });

  it("goes to nobody else of a panel", () => {
    const panel = { ...ALONE, alone: false, others: ["Lachie"] };

    expect(deedIn("Lachie got up and started drawing on it with me", panel)).toBeNull();
  });

  it("takes up what was told right before it, where it only points there", () => {
    const told = "I brought my hand cut dovetail and he took a photo of it.";
    const details = detailsFrom(
      [
        { how: "liked", words: "my hand cut dovetail" },
        { how: "did", words: "he took a photo of it" },
      ],
      told,
      ALONE,
    );

    expect(details[0]!.answer!.full).toBe("you took a photo of my hand cut dovetail");
  });

  it("is one where it was marked in parts", () => {
    const told = "He'd pulled my last three state surveys and said he hadn't seen a run like that.";
    const details = detailsFrom(
      [
        { how: "did", words: "He'd pulled" },
        { how: "did", words: "said he hadn't seen a run like that" },
      ],
      told,
      ALONE,
    );

    expect(details.map(({ answer }) => answer?.full)).toContain(
      "you had pulled my last three state surveys and said you had not seen a run like that",
    );
  });

  it("is left out where it points to what nobody named", () => {
    expect(
      detailsFrom([{ how: "did", words: "he took a photo of it" }], "he took a photo of it", ALONE),
    ).toEqual([]);
  });
});

describe("what careful readers marked", () => {
  it("turns as they turned it, in nearly two of three things", () => {
    const lines = readFileSync(new URL("../training/material/marked.jsonl", import.meta.url), "utf8")
      .trim()
      .split("\n");
    const things = lines
      .flatMap((line) => (JSON.parse(line) as { material: (Material & { as: string })[] }).material)
      .filter(({ how }) => how !== "did");
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/i'd\b/g, "i would")
        .replace(/^the |[^\p{L}\d ]/gu, "");
    const same = things.filter((each) => plain(namedThing(each, ALONE) ?? "") === plain(each.as));

    expect(same.length / things.length).toBeGreaterThan(0.64);
  });
});
