/** `npm run smoke`: whether a deployed stage is at work. */
import { parseArgs } from "node:util";
import { RECEIVING_REGIONS } from "../aws/settings.ts";
import { told } from "./deploy/finding.ts";
import { smoke } from "./deploy/smoke.ts";
import { refuse } from "./input.ts";

const HELP = `Usage: npm run smoke -- [--stage STAGE] [--region REGION] [--version VERSION]

Looks whether a deployed stage is at work: each function is active and runs, each queue feeds its function, and a mail
from a machine goes through topic, queue, function and archive and is thrown away. Nobody is written to. The deployment
ends with it.

  --stage STAGE      the stage of the deployment (default: prod)
  --region REGION    where it is (default: AWS_REGION)
  --version VERSION  fails when another version runs
  --help             this page

Credentials come from the environment, as for the AWS command line. They need cloudformation:DescribeStackResources,
lambda:GetFunctionConfiguration, lambda:ListEventSourceMappings, lambda:InvokeFunction, s3:PutObject, s3:ListBucket,
sns:Publish and sqs:GetQueueAttributes.`;

const { stage, region, version } = options();
const works = await told(smoke({ stage, region, ...(version !== undefined && { version }) })).catch(
  (error: Error) => refuse(`The smoke test broke off: ${error.name}: ${error.message}`),
);
process.exit(works ? 0 : 1);

function options() {
  try {
    const { values } = parseArgs({
      options: {
        stage: { type: "string", default: "prod" },
        region: { type: "string" },
        version: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const region = values.region ?? process.env.AWS_REGION;
    if (region === undefined || !RECEIVING_REGIONS.some((known) => known === region)) {
      refuse("--region takes a region in which SES receives mail. See --help.");
    }
    return { ...values, region };
  } catch (error) {
    refuse(`${(error as Error).message} See --help.`);
  }
}
