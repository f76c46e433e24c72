import { describe, expect, it } from "vitest";
import type { Command } from "../shared/domain/command.ts";
import { isOver, payable, Recovery, wakeAt } from "../shared/domain/recovery.ts";
import { GRACE_MS, LEASE_MS, MOST_ATTEMPTS } from "../shared/domain/sending.ts";
import { type Event, transition } from "../shared/domain/transition.ts";
import {
  answers,
  DAY,
  fresh,
  HOUR,
  inState,
  interview,
  MORNING,
  paid,
  reading,
  words,
  wordsEvent,
} from "./builders.ts";

const NOTHING = reading({ story: "not-a-debrief", moments: [], slipIn: [] });
const EVENTS = {
  debrief: wordsEvent("m9"),
  "more moments": wordsEvent("m9", reading({ slipIn: ["PowerPoint", "Excel"] })),
  "no interview": wordsEvent("m9", NOTHING),
  upcoming: wordsEvent("m9", reading({ story: "upcoming" })),
  danger: wordsEvent("m9", reading({ distress: "in-danger" })),
  "no words": { type: "wordless", words: words("m9", ""), answers, reason: "no-words" },
  "too large": { type: "wordless", words: words("m9", ""), answers, reason: "too-large" },
  NOW: command("NOW"),
  STOP: command("STOP"),
  STATUS: command("STATUS"),
  HELP: command("HELP"),
  SENT: command("SENT"),
  REJECTED: command("REJECTED"),
  OFFER: command("OFFER"),
  DELETE: { type: "delete", words: words("m9", ""), answers, erased: { recoveries: 1, mails: 2 } },
  forget: { type: "forget" },
  hush: { type: "hush" },
  wake: { type: "wake" },
  unreachable: { type: "unreachable" },
} satisfies Record<string, Event>;

function command(name: Exclude<Command, "DELETE" | "USE">): Event {
  return { type: "command", command: name, words: words("m9", ""), answers };
}

describe("each state answers each event with one letter at the most", () => {
  const LATER = MORNING + HOUR;
  it.each([
    // from, event, state after, letter owed (with its variant)
    ["fresh", "debrief", "cooling", "acknowledgement"],
    ["fresh", "no interview", "closed nothing-yet", "cannotHelp no-interview"],
    ["fresh", "upcoming", "closed nothing-yet", "cannotHelp upcoming"],
    ["fresh", "danger", "paused", "crisis"],
    ["fresh", "no words", "closed nothing-yet", "cannotHelp no-words"],
    ["fresh", "too large", "closed nothing-yet", "cannotHelp too-large"],
    ["fresh", "NOW", "closed nothing-yet", "status nothing-open"],
    ["fresh", "STATUS", "closed nothing-yet", "status nothing-open"],
    ["fresh", "HELP", "closed nothing-yet", "help"],
    ["fresh", "STOP", "closed stopped", "goodbye stopped"],
    ["fresh", "DELETE", "closed erased", "goodbye erased"],
    ["fresh", "SENT", "closed nothing-yet", "status noted"],
    ["fresh", "REJECTED", "closed nothing-yet", "status noted"],
    ["fresh", "OFFER", "closed nothing-yet", "status noted"],
    ["cooling", "debrief", "cooling", "acknowledgement"],
    ["cooling", "no interview", "cooling", "acknowledgement"],
    ["cooling", "danger", "paused", "crisis"],
    ["cooling", "no words", "cooling", "cannotHelp no-words"],
    ["cooling", "NOW", "answered", "plan"],
    ["cooling", "STATUS", "cooling", "status status"],
    ["cooling", "HELP", "cooling", "help"],
    ["cooling", "STOP", "closed stopped", "goodbye stopped"],
    ["cooling", "DELETE", "closed erased", "goodbye erased"],
    ["cooling", "SENT", "cooling", "status noted"],
    ["cooling", "REJECTED", "closed rejected", "goodbye rejected"],
    ["cooling", "OFFER", "closed offer", "goodbye offer"],
    ["cooling", "wake", "cooling", "nothing"],
    ["cooling", "forget", "closed erased", "nothing"],
    ["cooling", "hush", "closed stopped", "nothing"],
    ["cooling", "unreachable", "closed unreachable", "nothing"],
    ["answered", "debrief", "answered", "status noted"],
    ["answered", "more moments", "answered", "plan"],
    ["answered", "danger", "paused", "crisis"],
    ["answered", "NOW", "answered", "status status"],
    ["answered", "STATUS", "answered", "status status"],
    ["answered", "STOP", "closed stopped", "goodbye stopped"],
    ["answered", "DELETE", "closed erased", "goodbye erased"],
    ["answered", "SENT", "answered", "status sent"],
    ["answered", "REJECTED", "closed rejected", "goodbye rejected"],
    ["answered", "OFFER", "closed offer", "goodbye offer"],
    ["answered", "wake", "answered", "nothing"],
    ["answered", "unreachable", "closed unreachable", "nothing"],
    ["stopped", "debrief", "closed stopped", "status noted"],
    ["stopped", "danger", "paused", "crisis"],
    ["stopped", "NOW", "closed stopped", "status status"],
    ["stopped", "STOP", "closed stopped", "goodbye stopped"],
    ["stopped", "DELETE", "closed erased", "goodbye erased"],
    ["stopped", "wake", "closed stopped", "nothing"],
    ["stopped", "unreachable", "closed stopped", "nothing"],
    ["paused", "debrief", "cooling", "acknowledgement"],
    ["paused", "no interview", "paused", "crisis"],
    ["paused", "danger", "paused", "crisis"],
    ["paused", "NOW", "paused", "status status"],
    ["paused", "STOP", "closed stopped", "goodbye stopped"],
    ["paused", "DELETE", "closed erased", "goodbye erased"],
    ["paused", "wake", "paused", "nothing"],
  ] as const)("%s, %s: %s, owes %s", (from, event, state, letter) => {
    const after = transition(inState(from), EVENTS[event], LATER);

    expect(stateOf(after)).toBe(state);
    expect(after.owed.map(({ what }) => letterOf(what)).join(" and ") || "nothing").toBe(letter);
    expect(Recovery.safeParse(after).success).toBe(true);
  });
});

describe("time alone", () => {
  it("sends the plan when it is due, and then looks ahead to the follow-up", () => {
    const cooling = inState("cooling");

    const answered = transition(cooling, { type: "wake" }, wakeAt(cooling));

    expect(letterOf(answered.owed[0]!.what)).toBe("plan");
    expect(wakeAt(answered)).toBe(wakeAt(cooling));
    expect(wakeAt(paid(answered))).toBe(Date.parse("2026-03-27T10:00:00-04:00"));
  });

  it("asks how it stands, closes, and erases everything after the days that were promised", () => {
    const answered = inState("answered");
    const followUp = wakeAt(answered);

    const closed = transition(answered, { type: "wake" }, followUp);
    const rest = paid(closed);

    expect(letterOf(closed.owed[0]!.what)).toBe("followUp");
    expect(stateOf(rest)).toBe("closed done");
    expect(wakeAt(rest)).toBe(followUp + 30 * DAY);
    expect(isOver(rest, followUp + 30 * DAY - 1)).toBe(false);
    expect(isOver(rest, followUp + 30 * DAY)).toBe(true);
  });

  it("holds a late plan until the morning when the service was down in the evening", () => {
    const cooling = inState("cooling");

    const held = transition(cooling, { type: "wake" }, Date.parse("2026-03-19T23:00:00-04:00"));

    expect(held.owed).toEqual([]);
    expect(wakeAt(held)).toBe(Date.parse("2026-03-20T07:30:00-04:00"));
  });

  it("forgets a mail without an interview after a week", () => {
    const nothing = paid(transition(fresh(), EVENTS["no interview"], MORNING));

    expect(wakeAt(nothing)).toBe(MORNING + 7 * DAY);
  });
});

describe("words that come later", () => {
  it("open the recovery when they answer the question what happened", () => {
    const asked = paid(transition(fresh(), EVENTS["no words"], MORNING));

    const opened = transition(asked, wordsEvent("m2"), MORNING + HOUR);

    expect(stateOf(opened)).toBe("cooling");
  });

  it("move the plan when they change how soon it is needed", () => {
    const soon = reading({
      interview: interview({ endedAt: "2026-03-19T09:00:00-04:00", decisionBy: "2026-03-19T16:00:00-04:00" }),
    });

    const moved = transition(inState("cooling"), wordsEvent("m2", soon), MORNING + HOUR / 2);

    expect(wakeAt(paid(moved))).toBe(MORNING + HOUR);
  });

  it("are kept up to 64 KiB and never grow the item beyond it", () => {
    const long = { ...words("m2"), text: "x".repeat(70_000) };

    const kept = transition(inState("cooling"), { ...wordsEvent("m2"), words: long } as Event, MORNING);

    expect(kept.words.reduce((sum, { text }) => sum + text.length, 0)).toBe(64 * 1024);
  });
});

describe("a letter that is owed", () => {
  const owing = () => transition(fresh(), wordsEvent("m1"), MORNING);
  const sendId = `${"a".repeat(32)}-1`;
  const attempted = (result: "sent" | "refused" | "throttled" | "unknown"): Event => {
    return { type: "attempted", sendId, result, messageId: result === "sent" ? "ses-1" : null, chance: 0.5 };
  };
  const claimed = () => transition(owing(), { type: "claim", sendId }, MORNING);

  it("can be claimed by one only, for as long as the lease lasts", () => {
    expect(payable(owing(), MORNING)?.sendId).toBe(sendId);
    expect(payable(claimed(), MORNING)).toBeUndefined();
    expect(wakeAt(claimed())).toBe(MORNING + LEASE_MS);
  });

  it("is settled when it was sent, and when SES refused it for good", () => {
    expect(transition(claimed(), attempted("sent"), MORNING)).toMatchObject({
      owed: [],
      sent: [{ sendId, outcome: "sent", messageId: "ses-1" }],
    });
    expect(transition(claimed(), attempted("refused"), MORNING)).toMatchObject({
      owed: [],
      sent: [{ sendId, outcome: "refused" }],
    });
  });

  it("waits a little when SES is busy, without using up an attempt", () => {
    const waiting = transition(claimed(), attempted("throttled"), MORNING);

    expect(waiting.owed[0]).toMatchObject({
      attempts: 0,
      attempt: { state: "waiting", from: MORNING + 16_000 },
    });
  });

  it("waits for news when nobody knows whether it left, and is sent again only when none came", () => {
    const unknown = transition(claimed(), attempted("unknown"), MORNING);
    const told = transition(unknown, { type: "news", sendId, outcome: "sent", messageId: "ses-1" }, MORNING);
    const untold = transition(unknown, { type: "wake" }, MORNING + GRACE_MS);

    expect(payable(unknown, MORNING + GRACE_MS - 1)).toBeUndefined();
    expect(told.owed).toEqual([]);
    expect(payable(untold, MORNING + GRACE_MS)?.sendId).toBe(sendId);
  });

  it("counts a lease that ran out as unknown: whoever claimed it is gone", () => {
    const aged = transition(claimed(), { type: "wake" }, MORNING + LEASE_MS);

    expect(aged.owed[0]!.attempt).toEqual({ state: "unknown", until: MORNING + LEASE_MS + GRACE_MS });
  });

  it("is given up after three attempts of unknown end", () => {
    let recovery = owing();
    let now = MORNING;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      recovery = transition(recovery, { type: "claim", sendId }, now);
      recovery = transition(recovery, attempted("unknown"), now);
      now += GRACE_MS;
      recovery = transition(recovery, { type: "wake" }, now);
    }

    expect(recovery.owed).toEqual([]);
    expect(recovery.sent).toMatchObject([{ sendId, outcome: "given-up" }]);
  });

  it("is dropped by STOP while it is on its way, and its sending is still recorded", () => {
    const stopped = transition(claimed(), EVENTS.STOP, MORNING);

    const after = transition(stopped, attempted("sent"), MORNING);

    expect(after.owed.map(({ what }) => what.name)).toEqual(["goodbye"]);
    expect(after.sent).toMatchObject([{ sendId, outcome: "sent" }]);
  });

  it("is settled once, however often the news come", () => {
    const news: Event = { type: "news", sendId, outcome: "sent", messageId: "ses-1" };
    const once = transition(claimed(), news, MORNING);

    expect(transition(once, news, MORNING)).toEqual(once);
  });
});

function stateOf({ state }: Recovery): string {
  return state.name === "closed" ? `closed ${state.why}` : state.name;
}

function letterOf(what: Recovery["owed"][number]["what"]): string {
  if ("reason" in what) return `${what.name} ${what.reason}`;
  return "about" in what ? `${what.name} ${what.about}` : what.name;
}
