/** Calls to a partner's endpoint, against real servers: which addresses are called, and what becomes of odd answers. */
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { httpEndpoint } from "../shared/adapters/http/endpoint.ts";
import { isPublicAddress } from "../shared/adapters/http/public-address.ts";
import { CALL_TIMEOUT_MS } from "../shared/domain/notice.ts";
import { type EndpointServer, startEndpoint } from "./endpoint-server.ts";
import { CERTIFICATE, KEY } from "./fixtures/self-signed.ts";

let server: EndpointServer;
beforeEach(async () => {
  server = await startEndpoint();
});
afterEach(() => server.stop());

const local = httpEndpoint({ loopback: true });
const call = (url = server.url, endpoint = local) =>
  endpoint.call(url, { "content-type": "application/json", "webhook-id": "msg_1" }, '{"a":"é"}');
const answered = (status: number, retryAfter: string | null = null) => ({
  is: "answered",
  status,
  retryAfter,
});
const failed = (why: string) => ({ is: "failed", why });

describe("an address", () => {
  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:830::200e",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:a00:1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "localhost",
    "",
    "127.1",
    "2130706433",
  ])("%j is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("a call", () => {
  it("sends the body's bytes and headers as they are, and gives the status", async () => {
    expect(await call()).toEqual(answered(204));

    const [heard] = server.heard;
    expect(heard).toMatchObject({ path: "/hooks", body: '{"a":"é"}' });
    expect(heard!.headers).toMatchObject({ "webhook-id": "msg_1", "content-length": "10" });
  });

  it.each([200, 301, 302, 307, 308, 400, 410, 429, 500, 503])(
    "is answered by %i, and follows nothing",
    async (status) => {
      const other = await startEndpoint();
      server.answers.push({ status, headers: { location: other.url, "retry-after": "120" } });

      expect(await call()).toEqual(answered(status, "120"));

      expect(other.heard).toEqual([]);
      await other.stop();
    },
  );

  it("ends after 15 seconds when nobody answers", { timeout: 30_000 }, async () => {
    server.usual = () => {};
    const from = Date.now();

    expect(await call()).toEqual(failed("timeout"));

    expect(CALL_TIMEOUT_MS).toBe(15_000);
    expect(Date.now() - from).toBeGreaterThan(14_900);
    expect(Date.now() - from).toBeLessThan(20_000);
  });

  it("ends in the same time when the answer begins and has no end", async () => {
    server.usual = (to) => void to.writeHead(200).write("a");
    const quick = httpEndpoint({ loopback: true, timeoutMs: 300 });

    expect(await call(server.url, quick)).toEqual(failed("timeout"));
  });

  it("ends in the same time when the name is not resolved", async () => {
    const quick = httpEndpoint({ timeoutMs: 200, resolve: () => new Promise(() => {}) });

    expect(await call("https://hooks.example.com/", quick)).toEqual(failed("timeout"));
  });

  it("takes a little of the answer and no more", async () => {
    let written = 0;
    server.usual = (to) => {
      to.writeHead(200);
      const piece = Buffer.alloc(64 * 1024);
      const more = () => {
        while (!to.destroyed && written < 1e9) {
          written += piece.length;
          if (!to.write(piece)) return void to.once("drain", more);
        }
      };
      more();
    };

    expect(await call()).toEqual(answered(200));
    expect(written).toBeLessThan(50e6);
  });

  it.each<
    [
      string,
      (to: {
        socket: { destroy(): void } | null;
        write(s: string): void;
        writeHead(n: number): void;
      }) => void,
    ]
  >([
    ["hangs up", (to) => to.socket?.destroy()],
    [
      "hangs up in its answer",
      (to) => {
        to.writeHead(200);
        to.write("a");
        setTimeout(() => to.socket?.destroy(), 50);
      },
    ],
  ])("to somebody who %s has failed", async (_, usual) => {
    server.usual = usual as never;

    expect(await call()).toEqual(failed("unreachable"));
  });

  it("to nobody has failed", async () => {
    const { url } = server;
    await server.stop();

    expect(await call(url)).toEqual(failed("unreachable"));
    server = await startEndpoint();
  });

  it("to somebody whose certificate nobody vouches for has failed, and nothing was said to them", async () => {
    const heard: unknown[] = [];
    const secure = createHttpsServer({ key: KEY, cert: CERTIFICATE }, (request) => heard.push(request.url));
    await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
    const { port } = secure.address() as AddressInfo;

    expect(await call(`https://localhost:${port}/hooks`)).toEqual(failed("certificate"));
    expect(heard).toEqual([]);
    secure.close();
  });

  it("to what speaks no HTTP has failed", async () => {
    const noise = createServer((socket) => socket.on("error", () => {}).end("SSH-2.0-hello\r\n"));
    await new Promise<void>((resolve) => noise.listen(0, "127.0.0.1", resolve));
    const { port } = noise.address() as { port: number };

    expect(await call(`http://127.0.0.1:${port}/`)).toEqual(failed("unreachable"));
    noise.close();
  });
});

describe("nobody behind our own doors is called", () => {
  const outside = httpEndpoint();
  const to = (...addresses: string[]) =>
    httpEndpoint({
      resolve: async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    });

  it.each(["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "127.1", "2130706433"])(
    "by the host %s",
    async (host) => {
      expect(await call(`https://${host}:${server.port}/hooks`, outside)).toEqual(failed("not-allowed"));
      expect(server.heard).toEqual([]);
    },
  );

  it.each([["127.0.0.1"], ["169.254.169.254"], ["8.8.8.8", "127.0.0.1"], ["fd00::1"], ["::ffff:10.0.0.1"]])(
    "by a name that resolves to %s",
    async (...addresses) => {
      const url = `https://hooks.example.com:${server.port}/hooks`;

      expect(await call(url, to(...addresses))).toEqual(failed("not-allowed"));
      expect(server.heard).toEqual([]);
    },
  );

  it("by a name that says another thing the second time it is asked", async () => {
    let asked = 0;
    const turns = httpEndpoint({
      resolve: async () => {
        asked++;
        return [{ address: asked === 1 ? "127.0.0.1" : "8.8.8.8", family: 4 }];
      },
    });

    expect(await call(`https://hooks.example.com:${server.port}/`, turns)).toEqual(failed("not-allowed"));
    expect(asked).toBe(1);
  });

  it("without https, with a password in the URL, or by another scheme", async () => {
    expect(await call("http://example.com/", to("8.8.8.8"))).toEqual(failed("not-allowed"));
    expect(await call("https://me:pw@example.com/", to("8.8.8.8"))).toEqual(failed("not-allowed"));
    expect(await call("file:///etc/passwd", local)).toEqual(failed("not-allowed"));
  });

  it("and where this machine's own addresses are allowed, no others are", async () => {
    const machine = httpEndpoint({
      loopback: true,
      resolve: async () => [{ address: "192.168.0.1", family: 4 }],
    });

    expect(await call("http://router.example/", machine)).toEqual(failed("not-allowed"));
  });
});
