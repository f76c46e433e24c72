/**
 * What a person corrects in what was read of their mail. Corrections are kept, and laid over every later reading of all
 * their words, so that what they took out stays out.
 */
import * as z from "zod";
import { Action, type Moment, type Reading } from "./debrief.ts";
import { triage } from "./triage.ts";

export const Correction = z.discriminatedUnion("about", [
  /** `wrong`: this did not happen. `yes` and `no` answer the question about what the reader was not sure of. */
  z.object({ about: z.literal("moment"), quote: z.string(), say: z.enum(["wrong", "yes", "no"]) }),
  z.object({ about: z.enum(["company", "role"]), value: z.string() }),
  z.object({ about: z.literal("people"), value: z.array(z.string()) }),
  /** How the note is to sound; nothing that was read changes by it. */
]);
export type Correction = z.infer<typeof Correction>;

/** What a correction or more words changed, old and new; null where there was nothing, or is nothing any more. */
export const Change = z.discriminatedUnion("about", [
  z.object({
    about: z.literal("moment"),
    quote: z.string(),
    was: Action.nullable(),
    is: Action.nullable(),
  }),
  z.object({
    about: z.enum(["company", "role", "people"]),
    was: z.string().nullable(),
    is: z.string().nullable(),
  }),
]);
export type Change = z.infer<typeof Change>;

/** The reading with the person's own corrections laid over it, the latest last. */
export function corrected(reading: Reading, corrections: readonly Correction[]): Reading {
  return corrections.reduce(apply, reading);
}

function apply(reading: Reading, correction: Correction): Reading {
  switch (correction.about) {
    case "company":
    case "role":
    case "people":
      return { ...reading, interview: { ...reading.interview, [correction.about]: correction.value } };
    case "moment": {
      const moments = reading.moments.flatMap((moment) =>
        isSame(moment.quote, correction.quote) ? answered(moment, correction.say) : moment,
      );
      const told = moments.map(({ quote, fix }) => `${quote} ${fix ?? ""}`).join("\n");
      const slipIn = reading.slipIn.filter((phrase) => told.includes(phrase));
      if (correction.say !== "wrong") return { ...reading, moments, slipIn };
      // Nothing is told of what did not happen so.
      const material = reading.material.filter(
        ({ words }) => !correction.quote.includes(words) && !words.includes(correction.quote),
      );
      return { ...reading, moments, slipIn, material };
    }
  }
}

function answered(moment: Moment, say: "wrong" | "yes" | "no"): Moment[] {
  if (say === "wrong") return [];
  const { doubt } = moment;
  if (doubt === null) return [moment];
  return [{ ...moment, doubt: null, observed: { ...moment.observed, [doubt]: say === "yes" } }];
}

/** A later reading may underline a little more or less of the same words. */
const isSame = (a: string, b: string) => a.includes(b) || b.includes(a);

/** In the order of the reading: moments that came, went or are treated otherwise, then the facts. */
export function changesBetween(before: Reading | null, after: Reading): Change[] {
  if (before === null) return [];
  const actionIn = (moments: readonly Moment[], quote: string) => {
    const found = moments.find((moment) => isSame(moment.quote, quote));
    return found === undefined ? null : triage(found).action;
  };
  const gone = before.moments.filter(({ quote }) => actionIn(after.moments, quote) === null);
  const moments = [...gone, ...after.moments].map(({ quote }) => ({
    about: "moment" as const,
    quote,
    was: actionIn(before.moments, quote),
    is: actionIn(after.moments, quote),
  }));
  const facts = (["company", "role", "people"] as const).map((about) => ({
    about,
    was: text(before.interview[about]),
    is: text(after.interview[about]),
  }));
  return [...moments, ...facts].filter(({ was, is }) => was !== is);
}

const text = (fact: string | readonly string[] | null) =>
  (typeof fact === "string" ? fact : (fact ?? []).join(", ")) || null;
