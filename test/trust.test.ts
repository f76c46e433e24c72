/** Who gets an answer: a table of what machines write, one of what people write, and the debriefs of the corpus. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseMail } from "../shared/mail/parse.ts";
import { judge } from "../shared/mail/trust.ts";
import * as words from "./fixtures/machines.ts";

const RECEIVED_AT = Date.UTC(2026, 2, 19, 21, 26);
const PASS = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" };
const STORY = "I had my interview at Hartwell today.\n\nI froze when Dana asked about the budget.";

type Given = { from?: string; headers?: string; subject?: string; text?: string; sender?: string };

async function outcomeOf({
  from = "Ada Moss <ada@mail.example>",
  headers = "",
  subject = "Hello",
  text = STORY,
  sender = "ada@mail.example",
}: Given) {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString("base64")}?=`;
  const head = [`From: ${from}`, "To: recover@in.example.com", `Subject: ${encoded}`, headers].filter(
    Boolean,
  );
  const type = /^content-type:/im.test(headers) ? [] : ["Content-Type: text/plain; charset=utf-8"];
  const raw = Buffer.from(`${[...head, ...type].join("\r\n")}\r\n\r\n${text}`);
  const serviceAddress = "recover@in.example.com";
  const judgement = judge(await parseMail(raw, RECEIVED_AT), {
    sender,
    recipients: [],
    verdicts: PASS,
    serviceAddress,
  });
  return judgement.answer ? "person" : judgement.outcome;
}

const headers = (...lines: string[]): Given[] => lines.map((line) => ({ headers: line }));
const froms = (...lines: string[]): Given[] => lines.map((from) => ({ from }));
const subjects = (...lines: string[]): Given[] => lines.map((subject) => ({ subject }));
const texts = (...lines: string[]): Given[] => lines.map((text) => ({ text }));

/** Each row is one rule of `trust.ts`: the one thing that gives the machine away, and nothing else. */
const MACHINES: readonly [rule: string, outcome: string, shapes: Given[]][] = [
  ["an empty envelope sender", "bounce", [{ sender: "" }, { sender: "<>" }, { sender: " <> " }]],
  [
    "the envelope sender of a daemon",
    "bounce",
    [{ sender: "MAILER-DAEMON@mx.example" }, { sender: "<bounces+123-ab=c.example@esp.example>" }],
  ],
  [
    "Auto-Submitted",
    "automatic",
    headers(
      "Auto-Submitted: auto-replied",
      "Auto-Submitted: auto-generated (failure)",
      "Auto-Submitted: auto-notified; owner-email=a@b.example",
      "auto-submitted:AUTO-REPLIED (vacation)",
      "Auto-Submitted: yes",
      "Auto-Submitted: nonsense",
    ),
  ],
  [
    "a report",
    "bounce",
    headers(
      "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
      "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
      "Content-Type: multipart/report; report-type=feedback-report; boundary=x",
      "Content-Type: message/delivery-status",
      "Content-Type: message/disposition-notification",
    ),
  ],
  [
    "a daemon's address",
    "bounce",
    froms(
      "MAILER-DAEMON@mx.example",
      "Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
      '"Mail Deliver System" <MailerDaemon@x.example>',
      "postmaster@x.example",
      "post_master@vtext.example",
      "Mail System <mail-daemon@x.example>",
      "bounce-17@lists.example",
      "bounces+6-ada=mail.example@esp.example",
      "root@host.example",
      "Cron Daemon <cron@host.example>",
      "nobody@host.example",
      "www-data@host.example",
      "autoreply@x.example",
      "auto-responder@x.example",
      "notifications@forge.example",
      "notification+kr4x@social.example",
      "newsletter@shop.example",
      "alerts@bank.example",
      "abuse@isp.example",
      "listserv@uni.example",
    ),
  ],
  [
    "a daemon's name",
    "bounce",
    froms(
      "Mail Delivery System <x1@mx.example>",
      '"Postmaster" <p1@mx.example>',
      "Mail Administrator <ma@mx.example>",
      "System Administrator <sa@mx.example>",
      '"Courier mail server at mx" <c@mx.example>',
      "InterScan Notification <is@mx.example>",
      "Auto-Responder <hello@x.example>",
    ),
  ],
  [
    "nobody reads there",
    "no-reply-sender",
    froms(
      "no-reply@x.example",
      "noreply2@x.example",
      "jobs-noreply@network.example",
      "calendar.no-reply@x.example",
      "noreply-calendar@x.example",
      "donotreply@x.example",
      "do_not_reply@x.example",
      "nicht-antworten@x.example",
      "ne-pas-repondre@x.example",
      "no.responder@x.example",
      "nao-responda@x.example",
      "geen-antwoord@x.example",
    ),
  ],
  [
    "a list or a campaign",
    "list",
    headers(
      "List-Id: <l.example>",
      "List-Unsubscribe: <mailto:u@l.example>",
      "List-Post: NO",
      "List-Help: <https://l.example>",
      "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
      "Feedback-ID: a:b:c:d",
    ),
  ],
  [
    "Precedence",
    "automatic",
    headers(
      "Precedence: bulk",
      "Precedence: junk",
      "Precedence: list",
      "Precedence: auto_reply",
      "Precedence: Auto-Reply",
      "X-Precedence: bulk",
    ),
  ],
  [
    "X-Auto-Response-Suppress",
    "automatic",
    headers(
      "X-Auto-Response-Suppress: All",
      "X-Auto-Response-Suppress: DR, OOF, AutoReply",
      "X-Auto-Response-Suppress: RN, NRN",
    ),
  ],
  [
    "headers of programs",
    "automatic",
    headers(
      "X-Autoreply: yes",
      "X-Autorespond: Re: Hi",
      "X-Autoresponse: 1",
      "X-Auto-Reply: 1",
      "X-Mail-Autoreply: x",
      "X-Loop: tickets.example",
      "X-OTRS-Loop: otrs@x.example",
      "RT-Ticket: x.example #7",
      "X-JIRA-FingerPrint: a1",
      "X-GitHub-Reason: mention",
      "X-Cron-Env: <SHELL=/bin/sh>",
      "X-FC-MachineGenerated: true",
      "X-Failed-Recipients: a@b.example",
      "X-MS-Exchange-Inbox-Rules-Loop: a@b.example",
      "X-Apple-Action: Vacation",
      "X-Mailer: vacation 1.2",
      "Delivered-To: Autoresponder",
      "X-BeenThere: l@x.example",
    ),
  ],
  ["many hops", "loop", headers(Array(31).fill("Received: by x").join("\r\n"))],
  [
    "our own address",
    "own-address",
    froms("recover@in.example.com", "Recover <Recover+r-1@IN.example.com>", "recover+2h@in.example.com"),
  ],
  ["no sender", "no-sender", froms("", "<>", "undisclosed")],
  ["two senders", "two-senders", froms("a@b.example, c@d.example")],
  [
    "headed like a delivery notice",
    "bounce",
    subjects(
      "Undelivered Mail Returned to Sender",
      "Undeliverable: Your plan",
      "Undeliverable Mail",
      "Undeliverable message",
      "Mail delivery failed: returning message to sender",
      "Mail Delivery Failure",
      "Mail System Error - Returned Mail",
      "Mail could not be delivered",
      "Delivery Status Notification (Failure)",
      "Delivery Status Notification (Delay)",
      "Delivery Notification: Delivery has failed",
      "Delivery Failure",
      "DELIVERY FAILURE: User x not listed",
      "Delivery has failed",
      "Delivery report",
      "failure notice",
      "FAILURE NOTICE :",
      "Failure Notice",
      "Returned mail: see transcript for details",
      "Returned mail: User unknown",
      "Message Delivery Failure",
      "Message you sent blocked by our bulk email filter",
      "[BOUNCE] x",
      "Nondeliverable mail",
      "Warning: could not send message for past 4 hours",
      "NOTICE: mail delivery status.",
      "There was an error sending your mail",
      "Permanent Delivery Failure",
      "Unzustellbar: Dein Plan",
      "Non remis : votre plan",
      "No se puede entregar: su plan",
      "Mensagem não entregue",
      "Недоставленное сообщение",
      "メール配信に失敗しました",
      "系统退信",
      "complaint about message from 192.0.2.1",
    ),
  ],
  [
    "begun like a delivery notice",
    "bounce",
    texts(
      "This is the mail system at host mx1.mail.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.",
      "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.",
      "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients.",
      "This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.",
      "Your message did not reach some or all of the intended recipients.",
      "Your message\n\n  To:  a@b.example\n  Subject: x\n\ndid not reach the following recipient(s):",
      "The original message was received at Mon, 2 Mar 2026\n\n   ----- The following addresses had permanent fatal errors -----",
      "Delivery has failed to these recipients or groups:\n\na@b.example",
      "Sorry, we were unable to deliver your message to the following address.",
      "Unable to deliver message to the following recipients, due to being unable to connect.",
      "The following message to <a@b.example> was undeliverable.",
      "Diese Nachricht wurde automatisch erstellt.\n\nEine E-Mail konnte nicht an die Empfänger zugestellt werden.",
      "Ihre Nachricht konnte folgenden Empfängern nicht zugestellt werden.",
      "以下のメールは配信できませんでした。宛先: a@b.example",
    ),
  ],
  [
    "headed like an absence",
    "away",
    subjects(
      "Automatic reply: Your plan",
      "Auto-Reply: Re: Your plan",
      "AutoReply: Your plan",
      "Auto: Re: Your plan",
      "Auto Response: Your plan",
      "Autoreply",
      "Out of Office: Your plan",
      "Out of the office until 4 May",
      "out of office",
      "OOO: Your plan",
      "Out of Office AutoReply: Your plan",
      "On vacation until Monday",
      "Vacation reply",
      "Automatische Antwort: Ihr Plan",
      "Abwesenheitsnotiz: Ihr Plan",
      "Abwesenheit",
      "Abwesend: bis Montag",
      "Urlaubsnotiz",
      "Réponse automatique : votre plan",
      "Absence du bureau",
      "Respuesta automática: su plan",
      "Fuera de la oficina",
      "Risposta automatica: il piano",
      "Resposta automática: seu plano",
      "Fora do escritório",
      "Automatisch antwoord: plan",
      "Afwezigheidsbericht",
      "Autosvar: plan",
      "Automatiskt svar: plan",
      "Automaattinen vastaus: plan",
      "Autoodpowiedź: plan",
      "Odpowiedź automatyczna: plan",
      "Automatická odpověď: plan",
      "Автоматический ответ: план",
      "Автоответ",
      "Automatikus válasz: terv",
      "Otomatik yanıt: plan",
      "Răspuns automat: plan",
      "Αυτόματη απάντηση: plan",
      "自动回复: plan",
      "自動応答: plan",
      "자동 회신: plan",
    ),
  ],
  [
    "an absence and nothing else",
    "away",
    texts(
      "I am out of the office until 4 May with limited access to e-mail. For urgent matters please contact Lee.",
      "Hello,\n\nthank you for your message. I am on annual leave and will reply when I return on Monday.",
      "I am currently away from my desk and will read this soon.",
      "Ich bin bis zum 4. Mai nicht im Büro. Ihre E-Mail wird nicht weitergeleitet.",
      "Vielen Dank für Ihre Nachricht. Ich bin derzeit im Urlaub und ab dem 4. Mai wieder da.",
      "Bonjour, je suis absente du bureau jusqu'au 4 mai. En cas d'urgence, merci de contacter Luc.",
      "Estoy fuera de la oficina hasta el 4 de mayo.",
      "Sono assente dall'ufficio fino al 4 maggio.",
      "Ik ben afwezig tot en met 4 mei. Voor dringende zaken: Kim.",
    ),
  ],
  [
    "receipts of tickets, mails read and invitations answered",
    "automatic",
    [
      ...subjects(
        "[Ticket #4711] received: Hello",
        "We have received your message",
        "Thank you for contacting Example Support",
        "Please confirm your message",
        "Accepted: Interview with Dana",
        "Lesebestätigung",
      ),
      ...texts(
        "Your message\n\nTo: Ada\nSubject: Hello\nSent: Monday\n\nwas read on Tuesday.",
        "Thank you for contacting us. We have received your request and will reply within two days.",
        "Your ticket 4711 has been created.",
      ),
      {
        headers: 'Content-Type: text/calendar; method=REPLY; charset="utf-8"',
        text: "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nSUMMARY:Talk\r\nEND:VEVENT\r\nEND:VCALENDAR",
      },
    ],
  ],
];

/** Where a site writes, and nobody speaks of themselves. */
const NEUTRAL = "Hello,\n\nall details are on our page.\n\nHartwell";
const MORE_MACHINES: readonly [rule: string, outcome: string, shapes: Given[]][] = [
  ["headed like an absence, in thirty languages", "away", subjects(...words.AWAY_SUBJECTS)],
  ["an absence and nothing else, in twenty languages", "away", texts(...words.AWAY_TEXTS)],
  ["headed like a delivery notice, in thirty languages", "bounce", subjects(...words.BOUNCE_SUBJECTS)],
  ["begun like a delivery notice, in twenty languages", "bounce", texts(...words.BOUNCE_TEXTS)],
  ["receipts of tickets, mails read, invitations answered", "silent", subjects(...words.RECEIPT_SUBJECTS)],
  ["receipts by their text", "silent", texts(...words.RECEIPT_TEXTS)],
  [
    "shops, sites and application forms",
    "silent",
    words.SITE_SUBJECTS.map((subject) => ({ subject, text: NEUTRAL })),
  ],
  ["headers of programs and networks", "silent", headers(...words.PROGRAM_HEADERS)],
  ["daemons, robots and lists", "silent", froms(...words.DAEMONS)],
  ["nobody reads there, in more languages", "silent", froms(...words.NOBODIES)],
  [
    "a tagged envelope sender that was made for whom the mail goes to, or a relay for shops",
    "bounce",
    [
      { sender: "bounces+123-ab12-recover=in.example.com@em.shop.example" },
      { sender: "news-bounces+recover=in.example.com@lists.example" },
      { sender: "bounce+7f.recover=in.example.com@mg.shop.example" },
      { sender: "bounces@em.shop.example", headers: "X-SG-EID: abc" },
      { sender: "bounce-17@em.shop.example", headers: "X-Mailgun-Sid: abc" },
      { sender: "msprvs1=17xy=bounces-1@sp.shop.example", headers: "X-MSFBL: abc" },
    ],
  ],
];

describe("a machine gets no answer, in whatever language", () => {
  const rows = MORE_MACHINES.flatMap(([rule, outcome, shapes]) =>
    shapes.map((given) => [rule, JSON.stringify(given).slice(0, 100), outcome, given] as const),
  );

  test.each(rows)("%s: %s", async (_rule, _what, outcome, given) => {
    const found = await outcomeOf(given);

    if (outcome === "silent") expect(found).not.toBe("person");
    else expect(found).toBe(outcome);
  });
});

/** Their providers, relays and forwarders rewrite the envelope; the mail is theirs all the same. */
const REWRITTEN: Given[] = [
  { sender: "prvs=17430a2b1c=ada@mail.example" },
  { sender: "prvs=ada/1743a2b1c=@mail.example" },
  { sender: "SRS0=HhH=TT=mail.example=ada@forwarder.example" },
  { sender: "SRS1=HHH=forwarder.example==HhH=TT=mail.example=ada@second.example" },
  { sender: "srs0+HhH=TT=mail.example=ada@forwarder.example" },
  { sender: "bounces+ada=mail.example@provider.example" },
  { sender: "bounces+17-x1-ada=mail.example@relay.example" },
  { sender: "bounce+7f3a@alias.example" },
  { sender: "bounces@alias.example" },
  { sender: "bounce@alias.example" },
  { sender: "b.17.ada=mail.example@relay.example" },
  { sender: "msprvs1=17xy=bounces-1@hosted.example" },
  { sender: "return@mail.example" },
  { sender: "ada+caf_=recover=in.example.com@mail.example" },
  { sender: "0100018f-ab12-000000@eu-west-1.ses.example" },
  { sender: "bounces@relay.example", headers: "X-SG-EID: abc\r\nX-Mailer: Apple Mail (2.3774)" },
  { sender: "bounces@relay.example", headers: "X-Mailgun-Sid: abc\r\nX-Gm-Message-State: x" },
  { headers: "X-SG-EID: abc\r\nUser-Agent: Mozilla Thunderbird" },
  { headers: "X-PM-Message-Id: 1\r\nIn-Reply-To: <1@in.example.com>" },
  { headers: "X-PHP-Originating-Script: 1000:rcube.php" },
  { headers: "X-Report-Abuse-To: spam@host.example" },
];
/** And people send on what machines wrote, or write about it. */
const SENT_ON: Given[] = [
  {
    subject: "Fwd: Your application to Hartwell",
    text: "---------- Forwarded message ---------\nFrom: jobs <no-reply@hartwell.example>\nSubject: Your application\n\nThis is an automated message, please do not reply.",
  },
  {
    subject: "WG: Ihre Bewerbung",
    text: "Von: jobs <no-reply@hartwell.example>\nGesendet: Montag\nAn: a@b.example\nBetreff: Ihre Bewerbung\n\nBitte antworten Sie nicht auf diese E-Mail.",
  },
  {
    subject: "Your application to Hartwell",
    text: "I froze when Dana asked about the budget. I am so ashamed.",
  },
  { subject: "Thank you for applying", text: "I got this and then the interview went badly. I blanked." },
  { subject: "Invoice question", text: "They asked me about an invoice and I had no idea." },
  { subject: "Password", text: "I forgot my password for the video call and was ten minutes late." },
  {
    subject: "Verification code",
    text: "The verification code never came, so I joined late. I was so embarrassed.",
  },
  { subject: "Order of questions", text: "I answered them in the wrong order." },
  { subject: "Not delivered on my promise", text: "I did not deliver." },
  { subject: "Receipt", text: "I spilled coffee and she asked for the receipt of my shirt." },
  { subject: "New job interview", text: "I talked too fast." },
  {
    subject: "Address not found, so late",
    text: "I could not find the address and was late for my interview.",
  },
  { subject: "Away from home", text: "I had the interview by video from a hotel." },
  {
    text: "I got an automated message that said please do not reply. I replied all the same and my interviewer saw it.",
  },
  {
    text: "I am travelling at the moment. My interview at Hartwell was this morning and I forgot the client's name.",
  },
  { text: "I no longer work at Hartwell, and when the interviewer asked why, I lied." },
  { text: "Your message helped. I sent the note to Dana." },
  { text: "Sorry, we could not hear each other in the interview and I panicked." },
  { from: "Norman Mailer <norman.mailer@mail.example>" },
  { from: "Bot Tran <bot.tran@mail.example>" },
  { from: "Auto Repairs Joe <joe@auto.example>" },
  { from: "Ada <ada.alert@mail.example>" },
  { from: "Otto Bounceworth <otto.bounceworth@mail.example>" },
];

describe("a person is answered, whatever way the mail took and whatever it holds", () => {
  test.each([...REWRITTEN, ...SENT_ON].map((given) => [JSON.stringify(given).slice(0, 110), given] as const))(
    "%s",
    async (_what, given) => {
      expect(await outcomeOf(given)).toBe("person");
    },
  );
});

describe("a machine gets no answer", () => {
  const rows = MACHINES.flatMap(([rule, outcome, shapes]) =>
    shapes.map((given) => [rule, JSON.stringify(given).slice(0, 100), outcome, given] as const),
  );

  test.each(rows)("%s: %s", async (_rule, _what, outcome, given) => {
    expect(await outcomeOf(given)).toBe(outcome);
  });
});

describe("a person gets one", () => {
  const PEOPLE: Given[] = [
    ...headers(
      "Auto-Submitted: no",
      "Auto-Submitted: No (rfc3834)",
      "Precedence: normal",
      "Precedence: first-class",
      "X-Auto-Response-Suppress: none",
      "X-Mailer: Apple Mail",
      "X-Priority: 1",
      "Importance: high",
      "Disposition-Notification-To: ada@mail.example",
      "Return-Receipt-To: ada@mail.example",
      "X-Spam-Status: No",
      "Reply-To: Ada <ada@elsewhere.example>",
      "In-Reply-To: <1@in.example.com>",
      "X-Originating-IP: [192.0.2.1]",
      Array(30).fill("Received: by x").join("\r\n"),
      "Content-Type: multipart/alternative; boundary=x",
      "X-Google-Smtp-Source: abc",
      "X-MS-Exchange-CrossTenant-AuthAs: Internal",
    ),
    ...froms(
      "noreen@mail.example",
      "Noah Reply <noah.reply@mail.example>",
      "Norbert <no.r@mail.example>",
      "postmann@mail.example",
      "Daemon Jones <daemon.jones@mail.example>",
      "Newsom <newsom@mail.example>",
      "root.vegetables@mail.example",
      "Ada <alerts.ada@mail.example>",
      "Abuse Okafor <a.okafor@mail.example>",
      '"Moss, Ada" <ada@mail.example>',
      "ADA@MAIL.EXAMPLE",
    ),
    ...subjects(
      "Out of breath, out of words",
      "Out of the office in tears after my interview",
      "Automatic doors hit me on the way in",
      "Auto shop interview went badly",
      "Failed interview",
      "Failure",
      "Delivery driver interview",
      "Returned their call too late",
      "Rejected",
      "Bounce back?",
      "Read: my interview",
      "Message status?",
      "Warning: long",
      "Vacation days: should I have asked?",
      "On leave of my senses",
      "Absence question in the interview",
      "Ticket collector interview",
      "Case interview went wrong",
      "Thank you for your message",
      "Re: Automatic reply: Your plan",
      "Fwd: Undeliverable: Interview",
      "Urlaubsanspruch gefragt",
      "Mail room interview",
      "",
    ),
    ...texts(
      "The message I wanted to get across was not what came out. I froze in the interview.",
      "My email to them was rejected by their server, so I missed the interview slot and I am ashamed.",
      "I am on holiday and had my interview by video from the hotel; they will get back to me on Monday.",
      "The delivery of my talk failed. The interviewers looked bored.",
      "I was out of the office when they rang for the phone screen.",
      "They asked why I was on leave until May. I said too much.",
      "Thank you for your message, it helped. I sent the note.",
      "No such luck. I blanked.",
    ),
  ];

  test.each(PEOPLE.map((given) => [JSON.stringify(given).slice(0, 110), given] as const))(
    "%s",
    async (_what, given) => {
      expect(await outcomeOf(given)).toBe("person");
    },
  );

  test("every debrief of the corpus, whatever it speaks of", async () => {
    const corpus = new URL("./corpus/", import.meta.url);
    const lines = readdirSync(corpus)
      .filter((file) => file.endsWith(".jsonl"))
      .flatMap((file) => readFileSync(new URL(file, corpus), "utf8").trim().split("\n"));
    const debriefs = lines
      .map(
        (line) => JSON.parse(line) as { id: string; story: string; email: { subject: string; text: string } },
      )
      .filter(({ story }) => story === "interview" || story === "upcoming");

    const silent = [];
    for (const { id, email } of debriefs) {
      const outcome = await outcomeOf({ subject: email.subject, text: email.text });
      if (outcome !== "person") silent.push(`${id}: ${outcome}`);
    }

    expect(debriefs.length).toBeGreaterThan(800);
    expect(silent).toEqual([]);
  });
});
