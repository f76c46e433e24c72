/** Programs to copy: each opens a recovery by a signed call, with nothing but what its language brings along. */
export type Program = {
  language: string;
  file: string;
  /** From a folder that holds the file alone. */
  run: string;
  needs: string;
  text: string;
};

export const OPENERS: readonly Program[] = [
  {
    language: "TypeScript",
    file: "open.mts",
    run: "npx tsx open.mts",
    needs: "Node 20 or later",
    text: `import { createHmac, randomUUID } from "node:crypto";

const { RECOVER_URL, RECOVER_PARTNER, RECOVER_SECRET } = process.env as Record<string, string>;

const body = JSON.stringify({
  candidate: { email: "ruth@example.com", name: "Ruth Amadi", zone: "America/New_York" },
  interview: {
    company: "Bright and Sons",
    role: "site manager",
    endedAt: new Date(Date.now() - 30 * 60_000).toISOString(),
  },
  reference: "case 4711",
});

const id = \`msg_\${randomUUID()}\`;
const timestamp = String(Math.floor(Date.now() / 1000));
const key = Buffer.from(RECOVER_SECRET.replace("whsec_", ""), "base64");
const signature = createHmac("sha256", key).update(\`\${id}.\${timestamp}.\${body}\`).digest("base64");

const answer = await fetch(\`\${RECOVER_URL}/v1/recoveries\`, {
  method: "POST",
  headers: {
    "content-type": "application/json",
    "recover-partner": RECOVER_PARTNER,
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": \`v1,\${signature}\`,
  },
  body,
});
console.log(answer.status, await answer.text());
`,
  },
  {
    language: "Python",
    file: "open.py",
    run: "python3 open.py",
    needs: "Python 3.9 or later",
    text: `import base64, hashlib, hmac, json, os, time, uuid
from datetime import datetime, timedelta, timezone
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ended = datetime.now(timezone.utc) - timedelta(minutes=30)
body = json.dumps({
    "candidate": {"email": "ruth@example.com", "name": "Ruth Amadi", "zone": "America/New_York"},
    "interview": {
        "company": "Bright and Sons",
        "role": "site manager",
        "endedAt": ended.isoformat(timespec="seconds"),
    },
    "reference": "case 4711",
}).encode()

id = f"msg_{uuid.uuid4()}"
timestamp = str(int(time.time()))
key = base64.b64decode(os.environ["RECOVER_SECRET"].removeprefix("whsec_"))
signed = f"{id}.{timestamp}.".encode() + body
signature = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()

call = Request(os.environ["RECOVER_URL"] + "/v1/recoveries", data=body, headers={
    "content-type": "application/json",
    "recover-partner": os.environ["RECOVER_PARTNER"],
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": f"v1,{signature}",
})
try:
    answer = urlopen(call)
except HTTPError as problem:
    answer = problem
print(answer.status, answer.read().decode())
`,
  },
  {
    language: "PHP",
    file: "open.php",
    run: "php open.php",
    needs: "PHP 8 or later",
    text: `<?php
$body = json_encode([
    'candidate' => ['email' => 'ruth@example.com', 'name' => 'Ruth Amadi', 'zone' => 'America/New_York'],
    'interview' => [
        'company' => 'Bright and Sons',
        'role' => 'site manager',
        'endedAt' => gmdate('Y-m-d\\TH:i:s\\Z', time() - 30 * 60),
    ],
    'reference' => 'case 4711',
]);

$id = 'msg_' . bin2hex(random_bytes(16));
$timestamp = (string) time();
$key = base64_decode(substr(getenv('RECOVER_SECRET'), strlen('whsec_')));
$signature = base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));

$answer = file_get_contents(getenv('RECOVER_URL') . '/v1/recoveries', false, stream_context_create(['http' => [
    'method' => 'POST',
    'header' => [
        'content-type: application/json',
        'recover-partner: ' . getenv('RECOVER_PARTNER'),
        "webhook-id: $id",
        "webhook-timestamp: $timestamp",
        "webhook-signature: v1,$signature",
    ],
    'content' => $body,
    'ignore_errors' => true,
]]));
echo explode(' ', $http_response_header[0])[1], ' ', $answer, "\\n";
`,
  },
  {
    language: "curl",
    file: "open.sh",
    run: "sh open.sh",
    needs: "curl and openssl",
    text: `body=$(printf '{
  "candidate": {"email": "ruth@example.com", "name": "Ruth Amadi", "zone": "America/New_York"},
  "interview": {"company": "Bright and Sons", "role": "site manager", "endedAt": "%s"},
  "reference": "case 4711"
}' "$(date -u +%Y-%m-%dT%H:%M:%SZ)")

id=msg_$(openssl rand -hex 16)
timestamp=$(date +%s)
key=$(printf %s "\${RECOVER_SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
signature=$(printf %s "$id.$timestamp.$body" |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)

curl -sS -w '\\n%{http_code}\\n' "$RECOVER_URL/v1/recoveries" \\
  -H 'content-type: application/json' \\
  -H "recover-partner: $RECOVER_PARTNER" \\
  -H "webhook-id: $id" \\
  -H "webhook-timestamp: $timestamp" \\
  -H "webhook-signature: v1,$signature" \\
  --data-binary "$body"
`,
  },
];

/** What listens at an endpoint: checks the signature over the bytes as they came, and only then reads them. */
export const LISTENER: Program = {
  language: "TypeScript",
  file: "listen.mts",
  run: "npx tsx listen.mts",
  needs: "Node 20 or later",
  text: `import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const key = Buffer.from(process.env.RECOVER_ENDPOINT_SECRET!.replace("whsec_", ""), "base64");

function isRecover(headers: Record<string, unknown>, body: Buffer): boolean {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) return false;
  const right = createHmac("sha256", key).update(\`\${id}.\${timestamp}.\`).update(body).digest();
  return String(signatures).split(" ").some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ""), "base64");
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

const seen = new Set<string>(); // Yours lives in a database.

createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  if (!isRecover(request.headers, body)) return response.writeHead(401).end();
  response.writeHead(204).end(); // At once; what takes time comes after.
  const id = String(request.headers["webhook-id"]);
  if (seen.has(id)) return;
  seen.add(id);
  const { type, data } = JSON.parse(body.toString("utf8"));
  console.log(type, data.reference, data.state);
}).listen(Number(process.env.PORT ?? 3000));
`,
};
