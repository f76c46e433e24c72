/**
 * Least privilege, both ways: what each function calls in a whole life of recoveries, recorded between the real SDK clients
 * and the embedded engine, against what its role in the synthesized template may do.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FUNCTION_NAMES, type FunctionName, PROJECT_ROOT } from "../infra/aws/bundle.ts";
import { readSettings } from "../infra/aws/settings.ts";
import { makeStacks } from "../infra/aws/stacks.ts";
import { startLife } from "../infra/commands/life.ts";
import { compare, type Granted, grantsIn, TemplateFile } from "../infra/commands/permissions.ts";
import type { Call } from "../infra/local/calls.ts";
import { BUCKET, SERVICE_ADDRESS } from "../infra/local/embedded.ts";
import { CONFIGURATION_SET, TABLE } from "../infra/local/environment.ts";
import { receivedNotification } from "../infra/local/receipt.ts";
import { SEAL_SECRET } from "../infra/local/secrets.ts";
import { bounceEvent } from "../infra/local/ses-events.ts";
import { changeEndpoint } from "../shared/verbs/partner-manage.ts";
import { startEndpoint } from "./endpoint-server.ts";
import { offer, partnerAt } from "./partner-caller.ts";

const START = Date.parse("2026-03-17T15:40:00-04:00");
const DAY = 24 * 3_600_000;

let folder: string;
let calls: Call[];
let grants: Record<FunctionName, Granted[]>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "recover-permissions-"));
  const grantsOf = grantsIn(template(), nameOf);
  grants = Object.fromEntries(FUNCTION_NAMES.map((name) => [name, grantsOf(name)])) as typeof grants;
  calls = await wholeLife();
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("each function's role", () => {
  it("may do what the function does, and nothing else", () => {
    const { wrong, used } = compare(calls, (name) => grants[name]);

    expect(wrong).toEqual([]);
    expect(used).toBeGreaterThan(15);
  });

  it.each(FUNCTION_NAMES)("of %s misses each grant that is taken from it", (name) => {
    const ours = grants[name];

    for (const taken of ours) {
      const less = ours.filter((grant) => grant !== taken);
      const { wrong } = compare(calls, (other) => (other === name ? less : grants[other]));

      expect(wrong.join("\n")).toContain(`${name} `);
      expect(wrong.join("\n")).toContain(taken.action);
    }
  });

  it.each<[string, Granted]>([
    ["another action", { action: "dynamodb:Scan", resource: `table/${TABLE}`, only: {} }],
    ["another resource", { action: "dynamodb:GetItem", resource: "table/another", only: {} }],
  ])("is found to allow too much by %s", (_, more) => {
    const { wrong } = compare(calls, (name) => (name === "wake" ? [...grants[name], more] : grants[name]));

    expect(wrong).toEqual([`wake may ${more.action} on ${more.resource}, and never does`]);
  });

  it("is found to allow too little when it may send from another address only", () => {
    const narrowed = grants.wake.map((grant) =>
      grant.action.startsWith("ses:") ? { ...grant, only: { "ses:FromAddress": "x@in.example.com" } } : grant,
    );

    const { wrong } = compare(calls, (name) => (name === "wake" ? narrowed : grants[name]));

    expect(wrong).toContain("wake uses ses:SendEmail on identity/in.example.com, which its role may not");
  });
});

/** Debriefs that live to their end, are erased by hand, bounce, or are none. */
async function wholeLife(): Promise<Call[]> {
  const life = await startLife(START);
  try {
    const debrief = readFileSync(join(PROJECT_ROOT, "examples/debrief.eml"), "utf8");
    const by = (writer: string, raw = debrief) =>
      life.arrives(raw.replaceAll("ruth.amadi", writer), `${writer}@example.com`);
    await by("ruth");
    await by("leaves", debrief.replace("bright-and-sons@", "leaves@"));
    await by("leaves", debrief.replace("bright-and-sons@", "gone@").replace(/\n\n[\s\S]*$/, "\n\nDELETE\n"));
    await by("machine", `Auto-Submitted: auto-replied\n${debrief}`);
    await by("full", debrief.replace("bright-and-sons@", "full@"));
    const [letter] = (await life.ses.outbox()).filter(({ to }) => to[0] === "full@example.com");
    const told = { ...letter!, headers: [], configurationSet: CONFIGURATION_SET };
    life.events.push(bounceEvent(told, "full@example.com", "General"));
    await life.sweep();
    await by("quiet", debrief.replace("bright-and-sons@", "quiet@"));
    const [heard] = (await life.ses.outbox()).filter(({ to }) => to[0] === "quiet@example.com");
    expect(await life.unsubscribes(Buffer.from(heard!.raw).toString())).toBe(200);
    const drake = await partnerAt(life.managing, life.web);
    const hooks = await startEndpoint();
    await changeEndpoint(life.managing, "drake", { url: hooks.url }, (count) => randomBytes(count));
    const body = offer({ email: "invited@example.com", debrief: "I talked far too fast at the interview." });
    const opened = await drake.open(body);
    expect(opened.status).toBe(202);
    const { id } = (await opened.json()) as { id: string };
    await life.sweep();
    const [invitation] = (await life.ses.outbox()).filter(({ to }) => to[0] === "invited@example.com");
    const text = Buffer.from(invitation!.raw).toString().replace(/=\r\n/g, "");
    const [yes] = /\/yes\/[0-9a-f]+\/[0-9a-f]+/.exec(text)!;
    expect((await life.web(yes, { method: "POST" })).status).toBe(200);
    expect((await drake.status(id)).state).toBe("consented");
    await life.sweep();
    expect(hooks.heard.length).toBeGreaterThan(1);
    await hooks.stop();
    expect((await drake.withdraw(id)).status).toBe(204);
    const erased = {
      messageId: "1",
      at: START,
      source: "ruth@example.com",
      recipients: [SERVICE_ADDRESS],
      raw: Buffer.from(""),
    };
    const notification = receivedNotification(erased, { bucketName: BUCKET, objectKey: "mail/is-gone" });
    await life.feed("receive", {
      Records: [{ messageId: "1", body: JSON.stringify(notification) }],
    } as never);
    await life.turnTo(START + 90 * DAY);
    return [...life.calls];
  } finally {
    await life.stop();
  }
}

function template(): TemplateFile {
  const { context } = JSON.parse(readFileSync(join(PROJECT_ROOT, "cdk.json"), "utf8"));
  const given: Record<string, string> = {
    domain: "in.example.com",
    region: "eu-west-1",
    retentionDays: "30",
    sender: SERVICE_ADDRESS,
  };
  const app = new App({ outdir: folder, context: { ...context, "aws:cdk:bundling-stacks": [] } });
  return TemplateFile.parse(
    Template.fromStack(
      makeStacks(
        app,
        readSettings((name) => given[name]),
      ).service,
    ).toJSON(),
  );
}

/** What stands for a resource of the template on this machine. */
function nameOf(logicalId: string): string {
  const [, local] = LOCAL.find(([beginning]) => logicalId.startsWith(beginning)) ?? [];
  return local ?? logicalId;
}
const LOCAL = [
  ["Recoveries", TABLE],
  ["RawMail", BUCKET],
  ["Sending", CONFIGURATION_SET],
  ["DueQueue", "wake"],
  ["Identity", "in.example.com"],
  ["Sealing", SEAL_SECRET],
] as const;
