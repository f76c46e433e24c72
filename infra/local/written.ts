/**
 * The mails that people on this machine wrote, as the folder "Sent" of their own mail program would hold them. The
 * service never reads these; its own copies lie in the archive and are erased as it promises.
 */
import { join } from "node:path";
import * as z from "zod";
import { filesIn, readIfThere, writeDurably } from "./files.ts";
import type { DoorMail } from "./smtp.ts";

const About = z.object({
  messageId: z.string(),
  at: z.number(),
  source: z.string(),
  recipients: z.array(z.string()),
});

export type Written = ReturnType<typeof openWritten>;

export function openWritten(dataFolder: string) {
  const folder = join(dataFolder, "written");

  async function read(messageId: string): Promise<DoorMail | null> {
    if (!/^\w+$/.test(messageId)) return null;
    const [about, raw] = await Promise.all([
      readIfThere(join(folder, `${messageId}.json`)),
      readIfThere(join(folder, `${messageId}.eml`)),
    ]);
    return about && raw ? { ...About.parse(JSON.parse(about.toString("utf8"))), raw } : null;
  }

  return {
    read,
    async keep({ raw, ...about }: DoorMail): Promise<void> {
      await writeDurably(join(folder, `${about.messageId}.eml`), raw);
      await writeDurably(join(folder, `${about.messageId}.json`), JSON.stringify(about));
    },
    async ids(): Promise<string[]> {
      return (await filesIn(folder, ".json")).map((name) => name.slice(0, -".json".length));
    },
  };
}
