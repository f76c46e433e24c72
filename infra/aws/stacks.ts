/** Both stacks of one deployment, held against the AwsSolutions rules at every synth. */
import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { receiptStackOf, serviceStackOf } from "./names.ts";
import { ReceiptStack } from "./receipt-stack.ts";
import { ServiceStack } from "./service-stack.ts";
import type { Settings } from "./settings.ts";

export function makeStacks(app: App, settings: Settings) {
  const { stage, region } = settings;
  // No account: the assembly is made without credentials and fits whichever account deploys it.
  const env = { region };
  const service = new ServiceStack(app, serviceStackOf(stage), settings, { env });
  const receipt = new ReceiptStack(app, receiptStackOf(stage), settings, service, { env });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { service, receipt };
}
