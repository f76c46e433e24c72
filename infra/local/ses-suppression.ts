/** The account's suppression list: addresses that bounced for good are not written to again.
 * https://docs.aws.amazon.com/ses/latest/dg/sending-email-suppression-list.html */
import { join } from "node:path";
import * as z from "zod";
import { readIfThere, writeDurably } from "./files.ts";

const Suppressed = z.record(
  z.string(),
  z.object({ reason: z.enum(["BOUNCE", "COMPLAINT"]), at: z.number() }),
);
export type Suppressed = z.infer<typeof Suppressed>;

export async function readSuppressed(folder: string): Promise<Suppressed> {
  const text = await readIfThere(pathIn(folder));
  return text === null ? {} : Suppressed.parse(JSON.parse(text.toString("utf8")));
}

export async function suppress(
  folder: string,
  address: string,
  reason: "BOUNCE" | "COMPLAINT",
  at: number,
): Promise<void> {
  const list = await readSuppressed(folder);
  await writeDurably(
    pathIn(folder),
    JSON.stringify({ ...list, [address.toLowerCase()]: { reason, at } }, null, 1),
  );
}

function pathIn(folder: string): string {
  return join(folder, "suppressed.json");
}
