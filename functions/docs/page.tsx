/** The reference page: one document with nothing loaded from anywhere and no script. */
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { DELIVERY_KEPT_MS } from "../../shared/partner/delivery.ts";
import { CALL_KEPT_MS, DEFAULT_LIMITS } from "../../shared/partner/partner.ts";
import { PROBLEMS } from "../../shared/partner/schema.ts";
import { TOLERANCE_SECONDS } from "../../shared/partner/signature.ts";
import { CHANGELOG, PROMISE } from "./changelog.ts";
import eventSchemas from "./events.json" with { type: "json" };
import { EVENTS, EXAMPLE_CALL, EXAMPLE_STATUS } from "./examples.ts";
import { Fields, type JsonSchema } from "./fields.tsx";
import description from "./openapi.json" with { type: "json" };
import { LISTENER, OPENERS, type Program } from "./quick-start.ts";
import { STYLE } from "./style.ts";
import { VECTORS } from "./vectors.ts";

const SECTIONS = [
  ["how", "How it goes"],
  ["quick-start", "Quick start"],
  ["signing", "Signing"],
  ["vectors", "Test vectors"],
  ["calls", "Calls"],
  ["events", "Events"],
  ["endpoint", "Your endpoint"],
  ["problems", "Problems"],
  ["limits", "Limits"],
  ["test-mode", "Test mode"],
  ["changelog", "Changelog"],
] as const;

const schemas = description.components.schemas as unknown as Record<string, JsonSchema>;
const days = (ms: number) => ms / (24 * 3_600_000);

export function docsPage(): string {
  return `<!doctype html>\n${Page()}`;
}

function Page() {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Recover for partners</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <a class="skip" href="#how">
          To the text
        </a>
        <div class="page">
          <nav class="wide" aria-label="Sections">
            <Sections />
          </nav>
          <nav class="narrow" aria-label="Sections">
            <details>
              <summary>Sections</summary>
              <Sections />
            </details>
          </nav>
          <main>
            <h1>Recover for partners</h1>
            <p class="lead">{description.info.summary}</p>
            <p>
              {description.info.description} Version {description.info.version}; the same for machines:{" "}
              <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).
            </p>
            <How />
            <QuickStart />
            <Signing />
            <Vectors />
            <Calls />
            <Events />
            <EndpointOfYours />
            <Problems />
            <Limits />
            <TestMode />
            <Changelog />
          </main>
        </div>
      </body>
    </html>
  );
}

function Sections() {
  return (
    <ul>
      {SECTIONS.map(([id, title]) => (
        <li>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

function Heading({ id }: { id: (typeof SECTIONS)[number][0] }) {
  return <h2 id={id}>{SECTIONS.find(([known]) => known === id)![1]}</h2>;
}

function Code({ children }: { children: Child }) {
  return (
    <pre tabindex={0}>
      <code>{children}</code>
    </pre>
  );
}
const json = (value: unknown): string => JSON.stringify(value, null, 2);

function How() {
  return (
    <>
      <Heading id="how" />
      <ol>
        <li>An interview is over. You open a recovery for your candidate, with one signed call.</li>
        <li>
          We ask the candidate, in one mail that names you. Nothing is read or planned before they answer it,
          or press Yes. If they say No, nobody can invite them again.
        </li>
        <li>
          They tell what happened; some hours later they get a plan and a thank-you note. They decide about
          both.
        </li>
        <li>You are told where it stands. The rest is between us and them.</li>
      </ol>
      <p>A recovery is in one of five states:</p>
      <ul class="states">
        {["invited", "consented", "answered", "closed", "declined"].map((state) => (
          <li>{state}</li>
        ))}
      </ul>
      <p>{schemas.RecoveryState?.description}</p>
    </>
  );
}

function QuickStart() {
  return (
    <>
      <Heading id="quick-start" />
      <p>
        You need a partner id and a secret; take test ones, whose ids begin with <code>test_</code>, to begin
        with. Whoever runs the service makes them: <code>npm run -s partner -- add drake --test …</code>
      </p>
      <Code>{`export RECOVER_URL=https://…          # where you read this, without /docs
export RECOVER_PARTNER=test_drake
export RECOVER_SECRET=whsec_…`}</Code>
      <div class="tabs">
        {OPENERS.map(({ language }, at) => (
          <>
            <input type="radio" name="language" id={`in-${at}`} checked={at === 0} />
            <label for={`in-${at}`}>{language}</label>
          </>
        ))}
        {OPENERS.map((program) => (
          <section aria-label={program.language}>
            <ProgramText program={program} />
          </section>
        ))}
      </div>
      <p>
        The answer is <code>202</code> with an id, the state <code>invited</code> and a URL. Run it twice: it
        is the same recovery, and the header <code>Recover-Repeated</code> says so.
      </p>
    </>
  );
}

function ProgramText({ program: { file, run, needs, text } }: { program: Program }) {
  return (
    <>
      <p>
        Save as <code>{file}</code> in an empty folder and run <code>{run}</code>. Needs {needs}, and nothing
        else.
      </p>
      <Code>{text}</Code>
    </>
  );
}

function Signing() {
  return (
    <>
      <Heading id="signing" />
      <p>
        As <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it, in both directions, so its
        libraries do it for you.
      </p>
      <Fields
        rows={[
          ["recover-partner", "Your partner id. In your calls only."],
          [
            "webhook-id",
            `Your choice, printable ASCII, up to 256 characters. It makes a repetition harmless for ${days(CALL_KEPT_MS)} days.`,
          ],
          [
            "webhook-timestamp",
            `Seconds since 1970. Refused when it is more than ${TOLERANCE_SECONDS} seconds from now, before or after.`,
          ],
          [
            "webhook-signature",
            "v1, a comma, and the base64 of HMAC-SHA256 over id, timestamp and body with dots between. Several with spaces between: one of them has to fit.",
          ],
        ]}
      />
      <ul>
        <li>
          The key is what stands behind <code>whsec_</code>, decoded from base64.
        </li>
        <li>Sign the exact bytes that you send. Serialise once, sign that, send that.</li>
        <li>
          A call without a body signs its method and path instead: <code>GET /v1/recoveries/1f0c…</code>
        </li>
        <li>
          While a secret is changed the old one counts as well, for 24 hours unless agreed otherwise. What we
          send is signed with both then.
        </li>
      </ul>
    </>
  );
}

function Vectors() {
  return (
    <>
      <Heading id="vectors" />
      <p>If your code gives these signatures, it signs rightly.</p>
      {VECTORS.map(({ name, secret, id, timestamp, signed, signature }) => (
        <>
          <h3>{name}</h3>
          <Code>{`secret     ${secret}
id         ${id}
timestamp  ${timestamp}
signed     ${JSON.stringify(`${id}.${timestamp}.${signed}`)}
signature  ${signature}`}</Code>
        </>
      ))}
      <p class="soft small">What is signed is shown as a JSON string: \" is a quote and \n a line end.</p>
    </>
  );
}

type Operation = {
  operationId: string;
  summary: string;
  description: string;
  responses: Record<string, { description: string }>;
};

function Calls() {
  const calls = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [method, path, operation as unknown as Operation] as const,
    ),
  );
  return (
    <>
      <Heading id="calls" />
      {calls.map(([method, path, { operationId, summary, description: text, responses }]) => (
        <>
          <h3 id={operationId}>
            <span class="method">{method.toUpperCase()}</span>
            {path}
          </h3>
          <p>
            {summary}. {text}
          </p>
          {operationId === "openRecovery" ? <OpenRecoveryBody /> : null}
          {operationId === "getRecovery" ? <StatusBody /> : null}
          <Fields rows={Object.entries(responses).map(([status, of]) => [status, plain(of.description)])} />
        </>
      ))}
    </>
  );
}

const plain = (text: string): string => text.replaceAll("`", "");

function OpenRecoveryBody() {
  return (
    <>
      <Code>{json(EXAMPLE_CALL)}</Code>
      <Fields schema={schemas.OpenRecovery!} named={schemas} />
    </>
  );
}

function StatusBody() {
  return (
    <>
      <Code>{json(EXAMPLE_STATUS)}</Code>
      <Fields schema={schemas.RecoveryStatus!} named={schemas} />
    </>
  );
}

function Events() {
  return (
    <>
      <Heading id="events" />
      <p>
        Each is one POST to your endpoint: thin, with your own reference, and no word of the candidate's. The
        same event keeps its <code>webhook-id</code> and its bytes over all tries. They may come out of order:{" "}
        <code>timestamp</code> and <code>data.times</code> say what was when.
      </p>
      {EVENTS.map(({ type, when, example }) => (
        <>
          <h3 id={type}>{type}</h3>
          <p>{when}</p>
          <Code>{json(example)}</Code>
          <details>
            <summary>JSON Schema</summary>
            <Code>{json(eventSchemas[type])}</Code>
          </details>
        </>
      ))}
    </>
  );
}

function EndpointOfYours() {
  return (
    <>
      <Heading id="endpoint" />
      <p>
        One https URL that is reached from the public internet. Whoever runs the service enters it, and hands
        you its own secret. It must know what was sent by us and what was not:
      </p>
      <Code>{"export RECOVER_ENDPOINT_SECRET=whsec_…"}</Code>
      <ProgramText program={LISTENER} />
      <h3>What your answer means</h3>
      <Fields
        rows={[
          ["2xx", "Taken. Answer within 15 seconds, and do what takes time after it."],
          ["410", "Gone: the endpoint is switched off at once."],
          ["429, 503", "Later. Retry-After is honoured, in seconds or as a date, up to a day."],
          ["anything else", "Failed: redirects too, and no answer. It is tried again."],
        ]}
      />
      <p>
        Ten tries over 75 hours: at once, then after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24
        hours, each up to a tenth sooner or later, and up to a minute for our own clock.
      </p>
      <h3 id="endpoint-off">When it is switched off</h3>
      <p>
        After the tenth failure, when nothing was taken in its last day, or after 410. Your contact gets one
        mail. Your calls work as before. What happens meanwhile is kept for {days(DELIVERY_KEPT_MS)} days:
        once the endpoint is on again, a replay from a time sends what was missed, with the same ids. Of
        recoveries that were erased meanwhile nothing can be told.
      </p>
    </>
  );
}

function Problems() {
  return (
    <>
      <Heading id="problems" />
      <p>
        RFC 9457, <code>application/problem+json</code>. <code>type</code> leads here. <code>errors</code> has
        a JSON pointer to each place that is wrong, and what would pass.
      </p>
      <Code>
        {json({
          type: "https://recover.example.com/docs#problem-invalid",
          title: PROBLEMS.invalid.title,
          status: PROBLEMS.invalid.status,
          detail: PROBLEMS.invalid.help,
          errors: [
            {
              pointer: "#/interview/endedAt",
              detail: "This is still to come.",
              wouldPass: "A time that is past. Call again when it is over.",
            },
          ],
        })}
      </Code>
      <dl class="fields">
        {Object.entries(PROBLEMS).map(([name, { status, title, help }]) => (
          <div id={`problem-${name}`}>
            <dt>
              <code>{name}</code> <span class="soft small">{status}</span>
            </dt>
            <dd>
              {title}. {help}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Limits() {
  return (
    <>
      <Heading id="limits" />
      <p>
        {DEFAULT_LIMITS.callsPerMinute} calls a minute and {DEFAULT_LIMITS.recoveriesPerDay} new recoveries a
        day, unless agreed otherwise. Nobody is invited more than three times in thirty days, by all partners
        together. The headers <code>RateLimit-Policy</code> and <code>RateLimit</code> say what there is and
        what is left; after <code>429</code> wait for as many seconds as <code>Retry-After</code> says.
      </p>
      <p>
        Fields that are not known are left out, and named in <code>Recover-Ignored-Fields</code>. Partners
        that are set to strict get <code>422</code> instead.
      </p>
    </>
  );
}

function TestMode() {
  return (
    <>
      <Heading id="test-mode" />
      <p>
        With a partner id that begins with <code>test_</code> nobody is ever mailed. The letters are in the
        answer of <code>GET /v1/recoveries/{"{id}"}</code> under <code>letters</code>, with their links: press
        Yes there as a candidate would. What takes hours takes seconds.
      </p>
    </>
  );
}

function Changelog() {
  return (
    <>
      <Heading id="changelog" />
      <p>{PROMISE}</p>
      {CHANGELOG.map(({ version, date, changes }) => (
        <>
          <h3>
            {version} <span class="soft small">{date}</span>
          </h3>
          <ul>
            {changes.map((change) => (
              <li>{change}</li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}
