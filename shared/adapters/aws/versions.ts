/** Writes on the version that was read. */
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";

/** The condition of a write: the stored version is still the one that was read; 0 means there is none yet. */
export const onVersion = (version: number) =>
  version === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : { ConditionExpression: "version = :read", ExpressionAttributeValues: { ":read": version } };

/** Somebody else was first: an ordinary result, not an alarm. Everything else is thrown. */
export async function savedUnlessConflict(write: Promise<unknown>): Promise<"saved" | "conflict"> {
  try {
    await write;
    return "saved";
  } catch (error) {
    if (isConflict(error)) return "conflict";
    throw error;
  }
}

const CONFLICTS = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

function isConflict(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    const reasons = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
    return (
      reasons.some((code) => CONFLICTS.has(code)) &&
      reasons.every((code) => code === "None" || CONFLICTS.has(code))
    );
  }
  return (
    error instanceof Error &&
    (error.name === "ConditionalCheckFailedException" || error.name === "TransactionConflictException")
  );
}
