/** `npm run restore -- --from TABLE`: what the table lost comes back from a restored copy, but nothing that was erased on request. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { deployedStack } from "./deploy/deployed.ts";
import { refuse } from "./input.ts";
import { restore } from "./restore/restore.ts";

const HELP = `Usage: npm run restore -- --from TABLE --erased FILE [--stage STAGE] [--region REGION] [--dry-run]

Copies from TABLE, which was restored to a point in time, whatever the stage's table lacks. What the table has is not
changed. Recoveries that were erased since, because somebody asked or their time was over, stay erased: FILE holds their
ids, one a line, as the log tells them. docs/operate.md has the commands before and after.

  --from TABLE     the restored table
  --erased FILE    ids that must not come back; an empty file when there are none
  --stage STAGE    the stage of the deployment (default: prod)
  --region REGION  where it is (default: AWS_REGION)
  --dry-run        only count
  --help           this page

Credentials come from the environment, as for the AWS command line. They need cloudformation:DescribeStackResources,
dynamodb:Scan on TABLE, and dynamodb:PutItem and dynamodb:GetItem on the stage's table.`;

const { from, erased, stage, region, dryRun } = await options();
const stack = await deployedStack(new CloudFormationClient({ region }), stage);
if (stack === null) refuse(`There is no stack of the stage "${stage}" in ${region}.`);
if (from === stack.table) refuse(`${from} is the stage's own table; restore to another name first.`);
const db = DynamoDBDocumentClient.from(new DynamoDBClient({ region }));
const { back, kept, left } = await restore(db, { from, to: stack.table, erased, dryRun }, (seen) =>
  process.stderr.write(`\r${seen} items …`),
).catch((error: Error) => refuse(`The restoration broke off, and can be begun again: ${error.message}`));
process.stderr.write("\r");
console.log(`${back} items ${dryRun ? "would come" : "came"} back, ${kept} are there, ${left} stay erased.`);

async function options() {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: "string" },
        erased: { type: "string" },
        stage: { type: "string", default: "prod" },
        region: { type: "string", default: process.env.AWS_REGION ?? "" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    const { from, erased: file, stage, region } = values;
    if (!from || !file || !region) refuse("--from, --erased and --region are needed. See --help.");
    const lines = (await readFile(file, "utf8")).split(/\s+/).filter((line) => line !== "");
    const odd = lines.find((line) => !/^[0-9a-f]{32}$/.test(line));
    if (odd !== undefined) refuse(`${file} holds something that is no id of a recovery.`);
    return { from, stage, region, dryRun: values["dry-run"], erased: new Set(lines) };
  } catch (error) {
    refuse(`${(error as Error).message} See --help.`);
  }
}
