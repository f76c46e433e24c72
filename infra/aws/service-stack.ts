/** The whole deployment but the receipt rule: everything that an AWS emulator can deploy too. */
import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { Env } from "../../functions/env.ts";
import { raiseAlarms } from "./alarms.ts";
import { drawDashboard } from "./dashboard.ts";
import { ServiceFunction } from "./function.ts";
import { sendsMail } from "./mail.ts";
import { WorkQueue } from "./queue.ts";
import { invokes } from "./schedule.ts";
import type { Settings } from "./settings.ts";
import {
  mayChangeRecoveries,
  mayFindDue,
  mayReadAndEraseMail,
  rawMailBucket,
  recoveriesTable,
} from "./storage.ts";
import { WebDoor } from "./web.ts";

export class ServiceStack extends Stack {
  readonly archive;
  readonly inbound;

  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: settings.stage !== "test" });

    const table = recoveriesTable(this, settings);
    this.archive = rawMailBucket(this, settings);
    this.inbound = new Topic(this, "Inbound", { enforceSSL: true });
    const events = new Topic(this, "Events", { enforceSSL: true });
    const mail = sendsMail(this, settings, events);

    // One send may take ten seconds and several run beside each other. Six times this passes before a failed try is made again.
    const seconds = { receive: 30, sweep: 50, wake: 30, delivery: 15, web: 10 };
    const received = new WorkQueue(this, "Received", settings, seconds.receive).listens(this.inbound);
    const due = new WorkQueue(this, "Due", settings, seconds.wake);
    const sent = new WorkQueue(this, "Sent", settings, seconds.delivery).listens(events);

    const door = new WebDoor(this, "Web");
    const environment: Record<keyof Env, string> = {
      TABLE_NAME: table.tableName,
      ARCHIVE_BUCKET: this.archive.bucketName,
      WAKE_QUEUE_URL: due.queue.queueUrl,
      SERVICE_ADDRESS: settings.sender,
      CONFIGURATION_SET: mail.configurationSet.configurationSetName,
      RETENTION_DAYS: String(settings.retentionDays),
      PUBLIC_URL: door.url,
      VERSION: settings.version,
    };
    const made = (
      name: keyof typeof seconds,
      memoryMegabytes: number,
      other: Partial<typeof environment> = {},
    ) =>
      new ServiceFunction(this, name, {
        environment: { ...environment, ...other },
        timeoutSeconds: seconds[name],
        memoryMegabytes,
      });
    const receive = made("receive", 1024);
    const sweep = made("sweep", 512);
    const wake = made("wake", 1024);
    const delivery = made("delivery", 512);
    // The door leads to it, so that it cannot itself be told where the door is.
    const web = made("web", 512, { PUBLIC_URL: "" });
    door.leadsTo(web);

    received.feeds(receive, { batchSize: 5, maxConcurrency: 10 });
    // Twice five at once, each for the better part of a second, stay near the 14 mails a second that SES grants at first.
    due.feeds(wake, { batchSize: 5, maxConcurrency: 2 });
    sent.feeds(delivery, { batchSize: 10, maxConcurrency: 5 });
    new Schedule(this, "EachMinute", {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: invokes(this, sweep),
    });

    // All three end in `settle`, which sends, erases and forgets.
    for (const settles of [receive, wake]) {
      mayReadAndEraseMail(settles, this.archive);
      mail.maySend(settles);
    }
    for (const records of [receive, wake, delivery, web]) mayChangeRecoveries(records, table);
    mayFindDue(sweep, table);
    due.queue.grantSendMessages(sweep);

    const watched = { functions: { receive, sweep, wake, delivery, web }, queues: { received, due, sent } };
    drawDashboard(this, watched, raiseAlarms(this, settings, watched));
  }
}
