/**
 * What training never sees: a fifth of the corpus, chosen by the hash of the id, and two slices of true accounts retold.
 * `training/labels.py` makes the same choice.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CORPUS } from "./score.ts";

/** Slices of ours that only measure, by what they are called here. */
const ONLY_MEASURED = { stories: "r", accounts: "o" };

const OWN = join(import.meta.dirname, "../../../training/debriefs");

export type HeldOut = { name: string; lines: string[] };

export function heldOut(): HeldOut[] {
  const corpus = slices(CORPUS).map(({ slice, lines }) => ({ name: slice, lines: lines.filter(isHeldOut) }));
  const own = slices(OWN);
  return [
    { name: "corpus", lines: corpus.flatMap(({ lines }) => lines) },
    ...Object.entries(ONLY_MEASURED).map(([name, letter]) => ({
      name,
      lines: own.find(({ slice }) => slice === letter)?.lines ?? [],
    })),
  ];
}

const isHeldOut = (line: string) => isHeldOutId(idOf(line));

/** Of a debrief of the corpus. */
export const isHeldOutId = (id: string) => foldOfId(id) === 0;

/** 0 to 4. */
export const foldOfId = (id: string): number =>
  Number(BigInt(`0x${createHash("sha1").update(id).digest("hex")}`) % 5n);

export const idOf = (line: string): string => (JSON.parse(line) as { id: string }).id;

export function slices(folder: string): { slice: string; lines: string[] }[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const slice = /^debriefs-(\w+)\.jsonl$/.exec(name)?.[1];
      const lines = () =>
        readFileSync(join(folder, name), "utf8")
          .split("\n")
          .filter((line) => line.trim() !== "");
      return slice ? [{ slice, lines: lines() }] : [];
    });
}
