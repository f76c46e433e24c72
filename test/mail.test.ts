import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "../shared/domain/command.ts";
import { readCalendar } from "../shared/mail/calendar.ts";
import { commandIn } from "../shared/mail/commands.ts";
import { compose } from "../shared/mail/compose.ts";
import { dateOf } from "../shared/mail/date.ts";
import { type Inbound, mailId, parseMail } from "../shared/mail/parse.ts";
import { signature } from "../shared/mail/signed.ts";
import { normalised } from "../shared/mail/text.ts";
import { addressTag, isReplyTo, replyAddress } from "../shared/mail/thread.ts";
import { judge, type Verdicts } from "../shared/mail/trust.ts";

const RECEIVED_AT = Date.UTC(2026, 2, 19, 21, 26);
const SERVICE = "recover@in.example.com";
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.eml`, import.meta.url));
const mail = (headers: string, body: string | Uint8Array = "I was late.") =>
  Buffer.concat([
    Buffer.from(`${headers.replaceAll("\n", "\r\n")}\r\n\r\n`),
    Buffer.from(body as Uint8Array),
  ]);
const FROM = "From: Ada <ada@mail.example>";

describe("a mail that was read", () => {
  test("gives sender, recipients, thread, subject, local time and text", async () => {
    const inbound = await parseMail(fixture("html-only-reply"), Date.UTC(2026, 0, 15, 12, 41));

    expect(inbound).toMatchObject({
      from: { address: "kirsty@mail.example", name: "Kirsty" },
      recipients: ["recover+r-0123456789abcdef0123456789abcdef@in.example.com"],
      replyToThread: ["first@mail.example", "ack1@email.amazonses.example"],
      subject: "Re: Your mail has arrived",
      date: "2026-01-15T12:40:00+00:00",
    });
    expect(inbound.text).toContain("I cried at the spaniel, & told them it was hay fever.");
    expect(inbound.text).toContain("\n> Got it, thank you.");
    expect(inbound.text).not.toContain("color: red");
  });

  test("keeps a mail that was attached apart from the person's words", async () => {
    const { text, forwardedParts } = await parseMail(fixture("attached-mail"), RECEIVED_AT);

    expect(text).not.toContain("Dear Mr Threlkeld");
    expect(forwardedParts).toHaveLength(1);
    expect(forwardedParts[0]).toMatch(
      /^From: Recruitment <recruitment@northfelldc\.example>\nTo: Alan Threlkeld/,
    );
    expect(forwardedParts[0]).toContain("\n\nDear Mr Threlkeld,");
  });

  test("reads an attached calendar in the writer's offset", async () => {
    const { calendar } = await parseMail(fixture("calendar-attached"), Date.UTC(2026, 3, 7, 18, 3));

    expect(calendar).toEqual({
      summary: "Interview: Content Designer",
      organizer: "Priya Natarajan <priya@nocturnelabs.example>",
      attendees: ["Abe Lindqvist <abe@nocturnelabs.example>", "mei@mail.example"],
      startsAt: "2026-04-07T07:30:00-07:00",
      endsAt: "2026-04-07T08:30:00-07:00",
      location: "https://meet.example/abc",
    });
  });

  test.each([
    ["iso-8859-15", Buffer.from([0x31, 0xa4]), "1€"],
    ["windows-1252", Buffer.from([0x93, 0x68, 0x69, 0x94]), "“hi”"],
    ["koi8-r", Buffer.from([0xf0, 0xf2, 0xe9]), "ПРИ"],
    ["gb18030", Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), "你好"],
    ["utf-16le", Buffer.from("héllo", "utf16le"), "héllo"],
    ["utf-16be", Buffer.from("héllo", "utf16le").swap16(), "héllo"],
    ["x-klingon", Buffer.from("I froze."), "I froze."],
  ])("in %s keeps its letters", async (charset, bytes, words) => {
    const headers = `${FROM}\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: base64`;

    const { text } = await parseMail(mail(headers, bytes.toString("base64")), RECEIVED_AT);

    expect(text).toBe(words);
  });

  test.each([
    ["its boundary is not named", "multipart/mixed", "I was late."],
    ["its boundary never comes", "multipart/mixed; boundary=b", "I was late."],
    [
      "its boundary is another",
      "multipart/mixed; boundary=b",
      "--c\r\nContent-Type: text/plain\r\n\r\nI was late.\r\n--c--",
    ],
    [
      "its end is missing",
      "multipart/mixed; boundary=b",
      "--b\r\nContent-Type: text/plain\r\n\r\nI was late.",
    ],
  ])("has its words although %s", async (_, type, body) => {
    const { text } = await parseMail(mail(`${FROM}\nContent-Type: ${type}`, body), RECEIVED_AT);

    expect(text.trim()).toBe("I was late.");
  });

  test("takes the HTML where the plain part only asks for another program", async () => {
    const body = `--b\nContent-Type: text/plain\n\nPlease use an HTML mail program.\n--b\nContent-Type: text/html\n\n<p>${"I broke the cup. ".repeat(80)}</p>\n--b--`;

    const { text } = await parseMail(
      mail(`${FROM}\nContent-Type: multipart/alternative; boundary=b`, body),
      RECEIVED_AT,
    );

    expect(text).toMatch(/^I broke the cup\. /);
    expect(text).not.toContain("HTML");
  });

  test.each([
    ["two From lines", `${FROM}\nFrom: Eve <eve@mail.example>`],
    ["two addresses in one", "From: ada@mail.example, eve@mail.example"],
    ["no From", "To: a@b.example"],
    ["no address in it", "From: Ada"],
    ["a broken address", "From: <ada@@mail.example>"],
  ])("with %s has no sender", async (_, headers) => {
    expect((await parseMail(mail(headers), RECEIVED_AT)).from).toBeNull();
  });

  test("has its subject in one line, decoded and cut", async () => {
    const subject = `Subject: =?utf-8?Q?b=0D=0ABcc=3A_x=00y_=C3=A9?= ${"z".repeat(400)}`;

    const inbound = await parseMail(mail(`${FROM}\n${subject}`), RECEIVED_AT);

    expect(inbound.subject).toMatch(/^b Bcc: x yé?/);
    expect(inbound.subject).toHaveLength(300);
    expect(inbound.subject).not.toMatch(/\p{Cc}/u);
  });

  test("is the same mail when it comes again, and another when its words differ", async () => {
    const headers = `${FROM}\nMessage-ID: <one@mail.example>`;
    const [first, again, other] = await Promise.all(
      [mail(headers, "a"), mail(`Received: by x\n${headers}`, "a\r\n"), mail(headers, "b")].map((raw) =>
        parseMail(raw, RECEIVED_AT),
      ),
    );

    expect(mailId(first!)).toMatch(/^[0-9a-f]{32}$/);
    expect(mailId(again!)).toBe(mailId(first!));
    expect(mailId(other!)).not.toBe(mailId(first!));
  });
});

describe("the local time of a mail", () => {
  test.each([
    ["Thu, 19 Mar 2026 17:25:00 -0400", "2026-03-19T17:25:00-04:00"],
    ["19 Mar 2026 21:25 +0000", "2026-03-19T21:25:00+00:00"],
    ["Thu, 19 Mar 2026 21:25:00 -0000", "2026-03-19T21:25:00+00:00"],
    ["Fri, 20 Mar 2026 02:55:00 +0530 (IST)", "2026-03-20T02:55:00+05:30"],
    ["Thu, 19 Mar 2026 16:25:00 EST", "2026-03-19T16:25:00-05:00"],
    ["Thu, 19 Mar 26 21:25:00 GMT", "2026-03-19T21:25:00+00:00"],
    ["Thu, 19 Mar 2020 17:25:00 -0400", "2026-03-19T17:26:00-04:00"],
    ["Thu, 31 Feb 2026 17:25:00 -0400", "2026-03-19T21:26:00+00:00"],
    ["yesterday", "2026-03-19T21:26:00+00:00"],
    [null, "2026-03-19T21:26:00+00:00"],
  ])("%s is %s", (header, expected) => {
    expect(dateOf(header, RECEIVED_AT)).toBe(expected);
  });
});

describe("normalised text", () => {
  test("is the same when normalised again, and never more than the cap", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("a", " ", "\n", "\r", "-", ">", "é", "é", "\u200b", "\ud83d", "字"),
          maxLength: 400,
        }),
        (raw) => {
          const once = normalised(raw.repeat(20));

          expect(normalised(once)).toBe(once);
          expect(Buffer.byteLength(once)).toBeLessThanOrEqual(64 * 1024);
        },
      ),
    );
  });

  test("drops no word of a paragraph that came as one long line", () => {
    const paragraph = "I froze when she asked. ".repeat(1_000).trim();

    expect(normalised(paragraph).replaceAll("\n", " ")).toBe(paragraph);
  });
});

describe("an invitation file", () => {
  const event = (start: string, end: string, more = "") =>
    readCalendar(
      Buffer.from(
        `BEGIN:VCALENDAR\r\n${more}BEGIN:VEVENT\r\nSUMMARY:Talk\r\n${start}\r\n${end}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
      ),
      "-04:00",
    );
  const indian =
    "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

  test.each([
    ["UTC", "DTSTART:20260319T180000Z", "DTEND:20260319T190000Z", "", "14:00:00", "15:00:00"],
    [
      "a named zone",
      "DTSTART;TZID=Europe/Berlin:20260319T190000",
      "DTEND;TZID=Europe/Berlin:20260319T200000",
      "",
      "14:00:00",
      "15:00:00",
    ],
    [
      "a Windows zone",
      "DTSTART;TZID=Eastern Standard Time:20260319T140000",
      "DURATION:PT45M",
      "",
      "14:00:00",
      "14:45:00",
    ],
    [
      "a zone it explains",
      "DTSTART;TZID=Ours:20260319T233000",
      "DTEND;TZID=Ours:20260320T003000",
      indian,
      "14:00:00",
      "15:00:00",
    ],
    ["no zone", "DTSTART:20260319T140000", "DTEND:20260319T150000", "", "14:00:00", "15:00:00"],
    [
      "a zone nobody knows",
      "DTSTART;TZID=Nowhere:20260319T140000",
      "DTEND;TZID=Nowhere:20260319T150000",
      "",
      "14:00:00",
      "15:00:00",
    ],
  ])("with times in %s says when, in the writer's offset", async (_, start, end, more, startsAt, endsAt) => {
    const facts = await event(start, end, more);

    expect(facts?.startsAt).toBe(`2026-03-19T${startsAt}-04:00`);
    expect(facts?.endsAt).toBe(`2026-03-19T${endsAt}-04:00`);
  });

  test.each(["99999999T999999", "10000101T120000Z", "00000000T000000", "19000101T120000Z"])(
    "with a time like %s says nothing of when",
    async (time) => {
      const facts = await event(`DTSTART:${time}`, `DTEND:${time}`);

      expect(facts?.startsAt ?? null).toBeNull();
      expect(facts?.endsAt ?? null).toBeNull();
    },
  );

  test("of a whole day has no hour, and a cancelled one is none", async () => {
    const wholeDay = await event("DTSTART;VALUE=DATE:20260319", "DTEND;VALUE=DATE:20260320");
    const cancelled = await event("DTSTART:20260319T180000Z", "STATUS:CANCELLED");
    const calledOff = await event("DTSTART:20260319T180000Z", "", "METHOD:CANCEL\r\n");

    expect(wholeDay?.summary).toBe("Talk");
    expect(wholeDay?.startsAt).toBeNull();
    expect(cancelled).toBeNull();
    expect(calledOff).toBeNull();
  });
});

const PASS: Verdicts = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" };
const person: Inbound = await parseMail(mail(`${FROM}\nSubject: My interview`), RECEIVED_AT);
const SIGNED = "DKIM-Signature: v=1; a=rsa-sha256; d=mail.example; s=x; h=from; bh=x; b=x";
const judged = (headers: string, verdicts: Partial<Verdicts> = {}, sender = "ada@mail.example") =>
  parseMail(mail(headers), RECEIVED_AT).then((inbound) => {
    const result = judge(inbound, {
      sender,
      recipients: [],
      verdicts: { ...PASS, ...verdicts },
      serviceAddress: SERVICE,
    });
    return result.answer ? "person" : result.outcome;
  });

describe("an answer goes only to a person", () => {
  test.each<[outcome: string, why: string, headers: string, verdicts?: Partial<Verdicts>, sender?: string]>([
    ["person", "an ordinary mail", FROM],
    ["person", "Auto-Submitted: no", `${FROM}\nAuto-Submitted: no`],
    ["person", "no policy, signed", `${FROM}\n${SIGNED}`, { dmarc: "GRAY", spf: "FAIL" }],
    ["person", "no policy, SPF", FROM, { dmarc: "GRAY", dkim: "GRAY" }],
    ["person", "no policy, SPF below", FROM, { dmarc: "GRAY", dkim: "GRAY" }, "a@out.mail.example"],
    ["unauthenticated", "SPF of a stranger", FROM, { dmarc: "GRAY", dkim: "GRAY" }, "a@eve.example"],
    ["unauthenticated", "no signature at all", FROM, { dmarc: "GRAY", spf: "FAIL" }],
    [
      "unauthenticated",
      "a stranger's signature beside a forged one",
      `${FROM}\n${SIGNED}\n${SIGNED.replace("mail.example", "eve.example")}`,
      { dmarc: "GRAY", spf: "FAIL" },
    ],
    ["person", "an interview about offices", `${FROM}\nSubject: Out of breath, out of words`],
    [
      "virus",
      "a virus, before all else",
      `${FROM}\nAuto-Submitted: auto-replied`,
      { virus: "FAIL", spam: "FAIL" },
    ],
    ["spam", "spam", FROM, { spam: "FAIL" }],
    ["no-sender", "no From", "Subject: x"],
    ["two-senders", "two From lines", `${FROM}\nFrom: eve@mail.example`],
    ["unauthenticated", "DMARC failed", FROM, { dmarc: "FAIL" }],
    ["unauthenticated", "nothing vouches", FROM, { dmarc: "GRAY", spf: "FAIL", dkim: "GRAY" }],
    [
      "unauthenticated",
      "nothing was checked",
      FROM,
      { dmarc: "DISABLED", spf: "DISABLED", dkim: "DISABLED" },
    ],
    ["own-address", "ourselves", "From: Recover <RECOVER@in.example.com>"],
    ["own-address", "ourselves with a tag", "From: recover+r-1@in.example.com"],
    ["loop", "many hops", `${"Received: by x\n".repeat(31)}${FROM}`],
    ["bounce", "the null sender", FROM, {}, "<>"],
    ["bounce", "mailer-daemon", "From: MAILER-DAEMON@mail.example"],
    ["bounce", "a report", `${FROM}\nContent-Type: multipart/report; boundary=x`],
    ["automatic", "an answer", `${FROM}\nAuto-Submitted: auto-replied; owner-email="a@b.example"`],
    ["automatic", "made by a program", `${FROM}\nAuto-Submitted: auto-generated`],
    ["automatic", "X-Autoreply", `${FROM}\nX-Autoreply: yes`],
    ["automatic", "X-Auto-Response-Suppress", `${FROM}\nX-Auto-Response-Suppress: DR, OOF, AutoReply`],
    ["automatic", "Precedence", `${FROM}\nPrecedence: bulk`],
    ["away", "an absence", `${FROM}\nSubject: Out of office: Re: Your plan`],
    ["away", "an absence in German", `${FROM}\nSubject: Abwesenheitsnotiz: Re: Your plan`],
    ["away", "an absence in French", `${FROM}\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique_:_x?=`],
    ["list", "a list", `${FROM}\nList-Id: <l.example>`],
    ["list", "a campaign", `${FROM}\nFeedback-ID: a:b:c:d`],
    ["no-reply-sender", "nobody", "From: no-reply@jobs.example"],
    ["no-reply-sender", "nobody in particular", "From: noreply-calendar@jobs.example"],
  ])("%s: %s", async (outcome, _, headers, verdicts, sender) => {
    expect(await judged(headers, verdicts, sender)).toBe(outcome);
  });

  test("and a mail that is refused for one reason is not answered for want of another", () => {
    const result = judge(person, {
      sender: "x@y.example",
      recipients: [],
      verdicts: { ...PASS, spam: "GRAY" },
      serviceAddress: SERVICE,
    });

    expect(result).toEqual({ answer: true });
  });
});

describe("the tag of an address", () => {
  const id = "0123456789abcdef0123456789abcdef";
  const sams = { id, address: "sam@example.com", secret: "5".repeat(32) };
  const token = /\+r-(.{32})@/.exec(replyAddress(SERVICE, sams))![1]!;

  test.each([
    [[replyAddress(SERVICE, sams)], { reply: token }],
    [[`Recover+R-${token.toUpperCase()}@IN.example.com`], { reply: token }],
    [["recover+2h@in.example.com"], { option: "2h" }],
    [["recover+2h@in.example.com", replyAddress(SERVICE, sams)], { reply: token }],
    [["recover@in.example.com"], null],
    [["recover+r-123@in.example.com"], null],
    [[`recover+r-${id}@elsewhere.example`], null],
    [["recoverx+2h@in.example.com", "nothing", ""], null],
  ])("%j carries %j", (recipients, expected) => {
    expect(addressTag(recipients, SERVICE)).toEqual(expected);
  });

  test("is a token of its own for every recovery, sender and secret, and says nothing of any of them", () => {
    const others = [
      { ...sams, id: id.replace("0", "1") },
      { ...sams, address: "eve@example.com" },
      { ...sams, secret: "6".repeat(32) },
    ];

    const addresses = [sams, ...others].map((recovery) => replyAddress(SERVICE, recovery));

    expect(new Set(addresses).size).toBe(4);
    expect(addresses.join()).not.toContain(id);
    expect(others.map((recovery) => isReplyTo(recovery, token))).toEqual([false, false, false]);
    expect(isReplyTo(sams, token)).toBe(true);
  });

  test("of a letter from before there were tokens is the recovery's id, which still finds it", () => {
    expect(isReplyTo(sams, id)).toBe(true);
    expect(replyAddress(SERVICE, { ...sams, secret: "" })).toBe(`recover+r-${id}@in.example.com`);
    expect(isReplyTo({ ...sams, secret: "" }, signature("reply", { ...sams, secret: "" }))).toBe(false);
  });
});

describe("a command", () => {
  test.each<[own: string, subject: string, command: Command | null]>([
    ["NOW", "", "NOW"],
    ["\n\n  Stop.\n\nMira", "", "STOP"],
    ["STOP!!!", "", "STOP"],
    ["please stop", "", "STOP"],
    ["DELETE please", "", "DELETE"],
    ["Delete everything.", "", "DELETE"],
    ["“status”", "", "STATUS"],
    ["help, please", "", "HELP"],
    ["Sent!", "", "SENT"],
    ["unsubscribe", "", "STOP"],
    ["rejected", "", "REJECTED"],
    ["Offer :", "", "OFFER"],
    ["", "Re: STOP", "STOP"],
    ["  \n", "now", "NOW"],
    ["now I feel better", "", null],
    ["stop me if you heard this one", "", null],
    ["Help me, I froze", "", null],
    ["sent them the wrong file and they noticed", "", null],
    ["I was late.\nSTOP", "STOP", null],
    ["offer was on the table until I spoke", "", null],
    ["", "Re: My interview", null],
  ])("in %j with subject %j is %s", (own, subject, command) => {
    expect(commandIn(own, subject)?.command ?? null).toBe(command);
  });
});

describe("a letter that leaves", () => {
  const letter = {
    subject: "Your note for Dana, ready",
    text: `Grüße, Mira.\n${"a long line ".repeat(200)}\n.\nFrom here on.`,
    html: `<p>Grüße, Mira.</p><p>${"x".repeat(3_000)}</p>`,
    attachments: [
      {
        filename: "reminders.ics",
        contentType: "text/calendar; charset=utf-8; method=PUBLISH",
        content: "BEGIN:VCALENDAR",
      },
    ],
  };
  const envelope = {
    letter,
    from: SERVICE,
    fromName: "Recover",
    to: "mira@mail.example",
    replyTo: "recover+r-0123456789abcdef0123456789abcdef@in.example.com",
    loopMark: "0123456789abcdef0123456789abcdef.00000000000000000000000000000000",
    inReplyTo: "one@mail.example",
    references: ["zero@mail.example", "<one@mail.example>"],
    date: RECEIVED_AT,
    sendId: "s-1",
  };

  test("says what it is, where answers go, and reads as it was written", async () => {
    const raw = await compose(envelope);

    const inbound = await parseMail(raw, RECEIVED_AT);
    const header = (name: string) => inbound.headers.get(name)?.[0];
    expect(inbound.from).toEqual({ address: SERVICE, name: "Recover" });
    expect(inbound.recipients).toEqual(["mira@mail.example"]);
    expect(inbound.subject).toBe(letter.subject);
    expect(inbound.date).toBe("2026-03-19T21:26:00+00:00");
    expect(inbound.replyToThread).toEqual(["zero@mail.example", "one@mail.example"]);
    expect(header("in-reply-to")).toBe("<one@mail.example>");
    expect(header("reply-to")).toBe(envelope.replyTo);
    expect(header("auto-submitted")).toBe("auto-replied");
    expect(header("x-auto-response-suppress")).toBe("All");
    expect(header("x-recover-loop")).toBe(envelope.loopMark);
    expect(header("list-unsubscribe")).toBe(`<mailto:${envelope.replyTo.replace("+", "%2B")}?subject=STOP>`);
    expect(inbound.text).toBe(normalised(letter.text));
    expect(Buffer.from(raw).toString()).toContain("multipart/alternative");
    expect(Buffer.from(raw).toString()).toContain("filename=reminders.ics");
  });

  test("is the same for the same input, to the byte", async () => {
    const [one, two, other] = await Promise.all([
      compose(envelope),
      compose(envelope),
      compose({ ...envelope, sendId: "s-2" }),
    ]);

    expect(Buffer.compare(one!, two!)).toBe(0);
    expect(Buffer.compare(one!, other!)).not.toBe(0);
  });

  test("keeps every line within the limit of RFC 5322, in ASCII", async () => {
    const references = Array.from({ length: 200 }, (_, i) => `${"r".repeat(60)}${i}@mail.example`);

    const raw = Buffer.from(await compose({ ...envelope, references })).toString("latin1");

    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(raw.replace(/\r\n/g, "")).not.toMatch(/[\r\n]|[^\t -~]/);
  });

  test.each([
    ["subject", { letter: { ...letter, subject: "Hi\r\nBcc: eve@mail.example\r\n\r\nbody" } }],
    ["name", { fromName: "Recover\r\nBcc: eve@mail.example" }],
    ["thread", { inReplyTo: "a@b>\r\nBcc: eve@mail.example", references: ["a@b\nBcc: eve@mail.example"] }],
    [
      "file name",
      {
        letter: {
          ...letter,
          attachments: [
            {
              filename: 'a"\r\nBcc: eve@mail.example',
              contentType: "text/plain\r\nBcc: eve@mail.example",
              content: "",
            },
          ],
        },
      },
    ],
  ])("cannot be given another header through its %s", async (_, change) => {
    const raw = Buffer.from(await compose({ ...envelope, ...change })).toString();

    expect(raw).not.toMatch(/^bcc:/im);
  });

  test.each([
    "mira@mail.example\r\nBcc: eve@mail.example",
    "a@b.example, eve@mail.example",
    "",
    "Mira <mira@mail.example>",
  ])("is never written to %j", async (to) => {
    await expect(compose({ ...envelope, to })).rejects.toThrow("not an address");
  });
});

describe("npm run parse", () => {
  const command = fileURLToPath(new URL("../infra/commands/parse.ts", import.meta.url));
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ["--import", "tsx", command, ...args]);
  const path = (name: string) => fileURLToPath(new URL(`./fixtures/${name}.eml`, import.meta.url));

  test("prints one line a mail: the outcome, the own words, what was forwarded", async () => {
    const { stdout } = await run(
      path("gmail-forward"),
      path("bounce"),
      path("automatic-german"),
      path("attached-mail"),
    );

    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ outcome }) => outcome)).toEqual(["person", "bounce", "away", "person"]);
    expect(lines[0].own).toMatch(/^Out of the building[\s\S]*Mira$/);
    expect(lines[0].forwarded.subject).toBe("Interview: Warehouse Training Lead");
    expect(lines[0].left).toEqual([{ kind: "forward", lines: 12 }]);
    expect(lines[3].forwarded.from).toBe("Recruitment <recruitment@northfelldc.example>");
  });

  test("says in one line what is wrong with its input, and prints nothing else", async () => {
    const failed = await run(path("gmail-forward"), "missing.eml").catch((error) => error);

    expect(failed.code).toBe(2);
    expect(failed.stdout).toBe("");
    expect(failed.stderr).toBe("cannot read missing.eml (ENOENT)\n");
  });
});
