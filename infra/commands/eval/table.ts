/** Scores as lines of a table. */
import type { Scores } from "./score.ts";

/** Seconds of one core to train, megabytes to ship, milliseconds of one core a mail; null where it was not measured. */
export type Cost = { trainSeconds: number | null; megabytes: number | null; milliseconds: number | null };

export const HEAD = [
  ...["reader", "story", "heat", "moment P", "R", "F1", "kind", "action F1", "raised/100", "traps"],
  ...["slip-in", "company", "role", "people", "medium", "ended", "decision", "train s", "MB", "ms"],
];

export function row(name: string, s: Scores, cost: Cost): string[] {
  const { company, role, people, medium, endedAt, decisionBy } = s.interview;
  const { precision, recall, f1 } = s.moments;
  return [
    name,
    ...[s.story, s.heat, precision, recall, f1, s.kindOfFound, s.actionF1].map(share),
    ((100 * s.harm.raised) / s.cases).toFixed(1),
    s.harm.traps,
    share(s.slipIn),
    ...[company, role, people, medium, endedAt, decisionBy].map(({ accuracy }) => share(accuracy)),
    ...[cost.trainSeconds, cost.megabytes, cost.milliseconds].map((n) => (n === null ? "" : n.toFixed(0))),
  ];
}

export const shareTable = (table: Scores["perKind"]): string[][] => [
  ["", "wanted", "precision", "recall"],
  ...Object.entries(table).map(([name, { wanted, precision, recall }]) => [
    name,
    String(wanted),
    share(precision),
    share(recall),
  ]),
];

const share = (value: number | null) => (value === null ? "-" : value.toFixed(3));

export function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  for (const cells of rows) {
    const line = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
    );
    console.log(line.join("  ").trimEnd());
  }
}
