/** The redrive command against an endpoint that answers as SQS does, move tasks included. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../infra/aws/bundle.ts";

type Call = { action: string; body: Record<string, unknown> };

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** `waiting`: how many messages each dead-letter queue tells of. */
async function startSqs(waiting: Record<string, number>) {
  const calls: Call[] = [];
  const urlOf = (name: string) => `http://127.0.0.1:${port}/000000000000/${name}`;
  const answers: Record<string, (body: Record<string, unknown>) => object> = {
    ListQueues: ({ QueueNamePrefix }) => {
      const names = ["ReceivedQueue1A", "ReceivedDead2B", "DueQueue3C", "DueDead4D"];
      return { QueueUrls: names.map((name) => urlOf(`${QueueNamePrefix}${name}-x`)) };
    },
    GetQueueAttributes: ({ QueueUrl }) => {
      const name = String(QueueUrl).split("/").at(-1)!;
      const [stack, kind] = [
        name.slice(0, name.lastIndexOf("-service-") + 9),
        /(Received|Due)/.exec(name)![1]!,
      ];
      const arn = (of: string) => `arn:aws:sqs:eu-west-1:000000000000:${of}`;
      const dead = `${stack}${kind === "Received" ? "ReceivedDead2B" : "DueDead4D"}-x`;
      const policy = name.includes("Queue") && {
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn(dead) }),
      };
      const Attributes = {
        QueueArn: arn(name),
        ApproximateNumberOfMessages: `${waiting[kind] ?? 0}`,
        ...policy,
      };
      return { Attributes };
    },
    StartMessageMoveTask: () => ({ TaskHandle: "task" }),
  };
  server = createServer(async (request, response) => {
    const action = String(request.headers["x-amz-target"]).split(".")[1]!;
    const body = JSON.parse(await text(request));
    calls.push({ action, body });
    response.setHeader("content-type", "application/x-amz-json-1.0");
    response.end(JSON.stringify(answers[action]!(body)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, calls };
}

async function redrive(endpoint: string, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "infra/commands/redrive.ts", ...args], {
    cwd: PROJECT_ROOT,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: "eu-west-1",
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

describe("redrive", () => {
  it("asks SQS to move a dead-letter queue back to the queue of the same stage", async () => {
    const sqs = await startSqs({ Received: 3 });

    const said = await redrive(sqs.endpoint, "--stage", "test", "received");

    expect(said).toEqual({ stdout: "received: SQS moves 3 messages back\n", stderr: "", status: 0 });
    expect(
      sqs.calls.filter(({ action }) => action === "StartMessageMoveTask").map(({ body }) => body),
    ).toEqual([
      {
        SourceArn: "arn:aws:sqs:eu-west-1:000000000000:recover-test-service-ReceivedDead2B-x",
        DestinationArn: "arn:aws:sqs:eu-west-1:000000000000:recover-test-service-ReceivedQueue1A-x",
      },
    ]);
  });

  it("only counts when it is asked to list, and says which queue a stage does not have", async () => {
    const sqs = await startSqs({ Due: 1 });

    const received = await redrive(sqs.endpoint, "--list", "received", "due");
    const sent = await redrive(sqs.endpoint, "--list", "sent");

    expect(received.stdout).toBe("received: 0 messages waiting\ndue: 1 message waiting\n");
    expect(sent).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^[^\n]*no queue "sent"[^\n]*\n$/),
    });
    expect(sqs.calls.map(({ action }) => action)).not.toContain("StartMessageMoveTask");
  });

  it("moves nothing when nothing waits", async () => {
    const sqs = await startSqs({});

    const said = await redrive(sqs.endpoint, "due");

    expect(said.stdout).toBe("due: nothing waits\n");
    expect(sqs.calls.map(({ action }) => action)).not.toContain("StartMessageMoveTask");
  });

  it("is explained by --help, and refuses a queue that there is not, without asking SQS", async () => {
    const sqs = await startSqs({});

    const help = await redrive(sqs.endpoint, "--help");
    const unknown = await redrive(sqs.endpoint, "everything");

    expect(help).toMatchObject({ status: 0, stdout: expect.stringContaining("Usage: npm run redrive") });
    expect(unknown).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^[^\n]*"everything"[^\n]*\n$/),
    });
    expect(sqs.calls).toEqual([]);
  });
});
