/** `npm run redrive -- QUEUE --stage STAGE`: what failed five times goes back to its queue, once its cause is mended. */
import { parseArgs } from "node:util";
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  paginateListQueues,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  SQSServiceException,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { serviceStackOf } from "../aws/names.ts";
import { refuse } from "./input.ts";

const HELP = `Usage: npm run redrive -- [--stage STAGE] [--list] QUEUE…

Moves the messages of a dead-letter queue back to its queue. QUEUE is received (mail that came in), due (letters that
are due) or sent (what SES tells about our mail). Mend what made them fail first: after five more tries they are back.
Replaying is safe: the same mail twice is one mail.

  --stage STAGE  the stage of the deployment (default: prod)
  --list         only say how many messages wait in each dead-letter queue
  --help         this page

Region and credentials come from the environment, as for the AWS command line. The credentials need sqs:ListQueues,
sqs:GetQueueAttributes, sqs:StartMessageMoveTask, sqs:ReceiveMessage, sqs:DeleteMessage and sqs:SendMessage.`;

const NAMES = ["received", "due", "sent"] as const;
type Name = (typeof NAMES)[number];
type Pair = { url: string; arn: string; deadUrl: string; deadArn: string; waiting: number };

const sqs = new SQSClient({});

async function main(): Promise<void> {
  const { values, positionals } = options();
  if (values.help) return void console.log(HELP);
  const unknown = positionals.find((name) => !NAMES.includes(name as Name));
  if (unknown !== undefined) refuse(`There is no queue "${unknown}", only ${NAMES.join(", ")}. See --help.`);
  if (positionals.length === 0 && !values.list) refuse(`Which queue: ${NAMES.join(", ")}? See --help.`);
  const queues = await queuesOf(values.stage).catch((error: Error) => refuse(`SQS: ${error.message}`));
  for (const name of positionals.length > 0 ? (positionals as Name[]) : NAMES) {
    const pair = queues.get(name);
    if (pair === undefined) refuse(`The stage "${values.stage}" has no queue "${name}" in this region.`);
    if (values.list) console.log(`${name}: ${count(pair.waiting)} waiting`);
    else console.log(`${name}: ${await redrive(pair)}`);
  }
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        stage: { type: "string", default: "prod" },
        list: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    refuse(`${(error as Error).message} See --help.`);
  }
}

/** The queues of the stack by the beginning of their names; which one is dead is told by the other one's policy. */
async function queuesOf(stage: string): Promise<Map<Name, Pair>> {
  const prefix = `${serviceStackOf(stage)}-`;
  const found = new Map<Name, Pair>();
  for await (const page of paginateListQueues({ client: sqs }, { QueueNamePrefix: prefix })) {
    for (const url of page.QueueUrls ?? []) {
      const name = nameIn(url.slice(url.lastIndexOf("/") + 1 + prefix.length));
      if (name === undefined) continue;
      const { QueueArn: arn = "", RedrivePolicy = "{}" } = await attributesOf(url);
      const deadArn: string = JSON.parse(RedrivePolicy).deadLetterTargetArn;
      const deadUrl = `${url.slice(0, url.lastIndexOf("/"))}/${deadArn.slice(deadArn.lastIndexOf(":") + 1)}`;
      const { ApproximateNumberOfMessages: waiting } = await attributesOf(deadUrl);
      found.set(name, { url, arn, deadUrl, deadArn, waiting: Number(waiting) });
    }
  }
  return found;
}

/** CloudFormation names a queue after its logical id: `ReceivedQueue2C4521B3-…`. */
const nameIn = (rest: string) =>
  /^(received|due|sent)Queue/i.exec(rest)?.[1]?.toLowerCase() as Name | undefined;

async function attributesOf(url: string) {
  const names = ["QueueArn", "RedrivePolicy", "ApproximateNumberOfMessages"] as const;
  const told = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }));
  return told.Attributes ?? {};
}

async function redrive(pair: Pair): Promise<string> {
  if (pair.waiting === 0) return "nothing waits";
  try {
    // The destination is named, because what the topic could not deliver lies there too and has no source queue.
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: pair.deadArn, DestinationArn: pair.arn }));
    return `SQS moves ${count(pair.waiting)} back`;
  } catch (error) {
    if (!isUnknownAction(error)) throw error;
    return `${count(await moveByHand(pair))} moved back`;
  }
}

/** For endpoints without move tasks. Deleted only after it was sent: a crash between leaves it twice, which is safe. */
async function moveByHand({ url, deadUrl, waiting }: Pair): Promise<number> {
  let moved = 0;
  while (moved < waiting) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: deadUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    );
    if (Messages.length === 0) break;
    for (const { Body, ReceiptHandle } of Messages) {
      await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: Body! }));
      await sqs.send(new DeleteMessageCommand({ QueueUrl: deadUrl, ReceiptHandle: ReceiptHandle! }));
      moved++;
    }
  }
  return moved;
}

const isUnknownAction = (error: unknown) =>
  error instanceof SQSServiceException &&
  /InvalidAction|UnknownOperation|UnsupportedOperation|NotImplemented/.test(error.name);

const count = (messages: number) => (messages === 1 ? "1 message" : `${messages} messages`);

await main();
