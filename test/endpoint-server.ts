/** A partner's endpoint: a real server that answers as it is told, and keeps what it was sent. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Heard = { path: string; headers: IncomingHttpHeaders; body: string };
/** A status, a status with headers, or anything at all. */
export type Answer =
  | number
  | { status: number; headers: Record<string, string> }
  | ((to: ServerResponse) => void);

export async function startEndpoint() {
  const heard: Heard[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.concat(pieces).toString("utf8");
      heard.push({ path: request.url ?? "", headers: request.headers, body });
      const answer = answers.shift() ?? endpoint.usual;
      if (typeof answer === "function") return answer(response);
      const { status, headers } = typeof answer === "number" ? { status: answer, headers: {} } : answer;
      response.writeHead(status, headers).end("thank you");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = {
    port,
    url: `http://127.0.0.1:${port}/hooks`,
    heard,
    /** The next answers, one a call; then the usual one. */
    answers,
    usual: 204 as Answer,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return endpoint;
}
export type EndpointServer = Awaited<ReturnType<typeof startEndpoint>>;
