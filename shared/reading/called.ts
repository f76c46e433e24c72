/** How the writer calls an interviewer, where that is more than the bare name: "Mr. Okafor" for "Okafor". */
import type { Reading } from "../domain/debrief.ts";
import { WORD } from "./names.ts";

const TITLE =
  "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Frau|Herr|Sir|Madame|Mme|Father|Fr|Sister|Sgt|Sergeant|Captain|Major|Colonel|Lieutenant|Lt|Cllr|Councillor|Rabbi|Imam|Bishop|Rev|Reverend|Pastor|Chef|Canon|Judge|Inspector|Señora|Señor|Sra|Sr|Doña|Don|Dame|Ustaz|Encik|Puan|Cik|Pak|Bu|Ibu|Mdm|Mevrouw|Meneer)";

/** A title with the family name is how one is greeted; a title with the whole name stands where there is no other. */
export function calledIn(text: string, people: readonly string[]): Reading["called"] {
  const titled = [...text.matchAll(new RegExp(`(?<![\\p{L}])${TITLE}\\.? (${WORD}(?: ${WORD})?)`, "gu"))];
  return people.flatMap((person) => {
    const words = person.split(" ");
    const ways = titled.flatMap((match) => wayOf(match[0], match[1]!, words));
    const shortest = ways.sort((a, b) => a.split(" ").length - b.split(" ").length)[0];
    return shortest ? [{ person, as: shortest }] : [];
  });
}

/** The title with as much of what follows as is this person's name: "Mr. Webb", and not "Mr. Webb Then". */
function wayOf(whole: string, name: string, words: readonly string[]): string[] {
  const title = whole.slice(0, whole.length - name.length);
  const own = name.split(" ").map((word) => word.replace(/['’]s$/u, ""));
  const kept = own.filter(
    (word, i) => words.includes(word) && own.slice(0, i).every((w) => words.includes(w)),
  );
  if (kept.length === 0) return [];
  const as = `${title}${kept.join(" ")}`;
  return whole.startsWith(as) ? [as] : [];
}
