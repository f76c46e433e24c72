/**
 * Who of the persons named sat in the interview: each is judged a second time beside the others, since most mails name
 * one or two interviewers, and who stands beside one is mostly another.
 */
import { type Candidate, sum, type Weights } from "./choice.ts";
import type { Mention } from "./mentions.ts";
import type { NamedPerson } from "./people.ts";
import type { Token } from "./tokens.ts";

export type Scored = { value: string; points: number };

export function scored(persons: readonly NamedPerson[], weights: Weights): Scored[] {
  return persons.map(({ value, features }) => ({ value, points: sum(features, weights) }));
}

/** What was seen at the person alone and counts once more beside the others. */
const AGAIN = /^(?:named |given |no given |other number |twin|writer|misnamed |my before|our before|only )/;

export function panelCandidates(
  tokens: readonly Token[],
  persons: readonly NamedPerson[],
  points: readonly number[],
): Candidate<string>[] {
  const order = [...points].sort((a, b) => b - a);
  return persons.map(({ value, features }, i) => {
    const own = points[i]!;
    const rank = Math.min(2, order.indexOf(own));
    const others = points.filter((_, k) => k !== i);
    const sure = Math.min(3, others.filter((p) => p > 1).length);
    const again = features.filter((feature) => AGAIN.test(feature));
    return {
      value,
      features: [
        "some",
        `points ${Math.round(2 * within(own, 4)) / 2}`,
        `best other ${Math.round(within(Math.max(-9, ...others), 4))}`,
        `rank ${Math.min(4, order.indexOf(own))}`,
        `rank ${rank} points ${Math.round(own)}`,
        `sure others ${sure}`,
        `sure others ${Math.min(2, sure)} points ${Math.round(own)}`,
        ...again,
        ...again.map((feature) => `rank ${rank} ${feature}`),
        besides(tokens, persons, points, i),
      ],
    };
  });
}

const within = (points: number, most: number) => Math.max(-most, Math.min(most, points));

/** The best of those joined with the person by "and" or a comma. */
function besides(
  tokens: readonly Token[],
  persons: readonly NamedPerson[],
  points: readonly number[],
  i: number,
): string {
  const joined = persons.flatMap((other, k) => {
    const pairs = persons[i]!.mentions.flatMap((a) => other.mentions.map((b) => [a, b] as const));
    return k !== i && pairs.some(([a, b]) => areJoined(tokens, a, b) || areJoined(tokens, b, a))
      ? [points[k]!]
      : [];
  });
  return joined.length === 0 ? "alone" : `beside ${Math.round(Math.max(...joined))}`;
}

const JOINT = /^(?:and|&|,|\.|then|\+|plus|mr|mrs|ms|miss|dr|prof|professor|frau|herr)$/;
const areJoined = (tokens: readonly Token[], a: Mention, b: Mention) =>
  b.first > a.last &&
  b.first - a.last <= 5 &&
  tokens
    .slice(a.last + 1, b.first)
    .every((t) => t.section === tokens[a.first]!.section && JOINT.test(t.lower));
