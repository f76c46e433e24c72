/** The look before a deployment: the real SDK clients against an endpoint that answers as STS, SES and CloudFormation do. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PROJECT_ROOT } from "../infra/aws/bundle.ts";
import { readSettings } from "../infra/aws/settings.ts";
import type { Finding } from "../infra/commands/deploy/finding.ts";
import { preflight, type Rules } from "../infra/commands/deploy/preflight.ts";

/** What the account is like; each test changes one thing. */
const READY = {
  credentials: true,
  stacks: ["CDKToolkit", "recover-prod-service"],
  account: {
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: "HEALTHY",
    SendQuota: { MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 0 },
  },
  identity: { VerifiedForSendingStatus: true } as object | null,
  ruleSet: "recover-prod" as string | null,
  mayAskForRuleSet: true,
};
let world: typeof READY;
let server: Server;
let endpoint: string;

const given: Record<string, string> = {
  domain: "in.example.com",
  region: "eu-west-1",
  retentionDays: "30",
  sender: "recover@in.example.com",
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const form = new URLSearchParams(request.method === "POST" ? await text(request) : "");
    const { status, body, type } = answerTo(request.url!, form);
    const headers = { "content-type": body.startsWith("<") ? "text/xml" : "application/json" };
    response.writeHead(status, { ...headers, ...(type && { "x-amzn-errortype": type }) }).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv("AWS_ENDPOINT_URL", endpoint);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  world = structuredClone(READY);
});

describe("the look before a deployment", { timeout: 120_000 }, () => {
  it("finds an account that is ready fine in every respect", async () => {
    const found = await look();

    expect(found.map(({ says }) => says)).toEqual(["fine", "fine", "fine", "fine", "fine", "fine"]);
    expect(found.map(({ line }) => line).join("\n")).toMatch(
      /Account 123456789012.*\n.*eu-west-1.*\n.*bootstrapped.*\n.*14 mails a second.*\n.*verified.*\n.*recover-prod is active/,
    );
  });

  const unready: [string, Partial<typeof READY>, Finding["says"], RegExp][] = [
    ["stops without credentials", { credentials: false }, "stop", /No account answers/],
    [
      "stops where CDK is not bootstrapped, and says how",
      { stacks: ["recover-prod-service"] },
      "stop",
      /npx cdk bootstrap aws:\/\/ACCOUNT\/eu-west-1 -c domain=in\.example\.com .*-c sender=/,
    ],
    [
      "minds the sandbox",
      { account: { ...READY.account, ProductionAccessEnabled: false } },
      "mind",
      /sandbox: answers reach verified addresses only/,
    ],
    [
      "stops where SES has paused the account",
      { account: { ...READY.account, EnforcementStatus: "SHUTDOWN" } },
      "stop",
      /paused sending/,
    ],
    [
      "minds a review of the account",
      { account: { ...READY.account, EnforcementStatus: "PROBATION" } },
      "mind",
      /under review/,
    ],
    [
      "minds a rate below that of a busy minute",
      { account: { ...READY.account, SendQuota: { ...READY.account.SendQuota, MaxSendRate: 1 } } },
      "mind",
      /1 mails a second/,
    ],
    ["minds a domain that is new", { identity: null }, "mind", /new to SES: add the DNS records/],
    [
      "minds a domain that is not verified",
      { identity: { VerifiedForSendingStatus: false } },
      "mind",
      /not verified yet/,
    ],
    [
      "stops before making an identity that there is already",
      { stacks: ["CDKToolkit"] },
      "stop",
      /an identity of SES already/,
    ],
    [
      "stops before another active rule set would be switched off",
      { ruleSet: "office-mail" },
      "stop",
      /office-mail is active.*--take-over/,
    ],
    [
      "goes on where it may not ask, and says so",
      { mayAskForRuleSet: false },
      "mind",
      /did not tell which receipt rule set is active \(AccessDenied/,
    ],
  ];
  it.each(unready)("%s", async (_, other, says, line) => {
    Object.assign(world, other);

    const found = (await look()).filter(({ says }) => says !== "fine");

    expect(found).toEqual([{ says, line: expect.stringMatching(line) }]);
  });

  it("finds it fine that no rule set is active, minds one that may be replaced, and asks nothing where rules are left alone", async () => {
    world.ruleSet = null;
    const none = await look();
    world.ruleSet = "office-mail";
    const replaced = await look("take-over");
    const left = await look("leave");

    expect(none.at(-1)).toEqual({ says: "fine", line: "No receipt rule set is active; ours will be." });
    expect(left.map(({ line }) => line).join()).not.toContain("rule set");
    expect(replaced.at(-1)).toMatchObject({ says: "mind", line: expect.stringContaining("replaced") });
  });
});

describe("npm run deploy", { timeout: 120_000 }, () => {
  const settings = Object.entries(given).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

  it("deploys nothing when the look says stop, and tells what it saw", async () => {
    world.ruleSet = "office-mail";

    const said = await deploy(...settings);

    expect(said.status).toBe(1);
    expect(said.stdout).toMatch(/✓ Account[\s\S]*✗ The receipt rule set office-mail/);
    expect(said.stderr).toContain("Nothing was deployed.");
  });

  it("only looks with --check", async () => {
    const said = await deploy("--check", ...settings);

    expect(said.status).toBe(0);
    expect(said.stdout).toMatch(/^Before it: stage prod, version \S+\n( {2}✓ .*\n){6}$/);
  });

  it("names settings that are missing in one line, and is explained by --help", async () => {
    const missing = await deploy("-c", "domain=in.example.com");
    const help = await deploy("--help");

    expect(missing).toMatchObject({ status: 2, stdout: "" });
    expect(missing.stderr).toMatch(/^Pass these settings[^\n]*region: missing[^\n]*\n$/);
    expect(help).toMatchObject({ status: 0, stdout: expect.stringContaining("Usage: npm run deploy") });
  });
});

describe("npm run smoke and npm run restore", { timeout: 120_000 }, () => {
  it("find no stack where there is none, and say so in one line", async () => {
    world.stacks = [];

    const smoke = await command("smoke", "--stage", "none", "--region", "eu-west-1");
    const nothing = ["--from", "restored", "--erased", "/dev/null"];
    const restore = await command("restore", "--stage", "none", "--region", "eu-west-1", ...nothing);

    expect(smoke).toMatchObject({
      status: 1,
      stdout: '  ✗ There is no stack of the stage "none" in eu-west-1.\n',
    });
    expect(restore).toMatchObject({
      status: 2,
      stderr: 'There is no stack of the stage "none" in eu-west-1.\n',
    });
  });

  it("are explained by --help, and name what they were not told", async () => {
    const help = await Promise.all([command("smoke", "--help"), command("restore", "--help")]);
    const smoke = await command("smoke");
    const restore = await command(
      "restore",
      "--from",
      "restored",
      "--erased",
      "package.json",
      "--region",
      "eu-west-1",
    );

    expect(help.map(({ status, stdout }) => [status, stdout.split("\n")[0]?.slice(0, 20)])).toEqual([
      [0, "Usage: npm run smoke"],
      [0, "Usage: npm run resto"],
    ]);
    expect(smoke).toMatchObject({ status: 2, stderr: expect.stringMatching(/^--region takes[^\n]*\n$/) });
    expect(restore).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^package.json holds[^\n]*\n$/),
    });
  });
});

async function look(rules: Rules = "keep"): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const finding of preflight(
    readSettings((name) => given[name]),
    rules,
  ))
    found.push(finding);
  return found;
}

const deploy = (...args: string[]) => command("deploy", ...args);

async function command(name: "deploy" | "smoke" | "restore", ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", `infra/commands/${name}.ts`, ...args], {
    cwd: PROJECT_ROOT,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
  });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, status };
}

type Answer = { status: number; body: string; type?: string };

function answerTo(path: string, form: URLSearchParams): Answer {
  if (path === "/v2/email/account") return { status: 200, body: JSON.stringify(world.account) };
  if (path === "/v2/email/identities/in.example.com") {
    return world.identity === null
      ? { status: 404, body: '{"message":"none"}', type: "NotFoundException" }
      : { status: 200, body: JSON.stringify(world.identity) };
  }
  const action = form.get("Action")!;
  switch (action) {
    case "GetCallerIdentity":
      return world.credentials
        ? xml(action, "<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/op</Arn>")
        : refused(403, "InvalidClientTokenId", "The security token is invalid.");
    case "DescribeStackResources": {
      const name = form.get("StackName")!;
      return world.stacks.includes(name)
        ? xml(action, "<StackResources/>")
        : refused(400, "ValidationError", `Stack with id ${name} does not exist`);
    }
    case "DescribeActiveReceiptRuleSet": {
      if (!world.mayAskForRuleSet) return refused(403, "AccessDenied", "You may not.");
      const created = "<CreatedTimestamp>2026-01-01T00:00:00Z</CreatedTimestamp>";
      const named = `<Metadata><Name>${world.ruleSet}</Name>${created}</Metadata><Rules/>`;
      return xml(action, world.ruleSet === null ? "" : named);
    }
    default:
      throw new Error(`nobody answers ${action} at ${path}`);
  }
}

const xml = (action: string, inner: string): Answer => ({
  status: 200,
  body: `<${action}Response><${action}Result>${inner}</${action}Result></${action}Response>`,
});

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
