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
import { mayOpenSeals, sealingSecret } from "./sealing.ts";
import type { Settings } from "./settings.ts";
import { SIZES } from "./sizes.ts";
import {
  mayChangeRecoveries,
  mayCountCalls,
  mayCountLetters,
  mayEraseMail,
  mayEraseRecoveries,
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

    const received = new WorkQueue(this, "Received", settings, SIZES.receive).listens(this.inbound);
    const due = new WorkQueue(this, "Due", settings, SIZES.wake);
    const sent = new WorkQueue(this, "Sent", settings, SIZES.delivery).listens(events);

    const door = new WebDoor(this, "Web");
    const sealing = sealingSecret(this, settings);
    const environment: Record<keyof Env, string> = {
      TABLE_NAME: table.tableName,
      ARCHIVE_BUCKET: this.archive.bucketName,
      WAKE_QUEUE_URL: due.queue.queueUrl,
      SERVICE_ADDRESS: settings.sender,
      CONFIGURATION_SET: mail.configurationSet.configurationSetName,
      RETENTION_DAYS: String(settings.retentionDays),
      PUBLIC_URL: door.url,
      LETTERS_PER_HOUR: String(settings.lettersPerHour),
      LETTERS_PER_DAY: String(settings.lettersPerDay),
      SEAL_SECRET: sealing.secretArn,
      MOST_INVITATIONS_A_DAY: String(settings.invitationsPerDay),
      VERSION: settings.version,
    };
    const receive = new ServiceFunction(this, "receive", environment);
    const sweep = new ServiceFunction(this, "sweep", environment);
    const wake = new ServiceFunction(this, "wake", environment);
    const delivery = new ServiceFunction(this, "delivery", environment);
    // The door leads to it, so that it cannot itself be told where the door is.
    const web = new ServiceFunction(this, "web", { ...environment, PUBLIC_URL: "" });
    door.leadsTo(web);

    received.feeds(receive, { batchSize: 5, maxConcurrency: 10 });
    // Twice five at once, each for the better part of a second, stay near the 14 mails a second that SES grants at first.
    due.feeds(wake, { batchSize: 5, maxConcurrency: 2 });
    sent.feeds(delivery, { batchSize: 10, maxConcurrency: 5 });
    new Schedule(this, "EachMinute", {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: invokes(this, sweep),
    });

    mayReadAndEraseMail(receive, this.archive);
    mayEraseMail(wake, this.archive);
    for (const records of [receive, wake, delivery, web]) mayChangeRecoveries(records, table);
    // Both end in `settle`, which counts, sends, erases and forgets.
    for (const settles of [receive, wake]) {
      mayCountLetters(settles, table);
      mayEraseRecoveries(settles, table);
      mail.maySend(settles);
    }
    mayCountCalls(web, table);
    // One checks what partners sign, the other signs what they are told.
    for (const signs of [web, wake]) mayOpenSeals(signs, sealing);
    mayFindDue(sweep, table);
    for (const wakes of [sweep, web]) due.mayBeFilledBy(wakes);

    const watched = { functions: { receive, sweep, wake, delivery, web }, queues: { received, due, sent } };
    drawDashboard(this, watched, raiseAlarms(this, settings, watched));
  }
}
