/** The environment of the functions as a schema. `infra/aws` and `infra/local` both fill exactly this. */
import * as z from "zod";

export const Env = z.object({
  /** Table with the index `due`. */
  TABLE_NAME: z.string().min(1),
  /** Where raw mail is kept until its recovery is erased. */
  ARCHIVE_BUCKET: z.string().min(1),
  /** Queue that `sweep` fills and `wake` empties. */
  WAKE_QUEUE_URL: z.url(),
  /** The address that people write to: `recover@in.example.com`. Answers come from it. */
  SERVICE_ADDRESS: z.email(),
  /** SES configuration set whose events settle sends. */
  CONFIGURATION_SET: z.string().min(1),
  /** Days between the end of a recovery and the erasure of everything about it. */
  RETENTION_DAYS: z.coerce.number().int().min(1).max(365),
  /** Where the function `web` is reached, without a slash at the end; empty where there are no pages. */
  PUBLIC_URL: z.url().or(z.literal("")).default(""),
  /** How many letters may leave in all, to whomever; what is above it waits. */
  LETTERS_PER_HOUR: z.coerce.number().int().min(1).default(5_000),
  LETTERS_PER_DAY: z.coerce.number().int().min(1).default(50_000),
  /** Secret of Secrets Manager that partners' secrets are sealed with: its name or ARN. */
  SEAL_SECRET: z.string().min(1),
  /** People that all partners together may have invited in a day. */
  MOST_INVITATIONS_A_DAY: z.coerce.number().int().min(0).default(1_000),
  /** What was deployed, for the log alone: a commit or a tag. */
  VERSION: z.string().default("unversioned"),
});
export type Env = z.infer<typeof Env>;

/** Reads the settings, or throws one error that names every variable that is missing or wrong. */
export function readEnv(from: Record<string, string | undefined>): Env {
  const read = Env.safeParse(from);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Settings missing or wrong: ${wrong.join("; ")}`);
}
