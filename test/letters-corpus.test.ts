/** Labelled debriefs of every slice through all letters: what a program can see of a clumsy sentence is not there. */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { Labels, Line, lettersFor } from "../infra/commands/letters.ts";
import { neverInANote } from "../templates/guard.ts";
import { countWords } from "../templates/words.ts";

const CORPUS = new URL("./corpus/", import.meta.url);
/** One debrief in so many: reading is what takes the time. */
const EVERY = 3;

const isTaken = (line: string, at: number) => line !== "" && at % EVERY === 0;

type Note = { id: string; body: string; paragraphs: string[]; isSorry: boolean };
const notes: Note[] = [];
const letters: { id: string; acknowledgement: string; plan: string }[] = [];

beforeAll(async () => {
  for (const file of readdirSync(CORPUS).filter((name) => name.endsWith(".jsonl"))) {
    for (const line of readFileSync(new URL(file, CORPUS), "utf8").split("\n").filter(isTaken)) {
      const json = JSON.parse(line);
      const written = await lettersFor(Line.parse(json), Labels.parse(json));
      const { id } = written;
      letters.push({ id, acknowledgement: written.acknowledgement.text, plan: written.plan?.text ?? "" });
      for (const { body } of written.notes) {
        const paragraphs = body.split("\n\n").slice(1, -1);
        notes.push({ id, body, paragraphs, isSorry: /\bI am (?:very )?sorry\b/.test(body) });
      }
    }
  }
}, 240_000);

describe("the notes to everybody in the corpus", () => {
  it("hold nothing that never stands in a note", () => {
    const broken = notes.flatMap(({ id, body, isSorry }) =>
      neverInANote(body, { apologizing: isSorry }).map((rule) => `${id}: ${rule}`),
    );

    expect(notes.length).toBeGreaterThan(300);
    expect(broken).toEqual([]);
  });

  it("speak to their reader and of nobody as she or he", () => {
    expect(found(/[^.]*\b(?:she|he|her|hers|his|him)\b[^.]*/i)).toEqual([]);
  });

  it("double no word and leave no gap", () => {
    expect(found(/\b(?!that\b|had\b)(\p{L}+) \1\b|\s{2,}|\s[,.;:]|,,|\.\.|\bundefined\b|\bnull\b/iu)).toEqual(
      [],
    );
  });

  it("are sentences: each begins with a capital and ends with a stop", () => {
    const bare = notes.flatMap(({ id, paragraphs }) =>
      paragraphs
        .filter(
          (text) =>
            !/^[\p{Lu}\d“]/u.test(text) || !/[.!?]$/.test(text) || /[!?.]\s+\p{Ll}/u.test(abbreviated(text)),
        )
        .map((text) => `${id}: ${text.slice(0, 80)}`),
    );

    expect(bare).toEqual([]);
  });

  it("are never longer than a note may be, and begin with thanks", () => {
    for (const { paragraphs } of notes) {
      expect(countWords(paragraphs.join(" "))).toBeLessThanOrEqual(170);
      expect(paragraphs[0]).toMatch(/^Thank you\b/);
    }
  });

  it("use no greeting for a team where somebody is named", () => {
    expect(notes.filter(({ body }) => /^Hi \p{Lu}\p{L}+ \p{Lu}/u.test(body)).map(({ id }) => id)).toEqual([]);
  });
});

describe("the other letters to everybody in the corpus", () => {
  it("cut no quote in the middle of a group of words, and count like people do", () => {
    const odd = /\b(?:a|an|the|my|and|but|or) …”|all (?:one|two) things|“(?:And|But|So|and|but) /;

    expect(
      letters
        .filter(({ plan, acknowledgement }) => odd.test(`${plan}${acknowledgement}`))
        .map(({ id }) => id),
    ).toEqual([]);
  });
});

function found(pattern: RegExp): string[] {
  return notes.flatMap(({ id, paragraphs }) => {
    const match = pattern.exec(paragraphs.join("\n"));
    return match ? [`${id}: ${match[0].trim()}`] : [];
  });
}

/** Titles and shortened words end in a stop that ends no sentence. */
function abbreviated(text: string): string {
  return text.replace(/\b(?:Mr|Mrs|Ms|Dr|St|Prof|No|Co|Inc|Ltd|e\.g|i\.e|a\.m|p\.m|vs)\./g, "");
}
