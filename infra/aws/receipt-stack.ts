/** The receiving side of SES, which no emulator has: rule set, rule, and making the rule set the active one. */
import { ArnFormat, Duration, RemovalPolicy, Stack, type StackProps, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { ReceiptRuleSet, TlsPolicy } from "aws-cdk-lib/aws-ses";
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  type AwsSdkCall,
  PhysicalResourceId,
} from "aws-cdk-lib/custom-resources";
import type { Construct } from "constructs";
import { MAIL_PREFIX, ruleSetOf } from "./names.ts";
import type { ServiceStack } from "./service-stack.ts";
import type { Settings } from "./settings.ts";

export class ReceiptStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings, service: ServiceStack, props: StackProps) {
    super(scope, id, props);
    const { archive, inbound } = service;
    // Named by us, because the permissions below name them and live in the other stack.
    const receiptRuleSetName = ruleSetOf(settings.stage);
    const receiptRuleName = "everything-to-the-service";

    letsSesDeliver(service, `receipt-rule-set/${receiptRuleSetName}:receipt-rule/${receiptRuleName}`);
    this.addStackDependency(service);

    const rules = new ReceiptRuleSet(this, "Rules", { receiptRuleSetName });
    rules.addRule("Everything", {
      receiptRuleName,
      // A domain matches every address in it, so also recover+anything@, but no subdomain.
      // https://docs.aws.amazon.com/ses/latest/dg/receiving-email-receipt-rules-console-walkthrough.html
      recipients: [settings.domain],
      // The verdicts on spam and viruses; what to do about them is the service's decision.
      scanEnabled: true,
      // A mail that came in the clear has been read by whoever wanted to. Refusing it would only leave a person alone.
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [
        {
          bind: () => ({
            s3Action: {
              bucketName: archive.bucketName,
              objectKeyPrefix: MAIL_PREFIX,
              topicArn: inbound.topicArn,
            },
          }),
        },
      ],
    });
    activates(this, rules);
  }
}

/** Lets this one rule, and nothing else of SES, put mail into the archive and tell the topic. */
function letsSesDeliver(service: ServiceStack, rule: string): void {
  const { archive, inbound, account } = service;
  const byThisRule = {
    principals: [new ServicePrincipal("ses.amazonaws.com")],
    conditions: {
      StringEquals: {
        "aws:SourceAccount": account,
        "aws:SourceArn": service.formatArn({
          service: "ses",
          resource: rule,
          arnFormat: ArnFormat.NO_RESOURCE_NAME,
        }),
      },
    },
  };
  archive.addToResourcePolicy(
    new PolicyStatement({
      ...byThisRule,
      actions: ["s3:PutObject"],
      resources: [archive.arnForObjects(`${MAIL_PREFIX}*`)],
    }),
  );
  inbound.addToResourcePolicy(
    new PolicyStatement({ ...byThisRule, actions: ["sns:Publish"], resources: [inbound.topicArn] }),
  );
}

/**
 * An account has one active rule set in a region, and CloudFormation cannot say which. Deleting the stack leaves none
 * active, because SES refuses to delete the active one.
 */
function activates(scope: Construct, rules: ReceiptRuleSet): void {
  const call = (parameters: Record<string, string>): AwsSdkCall => ({
    service: "@aws-sdk/client-ses",
    action: "SetActiveReceiptRuleSet",
    parameters,
    physicalResourceId: PhysicalResourceId.of("active-receipt-rule-set"),
  });
  const role = new Role(scope, "Activator", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  const logGroup = new LogGroup(scope, "ActivatorLog", {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  logGroup.grantWrite(role);
  const activation = new AwsCustomResource(scope, "Active", {
    resourceType: "Custom::ActiveReceiptRuleSet",
    onUpdate: call({ RuleSetName: rules.receiptRuleSetName }),
    onDelete: call({}),
    policy: AwsCustomResourcePolicy.fromStatements([
      new PolicyStatement({ actions: ["ses:SetActiveReceiptRuleSet"], resources: ["*"] }),
    ]),
    role,
    logGroup,
    timeout: Duration.minutes(1),
    installLatestAwsSdk: false,
  });
  activation.node.addDependency(rules);
  Validations.of(activation).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason:
      "SetActiveReceiptRuleSet belongs to the account and knows no resource; it is the only action allowed here.",
  });
}
