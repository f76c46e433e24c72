/** Marks → what a thank-you note can come back to: a thing by its name, or what the interviewer did or said. */
import { Material, type Moment } from "../domain/debrief.ts";
import { type Marks, materialTagsOf } from "./marks.ts";
import { type Span, wordEnd, wordStart } from "./sentences.ts";
import { stretches } from "./spans.ts";

/** Added to the log probability of "nothing here". What is found in doubt still has to sound right in its sentence. */
const OUTSIDE = -0.7;
const LEAST_SURE = 0.3;
const MOST = 8;
/** Characters. */
const [SHORTEST, LONGEST] = [3, 160];

/** From `text`, which stands in the marked words from `shift` on; nothing that stands in one sentence with what did not go well. */
export function materialIn(
  text: string,
  marks: Marks,
  shift: number,
  moments: readonly Moment[],
): Material[] {
  const slips = moments.filter(({ kind }) => kind !== "strength").map(({ quote }) => spanOf(text, quote));
  return stretches(materialTagsOf(marks), OUTSIDE)
    .flatMap((stretch): Material[] => {
      const first = marks.pieces[stretch.from]!.from - shift;
      if (first < 0) return [];
      const from =
        wordStart(text, first) - (LED.exec(text.slice(Math.max(0, first - 20), first))?.[0].length ?? 0);
      const end = wordEnd(text, marks.pieces[stretch.to - 1]!.to - shift);
      const to = end + behind(text, end);
      const words = text.slice(from, to).trim();
      if (stretch.confidence < LEAST_SURE || words.length < SHORTEST || words.length > LONGEST) return [];
      if (slips.some((slip) => touches(text, slip, { from, to }))) return [];
      return [{ how: Material.shape.how.options[stretch.label]!, words }];
    })
    .slice(0, MOST);
}

const behind = (text: string, end: number): number => {
  const found = BEHIND.exec(text.slice(end - 6, end + 12));
  return (found?.[1] ?? found?.[2] ?? "").length;
};

/** "how I got ⟨the no-shows down⟩" is told whole, with the small word that it ends on. */
const LED = /\bhow (?:I|we) \p{L}+ $/iu;
const BEHIND =
  /^.{6}( (?:down|up|off|out|back|together|apart|away)\b)|^.*(?<=night|day|week|year|month)( before)\b/is;

/** Readers took 80 of 5,877 from such a sentence: it brings the slip to mind. */
function touches(text: string, slip: Span, { from, to }: Span): boolean {
  if (from < slip.to && to > slip.from) return true;
  const between = from >= slip.to ? text.slice(slip.to, from) : text.slice(to, slip.from);
  return between.length < BESIDE && !/[.!?\n]/.test(between);
}
/** Characters; a mail without full stops is one long sentence. */
const BESIDE = 120;

function spanOf(text: string, quote: string): Span {
  const from = text.indexOf(quote);
  return { from, to: from + quote.length };
}
