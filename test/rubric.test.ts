/** Twelve situations, from nothing to repair to two people hurt at once: each ends in a note that passes every gate. */
import { describe, expect, it } from "vitest";
import { Labels, Line, recoveryFor } from "../infra/commands/letters.ts";
import type { Action, Kind } from "../shared/domain/debrief.ts";
import { failuresOf, wordsIn } from "../templates/criteria.ts";
import { writeNotes } from "../templates/note.ts";

type Situation = {
  name: string;
  text: string;
  role: string;
  company: string;
  people: string[];
  moments: [Kind, Action, string][];
  slipIn?: string[];
  /** In the first note; `never` in any. */
  says: RegExp[];
  never: RegExp;
};

const SITUATIONS: Situation[] = [
  {
    name: "1 keep: nothing went wrong",
    text: "Went well. Ingrid told me about the move from paper sheets to barcodes. I explained the second check we ran in my last lab and she wrote it down. Maybe it was too smooth.",
    role: "lab technician",
    company: "Falk Labs",
    people: ["Ingrid Falk"],
    moments: [
      ["strength", "keep", "I explained the second check we ran in my last lab and she wrote it down"],
    ],
    says: [/the second check we ran in my last lab/, /barcodes/],
    never: /smooth|sorry/i,
  },
  {
    name: "2 let-go: fast talk, a wet shirt, shaking hands",
    text: "Mr. Okafor walked me through a filing day from first post to last upload. I told him how I kept the dates for four attorneys and he nodded all the way. I talked far too fast. I spilled water on my blouse. My hands shook.",
    role: "office administrator",
    company: "Bright & Sons",
    people: ["Okafor"],
    moments: [
      ["strength", "keep", "I told him how I kept the dates for four attorneys and he nodded all the way"],
      ["nerves", "let-go", "I talked far too fast"],
      ["appearance", "let-go", "I spilled water on my blouse"],
      ["nerves", "let-go", "My hands shook"],
    ],
    says: [/walking me through a filing day/, /four attorneys/],
    never: /fast|water|blouse|shook|nerv/i,
  },
  {
    name: "3 slip-in: the language left unsaid",
    text: "Priya told me about the Saturday sessions in eleven neighbourhoods. I described my rota for sixty volunteers and she asked for a copy. I never said that I speak Portuguese at home.",
    role: "outreach coordinator",
    company: "Harbour Families",
    people: ["Priya Nair"],
    moments: [
      ["strength", "keep", "I described my rota for sixty volunteers and she asked for a copy"],
      ["omission", "slip-in", "I never said that I speak Portuguese at home"],
    ],
    slipIn: ["Portuguese"],
    says: [/Portuguese/, /you asked for a copy/],
    never: /never|forgot|did not say/i,
  },
  {
    name: "4 set-right: a blank, and the answer since found",
    text: "Marcus showed me the ridership room with the live map. He asked how many stops the depot serves and I said forty. It is ninety. He frowned.",
    role: "transit data analyst",
    company: "Metro Data",
    people: ["Marcus Webb"],
    moments: [
      [
        "wrong-answer",
        "set-right",
        "He asked how many stops the depot serves and I said forty. It is ninety.",
      ],
    ],
    says: [/showing me the ridership room/],
    never: /forty|frown|wrong|sorry/i,
  },
  {
    name: "5 set-right: a figure that was wrong",
    text: "Helen took me through the set store. I said my budget was 400,000. It was 240,000. She wrote it down. She liked my plan of weekly numbers for each department.",
    role: "finance manager",
    company: "Lyceum",
    people: ["Helen Barr"],
    moments: [
      ["misstatement", "set-right", "I said my budget was 400,000. It was 240,000."],
      ["strength", "keep", "She liked my plan of weekly numbers for each department"],
    ],
    says: [/my budget was 240,000, not 400,000/, /weekly numbers/],
    never: /sorry|mistake|because/i,
  },
  {
    name: "6 make-good: the broken pot",
    text: "Dr. Marin showed me the front desk. I told her how we asked for insurance cards the day before and she laughed. My chair knocked the plant pot off the shelf and it broke.",
    role: "dental receptionist",
    company: "Marin Dental",
    people: ["Marin"],
    moments: [
      ["strength", "keep", "I told her how we asked for insurance cards the day before and she laughed"],
      ["damage", "make-good", "My chair knocked the plant pot off the shelf and it broke"],
    ],
    says: [/plant pot/, /insurance cards/],
    never: /sorry|knocked|broke\b|chair/i,
  },
  {
    name: "7 apologize: the director taken for an assistant",
    text: "Ms. Cole gave me a tour of the warehouse. At the door I told her to fetch the boss. She is the director. She explained her rule about clear aisles.",
    role: "shift lead",
    company: "Northgate",
    people: ["Cole"],
    moments: [["offense", "apologize", "At the door I told her to fetch the boss"]],
    says: [/I am (?:very )?sorry/, /tour|aisles/],
    never: /\bif I\b|forgive|second chance|joke/i,
  },
  {
    name: "8 share-context: a child with a fever",
    text: "Beth told me about the hour after a release, when the same question comes four hundred times. My daughter had a fever that morning. I looked at my phone twice.",
    role: "support lead",
    company: "Relay",
    people: ["Beth"],
    moments: [
      ["distraction", "share-context", "My daughter had a fever that morning"],
      ["conduct", "let-go", "I looked at my phone twice"],
    ],
    says: [/daughter was running a fever/, /release/],
    never: /phone|sorry/i,
  },
  {
    name: "9 keep-private: the day of the divorce papers",
    text: "Ms. Laurent walked me through the new fossil hall. I told her about the mammoth group and she smiled. My divorce papers came that morning. I lost the thread twice.",
    role: "museum educator",
    company: "Fossil House",
    people: ["Laurent"],
    moments: [
      ["strength", "keep", "I told her about the mammoth group and she smiled"],
      ["distraction", "keep-private", "My divorce papers came that morning"],
      ["blank", "let-go", "I lost the thread twice"],
    ],
    says: [/fossil hall/, /mammoth/],
    never: /divorce|papers|thread|morning/i,
  },
  {
    name: "10 apologize and make-good: hot tea, a hand and a notebook",
    text: "Ms. Haddad gave me a hint about the empty return trips. I spilled hot tea over her hand. The tea went over her notebook and it was soaked. I spoke too fast.",
    role: "consultant",
    company: "Haddad Partners",
    people: ["Haddad"],
    moments: [
      ["injury", "apologize", "I spilled hot tea over her hand"],
      ["damage", "make-good", "The tea went over her notebook and it was soaked"],
      ["nerves", "let-go", "I spoke too fast"],
    ],
    says: [/tea over your hand/, /I am (?:very )?sorry/, /notebook/],
    never: /fast|forgive|soaked/i,
  },
  {
    name: "11 share-context in a panel of two, nerves let go",
    text: "A storm closed the line and I came 25 minutes late. Owen told me about the drivers who know the depots. Dr. Ferri liked my cold-chain project. My hands shook.",
    role: "logistics planner",
    company: "Kestrel",
    people: ["Owen Price", "Ferri"],
    moments: [
      ["distraction", "share-context", "A storm closed the line"],
      ["late", "share-context", "I came 25 minutes late"],
      ["strength", "keep", "Dr. Ferri liked my cold-chain project"],
      ["nerves", "let-go", "My hands shook"],
    ],
    says: [/storm held me up/, /drivers/],
    never: /shook|nerv|sorry|late\b/i,
  },
  {
    name: "12 set-right and slip-in: a tyrant and a dealer letter",
    text: "Nora told me about the cargo bike that a child had named. She asked why I am leaving and I called my boss a tyrant. I did not mention the dealer letter that I write each month. I asked about pay in minute five.",
    role: "marketing manager",
    company: "Lindqvist Bikes",
    people: ["Nora Lindqvist"],
    moments: [
      ["badmouthing", "set-right", "She asked why I am leaving and I called my boss a tyrant"],
      ["omission", "slip-in", "I did not mention the dealer letter that I write each month"],
      ["oversharing", "let-go", "I asked about pay in minute five"],
    ],
    slipIn: ["dealer letter"],
    says: [/cargo bike/, /dealer letter/, /You asked why I am moving on/],
    never: /tyrant|boss|\bpay\b|did not mention/i,
  },
];

describe("the twelve situations of the rubric", () => {
  it.each(SITUATIONS)("$name", async ({ text, role, company, people, moments, slipIn = [], says, never }) => {
    const json = {
      id: company,
      email: { subject: "", text: `${text}\n\nRuth Amadi`, date: "2026-03-17T15:40:00-04:00" },
      story: "interview",
      heat: "upset",
      interview: {
        company,
        role,
        people,
        medium: "onsite",
        endedAt: "2026-03-17T15:00:00-04:00",
        decisionBy: null,
      },
      moments: moments.map(([kind, action, quote]) => ({ kind, actions: [action], quote })),
      slipIn,
    };
    const { plan } = await recoveryFor(Line.parse(json), Labels.parse(json));

    const { notes } = writeNotes(plan!);

    for (const note of notes) {
      expect(failuresOf(note, plan!).filter(({ gate }) => gate)).toEqual([]);
      expect(note.body).not.toMatch(never);
      expect(wordsIn(note)).toBeGreaterThanOrEqual(45);
    }
    for (const pattern of says) expect(notes[0]!.body).toMatch(pattern);
  });
});
