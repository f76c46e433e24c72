/** What partners come to know of a recovery, and what may stay of it when it is erased. */
import { describe, expect, it } from "vitest";
import { companyKey, type Offered, type PartnerCase } from "../shared/domain/offer.ts";
import { huskOf, isOver, partnerState, Recovery, wakeAt } from "../shared/domain/recovery.ts";
import { offsetIn } from "../shared/domain/timing.ts";
import { type Event, transition } from "../shared/domain/transition.ts";
import { DAY, fresh, HOUR, MORNING, paid, reading, wordsEvent } from "./builders.ts";

const by = (partnerId: string, notify = true): PartnerCase => {
  return { partnerId, name: partnerId, reference: "r", openedAt: MORNING, notify };
};
const offered: Offered = {
  name: "Sam Ortega",
  locale: "en",
  interview: {
    company: "Brightwater",
    role: "planner",
    people: ["Dana Ortiz"],
    endedAt: "2026-03-19T09:00:00-04:00",
    decisionBy: null,
  },
  debrief: {
    words: "I talked far too fast.",
    consent: { givenAt: "2026-03-19T09:30:00-04:00", how: "Check box" },
  },
};
const open: Event = { type: "open", by: by("drake"), offered, test: false };
const opened = () => paid(transition(fresh(), open, MORNING));
const told = ({ notices }: Recovery) => notices.map(({ type, partnerId }) => `${type.slice(9)} ${partnerId}`);
const lived = (recovery: Recovery, ...events: [Event, number][]) =>
  events.reduce((now, [event, at]) => paid(transition(now, event, at), at), recovery);

describe("what a partner is told", () => {
  it("is each state once, when it is first reached", () => {
    const end = lived(
      opened(),
      [{ type: "consent" }, MORNING + HOUR],
      [{ type: "read", reading: reading() }, MORNING + HOUR],
      [{ type: "wake" }, MORNING + 9 * HOUR],
      [{ type: "hush" }, MORNING + DAY],
      [{ type: "unhush" }, MORNING + DAY],
      [{ type: "hush" }, MORNING + DAY],
    );

    expect(told(end)).toEqual(["opened drake", "consented drake", "answered drake", "closed drake"]);
    expect(end.reached).toEqual({
      invited: MORNING,
      consented: MORNING + HOUR,
      answered: MORNING + 9 * HOUR,
      closed: MORNING + DAY,
    });
    expect(new Set(end.notices.map(({ id }) => id)).size).toBe(4);
  });

  it("is opened alone for one who joins, and nothing for one without an endpoint", () => {
    const end = lived(
      opened(),
      [{ type: "join", by: by("halden"), offered }, MORNING + 1],
      [{ type: "join", by: by("silent", false), offered }, MORNING + 2],
      [{ type: "decline" }, MORNING + 3],
    );

    expect(told(end)).toEqual(["opened drake", "opened halden", "declined drake", "declined halden"]);
  });

  it("never tells a crisis or a silence from any other consent, and in the end says that it is over", () => {
    const crisis = lived(opened(), [wordsEvent("m1", reading({ distress: "in-danger" })), MORNING + 1]);
    const silence = lived(opened(), [{ type: "consent" }, MORNING + 1]);

    expect([crisis, silence].map(partnerState)).toEqual(["consented", "consented"]);
    expect(crisis.state.name).toBe("paused");
    const end = lived(crisis, [{ type: "wake" }, MORNING + 40 * DAY]);
    expect(told(end)).toEqual(["opened drake", "consented drake", "closed drake"]);
  });

  it("is nothing any more after it withdrew", () => {
    const end = lived(opened(), [{ type: "withdraw", partnerId: "drake" }, MORNING + 1]);

    expect(end.notices).toEqual([]);
    expect(end.offered).toBeNull();
    expect(isOver(end, MORNING + 1)).toBe(true);
  });
});

describe("a husk", () => {
  const erased = () => lived(opened(), [{ type: "forget" }, MORNING + HOUR]);

  it("holds ids and times alone, for as long as a partner is still to be told", () => {
    const recovery = erased();

    expect(isOver(recovery, MORNING + HOUR)).toBe(true);
    const husk = Recovery.parse(huskOf(recovery));
    expect(JSON.stringify(husk)).not.toMatch(/sam@|Sam|Ortiz|Brightwater|fast|Check box/);
    expect(husk.notices).toEqual(recovery.notices);
    expect(isOver(husk, MORNING + 90 * DAY)).toBe(false);
    expect(wakeAt(husk)).toBe(recovery.notices[0]!.createdAt);
  });

  it("is over when everybody was told", () => {
    const husk = { ...huskOf(erased())!, notices: [] };

    expect(isOver(husk, MORNING + HOUR)).toBe(true);
    expect(huskOf(husk)).toBeNull();
  });
});

it.each([
  ["Brightwater", "brightwater, Inc."],
  ["Drake & Company", "Drake and Co"],
  ["The Halden Rail Group", "halden rail group"],
  ["Müller GmbH", "MÜLLER"],
])("%s and %s are one company", (one, other) => {
  expect(companyKey(one)).toBe(companyKey(other));
});

it.each([
  ["America/New_York", "2026-03-17T12:00:00Z", -240],
  ["America/New_York", "2026-01-17T12:00:00Z", -300],
  ["Asia/Kolkata", "2026-03-17T12:00:00Z", 330],
  ["Europe/London", "2026-01-17T12:00:00Z", 0],
])("%s at %s is %i minutes east", (zone, at, minutes) => {
  expect(offsetIn(zone, Date.parse(at))).toBe(minutes);
});
