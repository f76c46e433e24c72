/**
 * What the trained reader says about a mail: for each word piece how likely each tag is, and for the mail as a whole
 * what it is, how it sounds and where the interview took place. Numbers only; `spans.ts` and `moments.ts` read them.
 */
import { Action, type Distress, Heat, Kind, Material, Medium } from "../domain/debrief.ts";
import type { Piece } from "./pieces.ts";

/** Phrases that name a fact: the slip-in phrase is what was left unsaid ("PowerPoint"). */
export const FACTS = ["company", "role", "person", "slip"] as const;
export type Fact = (typeof FACTS)[number];

export type Marks = {
  pieces: readonly Piece[];
  /** One row of `ROW` probabilities for each piece, in the order of the columns below. */
  rows: Float32Array;
  /** Probabilities: not a debrief, interview; heat; medium. */
  mail: Float32Array;
};

/**
 * The columns of a row, in the order in which `training/` lays them. Tags are "outside", then for each kind "begins" and
 * "goes on" (Ramshaw & Marcus 1995); actions are those that a careful reader would accept here; facts are tags again; then how much distress the piece's sentence speaks of; material for a note and what
 * puts a moment right are tags once more.
 */
const TAGS = 1 + 2 * Kind.options.length;
const ACTIONS = Action.options.length;
const FACT_TAGS = 1 + 2 * FACTS.length;
const LEVELS: readonly Distress[] = ["none", "hopeless", "in-danger"];
const HOW = Material.shape.how.options;
const MATERIAL_TAGS = 1 + 2 * HOW.length;
const LEVELS_FROM = TAGS + ACTIONS + FACT_TAGS;
const MATERIAL_FROM = LEVELS_FROM + LEVELS.length;
/** The content that was missing, and what was asked. */
export const REPAIR = ["right", "asked"] as const;
const REPAIR_FROM = MATERIAL_FROM + MATERIAL_TAGS;
const REPAIR_TAGS = 1 + 2 * REPAIR.length;
export const ROW = REPAIR_FROM + REPAIR_TAGS;
export const MAIL = 2 + Heat.options.length + Medium.options.length;

export const tagsOf = (marks: Marks): Tags => ({ ...marks, first: 0, count: TAGS });
export const factTagsOf = (marks: Marks): Tags => ({ ...marks, first: TAGS + ACTIONS, count: FACT_TAGS });
export const materialTagsOf = (marks: Marks): Tags => ({
  ...marks,
  first: MATERIAL_FROM,
  count: MATERIAL_TAGS,
});
export const repairTagsOf = (marks: Marks): Tags => ({ ...marks, first: REPAIR_FROM, count: REPAIR_TAGS });
export type Tags = Pick<Marks, "rows"> & { first: number; count: number };

/** How acceptable each action is over the pieces from `from` up to but not including `to`; means of probabilities. */
export function acceptance({ rows }: Marks, from: number, to: number): Record<Action, number> {
  return named(Action.options, (i) => mean(rows, TAGS + i, from, to));
}

/** How likely the pieces from `from` up to but not including `to` speak of each level of distress; means of probabilities. */
export function levels({ rows }: Marks, from: number, to: number): Record<Distress, number> {
  return named(LEVELS, (i) => mean(rows, LEVELS_FROM + i, from, to));
}

function mean(rows: Float32Array, column: number, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += rows[i * ROW + column]!;
  return sum / (to - from);
}

const named = <Name extends string>(names: readonly Name[], value: (index: number) => number) =>
  Object.fromEntries(names.map((name, i) => [name, value(i)])) as Record<Name, number>;

export const isInterview = ({ mail }: Marks): number => mail[1]!;
export const heatOf = ({ mail }: Marks): Heat => best(mail, 2, Heat.options);
export const mediumOf = ({ mail }: Marks): Medium => best(mail, 2 + Heat.options.length, Medium.options);

function best<T>(values: Float32Array, first: number, names: readonly T[]): T {
  let found = 0;
  for (let i = 1; i < names.length; i++) if (values[first + i]! > values[first + found]!) found = i;
  return names[found]!;
}

/** The kind among `kinds` that the pieces from `from` up to but not including `to` speak of most. */
export function likeliest(
  { rows }: Marks,
  { from, to }: { from: number; to: number },
  kinds: readonly Kind[],
): Kind {
  const weight = (kind: Kind) => {
    const begins = 1 + 2 * Kind.options.indexOf(kind);
    let sum = 0;
    for (let i = from; i < to; i++) sum += rows[i * ROW + begins]! + rows[i * ROW + begins + 1]!;
    return sum;
  };
  return kinds.reduce((best, kind) => (weight(kind) > weight(best) ? kind : best));
}

/** Pieces `from` up to but not including `to` that stand in the span; null when it lies beyond what was marked. */
export function piecesIn({ pieces }: Marks, span: { from: number; to: number }, shift: number) {
  const from = pieces.findIndex((piece) => piece.from >= span.from + shift);
  if (from < 0) return null;
  const after = pieces.findIndex((piece) => piece.from >= span.to + shift);
  const to = after < 0 ? pieces.length : after;
  return to > from ? { from, to } : null;
}
