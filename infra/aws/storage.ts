/** Where recoveries and raw mail are kept, and who may do what with them. */
import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { AttributeType, BillingMode, ProjectionType, Table } from "aws-cdk-lib/aws-dynamodb";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { logicalId } from "./logical-id.ts";
import { MAIL_PREFIX } from "./names.ts";
import type { Settings } from "./settings.ts";

/** Only items with `due` and `dueAt` are in it, so a sweep reads what is due and nothing else. */
export const DUE_INDEX = "due";

export function recoveriesTable(scope: Construct, { stage }: Settings): Table {
  const passing = stage === "test";
  const table = new Table(scope, "Recoveries", {
    partitionKey: { name: "pk", type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    // The last net behind active erasure. Expired items may be read for days: the service filters on time.
    timeToLiveAttribute: "expiresAt",
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: !passing,
    removalPolicy: passing ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
  table.addGlobalSecondaryIndex({
    indexName: DUE_INDEX,
    partitionKey: { name: "due", type: AttributeType.STRING },
    sortKey: { name: "dueAt", type: AttributeType.STRING },
    projectionType: ProjectionType.KEYS_ONLY,
  });
  return table;
}

/** The longest that a recovery stays open before its retention begins: an interview weeks ahead, its follow-up after. */
const OPEN_DAYS = 60;

export function rawMailBucket(scope: Construct, { stage, retentionDays }: Settings): Bucket {
  const bucket = new Bucket(scope, "RawMail", {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    // A version kept behind a deletion would be a mail that somebody asked us to erase.
    versioned: false,
    // The last net: the service erases each mail with its recovery, long before this.
    lifecycleRules: [
      {
        expiration: Duration.days(retentionDays + OPEN_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    removalPolicy: stage === "test" ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  });
  Validations.of(bucket).acknowledge({
    id: "AwsSolutions-S1",
    reason:
      "Access logs would outlive the mail they name. Only SES, receive and wake can reach the bucket, and the functions log each outcome by id.",
  });
  return bucket;
}

/**
 * One item at a time and transactions over them; no scan, and no query that could list people. A transaction asks for the
 * permissions of the actions in it; it has none of its own.
 */
export function mayChangeRecoveries(grantee: IGrantable, table: Table): void {
  const actions = ["dynamodb:GetItem", "dynamodb:PutItem"];
  Grant.addToPrincipal({ grantee, actions, resourceArns: [table.tableArn] });
}

/** Counts are added to, so that none is lost between two calls at once. */
export function mayCountCalls(grantee: IGrantable, table: Table): void {
  Grant.addToPrincipal({ grantee, actions: ["dynamodb:UpdateItem"], resourceArns: [table.tableArn] });
}

export function mayEraseRecoveries(grantee: IGrantable, table: Table): void {
  Grant.addToPrincipal({ grantee, actions: ["dynamodb:DeleteItem"], resourceArns: [table.tableArn] });
}

/** The count of all letters is an item of the same table, and the only one that is updated in place. */
export function mayCountLetters(grantee: IGrantable, table: Table): void {
  Grant.addToPrincipal({ grantee, actions: ["dynamodb:UpdateItem"], resourceArns: [table.tableArn] });
}

/** Ids and times of what is due; the index holds nothing else. */
export function mayFindDue(grantee: IGrantable, table: Table): void {
  Grant.addToPrincipal({
    grantee,
    actions: ["dynamodb:Query"],
    resourceArns: [`${table.tableArn}/index/${DUE_INDEX}`],
  });
}

export function mayReadAndEraseMail(grantee: IGrantable & Construct, bucket: Bucket): void {
  mayWithMail(grantee, bucket, ["s3:GetObject", "s3:DeleteObject"]);
  // Without it S3 answers "access denied" for a mail that is gone, and gone is an ordinary answer here.
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax "Permissions"
  Grant.addToPrincipal({ grantee, actions: ["s3:ListBucket"], resourceArns: [bucket.bucketArn] });
}

export function mayEraseMail(grantee: IGrantable & Construct, bucket: Bucket): void {
  mayWithMail(grantee, bucket, ["s3:DeleteObject"]);
}

function mayWithMail(grantee: IGrantable & Construct, bucket: Bucket, actions: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns: [bucket.arnForObjects(`${MAIL_PREFIX}*`)] });
  Validations.of(grantee).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalId(bucket)}.Arn>/${MAIL_PREFIX}*]`,
    reason:
      "Each mail is an object of its own below the prefix; which ones there are is only known at run time.",
  });
}
