/** The API's description, made from the schemas that check each call. `npm run docs` writes it beside this file. */
import * as z from "zod";
import {
  MOST_BODY_BYTES,
  NoticeBody,
  OpenRecovery,
  Pong,
  PROBLEMS,
  Problem,
  type ProblemName,
  RecoveryState,
  RecoveryStatus,
  RecoveryTimes,
} from "../../shared/partner/schema.ts";
import { CHANGELOG } from "./changelog.ts";
import { EVENTS, EXAMPLE_CALL, EXAMPLE_STATUS } from "./examples.ts";

type Json = Record<string, unknown>;

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
export function jsonSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: "input", target: "draft-2020-12", override }) as Json;
}

/** `format` says it; the pattern behind it is for machines that do not know the format, and nobody reads it. */
function override({ jsonSchema: made }: { jsonSchema: Json }): void {
  if (made.format === "email" || made.format === "date-time" || made.format === "uri") delete made.pattern;
}

function components(): Json {
  const registry = z.registry<{ id: string }>();
  const named = {
    OpenRecovery,
    RecoveryStatus,
    RecoveryState,
    RecoveryTimes,
    Notice: NoticeBody,
    Problem,
    Pong,
  };
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    target: "draft-2020-12",
    uri: (id) => `#/components/schemas/${id}`,
    override,
  }) as unknown as { schemas: Record<string, Json> };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, id: ___, ...schema }]) => [name, schema]),
  );
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const SIGNED = [
  ["recover-partner", "Who calls: the id that came with your secret.", { type: "string" }],
  [
    "webhook-id",
    "Yours to choose, one for each call; a repeated call repeats it. Kept for 30 days.",
    { type: "string", maxLength: 256 },
  ],
  [
    "webhook-timestamp",
    "Seconds since 1970, at most 300 from now.",
    { type: "string", pattern: "^\\d{1,12}$" },
  ],
  [
    "webhook-signature",
    "`v1,` and the base64 of the HMAC-SHA256; several with spaces between.",
    { type: "string" },
  ],
] as const;

const parameters = SIGNED.map(([name, description, schema]) => ({
  name,
  in: "header",
  required: true,
  description,
  schema,
}));
const idParameter = {
  name: "id",
  in: "path",
  required: true,
  description: "As the answer to opening it named it.",
  schema: { type: "string", pattern: "^[0-9a-f]{32}$" },
};

const rateHeaders = {
  RateLimit: {
    description: "What is left of each limit, and for how many seconds.",
    schema: { type: "string" },
  },
  "RateLimit-Policy": {
    description: "Each limit: how many in how many seconds.",
    schema: { type: "string" },
  },
};
const content = (name: string, example: unknown) => ({ "application/json": { schema: ref(name), example } });

/** Problems of a call by status, each with the names that may come. */
function problems(names: readonly ProblemName[]): Json {
  const statuses = [...new Set(names.map((name) => PROBLEMS[name].status))].sort((a, b) => a - b);
  return Object.fromEntries(statuses.map((status) => [String(status), problemsOf(status, names)]));
}

function problemsOf(status: number, names: readonly ProblemName[]): Json {
  const of = names.filter((name) => PROBLEMS[name].status === status);
  const wait = { description: "Seconds to wait.", schema: { type: "integer" } };
  return {
    description: of.map((name) => `\`${name}\`: ${PROBLEMS[name].title}.`).join(" "),
    content: { "application/problem+json": { schema: ref("Problem") } },
    ...(status === 429 && { headers: { ...rateHeaders, "Retry-After": wait } }),
  };
}

const ALWAYS: ProblemName[] = [
  "missing-header",
  "timestamp-out-of-range",
  "signature-mismatch",
  "partner-off",
  "rate-limited",
  "our-fault",
];

export function openapi(): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Recover for partners",
      version: CHANGELOG[0]!.version,
      summary: "Offer your candidates a way back after an interview that went wrong.",
      description:
        "You tell us that an interview is over; we ask the candidate whether they want help; they decide. You see five states and times, and never a word of theirs.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The host that serves this description." }],
    security: [{ signature: [], partner: [] }],
    tags: [
      { name: "Recoveries", description: "One for each candidate and interview." },
      { name: "Ping", description: "Is my signature right?" },
    ],
    paths: {
      "/v1/recoveries": {
        post: {
          operationId: "openRecovery",
          tags: ["Recoveries"],
          summary: "Open a recovery",
          description: `Invites the candidate, once. Nothing is read or planned before they agree. The same call again, and another one for the same candidate and interview, give the same recovery. A body has at most ${MOST_BODY_BYTES / 1024} KB.`,
          parameters,
          requestBody: { required: true, content: content("OpenRecovery", EXAMPLE_CALL) },
          responses: {
            "202": {
              description: "It is open, and the candidate is asked.",
              headers: {
                ...rateHeaders,
                Location: {
                  description: "Where to ask how it stands.",
                  schema: { type: "string", format: "uri" },
                },
                "Recover-Repeated": {
                  description: "`true` when it was open already.",
                  schema: { type: "string", const: "true" },
                },
                "Recover-Ignored-Fields": {
                  description:
                    "JSON pointers to fields that are not known and were left out; strict partners get 422.",
                  schema: { type: "string" },
                },
              },
              content: content("RecoveryStatus", EXAMPLE_STATUS),
            },
            ...problems([
              ...ALWAYS,
              "body-too-large",
              "not-json",
              "invalid",
              "webhook-id-reused",
              "candidate-declined",
              "candidate-unreachable",
              "candidate-limit",
              "recovery-limit",
              "gone",
            ]),
          },
        },
      },
      "/v1/recoveries/{id}": {
        get: {
          operationId: "getRecovery",
          tags: ["Recoveries"],
          summary: "Ask how a recovery stands",
          description: "Sign `GET /v1/recoveries/{id}` in place of a body.",
          parameters: [idParameter, ...parameters],
          responses: {
            "200": {
              description: "How it stands.",
              headers: rateHeaders,
              content: content("RecoveryStatus", EXAMPLE_STATUS),
            },
            ...problems([...ALWAYS, "not-found"]),
          },
        },
        delete: {
          operationId: "withdrawRecovery",
          tags: ["Recoveries"],
          summary: "Take a recovery back",
          description:
            "Before the candidate agreed it is erased. After that it is theirs and goes on; you see nothing of it any more. Sign `DELETE /v1/recoveries/{id}` in place of a body.",
          parameters: [idParameter, ...parameters],
          responses: {
            "204": { description: "It is none of yours any more.", headers: rateHeaders },
            ...problems([...ALWAYS, "not-found"]),
          },
        },
      },
      "/v1/ping": {
        post: {
          operationId: "ping",
          tags: ["Ping"],
          summary: "Check a signature",
          description: "Changes nothing. Any body will do, and none: then sign `POST /v1/ping`.",
          parameters,
          responses: {
            "200": {
              description: "The signature is right.",
              headers: rateHeaders,
              content: content("Pong", {
                partner: "drake",
                mode: "live",
                key: "key_1f2e3d4c",
                time: "2026-03-17T19:45:00.000Z",
              }),
            },
            ...problems([...ALWAYS, "body-too-large"]),
          },
        },
      },
    },
    webhooks: Object.fromEntries(
      EVENTS.map(({ type, when, example }) => [
        type,
        {
          post: {
            operationId: `on-${type}`,
            summary: when,
            description: "Signed with your endpoint's own secret. Answer 2xx within 15 seconds.",
            parameters: parameters.slice(1),
            requestBody: {
              required: true,
              content: {
                "application/json": {
                  schema: {
                    allOf: [ref("Notice"), { type: "object", properties: { type: { const: type } } }],
                  },
                  example,
                },
              },
            },
            responses: {
              "2XX": { description: "Taken. Nothing else counts as taken, a redirect neither." },
              "410": { description: "This endpoint is gone: nothing is sent to it any more." },
              "429": { description: "Later: `Retry-After` is honoured, and so it is with 503." },
            },
          },
        },
      ]),
    ),
    components: {
      schemas: components(),
      securitySchemes: {
        signature: {
          type: "apiKey",
          in: "header",
          name: "webhook-signature",
          description:
            "Standard Webhooks 1.0: an HMAC over id, timestamp and body, together with the other headers.",
        },
        partner: { type: "apiKey", in: "header", name: "recover-partner" },
      },
    },
  };
}

/** The schema of each event alone, to validate with. */
export const eventSchemas = (): Record<string, Json> =>
  Object.fromEntries(
    EVENTS.map(({ type }) => [type, jsonSchema(NoticeBody.extend({ type: z.literal(type) }))]),
  );
