/** Bringing back what a table lost, between two tables of the embedded engine. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { restore } from "../infra/commands/restore/restore.ts";
import { type Dynamodb, ensureTable, startDynamodb } from "../infra/local/dynamodb.ts";

let folder: string;
let engine: Dynamodb;
let db: DynamoDBDocumentClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recover-restore-"));
  engine = await startDynamodb({ folder });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  db = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: engine.endpoint, region: "us-east-1", credentials }),
  );
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const recovery = (id: string, version = 1) => ({ pk: `R#${id}`, version, data: { id } });
const mail = (id: string, recoveryId: string) => ({ pk: `M#${id}`, recoveryId });
const person = (id: string, recoveries: string[], suppressed: string | null = null) => ({
  pk: `P#${id}`,
  version: 1,
  data: { id, version: 1, recoveries, suppressed },
});

async function table(name: string, items: readonly object[]): Promise<string> {
  await ensureTable(engine.endpoint, name);
  for (const Item of items) await db.send(new PutCommand({ TableName: name, Item: Item as never }));
  return name;
}
const all = async (name: string) =>
  ((await db.send(new ScanCommand({ TableName: name }))).Items ?? []).sort((a, b) => (a.pk < b.pk ? -1 : 1));
const silent = () => {};

vi.setConfig({ testTimeout: 30_000 });

it("brings back what is lacking and changes nothing that is there", async () => {
  const from = await table("before", [
    recovery("lost"),
    mail("m1", "lost"),
    person("p1", ["lost"]),
    recovery("newer", 1),
  ]);
  const to = await table("now", [recovery("newer", 7)]);

  const counted = await restore(db, { from, to, erased: new Set(), dryRun: true }, silent);
  const untouched = await all(to);
  const restored = await restore(db, { from, to, erased: new Set(), dryRun: false }, silent);

  expect(counted).toEqual({ back: 3, kept: 1, left: 0 });
  expect(untouched).toEqual([recovery("newer", 7)]);
  expect(restored).toEqual(counted);
  expect(await all(to)).toEqual([
    mail("m1", "lost"),
    person("p1", ["lost"]),
    recovery("lost"),
    recovery("newer", 7),
  ]);
});

it("leaves no trace of a recovery that was erased since, and keeps what is suppressed", async () => {
  const from = await table("before-erasure", [
    recovery("erased"),
    mail("m1", "erased"),
    mail("m2", "lost"),
    person("gone", ["erased"]),
    person("stays", ["erased", "lost"]),
    person("bounced", ["erased"], "bounced"),
  ]);
  const to = await table("after-erasure", []);

  const restored = await restore(db, { from, to, erased: new Set(["erased"]), dryRun: false }, silent);

  expect(restored).toEqual({ back: 3, kept: 0, left: 3 });
  expect(await all(to)).toEqual([
    mail("m2", "lost"),
    person("bounced", [], "bounced"),
    person("stays", ["lost"]),
  ]);
});
