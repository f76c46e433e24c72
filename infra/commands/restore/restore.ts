/** From a table that was restored to a point in time into the one that is in use. */
import { type DynamoDBDocumentClient, GetCommand, PutCommand, paginateScan } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";

/** The keys are those of `shared/adapters/aws/store.ts`. */
const Item = z.looseObject({ pk: z.string(), recoveryId: z.string().optional() });
type Item = z.infer<typeof Item>;
const PersonData = z.looseObject({ recoveries: z.array(z.string()), suppressed: z.string().nullable() });

export type Restored = { back: number; kept: number; left: number };

/** `back`: what was lacking; `kept`: what is there and stays as it is; `left`: what was erased and stays so. */
export async function restore(
  client: DynamoDBDocumentClient,
  { from, to, erased, dryRun }: { from: string; to: string; erased: ReadonlySet<string>; dryRun: boolean },
  progress: (seen: number) => void,
): Promise<Restored> {
  const counts: Restored = { back: 0, kept: 0, left: 0 };
  let seen = 0;
  for await (const { Items = [] } of paginateScan({ client }, { TableName: from })) {
    for (const item of Items) {
      counts[await bring(client, to, without(erased, Item.parse(item)), dryRun)]++;
    }
    seen += Items.length;
    progress(seen);
  }
  return counts;
}

async function bring(
  client: DynamoDBDocumentClient,
  TableName: string,
  item: Item | null,
  dryRun: boolean,
): Promise<keyof Restored> {
  if (item === null) return "left";
  if (dryRun) {
    const { Item: there } = await client.send(new GetCommand({ TableName, Key: { pk: item.pk } }));
    return there === undefined ? "back" : "kept";
  }
  try {
    const ConditionExpression = "attribute_not_exists(pk)";
    await client.send(new PutCommand({ TableName, Item: item, ConditionExpression }));
    return "back";
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") return "kept";
    throw error;
  }
}

/** The item as it may come back, or null: recoveries, mails seen and persons are all traces of who was erased. */
function without(erased: ReadonlySet<string>, item: Item): Item | null {
  const recoveryId = item.pk.startsWith("R#") ? item.pk.slice(2) : item.recoveryId;
  if (recoveryId !== undefined) return erased.has(recoveryId) ? null : item;
  const person = PersonData.parse(item.data);
  const recoveries = person.recoveries.filter((id) => !erased.has(id));
  const nothingLeft = recoveries.length === 0 && person.suppressed === null;
  return nothingLeft ? null : { ...item, data: { ...person, recoveries } };
}
