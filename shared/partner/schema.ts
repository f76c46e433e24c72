/**
 * Everything that partners send and get, on the wire. The API's description is made from these schemas, so what they say
 * is what is checked.
 */
import * as z from "zod";
import { NoticeType } from "../domain/notice.ts";
import { PartnerState } from "../domain/recovery.ts";

/** Bytes of a call's body. */
export const MOST_BODY_BYTES = 20 * 1024;
/** A debrief's words, in characters. */
const MOST_WORDS = 12_000;

/** One line that may stand in a letter: no control characters, and nothing that could become a link. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^(?!.*(?::\/\/|www\.))[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069<>]*$/iu, {
      error: "must be one line without control characters, angle brackets or links",
    });

const instant = z.iso.datetime({
  offset: true,
  error: "must be an RFC 3339 time with an offset, such as 2026-03-17T15:30:00-04:00",
});

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};

export const OpenRecovery = z
  .strictObject({
    candidate: z
      .strictObject({
        email: z.email().max(254).describe("The one address that is ever written to."),
        name: line(100).optional().describe("As the candidate would sign."),
        locale: z
          .string()
          .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, { error: "must be a language tag, such as en-US" })
          .default("en")
          .describe("BCP 47. Letters are in English so far."),
        zone: z
          .string()
          .max(64)
          .refine(isZone, { error: "must be an IANA time zone, such as America/New_York" })
          .describe("IANA time zone. No letter that can wait leaves at night."),
      })
      .describe("Who had the interview."),
    interview: z
      .strictObject({
        company: line(120),
        role: line(120).optional(),
        people: z.array(line(100)).max(12).default([]).describe("Interviewers, by name."),
        endedAt: instant.describe("When it was over: not in the future, and at most 14 days ago."),
        decisionBy: instant.optional().describe("When the company means to decide."),
      })
      .describe("The facts. They help to date and address what the candidate tells; they are not judged."),
    debrief: z
      .strictObject({
        words: z.string().trim().min(1).max(MOST_WORDS).describe("In the candidate's own words."),
        consent: z
          .strictObject({
            givenAt: instant.describe("When the candidate agreed that you hand their words on."),
            how: line(300).describe(
              "What they agreed to, and where: a check box and its label, for example.",
            ),
          })
          .describe(
            "Without it the words are refused. They stay unread until the candidate agrees here too.",
          ),
      })
      .optional(),
    reference: line(100).describe("Your own name for it. It comes back in each answer and notice."),
  })
  .meta({ id: "OpenRecovery", title: "Open a recovery" });
export type OpenRecovery = z.infer<typeof OpenRecovery>;

const time = z.iso.datetime({ offset: true }).nullable();

export const RecoveryTimes = z
  .object({
    invited: time,
    consented: time,
    answered: time,
    closed: time,
    declined: time,
  })
  .describe("When each state was first reached; null for what has not been.")
  .meta({ id: "RecoveryTimes" });

export const RecoveryState = PartnerState.describe(
  "invited: the candidate was asked. consented: they agreed. answered: they have their plan. closed: it is over, or nobody answered. declined: they want no invitations.",
).meta({ id: "RecoveryState" });

export const RecoveryStatus = z
  .object({
    id: z.string().regex(/^[0-9a-f]{32}$/),
    reference: z.string(),
    state: RecoveryState,
    times: RecoveryTimes,
    /** Where this can be asked for again. */
    url: z.url(),
    test: z.boolean(),
    letters: z
      .array(
        z.object({
          name: z.string(),
          subject: z.string(),
          text: z.string(),
          html: z.string(),
          at: z.iso.datetime(),
        }),
      )
      .optional()
      .describe("With a test key only: the letters that would have been sent. Nobody is mailed."),
  })
  .meta({ id: "RecoveryStatus", title: "Where a recovery stands" });
export type RecoveryStatus = z.infer<typeof RecoveryStatus>;

export const Pong = z
  .object({ partner: z.string(), mode: z.enum(["live", "test"]), key: z.string(), time: z.iso.datetime() })
  .meta({ id: "Pong", title: "The answer to a ping" });
export type Pong = z.infer<typeof Pong>;

/** What partners are told, in the envelope that Standard Webhooks recommends. */
export const NoticeBody = z
  .object({
    type: NoticeType,
    timestamp: z.iso.datetime().describe("When it happened."),
    data: z.object({
      id: z.string(),
      reference: z.string(),
      state: RecoveryState,
      times: RecoveryTimes,
    }),
  })
  .meta({ id: "Notice", title: "What you are told" });
export type NoticeBody = z.infer<typeof NoticeBody>;

/** RFC 9457, with what was wrong at which place (RFC 6901) and what would pass. */
export const Problem = z
  .object({
    type: z.string().describe("Leads to this problem in the documentation."),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe("JSON pointer into the body, as a fragment: #/interview/endedAt"),
          detail: z.string(),
          wouldPass: z.string(),
        }),
      )
      .optional(),
    "violated-policies": z
      .array(z.string())
      .optional()
      .describe("Names of the RateLimit policies that were used up."),
  })
  .meta({ id: "Problem", title: "What went wrong" });
export type Problem = z.infer<typeof Problem>;
export type ProblemError = NonNullable<Problem["errors"]>[number];

/** Each kind of problem by the name that ends its `type`, with status, title and what to do about it. */
export const PROBLEMS = {
  "missing-header": {
    status: 401,
    title: "A header is missing",
    help: "Send recover-partner, webhook-id, webhook-timestamp and webhook-signature with each call.",
  },
  "timestamp-out-of-range": {
    status: 401,
    title: "The timestamp is too far from now",
    help: "webhook-timestamp is in seconds since 1970 and may be 300 seconds off, before or after.",
  },
  "signature-mismatch": {
    status: 401,
    title: "The signature does not fit",
    help: "Sign id, timestamp and the body's exact bytes with one of your current secrets. A call without a body signs its method and path instead: GET /v1/recoveries/1f….",
  },
  "partner-off": {
    status: 403,
    title: "This partner is switched off",
    help: "The signature is right, but calls are not taken at present. Ask whoever gave you the secret.",
  },
  "body-too-large": { status: 413, title: "The body is too large", help: "A body has at most 20 KB." },
  "not-json": {
    status: 400,
    title: "The body is no JSON",
    help: "Send one JSON object in UTF-8 with the content type application/json.",
  },
  invalid: {
    status: 422,
    title: "Something in the body is not right",
    help: "errors lists each place and what would pass there.",
  },
  "webhook-id-reused": {
    status: 409,
    title: "This webhook-id was used for another body",
    help: "A repeated call repeats its body too. Take a new webhook-id for something new.",
  },
  "candidate-declined": {
    status: 403,
    title: "This person wants no invitations",
    help: "They said so once and for ever. Nothing was opened and nobody was mailed.",
  },
  "candidate-unreachable": {
    status: 422,
    title: "Mail to this address comes back",
    help: "Ask the candidate for another address.",
  },
  "candidate-limit": {
    status: 429,
    title: "This person was invited often enough lately",
    help: "Nobody is invited more than three times in thirty days, by all partners together.",
  },
  "rate-limited": {
    status: 429,
    title: "Too many calls",
    help: "Wait for as many seconds as Retry-After says.",
  },
  "recovery-limit": {
    status: 429,
    title: "Too many new recoveries today",
    help: "Wait for as many seconds as Retry-After says, or ask for a higher limit.",
  },
  "not-found": {
    status: 404,
    title: "There is no such recovery of yours",
    help: "It may be erased already: that is what happens to everything some weeks after its end.",
  },
  gone: {
    status: 410,
    title: "This was opened before, and is erased",
    help: "Nothing is left of it. A new call with a new webhook-id opens another one.",
  },
  "no-such-route": {
    status: 404,
    title: "There is nothing here",
    help: "POST /v1/recoveries, GET and DELETE /v1/recoveries/{id}, POST /v1/ping.",
  },
  "method-not-allowed": {
    status: 405,
    title: "Not with this method",
    help: "POST /v1/recoveries, GET and DELETE /v1/recoveries/{id}, POST /v1/ping.",
  },
  "our-fault": {
    status: 500,
    title: "That did not work",
    help: "It is our fault. Send the same call again, with the same webhook-id, in a minute.",
  },
} as const satisfies Record<string, { status: number; title: string; help: string }>;
export type ProblemName = keyof typeof PROBLEMS;

/** A body that was read, with the fields nobody asked for; or each place where it is wrong. */
export type ReadBody<T> = { ok: true; value: T; ignored: string[] } | { ok: false; errors: ProblemError[] };

/** Reads a body. Unknown fields are an error when `strict`, and are otherwise left out and named. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown, strict: boolean): ReadBody<T> {
  const read = schema.safeParse(body);
  if (read.success) return { ok: true, value: read.data, ignored: [] };
  const unknown = read.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  // An unknown field beside a missing one is often the same, spelled wrong: both are told.
  const wrong = { ok: false as const, errors: read.error.issues.flatMap((issue) => errorsOf(issue, schema)) };
  if (strict || unknown.length === 0) return wrong;
  const known = structuredClone(body);
  for (const path of unknown) without(known, path);
  const again = schema.safeParse(known);
  if (!again.success) return wrong;
  return { ok: true, value: again.data, ignored: unknown.map(pointerOf) };
}

function errorsOf(issue: z.core.$ZodIssue, schema: z.ZodType): ProblemError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: `#${pointerOf([...issue.path, key])}`,
      detail: "This field is not known.",
      wouldPass: "Leave it out.",
    }));
  }
  const pointer = `#${pointerOf(issue.path)}`;
  const meant = issue.code === "invalid_type" ? describedAt(schema, issue.path) : undefined;
  const wouldPass = meant ? `${passing(issue)} ${meant}` : passing(issue);
  return [{ pointer, detail: detailOf(issue), wouldPass }];
}

/** What the schema says of the field at `path`. */
function describedAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return describedAt(schema.unwrap(), path);
  const [first, ...rest] = path;
  if (first === undefined) return schema instanceof z.ZodType ? schema.description : undefined;
  if (schema instanceof z.ZodArray) return describedAt(schema.element, rest);
  const field = schema instanceof z.ZodObject ? schema.shape[String(first)] : undefined;
  return field && describedAt(field, rest);
}

function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    return issue.input === undefined ? "This field is missing." : "This is of another type.";
  }
  return issue.code === "too_big"
    ? "This is too long."
    : issue.code === "too_small"
      ? "This is empty."
      : "This does not pass.";
}

/** What would pass, without a word of what was sent. */
function passing(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `A value of the type ${issue.expected}.`;
    case "too_big":
      return `At most ${issue.maximum} ${issue.origin === "array" ? "entries" : "characters"}.`;
    case "too_small":
      return `At least ${issue.minimum} ${issue.origin === "array" ? "entry" : "character"}.`;
    case "invalid_format":
      return issue.format === "email"
        ? "An email address, such as ruth@example.com."
        : `It ${issue.message}.`;
    default:
      return `It ${issue.message}.`;
  }
}

/** RFC 6901, section 3. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function without(body: unknown, path: readonly PropertyKey[]): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)[part], body);
  delete (holder as Record<PropertyKey, unknown>)[path.at(-1)!];
}
