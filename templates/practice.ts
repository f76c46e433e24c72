/** One task for each kind of moment: at most twenty minutes, with an end that can be seen. */
import type { Kind } from "../shared/domain/debrief.ts";

export type Task = { task: string; done: string };

export const PRACTICE: Record<Kind, Task> = {
  strength: {
    task: "write the question that went best, and five key words of your answer, on a card",
    done: "the card lies in your bag for next time",
  },
  nerves: {
    task: "say one answer three times into a recorder, with one breath before each",
    done: "take three is the slowest",
  },
  blank: {
    task: "have somebody ask you five random questions; say “Let me think for a moment”, count to five, begin with what you know",
    done: "you have five starts and none is empty",
  },
  "wrong-answer": {
    task: "rewrite that answer in four lines: situation, choice, result, lesson",
    done: "you have said it aloud twice in under ninety seconds",
  },
  omission: {
    task: "write five proofs, each one a skill, one number and one sentence",
    done: "each has come up unprompted in a spoken answer",
  },
  "unasked-question": {
    task: "write three questions: the first ninety days, the team, something in their news",
    done: "they stand on the page you take along",
  },
  unprepared: {
    task: "write one page about the next firm: product, customer, rival, a number, a name",
    done: "the page is full",
  },
  late: {
    task: "plan a route, a second route and a phone number, and set your arrival thirty minutes early",
    done: "all three stand in your calendar",
  },
  technology: {
    task: "make a test call on the same platform and note the dial-in as plan B",
    done: "a friend has heard and seen you",
  },
  appearance: { task: "pack a bag the night before: spare top, wipe, mirror", done: "it stands by the door" },
  "name-slip": {
    task: "write the names with their sound at the top of the page and say each aloud three times",
    done: "you have used each once in a practice opening",
  },
  misstatement: {
    task: "write a fact sheet of dates, sums and team sizes, and check it against your papers",
    done: "every line has its proof",
  },
  badmouthing: {
    task: "write two sentences for “why are you leaving”: what it taught you, what comes next",
    done: "you have said them five times and nobody is named",
  },
  oversharing: {
    task: "write one stop sentence each for money, health and family",
    done: "each leads back to the job",
  },
  conduct: {
    task: "record ten minutes of talk with a friend and count two before each of your turns",
    done: "ten turns are on the recording",
  },
  offense: {
    task: "write what the other person heard, in their voice, then a new first line for meeting strangers",
    done: "both exist, and nobody has to see them",
  },
  damage: {
    task: "choose one habit for the table: bag on the floor, cup far from papers and people",
    done: "you have practised it once at your own table",
  },
  injury: {
    task: "choose one habit for the room: hands free, cup far from people, look before you turn",
    done: "you have practised it once at home",
  },
  distraction: {
    task: "write the sentence that asks to move an interview to another day",
    done: "it is kept in your phone",
  },
};
