/** What machines tell about our letters by mail: complaints, bounces, absences. And: the same mail again is the same mail. */
import { beforeEach, describe, expect, it } from "vitest";
import { createWorld, type World } from "../infra/commands/world.ts";
import { DAY, HOUR, replyToOf } from "./builders.ts";

const SERVICE = "recover@in.example.com";
const TUESDAY = Date.parse("2026-03-17T17:00:00-04:00");
const DEBRIEF = "I had my interview at Brightwater for the planner job today. I talked far too fast.";

let world: World;
let mails = 0;
beforeEach(() => {
  world = createWorld({ now: TUESDAY, serviceAddress: SERVICE });
});

const raw = (text: string, more = "", to = SERVICE) =>
  Buffer.from(
    `From: Sam <sam@example.com>\r\nTo: ${to}\r\nMessage-ID: <${++mails}@example.com>\r\n${more}Subject: Hi\r\n\r\n${text}`,
  );
const write = (text: string, more = "", to = SERVICE) => world.receive(raw(text, more, to));
const last = () => world.letters.at(-1)!;
const stored = async () => (await world.store.recovery(last().recoveryId))!;
const person = async () => (await world.store.person((await stored()).personId))!;

const report = (kind: "feedback-report" | "delivery-status", fields: string, original: Uint8Array) =>
  Buffer.from(
    [
      "From: Mail Delivery <mailer-daemon@provider.example>",
      `To: ${SERVICE}`,
      "Subject: About your mail",
      `Content-Type: multipart/report; report-type=${kind}; boundary="r"`,
      "",
      "--r",
      "Content-Type: text/plain",
      "",
      "About the mail below.",
      "--r",
      `Content-Type: message/${kind}`,
      "",
      fields,
      "--r",
      "Content-Type: message/rfc822",
      "",
      Buffer.from(original).toString("latin1"),
      "--r--",
      "",
    ].join("\r\n"),
  );

describe("a report about a letter of ours", () => {
  it("that it was a complaint (RFC 5965) stops what is owed and every further mail", async () => {
    await write(DEBRIEF);

    const outcome = await world.receive(
      report("feedback-report", "Feedback-Type: abuse\r\nVersion: 1", last().raw),
      {
        sender: "fbl@provider.example",
      },
    );
    await world.turnTo(TUESDAY + 10 * DAY);

    expect(outcome).toBe("complained");
    expect((await person()).suppressed).toBe("complained");
    expect(world.letters).toHaveLength(1);
  });

  it("that it came back for good (RFC 3464) does too, and that it is late does not", async () => {
    await write(DEBRIEF);
    const status = (action: string, code: string) =>
      `Final-Recipient: rfc822; sam@example.com\r\nAction: ${action}\r\nStatus: ${code}`;

    const late = await world.receive(report("delivery-status", status("delayed", "4.4.1"), last().raw), {
      sender: "",
    });
    const open = (await person()).suppressed;
    const failed = await world.receive(report("delivery-status", status("failed", "5.1.1"), last().raw), {
      sender: "",
    });

    expect([late, open, failed]).toEqual(["bounce", null, "bounced"]);
    expect((await person()).suppressed).toBe("bounced");
  });

  it("that carries no letter of ours changes nothing", async () => {
    await write(DEBRIEF);
    const other = Buffer.from("From: a@b.example\r\nReply-To: recover+r-1@in.example.com\r\n\r\nhi");

    const outcome = await world.receive(report("feedback-report", "Feedback-Type: abuse", other));

    expect([outcome, (await person()).suppressed]).toEqual(["bounce", null]);
  });

  it("by somebody who knows the recovery's id and no reply address changes nothing", async () => {
    await write(DEBRIEF);
    const made = Buffer.from(
      `From: a@b.example\r\nX-Recover-Send: ${last().recoveryId}-1\r\nReply-To: recover+r-${"0".repeat(32)}@in.example.com\r\n\r\nhi`,
    );

    const outcome = await world.receive(report("feedback-report", "Feedback-Type: abuse", made));

    expect([outcome, (await person()).suppressed]).toEqual(["bounce", null]);
  });

  it("is never answered", async () => {
    await write(DEBRIEF);
    await world.receive(report("feedback-report", "Feedback-Type: abuse", last().raw));

    expect(world.letters).toHaveLength(1);
  });
});

describe("an absence that answers our letter", () => {
  it("is noted, not answered, and the follow-up waits for it", async () => {
    await write(DEBRIEF);
    await write("NOW");
    const followUp = (await stored()).state;
    const at = "followUpAt" in followUp ? followUp.followUpAt : 0;
    await world.turnTo(at - HOUR);
    const before = world.letters.length;

    const outcome = await write(
      "I am out of the office until Monday with limited access to e-mail.",
      "Auto-Submitted: auto-replied\r\n",
      replyToOf(last().raw),
    );
    await world.turnTo(at + HOUR);

    expect(outcome).toBe("away");
    expect((await stored()).awayAt).not.toBeNull();
    expect(world.letters).toHaveLength(before);
    await world.turnTo(at + 4 * DAY);
    expect(last().name).toBe("followUp");
  });
});

describe("the same mail", () => {
  const EVERY = [
    DEBRIEF,
    "STOP",
    "DELETE",
    "STATUS",
    "HELP",
    "What is this?",
    "",
    "I have an interview at Halden Rail tomorrow at 3pm, any tips?",
    "Ich hatte heute ein Vorstellungsgespräch und habe alles falsch gemacht, was man falsch machen kann.",
  ];

  it.each(EVERY)("twice and five times at once is one mail: %j", async (text) => {
    await write(DEBRIEF);
    const before = world.letters.length;
    const mail = raw(text);

    await Promise.all(Array.from({ length: 5 }, () => world.receive(mail)));
    const once = world.letters.length - before;
    const again = await world.receive(mail);

    expect(once).toBe(1);
    expect(world.letters.length - before).toBe(1);
    expect(again).toBe("duplicate");
  });

  it("is known after DELETE, for six hours and by its id alone: a copy brings nothing back and leaves nothing", async () => {
    const debrief = raw(DEBRIEF);
    const mail = raw("DELETE");
    await world.receive(debrief);
    await world.receive(mail);

    const copies = [await world.receive(mail), await world.receive(debrief)];
    await world.turnTo(TUESDAY + 5 * HOUR);
    const late = await world.receive(mail);
    await world.turnTo(TUESDAY + 7 * HOUR);
    const too = await world.receive(mail);

    const keys = Array.from({ length: 7 }, (_, i) => `mail/${i}`);
    const kept = await Promise.all(keys.map((key) => world.archive.get(key, 1)));
    expect(kept.filter((each) => each !== null)).toEqual([]);
    expect([...copies, late, too]).toEqual(["duplicate", "duplicate", "duplicate", "delete"]);
    expect(world.letters.map(({ name }) => name)).toEqual(["acknowledgement", "goodbye", "goodbye"]);
  });

  it("without a Message-ID is known by its day, and another day it is another", async () => {
    await write(DEBRIEF);
    const status = (date: string) =>
      world.receive(
        Buffer.from(`From: sam@example.com\r\nTo: ${SERVICE}\r\nDate: ${date}\r\nSubject: Re\r\n\r\nSTATUS`),
      );

    const outcomes = [
      await status("Tue, 17 Mar 2026 17:00:00 -0400"),
      await status("Tue, 17 Mar 2026 17:00:00 -0400"),
      await status("Tue, 17 Mar 2026 18:00:00 -0400"),
    ];

    expect(outcomes).toEqual(["status", "duplicate", "status"]);
  });
});

describe("a reply address", () => {
  it("of somebody else opens nothing of theirs", async () => {
    await write(DEBRIEF);
    const theirs = last();
    const stranger = `From: eve@evil.example\r\nTo: ${replyToOf(theirs.raw)}\r\nMessage-ID: <e@evil.example>\r\nSubject: x\r\n\r\nSTATUS`;

    await world.receive(Buffer.from(stranger));

    expect(last().to).toBe("eve@evil.example");
    expect(last().recoveryId).not.toBe(theirs.recoveryId);
  });

  it("cannot be made from what somebody knows of the mail: a made-up one finds nothing", async () => {
    await write(DEBRIEF);
    await write("Another interview, at Halden Rail, for the clerk job, today. I went blank twice.");
    const [first, second] = world.letters.map(({ raw }) => replyToOf(raw));

    await write(
      "STATUS",
      "",
      first!.replace(/r-./, (start) => (start === "r-0" ? "r-1" : "r-0")),
    );
    const madeUp = last().recoveryId;
    await write("STATUS", "", first!);

    expect(first).not.toBe(second);
    expect(madeUp).not.toBe(world.letters[0]!.recoveryId);
    expect(last().recoveryId).toBe(world.letters[0]!.recoveryId);
  });

  it("of a letter from before there were tokens still works, for its own sender", async () => {
    await write(DEBRIEF);
    const { recoveryId } = last();

    await write("STATUS", "", `recover+r-${recoveryId}@in.example.com`);

    expect([last().name, last().recoveryId]).toEqual(["status", recoveryId]);
  });
});

describe("our mark", () => {
  const mark = () =>
    /^X-Recover-Loop:\s*(\S+)/m.exec(Buffer.from(last().raw).toString("latin1").replace(/\r\n /g, ""))![1]!;

  it("makes a mail of ours known, by whatever way and in whatever name it comes back", async () => {
    await write(DEBRIEF);

    expect(await write("Here is your plan.", `X-Recover-Loop: ${mark()}\r\n`)).toBe("loop");
    expect(world.letters).toHaveLength(1);
  });

  it.each([
    ["a made-up value", () => "1"],
    ["another signature", () => mark().replace(/.$/, (c) => (c === "0" ? "1" : "0"))],
    ["the mark of another recovery", () => mark().replace(/^./, (c) => (c === "0" ? "1" : "0"))],
    [
      "the signature of a reply address",
      () => `${last().recoveryId}.${/r-(.{32})/.exec(replyToOf(last().raw))![1]}`,
    ],
  ])("with %s silences nobody", async (_, value) => {
    await write(DEBRIEF);

    expect(await write("STATUS", `X-Recover-Loop: ${value()}\r\n`)).toBe("status");
  });
});
