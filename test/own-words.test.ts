import { readdirSync, readFileSync } from "node:fs";
import ForwardParser from "email-forward-parser";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitWords } from "../shared/reading/own-words.ts";

type Labelled = {
  id: string;
  email: { subject: string; text: string };
  moments: { quote: string }[];
  traps: { quote: string; why: string }[];
};
const CORPUS = new URL("./corpus/", import.meta.url);
const DEBRIEFS: Labelled[] = readdirSync(CORPUS)
  .filter((file) => file.endsWith(".jsonl"))
  .flatMap((file) => readFileSync(new URL(file, CORPUS), "utf8").trim().split("\n"))
  .map((line) => JSON.parse(line) as Labelled);

const STANDS_ELSEWHERE = /in the (?:forwarded|quoted)|disclaimer in|the invitation\.$/i;

describe("on the labelled debriefs", () => {
  test("no quote of a labelled moment is lost", () => {
    const lost = DEBRIEFS.flatMap(({ id, email, moments }) => {
      const { own } = splitWords(email.text);
      return moments.filter(({ quote }) => !own.includes(quote)).map(({ quote }) => `${id}: ${quote}`);
    });

    expect(DEBRIEFS.length).toBeGreaterThan(900);
    expect(lost).toEqual([]);
  });

  test("nothing that stands in a forwarded or quoted mail leaks in", () => {
    const traps = DEBRIEFS.flatMap(({ id, email, traps }) =>
      traps
        .filter(({ why }) => STANDS_ELSEWHERE.test(why))
        .map(({ quote }) => ({ id, text: email.text, quote })),
    );
    const leaked = traps.filter(({ text, quote }) => splitWords(text).own.includes(quote));

    expect(traps.length).toBeGreaterThan(25);
    expect(leaked.map(({ id }) => id)).toEqual([]);
  });

  test("with the person's words below the forwarded mail instead of above it, they are still found", () => {
    const turned = DEBRIEFS.flatMap((debrief) => {
      const { own, left } = splitWords(debrief.email.text);
      const lastWords = own.split("\n").at(-1)!;
      const end = debrief.email.text.lastIndexOf(lastWords) + lastWords.length;
      const forwards = left.length === 1 && left[0]!.kind === "forward" && own.length > 200;
      const text = `${debrief.email.text.slice(end).trim()}\n\n${debrief.email.text.slice(0, end)}`;
      return forwards ? [{ ...debrief, text }] : [];
    });
    const lost = turned.flatMap(({ id, text, moments }) => {
      const { own } = splitWords(text);
      return moments.filter(({ quote }) => !own.includes(quote)).map(({ quote }) => `${id}: ${quote}`);
    });

    expect(turned.length).toBeGreaterThan(20);
    expect(lost).toEqual([]);
  });
});

const OWN =
  "I froze when Dana asked about the budget.\n\nAfterwards she laughed at my joke, so it was not all bad.";
const BODY = "Dear Mira,\n\nplease do not be late.\n\nDana";
const quoted = (text: string) => text.replace(/^/gm, "> ");
const head = (from: string, date: string, to: string, subject: string) =>
  `${from} Dana Reyes <dana@hartwell.example>\n${date} 16.03.2026 09:12\n${to} Mira <mira@mail.example>\n${subject} Your interview`;

/** How mail programs mark what they forward. */
const FORWARDS: readonly [program: string, marks: string][] = [
  ["Gmail", `---------- Forwarded message ---------\n${head("From:", "Date:", "To:", "Subject:")}`],
  ["Outlook on the web", `________________________________\n${head("From:", "Sent:", "To:", "Subject:")}`],
  ["Outlook 2010", `-----Original Message-----\n${head("From:", "Sent:", "To:", "Subject:")}`],
  ["Outlook without a rule", head("From:", "Sent:", "To:", "Subject:")],
  ["Outlook in bold", head("*From:*", "*Sent:*", "*To:*", "*Subject:*")],
  ["Apple Mail", `Begin forwarded message:\n\n${head("From:", "Date:", "To:", "Subject:")}`],
  ["Yahoo", `----- Forwarded Message -----\n${head("From:", "Sent:", "To:", "Subject:")}`],
  ["Thunderbird", `-------- Forwarded Message --------\n${head("From:", "Date:", "To:", "Subject:")}`],
  [
    "Thunderbird in German",
    `-------- Weitergeleitete Nachricht --------\n${head("Von:", "Datum:", "An:", "Betreff:")}`,
  ],
  ["Outlook in German", head("Von:", "Gesendet:", "An:", "Betreff:")],
  [
    "Apple Mail in German",
    `Anfang der weitergeleiteten Nachricht:\n\n${head("Von:", "Datum:", "An:", "Betreff:")}`,
  ],
  ["Outlook in French", head("De :", "Envoyé :", "À :", "Objet :")],
  [
    "Thunderbird in French",
    `-------- Message transféré --------\n${head("De :", "Date :", "Pour :", "Sujet :")}`,
  ],
  ["Apple Mail in French", `Début du message transféré :\n\n${head("De:", "Date:", "À:", "Objet:")}`],
  ["Gmail in Spanish", `---------- Mensaje reenviado ---------\n${head("De:", "Date:", "To:", "Asunto:")}`],
  ["Outlook in Spanish", head("De:", "Enviado el:", "Para:", "Asunto:")],
  ["Gmail in Italian", `---------- Messaggio inoltrato ---------\n${head("Da:", "Data:", "A:", "Oggetto:")}`],
  ["Outlook in Italian", head("Da:", "Inviato:", "A:", "Oggetto:")],
  [
    "Gmail in Portuguese",
    `---------- Mensagem encaminhada ---------\n${head("De:", "Data:", "Para:", "Assunto:")}`,
  ],
  ["Outlook in Portuguese", head("De:", "Enviado:", "Para:", "Assunto:")],
  [
    "Thunderbird in Dutch",
    `-------- Doorgestuurd bericht --------\n${head("Van:", "Datum:", "Aan:", "Onderwerp:")}`,
  ],
  ["Outlook in Dutch", head("Van:", "Verzonden:", "Aan:", "Onderwerp:")],
  ["Outlook in Swedish", head("Från:", "Skickat:", "Till:", "Ämne:")],
  ["Outlook in Danish", head("Fra:", "Sendt:", "Til:", "Emne:")],
  ["Outlook in Polish", head("Od:", "Wysłano:", "Do:", "Temat:")],
  ["Outlook in Chinese", head("发件人:", "发送时间:", "收件人:", "主题:")],
];

/** The other reader leaves "-----Original Message-----" in the message, and does not know Chinese or bold labels. */
const ORACLE_FAILS = /Chinese|in bold|Outlook 2010/;

describe("a forwarded mail", () => {
  test.each(FORWARDS)("of %s is read and left out", (_, marks) => {
    const { own, forwarded, left } = splitWords(`${OWN}\n\n${marks}\n\n${BODY}`);

    expect(own).toBe(OWN);
    expect(forwarded).toEqual({
      from: "Dana Reyes <dana@hartwell.example>",
      to: "Mira <mira@mail.example>",
      cc: null,
      subject: "Your interview",
      date: "16.03.2026 09:12",
      body: BODY,
    });
    expect(left.map(({ kind }) => kind)).toEqual(["forward"]);
  });

  test.each(FORWARDS.filter(([program]) => !ORACLE_FAILS.test(program)))(
    "of %s: another reader sees the same",
    (_, marks) => {
      const mail = `${OWN}\n\n${marks}\n\n${BODY}`;

      const oracle = new ForwardParser().read(mail, "Fwd: Your interview");
      const { own, forwarded } = splitWords(mail);

      expect(own).toBe(oracle.message?.trim());
      expect(forwarded?.from).toContain(oracle.email.from.address);
      expect(forwarded?.body).toBe(oracle.email.body?.trim());
    },
  );

  test("with prefixes ends where they end, and what stands below is the person's", () => {
    const { own, forwarded } = splitWords(
      `Begin forwarded message:\n\n${quoted(`${FORWARDS[3]![1]}\n\n${BODY}`)}\n\n${OWN}`,
    );

    expect(own).toBe(OWN);
    expect(forwarded?.body).toBe(BODY);
  });

  test("has its recipients on many lines", () => {
    const marks =
      "From: Dana <dana@hartwell.example>\nSent: Monday\nTo: Mira <m@x.example>;\n Tom <t@x.example>\nCc: Al\nSubject: Hi";

    const { forwarded } = splitWords(`${OWN}\n\n${marks}\n\n${BODY}`);

    expect(forwarded).toMatchObject({ to: "Mira <m@x.example>, Tom <t@x.example>", cc: "Al", subject: "Hi" });
  });

  test("of this service itself is no invitation", () => {
    const marks = head("From:", "Sent:", "To:", "Subject:").replace(
      "dana@hartwell.example",
      "recover+2h@in.example.com",
    );

    const { own, forwarded, left } = splitWords(`${OWN}\n\n${marks}\n\n${BODY}`, {
      serviceAddress: "recover@in.example.com",
    });

    expect(own).toBe(OWN);
    expect(forwarded).toBeNull();
    expect(left[0]?.kind).toBe("quote");
  });
});

/** How mail programs head what they quote. */
const QUOTES: readonly [language: string, heading: string][] = [
  ["English", "On Mon, Mar 16, 2026 at 9:12 AM Dana Reyes <dana@hartwell.example> wrote:"],
  ["wrapped English", "On Mon, Mar 16, 2026 at 9:12 AM Dana Reyes\n<dana@hartwell.example> wrote:"],
  ["British", "On 16/03/2026 09:12, Dana Reyes wrote:"],
  ["German", "Am Mo., 16. März 2026 um 09:12 Uhr schrieb Dana Reyes <dana@hartwell.example>:"],
  ["Thunderbird German", "Am 16.03.26 um 09:12 schrieb Dana Reyes:"],
  ["French", "Le lun. 16 mars 2026 à 09:12, Dana Reyes <dana@hartwell.example> a écrit :"],
  ["Spanish", "El lun, 16 mar 2026 a las 9:12, Dana Reyes (<dana@hartwell.example>) escribió:"],
  ["Italian", "Il giorno lun 16 mar 2026 alle ore 09:12 Dana Reyes <dana@hartwell.example> ha scritto:"],
  ["Portuguese", "Em seg., 16 de mar. de 2026 às 09:12, Dana Reyes <dana@hartwell.example> escreveu:"],
  ["Dutch", "Op ma 16 mrt 2026 om 09:12 schreef Dana Reyes <dana@hartwell.example>:"],
  ["Swedish", "Den mån 16 mars 2026 kl 09:12 skrev Dana Reyes <dana@hartwell.example>:"],
  ["Polish", "W dniu 16.03.2026 o 09:12, Dana Reyes pisze:"],
];

describe("a quoted mail", () => {
  test.each(QUOTES)("headed in %s is left out, above, between and below", (_, heading) => {
    const [first, second] = OWN.split("\n\n") as [string, string];

    const top = splitWords(`${OWN}\n\n${heading}\n\n${quoted(BODY)}`);
    const bottom = splitWords(`${heading}\n\n${quoted(BODY)}\n\n${OWN}`);
    const between = splitWords(`${heading}\n${quoted("Dear Mira,")}\n${first}\n${quoted("Dana")}\n${second}`);

    expect(top.own).toBe(OWN);
    expect(bottom.own).toBe(OWN);
    expect(between.own).toBe(OWN);
    expect(top.quoted?.from).toContain("Dana Reyes");
    expect(top.quoted?.body).toBe(BODY);
  });

  test("without prefixes runs to the end", () => {
    const { own, left } = splitWords(`${OWN}\n\n${QUOTES[0]![1]}\n\n${BODY}`);

    expect(own).toBe(OWN);
    expect(left).toEqual([{ kind: "quote", lines: 4 }]);
  });

  test("of ours gives back the four lines that were answered inside it", () => {
    const form =
      "What went well: she liked my drawings.\n\nWhat stung:\nWhat I did not get to say:\nWhat else was going on:\n\nAnswer STOP to stop.";

    const { own } = splitWords(
      `On 6 Mar 2026 at 17:59, Recover <recover@in.example.com> wrote:\n\n${quoted(form)}\n`,
    );

    expect(own).toBe("What went well: she liked my drawings.");
  });

  test("of ours gives nothing back when the four lines are empty", () => {
    const form =
      "Fill these in:\n\nWhat went well:\nWhat stung:\nWhat I did not get to say:\nWhat else was going on:\n\nThank you.";

    const { own } = splitWords(
      `STOP\n\nOn 6 Mar 2026 at 17:59, Recover <recover@in.example.com> wrote:\n\n${quoted(form)}`,
    );

    expect(own).toBe("STOP");
  });
});

describe("a person's own words", () => {
  test.each([
    ["a story with a speaker", "She leaned back.\n\nThen she wrote:\n\nno further questions."],
    ["times that look like a header", "From: nine to ten I waited.\nTo: be honest, I nearly left."],
    ["a date that looks like a quote", "On Monday I was late.\nThis is what Dana wrote:\nwe are sorry."],
    ["a face", "She said no. >:(\n>:( is how I looked."],
    ["a count", "I was late.\n> 10 minutes, in fact.\nShe waited."],
    [
      "a line between two thoughts",
      "I broke the cup.\n\n--\n\nI also told her that my last boss was a fool.",
    ],
    ["a rule", "I broke the cup.\n-----\nI paid for it."],
    ["a word from the car", "Sent from my car, I still shake."],
    ["a promise", "I told them that the message is confidential and privileged, and I meant it."],
    [
      "the four lines",
      "What went well: the chat\nWhat stung: the test\nWhat I did not get to say: SQL\nWhat else was going on: -",
    ],
  ])("with %s stay whole", (_, text) => {
    expect(splitWords(text)).toEqual({ own: text, forwarded: null, quoted: null, left: [], doubtful: 0 });
  });

  test.each([
    ["Sent from my iPhone"],
    ["Sent from my Galaxy"],
    ["Sent from my iPhone. Please excuse brevity and any typing errors."],
    ["Get Outlook for iOS<https://aka.ms/o0ukef>"],
    ["Von meinem iPhone gesendet"],
    ["Gesendet von Outlook für Android"],
    ["Envoyé de mon iPhone"],
    ["Enviado desde mi iPhone"],
    ["Inviato da iPhone"],
    ["Enviado do meu iPhone"],
    ["Verzonden vanaf mijn iPhone"],
    ["-- \nMira Sousa\nPhone 973 555 0142\nmira.example"],
    ["This e-mail is confidential. If you have received it in error please delete it."],
  ])("lose only what a program added: %s", (added) => {
    const { own, left } = splitWords(`${OWN}\n\n${added}\n`);

    expect(own.replace(/\n\nMira Sousa$/, "")).toBe(OWN);
    expect(left).toHaveLength(1);
  });

  test("keep the name that stands below the dashes", () => {
    expect(splitWords("I was late.\n\n-- \nMira\n").own).toBe("I was late.\n\nMira");
  });

  test("are found in endless repetition too, without a mail-sized cap to protect the reader", () => {
    const unit = [
      "\n",
      "> a\n",
      "--\n",
      "From: a@b.c\nDate: x\nSubject: y\n\n",
      "On 1 May 2026 at 10:00, a wrote\n",
    ];

    const startedAt = performance.now();
    for (const repeated of unit) splitWords(`${OWN}\n${repeated.repeat(200_000 / repeated.length)}`);

    // It takes a tenth of a second; anything quadratic takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test("are always whole lines of the text, in order", () => {
    const line = fc.constantFrom(
      "I was late.",
      "",
      "> quoted",
      "On 1 May 2026 at 10:00, A <a@b.example> wrote:",
      "---------- Forwarded message ---------",
      "From: A <a@b.example>",
      "Date: 1 May 2026",
      "Subject: Hello",
      "To: me",
      "-- ",
      "Ada",
      "Sent from my iPhone",
      "> What stung: it",
      "What went well:",
      "________________________________",
    );

    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { own } = splitWords(lines.join("\n"));

        let from = 0;
        for (const kept of own.split("\n")) {
          if (kept === "") continue;
          const at = lines.findIndex((whole, i) => i >= from && whole.endsWith(kept));
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
      }),
      { numRuns: 500 },
    );
  });
});
