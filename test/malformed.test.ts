/** Broken mails: the words that are in them are read, from a known sender, beside what `mailparser` alone finds. */
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { parseMail } from "../shared/mail/parse.ts";
import { MALFORMED, WORDS } from "./fixtures/malformed.ts";

const RECEIVED_AT = Date.UTC(2026, 2, 19, 21, 26);
const found = (text: string) => WORDS.filter((word) => text.includes(word));

describe("a mail with", () => {
  test.each(Object.keys(MALFORMED))("%s loses no word", async (name) => {
    const { text, from } = await parseMail(MALFORMED[name]!, RECEIVED_AT);

    expect(found(text)).toEqual(WORDS);
    expect(from?.address).toBe("ada@mail.example");
  });
});

test("nothing of it is lost that mailparser alone finds", async () => {
  const worse = [];
  for (const [name, raw] of Object.entries(MALFORMED)) {
    const { text, html } = await simpleParser(Buffer.from(raw)).catch(() => ({ text: "", html: "" }));
    const ours = await parseMail(raw, RECEIVED_AT);
    if (found(ours.text).length < found(`${text ?? ""} ${html || ""}`).length) worse.push(name);
  }

  expect(worse).toEqual([]);
});
