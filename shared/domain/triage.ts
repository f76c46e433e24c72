/**
 * What to do about each moment, after the article's order of caution: reflect without over-analyzing, raise only
 * the big ones that were surely noticed, mend rather than apologize, tell of an emergency unless it is too personal.
 *
 * `triage` looks at the kind and at what was observed, and at nothing else. The table is read from the top of a kind
 * downwards; the first row that fits decides, and the last row of a kind fits always. Where two actions would be
 * honest, the quieter one stands here.
 */
import type { Action, Kind, Moment, Observed } from "./debrief.ts";
import type { Triaged } from "./letter.ts";

export type Row = { kind: Kind; when: Partial<Observed>; action: Action; reason: string };

export const TABLE: readonly Row[] = [
  // It went right.
  row("strength", {}, "keep", "This worked, and it is yours to use again next time."),

  // Observers see far less of nerves than the speaker feels, and a line about them only confirms a doubt.
  row("nerves", {}, "let-go", "Nerves feel much louder inside than they look from across the table."),
  row("appearance", {}, "let-go", "People keep what you said far longer than what you wore."),

  // A blank or a weak answer. big: it was central to the job; settled: the answer came after all.
  row(
    "blank",
    { settled: true },
    "let-go",
    "You found your way back in the room, and that is what they saw last.",
  ),
  row(
    "blank",
    { noticed: true, big: true, fixable: true },
    "set-right",
    "They waited for this answer, it matters for the job, and one or two sentences can still give it.",
  ),
  row(
    "blank",
    {},
    "let-go",
    "One gap in a whole conversation is small, and pointing at it would make it bigger.",
  ),
  row(
    "wrong-answer",
    { settled: true },
    "let-go",
    "You put it right yourself while you were there, so nothing is left to add.",
  ),
  row(
    "wrong-answer",
    { noticed: true, big: true, fixable: true },
    "set-right",
    "It was a central question, they noticed, and a better answer fits in two sentences.",
  ),
  row(
    "wrong-answer",
    {},
    "let-go",
    "One weak answer rarely decides anything; repeating it would only give it weight.",
  ),

  // Left unsaid. big: the job needs it; settled: it was said after all.
  row("omission", { personal: true }, "let-go", "This is your own affair, and the job does not ask for it."),
  row(
    "omission",
    { settled: true },
    "let-go",
    "They have heard this after all, so it does not need a second telling.",
  ),
  row(
    "omission",
    { big: true },
    "slip-in",
    "The job needs exactly this, so it can simply be part of your thanks.",
  ),
  row("omission", {}, "let-go", "It would be nice to add, but the job does not turn on it."),

  // fixable: a real question that can still be asked.
  row(
    "unasked-question",
    { settled: true },
    "let-go",
    "What you wanted to know was answered while you talked.",
  ),
  row(
    "unasked-question",
    { fixable: true },
    "slip-in",
    "It is a real question, and asking it now shows interest.",
  ),
  row(
    "unasked-question",
    {},
    "let-go",
    "A conversation without a last question is still a complete conversation.",
  ),

  // fixable: the paper, the sample or the reading can be shown now; big: they need it to decide.
  row("unprepared", { settled: true }, "let-go", "You managed without it in the room, and the talk went on."),
  row(
    "unprepared",
    { noticed: true, fixable: true },
    "set-right",
    "They looked for it, and you can still show it.",
  ),
  row(
    "unprepared",
    { big: true, fixable: true },
    "set-right",
    "They need it to decide, and you can still give it.",
  ),
  row(
    "unprepared",
    {},
    "let-go",
    "It cannot be shown afterwards in a line, and a mention would only underline it.",
  ),

  // settled: rung ahead or excused in the room; big: long, or missed; told: the cause is known or may be told.
  row("late", { settled: true }, "let-go", "You gave notice or were excused, so this is already closed."),
  row(
    "late",
    { noticed: true, big: true, told: true },
    "share-context",
    "They waited for you, and one plain sentence about the cause answers the question that is left.",
  ),
  row(
    "late",
    { noticed: true, big: true },
    "set-right",
    "They waited a good while, and thanking them for that patience says what needs to be said.",
  ),
  row("late", {}, "let-go", "A few minutes are soon over, and the conversation came after them."),

  // settled: it came back; big: an answer or a stretch of the interview was lost.
  row(
    "technology",
    { settled: true },
    "let-go",
    "It came back and you went on; that is how they will remember it.",
  ),
  row(
    "technology",
    { noticed: true, big: true },
    "set-right",
    "Part of the conversation was lost for both of you, and it can still be given.",
  ),
  row("technology", {}, "let-go", "Machines fail in front of everybody; nobody puts that down to you."),

  // big: repeated, or a rival's name, which is heard by itself.
  row("name-slip", { settled: true }, "let-go", "It was put right in the same breath, and it is over."),
  row("name-slip", { big: true }, "set-right", "Writing the right name, with no comment, is all this needs."),
  row("name-slip", {}, "let-go", "One slip of a name passes by itself when the next mail has it right."),

  // personal: a white lie over something private; big: it could matter to the decision, noticed or not.
  row(
    "misstatement",
    { personal: true, told: false },
    "let-go",
    "It covers something that is nobody's business.",
  ),
  row(
    "misstatement",
    { settled: true },
    "let-go",
    "You corrected it there and then, so they have the true version.",
  ),
  row(
    "misstatement",
    { big: true },
    "set-right",
    "They may rely on this, so the true fact belongs in their hands, whether or not they noticed.",
  ),
  row(
    "misstatement",
    { noticed: true, fixable: true },
    "set-right",
    "They took it down, and one line puts the true version beside it.",
  ),
  row(
    "misstatement",
    {},
    "let-go",
    "It is too small to change what they decide, and a correction would inflate it.",
  ),

  // settled: turned into something fair in the room.
  row(
    "badmouthing",
    { settled: true },
    "let-go",
    "You turned it into something fair yourself, so it is balanced.",
  ),
  row(
    "badmouthing",
    { noticed: true },
    "set-right",
    "They heard it, and one gracious sentence about what you look for next is the better answer.",
  ),
  row("badmouthing", {}, "let-go", "It passed without a reaction, and recalling it would say it twice."),

  row("oversharing", {}, "let-go", "It is said, it is human, and one more word would make it the topic."),

  // fixable: an argument in which the other side's good point can be conceded; told: the cause may be told.
  row(
    "conduct",
    { settled: true },
    "let-go",
    "It passed kindly in the room, and the talk went on from there.",
  ),
  row(
    "conduct",
    { personal: true, told: false },
    "let-go",
    "What was behind it is yours to keep, so silence is best.",
  ),
  row(
    "conduct",
    { noticed: true, big: true, fixable: true },
    "set-right",
    "They will remember the disagreement, and giving their good point its due shows you listened.",
  ),
  row(
    "conduct",
    { noticed: true, big: true, told: true },
    "share-context",
    "They saw it and may wonder, and one plain sentence about the cause answers that.",
  ),
  row(
    "conduct",
    {},
    "let-go",
    "Such things happen between people, and a comment would make it larger than it was.",
  ),

  // Somebody present was hurt or insulted. settled: it was answered kindly and is over, unless it was serious.
  row("offense", { settled: true, big: false }, "let-go", "They took it kindly in the room, and it is over."),
  row(
    "offense",
    { noticed: true },
    "apologize",
    "Somebody was hurt by it, and an honest word is owed to them.",
  ),
  row("offense", { big: true }, "apologize", "It was serious enough that an honest word is owed either way."),
  row(
    "offense",
    {},
    "let-go",
    "Nobody seems to have taken it that way, and raising it could start what never was.",
  ),

  // settled: cleaned or waved away on the spot; fixable: it can be replaced or paid for.
  row(
    "damage",
    { settled: true },
    "let-go",
    "It was cleaned up there and then, and nothing is left to repair.",
  ),
  row(
    "damage",
    { fixable: true },
    "make-good",
    "A thing can be replaced, and a replacement says more than words.",
  ),
  row(
    "damage",
    { big: true, fixable: false },
    "apologize",
    "It cannot simply be bought again, so an honest word is the repair you can give.",
  ),
  row("damage", {}, "let-go", "It was a trifle, and nobody will look for it."),

  row("injury", { settled: true, big: false }, "let-go", "It was over in a moment and they took it kindly."),
  row("injury", { big: true }, "apologize", "A person was hurt, and that deserves a short, sincere word."),
  row(
    "injury",
    { noticed: true },
    "apologize",
    "It happened to them and not to you, so a short word is owed.",
  ),
  row("injury", {}, "let-go", "It was so slight that a word about it would surprise them."),

  // big: its effect showed in the room: late, left early, lost the thread, looked at the phone.
  row(
    "distraction",
    { personal: true, told: true },
    "share-context",
    "You are willing to tell it, so one plain sentence is enough and the rest stays yours.",
  ),
  row(
    "distraction",
    { personal: true },
    "keep-private",
    "This is nobody's business, and no employer is owed it.",
  ),
  row("distraction", { settled: true, big: false }, "let-go", "It came, it went, and it made you human."),
  row(
    "distraction",
    { big: true },
    "share-context",
    "It changed how the hour went, and one plain sentence lets them understand.",
  ),
  row(
    "distraction",
    { noticed: true },
    "share-context",
    "They saw something was going on, and one sentence answers it.",
  ),
  row(
    "distraction",
    { told: true },
    "share-context",
    "They know of it already, so half a sentence closes it kindly.",
  ),
  row("distraction", {}, "let-go", "It stayed with you and did not show, so there is nothing to explain."),
];

/** The one action for a moment, and the reason as it is said to the person. */
export function triage(moment: Moment): { action: Action; reason: string } {
  const { action, reason } = rowFor(moment.kind, moment.observed);
  return { action, reason };
}

/** The row that decides for this kind with these observations. */
export function rowFor(kind: Kind, observed: Observed): Row {
  const row = TABLE.find((candidate) => candidate.kind === kind && fits(candidate.when, observed));
  if (!row) throw new Error(`triage has no last row for ${kind}`);
  return row;
}

/** At most this many moments are raised in one note, whatever went wrong: the article's "big ones only". */
export const MOST_RAISED = 2;

/**
 * Which moments the note raises, most owed first, and which stay unsaid on purpose, in the order of the mail.
 * Strengths are in neither. One line about a cause covers what it led to, so an effect takes no second place.
 */
export function raise(moments: readonly Triaged[]): { raised: Triaged[]; unsaid: Triaged[] } {
  const cause = moments.find((moment) => moment.action === "share-context" && moment.kind === "distraction");
  const firstCause = cause ?? moments.find((moment) => moment.action === "share-context");
  const raised = moments
    .filter((moment) => place(moment) !== null)
    .filter((moment) => moment.action !== "share-context" || moment === firstCause)
    .sort((one, other) => place(one)! - place(other)!)
    .slice(0, MOST_RAISED);
  const unsaid = moments.filter((moment) => moment.action !== "keep" && !raised.includes(moment));
  return { raised, unsaid };
}

/** The rubric of the note: who was hurt, what was broken, what is untrue, what words can mend, what helps. */
function place(moment: Triaged): number | null {
  switch (moment.action) {
    case "apologize":
      return 0;
    case "make-good":
      return 1;
    case "set-right":
      if (moment.kind === "misstatement") return 2;
      // The right name is written without a word about it, so it gives way to what needs a line.
      return moment.kind === "name-slip" ? 4 : 3;
    case "share-context":
      return 5;
    case "slip-in":
      return 6;
    case "keep":
    case "let-go":
    case "keep-private":
      return null;
  }
}

function fits(when: Partial<Observed>, observed: Observed): boolean {
  return (Object.keys(when) as (keyof Observed)[]).every((flag) => when[flag] === observed[flag]);
}

function row(kind: Kind, when: Partial<Observed>, action: Action, reason: string): Row {
  return { kind, when, action, reason };
}
