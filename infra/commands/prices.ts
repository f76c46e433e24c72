/**
 * What AWS asks, in US dollars, without free tiers and discounts: list prices of us-east-1 as published in the middle of
 * 2025. Other regions ask up to a third more. Look again before you rely on one.
 */
export const PRICES_OF = "us-east-1, July 2025";

const MILLION = 1_000_000;
const THOUSAND = 1_000;

export const DOLLARS = {
  /** https://aws.amazon.com/ses/pricing/ */
  mailIn: 0.1 / THOUSAND,
  /** Each whole 256 KB of a mail that came in. */
  mailInChunk: 0.09 / THOUSAND,
  mailOut: 0.1 / THOUSAND,
  mailOutGigabyte: 0.12,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/, for as long as a recovery lives also its storage. */
  readUnit: 0.125 / MILLION,
  writeUnit: 0.625 / MILLION,
  /** https://aws.amazon.com/lambda/pricing/, arm64 */
  run: 0.2 / MILLION,
  gigabyteSecond: 0.0000133334,
  /** https://aws.amazon.com/s3/pricing/; removing is free. */
  objectPut: 0.005 / THOUSAND,
  objectGet: 0.0004 / THOUSAND,
  /** https://aws.amazon.com/sqs/pricing/, standard queues */
  queueRequest: 0.4 / MILLION,
  /** https://aws.amazon.com/sns/pricing/; to a queue the delivery is free. */
  publish: 0.5 / MILLION,
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  alarmMonth: 0.1,
  metricMonth: 0.3,
  /** https://aws.amazon.com/eventbridge/pricing/ */
  schedule: 1 / MILLION,
} as const;
