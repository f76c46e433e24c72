/** The deployed service from outside: the doors through which something comes in, and what can be looked up after. */
import { createHash, randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Person, Recovery } from "../../../shared/domain/recovery.ts";
import { receivedNotification } from "../../local/receipt.ts";
import type { Deployed } from "../deploy/deployed.ts";
import { ACCOUNT, CLIENT, type Emulator, REGION } from "./emulator.ts";

const Letters = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string() })),
  ),
});
export type Letter = { to: string[]; subject: string; text: string };
export type Item = Record<string, unknown> & { pk: string };
export type Doors = ReturnType<typeof doorsOf>;

export function doorsOf({ endpoint }: Emulator, deployed: Deployed) {
  const client = { endpoint, ...CLIENT };
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  const sqs = new SQSClient(client);
  const db = DynamoDBDocumentClient.from(new DynamoDBClient(client));
  const { table, bucket } = deployed;

  const sns = new SNSClient(client);
  const lambda = new LambdaClient(client);
  const publish = (TopicArn: string, event: object) =>
    sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(event) }));

  /** What SES does with a mail: the raw bytes into the bucket, then a notification. Gives the key. */
  async function arrives(from: string, to: string, raw: string): Promise<string> {
    const messageId = randomUUID().replaceAll("-", "");
    const objectKey = `mail/${messageId}`;
    const bytes = Buffer.from(raw);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: objectKey, Body: bytes }));
    await notified(from, to, raw, objectKey);
    return objectKey;
  }

  async function notified(from: string, to: string, raw: string, objectKey: string): Promise<void> {
    const mail = {
      messageId: objectKey.slice("mail/".length),
      at: Date.now(),
      source: from,
      recipients: [to],
      raw: Buffer.from(raw),
    };
    await publish(deployed.inboundTopic, receivedNotification(mail, { bucketName: bucket, objectKey }));
  }

  async function items(): Promise<Item[]> {
    const found: Item[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await db.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
      );
      found.push(...((page.Items ?? []) as Item[]));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  }

  async function recoveries(of: string): Promise<Recovery[]> {
    const all = (await items()).filter(({ pk }) => pk.startsWith("R#"));
    return all.map(({ data }) => Recovery.parse(data)).filter(({ address }) => address === of);
  }

  async function person(id: string): Promise<Person | null> {
    const item = (await items()).find(({ pk }) => pk === `P#${id}`);
    return item === undefined ? null : Person.parse(item.data);
  }

  async function keys(): Promise<string[]> {
    const found: string[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }));
      found.push(...(page.Contents ?? []).map(({ Key }) => Key!));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  }

  /** All that SES took, in order. */
  async function letters(): Promise<Letter[]> {
    const answer = await fetch(`${endpoint}/_ministack/ses/messages?account=${ACCOUNT}`);
    const { messages } = Letters.parse(await answer.json());
    return (messages[ACCOUNT] ?? []).map(({ To, Subject, BodyText }) => {
      return { to: To, subject: Subject, text: BodyText };
    });
  }

  /** Waiting, delayed and in flight. */
  async function queued(url: string): Promise<number> {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] }),
    );
    const counts = ["", "NotVisible", "Delayed"].map((which) => `ApproximateNumberOfMessages${which}`);
    return counts.reduce((sum, name) => sum + Number(Attributes[name as keyof typeof Attributes] ?? 0), 0);
  }

  /** A request as the HTTP API hands it to its function (payload format 2.0). */
  async function asks(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<{ status: number; body: string }> {
    const event = {
      version: "2.0",
      routeKey: "$default",
      rawPath: path,
      rawQueryString: "",
      headers: { host: "pages.example.com", ...headers },
      requestContext: { http: { method, path }, domainName: "pages.example.com", stage: "$default" },
      ...(body !== undefined && { body }),
      isBase64Encoded: false,
    };
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName: deployed.functions.web, Payload: JSON.stringify(event) }),
    );
    const told = JSON.parse(new TextDecoder().decode(answer.Payload)) as {
      statusCode: number;
      body?: string;
    };
    return { status: told.statusCode, body: told.body ?? "" };
  }

  return {
    ...deployed,
    arrives,
    notified,
    tells: (event: object) => publish(deployed.eventsTopic, event),
    /** Presses a button of ours. Gives the page's status. */
    presses: async (path: string): Promise<number> => (await asks("POST", path)).status,
    asks,
    items,
    recoveries,
    person,
    keys,
    letters,
    lettersTo: async (address: string) => (await letters()).filter(({ to }) => to.includes(address)),
    queued,
    /** Says to a queue where it gives up, which the emulator does not take from the template. */
    givesUp: async (url: string, deadUrl: string, maxReceiveCount: number) => {
      const deadLetterTargetArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${deadUrl.slice(deadUrl.lastIndexOf("/") + 1)}`;
      const Attributes = { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount }) };
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
    },
    setVisibility: async (url: string, seconds: number) => {
      const Attributes = { VisibilityTimeout: String(seconds) };
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
    },
    put: async (item: Item) => void (await db.send(new PutCommand({ TableName: table, Item: item }))),
    remove: async (pk: string) => void (await db.send(new DeleteCommand({ TableName: table, Key: { pk } }))),
  };
}

/** The id under which the service keeps what it knows of an address. */
export const personIdOf = (address: string) =>
  createHash("sha256").update(`person ${address}`).digest("hex").slice(0, 32);
