/** The steps of a plan, in order: what, about which moment, and when. The words for them are the template's. */
import type { Kind, Reading } from "./debrief.ts";
import type { LocalInstant, Triaged } from "./letter.ts";
import { raise, triage } from "./triage.ts";

export type Step =
  /** A broken thing is replaced, or paid for, before the note says so. */
  | { does: "replace"; moment: Triaged; before: LocalInstant }
  /** A paper that the note says is attached. */
  | { does: "attach"; moment: Triaged; before: LocalInstant }
  | { does: "read-aloud"; before: LocalInstant }
  | { does: "send"; at: LocalInstant }
  | { does: "practise"; kind: Kind; before: LocalInstant }
  | { does: "check-in"; at: LocalInstant };

export const MOST_STEPS = 5;

/** First the errand, because the note speaks of it; then the note; then what is learned. */
export function stepsFor(about: {
  moments: readonly Triaged[];
  written: readonly Triaged[];
  sendNoteAt: LocalInstant;
  followUpAt: LocalInstant;
}): Step[] {
  const { moments, written, sendNoteAt, followUpAt } = about;
  const broken = written.find((moment) => moment.action === "make-good");
  const paper = written.find((moment) => moment.kind === "unprepared");
  const errands: Step[] = [];
  if (broken) errands.push({ does: "replace", moment: broken, before: sendNoteAt });
  else if (paper) errands.push({ does: "attach", moment: paper, before: sendNoteAt });
  return [
    ...errands,
    { does: "read-aloud", before: sendNoteAt },
    { does: "send", at: sendNoteAt },
    { does: "practise", kind: lessonOf(moments, written), before: followUpAt },
    { does: "check-in", at: followUpAt },
  ];
}

/** The lesson of a whole reading, for whoever comes back with another interview; null where nothing happened yet. */
export function lessonIn(reading: Reading | null): Kind | null {
  if (reading === null || reading.moments.length === 0) return null;
  const moments = reading.moments.map((moment) => ({ ...moment, ...triage(moment) }));
  return lessonOf(moments, raise(moments).raised);
}

/** From this many times on, it is no chance any more. */
const A_PATTERN = 3;

/** What has come up so often that it is worth saying, this time included; strengths are no pattern to mend. */
export function patternIn(past: readonly Kind[], now: Kind): Kind | null {
  const times = past.filter((kind) => kind === now).length + 1;
  return now !== "strength" && times >= A_PATTERN ? now : null;
}

/** What is worth practising: what the note had to put right, else what weighed most, else what went right. */
export function lessonOf(moments: readonly Triaged[], written: readonly Triaged[]): Kind {
  const slips = moments.filter((moment) => moment.action !== "keep");
  const practised = slips.filter((moment) => !BEYOND_PRACTICE.has(moment.kind));
  const weighty = practised.find((moment) => moment.observed.big || moment.observed.noticed);
  return (
    written.find((moment) => !BEYOND_PRACTICE.has(moment.kind))?.kind ??
    weighty?.kind ??
    practised[0]?.kind ??
    (slips.length > 0 ? slips[0]!.kind : "strength")
  );
}

/** What life did to somebody is no lesson for them. */
const BEYOND_PRACTICE: ReadonlySet<Kind> = new Set(["distraction"]);
