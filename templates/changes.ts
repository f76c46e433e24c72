/** Old → new, for whoever corrected something and wants to see that it was understood. */
import type { Change } from "../shared/domain/correction.ts";
import type { Action } from "../shared/domain/debrief.ts";
import { clip } from "./words.ts";

/** One line a change, in plain words. */
export function changeLine(change: Change, quoteWords: number): string {
  const { was, is } = change;
  if (change.about === "moment") {
    const quote = `“${clip(change.quote, quoteWords)}”`;
    if (change.was === null) return `new: ${quote}`;
    return `${quote}: ${NOW[change.was]} → ${change.is === null ? "taken out" : NOW[change.is]}`;
  }
  const name = change.about === "people" ? "with" : change.about;
  return `${name}: ${was ?? "not known"} → ${is ?? "not known"}`;
}

/** What was, or is, meant for a moment. */
const NOW: Record<Action, string> = {
  keep: "went well",
  "let-go": "left unsaid",
  "slip-in": "a plus in the note",
  "set-right": "put right in the note",
  "make-good": "made good",
  apologize: "an apology in the note",
  "share-context": "one line in the note",
  "keep-private": "kept private",
};
