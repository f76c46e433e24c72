/** One request of an SDK client: what IAM would check before it, and what it is charged for. */
import type { IncomingHttpHeaders } from "node:http";

/**
 * An action on a resource, as IAM names them: `dynamodb:GetItem` on `table/recover`. The resource is the ARN without what
 * is the same for all of one account and region. `context` holds what conditions may ask for.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export type Need = { action: string; resource: string; context?: Readonly<Record<string, string>> };

export type Call = {
  caller: string;
  service: "dynamodb" | "s3" | "secrets" | "ses" | "sqs";
  operation: string;
  needs: Need[];
  status: number;
  /** Capacity units of DynamoDB, as its answer tells. */
  read: number;
  write: number;
  /** Of the request's body, as it was sent. */
  bytes: number;
};

type Exchange = {
  caller: string;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  sent: Buffer;
  status: number;
  body: Buffer;
};

/** Throws on a request that is none of the service's: a new one must be said here before it can be compared. */
export function callOf(exchange: Exchange): Call {
  const { caller, status, sent } = exchange;
  const target = String(exchange.headers["x-amz-target"] ?? "");
  const common = { caller, status, read: 0, write: 0, bytes: sent.length };
  if (target.startsWith("DynamoDB_")) return { ...common, ...dynamodb(operationIn(target), exchange) };
  if (target.startsWith("AmazonSQS.")) return { ...common, ...sqs(operationIn(target), exchange) };
  if (target.startsWith("secretsmanager.")) return { ...common, ...secrets(operationIn(target), exchange) };
  if (exchange.path.startsWith("/v2/email/")) return { ...common, ...ses(exchange) };
  return { ...common, ...s3(exchange) };
}

const operationIn = (target: string) => target.slice(target.indexOf(".") + 1);

type Write = { TableName: string };
type Consumed = { CapacityUnits?: number };

function dynamodb(operation: string, { sent, body, status }: Exchange) {
  const input = JSON.parse(sent.toString()) as {
    TableName?: string;
    IndexName?: string;
    TransactItems?: Record<string, Write>[];
  };
  const { ConsumedCapacity: told = [] } = (
    status === 200 && body.length > 0 ? JSON.parse(body.toString()) : {}
  ) as {
    ConsumedCapacity?: Consumed | Consumed[];
  };
  const units = [told].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  const reads = /^(Get|Query|Scan|BatchGet|TransactGet)/.test(operation);
  const index = input.IndexName === undefined ? "" : `/index/${input.IndexName}`;
  return {
    service: "dynamodb" as const,
    operation,
    // A transaction has no permission of its own: IAM checks each action in it.
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
    needs: input.TransactItems?.flatMap(actionsIn) ?? [
      { action: `dynamodb:${operation}`, resource: `table/${input.TableName}${index}` },
    ],
    read: reads ? units : 0,
    write: reads ? 0 : units,
  };
}

const actionsIn = (item: Record<string, Write>): Need[] =>
  Object.entries(item).map(([kind, { TableName }]) => {
    const action = kind === "ConditionCheck" ? kind : `${kind}Item`;
    return { action: `dynamodb:${action}`, resource: `table/${TableName}` };
  });

function sqs(operation: string, { sent }: Exchange) {
  const { QueueUrl } = JSON.parse(sent.toString()) as { QueueUrl: string };
  // The batch forms are checked as their single ones.
  const action = `sqs:${operation.replace(/Batch$/, "")}`;
  const resource = `queue/${QueueUrl.slice(QueueUrl.lastIndexOf("/") + 1)}`;
  return { service: "sqs" as const, operation, needs: [{ action, resource }] };
}

function secrets(operation: string, { sent }: Exchange) {
  const { SecretId } = JSON.parse(sent.toString()) as { SecretId: string };
  // An ARN or a name; of an ARN the name in it.
  const resource = SecretId.startsWith("arn:") ? SecretId.split(":").slice(6).join(":") : SecretId;
  return {
    service: "secrets" as const,
    operation,
    needs: [{ action: `secretsmanager:${operation}`, resource }],
  };
}

function ses({ method, path, sent }: Exchange) {
  if (method !== "POST" || path !== "/v2/email/outbound-emails") throw unknown(method, path);
  const { FromEmailAddress, ConfigurationSetName, Content } = JSON.parse(sent.toString()) as {
    FromEmailAddress: string;
    ConfigurationSetName: string;
    Content: { Raw?: object };
  };
  const from = /<([^>]*)>/.exec(FromEmailAddress)?.[1] ?? FromEmailAddress;
  const resources = [
    `identity/${from.slice(from.lastIndexOf("@") + 1)}`,
    `configuration-set/${ConfigurationSetName}`,
  ];
  // Raw content is checked as SendRawEmail too: https://github.com/anymail/django-anymail/issues/384
  const actions = ["ses:SendEmail", ...(Content.Raw ? ["ses:SendRawEmail"] : [])];
  const needs = actions.flatMap((action) =>
    resources.map((resource) => ({ action, resource, context: { "ses:FromAddress": from } })),
  );
  return { service: "ses" as const, operation: "SendEmail", needs };
}

const S3_OPERATIONS: Record<string, string> = {
  GET: "GetObject",
  HEAD: "GetObject",
  PUT: "PutObject",
  DELETE: "DeleteObject",
};

function s3({ method, path, status }: Exchange) {
  const [bucket = "", ...key] = decodeURIComponent(path.split("?")[0]!.slice(1)).split("/");
  const operation = S3_OPERATIONS[method];
  if (operation === undefined || key.length === 0) throw unknown(method, path);
  const needs: Need[] = [{ action: `s3:${operation}`, resource: `${bucket}/${key.join("/")}` }];
  // Who may not list a bucket is told "access denied" of an object that is not there.
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html "Permissions"
  if (operation === "GetObject" && status === 404) needs.push({ action: "s3:ListBucket", resource: bucket });
  return { service: "s3" as const, operation, needs };
}

const unknown = (method: string, path: string) =>
  new Error(`${method} ${path.replace(/[^/]+@[^/]*/g, "…")} is not among the requests that are known`);
