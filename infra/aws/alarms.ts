/** When somebody has to look. Each alarm's description says what it means and what to do first. */
import { Duration, Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { FunctionName } from "./bundle.ts";
import type { ServiceFunction } from "./function.ts";
import type { WorkQueue } from "./queue.ts";
import type { Settings } from "./settings.ts";

export type Watched = {
  functions: Record<FunctionName, ServiceFunction>;
  queues: Record<"received" | "due" | "sent", WorkQueue>;
};

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** Written by the sweep in CloudWatch's embedded format, under the dimension that Powertools gives every metric. */
export const oldestDue = new Metric({
  namespace: "Recover",
  metricName: "OldestDueAgeSeconds",
  dimensionsMap: { service: "recover" },
  statistic: Stats.MAXIMUM,
  period: MINUTE,
});

/** Written by whoever settles, in the same way, and only when it happens. */
export const overBudget = new Metric({
  namespace: "Recover",
  metricName: "LettersOverBudget",
  dimensionsMap: { service: "recover" },
  statistic: Stats.SUM,
  period: FIVE_MINUTES,
});

/**
 * Of the whole account in this region, because that is what SES suspends. Fractions, 0 to 1.
 * @see https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
 */
export const reputation = (rate: "BounceRate" | "ComplaintRate") =>
  new Metric({
    namespace: "AWS/SES",
    metricName: `Reputation.${rate}`,
    statistic: Stats.AVERAGE,
    period: Duration.hours(1),
  });

export const deadLetters = ({ dead }: WorkQueue) =>
  dead.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: MINUTE });

export function raiseAlarms(
  scope: Construct,
  { alarmEmail }: Settings,
  { functions, queues }: Watched,
): Alarm[] {
  const topic = alarmTopic(scope, alarmEmail);
  const raise = (
    name: string,
    metric: IMetric,
    threshold: number,
    alarmDescription: string,
    unusual: { below?: true; minutesInARow?: number; missing?: TreatMissingData } = {},
  ) => {
    const alarm = new Alarm(scope, `Alarm-${name}`, {
      alarmDescription,
      metric,
      threshold,
      comparisonOperator: unusual.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: unusual.minutesInARow ?? 1,
      treatMissingData: unusual.missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return alarm;
  };

  return [
    ...Object.entries(queues).map(([name, queue]) =>
      raise(
        `dead-${name}`,
        deadLetters(queue),
        0,
        `Something in the queue "${name}" failed five times. Read the error in the function's log, mend it, then redrive.`,
      ),
    ),
    raise(
      "late",
      oldestDue,
      600,
      "A letter is more than ten minutes late. Look at the wake function's errors and SES's sending limits.",
      { minutesInARow: 3 },
    ),
    raise(
      "over-budget",
      overBudget,
      0,
      "More letters are owed than may leave in an hour or a day. They wait and are not lost. See who writes, then raise lettersPerHour or lettersPerDay, or let them wait.",
    ),
    raise(
      "no-sweep",
      functions.sweep.function.metricInvocations({ statistic: Stats.SUM, period: FIVE_MINUTES }),
      1,
      "The sweep has not run for five minutes, so nothing leaves on time. Look at the schedule and its role.",
      { below: true, missing: TreatMissingData.BREACHING },
    ),
    ...Object.entries(functions).map(([name, { function: work }]) =>
      raise(
        `errors-${name}`,
        work.metricErrors({ statistic: Stats.SUM, period: FIVE_MINUTES }),
        0,
        `The function "${name}" threw. Its queue or the next minute tries again; read the log before it gives up.`,
      ),
    ),
    raise(
      "bounces",
      reputation("BounceRate"),
      0.05,
      "More than 5 % of the account's mail bounces. SES reviews accounts at 5 % and pauses them at 10 %.",
    ),
    raise(
      "complaints",
      reputation("ComplaintRate"),
      0.001,
      "More than 0.1 % of the account's mail is called spam. SES reviews accounts at 0.1 % and pauses them at 0.5 %.",
    ),
  ];
}

function alarmTopic(scope: Construct, email: string | undefined): Topic {
  const topic = new Topic(scope, "Alarms", { enforceSSL: true });
  const { account } = Stack.of(scope);
  // A topic with a policy of its own no longer lets the rest of the account publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    }),
  );
  if (email) topic.addSubscription(new EmailSubscription(email));
  return topic;
}
