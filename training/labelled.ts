/** Labelled debriefs (`test/corpus/ANNOTATION.md`), and whether a value that was read is the labelled one. */
import { readFileSync } from "node:fs";
import { Debrief, type Heat, type Interview } from "../shared/domain/debrief.ts";
import { type Sources, unwrapped } from "../shared/reading/facts.ts";
import { splitWords } from "../shared/reading/own-words.ts";

export type Labelled = {
  id: string;
  slice: string;
  email: { subject: string; text: string; date: string };
  story: "interview" | "not-a-debrief";
  interview: Interview;
  heat: Heat;
  moments: { quote: string; kind: string; actions: string[] }[];
  slipIn: string[];
  sources: Sources;
};

export function labelledIn(path: string): Labelled[] {
  const slice = /debriefs-(\w+)\.jsonl$/.exec(path)?.[1] ?? path;
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const labelled = JSON.parse(line) as Labelled;
      return { ...labelled, slice, sources: sourcesOf(labelled.email) };
    });
}

/** As the reader prepares them. */
function sourcesOf(email: Labelled["email"]): Sources {
  const debrief = Debrief.parse(email);
  const { own, forwarded } = splitWords(debrief.text);
  return {
    ...debrief,
    own: unwrapped(own),
    invitation: forwarded?.body ?? null,
    forwarder: forwarded?.from ?? null,
  };
}

export const plain = (text: string | null) =>
  (text ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** One holds the other, as the corpus's scorer has it. */
export const alike = (a: string | null, b: string | null) =>
  plain(a) !== "" && plain(b) !== "" && (plain(a).includes(plain(b)) || plain(b).includes(plain(a)));

export const samePeople = (want: readonly string[], got: readonly string[]) =>
  want.every((person) => got.some((other) => alike(person, other))) && got.length <= want.length;

/** Within so many hours. */
export const near = (a: string | null, b: string | null, hours: number) =>
  a !== null && b !== null && Math.abs(Date.parse(a) - Date.parse(b)) <= hours * 3_600_000;
