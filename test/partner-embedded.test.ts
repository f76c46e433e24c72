/** Partners on the real clients and the embedded table: many calls at once, and what is kept. */
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webApp } from "../functions/web-app.ts";
import { type Embedded, SERVICE_ADDRESS, startEmbedded } from "../infra/local/embedded.ts";
import { TABLE } from "../infra/local/environment.ts";
import { RecoveryStatus } from "../shared/partner/schema.ts";
import { createService } from "../shared/service.ts";
import { offer, type PartnerCaller, partnerAt } from "./partner-caller.ts";

let embedded: Embedded;
let busy: PartnerCaller;
beforeAll(async () => {
  embedded = await startEmbedded(Date.parse("2026-03-17T20:15:00Z"));
  const service = createService(embedded.ports, { serviceAddress: SERVICE_ADDRESS, retentionDays: 30 });
  const app = webApp(
    () => service,
    (error) => {
      throw error;
    },
  );
  const limits = { callsPerMinute: 10_000, recoveriesPerDay: 10_000 };
  busy = await partnerAt(embedded.managing, (path, init) => app.request(path, init), { limits });
}, 60_000);
afterAll(() => embedded.stop());

async function items(beginning: string) {
  const db = new DynamoDBClient({});
  const found: Record<string, unknown>[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await db.send(
      new ScanCommand({ TableName: TABLE, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    found.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey as typeof from;
  } while (from !== undefined);
  return found.filter(({ pk }) => (pk as { S: string }).S.startsWith(beginning));
}

describe("three hundred calls in parallel", () => {
  it("three in ten of them repeated, make as many recoveries as there are interviews, each with one invitation owed", async () => {
    const bodies = Array.from({ length: 210 }, (_, i) => offer({ email: `person${i}@example.com` }));
    const calls = bodies.map((body, i) => ({ body, id: `msg_${i}` }));
    // Half of the copies are the same call, half are another call for the same candidate and interview.
    const copies = calls.slice(0, 90).map(({ body, id }, i) => ({ body, id: i % 2 ? id : `${id}_again` }));
    const mixed = [...calls, ...copies].sort((a, b) =>
      a.id.split("_")[1]!.localeCompare(b.id.split("_")[1]!),
    );

    const answers = await Promise.all(mixed.map(({ body, id }) => busy.open(body, { id })));
    const statuses = await Promise.all(
      answers.map(async (answer) => RecoveryStatus.parse(await answer.json())),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(statuses.map(({ id }) => id)).size).toBe(210);
    expect(answers.filter(({ headers }) => headers.has("recover-repeated"))).toHaveLength(90);
    expect(await items("R#")).toHaveLength(210);
    expect(await items("P#")).toHaveLength(210);
    const [one] = statuses;
    expect((await embedded.ports.store.recovery(one!.id))!.owed.map(({ what }) => what.name)).toEqual([
      "invitation",
    ]);
  }, 180_000);
});

describe("one person at many companies", () => {
  it("is invited three times, however many calls come at once", async () => {
    const calls = Array.from({ length: 12 }, (_, i) =>
      offer({ email: "kim@example.com", company: `Company ${i}` }),
    );

    const answers = await Promise.all(calls.map((body) => busy.open(body)));

    const taken = answers.filter(({ status }) => status === 202);
    expect(taken).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(9);
  }, 60_000);
});

describe("what is kept", () => {
  it("holds no secret that can be read", async () => {
    const kept = JSON.stringify(await items("C#"));

    expect(kept).toContain("v1.");
    expect(kept).not.toContain("whsec_");
    expect(kept).not.toContain(busy.secret.slice("whsec_".length));
  });
});
