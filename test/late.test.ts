/** A note that goes late: for some days as if it were not, then as a follow-up that mends no slip. */
import { describe, expect, it } from "vitest";
import type { Letters, Triaged } from "../shared/domain/letter.ts";
import { notesFor } from "../shared/domain/note.ts";
import { fromInstant, noteAt, toInstant } from "../shared/domain/timing.ts";
import { failuresOf, sentencesOf } from "../templates/criteria.ts";
import { render } from "../templates/index.ts";
import { writeNotes } from "../templates/note.ts";
import { MOMENTS, PLAN } from "./letters.ts";

const DELAY = /\b(?:sorry|apolog\w*|delay\w*|late|belated\w*|only now|so long|busy)\b/i;

/** 2026-03-19 is a Thursday. */
const ENDED = "2026-03-19T15:00:00-04:00";
const [FROM_THEM, , FAST, FRAME, GUESS, SKILL] = MOMENTS;
const NOTICE = { quote: "I said my notice is one month", fix: "three months" };
const FIGURE: Triaged = { ...GUESS!, ...NOTICE, kind: "misstatement", action: "set-right" };
const INSULT: Triaged = { ...FRAME!, kind: "offense", action: "apologize", quote: "I called the boss old" };

const sentOn = (
  sendNoteAt: string,
  moments: readonly Triaged[] = MOMENTS,
  endedAt = ENDED,
): Letters["plan"] => ({
  ...PLAN,
  interview: { ...PLAN.interview, endedAt },
  moments,
  told: moments.map(({ quote }) => quote).join(".\n\n"),
  sendNoteAt,
});
const flat = (text: string) => text.replace(/\s+/g, " ");

describe("one to three days after the interview", () => {
  it.each(["2026-03-20T16:00:00-04:00", "2026-03-22T15:00:00-04:00"])(
    "the note goes as it would have gone, without a word about the delay: %s",
    (sendNoteAt) => {
      const about = sentOn(sendNoteAt, [FROM_THEM!, FRAME!, SKILL!]);

      const { late, written, notes } = writeNotes(about);

      expect(late).toBe(false);
      expect(written).toEqual([FRAME, SKILL]);
      expect(notes[0]!.body).toMatch(/^\S+ Dana[^\n]*\n\nThank you for/);
      expect(notes[0]!.body).not.toMatch(DELAY);
      expect(failuresOf(notes[0]!, about).filter(({ gate }) => gate)).toEqual([]);
    },
  );

  it.each([
    // plan, ended, note
    ["2026-03-20T16:30:00-04:00", ENDED, "2026-03-20T17:00:00-04:00", "the same afternoon"],
    [
      "2026-03-21T12:00:00-04:00",
      ENDED,
      "2026-03-23T09:00:00-04:00",
      "on Monday, when written on a Saturday",
    ],
    [
      "2026-03-20T19:00:00+13:00",
      "2026-03-18T16:00:00+13:00",
      "2026-03-23T09:00:00+13:00",
      "on Auckland's Monday, Sunday in London",
    ],
    [
      "2026-03-22T17:00:00-10:00",
      "2026-03-20T16:00:00-10:00",
      "2026-03-23T09:00:00-10:00",
      "on Honolulu's Monday, after its Sunday",
    ],
  ])("planned %s, ended %s, it goes %s: %s", (planned, endedAt, sent) => {
    const { at, offset } = fromInstant(planned);
    const known = {
      writtenAt: at,
      offset,
      heat: "calm",
      medium: "onsite",
      decisionBy: null,
      asked: null,
    } as const;

    expect(toInstant(noteAt({ ...known, endedAt: fromInstant(endedAt).at }, at), offset)).toBe(sent);
  });
});

describe("after five working days", () => {
  it.each([
    ["2026-03-26T17:00:00-04:00", ENDED, false, "the fifth working day after a Thursday"],
    ["2026-03-27T09:00:00-04:00", ENDED, true, "the sixth"],
    ["2026-03-27T17:00:00-04:00", "2026-03-21T12:00:00-04:00", false, "Saturday and Sunday are not counted"],
    [
      "2026-03-28T08:30:00+13:00",
      "2026-03-20T09:00:00+13:00",
      false,
      "a Saturday in Auckland, a Friday in London",
    ],
    [
      "2026-03-26T21:00:00-10:00",
      "2026-03-19T15:00:00-10:00",
      false,
      "a Thursday in Honolulu, a Friday in London",
    ],
  ])("%s, ended %s, it is late: %s, %s", (sendNoteAt, endedAt, late) => {
    expect(notesFor(sentOn(sendNoteAt, MOMENTS, endedAt)).late).toBe(late);
  });

  const follow = (moments: readonly Triaged[]) => sentOn("2026-03-30T09:00:00-04:00", moments);

  it("the note asks how things stand, brings one useful thing, and touches no slip", () => {
    const about = follow([FROM_THEM!, FAST!, FRAME!, INSULT, SKILL!]);

    const { written, notes } = writeNotes(about);

    expect(written).toEqual([SKILL]);
    const { body } = notes[0]!;
    expect(body).toMatch(/how things stand|next steps/);
    expect(body).toContain("PowerPoint");
    expect(body).not.toMatch(/frame|fast|boss|sorry|\?/i);
    expect(body).not.toMatch(DELAY);
    expect(failuresOf(notes[0]!, about).filter(({ gate }) => gate)).toEqual([]);
  });

  it("an untrue fact is put right in one sentence, however much else would have come first", () => {
    const about = follow([FROM_THEM!, INSULT, FRAME!, FIGURE]);

    const { written, notes } = writeNotes(about);

    expect(written).toEqual([FIGURE]);
    expect(notes[0]!.repairs.flatMap(({ words }) => sentencesOf(words))).toHaveLength(1);
    expect(notes[0]!.body).toContain("three months");
    const plan = flat(render("plan", about).text);
    expect(plan).toContain("One thing is worth a line in your note, and two stay unsaid on purpose.");
    expect(plan).not.toContain("Order a replacement");
    expect(plan).toContain("if you have heard nothing; a mail to copy comes that day");
  });

  it("the check-in no longer sends a note that would put a slip right, and counts two letters in all", () => {
    const checkIn = (now: string, writtenAt: string, sent: boolean) =>
      flat(render("followUp", { ...sentOn(now), now, writtenAt, sent }).text);

    expect(checkIn("2026-03-25T10:00:00-04:00", PLAN.writtenAt, false)).toContain("it can go today");
    expect(checkIn("2026-03-30T10:00:00-04:00", PLAN.writtenAt, false)).toContain("leave it there");
    expect(checkIn("2026-03-30T10:00:00-04:00", PLAN.writtenAt, true)).toContain("a second is plenty");
    expect(checkIn("2026-04-08T10:00:00-04:00", "2026-03-30T09:00:00-04:00", true)).toContain(
      "two are plenty",
    );
    expect(checkIn("2026-04-08T10:00:00-04:00", "2026-03-30T09:00:00-04:00", false)).toContain(
      "it can go today",
    );
  });
});
