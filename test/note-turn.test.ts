/** A debrief speaks about the interviewer; a note speaks to them. What is not sure is refused. */
import { describe, expect, it } from "vitest";
import { answer, asClause, openQuestion, question } from "../templates/question.ts";
import type { Reader } from "../templates/thing.ts";
import { echo } from "../templates/turn.ts";

const OKAFOR: Reader = { name: "Okafor", alone: true, others: [] };
const PANEL: Reader = { name: "Owen Price", alone: false, others: ["Ferri"] };

describe("what they did, as it follows “Thank you for”", () => {
  it.each([
    [
      "Mr. Okafor walked me through a whole filing day, from the first post to the last upload",
      "walking me through a whole filing day, from the first post to the last upload",
    ],
    ["she showed me the new depot", "showing me the new depot"],
    ["mr okafor showed me his wall of maps", "showing me your wall of maps"],
    ["they took us round the new labs and it was fun", "taking us round the new labs"],
    ["He gave me a tour of the cold room, which i liked", "giving me a tour of the cold room"],
    ["he let me try the new press", "letting me try the new press"],
    ["and then he sat down and showed me the ledger from 1912", "showing me the ledger from 1912"],
    ["she told me about her greyhound", "telling me about your greyhound"],
    ["he explained how they route the vans", "explaining how you route the vans"],
    ["she explained how she picks the roses.", "explaining how you pick the roses"],
    [
      "He described the winter rush when every van is out by five",
      "describing the winter rush when every van is out by five",
    ],
    ["the manager showed me how they do their trial binders", "showing me how you do your trial binders"],
    ["she talked about the spring launch for ages", "talking about the spring launch"],
    ["He also kindly introduced me to the night team", "introducing me to the night team"],
    ["he lent me the handbook from 1987", "lending me the handbook from 1987"],
  ])("%s", (words, thing) => {
    expect(echo(words, OKAFOR)).toEqual({ how: "did", thing });
  });
});

describe("what they said, as it follows “You said that”", () => {
  it.each([
    ["he told me that the team is moving to barcodes", "the team is moving to barcodes"],
    [
      "she said drivers know the depots better than the software",
      "drivers know the depots better than the software",
    ],
    ["She told me she started there as a Saturday girl", "you started there as a Saturday girl"],
    ["he said she runs the rota", null],
    [
      "she said she'd never thought of the ticket inspector as a user",
      "you had never thought of the ticket inspector as a user",
    ],
    ["she said she'd want to steal it", null],
    ["she said she'd never seen a log that tidy", null],
    ["he said they lost three rentals last month", "you lost three rentals last month"],
    ["they told me they're beginning with videos", "you are beginning with videos"],
    ["He mentioned that their drivers start at four", "your drivers start at four"],
    ["he said that he has run the shop for thirty years", "you have run the shop for thirty years"],
    ["Mr. Okafor explained that most deadlines fall on a friday", "most deadlines fall on a Friday"],
    // Not sure, or not to be repeated.
    ["Caitlyn said they're only foam core printouts", null],
    ["he said they're only foam core printouts", null],
    ["he said it was the best answer of the week", null],
    ["he said nobody else had known that", null],
    ["she said the last person took forty", null],
    ["he said he'd let me know by friday", null],
    ["he said not to worry about the rug", null],
    ["she said I'd be great with the kids", null],
    ["he said we should talk again", null],
    ["she said you people never learn", null],
    ["he said that's how they do it there", null],
    ["he told me they've lost two to the mines", null],
    ["he said the pay is twelve an hour", null],
    ["she said they need somebody dead organised", null],
    ["he said his late wife was a Sykes from Yazoo City", null],
    ["she said that she wishes it", null],
  ])("%s", (words, thing) => {
    const found = echo(words, OKAFOR);

    expect(found?.how === "said" ? found.thing : null).toBe(thing);
  });
});

describe("what they liked", () => {
  it.each([
    [
      "he liked that I kept the calendars of four attorneys at the county clerk's office for three years",
      {
        how: "work",
        thing: "For three years I kept the calendars of four attorneys at the county clerk's office",
      },
    ],
    [
      "She liked that i speak spanish, she said half their patients do",
      { how: "fact", thing: "I speak Spanish" },
    ],
    [
      "he liked that I built the log at my current store",
      { how: "work", thing: "I built the log at my current store" },
    ],
    [
      "She liked how I'd split the staging clusters",
      { how: "liked-how", thing: "how I had split the staging clusters" },
    ],
    [
      "she liked that I asked about the missing values",
      { how: "liked", thing: "my question about the missing values" },
    ],
    ["he loved my cold-chain project, wrote it all down", { how: "liked", thing: "my cold-chain project" }],
    ["she laughed at my sourdough joke", { how: "laughed", thing: "my sourdough joke" }],
    [
      "He laughed when I told him about the two partners who wanted the same afternoon.",
      { how: "laughed", thing: "the two partners who wanted the same afternoon" },
    ],
    ["we got on talking about oat milk", { how: "talk", thing: "oat milk" }],
    [
      "we got chatting about oat milk vs soy and she was properly laughing",
      { how: "talk", thing: "oat milk and soy" },
    ],
    ["we talked dogs for a while", { how: "talk", thing: "dogs" }],
    [
      "we both went to Brooklyn College and had a laugh",
      { how: "shared", thing: "we both went to Brooklyn College" },
    ],
    ["he said my section 47 example was spot on", { how: "praised", thing: "my section 47 example" }],
    [
      "I presented a plan by region with 12 accounts",
      { how: "gave", thing: "presenting a plan by region with 12 accounts" },
    ],
    [
      "I walked them through how we cut churn from 6% to 3.8%",
      { how: "gave", thing: "walking you through how we cut churn from 6% to 3.8%" },
    ],
    [
      "Capital allocation deck landed. Chair asked for a copy.",
      { how: "came", thing: "the capital allocation deck" },
    ],
    ["On logframes I was fluent", { how: "came", thing: "logframes" }],
    [
      "I played the little fugue from memory, and Mrs. Reyes put down her pencil",
      { how: "gave", thing: "playing the little fugue from memory" },
    ],
    ["Trued a wheel in six minutes", { how: "gave", thing: "truing a wheel" }],
    ["Swim test I was fastest out of six of us", { how: "worked", thing: "the swim test" }],
    ["He asked about grids and I was good on that", { how: "asked", thing: "grids" }],
  ])("%s", (words, expected) => {
    expect(echo(words, OKAFOR)).toEqual(expected);
  });

  it.each([
    "He asked about grids and I stared at the wall",
    "the senior stylist came over to look and asked how I got the root lift",
    "she never showed me the lab",
    "I wish he had shown me the lab",
    "my answer about the divorce was good",
    "he showed me the door",
    "she showed me out",
    "the receptionist was kind and she showed me the map room",
    "HE SHOWED ME THE NEW LAB",
    "we went over it and it was dead nice",
    "he told me about the job",
    "I made a hand tied",
    "she showed me something",
    "he took me through it",
  ])("is refused: %s", (words) => {
    expect(echo(words, OKAFOR)?.thing ?? null).toBeNull();
  });

  it("takes a pronoun for the reader only where nobody else was there", () => {
    expect(echo("he showed me his greenhouse", PANEL)).toBeNull();
    expect(echo("Owen showed me his greenhouse", PANEL)?.thing ?? null).toBeNull();
    expect(echo("Owen showed me the greenhouse", PANEL)).toEqual({
      how: "did",
      thing: "showing me the greenhouse",
    });
    expect(echo("Ferri showed me the greenhouse", PANEL)).toBeNull();
  });
});

describe("a question, as it follows “You asked”", () => {
  it.each([
    [
      "He asked how I would handle two ten-day deadlines on the same day and I just froze",
      "how I would handle two ten-day deadlines on the same day",
    ],
    [
      'she asked "what would you do if the server fails?" and I blanked',
      "what I would do if the server fails",
    ],
    [
      "Joanna asked what I would do if somebody came in with a dog that had been hit by a car and six people in the queue, and I just froze",
      "what I would do if somebody came in with a dog that had been hit by a car and six people in the queue",
    ],
    ["he asked what is the boiling point and I went blank", "about the boiling point"],
    ["they asked me to explain p-values", "me to explain p-values"],
    ["asked me why i want to work there and I rambled", "why I want to work there"],
    ['HR asked "are you able to relocate" I should have said yes', "whether I am able to relocate"],
    ["The variance question, I froze", "about variance"],
    ["she asked about supervision, nothing came", "about supervision"],
    ["he asked how he should do it", null],
    ["the first question was hard", null],
    ["she asked again", null],
  ])("%s", (words, asked) => {
    expect(question(words, OKAFOR)).toBe(asked);
  });

  it.each([
    ["if they do Saturdays", "whether you do Saturdays"],
    ["whether they sponsor the internal auditor course", "whether you sponsor the internal auditor course"],
    ["what are the hours", "what the hours are"],
    ["about the training in Norway", "more about the training in Norway"],
  ])("a wish to know: %s", (words, said) => {
    expect(openQuestion(words, OKAFOR)).toBe(said);
  });

  it.each([
    ["I would call both clerks the week before", "I would call both clerks the week before"],
    ["call both clerks the week before", "I would call both clerks the week before"],
    ["The rows are kept and marked", "the rows are kept and marked"],
    ["three months", null],
  ])("an answer as a clause: %s", (words, clause) => {
    expect(asClause(words)).toBe(clause);
  });

  it.each([
    ["the answer is that i'd keep the rows", "I'd keep the rows"],
    ["it there", null],
    ["what he said?", null],
    ["sorry, I was nervous", null],
  ])("an answer, tidied: %s", (words, said) => {
    expect(answer(words, { apologizing: false })).toBe(said);
  });
});
