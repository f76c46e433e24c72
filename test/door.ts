/** The running service seen from outside: mails go in by SMTP, letters are read as a mail program shows them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
// Letters are loaded at the first one; here before any test's clock runs.
import "../templates/index.ts";
import type { Verdicts } from "../infra/local/receipt.ts";
import { type Local, startLocal } from "../infra/local/start.ts";

export type MailToUs = {
  from: string;
  text: string;
  subject?: string;
  to?: string;
  /** Hours east of UTC at the writer's place. */
  offset?: string;
  messageId?: string;
  headers?: Record<string, string>;
};
export type LetterToThem = { at: number; to: string; subject: string; text: string; mail: ParsedMail };

/** A service of its own, whose clock starts at `startsAt` (milliseconds since 1970). */
export async function openDoor(startsAt: number, verdicts: Partial<Verdicts> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "recover-door-"));
  await writeFile(
    join(dataDir, "clock.json"),
    JSON.stringify({ serviceAt: startsAt, realAt: Date.now(), speed: 1 }),
  );
  const outcomes: string[] = [];
  const start = () =>
    startLocal({ dataDir, port: 0, smtpPort: 0, verdicts, onOutcome: (word) => void outcomes.push(word) });
  let local = await start();
  let written = 0;

  return {
    local: (): Local => local,
    /** Every outcome word that was logged, oldest first. */
    outcomes,
    dataDir,

    /** Hands a mail in at the door; resolves with the bytes when the service took it. */
    async write(mail: MailToUs): Promise<string> {
      const raw = rawMail(mail, local, ++written);
      await this.writeRaw(raw, mail.from, mail.to ?? local.serviceAddress);
      return raw;
    },

    async writeRaw(raw: string | Buffer, from: string, to = local.serviceAddress): Promise<void> {
      const transport = createTransport({ host: "127.0.0.1", port: local.smtpPort, ignoreTLS: true });
      await transport.sendMail({ envelope: { from, to }, raw });
      transport.close();
    },

    /** Writes and waits until it is answered. */
    async say(mail: MailToUs): Promise<void> {
      await this.write(mail);
      await local.idle();
    },

    /** The letters to one person so far, oldest first. */
    async letters(to: string): Promise<LetterToThem[]> {
      const sent = (await local.outbox()).filter((mail) => mail.to.includes(to));
      return Promise.all(
        sent.map(async ({ at, raw }) => {
          const mail = await simpleParser(raw, { skipTextToHtml: true });
          return { at, to, subject: mail.subject ?? "", text: mail.text ?? "", mail };
        }),
      );
    },

    /** Stops the service and starts it again on the same folder. */
    async restart(): Promise<void> {
      await local.stop();
      local = await start();
    },

    /** The names of all raw mails that are kept. */
    async kept(): Promise<string[]> {
      const entries = await readdir(join(dataDir, "archive"), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },

    /** Everything that the service logged. */
    log: () => readFile(join(dataDir, "log.jsonl"), "utf8"),

    async close(): Promise<void> {
      await local.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type Door = Awaited<ReturnType<typeof openDoor>>;

/** The note of a plan, as it would be copied. */
export function noteIn(plan: string): string {
  return /copy from here[ -]*\n([\s\S]*?)\n[ -]*to here/.exec(plan)?.[1]?.trim() ?? "";
}

function rawMail(mail: MailToUs, local: Local, number: number): string {
  const { offset = "-04:00" } = mail;
  const east = Number(offset.slice(0, 3)) * 3_600_000;
  const date = new Date(local.clock.now() + east).toUTCString().replace("GMT", offset.replace(":", ""));
  const headers = {
    From: mail.from,
    To: mail.to ?? local.serviceAddress,
    Subject: mail.subject ?? "My interview",
    Date: date,
    "Message-ID": `<${mail.messageId ?? `door-${number}`}@example.com>`,
    "Content-Type": "text/plain; charset=utf-8",
    ...mail.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [...head, "", ...mail.text.trim().split("\n")].join("\r\n");
}
