/** Answers: what is quoted and how, by program and language, and what the person wrote above, between and below. */
import { describe, expect, test } from "vitest";
import { splitWords } from "../shared/reading/own-words.ts";
import { HEADED_QUOTES, MORE_HEADINGS } from "./fixtures/headings.ts";

const OWN =
  "I froze when Dana asked about the budget.\n\nAfterwards she laughed at my joke, so it was not all bad.";
const BODY = "Dear Mira,\n\nplease do not be late.\n\nDana";
const quoted = (text: string) => text.replace(/^/gm, "> ").replace(/^> $/gm, ">");

const ADDRESS = "dana@hartwell.example";
const FROM = `Dana Reyes <${ADDRESS}>`;

/** Heading, and whether it has the address. */
const HEADINGS: readonly [program: string, heading: string][] = [
  ["Gmail en", `On Mon, Mar 16, 2026 at 9:12 AM ${FROM} wrote:`],
  ["Gmail en, wrapped", `On Mon, Mar 16, 2026 at 9:12 AM Dana Reyes\n<${ADDRESS}> wrote:`],
  ["Gmail en, wrapped twice", `On Mon, Mar 16, 2026 at 9:12 AM Dana Reyes <\n${ADDRESS}>\nwrote:`],
  ["Gmail, years ago", `2026-03-16 9:12 GMT+01:00 ${FROM}:`],
  ["Gmail, years ago, slashes", `2026/3/16 ${FROM}:`],
  ["Apple Mail en", `On 16 Mar 2026, at 09:12, ${FROM} wrote:`],
  ["Apple Mail en-US", `On Mar 16, 2026, at 9:12 AM, ${FROM} wrote:`],
  ["iOS", `On 16-Mar-2026, at 9:12 AM, ${FROM} wrote:`],
  ["Thunderbird en", `On 3/16/2026 9:12 AM, ${FROM} wrote:`],
  ["Spark", `On 16 Mar 2026, 09:12 +0100, ${FROM}, wrote:`],
  ["Proton Mail", `On Monday, March 16th, 2026 at 9:12 AM, ${FROM} wrote:`],
  [
    "Proton Mail, once",
    `------- Original Message -------\nOn Monday, March 16th, 2026 at 9:12 AM, ${FROM} wrote:`,
  ],
  ["Yahoo, once", `--- On Mon, 3/16/26, ${FROM} wrote:`],
  ["Yahoo", `On Monday, March 16, 2026 at 09:12:50 AM GMT+1, ${FROM} wrote:`],
  ["Zoho", `---- On Mon, 16 Mar 2026 09:12:00 +0100 ${FROM} wrote ----`],
  ["Fastmail", `On Mon, Mar 16, 2026, at 9:12 AM, ${FROM} wrote:`],
  ["Evolution", `On Mon, 2026-03-16 at 09:12 +0100, ${FROM} wrote:`],
  ["Mutt", `On Mon, Mar 16, 2026 at 09:12:50AM +0100, ${FROM} wrote:`],
  ["address alone", `${FROM} wrote:`],
  ["Gmail de", `Am Mo., 16. März 2026 um 09:12 Uhr schrieb ${FROM}:`],
  ["Apple Mail de", `Am 16.03.2026 um 09:12 schrieb ${FROM}:`],
  ["Gmail fr", `Le lun. 16 mars 2026 à 09:12, ${FROM} a écrit :`],
  ["Apple Mail fr", `Le 16 mars 2026 à 09:12, ${FROM} a écrit :`],
  ["Gmail es", `El lun, 16 mar 2026 a las 9:12, Dana Reyes (<${ADDRESS}>) escribió:`],
  ["Gmail it", `Il giorno lun 16 mar 2026 alle ore 09:12 ${FROM} ha scritto:`],
  ["Apple Mail it", `Il giorno 16 mar 2026, alle ore 09:12, ${FROM} ha scritto:`],
  ["Gmail pt-br", `Em seg., 16 de mar. de 2026 às 09:12, ${FROM} escreveu:`],
  ["Gmail pt", `${FROM} escreveu (segunda, 16/03/2026 à(s) 09:12):`],
  ["Gmail nl", `Op ma 16 mrt 2026 om 09:12 schreef ${FROM}:`],
  ["Outlook nl", `Op 16-03-2026 09:12 heeft ${FROM} geschreven:`],
  ["Apple Mail nl", `Op 16 mrt. 2026 om 09:12 heeft ${FROM} het volgende geschreven:`],
  ["Gmail sv", `Den mån 16 mars 2026 kl 09:12 skrev ${FROM}:`],
  ["Apple Mail sv", `16 mars 2026 kl. 09:12 skrev ${FROM}:`],
  ["Gmail da", `Den man. 16. mar. 2026 kl. 09.12 skrev ${FROM}:`],
  ["Gmail no", `man. 16. mar. 2026 kl. 09:12 skrev ${FROM}:`],
  ["Gmail fi", `ma 16. maalisk. 2026 klo 9.12 ${FROM} kirjoitti:`],
  ["Gmail pl", `pon., 16 mar 2026 o 09:12 ${FROM} napisał(a):`],
  ["Thunderbird pl", `W dniu 16.03.2026 o 09:12, ${FROM} pisze:`],
  ["Gmail pl, user", `W dniu 16 marca 2026 09:12 użytkownik ${FROM} napisał:`],
  ["Gmail cs", `po 16. 3. 2026 v 9:12 odesílatel ${FROM} napsal:`],
  ["Thunderbird cs", `Dne 16.03.2026 v 9:12 ${FROM} napsal(a):`],
  ["Gmail sk", `po 16. 3. 2026 o 9:12 ${FROM} napísal(a):`],
  ["Gmail hu", `${FROM} ezt írta (időpont: 2026. márc. 16., H, 9:12):`],
  ["Gmail ro", `lun., 16 mar. 2026 la 09:12, ${FROM} a scris:`],
  ["Apple Mail ro", `Pe 16 mar. 2026, la 09:12, ${FROM} a scris:`],
  ["Gmail hr", `pon, 16. ožu 2026. u 09:12 ${FROM} napisao je:`],
  ["Gmail tr", `${FROM}, 16 Mar 2026 Pzt, 09:12 tarihinde şunu yazdı:`],
  ["Gmail ru", `пн, 16 мар. 2026 г. в 09:12, ${FROM}:`],
  ["Thunderbird ru", `16.03.2026 09:12, ${FROM} пишет:`],
  ["Apple Mail ru", `16 марта 2026 г., в 09:12, ${FROM} написал(а):`],
  ["Gmail uk", `пн, 16 бер. 2026 р. о 09:12 ${FROM} пише:`],
  ["Gmail el", `Στις Δευ 16 Μαρ 2026 στις 9:12 π.μ., ο χρήστης ${FROM} έγραψε:`],
  ["Gmail id", `Pada Sen, 16 Mar 2026 pukul 09.12 ${FROM} menulis:`],
  ["Gmail vi", `Vào Th 2, 16 thg 3, 2026 lúc 09:12 ${FROM} đã viết:`],
  ["Gmail he", `בתאריך יום ב׳, 16 במרץ 2026 ב-9:12 מאת ${FROM}:`],
  ["Gmail ja", `2026年3月16日(月) 9:12 ${FROM}:`],
  ["Gmail zh", `${FROM} 于2026年3月16日周一 09:12写道：`],
  ["Apple Mail zh", `在 2026年3月16日，09:12，${FROM} 写道：`],
  ["Gmail ko", `2026년 3월 16일 (월) 오전 9:12, ${FROM}님이 작성:`],
];

describe("an answer below or above a quote", () => {
  test.each(HEADINGS)("of %s: above, below and between", (_, heading) => {
    const [first, second] = OWN.split("\n\n") as [string, string];

    const above = splitWords(`${OWN}\n\n${heading}\n\n${quoted(BODY)}`);
    const below = splitWords(`${heading}\n${quoted(BODY)}\n\n${OWN}`);
    const between = splitWords(`${heading}\n${quoted("Dear Mira,")}\n${first}\n${quoted("Dana")}\n${second}`);

    expect([above.own, below.own, between.own]).toEqual([OWN, OWN, OWN]);
    expect(above.quoted?.from).toBe(FROM);
    expect(above.quoted?.body).toBe(BODY);
    expect(above.left.map(({ kind }) => kind)).toEqual(above.left.map(() => "quote"));
  });

  const DATED = HEADINGS.filter(([program]) => program !== "address alone");
  test.each(DATED)("of %s without prefixes: everything below is quoted", (_, heading) => {
    const { own, quoted: other } = splitWords(`${OWN}\n\n${heading}\n\n${BODY}`);

    expect(own).toBe(OWN);
    expect(other?.body).toBe(BODY);
  });
});

describe("an answer in more programs and languages", () => {
  const subject = "Re: Hello";

  test.each(MORE_HEADINGS)("of %s: above, below, between, and without prefixes", (_, heading) => {
    const [first, second] = OWN.split("\n\n") as [string, string];

    const above = splitWords(`${OWN}\n\n${heading}\n\n${quoted(BODY)}`, { subject });
    const below = splitWords(`${heading}\n${quoted(BODY)}\n\n${OWN}`, { subject });
    const between = splitWords(
      `${heading}\n${quoted("Dear Mira,")}\n${first}\n${quoted("Dana")}\n${second}`,
      {
        subject,
      },
    );
    const bare = splitWords(`${OWN}\n\n${heading}\n\n${BODY}`, { subject });

    expect([above.own, below.own, between.own, bare.own]).toEqual([OWN, OWN, OWN, OWN]);
    expect(above.quoted?.from).toMatch(/Dana Reyes|dana@hartwell\.example/);
  });

  test.each(HEADED_QUOTES)("of %s, headed by a block above prefixes, ends where those end", (_, heading) => {
    expect(splitWords(`${heading}\n${quoted(BODY)}\n\n${OWN}`, { subject }).own).toBe(OWN);
    expect(splitWords(`${OWN}\n\n${heading}\n${quoted(BODY)}`, { subject }).own).toBe(OWN);
  });

  test.each([
    "I wrote to dana@hartwell.example on 16 March 2026 at 9:12 and this is what she said:",
    "On 16 March 2026 at 9:12 I rang dana@hartwell.example and we agreed on the following:",
    "My notes from 16.03.2026 09:12, about dana@hartwell.example:",
  ])("but %j is a sentence of the writer's", (sentence) => {
    const text = `${sentence}\n\nI talked far too fast. I never mentioned my course.`;

    expect(splitWords(text).own).toBe(text);
  });

  test("what the writer tells below a heading that only resembles one stays theirs", () => {
    const text = "16.03.2026 09:12, dana@hartwell.example:\n\nI talked far too fast and my hands shook.";

    expect(splitWords(text).own).toBe(text);
  });
});

/** Quotes inside HTML mails lose their prefixes in some programs; these headers stand above them. */
const HEADERS: readonly [program: string, marks: string][] = [
  [
    "Outlook",
    `From: ${FROM}\nSent: Monday, March 16, 2026 9:12 AM\nTo: Mira <m@mail.example>\nSubject: Hello`,
  ],
  [
    "Outlook, ruled",
    `________________________________\nFrom: ${FROM}\nSent: Monday, March 16, 2026 9:12 AM\nTo: Mira <m@mail.example>\nSubject: Hello`,
  ],
  [
    "Outlook, dashed",
    `-----Original Message-----\nFrom: ${FROM}\nSent: Monday\nTo: Mira <m@mail.example>\nSubject: Hello`,
  ],
  [
    "Outlook fr",
    `De : ${FROM}\nEnvoyé : lundi 16 mars 2026 09:12\nÀ : Mira <m@mail.example>\nObjet : Bonjour`,
  ],
  [
    "Outlook de",
    `Von: ${FROM}\nGesendet: Montag, 16. März 2026 09:12\nAn: Mira <m@mail.example>\nBetreff: Hallo`,
  ],
  [
    "Blackberry",
    `----- Original Message -----\nFrom: ${FROM}\nSent: 16 March 2026\nTo: Mira\nSubject: Hello`,
  ],
  [
    "Samsung",
    `-------- Original message --------\nFrom: ${FROM}\nDate: 16/03/2026 09:12 (GMT+01:00)\nTo: Mira <m@mail.example>\nSubject: Hello`,
  ],
];

test.each(HEADERS)("an answer in %s, headed by a block", (_, marks) => {
  const {
    own,
    quoted: other,
    forwarded,
  } = splitWords(`${OWN}\n\n${marks}\n\n${BODY}`, { subject: "RE: Hello" });

  expect(own).toBe(OWN);
  expect((other ?? forwarded)?.from).toBe(FROM);
  expect((other ?? forwarded)?.body).toBe(BODY);
});

describe("a person's own words are kept whole", () => {
  test.each([
    [
      "that quote somebody aloud",
      "On Monday 16 March 2026 at 9:12 she wrote:\nyou are late.\n\nI ran. My shirt was wet and I told her so.",
    ],
    ["that begin like a heading", "On your question about the budget I said nothing.\n\nMy mistake."],
    ["that speak of a device", "Sent from my desk, I wrote to them. It is much easier than my phone."],
    ["with bullets", "- I was late\n- I forgot her name\n- I laughed too loud"],
    ["with stars", "* late\n* rude\n* sweaty"],
    ["with numbers", "1. late\n2. rude"],
    ["with an arrow", "-> they asked about SQL\n=> I froze"],
    ["with a time table", "09:00: waited\n09:20: still waited\nFrom: the window I saw her leave."],
    ["with a label", "Subject: me.\nI was a mess."],
    ["with dashes", "I said:\n---\nnothing\n---\nfor a minute."],
    [
      "with an underscored rule",
      "I wrote this.\n________________________________\nAnd this is the second part, where I broke the cup.",
    ],
    ["signed", "It was bad.\n\nThanks,\nBob"],
    ["signed with dashes and a name", "It was bad. I froze.\n\n--\nBob"],
    ["with a face", ">_< is how I looked, and >:( is how she did"],
  ])("%s", (_, text) => {
    const { own } = splitWords(text);

    for (const word of text.split(/\s+/).filter((w) => /\p{L}/u.test(w))) expect(own).toContain(word);
  });
});

describe("signatures and notes of programs", () => {
  test.each([
    "Sent from my iPhone",
    "Sent from my Verizon Wireless BlackBerry",
    "Sent from my BlackBerry",
    "Sent from Samsung Mobile",
    "Sent from my Samsung Galaxy smartphone.",
    "Sent from Yahoo Mail on Android",
    "Sent from Mail for Windows 10",
    "Sent from Mail for Windows",
    "Sent via the Samsung Galaxy S24, an AT&T 5G smartphone",
    "Sent with Proton Mail secure email.",
    "Sent from Proton Mail for iOS",
    "Sent from Outlook for Android",
    "Get Outlook for iOS",
    "Sent from my Huawei phone",
    "Sent from Nine",
    "Gesendet mit der GMX Mail App",
    "Diese Nachricht wurde von meinem Android-Mobiltelefon mit WEB.DE Mail gesendet.",
    "Von meinem Samsung Galaxy Smartphone gesendet.",
    "Envoyé depuis l'application Mail Orange",
    "Télécharger Outlook pour iOS",
    "Enviado desde Outlook para Android",
    "Inviato da Outlook per iOS",
    "Verstuurd vanaf mijn iPad",
    "Skickat från min iPhone",
    "Sendt fra min iPhone",
    "Lähetetty iPhonesta",
    "Wysłane z iPhone'a",
    "Odesláno z iPhonu",
    "Отправлено с iPhone",
    "iPhoneから送信",
    "发自我的iPhone",
    "나의 iPhone에서 보냄",
    "نُشر من iPhone",
  ])("%s is left out", (line) => {
    expect(splitWords(`${OWN}\n\n${line}`).own).toBe(OWN);
  });
});
