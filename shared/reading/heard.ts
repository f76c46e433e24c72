/**
 * Distress as the network hears it: sentence by sentence, so that one line in a long mail about an interview is enough. It
 * stands beside the patterns of `distress.ts`, which know what is said outright; the heavier of the two counts.
 */
import type { Distress } from "../domain/debrief.ts";
import { levels, type Marks, piecesIn } from "./marks.ts";
import type { Span } from "./sentences.ts";

/** Probabilities, chosen on training/distress/held-out.jsonl: of 356 ordinary mails it takes 4 for danger and 17 for lost hope. */
const DANGER = 0.7;
const LOST = 0.6;
/** Pieces; what is written without full stops is heard in stretches of this length, half over each other. */
const STRETCH = 24;

/** The heaviest of `sentences`, given by their places in the marked words. */
export function heardIn(sentences: readonly Span[], marks: Marks): Distress {
  let heaviest: Distress = "none";
  for (const sentence of sentences)
    for (const [from, to] of stretches(piecesIn(marks, sentence, 0))) {
      const { hopeless, "in-danger": danger } = levels(marks, from, to);
      if (danger >= DANGER) return "in-danger";
      if (hopeless + danger >= LOST) heaviest = "hopeless";
    }
  return heaviest;
}

function stretches(place: { from: number; to: number } | null): [number, number][] {
  if (place === null) return [];
  const found: [number, number][] = [];
  for (let from = place.from; from < place.to; from += STRETCH / 2) {
    found.push([from, Math.min(place.to, from + STRETCH)]);
    if (from + STRETCH >= place.to) break;
  }
  return found;
}
