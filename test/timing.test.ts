import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  followUpAt,
  fromInstant,
  inQuietHours,
  leavesAt,
  noteAt,
  optionAt,
  planAt,
  type Timing,
  toInstant,
} from "../shared/domain/timing.ts";

const HOUR = 3_600_000;
/** 2026-03-19 is a Thursday. All rows are local times at -04:00. */
const at = (local: string) => fromInstant(`${local}:00-04:00`).at;
const show = (ms: number) => toInstant(ms, -240).slice(0, 16);

const timing = (with_: Partial<Timing>): Timing => ({
  writtenAt: at("2026-03-19T10:00"),
  offset: -240,
  heat: "calm",
  medium: "onsite",
  endedAt: null,
  decisionBy: null,
  asked: null,
  ...with_,
});

describe("the plan comes", () => {
  it.each([
    // heat, written, interview ended, decision by, plan
    ["calm", "2026-03-19T10:00", null, null, "2026-03-19T12:00", "two hours after a calm mail"],
    ["upset", "2026-03-19T10:00", null, null, "2026-03-19T14:00", "four hours after an upset one"],
    [
      "distraught",
      "2026-03-19T10:00",
      null,
      null,
      "2026-03-20T08:00",
      "after a night's sleep when distraught",
    ],
    ["distraught", "2026-03-19T23:30", null, null, "2026-03-20T08:00", "the next morning for a late mail"],
    [
      "distraught",
      "2026-03-20T05:00",
      null,
      null,
      "2026-03-21T08:00",
      "a day later when there was no sleep yet",
    ],
    ["calm", "2026-03-19T20:00", null, null, "2026-03-20T07:30", "not in the quiet hours"],
    ["upset", "2026-03-20T01:00", null, null, "2026-03-20T07:30", "at the end of the night"],
    ["calm", "2026-03-19T18:59", null, null, "2026-03-19T20:59", "just before the quiet hours"],
    [
      "upset",
      "2026-03-19T17:25",
      "2026-03-19T15:15",
      "2026-03-25T17:00",
      "2026-03-20T07:30",
      "before a far deadline unhurried",
    ],
    [
      "distraught",
      "2026-03-19T11:00",
      "2026-03-19T10:00",
      null,
      "2026-03-19T20:45",
      "in the evening when the morning is too late for the day after the interview",
    ],
    [
      "distraught",
      "2026-03-19T16:00",
      "2026-03-19T15:00",
      "2026-03-20T17:00",
      "2026-03-19T20:45",
      "in the evening when they decide the next day",
    ],
    [
      "upset",
      "2026-03-19T10:00",
      "2026-03-19T09:00",
      "2026-03-19T16:00",
      "2026-03-19T11:00",
      "three hours before the last useful moment when they decide today",
    ],
    [
      "upset",
      "2026-03-19T10:00",
      "2026-03-19T09:00",
      "2026-03-19T14:00",
      "2026-03-19T10:30",
      "after half an hour at the least",
    ],
    [
      "calm",
      "2026-03-19T10:00",
      "2026-03-16T09:00",
      null,
      "2026-03-19T12:00",
      "calmly when the window has passed",
    ],
    [
      "upset",
      "2026-03-19T22:30",
      "2026-03-19T17:00",
      "2026-03-20T10:00",
      "2026-03-20T05:00",
      "in the night only when the decision leaves no choice",
    ],
  ] as const)("%s, %s, ended %s, decision %s: %s, %s", (heat, written, ended, decision, plan, _when) => {
    const q = timing({
      heat,
      writtenAt: at(written),
      endedAt: ended && at(ended),
      decisionBy: decision && at(decision),
    });

    expect(show(planAt(q))).toBe(plan);
  });

  it("when the person asked for it, in the night too", () => {
    const q = timing({ heat: "distraught", asked: at("2026-03-19T23:00") });

    expect(show(planAt(q))).toBe("2026-03-19T23:00");
  });

  it("never in the quiet hours without a deadline, and never sooner than half an hour", () => {
    const anyTiming = fc.record({
      heat: fc.constantFrom("calm", "upset", "distraught") as fc.Arbitrary<Timing["heat"]>,
      writtenAt: fc.integer({ min: at("2026-01-01T00:00"), max: at("2026-12-31T00:00") }),
      offset: fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15),
      endedHoursAgo: fc.option(fc.integer({ min: 0, max: 60 })),
      decisionInHours: fc.option(fc.integer({ min: -10, max: 200 })),
    });

    fc.assert(
      fc.property(anyTiming, (a) => {
        const q = timing({
          ...a,
          endedAt: a.endedHoursAgo === null ? null : a.writtenAt - a.endedHoursAgo * HOUR,
          decisionBy: a.decisionInHours === null ? null : a.writtenAt + a.decisionInHours * HOUR,
        });
        const due = planAt(q);
        expect(due - q.writtenAt).toBeGreaterThanOrEqual(HOUR / 2);
        expect(due - q.writtenAt).toBeLessThan(33 * HOUR);
        if (q.endedAt === null && q.decisionBy === null) expect(inQuietHours(due, q.offset)).toBe(false);
      }),
      { seed: 7 },
    );
  });
});

describe("a plan that was held up", () => {
  it("waits for the morning", () => {
    const q = timing({});

    expect(show(leavesAt(q, at("2026-03-19T12:00"), at("2026-03-19T23:00")))).toBe("2026-03-20T07:30");
  });

  it("leaves at once when the morning is too late", () => {
    const q = timing({ decisionBy: at("2026-03-20T10:00") });

    expect(show(leavesAt(q, at("2026-03-19T12:00"), at("2026-03-19T23:00")))).toBe("2026-03-19T23:00");
  });

  it("leaves at once by day", () => {
    expect(show(leavesAt(timing({}), at("2026-03-19T12:00"), at("2026-03-19T15:00")))).toBe(
      "2026-03-19T15:00",
    );
  });
});

describe("the note goes out", () => {
  it.each([
    // plan, ended, decision, medium, note
    [
      "2026-03-19T12:00",
      "2026-03-19T09:30",
      null,
      "onsite",
      "2026-03-19T12:30",
      "the same day in working hours",
    ],
    [
      "2026-03-19T20:00",
      "2026-03-19T16:00",
      null,
      "onsite",
      "2026-03-20T09:00",
      "the next morning after an evening plan",
    ],
    [
      "2026-03-20T18:30",
      "2026-03-20T15:00",
      null,
      "onsite",
      "2026-03-23T09:00",
      "on Monday morning after a Friday afternoon",
    ],
    [
      "2026-03-20T07:30",
      "2026-03-19T15:15",
      null,
      "video",
      "2026-03-20T08:00",
      "not before the office opens",
    ],
    [
      "2026-03-19T19:30",
      "2026-03-19T17:00",
      null,
      "phone",
      "2026-03-19T20:00",
      "the same evening after a phone screen",
    ],
    [
      "2026-03-19T18:00",
      "2026-03-19T08:30",
      null,
      "onsite",
      "2026-03-20T08:15",
      "within the day after the interview",
    ],
    [
      "2026-03-20T19:00",
      "2026-03-20T15:00",
      "2026-03-21T17:00",
      "onsite",
      "2026-03-20T19:30",
      "before a fast decision",
    ],
    [
      "2026-03-19T12:00",
      null,
      null,
      "unknown",
      "2026-03-19T12:30",
      "soon after the plan when the end is not known",
    ],
  ] as const)("plan %s, ended %s, decision %s, %s: %s, %s", (plan, ended, decision, medium, note, _when) => {
    const q = timing({ medium, endedAt: ended && at(ended), decisionBy: decision && at(decision) });

    expect(show(noteAt(q, at(plan)))).toBe(note);
  });
});

describe("the follow-up comes", () => {
  it("one working day after the promised date", () => {
    const friday = at("2026-03-27T17:00");

    expect(show(followUpAt({ offset: -240, decisionBy: friday }, at("2026-03-19T12:00")))).toBe(
      "2026-03-30T10:00",
    );
  });

  it("six working days after the note when no date is known", () => {
    expect(show(followUpAt({ offset: -240, decisionBy: null }, at("2026-03-19T12:00")))).toBe(
      "2026-03-27T10:00",
    );
  });

  it("never before the note had time to arrive", () => {
    const past = at("2026-03-18T17:00");

    expect(show(followUpAt({ offset: -240, decisionBy: past }, at("2026-03-19T12:00")))).toBe(
      "2026-03-27T10:00",
    );
  });
});

describe("an option in the address", () => {
  it.each([
    ["2h", "2026-03-19T12:00"],
    ["30m", "2026-03-19T10:30"],
    ["90minutes", "2026-03-19T11:30"],
    ["3days", "2026-03-22T10:00"],
    ["1w", "2026-03-26T10:00"],
    ["now", "2026-03-19T10:00"],
    ["tonight", "2026-03-19T20:00"],
    ["tomorrow", "2026-03-20T08:00"],
    ["tomorrow8am", "2026-03-20T08:00"],
    ["Tomorrow-17:30", "2026-03-20T17:30"],
    ["monday", "2026-03-23T08:00"],
    ["fri6pm", "2026-03-20T18:00"],
    ["thursday9am", "2026-03-26T09:00"],
    ["8am", "2026-03-20T08:00"],
    ["6pm", "2026-03-19T18:00"],
    ["12am", "2026-03-20T00:00"],
  ])("%s means %s", (option, meant) => {
    expect(show(optionAt(option, at("2026-03-19T10:00"), -240)!)).toBe(meant);
  });

  it.each(["", "later", "99days", "25:00", "13pm", "0am", "tomorrowish", "r-abc", "8", "moon"])(
    "%s means nothing",
    (option) => {
      expect(optionAt(option, at("2026-03-19T10:00"), -240)).toBeNull();
    },
  );
});

it("an instant keeps its offset there and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -56, max: 56 }), (ms, quarters) => {
      const second = Math.floor(ms / 1000) * 1000;

      expect(fromInstant(toInstant(second, quarters * 15))).toEqual({ at: second, offset: quarters * 15 });
    }),
    { seed: 7 },
  );
});
