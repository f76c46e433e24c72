/** To whom of a panel a stretch of the debrief belongs. */
import { describe, expect, it } from "vitest";
import { concerns, ownerOf } from "../shared/domain/owner.ts";

describe("who a moment concerns", () => {
  it("is whom the words name", () => {
    const told = "Anna and Ben saw me. I told Ben that his logo was dull.";
    expect(concerns("I told Ben that his logo was dull", panel("Anna", "Ben"), told)).toBe(1);
  });

  it("is whoever was named last before them, where nothing says more", () => {
    const told = "Anna asked for my rates. Ben laughed. I said that the logo was dull.";
    expect(concerns("I said that the logo was dull", panel("Anna", "Ben"), told)).toBe(1);
  });

  it("is the man named since, though a woman was spoken of before him", () => {
    const told =
      "Mrs Healy began, and she was kind. Then Mr Osei wanted a complaint. I told the one of the generator.";
    expect(concerns("I told the one of the generator", panel("Healy", "Osei"), told)).toBe(1);
  });

  it("is she whose title says so, though a man was named since", () => {
    const told =
      "I saw Captain Demir and Mrs. Aksoy, the owner. I called him Captain Temir. She told us that she was seasick at her wedding. I said at least the dress fitted.";
    expect(concerns("I said at least the dress fitted", panel("Demir", "Aksoy"), told)).toBe(1);
  });

  it("is he who was called he where he was named", () => {
    const told =
      "Sam ran it, and he was kind. Noor took notes in her own shorthand. He asked for my plan, and I called it a waste of time.";
    expect(concerns("I called it a waste of time", panel("Noor", "Sam"), told)).toBe(1);
  });

  it("is whoever is surely spoken of so, where nobody was named near", () => {
    const told = `I saw Captain Demir and Mrs. Aksoy. ${"We talked about the boats for a good while. ".repeat(5)}She told us that she was seasick at her wedding. I said at least the dress fitted.`;
    expect(concerns("I said at least the dress fitted", panel("Demir", "Aksoy"), told)).toBe(1);
  });

  it("is the first one, where nobody was named", () => {
    expect(concerns("I was rude", panel("Anna", "Ben"), "It went badly. I was rude.")).toBe(0);
    expect(ownerOf("I was rude", panel("Anna", "Ben"), "It went badly. I was rude.")).toBe(-1);
  });
});

const panel = (...names: string[]) => names.map((to) => ({ to }));
