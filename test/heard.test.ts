/** Distress that no pattern knows: the network hears it in the middle of an ordinary mail, and lets ordinary trouble be. */
import { describe, expect, it } from "vitest";
import { Debrief } from "../shared/domain/debrief.ts";
import { distressOf } from "../shared/reading/distress.ts";
import { trainedReader } from "../shared/reading/read.ts";

const mail = (sentence: string) =>
  `I had an interview at the bakery today and I talked far too fast when they asked about the early shift. ${sentence} They said they would call on Friday.`;
const heard = async (sentence: string) => {
  const debrief = Debrief.parse({
    subject: "interview",
    text: mail(sentence),
    date: "2026-03-19T17:25:00-04:00",
  });
  return (await trainedReader.read(debrief)).distress;
};

// Sentences of training/distress/held-out.jsonl, from which nothing was learned.
describe("one sentence in a mail about an interview", () => {
  it.each([
    "Stopped taking my heart tablets a fortnight back. Not forgotten them. Stopped.",
    "What I'd like is for an illness to come and take the decision off me. I've stopped looking both ways, to help it along.",
  ])("is heard as danger, though no pattern knows it: %s", async (sentence) => {
    expect(distressOf(mail(sentence))).toBe("none");
    expect(await heard(sentence)).toBe("in-danger");
  });

  it.each([
    "I've let down everyone who ever believed in me and there's no mending it.",
    "I can't keep getting up and pretending. There's no next step, I've run out of steps.",
    "Somebody has to say it: the world loses nothing if I'm not in it by Christmas.",
  ])("is heard as more than an interview: %s", async (sentence) => {
    expect(distressOf(mail(sentence))).toBe("none");
    expect(await heard(sentence)).not.toBe("none");
  });

  it.each([
    "My mouth was so dry that my tongue clicked, and I wanted to crawl under the table.",
    "I cried in the car for ten minutes and then I bought myself a bun.",
    "I feel so stupid about it, I keep going over that one answer.",
    "The scenario was about a patient who falls, and I went through it step by step.",
    "We lost a big client last year and I told them how I dealt with it.",
  ])("is let be where it is an ordinary bad day: %s", async (sentence) => {
    expect(await heard(sentence)).toBe("none");
  });
});
