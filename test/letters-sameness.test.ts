/** Two independent people with the same trouble, side by side; and the share of sentences that stand in two notes. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { judge, sameness } from "../infra/commands/eval-letters.ts";
import { Labels, Line, recoveryFor } from "../infra/commands/letters.ts";
import { paragraphs, sentencesOf } from "../templates/criteria.ts";
import { writeNotes } from "../templates/note.ts";

const CORPUS = new URL("./corpus/", import.meta.url);
/** One debrief in so many: reading is what takes the time. `npm run eval:letters` looks at all of them. */
const EVERY = 4;

const lines = readdirSync(CORPUS)
  .filter((name) => name.endsWith(".jsonl"))
  .sort()
  .flatMap((name) => readFileSync(new URL(name, CORPUS), "utf8").split("\n"))
  .filter((line, at) => line !== "" && at % EVERY === 1);

describe("the notes to a quarter of the corpus", () => {
  it("pass every gate, and hardly a sentence beyond greeting and close stands twice", async () => {
    const judged = await judge(lines, true);

    const gates = [...judged.table].filter(
      ([name]) => /^(?:28|3\d|40) /.test(name) && !/80 to 170|fewer/.test(name),
    );
    const failed = gates
      .filter(([name]) => !/two details, one of them theirs$/.test(name))
      .flatMap(([name, { failed }]) => failed.map((id) => `${name}: ${id}`));
    expect(judged.notes.length).toBeGreaterThan(200);
    expect(failed).toEqual([]);
    expect(sameness(judged.notes, false).share).toBeLessThanOrEqual(0.02);
  }, 240_000);
});

describe("two people with the same trouble", () => {
  const debrief = (id: string, name: string, interviewer: string, company: string) => ({
    id,
    email: {
      subject: "",
      date: "2026-03-17T15:40:00-04:00",
      text: `I interviewed with ${interviewer} at ${company} for the bookkeeper role, it ended at 3 pm. She put her pen down and said my reconciliation was the tidiest she had seen. Then I knocked her mug off the desk and it broke.\n\n${name}`,
    },
    story: "interview",
    heat: "upset",
    interview: {
      company,
      role: "bookkeeper",
      people: [interviewer],
      medium: "onsite",
      endedAt: "2026-03-17T15:00:00-04:00",
      decisionBy: null,
    },
    moments: [
      {
        quote: "She put her pen down and said my reconciliation was the tidiest she had seen",
        kind: "strength",
        actions: ["keep"],
      },
      { quote: "I knocked her mug off the desk and it broke", kind: "damage", actions: ["make-good"] },
    ],
  });
  const noteTo = async (json: ReturnType<typeof debrief>) => {
    const { plan } = await recoveryFor(Line.parse(json), Labels.parse(json));
    return writeNotes(plan!).drafts[0]!;
  };

  it("send notes that share no sentence, though their words were the same", async () => {
    const [one, other] = await Promise.all([
      noteTo(debrief("amber", "Ann Reed", "Dana Whitlock", "Lyceum")),
      noteTo(debrief("cedar", "Tom Hale", "Ruth Okafor", "Harrow & Sons")),
    ]);

    const [said, saidToo] = [one, other].map((note) => paragraphs(note!).flatMap(sentencesOf));
    expect(said!.filter((sentence) => saidToo!.includes(sentence))).toEqual([]);
    for (const { body } of [one!, other!]) {
      expect(body).toMatch(
        /put(?:ting)? your pen down and sa(?:id|ying) my reconciliation was the tidiest you had seen/,
      );
      expect(body).toMatch(/\bmug\b/);
      expect(body).not.toMatch(/\bshe\b|\bher\b|sorry|broke/);
    }
  });
});
