/** The letters we can send and what each needs to know. `templates/index.ts` must cover this map. */
import type { Change } from "./correction.ts";
import type { Action, Distress, Heat, Interview, Kind, Language, Moment, Reading } from "./debrief.ts";
import type { Tone } from "./recovery.ts";

/** An instant in RFC 3339 whose offset is the writer's local time; letters print it in that offset. */
export type LocalInstant = string;

/** A moment with the one action that triage gave it and the reason in a sentence of at most 25 words. */
export type Triaged = Moment & { action: Action; reason: string };

/** One thank-you note, ready to copy: nothing in it needs to be filled in. */
export type Draft = {
  to: string | null;
  subject: string;
  body: string;
  /** Sentence by sentence, the stretch of the debrief that each comes from. */
  trace: readonly Traced[];
};

/** `from` is an exact stretch of the debrief; null for thanks and close, which say only who, what and when. */
export type Traced = { words: string; from: string | null };

/** What every letter about a debrief knows. */
type About = {
  /** Where an answer goes: the service's address with this recovery's id in it. */
  replyTo: string;
  /** The name the writer signed with, if any. */
  writer: string | null;
  interview: Interview;
  /** The writer did not come to it. */
  missed: boolean;
  heat: Heat;
  distress: Exclude<Distress, "in-danger">;
  moments: readonly Triaged[];
  slipIn: readonly string[];
  /** How the note should sound, as the person asked. */
  tone?: Tone | null;
  /** When the writer's first mail was sent: the offset of "today". */
  writtenAt: LocalInstant;
  /** Chooses among equal wordings; the same recovery always gets the same words. */
  seed: string;
  /** How the writer calls an interviewer, where that is more than the bare name. */
  called: Reading["called"];
  /** What an interviewer said or showed, in the writer's words. */
  shown: Reading["shown"];
  /** What only this conversation had, in the writer's words. */
  material: Reading["material"];
  /** All own words of the person, to look for more of it in. */
  told: string;
};

export type Letters = {
  /** Within a minute. `added`: more words came and this says what is understood now. */
  acknowledgement: About & {
    planAt: LocalInstant;
    added: boolean;
    changes: readonly Change[];
    /** Lines that looked like somebody else's and may be theirs. */
    left?: number;
  };
  /** `late` is true when the note would leave more than five working days after the interview. */
  plan: About & {
    sendNoteAt: LocalInstant;
    followUpAt: LocalInstant;
    now: LocalInstant;
    /** What the last mail changed, where this plan takes the place of another. */
    changes: readonly Change[];
    /** What the person's earlier recoveries taught. */
    past: readonly Kind[];
  };
  /** At the right day after the note: asks nothing about slips, offers a check-in mail. */
  followUp: About & { now: LocalInstant; sent: boolean };
  /** There is nothing to recover from in this mail; shows what to write, with the four-line form. */
  cannotHelp: {
    replyTo: string;
    writer: string | null;
    reason: "no-interview" | "upcoming" | "no-words" | "too-large";
    /** Lines that were left out as somebody else's and may be theirs. */
    left?: number;
  };
  /** Only English is read so far: says so in the language of the mail. */
  otherLanguage: { language: Exclude<Language, "en"> };
  /** The last letter of a recovery. */
  goodbye: {
    replyTo: string;
    writer: string | null;
    reason: "stopped" | "erased" | "rejected" | "offer" | "declined";
    interview: Interview | null;
    /** For `erased`: how many recoveries and mails were erased. */
    erased: { recoveries: number; mails: number } | null;
    seed: string;
  };
  /** Answers STATUS, SENT and words that came after the plan: where things stand and what happens next. */
  status: About & {
    about: "status" | "sent" | "noted" | "nothing-open";
    planAt: LocalInstant | null;
    followUpAt: LocalInstant | null;
    erasedAt: LocalInstant;
  };
  /** Answers WAIT, TOMORROW, SHORTER, WARMER, PLAINER, UNDO and USE: what is different now. */
  changed: {
    replyTo: string;
    writer: string | null;
    what:
      | { is: "moved"; from: LocalInstant; to: LocalInstant }
      | { is: "tone"; tone: Tone; planAt: LocalInstant }
      | { is: "undone"; planAt: LocalInstant | null; followUpAt: LocalInstant | null }
      | { is: "nothing-to-undo" | "nothing-to-use" | "no-such-moment" };
  };
  /** Answers HELP: what one can write. */
  help: { replyTo: string; writer: string | null; open: boolean };
  /** The interview is still to come: says so, and when we ask how it went. */
  ahead: {
    replyTo: string;
    writer: string | null;
    interview: Interview;
    startsAt: LocalInstant | null;
    askAt: LocalInstant;
  };
  /** It is over by now: asks how it went, with the four lines. */
  afterwards: { replyTo: string; writer: string | null; interview: Interview };
  /** At once, alone: takes it seriously, names people to talk to, pauses everything. */
  crisis: {
    replyTo: string;
    writer: string | null;
    writtenAt: LocalInstant;
    /** ISO 3166 in small letters, where the mail tells it. */
    country: string | null;
  };
  /** A partner offers a recovery for somebody: who, what this is, yes or no. Holds nothing of any debrief. */
  invitation: {
    replyTo: string;
    /** As the partner knows their name. */
    writer: string | null;
    /** Who opened it, the first one first. */
    partners: readonly string[];
    company: string | null;
    /** A partner handed on what the person had written there; it lies unread until they say yes. */
    handedOn: boolean;
    expiresAt: LocalInstant;
    /** Signed pages with a button each; null where there are no pages. */
    links: { yes: string; no: string } | null;
    /** In answer to a mail that was neither yes nor no. */
    again: boolean;
  };
};
export type LetterName = keyof Letters;

/** A letter by name with its data: what `letterFor` in `recovery.ts` gives and `templates` renders. */
export type Letter = { [N in LetterName]: { name: N; data: Letters[N] } }[LetterName];

/** What a template gives: both forms of one text, and what is attached. */
export type Rendered = {
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; content: string }[];
  /** Numbers of the rubric's gates that a first version did not pass, where a plainer one took its place; for counting. */
  heldBack?: readonly number[];
};
