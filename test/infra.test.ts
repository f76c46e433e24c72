/** The deployment, read from its templates: what would be made, who may do what, and when somebody is called. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { App, Stack, Validations } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Env } from "../functions/env.ts";
import { FUNCTION_NAMES, type FunctionName, PROJECT_ROOT } from "../infra/aws/bundle.ts";
import { ServiceFunction } from "../infra/aws/function.ts";
import { readSettings, type Settings } from "../infra/aws/settings.ts";
import { makeStacks } from "../infra/aws/stacks.ts";
import { bundleFunction } from "../infra/commands/bench-bundles.ts";
import { LEASE_MS, SEND_TIMEOUT_MS } from "../shared/domain/sending.ts";

const run = promisify(execFile);

const given = {
  domain: "in.example.com",
  region: "eu-west-1",
  retentionDays: "30",
  sender: "recover@in.example.com",
};
const settings = (others: Record<string, string> = {}): Settings => {
  const all: Record<string, string> = { ...given, ...others };
  return readSettings((name) => all[name]);
};

const { context } = JSON.parse(readFileSync(join(PROJECT_ROOT, "cdk.json"), "utf8"));

/** Both stacks as templates only: no function is bundled. */
function withoutBundles(others: Record<string, string> = {}) {
  const outdir = mkdtempSync(join(folder, "templates-"));
  const app = new App({ outdir, context: { ...context, "aws:cdk:bundling-stacks": [] } });
  return { app, ...makeStacks(app, settings(others)) };
}

type Resources<Properties> = Record<string, { Properties: Properties; DeletionPolicy?: string }>;
type Statement = { Action: string | string[]; Resource: unknown; Condition?: unknown };

let folder: string;
let app: App;
let service: Template;
let receipt: Template;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recover-infra-"));
  app = new App({ context, outdir: folder });
  const stacks = makeStacks(app, settings({ stage: "prod", alarmEmail: "someone@example.com" }));
  service = Template.fromStack(stacks.service);
  receipt = Template.fromStack(stacks.receipt);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const all = <Properties = unknown>(type: string) => service.findResources(type) as Resources<Properties>;
const everyOne = <Properties>(type: string) =>
  Object.values(all<Properties>(type)).map((each) => each.Properties);

/** The one resource of a type whose logical id begins so. */
function one<Properties = unknown>(type: string, beginning: string) {
  const found = Object.entries(all<Properties>(type)).filter(([id]) => id.startsWith(beginning));
  expect(found.map(([id]) => id)).toHaveLength(1);
  const [id, resource] = found[0]!;
  return { id, ...resource };
}

const list = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);

function statements(name: FunctionName): Statement[] {
  const role = one("AWS::IAM::Role", `${name}Role`).id;
  const policies = everyOne<{ Roles: { Ref: string }[]; PolicyDocument: { Statement: Statement[] } }>(
    "AWS::IAM::Policy",
  );
  return policies
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

const actions = (name: FunctionName) => statements(name).flatMap(({ Action }) => list(Action));

describe("what a deployment has to be told", () => {
  it("is named at once when nothing was said", () => {
    const nothingSaid = () => readSettings(() => undefined);

    expect(nothingSaid).toThrow(
      /^Pass these settings .*domain: missing.*region: missing.*retentionDays: missing.*sender: missing/,
    );
    expect(nothingSaid).not.toThrow(/\n|alarmEmail|stage/);
  });

  it.each([
    ["domain", "In.Example.com", "domain: must be a host name"],
    ["domain", "localhost", "domain: must be a host name"],
    ["region", "eu-west-3", "region: receives no mail"],
    ["retentionDays", "soon", "retentionDays: missing or no number"],
    ["retentionDays", "1.5", "retentionDays: must be a whole number"],
    ["retentionDays", "0", "retentionDays: must be at least 1"],
    ["retentionDays", "366", "retentionDays: must be at most 365"],
    ["sender", "recover", "sender: must be an address"],
    ["sender", "recover@example.com", "sender: must be an address in the domain"],
    ["lettersPerHour", "many", "lettersPerHour: must be a number"],
    ["lettersPerDay", "0", "lettersPerDay: must be at least 1"],
    ["stage", "Prod", "stage: must be"],
    ["alarmEmail", "me", "alarmEmail: must be an address"],
  ])("refuses %s %s", (name, value, complaint) => {
    expect(() => settings({ [name]: value })).toThrow(complaint);
  });

  it("is refused together: an address elsewhere is named beside a wrong number", () => {
    const wrong = () => settings({ sender: "recover@example.com", retentionDays: "0" });

    expect(wrong).toThrow(/retentionDays: .*; sender: /);
  });

  it("is asked for in one line by the app itself", async () => {
    const asked = run(process.execPath, ["--import", "tsx", "infra/aws/app.ts"], { cwd: PROJECT_ROOT });

    await expect(asked).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Pass these settings[^\n]*domain: missing[^\n]*\n$/),
    });
  }, 30_000);
});

describe("the table", () => {
  it("finds what is due by an index that holds only ids and times, and only of what has a due time", () => {
    const { Properties } = one("AWS::DynamoDB::Table", "Recoveries");

    expect(Properties).toMatchObject({
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      GlobalSecondaryIndexes: [
        {
          IndexName: "due",
          KeySchema: [
            { AttributeName: "due", KeyType: "HASH" },
            { AttributeName: "dueAt", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    });
  });

  it("is paid by request, can be brought back to any minute, and forgets on its own", () => {
    const table = one("AWS::DynamoDB::Table", "Recoveries");

    expect(table).toMatchObject({
      DeletionPolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      },
    });
  });

  it("goes with its stack in the stage test, and the raw mail with it", () => {
    const { service } = withoutBundles({ stage: "test" });

    const template = Template.fromStack(service);

    template.hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Delete",
      Properties: { DeletionProtectionEnabled: false },
    });
    template.hasResource("AWS::S3::Bucket", { DeletionPolicy: "Delete" });
  });
});

describe("raw mail", () => {
  it("is kept closed, encrypted, in one version, and not for ever", () => {
    const bucket = one("AWS::S3::Bucket", "RawMail");

    expect(bucket.DeletionPolicy).toBe("Retain");
    expect(bucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: { Rules: [{ Status: "Enabled", ExpirationInDays: 30 + 60 }] },
    });
    expect(bucket.Properties).not.toHaveProperty("VersioningConfiguration");
  });

  it("is put there, over TLS, by our one receipt rule and nobody else", () => {
    const { Properties } = one<{ PolicyDocument: { Statement: (Statement & { Effect: string })[] } }>(
      "AWS::S3::BucketPolicy",
      "RawMail",
    );
    const { Statement } = Properties.PolicyDocument;
    const allowed = Statement.filter(({ Effect }) => Effect === "Allow");

    expect(Statement).toContainEqual(
      expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({ Action: "s3:PutObject", Principal: { Service: "ses.amazonaws.com" } });
    expect(JSON.stringify(allowed[0]!.Resource)).toContain('"/mail/*"');
    expect(JSON.stringify(allowed[0]!.Condition)).toMatch(
      /aws:SourceAccount.*aws:SourceArn.*receipt-rule-set\/recover-prod:receipt-rule\/everything-to-the-service/,
    );
  });
});

describe("queues", () => {
  type Queue = {
    VisibilityTimeout: number;
    RedrivePolicy: { maxReceiveCount: number; deadLetterTargetArn: { "Fn::GetAtt": [string, string] } };
  };
  const queues = () => Object.entries(all<Queue>("AWS::SQS::Queue"));
  const mappings = () =>
    everyOne<{
      EventSourceArn: { "Fn::GetAtt": [string, string] };
      FunctionName: { Ref: string };
      FunctionResponseTypes: string[];
      BatchSize: number;
      ScalingConfig: { MaximumConcurrency: number };
    }>("AWS::Lambda::EventSourceMapping");

  it("give up after five tries, each into dead letters of its own", () => {
    const dead = queues().filter(([id]) => id.includes("Dead"));
    const working = queues().filter(([id]) => !id.includes("Dead"));

    const targets = working.map(([, { Properties }]) => {
      expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
      return Properties.RedrivePolicy.deadLetterTargetArn["Fn::GetAtt"][0];
    });

    expect(working).toHaveLength(3);
    expect(targets.sort()).toEqual(dead.map(([id]) => id).sort());
  });

  it("are encrypted, and keep nothing longer than the retention that people were promised", () => {
    const short = Template.fromStack(withoutBundles({ retentionDays: "2" }).service);
    const kept = Object.values(short.findResources("AWS::SQS::Queue")).map(({ Properties }) => Properties);

    expect(kept).toHaveLength(6);
    for (const queue of kept) {
      expect(queue).toMatchObject({ SqsManagedSseEnabled: true });
      expect(queue?.MessageRetentionPeriod).toBeLessThanOrEqual(2 * 24 * 3600);
    }
  });

  it("hide a message for six times as long as its function may take", () => {
    const functions = all<{ Timeout: number }>("AWS::Lambda::Function");
    const hidden = all<Queue>("AWS::SQS::Queue");

    const ratios = mappings().map(
      ({ EventSourceArn, FunctionName }) =>
        hidden[EventSourceArn["Fn::GetAtt"][0]]!.Properties.VisibilityTimeout /
        functions[FunctionName.Ref]!.Properties.Timeout,
    );

    expect(ratios).toHaveLength(3);
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(6);
  });

  it("take back only the messages that failed", () => {
    for (const { FunctionResponseTypes } of mappings()) {
      expect(FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
    }
  });

  it("wake no more recoveries at once than SES lets us answer", () => {
    const wake = mappings().find(({ FunctionName }) => FunctionName.Ref.startsWith("wake"))!;

    expect(wake.BatchSize * wake.ScalingConfig.MaximumConcurrency).toBeLessThanOrEqual(14);
  });

  it("get the topics' messages as SES wrote them", () => {
    const subscriptions = everyOne<{ Protocol: string }>("AWS::SNS::Subscription");
    const toQueues = subscriptions.filter(({ Protocol }) => Protocol === "sqs");

    expect(toQueues).toHaveLength(2);
    for (const each of toQueues)
      expect(each).toMatchObject({ RawMessageDelivery: true, RedrivePolicy: expect.anything() });
  });
});

describe("every function", () => {
  const deployed = (name: FunctionName) =>
    one<{ Code: { S3Key: string }; Environment: { Variables: Record<string, unknown> } }>(
      "AWS::Lambda::Function",
      `${name}Function`,
    ).Properties;
  const bundleOf = (name: FunctionName) =>
    join(folder, `asset.${deployed(name).Code.S3Key.replace(".zip", "")}`, "index.mjs");

  it.each(FUNCTION_NAMES)("%s gets exactly the settings that the functions read", (name) => {
    const { Variables } = deployed(name).Environment;

    expect(Object.keys(Variables).sort()).toEqual(Object.keys(Env.shape).sort());
    expect(Variables).toMatchObject({ SERVICE_ADDRESS: "recover@in.example.com", RETENTION_DAYS: "30" });
    expect(Variables).toMatchObject({ LETTERS_PER_HOUR: "5000", LETTERS_PER_DAY: "50000" });
  });

  it.each(FUNCTION_NAMES)("%s runs on Node 24 and arm64, with a log that ends", (name) => {
    expect(deployed(name)).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
    });
    expect(one("AWS::Logs::LogGroup", `${name}Log`).Properties).toMatchObject({ RetentionInDays: 30 });
  });

  it.each(FUNCTION_NAMES)(
    "%s is one file that gives a handler when it is imported, without its packages around it",
    async (name) => {
      const file = JSON.stringify(pathToFileURL(bundleOf(name)).href);
      // What went wrong in one line; Node would print the minified bundle around it.
      const imported = `import(${file}).then((bundle) => typeof bundle.handler, String).then(console.log)`;

      const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", imported], {
        cwd: folder,
        env: { AWS_REGION: "eu-west-1" },
      });

      expect(stdout).toBe("function\n");
    },
    30_000,
  );

  it("is measured as it is deployed", async () => {
    const measured = await readFile(await bundleFunction("sweep", join(folder, "measured")));

    expect(measured.equals(await readFile(bundleOf("sweep")))).toBe(true);
    expect(existsSync(`${bundleOf("sweep")}.map`)).toBe(true);
  });

  it("takes along the files that lie beside its bundle", async () => {
    const outdir = await mkdtemp(join(folder, "beside-"));
    const stack = new Stack(new App({ outdir, context }), "beside");
    new ServiceFunction(stack, "sweep", {}, { memoryMegabytes: 512, timeoutSeconds: 5, beside: ["LICENSE"] });

    const [found] = Object.values(Template.fromStack(stack).findResources("AWS::Lambda::Function"));
    const asset = join(outdir, `asset.${found?.Properties.Code.S3Key.replace(".zip", "")}`);

    expect((await readdir(asset)).sort()).toEqual(["LICENSE", "index.mjs", "index.mjs.map"]);
  }, 30_000);

  it.each<[FunctionName, RegExp]>([
    [
      "sweep",
      /mailparser|nodemailer|chrono-node|client-s3|client-sesv2|shared\/(?:reading|mail)\/|templates\//,
    ],
    [
      "delivery",
      /mailparser|nodemailer|chrono-node|client-(?:s3|sesv2|sqs)|shared\/(?:reading|mail)\/|templates\//,
    ],
    ["wake", /mailparser|node-ical|client-sqs/],
    ["web", /mailparser|nodemailer|chrono-node|client-(?:s3|sesv2)|shared\/reading\/|templates\//],
  ])("of %s carries nothing that its verb does not use", async (name, unused) => {
    const { sources } = JSON.parse(await readFile(`${bundleOf(name)}.map`, "utf8")) as { sources: string[] };

    const verb = name === "web" ? "consent" : name;
    expect(sources.some((source) => source.includes(`verbs/${verb}.ts`))).toBe(true);
    expect(sources.filter((source) => unused.test(source))).toEqual([]);
  });
});

describe("permissions", () => {
  /** The only place where a star may stand, and why. */
  const STARS = new Map([["/mail/*", "which mails there are is only known at run time"]]);

  it.each(FUNCTION_NAMES)("of %s name each action and each resource", (name) => {
    const granted = statements(name);

    expect(granted.length).toBeGreaterThan(0);
    expect(actions(name).filter((action) => action.includes("*"))).toEqual([]);
    for (const { Resource } of granted) {
      const stars = JSON.stringify(Resource).match(/"[^"]*\*[^"]*"/g) ?? [];
      expect(stars.map((text) => JSON.parse(text)).filter((text) => !STARS.has(text))).toEqual([]);
    }
  });

  it.each(FUNCTION_NAMES)("of %s are its own, with no managed policy beside them", (name) => {
    expect(one("AWS::IAM::Role", `${name}Role`).Properties).not.toHaveProperty("ManagedPolicyArns");
  });

  it("let web record, ask for wakes and open seals, and neither read nor send mail", () => {
    expect(
      actions("web")
        .filter((action) => !/^(dynamodb|logs):/.test(action))
        .sort(),
    ).toEqual(["secretsmanager:GetSecretValue", "sqs:SendMessage"]);
  });

  it("let delivery record and nothing else", () => {
    expect(actions("delivery").filter((action) => /^(s3|ses):/.test(action))).toEqual([]);
  });

  it.each(["receive", "wake"] as const)(
    "let %s send only from the service's address, through the one identity and configuration set",
    (name) => {
      const sends = statements(name).filter(({ Action }) =>
        list(Action).some((action) => action.startsWith("ses:")),
      );

      expect(sends).toHaveLength(1);
      expect(sends[0]).toMatchObject({
        // Raw content is checked as SendRawEmail.
        Action: ["ses:SendEmail", "ses:SendRawEmail"],
        Condition: { StringEquals: { "ses:FromAddress": "recover@in.example.com" } },
      });
      expect(JSON.stringify(sends[0]!.Resource)).toMatch(/configuration-set\/.*identity\//);
      expect(list(sends[0]!.Resource)).toHaveLength(2);
    },
  );

  it("let nobody scan or list people, and let the sweep see the index alone", () => {
    const queries = statements("sweep").filter(({ Action }) => list(Action).includes("dynamodb:Query"));

    expect(FUNCTION_NAMES.flatMap(actions)).not.toContain("dynamodb:Scan");
    expect(["receive", "wake", "delivery"].flatMap((name) => actions(name as FunctionName))).not.toContain(
      "dynamodb:Query",
    );
    expect(actions("sweep").filter((action) => /^(dynamodb|s3|ses):/.test(action))).toEqual([
      "dynamodb:Query",
    ]);
    expect(JSON.stringify(queries[0]!.Resource)).toContain('"/index/due"');
  });

  it("let a missing mail be told from a forbidden one", () => {
    expect(actions("receive")).toContain("s3:ListBucket");
  });
});

describe("one attempt to send", () => {
  it("ends before its function does, and its claim outlives the function", () => {
    for (const name of ["receive", "wake"]) {
      const { Timeout } = one<{ Timeout: number }>("AWS::Lambda::Function", `${name}Function`).Properties;

      expect(Timeout * 1000).toBeGreaterThan(2 * SEND_TIMEOUT_MS);
      expect(Timeout * 1000).toBeLessThan(LEASE_MS);
    }
  });
});

describe("the clock", () => {
  it("calls the sweep each minute, once, and never beside itself", () => {
    const sweep = one<{ Timeout: number }>("AWS::Lambda::Function", "sweepFunction");

    service.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 minute)",
      State: "ENABLED",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: {
        Arn: { "Fn::GetAtt": [sweep.id, "Arn"] },
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
      },
    });
    service.hasResourceProperties("AWS::Lambda::EventInvokeConfig", {
      FunctionName: { Ref: sweep.id },
      MaximumRetryAttempts: 0,
    });
    expect(sweep.Properties.Timeout).toBeLessThan(60);
  });
});

describe("sending", () => {
  it("tells the service what became of each mail, and never watches who opens it", () => {
    service.hasResourceProperties("AWS::SES::ConfigurationSetEventDestination", {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ["send", "delivery", "reject", "bounce", "complaint"],
        SnsDestination: { TopicARN: { Ref: one("AWS::SNS::Topic", "Events").id } },
      },
    });
    service.hasResourceProperties("AWS::SES::ConfigurationSet", {
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
      TrackingOptions: Match.absent(),
    });
  });

  it("signs with DKIM, bounces to a name of its own, and prints each DNS record", () => {
    const outputs = service.findOutputs("*");

    service.hasResourceProperties("AWS::SES::EmailIdentity", {
      EmailIdentity: "in.example.com",
      DkimSigningAttributes: { NextSigningKeyLength: "RSA_2048_BIT" },
      MailFromAttributes: { MailFromDomain: "bounce.in.example.com" },
    });
    expect(outputs).toMatchObject({
      DnsInbound: { Value: "in.example.com MX 10 inbound-smtp.eu-west-1.amazonaws.com" },
      DnsMailFromMx: { Value: "bounce.in.example.com MX 10 feedback-smtp.eu-west-1.amazonses.com" },
      DnsMailFromSpf: { Value: 'bounce.in.example.com TXT "v=spf1 include:amazonses.com ~all"' },
      DnsDmarc: { Value: expect.stringMatching(/^_dmarc\.in\.example\.com TXT "v=DMARC1; p=quarantine/) },
      DnsDkim1: expect.anything(),
      DnsDkim2: expect.anything(),
      DnsDkim3: expect.anything(),
    });
  });
});

describe("receiving", () => {
  it("takes every address of the domain, scanned, into the archive and onto the topic", () => {
    receipt.hasResourceProperties("AWS::SES::ReceiptRule", {
      Rule: {
        Enabled: true,
        Recipients: ["in.example.com"],
        ScanEnabled: true,
        Actions: [
          {
            S3Action: { ObjectKeyPrefix: "mail/", BucketName: Match.anyValue(), TopicArn: Match.anyValue() },
          },
        ],
      },
    });
    service.hasResourceProperties("AWS::SNS::TopicPolicy", {
      Topics: [{ Ref: one("AWS::SNS::Topic", "Inbound").id }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: "Allow",
            Action: "sns:Publish",
            Principal: { Service: "ses.amazonaws.com" },
          }),
        ]),
      },
    });
  });

  it("is switched on by something that may do nothing else", () => {
    const granted = Object.values(receipt.findResources("AWS::IAM::Policy")).flatMap(
      ({ Properties }) => Properties?.PolicyDocument.Statement as Statement[],
    );

    expect(granted.filter(({ Resource }) => Resource === "*").map(({ Action }) => Action)).toEqual([
      "ses:SetActiveReceiptRuleSet",
    ]);
    expect(granted.flatMap(({ Action }) => list(Action)).filter((action) => action.includes("*"))).toEqual(
      [],
    );
  });
});

describe("alarms", () => {
  const alarms = () =>
    everyOne<{ AlarmDescription: string; AlarmActions: unknown[]; MetricName: string }>(
      "AWS::CloudWatch::Alarm",
    );
  const watching = (metric: string) => alarms().filter(({ MetricName }) => MetricName === metric);

  it("each say what they mean and call somebody", () => {
    const topic = one("AWS::SNS::Topic", "Alarms").id;

    expect(alarms()).toHaveLength(3 + 1 + 1 + 1 + 5 + 2);
    for (const { AlarmDescription, AlarmActions } of alarms()) {
      expect(AlarmDescription).toMatch(/^[A-Z].{40,}\.$/);
      expect(AlarmActions).toEqual([{ Ref: topic }]);
    }
    service.hasResourceProperties("AWS::SNS::Subscription", {
      Protocol: "email",
      Endpoint: "someone@example.com",
      TopicArn: { Ref: topic },
    });
  });

  it("rise for a single dead letter in any queue", () => {
    expect(watching("ApproximateNumberOfMessagesVisible")).toHaveLength(3);
    for (const alarm of watching("ApproximateNumberOfMessagesVisible")) {
      expect(alarm).toMatchObject({ Threshold: 0, ComparisonOperator: "GreaterThanThreshold" });
      expect(JSON.stringify(alarm)).toContain("Dead");
    }
  });

  it("rise when a letter is ten minutes late, under the name that the sweep writes", async () => {
    const sweep = await readFile(join(PROJECT_ROOT, "functions/sweep.ts"), "utf8");

    expect(watching("OldestDueAgeSeconds")).toMatchObject([
      { Namespace: "Recover", Dimensions: [{ Name: "service", Value: "recover" }], Threshold: 600 },
    ]);
    expect(sweep).toMatch(/namespace: "Recover", serviceName: "recover"/);
    expect(sweep).toContain('addMetric("OldestDueAgeSeconds"');
  });

  it("rise for the first letter that waits for its turn, under the name that whoever settles writes", async () => {
    const log = await readFile(join(PROJECT_ROOT, "functions/log.ts"), "utf8");
    const settle = await readFile(join(PROJECT_ROOT, "shared/verbs/settle.ts"), "utf8");

    expect(watching("LettersOverBudget")).toMatchObject([
      { Namespace: "Recover", Dimensions: [{ Name: "service", Value: "recover" }], Threshold: 0 },
    ]);
    expect(log).toMatch(/namespace: "Recover", serviceName: "recover"/);
    expect(log).toContain('"letter-over-budget": "LettersOverBudget"');
    expect(settle).toContain('outcome("letter-over-budget"');
  });

  it("rise when the sweep falls silent for five minutes", () => {
    expect(watching("Invocations")).toMatchObject([
      { Period: 300, Threshold: 1, ComparisonOperator: "LessThanThreshold", TreatMissingData: "breaching" },
    ]);
  });

  it("rise for an error in any function, and for bounces and complaints before SES pauses the account", () => {
    expect(watching("Errors")).toHaveLength(FUNCTION_NAMES.length);
    expect(watching("Reputation.BounceRate")).toMatchObject([{ Namespace: "AWS/SES", Threshold: 0.05 }]);
    expect(watching("Reputation.ComplaintRate")).toMatchObject([{ Namespace: "AWS/SES", Threshold: 0.001 }]);
  });

  it("each have their place in the page for whoever is called, which names only commands that there are", async () => {
    const page = await readFile(join(PROJECT_ROOT, "docs/operate.md"), "utf8");
    const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, "package.json"), "utf8"));
    const headings = page.match(/^### .*$/gm)!.flatMap((line) => line.slice("### ".length).split(", "));
    const raised = app.node.findAll().flatMap(({ node }) => /^Alarm-(.*)$/.exec(node.id)?.[1] ?? []);
    const named = [...page.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!);

    expect(headings.sort()).toEqual(raised.sort());
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("are drawn on a dashboard with what they watch", () => {
    const drawn = JSON.stringify(all("AWS::CloudWatch::Dashboard"));

    for (const { MetricName } of alarms()) expect(drawn).toContain(MetricName);
  });
});

describe("the AwsSolutions rules", () => {
  it("find nothing but what was acknowledged, one finding at a time, with a reason", () => {
    const acknowledged = app.node
      .findAll()
      .flatMap(({ node }) =>
        node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY),
      )
      .flatMap(({ data }) => Object.entries(data as Record<string, string>));
    const ids = acknowledged.map(([id]) => id.replace(/^.*::AwsSolutions-/, "").replace(/<\w+\.Arn>/, "<>"));

    expect(() => withoutBundles().app.synth()).not.toThrow();
    expect(ids.sort()).toEqual(
      [
        "S1",
        // Two routes of each of the three pages behind signed links, the one of partners, and the two of their documentation.
        ...Array.from({ length: 9 }, () => "APIG4"),
        "SMG4",
        "IAM5[Resource::<>/mail/*]",
        "IAM5[Resource::<>/mail/*]",
        "IAM5[Resource::<>:*]",
        "IAM5[Resource::*]",
      ].sort(),
    );
    for (const [, reason] of acknowledged) expect(reason.length).toBeGreaterThan(40);
  }, 30_000);

  it("stop the synth when somebody adds an open bucket", () => {
    const { app, service } = withoutBundles();
    new Bucket(service, "Forgotten");

    expect(() => app.synth()).toThrow("AwsSolutions-S10");
  }, 30_000);
});
