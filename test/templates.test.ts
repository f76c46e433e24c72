import ical from "node-ical";
import { describe, expect, it } from "vitest";
import type { Letters, Triaged } from "../shared/domain/letter.ts";
import { formLink, MOST_LINK_CHARACTERS, mailto } from "../templates/form.ts";
import { isUnkind, neverInANote } from "../templates/guard.ts";
import { render, renderLetter } from "../templates/index.ts";
import { letter, toText } from "../templates/render.ts";
import { clockTime, dayAndTime, fromHere } from "../templates/when.ts";
import { clip, countWords } from "../templates/words.ts";
import { EVERY_LETTER, MOMENTS, PLAN } from "./letters.ts";

describe.each(EVERY_LETTER)("$title", ({ letter: written }) => {
  const rendered = renderLetter(written);

  it("has a subject and a first line that are safe on a lock screen", () => {
    const shown = `${rendered.subject}\n${rendered.text.slice(0, 120)}`;

    expect(rendered.subject.length).toBeLessThanOrEqual(60);
    expect(shown).not.toMatch(/botch|divorce|picture frame|too fast|guessed|sorry|mistake|fail|private/i);
  });

  it("says the same in both forms, with nothing left open", () => {
    const text = flat(rendered.text);
    const html = flat(htmlToText(rendered.html));

    for (const sentence of paragraphs(rendered.html)) expect(text).toContain(flat(sentence));
    expect(`${text}${html}`).not.toMatch(/undefined|\bnull\b|NaN|\[object|\{\{/);
  });

  it("loads nothing and breaks out of nothing", () => {
    expect(rendered.html).toMatch(/^<!doctype html>\n<html lang="[a-z]{2}" dir="(?:ltr|rtl)"/);
    expect(rendered.html).not.toMatch(/<(?:img|script|link|iframe|object|form)\b|url\(|@import|src=/i);
    expect(rendered.html).not.toContain("<far>");
    for (const [, href] of rendered.html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^mailto:/);
  });

  it("keeps its lines within 72 characters outside the drafts", () => {
    const outside = rendered.text.replace(/- - .*copy from here[\s\S]*?to here.*/g, "");

    for (const line of outside.split("\n")) expect(line.length).toBeLessThanOrEqual(72);
  });

  it("neither minimises nor scolds nor promises", () => {
    expect(isUnkind(rendered.text)).toBe(false);
  });
});

describe("the acknowledgement", () => {
  it.each(EVERY_LETTER.filter((each) => each.letter.name === "acknowledgement"))(
    "$title: at most 120 words, when the plan comes, and to send nothing until then",
    ({ letter: written }) => {
      const { text } = renderLetter(written);

      expect(countWords(text)).toBeLessThanOrEqual(120);
      expect(flat(text)).toContain("tomorrow, Friday, at 7:30 am");
      expect(flat(text)).toContain("please send nothing to the interviewer");
      expect(text).toMatch(/NOW[\s\S]*STOP/);
    },
  );

  it("sends somebody without hope to a person they can talk to", () => {
    const { text } = render("acknowledgement", {
      ...PLAN,
      distress: "hopeless",
      planAt: PLAN.now,
      added: false,
      changes: [],
    });

    expect(text).toContain("findahelpline.com");
  });

  const acknowledged = { ...PLAN, planAt: PLAN.now, added: false, changes: [] };

  it("lists what was read in the person's own words, numbered, below the time of the plan", () => {
    const { text } = render("acknowledgement", acknowledged);

    const numbered = [...text.matchAll(/^(\d+)\. “(.+?)(?: …)?”$/gm)].map(([, number, quote]) => [
      number,
      quote!,
    ]);
    expect(numbered.map(([number]) => Number(number))).toEqual(PLAN.moments.map((_, at) => at + 1));
    for (const [at, [, quote]] of numbered.entries()) expect(PLAN.moments[at]!.quote).toContain(quote);
    expect(text.indexOf("1. “")).toBeGreaterThan(text.indexOf("Your plan and note come"));
    expect(text).toContain("“2 wrong”");
  });

  it("stays short however much happened, and numbers from the first", () => {
    const moments = Array.from({ length: 40 }, (_, at) => ({
      ...PLAN.moments[at % 7]!,
      quote: `thing ${at} happened to me there`,
    }));

    const { text } = render("acknowledgement", { ...acknowledged, moments });

    expect(countWords(text)).toBeLessThanOrEqual(120);
    expect(text).toContain("1. “thing 0");
    expect(text).toContain("5. “thing 4");
  });

  it("asks the one question whose answer would change what is done", () => {
    const moments = PLAN.moments.map((moment, at) =>
      at === 4 ? { ...moment, doubt: "noticed" as const } : moment,
    );

    const unsure = render("acknowledgement", { ...acknowledged, moments });
    const sure = render("acknowledgement", acknowledged);

    expect(flat(unsure.text)).toContain("Did they notice 5? Answer “5 yes” or “5 no”.");
    expect(sure.text).not.toContain("Did they notice");
  });

  it("says old and new when something was changed", () => {
    const written = EVERY_LETTER.find(({ title }) => title === "acknowledgement of more words")!.letter;

    const text = flat(renderLetter(written).text);

    expect(text).toMatch(/“my divorce papers[^”]*”: kept private → taken out/);
    expect(text).toMatch(/new: “I know PowerPoint[^”]*”/);
    expect(text).toContain("company: Bright → Bright & Sons");
  });

  it("offers the four lines when only heat was understood", () => {
    const { html, text } = render("acknowledgement", {
      ...PLAN,
      moments: [],
      planAt: PLAN.now,
      added: false,
      changes: [],
    });

    expect(html).toContain("mailto:recover%2B7f3a@in.example.com?subject=");
    expect(text).toContain("What stung:");
  });
});

describe("the plan", () => {
  const rendered = render("plan", PLAN);
  const text = flat(rendered.text);

  it("gives the verdict in its first sixty words", () => {
    const start = text.split(" ").slice(0, 60).join(" ");

    expect(start).toContain("Two things are worth a line in your note, and three stay unsaid on purpose.");
    expect(start).toContain("Friday, 20 March, at 9 am");
  });

  it("puts what went right before what went wrong, and answers every moment in its own words", () => {
    expect(text.indexOf("What went right")).toBeLessThan(text.indexOf("And the rest"));
    for (const { quote } of MOMENTS.slice(0, 6))
      expect(text).toContain(quote.split(" ").slice(0, 3).join(" "));
    expect(text).not.toMatch(/let-go|slip-in|set-right|make-good|share-context|keep-private/);
  });

  it("leaves out the word that would give something private away to whoever looks over a shoulder", () => {
    expect(text).toContain("papers came that morning");
    expect(text).not.toContain("divorce");
  });

  it("asks for the words that only the writer has, and says that a new note comes at once", () => {
    expect(text).toContain("What is the better answer, in one sentence?");
    expect(text).toContain("Answer with one line and a new note comes at once.");
  });

  it("counts as people do", () => {
    const nerves = MOMENTS.slice(2, 3);

    const two = flat(render("plan", { ...PLAN, moments: [...nerves, ...nerves] }).text);

    expect(two).toContain("both things that stung stay unsaid on purpose");
  });

  it("stays within 400 words around the notes even when much happened", () => {
    const many = Array.from({ length: 14 }, (_, at): Triaged => {
      const base = MOMENTS[at % MOMENTS.length]!;
      return { ...base, quote: `${base.quote} and then there were some more words about it, ${at}` };
    });
    const long = render("plan", { ...PLAN, moments: many });

    const outside = long.text.replace(/- - .*copy from here[\s\S]*?to here.*/g, "");

    expect(countWords(outside)).toBeLessThanOrEqual(400);
  });

  it("says that there is nothing to repair after a good interview", () => {
    const good = flat(render("plan", { ...PLAN, moments: MOMENTS.slice(0, 2) }).text);

    expect(good).toMatch(/^There is nothing to repair here/);
    expect(good).not.toContain("And the rest");
  });

  it("names the errand with its thing, its price ceiling, its place and the card", () => {
    expect(text).toMatch(/Order a replacement for the picture frame before Friday.*front desk.*Card: “/);
  });

  it("links to the note filled in, short enough for every mail program", () => {
    const [, href] = /href="(mailto:\?subject=[^"]*)"/.exec(rendered.html)!;
    const body = decodeURIComponent(/body=(.*)$/.exec(href!.replaceAll("&#38;", "&"))![1]!);

    expect(href!.length).toBeLessThanOrEqual(MOST_LINK_CHARACTERS);
    expect(rendered.text).toContain(body.replaceAll("\r\n", "\n"));
  });

  it("attaches a calendar that anybody may see", () => {
    const [file] = rendered.attachments;

    const events = Object.values(ical.sync.parseICS(file!.content)).filter((each) => each?.type === "VEVENT");

    expect(events.map((event) => (event as ical.VEvent).summary)).toEqual(["Send your note", "Check in"]);
    expect((events[0] as ical.VEvent).start.toISOString()).toBe("2026-03-20T13:00:00.000Z");
    expect(file!.content.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of file!.content.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file!.content).not.toMatch(/Bright|Dana|finance/);
  });

  it("gives the same words for the same seed", () => {
    expect(render("plan", PLAN)).toEqual(rendered);
  });
});

describe("the other letters", () => {
  it("cannot-help stays within 80 words and shows what to write", () => {
    for (const { letter: written } of EVERY_LETTER.filter((each) => each.letter.name === "cannotHelp")) {
      const { text } = renderLetter(written);

      expect(countWords(text)).toBeLessThanOrEqual(80);
      expect(text).toContain("What went well:");
    }
  });

  it("the follow-up brings up no slip", () => {
    const { text } = render("followUp", { ...PLAN, sent: true });

    expect(text).not.toMatch(/picture frame|guess|too fast|divorce|sorry/i);
  });

  it("the answer to a rejection is optional, short and appeals for nothing", () => {
    const { text } = render("goodbye", rejected());
    const draft = /copy from here[ -]*\n\n([\s\S]*?)\n\n- - .*to here/.exec(text)![1]!;

    expect(countWords(draft)).toBeLessThanOrEqual(90);
    expect(text).toContain("Optional");
    expect(neverInANote(draft, { apologizing: false })).toEqual([]);
  });

  it("the answer to words that change nothing says that they are kept and that the note stands", () => {
    const noted = EVERY_LETTER.find(({ title }) => title === "status: noted")!;

    const text = flat(renderLetter(noted.letter).text);

    expect(text).toContain("what you wrote is kept");
    expect(text).toContain("The note stands as it is");
  });

  it("the crisis answer names people and numbers, says that nobody reads along, and nothing about the interview's plan", () => {
    const { text } = render("crisis", {
      replyTo: PLAN.replyTo,
      writer: null,
      writtenAt: PLAN.now,
      country: null,
    });

    for (const needed of [
      "988",
      "116 123",
      "findahelpline.com",
      "112",
      "nobody is reading along",
      "paused",
    ]) {
      expect(flat(text)).toContain(needed);
    }
    expect(text).not.toMatch(/note|STOP|NOW/);
  });
});

describe("a quote", () => {
  it.each([
    [
      "and he liked that I kept the calendars of four attorneys at the county",
      12,
      "he liked that I kept the calendars of four attorneys …",
    ],
    ["And I just froze.", 12, "I just froze"],
    ['But then, I said "nope" and left the room without another word', 6, 'I said "nope" …'],
    ['she said "you are the very best we have seen in years"', 8, "she said you are the very best …"],
    ["  so\n  my hands shook  ", 5, "my hands shook"],
  ])("begins and ends at a group of words: %s", (words, most, quote) => {
    expect(clip(words, most)).toBe(quote);
  });
});

describe("links that open a mail", () => {
  it("encode everything that RFC 6068 keeps for itself", () => {
    const link = mailto("a+b@example.com", "R&D? 100%", "one\ntwo = #3");

    expect(link).toBe("mailto:a%2Bb@example.com?subject=R%26D%3F%20100%25&body=one%0D%0Atwo%20%3D%20%233");
  });

  it("carry the four headed lines", () => {
    const body = decodeURIComponent(formLink("recover@example.com").split("body=")[1]!);

    expect(body.split("\r\n").filter(Boolean)).toEqual([
      "What went well:",
      "What stung:",
      "What I did not get to say:",
      "What else was going on:",
    ]);
  });
});

describe("local time in words", () => {
  it.each([
    ["2026-03-20T07:30:00-04:00", "Friday, 20 March, at 7:30 am"],
    ["2026-03-20T12:00:00+05:30", "Friday, 20 March, at noon"],
    ["2026-03-20T00:05:00+00:00", "Friday, 20 March, at 12:05 am"],
  ])("%s", (at, words) => {
    expect(dayAndTime(at)).toBe(words);
  });

  it.each([
    ["2026-03-19T23:00:00+01:00", "today at 11 pm"],
    ["2026-03-20T07:30:00+01:00", "tomorrow at 7:30 am"],
    ["2026-03-23T09:00:00+01:00", "on Monday at 9 am"],
    ["2026-04-02T09:00:00+02:00", "on 2 April at 9 am"],
  ])("from Thursday evening: %s", (at, words) => {
    expect(fromHere(at, "2026-03-19T22:00:00+01:00")).toBe(words);
  });

  it("reads half past seven as people say it", () => {
    expect(clockTime("2026-03-20T19:30:00+01:00")).toBe("7:30 pm");
  });
});

describe("rendering", () => {
  it("escapes once, in HTML only, and drops what changes the direction of reading", () => {
    const { html, text } = letter("A & B", [{ is: "paragraph", text: 'a <b> & "c" \u202e' }]);

    expect(html).toContain("a &#60;b&#62; &#38; &#34;c&#34; </p>");
    expect(text).toContain('a <b> & "c"');
  });

  it("never wraps inside a link or a draft", () => {
    const link = `https://example.com/${"a".repeat(90)}`;
    const body = `Dear Dana,\n\n${"word ".repeat(40).trim()}`;

    const text = toText([
      { is: "paragraph", text: `see ${link} please` },
      { is: "draft", title: "To Dana", subject: "Thank you", body, href: null },
    ]);

    expect(text).toContain(link);
    expect(text).toContain(body);
  });
});

function rejected(): Letters["goodbye"] {
  const { replyTo, writer, interview, seed } = PLAN;
  return { replyTo, writer, interview, seed, reason: "rejected", erased: null };
}

function flat(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function paragraphs(html: string): string[] {
  return [...html.matchAll(/<p class="ink" style="margin: 0 0 16px[^>]*>([\s\S]*?)<\/p>/g)].map(([, inner]) =>
    unescaped(inner!),
  );
}

function htmlToText(html: string): string {
  return unescaped(html.replace(/<style>[\s\S]*?<\/style>/g, "").replace(/<[^>]+>/g, " "));
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)));
}

it("a plan that asks for more offers the four-line form, filled in, to its own address", () => {
  const bare = { ...PLAN, shown: [], moments: [] };

  const { html } = render("plan", bare);

  expect(html).toContain(
    "mailto:recover%2B7f3a@in.example.com?subject=My%20interview&#38;body=What%20went%20well",
  );
});
