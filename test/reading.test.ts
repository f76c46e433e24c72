import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Debrief, type Kind, type Moment, Reading } from "../shared/domain/debrief.ts";
import { triage } from "../shared/domain/triage.ts";
import { distressOf } from "../shared/reading/distress.ts";
import { readForm } from "../shared/reading/form.ts";
import { heatOf } from "../shared/reading/heat.ts";
import { trainedReader } from "../shared/reading/read.ts";
import { sentences } from "../shared/reading/sentences.ts";

const DATE = "2026-03-19T17:25:00-04:00";

const debrief = (text: string, more: Partial<Debrief> = {}): Debrief =>
  Debrief.parse({ subject: "", text, date: DATE, ...more });
const read = (text: string, more: Partial<Debrief> = {}) => trainedReader.read(debrief(text, more));
const kinds = (moments: readonly Moment[]) => moments.map((moment) => moment.kind);
const slips = (moments: readonly Moment[]) => moments.filter((moment) => moment.kind !== "strength");

const TALKED_TOO_FAST = `Hi,

I had my interview for marketing coordinator at Bellweather Outdoors this afternoon, with Joanna Pike and a man
called Rhys from the web team. It ended at 3:15 and I have been sitting with it since.

I talked too fast the whole way through. I could hear myself doing it and could not slow down, it just poured out of
me like a tap somebody had left running. My roommate says I do this on the phone as well when something matters.

The rest was pleasant. The office is above a bike shop and smells of rubber, and there was a big map of the coast on
the wall that I would have liked to look at for longer. They let everybody know by Friday.

Should I say something about it in the thank-you mail, or leave it?

Maya Torres`;

const PICTURE_FRAME = `Hello,

This is about my interview yesterday at Harrow & Finch, for office administrator. I met with Denise Cole in her own
office on the third floor, and it finished at noon.

When I stood up to go I swung my bag round, and I knocked over and broke a picture frame on her desk. The glass went
everywhere. It was one of those plain silver ones that you get in any department store, and the photograph inside
was not even scratched, she held it up and showed me. I helped to pick up the bits and then I walked out to the lift
with my ears burning.

Before all that we had talked about filing systems and the new phones, nothing out of the ordinary. She told me that
I would hear next week.

What do I do now?

Peter Lang`;

const POWERPOINT = `Good evening,

Today I interviewed for the post of training assistant at Northgate Learning, with Mr. Alan Webb. It was at ten in
their office near the station and it was over by eleven.

Most of it was about the timetable and the rooms, and who keeps the list of who has paid. On the way home on the tram
I read the advert again, and it hit me. I never mentioned PowerPoint, although the job needs it, it is the first
thing on their list. I have built slides every single week for six years, for people who then stood up in front of
whole halls with them. It simply did not come up and I sat there like a lamp.

He said that they would decide by the end of the month.

Kind regards,
Sofia Brandt`;

const COFFEE = `I don't know how to begin so I will just begin.

The interview was at Calder House this morning, for front desk manager, with the general manager, Ruth Okafor. They
had put a tray on the low table between us. I reached across for the milk and my sleeve caught the handle, and I
spilled scalding coffee in the interviewer's lap. She jumped up and cried out. Somebody ran for cold towels and she
went away for ten minutes and came back in another skirt, with her hand pressed against her leg.

She was very correct about it. We finished the questions, I could not tell you a single one of them now, and I was
out on the street at half past ten. They decide on Thursday.

I keep seeing it. Please tell me what a person does after that.

Daniel`;

const SICK_RELATIVE = `Hi there,

I had a video interview on Zoom today with Marta Lindqvist at Fernhill Software, for support engineer, from 2 to
2:45 pm.

My grandmother was taken to hospital that morning, and I was distracted with worry for her the whole time. I had the
phone face down next to the keyboard and I kept waiting for my brother to ring. Marta had to repeat two of her
questions, and once she asked whether the line was bad. I said it was fine, and that was all I said about it.

My grandmother is stable now, they are keeping her in for a week. I would not mind if Marta knew, I just do not want
it to sound like an excuse.

She said I would hear by Tuesday.

Thanks,
Tom Avery`;

const SUCCESS = `Hello!

I know people usually write to you when it went badly, but I wanted to do this properly for once. I had my interview
for junior architect at Studio Marsh on Wednesday with Helen Marsh and Idris.

It went really well. Helen loved my portfolio, above all the library project, and she asked if she could keep the
copy that I had brought along. Idris laughed at the story about the staircase and the piano, and we talked for ages
about timber. When they got to the planning question I answered it perfectly, I had dealt with exactly that rule in
my last post.

They want to let everybody know by the end of next week. I would like to write them a good note now, one that sounds
like me.

Best wishes,
Clara Voss`;

describe("an answer that comes back a little later", () => {
  test.each([
    [
      "She asked how I'd treat for varroa in August and my mind just went. I stood there. She looked at the hive, not at me. It's oxalic acid in winter and thymol in August, I know that, I did the course!",
      "It's oxalic acid in winter and thymol in August",
    ],
    [
      "She asked what I'd do with two patients booked at the same time and I just went blank. She waited. I said um and she wrote something down. I'd see the one in pain first and offer the other one tea, obviously!",
      "I'd see the one in pain first and offer the other one tea",
    ],
  ])("is the answer where the writer says that they know it", async (told, answer) => {
    const { moments } = await read(`Interview for a job at Hollow Oak this morning. ${told}`);

    expect(moments.find(({ kind }) => kind === "blank")?.fix).toBe(answer);
  });

  test("is none where nobody says so", async () => {
    const { moments } = await read(
      "Interview for a job at Hollow Oak this morning. She asked how I'd treat for varroa and I went blank. I stood there. She looked at the hive. It's a long way home from there and I cried.",
    );

    expect(moments.find(({ kind }) => kind === "blank")?.fix ?? null).toBeNull();
  });
});

describe("the article's six", () => {
  test("talking too fast is nerves, and nothing else is wrong", async () => {
    const { story, moments } = await read(TALKED_TOO_FAST);

    expect(story).toBe("interview");
    expect(kinds(slips(moments))).toEqual(["nerves"]);
    expect(slips(moments)[0]!.quote).toContain("talked too fast");
    expect(triage(slips(moments)[0]!).action).toBe("let-go");
  });

  test("a broken picture frame can be replaced", async () => {
    const { moments } = await read(PICTURE_FRAME);

    const [damage, ...others] = slips(moments);
    expect(others).toEqual([]);
    expect(damage).toMatchObject({ kind: "damage", fix: "picture frame", observed: { fixable: true } });
    expect(damage!.quote).toContain("broke a picture frame");
    expect(triage(damage!).action).toBe("make-good");
  });

  test("PowerPoint left unsaid is slipped in by name", async () => {
    const { moments, slipIn } = await read(POWERPOINT);

    expect(kinds(slips(moments))).toEqual(["omission"]);
    expect(slips(moments)[0]).toMatchObject({ fix: "PowerPoint", observed: { big: true } });
    expect(slipIn).toEqual(["PowerPoint"]);
    expect(triage(slips(moments)[0]!).action).toBe("slip-in");
  });

  test("scalding coffee in somebody's lap is an injury that was noticed and is big", async () => {
    const { moments } = await read(COFFEE);

    expect(kinds(slips(moments))).toEqual(["injury"]);
    expect(slips(moments)[0]!.observed).toMatchObject({ noticed: true, big: true });
    expect(slips(moments)[0]!.quote).toContain("scalding coffee");
    expect(triage(slips(moments)[0]!).action).toBe("apologize");
  });

  test("worry about a sick relative can be told in a line", async () => {
    const { moments } = await read(SICK_RELATIVE);

    expect(kinds(slips(moments))).toEqual(["distraction"]);
    expect(slips(moments)[0]!.observed.personal).toBe(false);
    expect(slips(moments)[0]!.fix).toContain("My grandmother was taken to hospital that morning");
    expect(triage(slips(moments)[0]!).action).toBe("share-context");
  });

  test("an interview that went well holds only strengths", async () => {
    const { story, moments } = await read(SUCCESS);

    expect(story).toBe("interview");
    expect(slips(moments)).toEqual([]);
    expect(moments.length).toBeGreaterThanOrEqual(2);
  });
});

describe("the four-line form", () => {
  const FORM = `Hello, here is mine. It was at Oak & Rye, for shift lead, with Petra Novak, today, over at 3 pm.

What went well: I arrived ten minutes early. She liked my idea for the rota.
What stung: I spilled my tea on the carpet. When she asked about food safety I went blank.
What I did not get to say: that I speak Portuguese
What else was going on: my son had a fever of 39.5 that morning

Thanks
Nils`;

  test("every line gives its kind, in the order of the mail", async () => {
    const { moments, slipIn, interview } = await read(FORM);

    expect(kinds(moments)).toEqual(["strength", "strength", "damage", "blank", "omission", "distraction"]);
    expect(slipIn).toEqual(["Portuguese"]);
    expect(interview.company).toBe("Oak & Rye");
    expect(moments.at(-1)!.observed.personal).toBe(false);
  });

  test("heads may be quoted, in capitals, without a colon and with lists below", async () => {
    const text = `> WHAT WENT WELL
- the test, all correct
- we laughed about the printer
> what stung
- I called her Karen, her name is Carol
> What I didn't get to say
- I have a forklift licence
> What else was going on
nothing`;

    const { moments, slipIn } = await read(text, { subject: "my interview" });

    expect(kinds(moments)).toEqual(["strength", "strength", "name-slip", "omission"]);
    expect(slipIn).toEqual(["forklift licence"]);
  });

  test.each(["", "nothing", "-", "None.", "n/a", "no"])("an answer of %j means none", (answer) => {
    const form = readForm(
      `What went well: ${answer}\nWhat stung: I froze.\nWhat else was going on: ${answer}`,
    );

    expect(form?.answers.map((a) => a.line)).toEqual(["stung"]);
  });

  test("an empty form quoted below the answer adds nothing", async () => {
    const { moments } = await read(
      `I froze when they asked about my last job.\n\n> What went well:\n> What stung:\n> What I did not get to say:\n> What else was going on:`,
    );

    expect(kinds(moments)).toEqual(["blank"]);
  });

  test("a question left unasked is told from a fact left unsaid", async () => {
    const { moments } = await read(
      "What stung: I rambled for five minutes and never answered the question.\nWhat I did not get to say: I wanted to ask how the shifts are planned.",
    );

    expect(kinds(moments)).toEqual(["wrong-answer", "unasked-question"]);
    expect(moments[1]!.observed.fixable).toBe(true);
  });
});

describe("what is no moment", () => {
  const lead = "I had my interview for clerk at Moss Hardware today with Ian Reed. ";

  test.each([
    "Luckily I didn't spill the coffee.",
    "What if I had called her Karen?",
    "He spilled his coffee on the table.",
    "At my last interview I cried.",
    "Next time I will not talk too fast.",
    "My cousin interviewed there and she broke a vase.",
    "I was not late.",
    "One lad turned up 25 minutes late.",
    "It was a disaster and I blew it.",
    "I was afraid I would knock over the vase.",
    "At least I didn't forget my portfolio.",
  ])("%s", async (sentence) => {
    const { moments } = await read(lead + sentence);

    expect(slips(moments)).toEqual([]);
  });
});

describe("single sentences", () => {
  const cases: [Kind, string][] = [
    ["nerves", "My hands were shaking so much that the paper rattled."],
    ["blank", "When he asked about pensions my mind went blank."],
    ["wrong-answer", "I completely answered a different question to the one she asked."],
    ["omission", "I forgot to mention that I speak Polish."],
    ["unasked-question", "I forgot to ask how the shifts are planned."],
    ["unprepared", "I hadn't even looked at their website."],
    ["late", "I was 20 minutes late because I took the wrong bus."],
    ["technology", "My wifi dropped twice in the middle of an answer."],
    ["appearance", "There was a stain on my shirt the whole time."],
    ["misstatement", "I said I had ten years of experience, it's actually seven."],
    ["badmouthing", "I said that my old boss was a bully and a liar."],
    ["oversharing", "I told her about my divorce and the landlord."],
    ["conduct", "I interrupted him three times."],
    ["damage", "I knocked over a vase and it smashed on the floor."],
    ["injury", "I stepped on her foot and she yelped."],
    ["distraction", "My father had a stroke last night and I was in the hospital until five."],
  ];

  test.each(cases)("%s: %s", async (kind, sentence) => {
    const { moments } = await read(`Interview for clerk at Moss Hardware, today.\n\n${sentence}`);

    expect(kinds(slips(moments))).toEqual([kind]);
  });

  test("a diagnosis is kept private and a child's fever is not", async () => {
    const private_ = await read("Interview today at Moss Hardware. I was diagnosed with epilepsy last week.");
    const tellable = await read(
      "Interview today at Moss Hardware. My daughter had a fever of 40 and I was at the hospital.",
    );

    expect(private_.moments.map((m) => triage(m).action)).toEqual(["keep-private"]);
    expect(tellable.moments.map((m) => triage(m).action)).toEqual(["share-context"]);
  });
});

describe("facts", () => {
  test("are those of the mail, in its own offset", async () => {
    const { interview, writer } = await read(TALKED_TOO_FAST);

    expect(interview).toEqual({
      company: "Bellweather Outdoors",
      role: "marketing coordinator",
      people: ["Joanna Pike", "Rhys"],
      medium: "onsite",
      endedAt: "2026-03-19T15:15:00-04:00",
      decisionBy: "2026-03-20T17:00:00-04:00",
    });
    expect(writer).toBe("Maya Torres");
  });

  test.each([
    ["It ended at half past two today.", "2026-03-19T14:30:00-04:00"],
    ["It was today from 3 to 4:15 pm.", "2026-03-19T16:15:00-04:00"],
    ["Finished at noon yesterday.", "2026-03-18T12:00:00-04:00"],
    ["I just got out.", DATE],
    ["I came out about half an hour ago.", "2026-03-19T16:55:00-04:00"],
    ["It was yesterday afternoon.", null],
    ["It was today at 2.", null],
  ])("the end: %s", async (sentence, endedAt) => {
    const { interview } = await read(
      `I had an interview for clerk at Moss Hardware. ${sentence} I froze once.`,
    );

    expect(interview.endedAt).toBe(endedAt);
  });

  test.each([
    ["They will let me know by Friday.", "2026-03-20T17:00:00-04:00"],
    ["They decide within two weeks.", "2026-04-02T17:00:00-04:00"],
    ["I will hear within five business days.", "2026-03-26T17:00:00-04:00"],
    ["She said they would call tomorrow.", "2026-03-20T17:00:00-04:00"],
    ["The decision is on April 2.", "2026-04-02T17:00:00-04:00"],
    ["They answer by the 27th.", "2026-03-27T17:00:00-04:00"],
    ["They will tell me by the end of the month.", "2026-03-31T17:00:00-04:00"],
    ["They will call soon.", null],
    ["I will hear next week.", null],
  ])("the decision: %s", async (sentence, decisionBy) => {
    const { interview } = await read(
      `I had my interview for clerk at Moss Hardware. I froze once. ${sentence}`,
    );

    expect(interview.decisionBy).toBe(decisionBy);
  });

  test("a calendar file tells the end that the words leave out", async () => {
    const calendar = {
      summary: "Interview",
      organizer: null,
      attendees: ["Ruth Dacre"],
      startsAt: "2026-03-19T14:00:00Z",
      endsAt: "2026-03-19T15:00:00Z",
      location: null,
    };

    const { interview } = await read("Interview for clerk at Moss Hardware. I froze once.", { calendar });

    expect(interview.endedAt).toBe("2026-03-19T11:00:00-04:00");
    expect(interview.people).toEqual(["Ruth Dacre"]);
  });
});

describe("story", () => {
  test.each([
    [
      "upcoming",
      "Interview on Thursday",
      "I have an interview this Thursday at 10 and I am so scared. What if I go blank? What should I wear?",
    ],
    [
      "not-a-debrief",
      "Automatic reply",
      "Thank you for your message. I am out of the office until Monday with limited access to email.",
    ],
    ["not-a-debrief", "Question", "Before I send anything: do you keep the mails, and what does it cost?"],
    ["not-a-debrief", "", "Hi, I\n\nSent from my phone"],
    [
      "not-a-debrief",
      "A candidate",
      "I'm on the other side of the table: I interviewed someone yesterday who dropped a tray. How do I tell her it is fine?",
    ],
    ["interview", "", "I just got out of an interview at Larkfield and I am a wreck. What do I do?"],
    [
      "interview",
      "",
      "I just got out of an interview at Larkfield Hospice, it was awful, I spilled water on a plan.",
    ],
    [
      "interview",
      "",
      "Interview this morning at Fernhill Vets. I cried in front of the head nurse. What should I do?",
    ],
    [
      "interview",
      "",
      'Interview on Monday at Moss Hardware. She said "do you have any questions" and I froze.',
    ],
    [
      "upcoming",
      "",
      "My interview at Moss Hardware was cancelled, it's been moved to next Monday. What now?",
    ],
    ["interview", "today", "had my interview at moss hardware today, i froze on the second question"],
  ])("%s: %s", async (story, subject, text) => {
    expect((await read(text, { subject })).story).toBe(story);
  });

  test("what is no debrief has no moments and no interview", async () => {
    const reading = await read(
      "I have an interview tomorrow at Moss Hardware. What should I wear? What if I freeze?",
    );

    expect(reading.moments).toEqual([]);
    expect(reading.interview).toMatchObject({ company: null, role: null, people: [], medium: "unknown" });
  });
});

describe("heat", () => {
  test.each([
    ["calm", "The interview was fine. I forgot one number and they smiled."],
    [
      "upset",
      "I am so embarrassed. It was awful, I keep going over it and I can't stop thinking about her face!!",
    ],
    [
      "distraught",
      "I can't get out of bed. I haven't eaten. Everything I worked for is gone and I see no point in anything.",
    ],
    ["upset", "OH MY GOD IT WAS TERRIBLE!!! 😭😭"],
  ])("%s: %s", (heat, text) => {
    expect(heatOf("", text)).toBe(heat);
  });
});

describe("distress", () => {
  test.each([
    "I want to die and I mean it.",
    "I don't want to be here any more.",
    "There is no point in being here any more.",
    "Everyone would be better off without me.",
    "I keep thinking about ending it all.",
    "I have been thinking about suicide.",
    "I want to kill myself.",
    "I wish I was dead.",
    "I wish I had never been born.",
    "I don't expect to be around for the long haul.",
    "I have been counting the pills in the cabinet.",
    "I stood on the bridge and thought about jumping.",
    "I can't go on.",
    "I can't go on like this, I want it to end.",
    "I am so tired of living.",
    "My family would be better off if I died.",
    "Nobody would miss me if I disappeared, nobody would notice if I was gone.",
    "I hurt myself again last night.",
    "I have started cutting myself again.",
    "I don't want to wake up tomorrow.",
    "I would rather be dead than tell them.",
    "I don't want to live.",
    "I have written a letter for my daughter for when I'm gone.",
    "There is no reason to go on.",
    "I'm not safe with myself tonight.",
    "What is the point of living after that?",
    "I thought about just not braking on the way home.",
    "My husband hit me last night.",
    "My husband put me into a wall last night.",
    "He put me through the door and I went to work.",
    "He hits me when I come home late.",
    "My boyfriend threatened to kill me.",
    "I am scared of my husband and of going home.",
    "My father beats me.",
    "She threw me against the wall, my wife hurts me.",
    "He will not let me leave the house, he keeps my passport.",
    "I am in a women's shelter.",
    "My ex choked me on Sunday.",
  ])("in danger: %s", (sentence) => {
    expect(distressOf(`I had an interview today. ${sentence} I forgot my notes.`)).toBe("in-danger");
  });

  test.each([
    "I died inside.",
    "Kill me now lol.",
    "I could have died of shame.",
    "I wanted the ground to swallow me.",
    "I wanted the floor to open up.",
    "I wanted to die on the spot when my phone rang.",
    "I nearly died of embarrassment.",
    "I was dying to ask about the pension.",
    "My phone died in the middle of the call.",
    "My heels were killing me.",
    "The suspense is killing me.",
    "I killed the mood with that joke.",
    "The lady said it was social suicide, and she laughed.",
    "I shot myself in the foot with that answer.",
    "My wife will kill me when she hears it.",
    "There was dead silence.",
    "I was dead nervous.",
    "It hit me on the way home that I never said it.",
    "They hit me with a hard question at the start.",
    "The van hit my car on the ring road.",
    "I hit my head on the shelf.",
    "She beat me to the door.",
    "I hung up too early.",
    "I jumped out of my skin when the alarm went.",
    "He was dead nice about it.",
    "Over my dead body, I said, and he laughed.",
    "I was asked about suicide prevention training.",
    "Put me in the ground.",
    "I'm dead 💀",
    "I killed time in the car park.",
    "The interview ended at four.",
    "The traffic was killing me.",
    "I burned my tongue on the tea.",
    "Is there any point in writing?",
    "Is there any point??",
    "I see no point in sending a note.",
    "We were done in fifty minutes.",
    "At no point did I say a bad word.",
    "Is it normal to feel nothing after?",
    "The manager said they had about given up on me.",
    "The last thing I had typed was on the screen.",
  ])("a figure of speech: %s", (sentence) => {
    expect(distressOf(`I had an interview today. ${sentence} I forgot my notes.`)).toBe("none");
  });

  test.each([
    "I have no hope left.",
    "I feel worthless.",
    "I see no way out.",
    "My life is over.",
    "I have nothing left in me.",
    "I don't see the point of anything.",
  ])("hopeless: %s", (sentence) => {
    expect(distressOf(`I had an interview today. ${sentence}`)).toBe("hopeless");
  });
});

describe("quotes and fixes", () => {
  const RUTH = `I just got out of my interview at Bright & Sons for the office administrator job.

It started well. Mr. Okafor walked me through a whole filing day, from the first post to the last upload, and he
liked that I kept the calendars of four attorneys for three years. He laughed when I told him about the two partners.

Then it fell apart. I talked much too fast, my hands were shaking so badly that I put my coffee down on the edge of
his desk and knocked over the picture frame beside it. The glass broke. He said not to worry.

He asked how I would handle two ten-day deadlines on the same day and I just froze. He waited and moved on. The
answer is that I would call both clerks the week before and file the older one first.

And I never said that I know PowerPoint, although the posting asks for it.`;
  const of = (moments: readonly Moment[], kind: Kind) => moments.filter((m) => m.kind === kind);

  test("a bare verdict is never quoted, and the thing broken is named", async () => {
    const { moments } = await read(RUTH);

    expect(moments.map((m) => m.quote).join("|")).not.toContain("fell apart");
    expect(of(moments, "damage").map((m) => m.fix)).toEqual(["picture frame"]);
    expect(of(moments, "damage")[0]!.quote).toContain("knocked over the picture frame");
    expect(kinds(moments)).toContain("nerves");
  });

  test.each([
    ["I spilled tea on their carpet plan.", "carpet plan"],
    ["I knocked over and broke the little clay bird on her shelf.", "little clay bird"],
    ["I pulled the cord and the whole blind came off the wall.", "blind"],
    ["I knocked tom's mug off the table and it smashed.", "mug"],
  ])("the thing broken: %s", async (sentence, fix) => {
    const { moments } = await read(`Interview for clerk at Moss Hardware, today.\n\n${sentence}`);

    expect(of(moments, "damage").map((m) => m.fix)).toEqual([fix]);
  });

  test("a blank is quoted from the question on, and its answer stands alone", async () => {
    const { moments } = await read(RUTH);

    expect(of(moments, "blank").map((m) => [m.quote, m.fix])).toEqual([
      [
        "He asked how I would handle two ten-day deadlines on the same day and I just froze.",
        "I would call both clerks the week before and file the older one first",
      ],
    ]);
  });

  test.each([
    ["I said 12 percent, and honestly it's 21, I just panicked.", "21"],
    ["I told them I had run forty international exhibitions; it is twenty-four.", "twenty-four"],
  ])("the true figure without what follows: %s", async (sentence, fix) => {
    const { moments } = await read(`Interview for clerk at Moss Hardware, today.\n\n${sentence}`);

    expect(of(moments, "misstatement").map((m) => m.fix)).toEqual([fix]);
  });

  test("what should have been said is the fix of the blank and no second moment", async () => {
    const { moments } = await read(
      "Interview at Moss Hardware today. He asked about pallets and I went blank. What I should have said is I'd ring the depot first.",
    );

    expect(slips(moments).map((m) => [m.kind, m.fix])).toEqual([["blank", "I'd ring the depot first"]]);
  });

  test.each(["", "My interview", "my interview today", "hello", "Claims assistant"])(
    "a thing broken is seen under the subject %j",
    async (subject) => {
      const text = `I interviewed with Marcus Webb at Hartwell Insurance today for the claims assistant position.

He told me about the new claims system they are building and I enjoyed that a lot.

When I got up to leave my bag swept the picture frame off his desk and the glass broke. He said it was fine but it was
a photo of his kids and I could see that he minded.

Anna Beck`;
      const { moments } = await trainedReader.read(Debrief.parse({ subject, text, date: DATE }));

      expect(slips(moments).map((m) => [m.kind, m.fix])).toEqual([["damage", "picture frame"]]);
    },
  );

  test("a long question is quoted with the answer that failed, and what should have been said is its fix", async () => {
    const { moments } = await read(
      `I just got out of the interview at Marlow & Finch Veterinary, for veterinary receptionist. It was Joanna Price, the practice manager, and a vet called Deepak.

Joanna asked what I would do if somebody came in with a dog that had been hit by a car and six people in the queue, and I just froze. I said something about taking a number. What I should have said is that the dog goes straight through to the nurse and I tell the queue why. She waited and then moved on.

Hannah Wood`,
    );

    const [frozen] = of(moments, "blank");
    expect(frozen!.quote).toMatch(/^Joanna asked what I would do .* and I just froze/);
    expect(frozen!.fix).toBe("the dog goes straight through to the nurse and I tell the queue why");
  });

  test("no quote ends with the word that led on", async () => {
    const { moments } = await read(
      `Interview at Corvane Labs today for lab technician with Dr. Petra Holm, done at 3.

She asked how many samples a week we handle and I said forty. It is four hundred. She wrote it down. I went red and my pen rolled off the table. She liked how I label the trays and said "I wish ours looked like that". I never said that I run the Saturday bench on my own. They decide on Friday.

Marta`,
      { subject: "My interview" },
    );

    expect(moments.map(({ quote }) => quote)).toContain("I went red");
  });

  test("good things told one after the other are as many moments", async () => {
    const { moments } = await read(SUCCESS);

    expect(of(moments, "strength").map((m) => m.quote.slice(0, 9).replace("\n", " "))).toEqual([
      "Helen lov",
      "she asked",
      "we talked",
      "I answere",
    ]);
  });

  test.each([
    ["She laughed at my story about the depot.", 1],
    ["He laughed when I told him about the two partners.", 1],
    ["They laughed at me.", 0],
    ["He laughed at my accent.", 0],
    ["I had to mute like three times and I missed half of one question.", 0],
  ])("a laugh with the writer is a strength: %s", async (sentence, count) => {
    const { moments } = await read(`Interview for clerk at Moss Hardware, today. ${sentence}`);

    expect(of(moments, "strength")).toHaveLength(count);
  });

  test("what was wiped and is ruined all the same is not settled", async () => {
    const { moments } = await read(
      "Interview at Moss Hardware today. I spilled water on their garden plan. We dabbed at it with napkins but the plan is ruined.",
    );

    expect(slips(moments)[0]!.observed.settled).toBe(false);
  });

  test.each([
    ["I forgot to mention i've got my counterbalance licence.", ["counterbalance licence"]],
    ["What I did not say is that I trained all our staff on Rotabase.", ["Rotabase"]],
    ["I speak Polish and I never said so.", ["Polish"]],
    ["I did not tell them that I speak Romanian and Bulgarian.", ["Romanian", "Bulgarian"]],
    ["I omitted, God knows why, Trados.", ["Trados"]],
    ["I have told nobody and I do not intend to.", []],
  ])("what was left unsaid is named shortly: %s", async (sentence, slipIn) => {
    const reading = await read(`Interview for clerk at Moss Hardware, today. It is in the ad. ${sentence}`);

    expect(reading.slipIn).toEqual(slipIn);
  });

  test("what an interviewer showed is kept for the note, and what went wrong is not in it", async () => {
    const { shown, called } = await read(
      `${RUTH}\n\nMr. Okafor told me the van breaks down every Monday. He asked me to repeat it. My sister told me about the town.`,
    );

    expect(shown).toEqual([
      "Mr. Okafor walked me through a whole filing day, from the first post to the last upload",
      "Mr. Okafor told me the van breaks down every Monday",
    ]);
    expect(called).toEqual([{ person: "Okafor", as: "Mr. Okafor" }]);
  });

  test("somebody is called by title and family name, and nobody by the bare name", async () => {
    const { called } = await read(
      "Interview today with Ms. Angela Pruitt and Idris Cole at Moss Hardware. Ms. Pruitt asked about tools. Idris smiled. I froze once.",
    );

    expect(called).toEqual([{ person: "Angela Pruitt", as: "Ms. Pruitt" }]);
  });
});

describe("names", () => {
  test.each([
    ["I had my interview at Bright & Sons for office administrator.", "Bright & Sons"],
    ["I had my interview with Pollard and Sons in Stockport for electrician.", "Pollard and Sons"],
    ["Interview today at St. Colman's Credit Union in Mullingar for clerk.", "St. Colman's Credit Union"],
    ["The call with Tess from Copperline Solar was at noon, for sales rep.", "Copperline Solar"],
    ["It went fine. Kestrel Diagnostics, lab technician, in Leeds.", "Kestrel Diagnostics"],
    ["had my interview with pella at dockside cycles today", "dockside cycles"],
    [
      "Phone screen today w/ Kayla Brandt from Vantage Orchard Software (customer success manager).",
      "Vantage Orchard Software",
    ],
  ])("the company: %s", async (sentence, company) => {
    expect((await read(`${sentence} I froze once.`)).interview.company).toBe(company);
  });

  test("a mail without capitals still names its interviewers, and a company is no person", async () => {
    const lower = await read(
      "interview at marlow & pratt today with my interviewer denise and a guy called tom. tom asked about pallets and i froze.",
    );
    const firm = await read("I had my interview with Pennine Windows today for glazier. I froze once.");

    expect(lower.interview).toMatchObject({ company: "marlow & pratt", people: ["Denise", "Tom"] });
    expect(firm.interview).toMatchObject({ company: "Pennine Windows", people: [] });
  });
});

describe("sentences", () => {
  test("stand where they say, in text with and without full stops", () => {
    const text = "I met Mr. Ito at 3 p.m. today. It was ok!\nno caps here\n- one thing\n- two things";

    const found = sentences(text);

    expect(found.map((s) => text.slice(s.from, s.to))).toEqual(found.map((s) => s.text));
    expect(found.map((s) => s.text)).toEqual([
      "I met Mr. Ito at 3 p.m. today.",
      "It was ok!",
      "no caps here",
      "one thing",
      "two things",
    ]);
  });
});

describe("the corpus", () => {
  const corpus = ["a", "g", "k"].flatMap((slice) =>
    readFileSync(join(import.meta.dirname, `corpus/debriefs-${slice}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .slice(0, 12)
      .map(
        (line) => JSON.parse(line) as { id: string; email: { subject: string; text: string; date: string } },
      ),
  );

  test("gives readings that keep the contract, quoted word for word, the same each time", async () => {
    for (const { email } of corpus) {
      const reading = await trainedReader.read(Debrief.parse(email));

      expect(Reading.parse(reading)).toEqual(reading);
      for (const { quote, fix } of reading.moments) {
        expect(email.text).toContain(quote);
        if (fix !== null) expect(email.text).toContain(fix);
      }
      expect(await trainedReader.read(Debrief.parse(email))).toEqual(reading);
    }
  }, 120_000);
});

describe("hostile text", () => {
  const fill = (unit: string) => unit.repeat(Math.ceil(65_536 / unit.length)).slice(0, 65_536);

  test.each([
    "a",
    "I said ",
    "I said 24. It is ",
    "\n",
    "> ",
    "What stung: ",
    "What stung:\nWhat went well:\n",
    "Mr. Ito and Ms. Pike ",
    "A ",
    "at Acme & Sons of the ",
    "10 to 11 and ",
    "((((",
    "A",
    "Aa-",
    "1",
    '"',
    "my boss is ",
    "never got to ",
    "no no no, ",
    "by Friday they know in 2 weeks. ",
    "i knocked over the coffee and ",
    "assistant manager ",
  ])(
    "64 KiB of %j is read within seconds",
    async (unit) => {
      const started = performance.now();

      const reading = await read(fill(unit));

      expect(Reading.safeParse(reading).success).toBe(true);
      expect(performance.now() - started).toBeLessThan(15_000);
    },
    60_000,
  );
});

describe("a thing and a person in one accident", () => {
  const momentsOf = async (text: string) => {
    const head = "I had my interview at Penrose Logistics for dispatcher today, with Helen Barr.\n\n";
    const { moments } = await trainedReader.read({
      subject: "My interview",
      text: head + text,
      date: "2026-03-17T11:00:00-04:00",
      forwarded: null,
      calendar: null,
    });
    return moments;
  };

  test.each([
    ["I knocked my cup over, and I spilled scalding coffee in her lap. She jumped up.", "injury"],
    ["I tripped and my tea went all over her blouse. She had to go and change.", "injury"],
    ["When I got up my bag swept the picture frame off his desk and the glass broke.", "damage"],
    ["The picture cut out twice and we lost ten minutes.", "technology"],
  ])("%s", async (text, kind) => {
    const [moment, ...more] = await momentsOf(text);

    expect(moment?.kind).toBe(kind);
    expect(more).toEqual([]);
  });

  test("a frame can be bought again, whoever is on the photo; what his daughter made cannot", async () => {
    const [frame] = await momentsOf(
      "My bag swept the picture frame off his desk and the glass broke. It was a photo of his daughters.",
    );
    const [bowl] = await momentsOf("My bag swept a bowl off his desk and it broke. His daughter made it.");

    expect([frame?.observed.fixable, bowl?.observed.fixable]).toEqual([true, false]);
  });
});

test("a good interview has no slip dug up, though the writer goes looking for one", async () => {
  const { moments } = await trainedReader.read({
    subject: "Good interview?",
    text: `Video call with Priya Nair from Hollis Clinic this afternoon for the front desk position. She nodded a lot.

I keep going over it but I can't find what I did wrong.`,
    date: "2026-03-17T11:00:00-04:00",
    forwarded: null,
    calendar: null,
  });

  expect(moments.filter(({ kind }) => kind !== "strength")).toEqual([]);
});
