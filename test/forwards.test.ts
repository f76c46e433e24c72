/**
 * Forwarded mails: program by language by variant. What is read is compared with what was put in, and with
 * `email-forward-parser`, which knows twelve of the programs.
 */
import ForwardParser from "email-forward-parser";
import { describe, expect, test } from "vitest";
import { type Forwarded, splitWords, type Words } from "../shared/reading/own-words.ts";
import { type Forward, FORWARDS as KNOWN, ORIGINAL, type Original, type Who } from "./fixtures/forwards.ts";
import { MORE_FORWARDS } from "./fixtures/forwards-more.ts";

const FORWARDS = [...KNOWN, ...MORE_FORWARDS];

const BODY = `Hello Mira,

thank you for coming in. Please bring the two drawings that you spoke of, and a copy of your certificate.
The panel will be Walter Osei and the head of planning.

Kind regards
Dana`;
const OWN =
  "I froze when Dana asked about the budget.\n\nAfterwards she laughed at my joke, so it was not all bad.";

const SUZANNE: Who = { name: null, address: "suzanne@rooms.example" };
const MIRA: Who = { name: "Mira Sousa", address: "mira.sousa@mail.example" };

/** What changes from fixture to fixture, in whatever program. */
const VARIANTS: Readonly<Record<string, Partial<Original>>> = {
  "one recipient, two copies": {},
  "two recipients, no copy": { to: [ORIGINAL.to[0]!, SUZANNE], cc: [] },
  "two recipients, two copies": { to: [ORIGINAL.to[0]!, SUZANNE] },
  "named and unnamed recipients": {
    to: [MIRA, SUZANNE],
    cc: [{ name: null, address: "walter.osei@hartwell.example" }, ORIGINAL.cc[1]!],
  },
};

const asText = (people: readonly Who[]) =>
  people.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(", ") || null;
const expected = (forward: Forward, original: Original): Forwarded => ({
  from: asText([original.from]),
  to: forward.hasPeople ? asText(original.to) : null,
  cc: forward.hasPeople ? asText(original.cc) : null,
  subject: original.subject,
  date: forward.date,
  body: BODY,
});

const cases = FORWARDS.flatMap((forward) =>
  Object.entries(VARIANTS).map(([variant, changes]) => ({
    name: `${forward.program} (${forward.locale}), ${variant}`,
    forward,
    original: { ...ORIGINAL, ...changes },
  })),
);
const split = (text: string, { mailSubject }: Forward): Words => splitWords(text, { subject: mailSubject });

describe("a forwarded mail", () => {
  test.each(cases)("of $name, without a word of one's own", ({ forward, original }) => {
    const { own, forwarded } = split(forward.text(original, BODY), forward);

    expect(own).toBe("");
    expect(forwarded).toEqual(expected(forward, original));
  });

  test.each(cases)("of $name, with words above", ({ forward, original }) => {
    const { own, forwarded, left } = split(`${OWN}\n\n${forward.text(original, BODY)}`, forward);

    expect(own).toBe(OWN);
    expect(forwarded).toEqual(expected(forward, original));
    expect(left.map(({ kind }) => kind)).toEqual(["forward"]);
  });

  const MARKED = FORWARDS.filter(
    ({ text }) => /^\s*>/.test(text(ORIGINAL, BODY)) || /\n> .*$/.test(text(ORIGINAL, BODY)),
  );
  test.each(MARKED.map((forward) => ({ name: `${forward.program} (${forward.locale})`, forward })))(
    "of $name, with words below and above, ends where its prefixes end",
    ({ forward }) => {
      const [above, below] = OWN.split("\n\n") as [string, string];

      const { own } = split(`${above}\n\n${forward.text(ORIGINAL, BODY)}\n\n${below}`, forward);

      expect(own).toBe(OWN);
    },
  );

  test.each(FORWARDS.map((forward) => ({ name: `${forward.program} (${forward.locale})`, forward })))(
    "of $name that holds forwarded mails of its own keeps them in its body",
    ({ forward }) => {
      const inner = FORWARDS.find(({ program, locale }) => program === "Gmail" && locale === "en")!;
      const nested = `${BODY}\n\n${inner.text({ ...ORIGINAL, subject: "An older one" }, "See below.")}`;

      const { own, forwarded } = split(`${OWN}\n\n${forward.text(ORIGINAL, nested)}`, forward);

      expect(own).toBe(OWN);
      expect(forwarded).toMatchObject({ from: asText([ORIGINAL.from]), date: forward.date });
      expect(forwarded?.body).toContain("An older one");
      expect(forwarded?.body.startsWith("Hello Mira,")).toBe(true);
    },
  );
});

const ORACLE_KNOWS =
  /^(?:Apple Mail|Gmail|Outlook on the web|new Outlook|Outlook 2019|Outlook 2013|Yahoo|Thunderbird|HubSpot|Missive|IONOS|MailMate)$/;
/** It takes the Polish word for "user" for a part of the date, and loses its way in a Romanian header without copies. */
const ORACLE_FAILS = (name: string) =>
  /^Outlook 2019 \(pl\)|^Thunderbird \(ro\), two recipients, no copy/.test(name);

describe("another reader sees the same", () => {
  const known = cases.filter(
    ({ name, forward }) =>
      KNOWN.includes(forward) && ORACLE_KNOWS.test(forward.program) && !ORACLE_FAILS(name),
  );

  test.each(known)("$name", ({ forward, original }) => {
    const text = `${OWN}\n\n${forward.text(original, BODY)}`;

    const oracle = new ForwardParser().read(text, forward.mailSubject ?? undefined);
    const { own, forwarded } = split(text, forward);

    const people = (list: unknown) =>
      asText((Array.isArray(list) ? list : [list]).filter((who) => who?.address) as Who[]);
    expect(own).toBe(oracle.message);
    expect(forwarded?.body).toBe(oracle.email.body?.replace(/[ \t]+$/gm, ""));
    expect(forwarded?.from).toBe(people(oracle.email.from));
    expect(forwarded?.to).toBe(people(oracle.email.to));
    expect(forwarded?.cc).toBe(people(oracle.email.cc));
    expect(forwarded?.date).toBe(oracle.email.date);
  });
});

describe("who wrote and to whom", () => {
  test.each([
    ['"Dana Reyes" <d@x.example>', "Dana Reyes <d@x.example>"],
    ["'Reyes, Dana' <d@x.example>, \"Lee\" <l@x.example>", '"Reyes, Dana" <d@x.example>, Lee <l@x.example>'],
    ["Reyes, Dana <d@x.example>", '"Reyes, Dana" <d@x.example>'],
    ["'d@x.example' <d@x.example>; \"'l@x.example'\" <l@x.example>", "d@x.example, l@x.example"],
    [
      "Dana <d@x.example<mailto:d@x.example>>; l@x.example<mailto:l@x.example>",
      "Dana <d@x.example>, l@x.example",
    ],
    ["Dana [mailto:d@x.example]; Lee <mailto:l@x.example>", "Dana <d@x.example>, Lee <l@x.example>"],
    ["<d@x.example>, l@x.example", "d@x.example, l@x.example"],
    ["d@x.example, Lee <l@x.example>, k@x.example", "d@x.example, Lee <l@x.example>, k@x.example"],
    ["Dana Reyes", "Dana Reyes"],
    ["Dana (d@x.example)", "Dana <d@x.example>"],
  ])("%s", (written, expectedText) => {
    const text = `---------- Forwarded message ---------\nFrom: Al <al@x.example>\nTo: ${written}\nSubject: x\n\nHi`;

    expect(splitWords(text).forwarded?.to).toBe(expectedText);
  });
});

describe("a mail that was answered and not forwarded", () => {
  test.each([
    [
      "new Outlook",
      "From: Dana <d@x.example>\nDate: Monday, 16 March 2026 at 12:46\nTo: m@x.example <m@x.example>\nSubject: Hello\nhow are you?",
    ],
    [
      "Outlook on the web",
      "________________________________\nFrom: Dana <d@x.example>\nSent: Monday\nTo: m@x.example\nSubject: Hello\n\nhow are you?",
    ],
    ["Gmail", "On Mon, Mar 16, 2026 at 9:12 AM Dana <d@x.example> wrote:\n\n> how are you?"],
    ["Apple Mail", "> On 16 Mar 2026, at 11:43, Dana <d@x.example> wrote:\n>\n> how are you?"],
    ["Outlook 2019", 'On 16/03/2026 12:46, "Dana" <d@x.example> wrote:\n\n    how are you?'],
    ["Thunderbird", "On 16/03/2026 12:46, Dana wrote:\n> how are you?"],
  ])("in %s is quoted, and what was written above it is whole", (_, quote) => {
    const { own, forwarded, quoted } = splitWords(`I am fine, and you?\n\nRegards,\n\nM.\n\n${quote}`, {
      subject: "Re: Hello",
    });

    expect(own).toBe("I am fine, and you?\n\nRegards,\n\nM.");
    expect(forwarded).toBeNull();
    expect(quoted?.from).toContain("Dana");
    expect(quoted?.body).toBe("how are you?");
  });
});
