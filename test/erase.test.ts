/** DELETE leaves nothing of the person: looked up in the real table and in the bucket. */
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BUCKET, type Embedded, SERVICE_ADDRESS, startEmbedded } from "../infra/local/embedded.ts";
import { TABLE } from "../infra/local/environment.ts";
import { createService } from "../shared/service.ts";
import { DAY } from "./builders.ts";

let embedded: Embedded;
beforeAll(async () => {
  embedded = await startEmbedded(Date.parse("2026-03-17T15:00:00Z"));
});
afterAll(() => embedded.stop());

let mails = 0;
async function write(text: string): Promise<void> {
  const archiveKey = `mail/${++mails}`;
  const raw = `From: sam@example.com\r\nTo: ${SERVICE_ADDRESS}\r\nMessage-ID: <${mails}@example.com>\r\n\r\n${text}`;
  await embedded.buckets.put(BUCKET, archiveKey, Buffer.from(raw));
  const verdicts = { spam: "PASS", virus: "PASS", spf: "PASS", dkim: "PASS", dmarc: "PASS" };
  const service = createService(embedded.ports, { serviceAddress: SERVICE_ADDRESS, retentionDays: 30 });
  await service.receive({
    archiveKey,
    envelope: { sender: "sam@example.com", recipients: [SERVICE_ADDRESS], verdicts },
    receivedAt: embedded.time.now,
  });
}

async function kept() {
  const table = await new DynamoDBClient({}).send(
    new ScanCommand({ TableName: TABLE, ConsistentRead: true }),
  );
  const objects = await Promise.all(
    Array.from({ length: mails }, (_, i) => embedded.buckets.get(BUCKET, `mail/${i + 1}`)),
  );
  // The count of all letters is nobody's.
  const items = (table.Items ?? []).filter(({ pk }) => !pk?.S?.startsWith("B#"));
  return { items, mails: objects.filter((object) => object !== null).length };
}

it("two recoveries, an answer, and then nothing but the ids of the mails", async () => {
  await write("I had my interview at Brightwater for the planner job today. I talked far too fast.");
  await write("I also never mentioned PowerPoint, which the job needs.");
  embedded.time.now += DAY;
  await write("I had my interview at Halden Rail for the clerk job today. I went blank twice.");
  const before = await kept();

  await write("DELETE");

  // Two recoveries, three mails seen, one person; three raw mails.
  expect([before.items.length, before.mails]).toEqual([6, 3]);
  const { items, mails } = await kept();
  expect(mails).toBe(0);
  // Hashes of the four mails, to know a copy by: they lead to nobody, count for six hours, and the table drops them.
  expect(items).toHaveLength(4);
  for (const item of items) {
    expect(Object.keys(item).sort()).toEqual(["erasedUntil", "expiresAt", "pk"]);
    expect(item.pk?.S).toMatch(/^M#[0-9a-f]{32}$/);
    expect(Number(item.erasedUntil?.N) - embedded.time.now).toBe(6 * 3_600_000);
    expect(Number(item.expiresAt?.N) * 1000).toBe(Number(item.erasedUntil?.N));
  }
});
