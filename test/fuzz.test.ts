/**
 * Made-up mails by the hundreds: MIME trees, text shapes, one-word answers. The seed is fixed, so that a run is the same
 * run everywhere; `FUZZ_RUNS=20000 FUZZ_SEED=7 npx vitest run test/fuzz.test.ts` looks further. What was found and mended
 * stays in `fixtures/found.ts`, as small as fast-check could make it.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandIn } from "../shared/mail/commands.ts";
import { mailId, parseMail } from "../shared/mail/parse.ts";
import { normalised } from "../shared/mail/text.ts";
import { judge } from "../shared/mail/trust.ts";
import { mailboxesIn, written } from "../shared/reading/mailboxes.ts";
import { splitWords } from "../shared/reading/own-words.ts";
import { FOUND } from "./fixtures/found.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? 20260317);
const runs = { numRuns: RUNS, seed: SEED };
const RECEIVED_AT = Date.UTC(2026, 2, 19, 21, 26);
const VERDICTS = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" };

/* MIME */

const WORD = fc.constantFrom("budget", "froze", "Dana", "naïve", "depot", "panel", "drawings", "résumé");
const PHRASE = fc.array(WORD, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
const EOL = fc.constantFrom("\r\n", "\n");

type Leaf = { type: string; encoding: "7bit" | "8bit" | "base64" | "quoted-printable"; text: string };
type Tree = Leaf | { kind: string; parts: Tree[] };

const leaf: fc.Arbitrary<Leaf> = fc.record({
  type: fc.constantFrom("text/plain", "text/html", "image/png", "application/pdf", "text/calendar"),
  encoding: fc.constantFrom("8bit", "base64", "quoted-printable"),
  text: PHRASE,
});
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom("mixed", "alternative", "related"),
      parts: fc.array(tie("tree"), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));

function encode({ text, encoding }: Leaf): string {
  const bytes = Buffer.from(text);
  if (encoding === "base64") return bytes.toString("base64");
  if (encoding !== "quoted-printable") return text;
  return [...bytes]
    .map((b) =>
      b > 126 || b === 61 ? `=${b.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(b),
    )
    .join("");
}

function lines(of: Tree, name: string): string[] {
  if (!("parts" in of))
    return [
      `Content-Type: ${of.type}; charset=utf-8`,
      `Content-Transfer-Encoding: ${of.encoding}`,
      "",
      encode(of),
    ];
  const inside = of.parts.flatMap((part, at) => [`--${name}`, ...lines(part, `${name}${at}`)]);
  return [`Content-Type: multipart/${of.kind}; boundary="${name}"`, "", ...inside, `--${name}--`];
}
const leaves = (of: Tree): Leaf[] => ("parts" in of ? of.parts.flatMap(leaves) : [of]);
const mailOf = (of: Tree, eol: string) =>
  Buffer.from(
    ["From: Ada <ada@mail.example>", "Subject: x", "MIME-Version: 1.0", ...lines(of, "b")].join(eol),
  );

describe("a mail of any structure", () => {
  it("gives every word of its plain text", async () => {
    await fc.assert(
      fc.asyncProperty(tree, EOL, async (of, eol) => {
        const { text } = await parseMail(mailOf(of, eol), RECEIVED_AT);

        const plain = leaves(of).filter(({ type }) => type === "text/plain");
        for (const word of plain.flatMap((each) => each.text.split(" "))) expect(text).toContain(word);
      }),
      runs,
    );
  });

  it("cut, doubled or spoiled anywhere still ends in one outcome, and is the same mail when it comes again", async () => {
    const spoiled = fc.record({
      of: tree,
      eol: EOL,
      at: fc.nat(2_000),
      how: fc.constantFrom("cut", "byte", "doubled", "gone"),
      byte: fc.nat(255),
    });
    await fc.assert(
      fc.asyncProperty(spoiled, async ({ of, eol, at, how, byte }) => {
        const whole = mailOf(of, eol);
        const i = at % whole.length;
        const raw = {
          cut: () => whole.subarray(0, i),
          byte: () => Buffer.concat([whole.subarray(0, i), Buffer.from([byte]), whole.subarray(i + 1)]),
          doubled: () => Buffer.concat([whole.subarray(0, i), whole]),
          gone: () => Buffer.concat([whole.subarray(0, i), whole.subarray(i + 40)]),
        }[how]();

        const [once, again] = await Promise.all([parseMail(raw, RECEIVED_AT), parseMail(raw, RECEIVED_AT)]);
        const judgement = judge(once, {
          sender: "ada@mail.example",
          recipients: [],
          verdicts: VERDICTS,
          serviceAddress: "r@x.example",
        });

        expect(mailId(again)).toBe(mailId(once));
        expect(typeof judgement.answer).toBe("boolean");
        expect(normalised(once.text)).toBe(once.text);
      }),
      runs,
    );
  });
});

/* Text */

const OWN = fc.constantFrom(
  "I froze when she asked about the budget.",
  "On the way out I cried.",
  "On Monday I had told her: no.",
  "She wrote: we will see.",
  "From: nine to ten I waited.",
  "To be honest, I nearly left.",
  "- I was late",
  "5 minutes of silence.",
  "Am I done for?",
  '"You were late," he said to me:',
  "Dana (dana@hartwell.example) wrote it down.",
  "Sent the wrong file, I did.",
  "Subject: me, and I failed.",
  "> 10 minutes late, in fact.",
  "I said -----",
  "Thanks,",
  "Mira",
);
const OWN_BLOCK = fc.array(OWN, { minLength: 1, maxLength: 4 }).map((of) => of.join("\n"));
const QUOTED = fc.constantFrom(
  "Dear Mira,",
  "please do not be late.",
  "",
  "Dana",
  "> older words",
  "What you will need: a pen.",
);
const HEADING = fc.constantFrom(
  "On Mon, Mar 16, 2026 at 9:12 AM Dana Reyes <dana@hartwell.example> wrote:",
  "Am 16.03.2026 um 09:12 schrieb Dana Reyes <dana@hartwell.example>:",
  "Dana Reyes <dana@hartwell.example> wrote:",
  "---------- Forwarded message ---------",
  "Begin forwarded message:",
);
const QUOTE_BLOCK = fc
  .tuple(HEADING, fc.array(QUOTED, { minLength: 1, maxLength: 5 }))
  .map(([heading, of]) => `${heading}\n\n${of.map((line) => `> ${line}`).join("\n")}`);

describe("a text of any shape", () => {
  it("keeps every line that the person wrote around prefixed quotes", () => {
    const text = fc.array(
      fc.oneof(
        OWN_BLOCK.map((own) => ({ own })),
        QUOTE_BLOCK.map((quote) => ({ quote })),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(text, (blocks) => {
        const whole = blocks.map((block) => ("own" in block ? block.own : block.quote)).join("\n\n");
        const { own } = splitWords(whole);

        const lost = blocks
          .flatMap((block) => ("own" in block ? block.own.split("\n") : []))
          .filter((line) => !own.includes(line));
        expect(lost.filter((line) => !line.startsWith("> 10"))).toEqual([]);
        expect(own).not.toContain("please do not be late");
      }),
      runs,
    );
  });

  it("of marks alone is split without an error, into lines that stand in it", () => {
    const marks = fc.constantFrom(
      ">",
      "> ",
      "\n",
      "\n\n",
      "--",
      "-- \n",
      "-----",
      "____________",
      "wrote:",
      "On ",
      "2026",
      " 9:12",
      "<a@b.example>",
      "From: ",
      "To: ",
      "Subject: ",
      "Date: ",
      "Forwarded message",
      "Sent from my iPhone",
      "word",
      "I",
      ":",
      "：",
      "\t",
      "[",
      "]",
      "(",
      ")",
      ",",
      ";",
      "What stung: ",
      "confidential",
      "\u00a0",
      "é",
      "字",
    );
    fc.assert(
      fc.property(
        fc.array(marks, { maxLength: 60 }),
        fc.constantFrom(null, "Fwd: x", "Re: x"),
        (pieces, subject) => {
          const text = normalised(pieces.join(""));
          const { own, doubtful } = splitWords(text, { subject });

          const there = text.split("\n").map((line) => line.trimEnd());
          for (const line of own.split("\n"))
            expect(there.some((each) => each.includes(line.trimEnd()))).toBe(true);
          expect(doubtful).toBeGreaterThanOrEqual(0);
        },
      ),
      { ...runs, numRuns: 3 * RUNS },
    );
  });

  it.each(Object.entries(FOUND))("once lost words: %s", (_, { text, words, subject }) => {
    const { own } = splitWords(text, { subject: subject ?? null });

    for (const word of words) expect(own).toContain(word);
  });
});

describe("addresses", () => {
  it("written in our way are read as they were written", () => {
    const who = fc.record({
      name: fc.option(fc.constantFrom("Dana", "Dana Reyes", "Reyes, Dana", "Dr. D. Reyes (HR)", "Zoë")),
      address: fc.option(fc.constantFrom("d@x.example", "dana.reyes+1@hartwell.example")),
    });
    fc.assert(
      fc.property(
        fc.array(
          who.filter(({ address }) => address !== null),
          { maxLength: 5 },
        ),
        (people) => {
          const text = written(people);

          expect(written(mailboxesIn(text ?? ""))).toBe(text);
        },
      ),
      runs,
    );
  });
});

describe("a one-word answer", () => {
  it("is never found in a sentence, whatever it begins with", () => {
    const command = fc.constantFrom(
      "stop",
      "delete",
      "now",
      "undo",
      "use",
      "sent",
      "offer",
      "wait",
      "help",
      "tomorrow",
    );
    const more = fc.array(fc.constantFrom("she", "asked", "budget", "froze", "cup", "me", "panel"), {
      minLength: 5,
      maxLength: 12,
    });
    fc.assert(
      fc.property(command, more, (first, rest) => {
        const said = commandIn(`${first} ${rest.join(" ")}.`, "");

        expect(said).toBeNull();
      }),
      runs,
    );
  });

  it("is the same in any case, with any punctuation, signed or not", () => {
    const command = fc.constantFrom(
      "NOW",
      "STOP",
      "DELETE",
      "UNDO",
      "USE",
      "STATUS",
      "HELP",
      "SENT",
      "REJECTED",
      "OFFER",
      "WAIT",
      "SHORTER",
    );
    const dress = fc.record({
      lower: fc.boolean(),
      before: fc.constantFrom("", "\n\n", "  ", "please ", "*", "“"),
      after: fc.constantFrom("", ".", "!!!", " please", "*", "”", "\n\nSam", "\n\nThanks, Sam"),
    });
    fc.assert(
      fc.property(command, dress, (word, { lower, before, after }) => {
        expect(commandIn(`${before}${lower ? word.toLowerCase() : word}${after}`, "")?.command).toBe(word);
      }),
      runs,
    );
  });
});
