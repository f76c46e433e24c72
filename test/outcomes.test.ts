/** Whatever comes in at the door ends in one outcome, and the next mail is answered as if nothing had been. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Door, openDoor } from "./door.ts";

const MB = 1024 * 1024;
const TUESDAY = Date.parse("2026-03-17T15:00:00Z");
const DEBRIEF = "I had my interview at Brightwater for the planner job today. I talked far too fast.";

let door: Door;
beforeAll(async () => {
  door = await openDoor(TUESDAY);
});
afterAll(() => door.close());

describe("a mail", () => {
  it.each([
    // what, the mail (its From is the person), the outcome, the letters they get
    ["with an interview in it", plain(DEBRIEF), "opened", 1],
    ["without a text", plain(""), "no-words", 1],
    ["with nothing but a signature", plain("\n\nSent from my iPhone"), "no-words", 1],
    ["about something else", plain("How much is this service, and who runs it?"), "no-interview", 1],
    ["of 30 MB", plain(`${DEBRIEF}\r\n${"x".repeat(76).concat("\r\n").repeat(400_000)}`), "too-large", 1],
    ["of a megabyte of newlines", plain("\n".repeat(MB)), "no-words", 1],
    ["of newlines with words at the end", plain(`${"\r\n".repeat(MB / 2)}${DEBRIEF}`), "opened", 1],
    ["with a boundary that never comes", multipart(`--other\r\n\r\n${DEBRIEF}`), "opened", 1],
    [
      "that is cut off in the middle of a part",
      multipart(`--b\r\nContent-Type: text/plain\r\n\r\n${DEBRIEF}`),
      "opened",
      1,
    ],
    ["with base64 that is none", encoded("%%%=", "base64"), "no-interview", 1],
    [
      "in windows-1252",
      charset("windows-1252", latin1(`I blew my interview at Café Rüb today. ${DEBRIEF}`)),
      "opened",
      1,
    ],
    ["in koi8-r", charset("koi8-r", Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4])), "no-interview", 1],
    ["in a charset that nobody knows", charset("x-nobody", latin1(DEBRIEF)), "opened", 1],
    ["without a From", "To: {to}\r\nSubject: Hi\r\n\r\nI was late.", "no-sender", 0],
    ["with two senders", `From: {from}, other@example.com\r\nTo: {to}\r\n\r\n${DEBRIEF}`, "two-senders", 0],
    ["from a list", plain(DEBRIEF, "List-Id: <jobs.example.com>\r\n"), "list", 0],
    ["that answers by itself", plain(DEBRIEF, "Auto-Submitted: auto-replied\r\n"), "automatic", 0],
  ] as const)("%s ends as it should", async (_what, mail, outcome, letters) => {
    const from = `person${++people}@example.com`;
    const before = door.outcomes.length;

    await door.writeRaw(filled(mail, from), from);
    await door.local().idle();

    expect(door.outcomes.slice(before).filter((word) => !/^(letter-|noted|swept)/.test(word))).toEqual([
      outcome,
    ]);
    expect(await door.letters(from)).toHaveLength(letters);
    await expectTheNextIsAnswered();
  });

  it("that failed authentication is answered by nobody and kept nowhere", async () => {
    const strict = await openDoor(TUESDAY, { dmarc: "FAIL" });
    try {
      await strict.writeRaw(filled(plain(DEBRIEF), "victim@example.com"), "victim@example.com");
      await strict.local().idle();

      expect(strict.outcomes.filter((word) => word !== "swept")).toEqual(["unauthenticated"]);
      expect(await strict.letters("victim@example.com")).toEqual([]);
      expect(await strict.kept()).toEqual([]);
    } finally {
      await strict.close();
    }
  });
});

let people = 0;

async function expectTheNextIsAnswered(): Promise<void> {
  const from = `next${++people}@example.com`;
  await door.say({ from, text: DEBRIEF });
  expect(await door.letters(from)).toHaveLength(1);
}

type Raw = string | Buffer;

function filled(mail: Raw, from: string): Buffer {
  const fill = (text: string) =>
    text.replaceAll("{from}", from).replaceAll("{to}", door.local().serviceAddress);
  return Buffer.from(
    fill(Buffer.isBuffer(mail) ? mail.toString("latin1") : mail),
    Buffer.isBuffer(mail) ? "latin1" : "utf8",
  );
}

function plain(text: string, more = ""): string {
  return `From: {from}\r\nTo: {to}\r\nSubject: Interview\r\n${more}\r\n${text}`;
}

function multipart(body: string): string {
  return plain(body, 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n');
}

function encoded(body: string, encoding: string): string {
  return plain(
    body,
    `MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: ${encoding}\r\n`,
  );
}

function charset(name: string, body: Buffer): Buffer {
  const head = `MIME-Version: 1.0\r\nContent-Type: text/plain; charset=${name}\r\nContent-Transfer-Encoding: 8bit\r\n`;
  return Buffer.concat([Buffer.from(plain("", head)), body]);
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
