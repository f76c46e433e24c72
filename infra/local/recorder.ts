/**
 * Stands between the SDK's clients and an endpoint: passes every request on and keeps what was called, by whom and what
 * it cost, but nothing of what was said.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { type Call, callOf } from "./calls.ts";
import { closed, listening } from "./listening.ts";

export type Recorder = { endpoint: string; calls: Call[]; stop(): Promise<void> };

/**
 * `targetOf` says where a request goes on to. `callerOf` names who makes it; what it gives `undefined` for passes unrecorded. Requests to DynamoDB also ask
 * what they consume, so that the answers tell it: neither engine nor emulator minds that the signature no longer fits.
 */
export async function startRecorder(
  targetOf: (headers: IncomingHttpHeaders) => string,
  callerOf: (headers: IncomingHttpHeaders) => string | undefined,
): Promise<Recorder> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    try {
      const caller = callerOf(request.headers);
      const sent = askingForCapacity(request, await buffer(request));
      const answer = await passOn(targetOf(request.headers), request, sent);
      const { method = "GET", url: path = "/", headers } = request;
      if (caller !== undefined) {
        calls.push(callOf({ caller, method, path, headers, sent, status: answer.status, body: answer.body }));
      }
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      // As an endpoint that breaks off: the client tries again, and a test that waits for the answer says so.
      console.error(`recorder: ${(error as Error).message}`);
      response.destroy();
    }
  }).listen(0, "127.0.0.1");
  const port = await listening(server);
  return { endpoint: `http://127.0.0.1:${port}`, calls, stop: () => closed(server) };
}

function askingForCapacity({ headers }: IncomingMessage, body: Buffer): Buffer {
  if (!String(headers["x-amz-target"]).startsWith("DynamoDB_")) return body;
  return Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ReturnConsumedCapacity: "INDEXES" }));
}

async function passOn(target: string, { method = "GET", url, headers }: IncomingMessage, body: Buffer) {
  const passed = Object.entries(headers).filter(([name]) => !OF_THIS_HOP.has(name));
  const answer = await fetch(`${target}${url}`, {
    method,
    headers: [...passed.map(([name, value]) => [name, String(value)] as [string, string])],
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  const answered = [...answer.headers].filter(([name]) => !OF_THIS_HOP.has(name));
  return {
    status: answer.status,
    headers: Object.fromEntries(answered),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** The checksums are of the body as it was before it asked for capacity, or of an answer that was packed. */
const OF_THIS_HOP = new Set([
  "host",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "content-encoding",
  "accept-encoding",
  "expect",
  "x-amz-crc32",
]);
