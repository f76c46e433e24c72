/** How heavy a mail is: by who, wish, end, means and denial together, and never by one word. */
import { describe, expect, it } from "vitest";
import { distressOf } from "../shared/reading/distress.ts";
import { FIGURES, HOPELESS, IN_DANGER } from "./fixtures/distress.ts";

const mail = (sentence: string) =>
  `I had an interview for the bakery today. ${sentence} They call on Friday.`;

describe("danger, said or implied, is seen at once", () => {
  it.each(IN_DANGER)("%s", (sentence) => {
    expect(distressOf(mail(sentence))).toBe("in-danger");
  });
});

describe("having lost hope is seen, and is no danger by itself", () => {
  it.each(HOPELESS)("%s", (sentence) => {
    expect(distressOf(mail(sentence))).toBe("hopeless");
  });
});

describe("figures of speech, other people's stories and the work itself are neither", () => {
  it.each(FIGURES)("%s", (sentence) => {
    expect(distressOf(mail(sentence))).toBe("none");
  });
});

it("many signs of lost hope together weigh more than each alone", () => {
  const signs = [
    "Nothing will ever change.",
    "There is not a single person I could call.",
    "I am worth nothing.",
    "I have no strength left for anything.",
  ];

  expect(distressOf(signs.slice(0, 2).join(" "))).toBe("hopeless");
  expect(distressOf(signs.join(" "))).toBe("in-danger");
});

it("a denial is taken at its word, and a denial that is not sure is not", () => {
  expect(distressOf("I am not going to hurt myself.")).toBe("hopeless");
  expect(distressOf("I can't promise that I am not going to hurt myself.")).toBe("in-danger");
});
