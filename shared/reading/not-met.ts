/** Names in a debrief that nobody in the room bears: told of, a dog's, or said by mistake. */
import { escaped } from "../domain/owner.ts";

const TITLE = "(?:(?:Mrs?|Ms|Miss|Dr|Prof|Frau|Herr|Mme)\\.? )?";
const named = (person: string) => `${TITLE}${escaped(person)}(?![\\p{L}&])`;

/** What stands right before the first mention of somebody who was not there. */
const TOLD_OF =
  "\\bI (?:told|talked|spoke|went on)\\b[^.!?\\n]{0,30}? about|\\bI (?:met|found|know) (?:online|on the internet),?(?: called| named)?";
/** What somebody does who was. */
const DID =
  "(?:asked|said|says|told|laughed|nodded|smiled|wanted|liked|looked|wrote|showed|interviewed|goes|went)\\b";
const ANIMAL = "(?:dog|cat|puppy|kitten|parrot|budgie|horse|pony|donkey|rabbit|hamster|goat|llama)";

export const isElsewhere = (person: string, own: string): boolean =>
  isToldOf(person, own) || isAnimal(person, own) || isSaidByMistake(person, own);

/** "I told her about Mr. Tull", "a guy I met online called Teddy", and nothing that they did in the room. */
function isToldOf(person: string, own: string): boolean {
  const first = new RegExp(named(person), "u").exec(own);
  const before = first && own.slice(0, first.index).trimEnd();
  return (
    before !== null &&
    new RegExp(`(?:${TOLD_OF})$`, "iu").test(before) &&
    !new RegExp(`${named(person)},? ${DID}`, "iu").test(own)
  );
}

/** "There's a dog in the office called Otto." */
const isAnimal = (person: string, own: string): boolean =>
  new RegExp(
    `\\b${ANIMAL}\\b[^.!?\\n]{0,30}?\\b(?:called|named) ${escaped(person)}\\b|\\b(?:the|their|her|his) ${ANIMAL},? ${escaped(person)}\\b|\\b${escaped(person)},? the ${ANIMAL}\\b`,
    "u",
  ).test(own);

/** "I called Mr Lyle Mr Lyall": the second is the slip, told this once. */
function isSaidByMistake(person: string, own: string): boolean {
  const times = own.match(new RegExp(named(person), "gu"))?.length ?? 0;
  const slip = new RegExp(
    `\\bcall(?:ed|ing) ${TITLE}(?!${escaped(person)}\\b)\\p{Lu}[\\p{L}'’-]+ ${TITLE}${escaped(person)}\\b`,
    "u",
  );
  return times === 1 && slip.test(own);
}

/** "Called Phil Bill" names Phil. */
export function withoutSlip(person: string, own: string): string {
  const [right, wrong, ...more] = person.split(" ");
  if (wrong === undefined || more.length > 0) return person;
  const isSlip =
    new RegExp(`\\bcall(?:ed|ing) ${escaped(person)}\\b`, "iu").test(own) &&
    new RegExp(`\\b${escaped(right!)}\\b(?! ${escaped(wrong)})`, "u").test(own);
  return isSlip ? right! : person;
}

/** "I called him Mr. Raghavan throughout": not one of them, where somebody else is, and told this once. */
export function withoutMisnamed(people: readonly string[], own: string): string[] {
  const isRight = (person: string) =>
    (own.match(new RegExp(named(person), "gu"))?.length ?? 0) !== 1 ||
    !new RegExp(`\\bI (?:\\p{Ll}+ )?call(?:ed|ing) (?:him|her|them) ${named(person)}`, "u").test(own);
  const right = people.filter(isRight);
  return right.length > 0 ? right : [...people];
}
