import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Action, Kind } from "../shared/domain/debrief.ts";
import { triage } from "../shared/domain/triage.ts";
import { type Acceptance, observe } from "../shared/reading/aspects.ts";
import { encode, MOST_PIECES } from "../shared/reading/encoder.ts";
import { type Marks, ROW } from "../shared/reading/marks.ts";
import { pieces, readVocabulary } from "../shared/reading/pieces.ts";
import { stretches } from "../shared/reading/spans.ts";
import { OVERLAP, WINDOW, windows } from "../shared/reading/windows.ts";

const vocabulary = readVocabulary(
  readFileSync(join(import.meta.dirname, "../shared/reading/model/vocabulary.txt"), "utf8"),
);

describe("word pieces", () => {
  const cut: { text: string; pieces: [number, number, number][] }[] = JSON.parse(
    readFileSync(join(import.meta.dirname, "fixtures/pieces.json"), "utf8"),
  );

  it.each(cut)("are those that training cut: $text", ({ text, pieces: wanted }) => {
    expect(pieces(text, vocabulary).map(({ id, from, to }) => [id, from, to])).toEqual(wanted);
  });

  it("stand in order inside the text, whatever the text is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        let last = 0;
        for (const { from, to } of pieces(text, vocabulary)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeLessThanOrEqual(text.length);
          last = from;
        }
      }),
    );
  });
});

describe("windows", () => {
  it("hold every piece, none is longer than the network was trained on, and neighbours overlap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (length) => {
        const found = windows(length);
        expect(found[0]!.from).toBe(0);
        expect(found.at(-1)!.to).toBe(length);
        for (const [i, { from, to }] of found.entries()) {
          expect(to - from).toBeLessThanOrEqual(WINDOW);
          if (i > 0) expect(found[i - 1]!.to - from).toBeGreaterThanOrEqual(OVERLAP);
        }
      }),
    );
  });
});

describe("stretches", () => {
  const COUNT = 5;
  /** Rows in which only the first five columns are used: outside, and two labels that begin and go on. */
  const tags = (table: readonly (readonly number[])[]) => {
    const rows = new Float32Array(table.length * ROW);
    for (const [i, row] of table.entries()) rows.set(row, i * ROW);
    return { rows, first: 0, count: COUNT };
  };

  it("begin where the tag says so, go on with the same label, and end", () => {
    const found = stretches(
      tags([
        [0.9, 0.1, 0, 0, 0],
        [0.1, 0.8, 0, 0.1, 0],
        [0.1, 0, 0.9, 0, 0],
        [0.1, 0.8, 0.1, 0, 0],
        [0.9, 0, 0, 0.1, 0],
        [0.2, 0, 0, 0.8, 0],
      ]),
    );

    expect(found.map(({ from, to, label }) => [from, to, label])).toEqual([
      [1, 3, 0],
      [3, 4, 0],
      [5, 6, 1],
    ]);
    expect(found[0]!.confidence).toBeCloseTo(0.85, 5);
  });

  it("are those of the likeliest of all sequences that are allowed", () => {
    const row = fc
      .array(fc.integer({ min: 1, max: 40 }), { minLength: COUNT, maxLength: COUNT })
      .map((weights) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0)));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (table) => {
        const chance = (sequence: number[]) =>
          sequence.reduce((sum, tag, i) => sum + Math.log(table[i]![tag]!), 0);
        const best = Math.max(...sequences(table.length).map(chance));

        const found = stretches(tags(table));
        const sequence = table.map(() => 0);
        for (const { from, to, label } of found)
          for (let i = from; i < to; i++) sequence[i] = 1 + 2 * label + (i > from ? 1 : 0);

        expect(chance(sequence)).toBeCloseTo(best, 4);
      }),
    );
  });

  function sequences(length: number): number[][] {
    if (length === 0) return [[]];
    return sequences(length - 1).flatMap((before) =>
      Array.from({ length: COUNT }, (_, tag) => tag)
        .filter((tag) => tag === 0 || tag % 2 === 1 || before.at(-1) === tag || before.at(-1) === tag - 1)
        .map((tag) => [...before, tag]),
    );
  }

  it("are fewer the more is asked of them", () => {
    const table = [[0.45, 0.55, 0, 0, 0]];

    expect(stretches(tags(table))).toHaveLength(1);
    expect(stretches(tags(table), 1)).toHaveLength(0);
  });
});

describe("what was observed", () => {
  const accepted = (...best: Action[]): Acceptance =>
    Object.fromEntries(
      Action.options.map((action) => [action, best.includes(action) ? 0.9 : 0.1]),
    ) as Acceptance;
  const actionFor = (kind: Kind, acceptance: Acceptance) => {
    const { observed, doubt } = observe(kind, { accepted: acceptance, sure: 1 }, "");
    return triage({ kind, quote: "their words", observed, fix: null, asked: null, doubt }).action;
  };

  const fitting: [Kind, Action][] = [
    ["blank", "set-right"],
    ["wrong-answer", "set-right"],
    ["omission", "slip-in"],
    ["unasked-question", "slip-in"],
    ["unprepared", "set-right"],
    ["late", "set-right"],
    ["late", "share-context"],
    ["technology", "set-right"],
    ["name-slip", "set-right"],
    ["misstatement", "set-right"],
    ["badmouthing", "set-right"],
    ["conduct", "set-right"],
    ["conduct", "share-context"],
    ["offense", "apologize"],
    ["damage", "make-good"],
    ["damage", "apologize"],
    ["injury", "apologize"],
    ["distraction", "share-context"],
    ["distraction", "keep-private"],
  ];

  it.each(fitting)("leads the table of %s to %s where that alone is acceptable", (kind, action) => {
    expect(actionFor(kind, accepted(action))).toBe(action);
  });

  it.each(Kind.options)(
    "leads the table of %s to silence where silence is as good as anything, unless somebody was hurt",
    (kind) => {
      const any = accepted(...Action.options);

      const silent =
        { strength: "keep", distraction: "keep-private", injury: "apologize" }[kind as string] ?? "let-go";
      expect(actionFor(kind, any)).toBe(silent);
    },
  );

  it("never raises nerves or looks, whatever is said of them", () => {
    for (const kind of ["nerves", "appearance", "oversharing"] as const)
      for (const action of Action.options) expect(actionFor(kind, accepted(action))).toBe("let-go");
  });

  it("keeps the quieter action and asks where the two are close", () => {
    const close = { ...accepted(), "set-right": 0.53, "let-go": 0.5 };
    const { observed, doubt } = observe("blank", { accepted: close, sure: 1 }, "");

    expect(doubt).toBe("noticed");
    expect(actionFor("blank", close)).toBe("let-go");
    const answeredYes = { ...observed, noticed: true };
    expect(
      triage({ kind: "blank", quote: "q", observed: answeredYes, fix: null, asked: null, doubt: null })
        .action,
    ).toBe("set-right");
  });

  it("raises nothing of which it is not sure that it happened", () => {
    const { observed } = observe("damage", { accepted: accepted("make-good"), sure: 0.4 }, "");

    expect(triage({ kind: "damage", quote: "q", observed, fix: null, asked: null, doubt: null }).action).toBe(
      "let-go",
    );
  });

  it("prefers privacy where a cause may be too personal to tell", () => {
    const either = { ...accepted(), "share-context": 0.62, "keep-private": 0.6 };

    expect(actionFor("distraction", either)).toBe("keep-private");
  });
});

describe("the network", () => {
  const MAIL =
    "Interview\n\nI met Ms. Cole at Moss Hardware today. I knocked her vase off the table and it broke.";
  let marks: Marks;
  beforeAll(async () => {
    marks = await encode(MAIL);
  }, 60_000);

  it("says something about every piece, in probabilities", () => {
    expect(marks.pieces).toEqual(pieces(MAIL, vocabulary));
    expect(marks.rows).toHaveLength(marks.pieces.length * ROW);
    expect(Math.min(...marks.rows, ...marks.mail)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...marks.rows, ...marks.mail)).toBeLessThanOrEqual(1);
  });

  it("says the same of the same mail", async () => {
    expect((await encode(MAIL)).rows).toEqual(marks.rows);
  });

  it("reads no further than its limit, so that a book costs no more than a letter", async () => {
    expect((await encode("and then she asked me ".repeat(20_000))).pieces).toHaveLength(MOST_PIECES);
  }, 60_000);

  it("says nothing of no words", async () => {
    expect((await encode("")).pieces).toEqual([]);
  });
});
