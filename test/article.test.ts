/**
 * The examples of the article *How To Recover From A Botched Job Interview* (Drake & Company), each as somebody would
 * really write it, from the SMTP door to the note.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { neverInANote } from "../templates/guard.ts";
import { DAY } from "./builders.ts";
import { type Door, noteIn, openDoor } from "./door.ts";

/** A Tuesday, 11:00 at -04:00. */
const TUESDAY = Date.parse("2026-03-17T15:00:00Z");

let door: Door;
beforeAll(async () => {
  door = await openDoor(TUESDAY);
});
afterAll(() => door.close());

let people = 0;

/** The plan's text and its note, a day after somebody wrote this. */
async function answerTo(text: string): Promise<{ plan: string; note: string }> {
  const from = `reader${++people}@example.com`;
  await door.say({ from, text });
  await door.local().turn(2 * DAY);
  const plan = (await door.letters(from))[1]!.text;
  return { plan, note: noteIn(plan) };
}

/** The plan with line breaks and curly quotes made plain, so that a sentence can be found. */
const flat = (text: string) => text.replace(/\s+/g, " ").replace(/[‘’]/g, "'").replace(/[“”]/g, '"');

describe("the article's own examples", () => {
  it("talked too fast: let go, and no trace of it in the note", async () => {
    const { plan, note } =
      await answerTo(`Hi, I had my interview for the receptionist job at Larkfield Dental this morning.

Priya Nair, who runs the front desk, showed me how they book the morning patients and we got talking about the old
paper diary. She liked that I have run a front desk for four years.

But I talked way too fast. I could hear myself racing and could not slow down, and my voice was shaking.

Tom Lind`);

    expect(flat(plan)).toMatch(/unsaid/);
    expect(flat(plan)).toMatch(/talked way too fast/);
    expect(note).toMatch(/^Dear Priya|^Hi Priya/m);
    expect(note).not.toMatch(/fast|rac(e|ing)|shak|nerv|slow|sorry/i);
    expect(neverInANote(note, { apologizing: false })).toEqual([]);
  });

  it("the broken picture frame: a replacement is a step of the plan and one line of the note, without an apology", async () => {
    const { plan, note } =
      await answerTo(`I interviewed with Marcus Webb at Hartwell Insurance today for the claims assistant position.

He told me about the new claims system they are building and I enjoyed that a lot.

When I got up to leave my bag swept the picture frame off his desk and the glass broke. He said it was fine but it was
a photo of his kids and I could see that he minded.

Anna Beck`);

    expect(flat(plan)).toMatch(/(order|buy|get|find) [^.]*(picture frame|replacement)/i);
    expect(note).toMatch(/picture frame/i);
    expect(note).toMatch(/on its way/i);
    expect(note).not.toMatch(/sorry|apolog|broke|bag|glass/i);
    expect(neverInANote(note, { apologizing: false })).toEqual([]);
  });

  it("PowerPoint never mentioned: slipped in as a plus, with no word that it was left out", async () => {
    const { plan, note } =
      await answerTo(`Just back from my interview at Oakline Events, for events coordinator, with Julia Stern.

It went well mostly, she laughed at my story about the tent and the goat.

What bothers me is that I never mentioned PowerPoint. The posting asks for it twice and I have built decks in it for
six years.

Maya Cole`);

    expect(flat(plan)).toMatch(/PowerPoint/);
    expect(note).toMatch(/PowerPoint/);
    expect(note).not.toMatch(/forgot|mention|left out|did not say|should have/i);
    expect(neverInANote(note, { apologizing: false })).toEqual([]);
  });

  it("scalding coffee in the lap: a sincere, short apology", async () => {
    const { plan, note } =
      await answerTo(`I don't know where to begin. Interview at Penrose Logistics for dispatcher, with Helen Barr.

She told me how they plan the night tours and asked good questions.

Then I reached for my notes and knocked my cup over, and I spilled scalding coffee in her lap. She jumped up and had to
go and change. She was kind about it but I felt awful.

Jonas Weber`);

    expect(flat(plan)).toMatch(/coffee/);
    expect(note).toMatch(/coffee/);
    expect(note.match(/\bsorry\b/gi)).toHaveLength(1);
    expect(note).not.toMatch(/forgive|but I|if I|reached for my notes/i);
    expect(neverInANote(note, { apologizing: true })).toEqual([]);
  });

  it("a worry about a sick relative: one line of context", async () => {
    const { note } =
      await answerTo(`My interview for payroll clerk at Danby & Sons was this morning, with Ruth Amadi.

She explained how payday works there with three systems and I liked her a lot.

But I was not there at all. My grandmother was taken to hospital last night and I kept looking at my phone. Ruth asked
whether everything was all right and I said yes. She is stable now and I would not mind telling her.

Peter Novak`);

    const lines = flat(note).match(/[^.!?]*(grandmother|hospital)[^.!?]*[.!?]/gi) ?? [];
    expect(lines).toHaveLength(1);
    expect(lines[0]!.trim().split(/\s+/).length).toBeLessThanOrEqual(25);
    expect(note).not.toMatch(/sorry|apolog|phone/i);
  });

  it("something too personal: kept private, in the note and on the lock screen", async () => {
    const { plan, note } =
      await answerTo(`I had the interview at Marlow Museum for education officer today with Ms. Laurent.

She showed me the new fossil hall, with the crates still closed.

My husband served me divorce papers this morning and I lost the thread twice. She repeated the question and then I
answered well.

Clara Mendes`);

    expect(note).not.toMatch(/divorce|papers|husband|personal|lost the thread/i);
    expect(note).toMatch(/Ms\.? Laurent/);
    expect(flat(plan)).toMatch(/private|yours|unsaid|keep/i);
  });

  it("a successful interview: nothing to repair, and what to keep", async () => {
    const { plan, note } =
      await answerTo(`I think it went well! Interview at Northway Labs today, lab technician, with Ingrid Falk.

She told me about the move from paper to barcodes. I explained how we did the second check in my last job and she
said that was exactly what they need. We laughed about the scanner that died in the cold room.

Tomas Lind`);

    expect(flat(plan)).toMatch(/nothing to repair|nothing (needs|to) /i);
    expect(note).toMatch(/Thank you/);
    expect(neverInANote(note, { apologizing: false })).toEqual([]);
  });

  it("a figure that was wrong: old and new in one breath", async () => {
    const { note } =
      await answerTo(`I had my interview at Larkfield Foods today for the logistics planner role with Dana Whitfield.

She laughed at my story about the frozen peas. Then she asked how much the new routes saved and I said 30 percent. It
was 13 percent. I saw her write it down.

Robin Hale`);

    expect(flat(note)).toMatch(/correct(?:ing)?: it is 13 percent, where I said 30 percent\./);
    expect(note).not.toMatch(/sorry|mistake|nervous/i);
  });
});
