/** A card by hand is named beside the mail, never in its place, and only where it arrives before the decision. */
import { describe, expect, it } from "vitest";
import type { Letters } from "../shared/domain/letter.ts";
import { render } from "../templates/index.ts";
import { MOMENTS, PLAN } from "./letters.ts";

const [FROM_THEM, , FAST, FRAME] = MOMENTS;
const flat = (text: string) => text.replace(/\s+/g, " ");

describe("a card by hand", () => {
  const CARD = /A card by hand may follow; the mail comes first\./;
  const planFor = (known: Partial<Letters["plan"]["interview"]>, more: Partial<Letters["plan"]> = {}) =>
    flat(
      render("plan", {
        ...PLAN,
        moments: [FROM_THEM!, FAST!],
        ...more,
        interview: { ...PLAN.interview, decisionBy: "2026-03-25T17:00:00-04:00", ...known },
      }).text,
    );

  it("is named in the step that sends the mail, behind it", () => {
    expect(planFor({})).toMatch(
      /Send it on Friday, 20 March, at 9 am, from your own mailbox, [^.]*\. [^.]*\? [^.]*\. A card by hand may follow; the mail comes first\./,
    );
  });

  it.each([
    ["four days before the decision", { decisionBy: "2026-03-24T17:00:00-04:00" }, {}],
    ["when the decision has been made", { decisionBy: "2026-03-19T17:00:00-04:00" }, {}],
    ["when nobody knows of a decision", { decisionBy: null }, {}],
    ["after a phone screen", { medium: "phone" as const }, {}],
    ["after a video call", { medium: "video" as const }, {}],
    ["where an agency is in between", {}, { told: "The agency sent me there." }],
    ["to somebody who was never met", {}, { missed: true }],
    ["beside a parcel, which has its own", {}, { moments: [FROM_THEM!, FRAME!] }],
  ])("is not named %s", (_when, known, more) => {
    expect(planFor(known, more)).not.toMatch(CARD);
  });

  it("lies in the parcel where something is replaced, whenever they decide", () => {
    expect(planFor({ decisionBy: null }, { moments: [FROM_THEM!, FRAME!] })).toContain(
      "Card: “With thanks for your time. Mei Tanaka”",
    );
  });
});
