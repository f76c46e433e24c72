/**
 * Whether a deployed service is at work, without writing to anybody: every function runs, and a mail from a machine goes
 * through the whole door and is thrown away, as such mail is.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import {
  GetFunctionConfigurationCommand,
  type GetFunctionConfigurationCommandOutput,
  InvokeCommand,
  LambdaClient,
  paginateListEventSourceMappings,
} from "@aws-sdk/client-lambda";
import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { FUNCTION_NAMES, type FunctionName } from "../../aws/bundle.ts";
import { MAIL_PREFIX } from "../../aws/names.ts";
import { receivedNotification } from "../../local/receipt.ts";
import { type Deployed, deployedStack, QUEUE_NAMES } from "./deployed.ts";
import type { Finding } from "./finding.ts";

export type Smoke = { stage: string; region: string; version?: string };

const MAIL_WITHIN_MS = 90_000;

/** One finding for each thing looked at, as soon as it is known. */
export async function* smoke({ stage, region, version }: Smoke): AsyncGenerator<Finding> {
  const stack = await deployedStack(new CloudFormationClient({ region }), stage);
  if (stack === null) {
    yield { says: "stop", line: `There is no stack of the stage "${stage}" in ${region}.` };
    return;
  }
  const lambda = new LambdaClient({ region });
  for (const name of FUNCTION_NAMES) yield isReady(name, await about(lambda, name, stack), version);
  yield await arePolled(lambda, stack);
  const recoveryId = `smoke-${randomUUID()}`;
  yield await runs(lambda, "sweep", stack, {});
  yield await runs(lambda, "wake", stack, recordOf({ recoveryId }));
  // Carries no tags of ours, as a mail that somebody sent by hand through the same configuration set.
  yield await runs(
    lambda,
    "delivery",
    stack,
    recordOf({ eventType: "Send", mail: { messageId: recoveryId } }),
  );
  const { SERVICE_ADDRESS = "" } = (await about(lambda, "receive", stack)).Environment?.Variables ?? {};
  yield await machineMail(stack, region, SERVICE_ADDRESS);
  yield await deadLetters(stack, region);
}

const about = (lambda: LambdaClient, name: FunctionName, { functions }: Deployed) =>
  lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functions[name] }));

function isReady(
  name: FunctionName,
  { State = "Active", LastUpdateStatus = "Successful", Environment }: GetFunctionConfigurationCommandOutput,
  version: string | undefined,
): Finding {
  if (State !== "Active" || LastUpdateStatus !== "Successful") {
    return { says: "stop", line: `${name} is ${State}, its last update ${LastUpdateStatus}.` };
  }
  const runs = Environment?.Variables?.VERSION ?? "none";
  return version === undefined || runs === version
    ? { says: "fine", line: `${name} is active, version ${runs}.` }
    : { says: "stop", line: `${name} runs version ${runs}, not ${version}.` };
}

/** The version that a stage runs, or null when there is none. */
export async function versionOf(region: string, stage: string): Promise<string | null> {
  const stack = await deployedStack(new CloudFormationClient({ region }), stage);
  if (stack === null) return null;
  const { Environment } = await about(new LambdaClient({ region }), "receive", stack);
  return Environment?.Variables?.VERSION ?? null;
}

async function arePolled(client: LambdaClient, { functions }: Deployed): Promise<Finding> {
  const off: string[] = [];
  for (const name of ["receive", "wake", "delivery"] as const) {
    const states: string[] = [];
    for await (const page of paginateListEventSourceMappings({ client }, { FunctionName: functions[name] })) {
      states.push(...(page.EventSourceMappings ?? []).map(({ State = "Enabled" }) => State));
    }
    if (states.length !== 1 || states[0] !== "Enabled") off.push(`${name} (${states.join(", ") || "none"})`);
  }
  return off.length === 0
    ? { says: "fine", line: "Each queue feeds its function." }
    : { says: "stop", line: `The queue does not feed: ${off.join(", ")}.` };
}

async function runs(
  lambda: LambdaClient,
  name: FunctionName,
  { functions }: Deployed,
  event: object,
): Promise<Finding> {
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: functions[name], Payload: JSON.stringify(event) }),
  );
  const said = new TextDecoder().decode(answer.Payload);
  const failed = answer.FunctionError !== undefined || /"itemIdentifier"/.test(said);
  return failed
    ? { says: "stop", line: `${name} failed when it was called; its log says why.` }
    : { says: "fine", line: `${name} ran.` };
}

const recordOf = (body: object) => ({
  Records: [{ messageId: randomUUID(), body: JSON.stringify(body) }],
});

/** Topic, queue, function and archive in one: a mail that says that a machine wrote it is removed and not answered. */
async function machineMail(stack: Deployed, region: string, sender: string): Promise<Finding> {
  const s3 = new S3Client({ region, forcePathStyle: true });
  const messageId = `smoke-${randomUUID()}`;
  const place = { bucketName: stack.bucket, objectKey: `${MAIL_PREFIX}${messageId}` };
  const raw = Buffer.from(
    [
      `From: ${sender}`,
      `To: ${sender}`,
      `Message-ID: <${messageId}@smoke.invalid>`,
      `Date: ${new Date().toUTCString()}`,
      "Auto-Submitted: auto-generated",
      "Subject: Smoke test",
      "",
      "Nobody needs to answer this.",
    ].join("\r\n"),
  );
  const at = Date.now();
  await s3.send(new PutObjectCommand({ Bucket: place.bucketName, Key: place.objectKey, Body: raw }));
  const notification = receivedNotification(
    { messageId, at, source: sender, recipients: [sender], raw },
    place,
  );
  await new SNSClient({ region }).send(
    new PublishCommand({ TopicArn: stack.inboundTopic, Message: JSON.stringify(notification) }),
  );
  while (Date.now() < at + MAIL_WITHIN_MS) {
    const { KeyCount = 0 } = await s3.send(
      new ListObjectsV2Command({ Bucket: place.bucketName, Prefix: place.objectKey }),
    );
    if (KeyCount === 0) {
      const seconds = Math.round((Date.now() - at) / 100) / 10;
      return { says: "fine", line: `A mail from a machine was taken and thrown away within ${seconds} s.` };
    }
    await pause(1_000);
  }
  return {
    says: "stop",
    line: `A mail that was handed in is still untouched after ${MAIL_WITHIN_MS / 1000} s; see the log of receive.`,
  };
}

async function deadLetters({ queues }: Deployed, region: string): Promise<Finding> {
  const sqs = new SQSClient({ region });
  const waiting: string[] = [];
  for (const name of QUEUE_NAMES) {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queues[name].dead,
        AttributeNames: ["ApproximateNumberOfMessages"],
      }),
    );
    const count = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    if (count > 0) waiting.push(`${count} in ${name}`);
  }
  return waiting.length === 0
    ? { says: "fine", line: "No dead letters." }
    : { says: "mind", line: `Dead letters wait: ${waiting.join(", ")}. See docs/operate.md.` };
}
