/** Stretches that the network marked → one for each event: an event told twice, or begun twice, is one. */
import { Kind } from "../domain/debrief.ts";
import type { Marks } from "./marks.ts";
import type { Stretch } from "./spans.ts";

/** Characters between two stretches of one kind that still tell one event; good things stand close and are many. */
const ONE_EVENT = 120;
const CLEARLY = 0.1;

export const kindOf = ({ label }: Stretch) => Kind.options[label]!;

/** One event told in two places is one moment, at the first unless the network is clearly surer of the second. */
export function oneEach(found: readonly Stretch[], { pieces }: Marks): Stretch[] {
  const gapBetween = (one: Stretch, other: Stretch) => pieces[other.from]!.from - pieces[one.to - 1]!.to;
  const kept: Stretch[] = [];
  for (const stretch of whole(found, gapBetween)) {
    const last = kept.at(-1);
    const gap = last ? gapBetween(last, stretch) : Number.MAX_SAFE_INTEGER;
    if (last && last.label === stretch.label && kindOf(stretch) !== "strength" && gap <= 1) {
      kept[kept.length - 1] = joined(last, stretch);
      continue;
    }
    if (last && (isAftermath(stretch, last, gap) || isRestOf(stretch, last, gap))) continue;
    if (!last || last.label !== stretch.label || kindOf(stretch) === "strength" || gap >= ONE_EVENT)
      kept.push(stretch);
    else if (stretch.confidence > last.confidence + CLEARLY) kept[kept.length - 1] = stretch;
  }
  return kept;
}

/** "I said he couldn't manage a sandwich | I told the whole story | with his name": nothing good stands amid a slip. */
function whole(found: readonly Stretch[], gapBetween: (one: Stretch, other: Stretch) => number): Stretch[] {
  const isAmid = (at: number) => {
    const [before, here, after] = [found[at - 1], found[at]!, found[at + 1]];
    return (
      before !== undefined &&
      after !== undefined &&
      kindOf(here) === "strength" &&
      kindOf(before) !== "strength" &&
      before.label === after.label &&
      gapBetween(before, here) <= AMID &&
      gapBetween(here, after) <= AMID
    );
  };
  return found.filter((_, at) => !isAmid(at));
}
/** Characters: a comma and some words. */
const AMID = 30;

/** "my bag | swept the picture frame off his desk": one stretch that the network began twice. */
function joined(one: Stretch, other: Stretch): Stretch {
  const [size, more] = [one.to - one.from, other.to - other.from];
  const confidence = (size * one.confidence + more * other.confidence) / (size + more);
  return { ...one, to: other.to, confidence };
}

/** Behind a slip that is sure, what is half sure and would never be raised is what followed from it: ears that burn. */
function isAftermath(stretch: Stretch, slip: Stretch, gap: number): boolean {
  return (
    FOLLOWS.has(kindOf(stretch)) &&
    stretch.confidence < HALF_SURE &&
    kindOf(slip) !== "strength" &&
    slip.confidence >= CERTAIN &&
    gap < AFTERMATH
  );
}
/** "She loved my portfolio, above all the library": what stands close behind a good thing and is half sure is the rest of it. */
const isRestOf = (stretch: Stretch, good: Stretch, gap: number): boolean =>
  kindOf(stretch) === "strength" &&
  kindOf(good) === "strength" &&
  stretch.confidence < SURE_OF_REST &&
  gap < REST;
const SURE_OF_REST = 0.5;
const REST = 40;

const FOLLOWS: ReadonlySet<Kind> = new Set(["nerves", "appearance", "technology", "conduct", "oversharing"]);
const HALF_SURE = 0.6;
const CERTAIN = 0.9;
/** Characters: two or three sentences. */
const AFTERMATH = 300;
