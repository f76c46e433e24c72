/** SES, S3, SQS and Secrets Manager on one loopback port, for the real SDK clients. */
import { serve } from "@hono/node-server";
import { closed, listening } from "./listening.ts";

type Fetch = (request: Request) => Promise<Response>;

type Services = { ses: Fetch; s3: Fetch; sqs: Fetch; secrets: Fetch };

export async function startAws(services: Services) {
  const server = serve({
    fetch: (request) => (isSigned(request) ? route(request, services) : unsigned()),
    hostname: "127.0.0.1",
    port: 0,
  });
  const port = await listening(server);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => closed(server),
  };
}

function route(request: Request, { ses, s3, sqs, secrets }: Services): Promise<Response> {
  const target = request.headers.get("x-amz-target") ?? "";
  if (target.startsWith("AmazonSQS.")) return sqs(request);
  if (target.startsWith("secretsmanager.")) return secrets(request);
  if (new URL(request.url).pathname.startsWith("/v2/email/")) return ses(request);
  return s3(request);
}

/** Any signature does, but there must be one: a web page in a browser cannot send it by accident or in malice. */
function isSigned(request: Request): boolean {
  return request.headers.get("authorization")?.startsWith("AWS4-HMAC-SHA256 ") ?? false;
}

function unsigned(): Response {
  return Response.json(
    { message: "Missing Authentication Token" },
    { status: 403, headers: { "x-amzn-errortype": "MissingAuthenticationTokenException" } },
  );
}
