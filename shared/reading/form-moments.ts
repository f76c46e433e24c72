/** The answers of the four-line form → moments. The line says what sort; the network says which kind of it. */
import { Kind, type Moment } from "../domain/debrief.ts";
import type { Answer, Form } from "./form.ts";
import { acceptance, likeliest, type Marks, piecesIn } from "./marks.ts";
import { toMoment } from "./moments.ts";
import type { Named } from "./named.ts";
import { plainly } from "./plain.ts";
import { type Sentence, sentences } from "./sentences.ts";

/** The marked words hold `text` from `shift` on. */
export function readFormMoments(
  text: string,
  form: Form,
  marks: Marks,
  shift: number,
  named: readonly Named[],
): Moment[] {
  return form.answers.flatMap((answer) => {
    const all = sentences(text, answer.from, answer.to);
    return items(answer, all).flatMap((item) => {
      const place = piecesIn(marks, item, shift);
      if (NONE.test(item.text) || place === null) return [];
      const [said] = plainly(text, [item]).filter((each) => KINDS[answer.line].includes(each.kind));
      const kind = said?.kind ?? likeliest(marks, place, kindsOf(answer, item));
      // The line says that something happened, so that there is nothing to doubt about it.
      const moment = toMoment(
        text,
        item,
        kind,
        { accepted: acceptance(marks, place.from, place.to), sure: 1 },
        all,
        named,
      );
      if (answer.line !== "not-said" || kind !== "omission") return [moment];
      // The line itself says that it was left out, so the whole item names the thing.
      return [
        {
          ...moment,
          fix: moment.fix ?? moment.quote,
          observed: { ...moment.observed, big: true },
          doubt: null,
        },
      ];
    });
  });
}

/** A question left unasked is told from a fact left unsaid by its words. */
function kindsOf({ line }: Answer, { text }: Sentence): readonly Kind[] {
  if (line !== "not-said") return KINDS[line];
  return /\b(?:ask|asked|asking)\b|\?\s*$/i.test(text) ? ["unasked-question"] : ["omission"];
}

const KINDS: Readonly<Record<Answer["line"], readonly Kind[]>> = {
  "went-well": ["strength"],
  stung: Kind.options.filter((kind) => kind !== "strength"),
  "not-said": ["omission", "unasked-question"],
  else: ["distraction"],
};

const NONE = /^(?:nothing|none|no|nope|not much|n\/a)\b[\s\w]{0,20}[.!]?$/i;

/** Sentences that only go on telling the one before ("It was ten minutes.", "She frowned.") are no item of their own. */
function items(answer: Answer, all: readonly Sentence[]): Sentence[] {
  return all.filter(
    (s, i) => /\p{L}{2}/u.test(s.text) && (i === 0 || answer.line === "went-well" || !GOES_ON.test(s.text)),
  );
}

const GOES_ON =
  /^(?:it|that|this|she|he|they|so|which|nobody|no one|then she|then he|and (?:she|he|they))\b/i;
