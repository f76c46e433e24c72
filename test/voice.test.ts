/** A note in short forms for somebody who writes in short forms, and for nobody else. */
import { describe, expect, it } from "vitest";
import { inShort, isCasual } from "../templates/note/voice.ts";
import { writeNotes } from "../templates/note.ts";
import { PLAN } from "./letters.ts";

describe("somebody's voice", () => {
  it.each([
    ["I'm such an idiot, I didn't say a word about Excel and she's waiting for it.", true],
    ["it was ok i guess but i dont know, im not sure she liked me, cant sleep", true],
    ["I am sorry to trouble you. I did not mention my certificate, and she waited.", false],
    [
      "I'm writing about my interview at the library. The panel was kind and asked about cataloguing, which I know, and about the budget, of which I knew little; they wrote that down and we went on to the reading room, where I talked too fast.",
      false,
    ],
  ])("%s", (told, isShort) => {
    expect(isCasual(told)).toBe(isShort);
  });
});

describe("short forms", () => {
  it.each([
    [
      "I would be glad to talk again, and I have kept it in mind.",
      "I'd be glad to talk again, and I've kept it in mind.",
    ],
    ["I have a licence, and you have two cranes.", "I have a licence, and you have two cranes."],
    ["I hurt your hand, and I am sorry.", "I hurt your hand, and I am sorry."],
    ["I hurt your hand, and I am very sorry.", "I hurt your hand, and I am very sorry."],
    ["You said “I am not a fan”, and it is true.", "You said “I am not a fan”, and it's true."],
  ])("%s", (long, short) => {
    expect(inShort(long)).toBe(short);
  });

  it("stand in the note to a first name, and not in the one to a Mr", () => {
    const told = "I'm new at this. I didn't sleep and I don't know what she'd say. It's just me.";
    const to = (name: string) =>
      writeNotes({
        ...PLAN,
        told: `${PLAN.told}. ${told}`,
        interview: { ...PLAN.interview, people: [name] },
        called: [],
      }).drafts[0]!.body;

    expect(to("Dana")).toMatch(/\bI['’](?:d|m|ve)\b/);
    expect(to("Mr. Okafor")).not.toMatch(/\bI['’](?:d|m|ve)\b/);
  });
});
