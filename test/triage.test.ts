import { describe, expect, it } from "vitest";
import type { Action, Observed } from "../shared/domain/debrief.ts";
import { Kind } from "../shared/domain/debrief.ts";
import type { Triaged } from "../shared/domain/letter.ts";
import { raise, rowFor, TABLE, triage } from "../shared/domain/triage.ts";

const FLAGS = ["noticed", "big", "fixable", "settled", "personal", "told"] as const;

/** All 64 ways in which a moment can have been observed. */
const EVERY_OBSERVATION: Observed[] = Array.from({ length: 2 ** FLAGS.length }, (_, bits) =>
  observed(...FLAGS.filter((_flag, position) => bits & (1 << position))),
);

describe("the triage table", () => {
  it.each(Kind.options)("answers %s whatever was observed, and its last row fits always", (kind) => {
    const rows = TABLE.filter((row) => row.kind === kind);

    const decisions = EVERY_OBSERVATION.map((observation) => rowFor(kind, observation));

    expect(decisions).toHaveLength(64);
    expect(rows.at(-1)?.when).toEqual({});
  });

  it.each(TABLE.map((row) => [row.kind, JSON.stringify(row.when), row] as const))(
    "can reach the row %s %s",
    (kind, _when, row) => {
      const reached = EVERY_OBSERVATION.filter((observation) => rowFor(kind, observation) === row);

      expect(reached.length).toBeGreaterThan(0);
    },
  );

  it("uses every action somewhere", () => {
    const used = new Set(TABLE.map((row) => row.action));

    expect([...used].sort()).toEqual(
      [
        "apologize",
        "keep",
        "keep-private",
        "let-go",
        "make-good",
        "set-right",
        "share-context",
        "slip-in",
      ].sort(),
    );
  });

  it.each(TABLE.map((row) => row.reason))("gives a short, kind, plain reason: %s", (reason) => {
    const words = reason.split(/\s+/);

    expect(words.length).toBeLessThanOrEqual(25);
    expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(reason).not.toMatch(/don.t worry|at least|should have|calm down|not that bad/i);
    expect(reason).not.toMatch(
      /\b(?:will get|will save|offer you|the job is yours|chances?|odds|guarantee|promise)\b/i,
    );
    expect(reason).not.toMatch(
      /let[- ]go|slip[- ]in|set[- ]right|make[- ]good|apologi[sz]e|share[- ]context|keep[- ]private/i,
    );
  });
});

describe("a moment", () => {
  const rows: [kind: Kind, flags: (keyof Observed)[], action: Action][] = [
    // The six examples of the article.
    ["nerves", [], "let-go"],
    ["damage", ["fixable", "noticed"], "make-good"],
    ["omission", ["big"], "slip-in"],
    ["injury", ["big", "noticed"], "apologize"],
    ["distraction", ["noticed", "told"], "share-context"],
    ["strength", [], "keep"],
    // Where the kinds meet the actions.
    ["nerves", ["noticed", "big", "fixable"], "let-go"],
    ["appearance", ["noticed", "big", "fixable"], "let-go"],
    ["blank", ["noticed", "big", "fixable"], "set-right"],
    ["blank", ["noticed", "big"], "let-go"],
    ["blank", ["big", "fixable"], "let-go"],
    ["blank", ["noticed", "big", "fixable", "settled"], "let-go"],
    ["wrong-answer", ["noticed", "fixable"], "let-go"],
    ["wrong-answer", ["noticed", "big", "fixable"], "set-right"],
    ["omission", [], "let-go"],
    ["omission", ["big", "personal"], "let-go"],
    ["unasked-question", ["fixable"], "slip-in"],
    ["unasked-question", [], "let-go"],
    ["unprepared", ["noticed", "fixable"], "set-right"],
    ["unprepared", ["fixable"], "let-go"],
    ["late", ["noticed"], "let-go"],
    ["late", ["noticed", "big"], "set-right"],
    ["late", ["noticed", "big", "told"], "share-context"],
    ["late", ["noticed", "big", "settled"], "let-go"],
    ["technology", ["noticed", "settled"], "let-go"],
    ["technology", ["noticed", "big"], "set-right"],
    ["name-slip", ["noticed", "settled"], "let-go"],
    ["name-slip", ["noticed", "big"], "set-right"],
    ["misstatement", ["big"], "set-right"],
    ["misstatement", ["big", "personal"], "let-go"],
    ["misstatement", ["fixable"], "let-go"],
    ["badmouthing", ["noticed"], "set-right"],
    ["badmouthing", ["big"], "let-go"],
    ["oversharing", ["noticed", "big", "fixable"], "let-go"],
    ["conduct", ["noticed"], "let-go"],
    ["conduct", ["noticed", "big", "fixable"], "set-right"],
    ["conduct", ["noticed", "big", "told"], "share-context"],
    ["conduct", ["noticed", "big", "personal"], "let-go"],
    ["offense", ["noticed"], "apologize"],
    ["offense", ["noticed", "settled"], "let-go"],
    ["offense", ["noticed", "settled", "big"], "apologize"],
    ["damage", ["settled", "fixable"], "let-go"],
    ["damage", ["big"], "apologize"],
    ["damage", [], "let-go"],
    ["injury", ["noticed", "settled"], "let-go"],
    ["distraction", ["personal", "noticed", "big"], "keep-private"],
    ["distraction", ["personal", "told"], "share-context"],
    ["distraction", ["noticed", "settled"], "let-go"],
    ["distraction", [], "let-go"],
  ];
  it.each(rows)("%s with %j: %s", (kind, flags, action) => {
    const moment = {
      kind,
      observed: observed(...flags),
      quote: "their words",
      fix: null,
      asked: null,
      doubt: null,
    };

    const decided = triage(moment);

    expect(decided.action).toBe(action);
  });

  it("is apologized for only when a person was hurt or a thing is beyond replacing", () => {
    const apologized = new Set(TABLE.filter((row) => row.action === "apologize").map((row) => row.kind));

    expect(apologized).toEqual(new Set(["offense", "damage", "injury"]));
  });
});

describe("what the note raises", () => {
  it("keeps the order of what is owed, and two at most", () => {
    const moments = [
      moment("omission", "slip-in"),
      moment("blank", "set-right"),
      moment("nerves", "let-go"),
      moment("damage", "make-good"),
      moment("misstatement", "set-right"),
      moment("injury", "apologize"),
      moment("strength", "keep"),
    ];

    const { raised, unsaid } = raise(moments);

    expect(raised.map((each) => each.kind)).toEqual(["injury", "damage"]);
    expect(unsaid.map((each) => each.kind)).toEqual(["omission", "blank", "nerves", "misstatement"]);
  });

  it("puts an untrue fact before another correction, and a name before nothing that needs a line", () => {
    const moments = [
      moment("name-slip", "set-right"),
      moment("blank", "set-right"),
      moment("misstatement", "set-right"),
    ];

    const { raised } = raise(moments);

    expect(raised.map((each) => each.kind)).toEqual(["misstatement", "blank"]);
  });

  it("tells a cause once for everything that it led to", () => {
    const moments = [
      moment("late", "share-context"),
      moment("distraction", "share-context"),
      moment("omission", "slip-in"),
    ];

    const { raised } = raise(moments);

    expect(raised.map((each) => each.kind)).toEqual(["distraction", "omission"]);
  });

  it("never raises what is private or let go", () => {
    const moments = [
      moment("distraction", "keep-private"),
      moment("nerves", "let-go"),
      moment("strength", "keep"),
    ];

    const { raised, unsaid } = raise(moments);

    expect(raised).toEqual([]);
    expect(unsaid).toHaveLength(2);
  });
});

function observed(...flags: (keyof Observed)[]): Observed {
  const none = { noticed: false, big: false, fixable: false, settled: false, personal: false, told: false };
  return Object.assign(none, Object.fromEntries(flags.map((flag) => [flag, true])));
}

function moment(kind: Kind, action: Action): Triaged {
  return {
    kind,
    action,
    reason: "A reason.",
    quote: "their words",
    fix: null,
    asked: null,
    doubt: null,
    observed: observed(),
  };
}
