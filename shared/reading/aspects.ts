/**
 * What was observed about a moment: from what a careful reader would accept to be done about it, as the network reads it
 * from the words around. The action itself stays the decision of the table in `domain/triage.ts`.
 */
import type { Action, Kind, Moment, Observed } from "../domain/debrief.ts";

export type Acceptance = Readonly<Record<Action, number>>;
/** Means of probabilities over a moment's pieces; `sure`: that it is a moment of this kind. */
export type Judged = { accepted: Acceptance; sure: number };

/** What would be raised has to be this much more acceptable than silence: a needless line does more harm than none. */
const QUIETER = 0.05;
/** Nothing is raised of which the reader is less sure. */
const SURE = 0.6;
/** A person who was hurt is passed over only where silence is so much more acceptable. */
const HURT = 0.6;
/** Within this of being raised, the acknowledgement asks. */
const UNSURE = 0.15;

const NOTHING: Observed = {
  noticed: false,
  big: false,
  fixable: false,
  settled: false,
  personal: false,
  told: false,
};

/** It went by in the room: read only where the moment is let go anyway, for the reason that is given. */
const SETTLED =
  /\b(?:no problem|no worries|not a problem|don['’]?t worry|(?:it|that)['’]?s (?:fine|ok(?:ay)?|alright)|laughed|smiled|corrected (?:my|it)|put (?:it|that) right|in the end|got (?:there|it back)|came back|re(?:covered|connected|joined|membered)|said sorry|apologi[sz]ed|wiped|cleaned|mopped|swept|waved|straight away|right away|eventually)\b/i;

/** Wiped and still spoiled. */
const LASTING =
  /\b(?:ruined|wrecked|destroyed|spoil(?:ed|t)|stain(?:ed|s)?|shattered|smashed|won['’]?t come out|for the bin|unreadable)\b/i;
/** Nothing that could be bought again. */
const ONE_OF_ITS_KIND =
  /\b(?:irreplaceable|one of a kind|antique|heirloom|hand-?made by|(?:daughter|son|wife|husband|mother|father|mum|dad|grand\w+|child|children|kids?) (?:had |once )?(?:made|painted|built|knitted|carved|drew) )/i;

export function observe(
  kind: Kind,
  { accepted, sure }: Judged,
  around: string,
): { observed: Observed; doubt: Moment["doubt"] } {
  const lead = Math.max(...RAISES[kind].map((action) => leadOf(action, accepted)), Number.NEGATIVE_INFINITY);
  // Silence about what is private needs no sureness.
  const isPrivate = RAISES[kind].includes("keep-private") && leadOf("keep-private", accepted) > 0;
  // Somebody was hurt: one line too many does less harm than none, and kind words of theirs do not undo it.
  const isHurt = kind === "injury" && lead > -HURT;
  const weighs = isHurt || (lead > 0 && (sure >= SURE || isPrivate));
  const doubt = !weighs && lead > -UNSURE ? (DOUBT[kind] ?? null) : null;
  const settled = !weighs && doubt === null && SETTLED.test(around) && !LASTING.test(around);
  const isOneOfItsKind = ONE_OF_ITS_KIND.test(around);
  return {
    observed: { ...NOTHING, ...aspects(kind, accepted, { weighs, sure, settled, doubt, isOneOfItsKind }) },
    doubt,
  };
}

const leadOf = (action: Action, accepted: Acceptance) =>
  accepted[action] - accepted["let-go"] - (action === "keep-private" ? -QUIETER : QUIETER);

/** Which actions would bring the moment up, or keep it on purpose. The others of the eight do not fit the kind. */
const RAISES: Readonly<Record<Kind, readonly Action[]>> = {
  strength: [],
  nerves: [],
  appearance: [],
  oversharing: [],
  blank: ["set-right"],
  "wrong-answer": ["set-right"],
  omission: ["slip-in"],
  "unasked-question": ["slip-in"],
  unprepared: ["set-right"],
  late: ["set-right", "share-context"],
  technology: ["set-right"],
  "name-slip": ["set-right"],
  misstatement: ["set-right"],
  badmouthing: ["set-right"],
  conduct: ["set-right", "share-context"],
  offense: ["apologize"],
  damage: ["make-good", "apologize"],
  injury: ["apologize"],
  distraction: ["share-context", "keep-private"],
};

/** The one thing to ask where it would change the action. */
const DOUBT: Partial<Record<Kind, NonNullable<Moment["doubt"]>>> = {
  blank: "noticed",
  "wrong-answer": "noticed",
  badmouthing: "noticed",
  conduct: "noticed",
  late: "noticed",
  technology: "big",
  "name-slip": "big",
  misstatement: "big",
  omission: "big",
};

type Weighed = {
  weighs: boolean;
  sure: number;
  settled: boolean;
  doubt: Moment["doubt"];
  isOneOfItsKind: boolean;
};

function aspects(
  kind: Kind,
  accepted: Acceptance,
  { weighs, sure, settled, doubt, isOneOfItsKind }: Weighed,
): Partial<Observed> {
  // Whatever is not asked about stands as it would if the answer were yes.
  const or = (flag: "noticed" | "big") => weighs || (doubt !== null && doubt !== flag);
  switch (kind) {
    case "strength":
    case "nerves":
    case "appearance":
    case "oversharing":
      return {};
    case "blank":
    case "wrong-answer":
    case "technology":
    case "badmouthing":
      return { noticed: or("noticed"), big: or("big"), fixable: true, settled };
    case "omission":
    case "name-slip":
    case "misstatement":
      return { big: or("big"), settled };
    case "unasked-question":
      return { fixable: weighs };
    case "unprepared":
      return { noticed: weighs, big: weighs, fixable: weighs, settled };
    case "late":
    case "conduct": {
      const cause = accepted["share-context"] > accepted["set-right"];
      return { noticed: or("noticed"), big: or("big"), fixable: !cause, told: cause, settled };
    }
    case "offense":
    case "injury":
      return { noticed: weighs, big: weighs, settled: !weighs };
    case "damage":
      return {
        noticed: true,
        big: weighs,
        fixable: weighs && !isOneOfItsKind && accepted["make-good"] >= accepted.apologize,
        settled,
      };
    case "distraction": {
      const personal =
        weighs && (sure < SURE || accepted["keep-private"] + QUIETER > accepted["share-context"]);
      return { noticed: weighs, big: weighs && !personal, personal, settled: !weighs };
    }
  }
}
