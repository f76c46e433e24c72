/**
 * The CDK app: `cdk synth` and `cdk deploy` run this file. The settings come from context:
 * `-c domain=in.example.com -c region=eu-west-1 -c retentionDays=30 -c sender=recover@in.example.com`.
 */
import { App } from "aws-cdk-lib";
import { readSettings } from "./settings.ts";
import { makeStacks } from "./stacks.ts";

const app = new App();
try {
  makeStacks(
    app,
    readSettings((name) => app.node.tryGetContext(name)),
  );
} catch (error) {
  if (!(error instanceof Error && error.name === "SettingsError")) throw error;
  console.error(error.message);
  process.exit(1);
}
