/** The words of a mail that put a moment right, as the reader finds them. */
import { describe, expect, it } from "vitest";
import { Debrief } from "../shared/domain/debrief.ts";
import { trainedReader } from "../shared/reading/read.ts";

describe("what would put it right", () => {
  it("is the clause that was left unsaid, whole", async () => {
    const [moment] = await moments(
      "Interview for the museum today with Ann Healy. We talked about the school visits and she liked my plan. I never said that I speak sign language, both my parents are deaf.",
      "omission",
    );

    expect(moment?.fix).toMatch(/^I speak sign language/);
  });

  it("is the question that was not asked", async () => {
    const [moment] = await moments(
      "Interview at the bakery with Ann Healy today. The trial went well and she kept my loaf. I forgot to ask whether they bake on Sundays.",
      "unasked-question",
    );

    expect(moment?.fix).toMatch(/^whether they bake on Sundays/);
  });

  it("is the right answer and not the wrong one", async () => {
    const [moment] = await moments(
      "Interview at the clinic today with Ann Healy. She asked about the half-life of technetium and I said six days. It's six hours. She looked up at once and wrote something down.",
      "wrong-answer",
    );

    expect(moment?.fix).toContain("six hours");
    expect(moment?.fix).not.toContain("six days");
  });

  it("stands in the mail, letter for letter", async () => {
    const text =
      "Interview for night porter at the Lyceum with Ann.\nI told them I had run the desk alone for two\nyears. It was one year. She wrote it down and underlined it.\nI didn't say that I have\nmy first aid certificate.";
    const all = await moments(text);

    expect(all.length).toBeGreaterThan(0);
    for (const { fix, asked } of all)
      for (const words of [fix, asked]) if (words !== null) expect(text).toContain(words);
  });
});

async function moments(text: string, kind?: string) {
  const email = { subject: "my interview", text, date: "2026-11-24T16:00:00+00:00" };
  const reading = await trainedReader.read(Debrief.parse(email));
  return reading.moments.filter((moment) => kind === undefined || moment.kind === kind);
}
