/**
 * `transition(recovery, event, now)`: the only way a recovery changes. Pure: what is to be done is saved as a debt in
 * `owed`, and `settle` pays it.
 */
import { isDeepStrictEqual } from "node:util";
import { afterCommand, type Commanded, restored } from "./command.ts";
import { type Change, type Correction, changesBetween, corrected } from "./correction.ts";
import type { Language, Moment, Reading } from "./debrief.ts";
import {
  agreed,
  consented,
  declined,
  expired,
  joined,
  opened,
  seenByPartners,
  withdrawn,
} from "./invitation.ts";
import {
  afterCall,
  afterLease,
  claimNotice,
  type EndpointResult,
  isTellable,
  mailedLater,
  type OwedNotice,
  owedAgain,
} from "./notice.ts";
import { type Offered, type PartnerCase, withOffered } from "./offer.ts";
import {
  closedState,
  DAY,
  partnerState,
  type Recovery,
  type ShownLetter,
  type State,
  type Words,
} from "./recovery.ts";
import {
  type Answers,
  type AttemptResult,
  afterAttempt,
  afterTime,
  claim,
  type Owed,
  type OwedWhat,
  postponed,
  type Sent,
} from "./sending.ts";
import { answer, close, owe, oweStatus, timingOf } from "./steps.ts";
import { leavesAt, planAt } from "./timing.ts";

/** How long the question how it went waits for its answer. */
const KEEP_ASKED_DAYS = 14;
/** An absence is taken to last this long after the last word of it. */
const AWAY_DAYS = 3;
/** Letters of one test that are kept to be looked at: an item must stay below 400 KB. */
const MOST_SHOWN = 8;
/** Own words kept beside the reading, over all mails of a recovery: an item must stay below 400 KB. */
const MOST_WORDS_CHARS = 64 * 1024;

export type Event =
  /** Words came; `reading` is the reading of everything written so far, before any correction. */
  | { type: "words"; words: Words; answers: Answers; reading: Reading; corrections: readonly Correction[] }
  /** A mail without words that could be read. */
  | { type: "wordless"; words: Words; answers: Answers; reason: "no-words" | "too-large" }
  /** Words in a language that is not read. */
  | { type: "foreign"; words: Words; answers: Answers; language: Exclude<Language, "en"> }
  | ({ type: "command"; words: Words; answers: Answers } & Commanded)
  /** The interview is still to come; asks how it went when it is over. */
  | { type: "ahead"; words: Words; answers: Answers; reading: Reading; startsAt: number; askAt: number }
  /** USE: lines that were left out count as words after all. */
  | { type: "use"; words: Words; answers: Answers; all: Words[]; reading: Reading }
  | { type: "nothing-to-use"; words: Words; answers: Answers }
  | { type: "delete"; words: Words; answers: Answers; erased: { recoveries: number; mails: number } }
  /** Too many letters went out already: the words are read and kept, and nobody answers. */
  | {
      type: "kept";
      words: Words;
      answers: Answers;
      reading?: Reading;
      corrections?: readonly Correction[];
    }
  /** DELETE or STOP came to another recovery of the same person: go, or end, without a letter. */
  | { type: "forget" }
  | { type: "hush" }
  /** And UNDO brings it back. */
  | { type: "unhush" }
  /** A partner opens it for somebody who is asked first. */
  | { type: "open"; by: PartnerCase; offered: Offered; test: boolean }
  | { type: "join"; by: PartnerCase; offered: Offered }
  | { type: "withdraw"; partnerId: string }
  /** The person agrees or says no, by a click or by a mail; a mail is answered. */
  | { type: "consent"; words?: Words; answers?: Answers }
  | { type: "decline"; words?: Words; answers?: Answers }
  /** A mail that is neither yes nor no nor a story: the invitation says once more what this is. */
  | { type: "ask-again"; words: Words; answers: Answers }
  /** What was handed on was read, after the person agreed. */
  | { type: "read"; reading: Reading }
  | { type: "unreadable"; language: Exclude<Language, "en"> }
  /** Their mail program says that they are away. */
  | { type: "away" }
  | { type: "wake" }
  | { type: "claim"; sendId: string }
  | { type: "attempted"; sendId: string; result: AttemptResult; messageId: string | null; chance: number }
  /** All letters together were too many: this one waits. */
  | { type: "postponed"; sendId: string; until: number }
  /** A letter of a test, which nobody is sent. */
  | { type: "shown"; sendId: string; letter: ShownLetter }
  /** SES told what became of a letter. */
  | { type: "news"; sendId: string; outcome: "sent" | "refused"; messageId: string | null }
  /** Partners are about to be told, as far as they can be: one claim for all of them, since they are called side by side. */
  | { type: "claim-notices"; noticeIds: readonly string[] }
  | { type: "told"; calls: readonly { noticeId: string; result: EndpointResult; chance: number }[] }
  /** Held back, since there is no endpoint to call, or failed and said so by mail. */
  | { type: "drop-notices"; noticeIds: readonly string[] }
  | { type: "mail-later"; noticeId: string; from: number }
  | { type: "tell-again"; notice: OwedNotice }
  /** The address bounced for good or complained. */
  | { type: "unreachable" };

export function transition(before: Recovery, event: Event, now: number): Recovery {
  return seenByPartners(before, changed(before, event, now), now);
}

function changed(before: Recovery, event: Event, now: number): Recovery {
  // Whoever writes is not away.
  const answers = "answers" in event ? event.answers : undefined;
  const recovery = answers ? { ...before, thread: answers, awayAt: null } : before;
  switch (event.type) {
    case "words": {
      const told = keepWords(consented(recovery, now), event.words);
      return afterWords(corrects(told, event.corrections), event.reading, now);
    }
    case "open":
      return opened(recovery, event, now);
    case "join":
      return joined(recovery, event);
    case "withdraw":
      return withdrawn(recovery, event.partnerId, now);
    case "consent":
      return isAsked(recovery) ? withWords(agreed(recovery, now), event.words) : recovery;
    case "decline": {
      if (!isAsked(recovery)) return recovery;
      const over = withWords(declined(recovery, now), event.words);
      return answers ? owe(over, { name: "goodbye", reason: "declined", erased: null }, now) : over;
    }
    case "ask-again": {
      const kept = keepWords(recovery, event.words);
      const { state } = kept;
      if (state.name !== "awaiting-consent") return oweStatus(kept, "noted", now);
      return owe(kept, { name: "invitation", expiresAt: state.expiresAt, again: true }, now);
    }
    case "read":
      return recovery.state.name === "consented" ? afterWords(recovery, event.reading, now) : recovery;
    case "unreadable": {
      if (recovery.state.name !== "consented") return recovery;
      const waits = { ...recovery, state: closedState("nothing-yet", now, KEEP_ASKED_DAYS) };
      return owe(waits, { name: "otherLanguage", language: event.language }, now);
    }
    case "wordless":
      return owe(keepWords(recovery, event.words), { name: "cannotHelp", reason: event.reason }, now);
    case "foreign":
      return owe(keepWords(recovery, event.words), { name: "otherLanguage", language: event.language }, now);
    case "command":
      return afterCommand(keepWords(recovery, event.words), withCorrections(recovery, event), now);
    case "ahead": {
      const { startsAt, askAt } = event;
      const kept = keepWords(consented(recovery, now), event.words);
      const reading = withOffered(event.reading, kept.offered);
      const letter: OwedWhat = { name: "ahead", startsAt, askAt };
      return owe({ ...kept, reading, state: { name: "ahead", askAt } }, letter, now);
    }
    case "use":
      return afterWords({ ...recovery, words: [...event.all, event.words] }, event.reading, now);
    case "nothing-to-use":
      return owe(keepWords(recovery, event.words), { name: "changed", what: { is: "nothing-to-use" } }, now);
    case "delete": {
      const last = keepWords(recovery, event.words);
      const gone = close(last, "erased", now, 0);
      return owe(gone, { name: "goodbye", reason: "erased", erased: event.erased }, now);
    }
    case "kept": {
      const kept = corrects(keepWords(recovery, event.words), event.corrections ?? []);
      const counts = event.reading?.story === "interview" && kept.reading !== null;
      return counts ? { ...kept, reading: understood(kept, event.reading!) } : kept;
    }
    case "forget":
      return close(recovery, "erased", now, 0);
    case "hush": {
      const { state, asked, tone } = recovery;
      const undo = { state, asked, tone, until: now + DAY };
      return { ...close(recovery, "stopped", now, recovery.retentionDays), undo };
    }
    case "unhush":
      return restored(recovery, now) ?? recovery;
    case "away":
      return { ...recovery, awayAt: now };
    case "wake":
      return afterWake(recovery, now);
    case "claim":
      return withOwed(recovery, event.sendId, (owed) => claim(owed, now));
    case "postponed":
      return withOwed(recovery, event.sendId, (owed) => postponed(owed, event.until));
    case "attempted":
      return afterResult(recovery, event, now);
    case "shown": {
      const shown = [...recovery.shown, event.letter].slice(-MOST_SHOWN);
      return settled({ ...recovery, shown }, event.sendId, "sent", null, now);
    }
    case "news":
      return settled(recovery, event.sendId, event.outcome, event.messageId, now);
    case "claim-notices":
      return withNotices(recovery, event.noticeIds, (notice) =>
        isTellable(notice, now) ? claimNotice(notice, now) : notice,
      );
    case "told":
      return event.calls.reduce(
        (told, { noticeId, result, chance }) =>
          withNotices(told, [noticeId], (notice) => afterCall(notice, result, now, chance)),
        recovery,
      );
    case "drop-notices":
      return withNotices(recovery, event.noticeIds, () => null);
    case "mail-later":
      return withNotices(recovery, [event.noticeId], (notice) => mailedLater(notice, event.from));
    case "tell-again": {
      const { notice } = event;
      const isTheirs = recovery.partners.some(({ partnerId }) => partnerId === notice.partnerId);
      const isOwed = recovery.notices.some(({ id }) => id === notice.id);
      return isTheirs && !isOwed
        ? { ...recovery, notices: [...recovery.notices, owedAgain(notice, now)] }
        : recovery;
    }
    case "unreachable":
      return recovery.state.name === "closed"
        ? { ...recovery, owed: [] }
        : close(recovery, "unreachable", now, recovery.retentionDays);
  }
}

const isAsked = ({ state }: Recovery) => state.name === "awaiting-consent";

const withWords = (recovery: Recovery, words: Words | undefined): Recovery =>
  words === undefined ? recovery : keepWords(recovery, words);

/** What was read, with what a partner told where the words name nothing, and with what the person corrected. */
const understood = (recovery: Recovery, reading: Reading): Reading =>
  corrected(withOffered(reading, recovery.offered), recovery.corrections);

function afterWords(recovery: Recovery, asRead: Reading, now: number): Recovery {
  const reading = understood(recovery, asRead);
  const changes = changesBetween(recovery.reading, reading);
  if (reading.distress === "in-danger") return pause({ ...recovery, reading }, now);
  const { state } = recovery;
  switch (state.name) {
    case "ahead": {
      const read = { ...recovery, reading };
      if (reading.story === "interview") return begin(toldNow(read, now), now);
      return owe(read, { name: "ahead", startsAt: null, askAt: state.askAt }, now);
    }
    case "cooling": {
      const read = { ...recovery, reading };
      return cool(read, Math.max(planAt(timingOf(read)), now), { added: true, changes }, now);
    }
    case "answered": {
      const steady = { ...reading, moments: reading.moments.map(asBefore(recovery.reading)) };
      const changed = !isDeepStrictEqual(substance(steady), substance(recovery.reading));
      const read = { ...recovery, reading: steady };
      return changed ? answer(read, now, changes) : oweStatus(read, "noted", now);
    }
    case "consented":
      if (reading.story === "interview") return begin(toldNow({ ...recovery, reading }, now), now);
      return owe(
        { ...recovery, reading, state: closedState("nothing-yet", now, KEEP_ASKED_DAYS) },
        { name: "afterwards" },
        now,
      );
    case "awaiting-consent":
    case "paused":
      // Whoever was in danger and writes about something else is told again whom to turn to, and nothing lighter.
      return reading.story === "interview"
        ? begin({ ...recovery, reading }, now)
        : owe(recovery, { name: "crisis" }, now);
    case "closed":
      if (state.why !== "nothing-yet") return oweStatus(recovery, "noted", now);
      if (reading.story === "interview") return begin(toldNow({ ...recovery, reading }, now), now);
      return owe(
        { ...recovery, reading },
        { name: "cannotHelp", reason: reading.story === "upcoming" ? "upcoming" : "no-interview" },
        now,
      );
  }
}

function afterWake(recovery: Recovery, now: number): Recovery {
  const debts = ageDebts(recovery, now);
  const aged = { ...debts, notices: debts.notices.map((notice) => afterLease(notice, now)) };
  const { state } = aged;
  switch (state.name) {
    case "cooling": {
      if (state.planAt > now) return aged;
      const leaves = leavesAt(timingOf(aged), state.planAt, now);
      return leaves > now ? { ...aged, state: { ...state, planAt: leaves } } : answer(aged, now);
    }
    case "ahead": {
      if (state.askAt > now) return aged;
      const asked = { ...aged, state: closedState("nothing-yet", now, KEEP_ASKED_DAYS) };
      return owe(asked, { name: "afterwards" }, now);
    }
    case "answered": {
      if (state.followUpAt > now) return aged;
      // Nobody reads it while they are away.
      const backAt = aged.awayAt === null ? 0 : aged.awayAt + AWAY_DAYS * DAY;
      if (backAt > now) return { ...aged, state: { ...state, followUpAt: backAt } };
      const done = { ...aged, state: closedState("done", now, aged.retentionDays) };
      return owe(done, { name: "followUp", sent: state.sent }, now);
    }
    case "awaiting-consent":
      return state.expiresAt > now ? aged : expired(aged, now);
    case "closed":
    case "paused":
      // The last that partners see of it, whatever it was that ended in silence.
      return state.eraseAt <= now && partnerState(aged) === "consented" && aged.partners.length > 0
        ? { ...aged, state: closedState("done", now, 0) }
        : aged;
    case "consented":
      return aged;
  }
}

function begin(recovery: Recovery, now: number): Recovery {
  return cool(recovery, Math.max(planAt(timingOf(recovery)), now), { added: false, changes: [] }, now);
}

/** The heat counts from the mail that told the story, which need not be the first one. */
function toldNow(recovery: Recovery, now: number): Recovery {
  const at = recovery.words.at(-1)?.at ?? now;
  return { ...recovery, writtenAt: Math.min(at, now) };
}

function cool(
  recovery: Recovery,
  planAt: number,
  since: { added: boolean; changes: Change[] },
  now: number,
): Recovery {
  const cooling: Recovery = { ...recovery, state: { name: "cooling", planAt } };
  return owe(cooling, { name: "acknowledgement", planAt, ...since }, now);
}

function pause(recovery: Recovery, now: number): Recovery {
  const state: State = { name: "paused", eraseAt: now + recovery.retentionDays * DAY };
  return owe({ ...recovery, state, owed: [] }, { name: "crisis" }, now);
}

function afterResult(
  recovery: Recovery,
  event: Extract<Event, { type: "attempted" }>,
  now: number,
): Recovery {
  const { sendId, result, messageId } = event;
  if (result === "sent" || result === "refused") return settled(recovery, sendId, result, messageId, now);
  return withOwed(recovery, sendId, (owed) => afterAttempt(owed, result, now, event.chance));
}

/** The debt is gone. A letter whose debt was dropped meanwhile (STOP) is still recorded. */
function settled(
  recovery: Recovery,
  sendId: string,
  outcome: Sent["outcome"],
  messageId: string | null,
  now: number,
): Recovery {
  if (recovery.sent.some((sent) => sent.sendId === sendId)) return recovery;
  const owed = recovery.owed.find((o) => o.sendId === sendId);
  const name = owed?.what.name ?? "dropped";
  return {
    ...recovery,
    owed: recovery.owed.filter((o) => o !== owed),
    sent: [...recovery.sent, { sendId, name, at: now, outcome, messageId }],
  };
}

function ageDebts(recovery: Recovery, now: number): Recovery {
  let aged = recovery;
  for (const owed of recovery.owed) {
    const next = afterTime(owed, now);
    aged =
      next === "given-up"
        ? settled(aged, owed.sendId, "given-up", null, now)
        : withOwed(aged, owed.sendId, () => next);
  }
  return aged;
}

function withNotices(
  recovery: Recovery,
  ids: readonly string[],
  change: (notice: OwedNotice) => OwedNotice | null,
): Recovery {
  const notices = recovery.notices.flatMap((notice) =>
    ids.includes(notice.id) ? (change(notice) ?? []) : notice,
  );
  return { ...recovery, notices };
}

function withOwed(recovery: Recovery, sendId: string, change: (owed: Owed) => Owed | null): Recovery {
  const owed = recovery.owed.flatMap((o) => (o.sendId === sendId ? (change(o) ?? []) : o));
  return { ...recovery, owed };
}

/** The latest count: more than that is nobody's list of moments. */
const MOST_CORRECTIONS = 50;

function corrects(recovery: Recovery, corrections: readonly Correction[]): Recovery {
  const all = [...recovery.corrections, ...corrections].slice(-MOST_CORRECTIONS);
  return { ...recovery, corrections: all };
}

function keepWords(recovery: Recovery, words: Words): Recovery {
  const kept = recovery.words.reduce((chars, w) => chars + w.text.length, 0);
  const text = words.text.slice(0, Math.max(0, MOST_WORDS_CHARS - kept));
  return { ...recovery, words: [...recovery.words, { ...words, text }] };
}

/** What the words below a command changed, with the corrections laid over it. */
function withCorrections(recovery: Recovery, { command, when, reading }: Commanded): Commanded {
  return { command, when, reading: reading ? understood(recovery, reading) : null };
}

/** Words that put a moment right, cut a little otherwise because more now stands behind them, are no news. */
const asBefore =
  (before: Reading | null) =>
  (moment: Moment): Moment => {
    const old = before?.moments.find(({ quote }) => quote === moment.quote);
    if (!old) return moment;
    const [one, other] = [old.fix ?? "", moment.fix ?? ""];
    const isSame =
      one === other || (one !== "" && other !== "" && (one.includes(other) || other.endsWith(one)));
    return isSame ? { ...moment, fix: old.fix, asked: old.asked } : moment;
  };

/** What would make a different plan. */
function substance(reading: Reading | null) {
  if (reading === null) return null;
  const { heat: _heat, distress: _distress, ...rest } = reading;
  return rest;
}
