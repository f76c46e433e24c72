/** The sending side of SES: who we are, what becomes of each mail, and the DNS records that make others believe it. */
import { CfnOutput, Stack } from "aws-cdk-lib";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { Settings } from "./settings.ts";

export function sendsMail(scope: Construct, { domain, sender, region }: Settings, events: Topic) {
  const configurationSet = new ConfigurationSet(scope, "Sending", {
    // A plan quotes the worst hour of somebody's week. It travels encrypted or not at all.
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    reputationMetrics: true,
  });
  new ConfigurationSetEventDestination(scope, "Fate", {
    configurationSet,
    destination: EventDestination.snsTopic(events),
    // What settles a send whose answer was lost. Opens and clicks are nobody's business.
    events: [
      EmailSendingEvent.SEND,
      EmailSendingEvent.DELIVERY,
      EmailSendingEvent.REJECT,
      EmailSendingEvent.BOUNCE,
      EmailSendingEvent.COMPLAINT,
    ],
  });
  // Must not receive mail itself, so it is a name beside the one that people write to.
  const mailFromDomain = `bounce.${domain}`;
  const identity = new EmailIdentity(scope, "Identity", {
    identity: Identity.domain(domain),
    configurationSet,
    dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
    mailFromDomain,
    mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    feedbackForwarding: false,
  });

  const records: [name: string, record: string][] = [
    ["DnsInbound", `${domain} MX 10 inbound-smtp.${region}.amazonaws.com`],
    ["DnsMailFromMx", `${mailFromDomain} MX 10 feedback-smtp.${region}.amazonses.com`],
    ["DnsMailFromSpf", `${mailFromDomain} TXT "v=spf1 include:amazonses.com ~all"`],
    ["DnsDmarc", `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; adkim=r; aspf=r"`],
    ...identity.dkimRecords.map(({ name, value }, at): [string, string] => [
      `DnsDkim${at + 1}`,
      `${name} CNAME ${value}`,
    ]),
  ];
  for (const [name, value] of records) new CfnOutput(scope, name, { value });

  return {
    configurationSet,
    /** From the one address, as the one identity, through the one configuration set. */
    maySend(grantee: IGrantable): void {
      Grant.addToPrincipal({
        grantee,
        // SendEmail with raw content is checked as SendRawEmail: https://github.com/anymail/django-anymail/issues/384
        actions: ["ses:SendEmail", "ses:SendRawEmail"],
        resourceArns: [
          identity.emailIdentityArn,
          Stack.of(scope).formatArn({
            service: "ses",
            resource: "configuration-set",
            resourceName: configurationSet.configurationSetName,
          }),
        ],
        conditions: { StringEquals: { "ses:FromAddress": sender } },
      });
    },
  };
}
