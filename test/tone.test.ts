import { describe, expect, it } from "vitest";
import { toned } from "../templates/tone.ts";

const NOTE = {
  to: "Dana",
  subject: "Thank you for Tuesday",
  body: "Dear Dana,\n\nThank you very much for your time on Tuesday. It was good to laugh with you about the depot.\n\nYou asked about the budget: it is 60,000.\n\nI left more interested than I came. I can talk again whenever it suits you, and am glad to send anything that would help.\n\nKind regards,\nSam",
};

describe("a note in another tone", () => {
  it.each(["shorter", "warmer", "plainer"] as const)(
    "%s is another note, and what it puts right stays",
    (tone) => {
      const { body, to, subject } = toned(NOTE, tone, { met: true });

      expect(body).not.toBe(NOTE.body);
      expect(body).toContain("You asked about the budget: it is 60,000.");
      expect(body).toMatch(/^Dear Dana,\n\nThank you/);
      expect(body).toMatch(/Sam$/);
      expect({ to, subject }).toEqual({ to: NOTE.to, subject: NOTE.subject });
    },
  );

  it("shorter has fewer words, warmer more", () => {
    const words = (tone: "shorter" | "warmer") => toned(NOTE, tone, { met: true }).body.split(/\s+/).length;

    expect(words("shorter")).toBeLessThan(NOTE.body.split(/\s+/).length);
    expect(words("warmer")).toBeGreaterThan(NOTE.body.split(/\s+/).length);
  });

  it("says nothing of a meeting that did not happen", () => {
    expect(toned(NOTE, "warmer", { met: false }).body).not.toMatch(/meeting you/);
  });

  it("is the same where nothing was asked", () => {
    expect(toned(NOTE, null, { met: true })).toBe(NOTE);
  });
});
