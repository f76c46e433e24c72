/** The ear for sentences: what careful readers would send and what they would not, and what is done with the answer. */
import { describe, expect, it } from "vitest";
import { bestSounding, soundOf } from "../templates/note/ear.ts";

describe("a sentence made of somebody's words", () => {
  it.each([
    ["I was glad that you asked for my syllabus.", "she asked for my syllabus"],
    [
      "I would be glad to put my PowerPoint skills to use with your team.",
      "I never mentioned my PowerPoint skills",
    ],
    ["I was glad that you liked my portfolio of fixtures.", "he liked my portfolio of fixtures"],
  ])("may stand: %s", (sentence, from) => {
    expect(soundOf(sentence, from)).toBeGreaterThan(0);
  });

  it.each([
    ["I was glad that you went to school together.", "They went to school together, she said it at the end."],
    ["I liked that you went want another go.", "he went want another go and I did"],
    [
      "You were laughing when we got chatting about dogs, and I have thought of it since.",
      "she was laughing when we got chatting about dogs",
    ],
    [
      "I was glad that you asked what matters most I said the person owns their own care plan even.",
      "she asked what matters most I said the person owns their own care plan even when the body's given up",
    ],
    [
      "To come back to one of your questions, my answer is the little step at the whiteboard.",
      "I said something about the little step at the whiteboard",
    ],
  ])("may not: %s", (sentence, from) => {
    expect(soundOf(sentence, from)).toBeLessThan(0);
  });

  it("is heard whatever its words are: the tagger has no lemma for the second half of “cannot”", () => {
    const sentence = "What stayed with me is that you said most people cannot.";

    expect(soundOf(sentence, "she said most people cannot")).toEqual(expect.any(Number));
  });

  it("of several wordings the first that sounds right is taken, so that two people are told differently", () => {
    const [good, other] = [
      "I was glad that you asked for my syllabus.",
      "I liked that you asked for my syllabus.",
    ];
    const bad = "I was glad that you went to school together.";

    expect(bestSounding([bad, good, other], "she asked for my syllabus", 0)).toBe(good);
    expect(bestSounding([other, good], "she asked for my syllabus", 0)).toBe(other);
  });

  it("where none sounds right, nothing is said below what the place allows", () => {
    const bad = "I was glad that you went to school together.";

    expect(bestSounding([bad], "They went to school together", -0.5)).toBeUndefined();
    expect(bestSounding([bad], "They went to school together", -9)).toBe(bad);
    expect(bestSounding([], "They went to school together", -9)).toBeUndefined();
  });
});
