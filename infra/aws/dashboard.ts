/** What the alarms watch, drawn: first whether all is well, then why not. */
import { Duration } from "aws-cdk-lib";
import { type Alarm, AlarmStatusWidget, Dashboard, GraphWidget, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { deadLetters, oldestDue, overBudget, reputation, type Watched } from "./alarms.ts";

export function drawDashboard(scope: Construct, { functions, queues }: Watched, alarms: Alarm[]): void {
  const works = Object.values(functions).map((each) => each.function);
  const sums = { statistic: Stats.SUM, period: Duration.minutes(5) };
  const half = { width: 12 };
  new Dashboard(scope, "Dashboard", {
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ title: "Alarms", alarms, width: 24 })],
      [
        new GraphWidget({
          ...half,
          title: "Age of the oldest letter that is due, seconds; letters that wait for their turn",
          left: [oldestDue],
          right: [overBudget],
        }),
        new GraphWidget({
          ...half,
          title: "Waiting, and given up",
          left: Object.values(queues).map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          right: Object.values(queues).map(deadLetters),
        }),
      ],
      [
        new GraphWidget({
          ...half,
          title: "Runs, and errors",
          left: works.map((work) => work.metricInvocations(sums)),
          right: works.map((work) => work.metricErrors(sums)),
        }),
        new GraphWidget({
          ...half,
          title: "Longest run, milliseconds",
          left: works.map((work) => work.metricDuration({ ...sums, statistic: Stats.MAXIMUM })),
        }),
      ],
      [
        new GraphWidget({ ...half, title: "Bounces, as a fraction", left: [reputation("BounceRate")] }),
        new GraphWidget({ ...half, title: "Complaints, as a fraction", left: [reputation("ComplaintRate")] }),
      ],
    ],
  });
}
