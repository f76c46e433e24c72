/** DELETE leaves nothing: looked up in the real table and in the bucket. */
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
  return { items: table.Items?.length, mails: objects.filter((object) => object !== null).length };
}

it("two recoveries, an answer, and then nothing", async () => {
  await write("I had my interview at Brightwater for the planner job today. I talked far too fast.");
  await write("I also never mentioned PowerPoint, which the job needs.");
  embedded.time.now += DAY;
  await write("I had my interview at Halden Rail for the clerk job today. I went blank twice.");
  const before = await kept();

  await write("DELETE");

  // Two recoveries, three mails seen, one person; three raw mails.
  expect(before).toEqual({ items: 6, mails: 3 });
  expect(await kept()).toEqual({ items: 0, mails: 0 });
});
