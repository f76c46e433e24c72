/** A queue of work for one function, with the queue beside it for what failed five times. */
import { Duration } from "aws-cdk-lib";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { ServiceFunction } from "./function.ts";
import type { Settings } from "./settings.ts";
import type { Size } from "./sizes.ts";

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;

  constructor(scope: Construct, id: string, { retentionDays }: Settings, { timeoutSeconds }: Size) {
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
      visibilityTimeout: Duration.seconds(6 * timeoutSeconds),
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

  /**
   * One failed message goes back alone; its neighbours in the batch are done. CDK's own `SqsEventSource` grants more than
   * the poller needs: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html "execution role permissions".
   */
  feeds(work: ServiceFunction, pace: { batchSize: number; maxConcurrency: number }): void {
    this.#grant(work, ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]);
    work.function.addEventSourceMapping(`From${this.node.id}`, {
      ...pace,
      eventSourceArn: this.queue.queueArn,
      reportBatchItemFailures: true,
    });
  }

  mayBeFilledBy(grantee: IGrantable): void {
    this.#grant(grantee, ["sqs:SendMessage"]);
  }

  #grant(grantee: IGrantable, actions: string[]): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.queue.queueArn] });
  }
}
