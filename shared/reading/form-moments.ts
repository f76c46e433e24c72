/** The answers of the four-line form → moments. The line says what sort; the words say the rest. */
import type { Kind, Moment } from "../domain/debrief.ts";
import type { Answer, Form } from "./form.ts";
import { type Found, kindOf, toMoment } from "./moments.ts";
import { type Sentence, sentences } from "./sentences.ts";

export function readFormMoments(text: string, form: Form): Moment[] {
  return form.answers.flatMap((answer) => {
    const all = sentences(text, answer.from, answer.to);
    return items(answer, text, all).flatMap((item) => {
      const kind = kindFor(answer, text, item, all);
      if (!kind) return [];
      const found: Found = { from: item.from, to: item.to, kind, points: 4 };
      const moment = toMoment(text, found, all);
      if (answer.line !== "not-said" || kind !== "omission") return [moment];
      // The line itself says that it was left out, so the whole item names the thing.
      return [{ ...moment, fix: moment.fix ?? moment.quote, observed: { ...moment.observed, big: true } }];
    });
  });
}

/** Sentences that only go on telling the one before ("It was ten minutes.", "She frowned.") are no item of their own. */
function items(answer: Answer, text: string, all: readonly Sentence[]): Sentence[] {
  return all.filter(
    (s, i) =>
      /\p{L}{2}/u.test(s.text) &&
      (i === 0 ||
        answer.line === "went-well" ||
        !GOES_ON.test(s.text) ||
        kindOf(text, s, all[i + 1]) !== null),
  );
}

const GOES_ON =
  /^(?:it|that|this|she|he|they|so|which|nobody|no one|then she|then he|and (?:she|he|they))\b/i;

function kindFor(answer: Answer, text: string, item: Sentence, all: readonly Sentence[]): Kind | null {
  const next = all[all.indexOf(item) + 1];
  if (/^(?:nothing|none|no|nope|not much|n\/a)\b[\s\w]{0,20}[.!]?$/i.test(item.text)) return null;
  switch (answer.line) {
    case "went-well":
      return "strength";
    case "stung": {
      const kind = kindOf(text, item, next);
      return kind ?? (/\?|\b(?:asked|question)\b/i.test(item.text) ? "blank" : "wrong-answer");
    }
    case "not-said":
      return /\b(?:ask|asked|asking)\b|\?\s*$/i.test(item.text) ? "unasked-question" : "omission";
    case "else":
      return "distraction";
  }
}
