/** What a deployment has to be told, checked before anything is built. */
import * as z from "zod";

/**
 * Regions in which SES receives mail; everywhere else `CreateReceiptRuleSet` fails after the rest was deployed.
 * @see https://docs.aws.amazon.com/general/latest/gr/ses.html "Email receiving endpoints"; the list grows.
 */
export const RECEIVING_REGIONS = [
  "af-south-1",
  "ap-northeast-1",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "us-east-1",
  "us-east-2",
  "us-west-2",
] as const;

const letters = (usual: number) =>
  z.coerce
    .number("must be a number of letters")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .default(usual);

export const Settings = z
  .strictObject({
    /** The mail domain: its MX record points to SES, and nothing else receives mail there. */
    domain: z
      .string("missing, for example in.example.com")
      .regex(
        /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
        "must be a host name in small letters, for example in.example.com",
      ),
    region: z.enum(RECEIVING_REGIONS, {
      error: ({ input }) =>
        `${input === undefined ? "missing" : "receives no mail"}, take one of ${RECEIVING_REGIONS.join(" ")}`,
    }),
    /** Days between the end of a recovery and the erasure of everything about it; the bounds are those of the functions. */
    retentionDays: z.coerce
      .number("missing or no number, for example 30")
      .int("must be a whole number of days")
      .min(1, "must be at least 1")
      .max(365, "must be at most 365"),
    /** The address that people write to and that answers. */
    sender: z
      .email({
        error: ({ input }) =>
          input === undefined ? "missing, for example recover@in.example.com" : "must be an address",
      })
      .toLowerCase(),
    /** How many letters may leave in all, by the hour and by the day; what is above it waits. */
    lettersPerHour: letters(5_000),
    lettersPerDay: letters(50_000),
    /** Names the stacks. What belongs to the stage `test` is thrown away with its stack. */
    stage: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,15}$/, "must be up to 16 small letters, digits and dashes")
      .default("prod"),
    /** What is deployed, a commit or a tag: stands in each log line. */
    version: z
      .string()
      .regex(/^[\w.+-]{1,60}$/, "must be up to 60 letters, digits, dots and dashes")
      .default("unversioned"),
    /** People that all partners together may have invited in a day. */
    invitationsPerDay: z.coerce
      .number("must be a number")
      .int("must be a whole number")
      .min(0, "must not be negative")
      .default(1_000),
    /** Where the alarms go, if anywhere. */
    alarmEmail: z.email("must be an address").optional(),
  })
  .refine(({ domain, sender }) => sender.endsWith(`@${domain}`), {
    path: ["sender"],
    error: "must be an address in the domain, or its mail would not be received",
    // Said together with what else is wrong, as soon as there are two strings to compare.
    when: ({ value }) => {
      const { domain, sender } = value as Partial<Record<string, unknown>>;
      return typeof domain === "string" && typeof sender === "string" && sender.includes("@");
    },
  });
export type Settings = z.infer<typeof Settings>;

/** Reads the settings by name, or throws one `SettingsError` of one line that says all that is missing or wrong. */
export function readSettings(get: (name: string) => unknown): Settings {
  const names = Object.keys(Settings.shape);
  const read = Settings.safeParse(Object.fromEntries(names.map((name) => [name, get(name)])));
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const error = new Error(`Pass these settings with -c name=value. ${wrong.join("; ")}.`);
  error.name = "SettingsError";
  throw error;
}
