/** What a mail says of the interview itself, in mails that no training debrief resembles. */
import { describe, expect, test } from "vitest";
import { Debrief } from "../shared/domain/debrief.ts";
import { choose } from "../shared/reading/choice.ts";
import { readFacts } from "../shared/reading/facts.ts";
import { factsModel } from "../shared/reading/facts-model.ts";
import { heatOf } from "../shared/reading/heat.ts";
import { supportFor } from "../shared/reading/named.ts";
import { trainedReader } from "../shared/reading/read.ts";
import { signatureOf } from "../shared/reading/signature.ts";
import { tokensOf } from "../shared/reading/tokens.ts";
import { type Example, learn } from "../training/learn.ts";

/** A Thursday. */
const DATE = "2026-03-19T17:25:00-04:00";
const factsOf = async (text: string, subject = "") =>
  (await trainedReader.read(Debrief.parse({ subject, text, date: DATE }))).interview;

describe("who and where", () => {
  test.each([
    [
      "I interviewed for assistant gardener at Thornbury Hall this morning with Mrs. Ottoline Reeve. I froze when she asked about pruning.",
      { company: "Thornbury Hall", role: "assistant gardener", people: ["Ottoline Reeve"] },
    ],
    [
      "Had a Zoom with Quillon Systems today, data engineer role. Benedikt and Yara asked the questions, Benedikt more than her. My mind went blank twice.",
      { company: "Quillon Systems", role: "data engineer", people: ["Benedikt", "Yara"] },
    ],
    [
      "My sister Paula drove me. The interview was for dental nurse at Seaview Dental, with Dr. Iwo Marek, and I spilled water on his desk.",
      { company: "Seaview Dental", role: "dental nurse", people: ["Iwo Marek"] },
    ],
    [
      "It was for night porter at the Grand Meridian Hotel, with the manager, Clive Anstey. I called him Colin at the door and he said it was Clive.",
      { company: "Grand Meridian Hotel", role: "night porter", people: ["Clive Anstey"] },
    ],
  ])("%s", async (text, wanted) => {
    const { company, role, people } = await factsOf(text);

    expect({ company: company?.replace(/^the /i, ""), role, people }).toEqual(wanted);
  });

  test("a town with a person's name is nobody who asked the questions", async () => {
    const told =
      "A call centre, I know. I have a PhD in communication, it's London, it's what there is. Three of us at a table and the recruiter asked what I had done with customers. I went blank and could not tell you what I said.";

    expect((await factsOf(told)).people).toEqual([]);
  });

  test("who was met is a person and no company", async () => {
    const told =
      "Yesterday I met Birgit Thorsen for the post of practice bookkeeper at her veterinary clinic. We spoke of VAT, and I spilled her coffee.";

    const { company, people } = await factsOf(told);

    expect(company).not.toBe("Birgit Thorsen");
    expect(people).toEqual(["Birgit Thorsen"]);
  });

  test("Mr Pollard is a person, though the firm bears his name, and Mrs de Wit keeps all of hers", async () => {
    const told =
      "I had the interview for electrician apprentice with Pollard & Sons in Stockport, came out at half 3. Mr Pollard asked what colour is neutral and I said black.";
    const wit =
      "Interview for year 4 teacher at Elmfield Primary this morning with Mrs de Wit. She asked about differentiation and my mind went blank.";

    expect((await factsOf(told)).people).toEqual(["Pollard"]);
    expect((await factsOf(wit)).people).toEqual(["de Wit"]);
  });

  test("an office is nobody who asked the questions", async () => {
    const told =
      "Telephone round for graduate engineer. First the boss asked about my thesis. Then HR. I had decided to mould HR in my direction, and HR asked would I go to Rourkela. I went blank and HR wrote something down.";

    expect((await factsOf(told)).people).toEqual([]);
  });

  test("are left open where the mail does not say", async () => {
    const { company, people } = await factsOf(
      "Interview this morning. I was so nervous that I talked for ten minutes without stopping and then forgot the question.",
    );

    expect({ company, people }).toEqual({ company: null, people: [] });
  });

  test("stand in a forwarded invitation too", async () => {
    const { people } =
      await factsOf(`My interview for account manager was this afternoon, and it went well until she asked whether I had questions. I had none. Is that bad?

---------- Forwarded message ---------
From: Hanne Vestergaard <hanne@lindholm.example>
Date: Mon, 16 Mar 2026 at 09:02
Subject: Interview, account manager at Lindholm Print
To: me

Dear Sofie,
you will meet Rasmus Thorup and Karen Dahl on Thursday 19 March, 14:00 to 15:00.`);

    expect(people).toEqual(["Rasmus Thorup", "Karen Dahl"]);
  });
});

describe("the name that the writer signed with", () => {
  test.each([
    ["They call me on Monday.\n\nI can not eat.\nMirela", "Mirela"],
    ["They promised a letter.\n\nRespectfully,\n(Mrs.) Constance Weir", "Constance Weir"],
    ["I froze. Twice.\nAnyway", null],
    ["I froze. Twice.\nHelp", null],
  ])("%j", (own, name) => {
    expect(signatureOf(own)).toBe(name);
  });
});

describe("by which medium", () => {
  test.each([
    [
      "video",
      "My Zoom froze twice and they could see my kitchen. It was my interview for clerk at Moss Hardware.",
    ],
    [
      "phone",
      "It was a phone interview for clerk at Moss Hardware, and the line dropped while I was talking.",
    ],
    [
      "onsite",
      "I walked into their office for my interview for clerk at Moss Hardware and shook her hand. I sat down on the wrong chair.",
    ],
  ])("%s", async (medium, text) => {
    expect((await factsOf(text)).medium).toBe(medium);
  });
});

describe("when", () => {
  const lead = "I had my interview for clerk at Moss Hardware with Ian Reed. I froze once. ";

  test.each([
    ["It was from one to two fifteen this afternoon.", "2026-03-19T14:15:00-04:00"],
    ["We finished at 11:40 this morning.", "2026-03-19T11:40:00-04:00"],
    ["It started at 2 today and went on for an hour.", "2026-03-19T15:00:00-04:00"],
    ["It was sometime last week.", null],
  ])("the end: %s", async (words, endedAt) => {
    expect((await factsOf(lead + words)).endedAt).toBe(endedAt);
  });

  test.each([
    [
      "They want somebody to start on 4 May, so they are deciding by this Friday.",
      "2026-03-20T17:00:00-04:00",
    ],
    ["She said that they would let me know inside of two weeks.", "2026-04-02T17:00:00-04:00"],
    ["He will call me by the end of next week.", "2026-03-27T17:00:00-04:00"],
    ["They will be in touch.", null],
  ])("the decision: %s", async (words, decisionBy) => {
    expect((await factsOf(lead + words)).decisionBy).toBe(decisionBy);
  });
});

describe("how the writer sounds", () => {
  test.each([
    [
      "calm",
      "Interview went fine overall. One slip with a date, they corrected it, no drama. Just checking whether to mention it.",
    ],
    [
      "upset",
      "I feel awful. I keep going over it, I am so ashamed, why did I say that?! I ruined it and I can't stop thinking about it.",
    ],
    [
      "distraught",
      "There is no point any more. I can't get out of bed and I haven't eaten since. Everything is over.",
    ],
  ])("%s", (heat, text) => {
    expect(heatOf("", text)).toBe(heat);
  });
});

describe("words of a mail", () => {
  test("keep their place and tell where a capital says nothing", () => {
    const own = "Then Anna O'Neill's dog barked.";
    const tokens = tokensOf([{ section: "own", text: own }]);

    expect(tokens.map(({ from, to }) => own.slice(from, to))).toEqual(tokens.map(({ text }) => text));
    expect(tokens.filter(({ mayName }) => mayName).map(({ text }) => text)).toEqual([
      "Then",
      "Anna",
      "O'Neill",
    ]);
    expect(tokens.filter(({ opens }) => opens).map(({ text }) => text)).toEqual(["Then"]);
  });

  test("may all be names in a mail without capitals, but for the small ones", () => {
    const tokens = tokensOf([
      { section: "own", text: "interview at anchor house with denise today, i froze" },
    ]);

    expect(tokens.filter(({ mayName }) => mayName).map(({ text }) => text)).toContain("denise");
    expect(tokens.filter(({ mayName }) => mayName).map(({ text }) => text)).not.toContain("with");
  });
});

describe("a learned choice", () => {
  const examples: Example[] = Array.from({ length: 40 }, (_, i) => ({
    candidates: [
      { features: ["after at", `noise ${i % 3}`], right: i % 4 !== 0 },
      { features: ["after in", `noise ${i % 5}`], right: false },
    ].filter((_, k) => k === 1 || i % 4 !== 0),
    none: ["none"],
  }));
  const settings = { epochs: 20, rate: 0.1, decay: 0.001, fewest: 2, least: 0.02 };

  test("takes what its examples took, and nothing where they took nothing", () => {
    const weights = learn(examples, settings);
    const at = { value: "at", features: ["after at"] };
    const within = { value: "in", features: ["after in"] };

    expect(choose({ candidates: [within, at], none: ["none"] }, weights)).toBe("at");
    expect(choose({ candidates: [within], none: ["none"] }, weights)).toBe(null);
  });

  test("leans on points that come from elsewhere", () => {
    const one = { value: "Retoucher", features: ["after in"] };
    const extra = (points: number) => (value: string) => (value === "Retoucher" ? points : 0);
    const question = { candidates: [one], none: ["none"] };
    const weights = learn(examples, settings);

    expect(choose(question, weights, extra(0))).toBe(null);
    expect(choose(question, weights, extra(50))).toBe("Retoucher");
  });

  test("is the same each time", () => {
    expect(learn(examples, settings)).toEqual(learn(examples, settings));
  });

  test("has weights for every fact", () => {
    const { known, ...weights } = factsModel();

    expect(known.size).toBeGreaterThan(1000);
    for (const [fact, learned] of Object.entries(weights)) expect(learned.size, fact).toBeGreaterThan(50);
  });
});

describe("what the network marked", () => {
  const named = [
    { fact: "role" as const, text: "school office", from: 0, to: 13, sure: 0.8 },
    { fact: "company" as const, text: "Levin's", from: 40, to: 47, sure: 0.6 },
  ];

  test.each([
    ["role", "School office", 0.8],
    ["role", "office", 0.4],
    ["role", "front desk", 0],
    ["company", "school office", 0],
    ["company", "Levin’s", 0.6],
  ] as const)("the %s %s: %d", (fact, value, wanted) => {
    expect(supportFor(named, fact)(value)).toBeCloseTo(wanted);
  });

  test("turns a choice that words alone leave open", () => {
    const own =
      "School office, they asked about the finance package. My mind went blank at the second question.";
    const sources = { subject: "", own, date: DATE, invitation: null, forwarder: null, calendar: null };
    const marked = [{ fact: "role" as const, text: "School office", from: 0, to: 13, sure: 1 }];

    expect(readFacts(sources).interview.role).toBe(null);
    expect(readFacts(sources, undefined, marked).interview.role).toBe("School office");
  });
});
