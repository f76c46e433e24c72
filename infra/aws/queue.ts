/** A queue of work for one function, with the queue beside it for what failed five times. */
import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { ServiceFunction } from "./function.ts";
import type { Settings } from "./settings.ts";

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  constructor(scope: Construct, id: string, { retentionDays }: Settings, functionSeconds: number) {
    super(scope, id);
    const sealed = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.dead = new Queue(this, "Dead", {
      ...sealed,
      // Long enough to mend and replay, never longer than the people in it were promised.
      retentionPeriod: Duration.days(Math.min(14, retentionDays)),
    });
    this.queue = new Queue(this, "Queue", {
      ...sealed,
      retentionPeriod: Duration.days(Math.min(4, retentionDays)),
      // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: six times the function's timeout.
      visibilityTimeout: Duration.seconds(6 * functionSeconds),
      deadLetterQueue: { queue: this.dead, maxReceiveCount: 5 },
    });
  }

  /** Takes what the topic publishes, as it was published. */
  listens(topic: ITopic): this {
    topic.addSubscription(
      new SqsSubscription(this.queue, { rawMessageDelivery: true, deadLetterQueue: this.dead }),
    );
    return this;
  }

  /** One failed message goes back alone; its neighbours in the batch are done. */
  feeds(work: ServiceFunction, pace: { batchSize: number; maxConcurrency: number }): void {
    work.function.addEventSource(new SqsEventSource(this.queue, { ...pace, reportBatchItemFailures: true }));
  }
}
