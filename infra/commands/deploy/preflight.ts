/** What can be known before a deployment: whether it would fail half-way, or work and reach nobody. */
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { DescribeActiveReceiptRuleSetCommand, SESClient } from "@aws-sdk/client-ses";
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  SESv2Client,
} from "@aws-sdk/client-sesv2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { ruleSetOf, serviceStackOf } from "../../aws/names.ts";
import type { Settings } from "../../aws/settings.ts";
import { isThere } from "./deployed.ts";
import type { Finding } from "./finding.ts";

/** Five letters at once by each of two wakes, in the better part of a second. */
const MAILS_A_SECOND = 10;

/** What is to happen to an active receipt rule set that is not ours: it stands in the way, is replaced, or stays with no rules of ours. */
export type Rules = "keep" | "take-over" | "leave";

/** Only looks. That the region receives mail is part of the settings and was checked with them. */
export async function* preflight(settings: Settings, rules: Rules): AsyncGenerator<Finding> {
  const { region } = settings;
  const account = await accountOf(region);
  yield account;
  if (account.says === "stop") return;
  yield { says: "fine", line: `SES receives mail in ${region}.` };
  const cloudformation = new CloudFormationClient({ region });
  const ses = new SESv2Client({ region });
  yield* asked("whether CDK is bootstrapped", () => bootstrap(cloudformation, settings));
  yield* asked("what this account may send", () => sending(ses));
  yield* asked("about the identity", () => identity(ses, cloudformation, settings));
  if (rules !== "leave") {
    yield* asked("which receipt rule set is active", () => ruleSet(settings, rules === "take-over"));
  }
}

/** A question without an answer, as where the person may not ask it, does not stop a deployment. */
async function* asked(what: string, look: () => Promise<Finding[]>): AsyncGenerator<Finding> {
  try {
    yield* await look();
  } catch (error) {
    yield { says: "mind", line: `AWS did not tell ${what} (${(error as Error).name}).` };
  }
}

/** Everything else needs credentials, so their absence ends it. */
async function accountOf(region: string): Promise<Finding> {
  try {
    const { Account, Arn } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
    return { says: "fine", line: `Account ${Account}, as ${Arn}.` };
  } catch (error) {
    const { name } = error as Error;
    return { says: "stop", line: `No account answers to these credentials (${name}); try aws login.` };
  }
}

async function bootstrap(client: CloudFormationClient, settings: Settings): Promise<Finding[]> {
  if (await isThere(client, "CDKToolkit")) return [{ says: "fine", line: "CDK is bootstrapped." }];
  const { domain, region, retentionDays, sender } = settings;
  const context = Object.entries({ domain, region, retentionDays, sender });
  const given = context.map(([name, value]) => `-c ${name}=${value}`).join(" ");
  const line = `CDK is not bootstrapped in ${region}: npx cdk bootstrap aws://ACCOUNT/${region} ${given}`;
  return [{ says: "stop", line }];
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
async function sending(ses: SESv2Client): Promise<Finding[]> {
  const account = await ses.send(new GetAccountCommand({}));
  const { ProductionAccessEnabled, SendingEnabled, EnforcementStatus, SendQuota } = account;
  if (SendingEnabled === false || EnforcementStatus === "SHUTDOWN") {
    return [{ says: "stop", line: "SES has paused sending for this account: nothing would be answered." }];
  }
  const found: Finding[] = [];
  if (EnforcementStatus === "PROBATION") {
    found.push({ says: "mind", line: "SES has this account under review; see its mail about it." });
  }
  const { MaxSendRate: rate = 0, Max24HourSend: day = 0 } = SendQuota ?? {};
  if (ProductionAccessEnabled !== true) {
    const line = `SES is in its sandbox: answers reach verified addresses only, ${day} a day. Ask for production access.`;
    found.push({ says: "mind", line });
  } else if (rate < MAILS_A_SECOND) {
    const line = `SES takes ${rate} mails a second, fewer than the ${MAILS_A_SECOND} of a busy minute: letters would be late.`;
    found.push({ says: "mind", line });
  } else {
    found.push({ says: "fine", line: `SES sends ${rate} mails a second and ${day} a day.` });
  }
  return found;
}

async function identity(
  ses: SESv2Client,
  cloudformation: CloudFormationClient,
  { domain, stage }: Settings,
): Promise<Finding[]> {
  const known = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: domain })).catch((error) => {
    if (error instanceof NotFoundException) return null;
    throw error;
  });
  if (known === null) {
    const line = `${domain} is new to SES: add the DNS records that this prints, then wait until it is verified.`;
    return [{ says: "mind", line }];
  }
  if (!(await isThere(cloudformation, serviceStackOf(stage)))) {
    const line = `${domain} is an identity of SES already, and the stack would make it again: delete it or take another domain.`;
    return [{ says: "stop", line }];
  }
  return known.VerifiedForSendingStatus === true
    ? [{ says: "fine", line: `${domain} is verified.` }]
    : [{ says: "mind", line: `${domain} is not verified yet: are its three DKIM records in the DNS?` }];
}

/** A region has one active rule set, and only SES's first API knows it. */
async function ruleSet({ region, stage }: Settings, takeOver: boolean): Promise<Finding[]> {
  const ses = new SESClient({ region });
  const { Metadata } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  const active = Metadata?.Name;
  if (active === undefined) return [{ says: "fine", line: "No receipt rule set is active; ours will be." }];
  if (active === ruleSetOf(stage))
    return [{ says: "fine", line: `Our receipt rule set ${active} is active.` }];
  return takeOver
    ? [{ says: "mind", line: `The receipt rule set ${active} is active and will be replaced, as you asked.` }]
    : [
        {
          says: "stop",
          line: `The receipt rule set ${active} is active; ours would end what it receives. Take another region, or say --take-over.`,
        },
      ];
}
