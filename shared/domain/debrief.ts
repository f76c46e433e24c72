/**
 * The vocabulary of the service: what a debrief is read into.
 *
 * A *debrief* is the mail somebody writes after an interview. It is read into an interview (who, where,
 * when) and moments (what happened, good and bad). `triage.ts` gives every moment one action.
 */
import * as z from "zod";

/** What sort of thing happened. The names are explained, with their usual action, in `triage.ts`. */
export const Kind = z.enum([
  "strength",
  "nerves",
  "blank",
  "wrong-answer",
  "omission",
  "unasked-question",
  "unprepared",
  "late",
  "technology",
  "appearance",
  "name-slip",
  "misstatement",
  "badmouthing",
  "oversharing",
  "conduct",
  "offense",
  "damage",
  "injury",
  "distraction",
]);
export type Kind = z.infer<typeof Kind>;

/** What the article says to do about a moment, in no particular order. */
export const Action = z.enum([
  "keep",
  "let-go",
  "slip-in",
  "set-right",
  "make-good",
  "apologize",
  "share-context",
  "keep-private",
]);
export type Action = z.infer<typeof Action>;

export const Heat = z.enum(["calm", "upset", "distraught"]);
export type Heat = z.infer<typeof Heat>;

export const Medium = z.enum(["onsite", "video", "phone", "unknown"]);
export type Medium = z.infer<typeof Medium>;

/** An instant in RFC 3339 with an offset, which is the writer's local time: `2026-03-19T15:15:00-04:00`. */
const Instant = z.iso.datetime({ offset: true });

export const Interview = z.object({
  company: z.string().nullable(),
  role: z.string().nullable(),
  /** Interviewers, bare names without titles, in the fullest form the mail has. */
  people: z.array(z.string()),
  medium: Medium,
  endedAt: Instant.nullable(),
  /** The last day of a stated window; 17:00 local when the mail names no hour. */
  decisionBy: Instant.nullable(),
});
export type Interview = z.infer<typeof Interview>;

/** Nothing is known. */
export const NO_INTERVIEW: Interview = {
  company: null,
  role: null,
  people: [],
  medium: "unknown",
  endedAt: null,
  decisionBy: null,
};

/** What was observed about a moment. Triage is keyed on these and on the kind, and on nothing else. */
export const Observed = z.object({
  /** The interviewer surely noticed: reacted, corrected, asked again, waited, was hit, wrote it down. */
  noticed: z.boolean(),
  /** Central to the interview, long, repeated, serious or costly; for an omission: the job needs it. */
  big: z.boolean(),
  /** Words can mend it: the answer, figure, paper or question can be given now; for damage: it can be replaced. */
  fixable: z.boolean(),
  /** It was put right in the room: cleaned, corrected, excused, answered after all, connected again. */
  settled: z.boolean(),
  /** Nobody owes it to an employer: diagnosis, own pregnancy, divorce, debt, addiction, law, abuse. */
  personal: z.boolean(),
  /** The interviewer was told already, or the writer says that they want to tell. */
  told: z.boolean(),
});
export type Observed = z.infer<typeof Observed>;

export const Moment = z.object({
  /** An exact substring of the writer's own words. */
  quote: z.string().min(1),
  kind: Kind,
  observed: Observed,
  /**
   * The writer's own words that carry the fix, as an exact substring: the right answer of a blank, the true
   * figure, the thing that was broken, the skill left unsaid. Null when the debrief does not hold it.
   */
  fix: z.string().nullable(),
  /** The writer's own words for what was asked, or what the moment is about, as an exact substring. */
  asked: z.string().nullable().default(null),
  /**
   * What the reader was not sure of and what would change the action. `observed` holds the quieter answer, and the
   * acknowledgement asks.
   */
  doubt: z.enum(["noticed", "big"]).nullable().default(null),
});
export type Moment = z.infer<typeof Moment>;

/** What a mail is written in, as RFC 5646 tags: English, which is read, and the ten biggest others and German, which are answered. */
export const Language = z.enum([
  "en",
  "zh",
  "hi",
  "es",
  "ar",
  "fr",
  "bn",
  "pt",
  "ru",
  "id",
  "ur",
  "de",
  "other",
]);
export type Language = z.infer<typeof Language>;

/** `in-danger` is any hint of self-harm, danger or abuse: it is answered at once and with nothing else. */
export const Distress = z.enum(["none", "hopeless", "in-danger"]);
export type Distress = z.infer<typeof Distress>;

/** How a thing came up: *they* showed, told of, asked about or liked it, both talked about it; `did` is what they did or said. */
export const Material = z.object({
  how: z.enum(["showed", "told", "asked", "talked", "liked", "did"]),
  /** An exact substring of the writer's own words: the thing by its name, or the clause. */
  words: z.string().min(1),
});
export type Material = z.infer<typeof Material>;

export const Reading = z.object({
  /** `upcoming` is an interview still ahead; the corpus counts it as `not-a-debrief`. */
  story: z.enum(["interview", "upcoming", "not-a-debrief"]),
  interview: Interview,
  heat: Heat,
  distress: Distress,
  /** In the order of the mail. */
  moments: z.array(Moment),
  /** The shortest phrases that name what was left unsaid: "PowerPoint", "Portuguese". */
  slipIn: z.array(z.string()),
  /** The interview was to be, and the writer did not come. */
  missed: z.boolean().default(false),
  /** The name the writer signed with, as they wrote it. */
  writer: z.string().nullable(),
  /** How the writer calls an interviewer, where that is more than the bare name: "Mr. Okafor" for "Okafor". */
  called: z.array(z.object({ person: z.string(), as: z.string() })).default([]),
  /** What an interviewer said or showed, as exact substrings: material for a note, and no moments. */
  shown: z.array(z.string()).default([]),
  /** What a thank-you note can come back to, in the order of the mail. */
  material: z.array(Material).default([]),
});
export type Reading = z.infer<typeof Reading>;

/** What a reader is given. `date` is the mail's own, with the writer's offset; no reader asks the machine. */
export const Debrief = z.object({
  subject: z.string(),
  /** Plain text with line breaks kept; quoted and forwarded stretches may still be inside. */
  text: z.string(),
  date: Instant,
  /** The forwarded invitation or mail, where there was one: facts only, never moments. */
  forwarded: z.string().nullable().default(null),
  /** What a calendar file said, where there was one. */
  calendar: z
    .object({
      summary: z.string().nullable(),
      organizer: z.string().nullable(),
      attendees: z.array(z.string()),
      startsAt: Instant.nullable(),
      endsAt: Instant.nullable(),
      location: z.string().nullable(),
    })
    .nullable()
    .default(null),
});
export type Debrief = z.infer<typeof Debrief>;
export type CalendarFacts = NonNullable<Debrief["calendar"]>;
