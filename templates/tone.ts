/** SHORTER, WARMER, PLAINER: the same note in another tone. What is put right and what is offered stays word for word. */
import type { Draft } from "../shared/domain/letter.ts";
import type { Tone } from "../shared/domain/recovery.ts";
import { neverInANote } from "./guard.ts";

/** The note as it is where the tone would break a rule of notes, or there is nothing to change. */
export function toned(draft: Draft, tone: Tone | null, { met }: { met: boolean }): Draft {
  const parts = draft.body.split("\n\n");
  if (tone === null || parts.length < 3) return draft;
  const body = TONES[tone](parts, met).filter(Boolean).join("\n\n");
  return neverInANote(body, { apologizing: true }).length > 0 ? draft : { ...draft, body };
}

/** The first part greets, the last signs; thanks stand second and the open door last but one. */
const TONES: Record<Tone, (parts: readonly string[], met: boolean) => string[]> = {
  shorter: (parts) =>
    parts.map((part, at) => (at === 1 || at === parts.length - 2 ? shortest(part, at === 1) : part)),
  warmer: (parts, met) =>
    parts.map((part, at) => {
      if (at === 1 && met) return `${part} I enjoyed meeting you, and thank you again for your time.`;
      return at === parts.length - 1 ? part.replace(/^[^\n,]+,/, "With warm thanks,") : part;
    }),
  plainer: (parts) =>
    parts.map((part, at) => {
      if (at === parts.length - 2 && parts.length > 3) return "I would be glad to talk again.";
      return at === parts.length - 1 ? part.replace(/^[^\n,]+,/, "Best wishes,") : plain(part);
    }),
};

/** Thanks keep their first sentence, the door its shortest. */
function shortest(part: string, first: boolean): string {
  const sentences = part.split(/(?<=[.!?])\s+/);
  if (first || sentences.length < 2) return sentences[0]!;
  return [...sentences].sort((one, other) => one.length - other.length)[0]!;
}

const plain = (part: string): string =>
  part.replace(/\b(?:very|really|truly|so much|deeply|especially|particularly) /gi, "");
