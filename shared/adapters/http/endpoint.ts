/**
 * Calls to a partner's endpoint. The URL is somebody else's, so it leads to public addresses only: each address is looked
 * at between the name's resolution and the connection, which goes to that very address and to no other.
 */
import { lookup as systemLookup } from "node:dns/promises";
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { CALL_TIMEOUT_MS, type CallFailure, type EndpointResult } from "../../domain/notice.ts";
import type { Endpoint } from "../../ports.ts";
import { isLoopback, isPublicAddress } from "./public-address.ts";

/** The status is what counts. Of the rest this much is taken, out of politeness. */
const MOST_ANSWER_BYTES = 16 * 1024;

export type EndpointOptions = {
  /** For the service on one machine: `http` and the machine's own addresses are called too. */
  loopback?: boolean;
  /** From the first look at the name to the end of the answer. */
  timeoutMs?: number;
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
};

class NotAllowed extends Error {}

/** A redirect is an answer like any other: nothing is followed. */
export function httpEndpoint({
  loopback = false,
  timeoutMs = CALL_TIMEOUT_MS,
  resolve = (host) => systemLookup(host, { all: true }),
}: EndpointOptions = {}): Endpoint {
  const isAllowed = (address: string) => isPublicAddress(address) || (loopback && isLoopback(address));

  /** One address that is not allowed spoils them all: whoever mixes them means no good. */
  const lookup: LookupFunction = (host, options, give) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined || !found.every(({ address }) => isAllowed(address)))
          return give(new NotAllowed(), "", 0);
        return options.all ? give(null, found) : give(null, first.address, first.family);
      },
      (error) => give(error, "", 0),
    );
  };

  function checked(text: string): URL {
    const url = new URL(text);
    const secure = url.protocol === "https:" || (loopback && url.protocol === "http:");
    if (!secure || url.username !== "" || url.password !== "") throw new NotAllowed();
    // An address in the URL is connected to without any lookup.
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(host) !== 0 && !isAllowed(host)) throw new NotAllowed();
    return url;
  }

  return {
    call: async (text, headers, body) => {
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await post(checked(text), { headers, lookup, signal, agent: false, method: "POST" }, body);
      } catch (error) {
        return { is: "failed", why: signal.aborted ? "timeout" : reasonOf(error) };
      }
    },
  };
}

function post(url: URL, options: https.RequestOptions, body: string): Promise<EndpointResult> {
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const call = request(url, options, (response) => {
      const { statusCode: status = 0, headers } = response;
      const answered = { is: "answered" as const, status, retryAfter: headers["retry-after"] ?? null };
      let bytes = 0;
      response.on("data", (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > MOST_ANSWER_BYTES) {
          resolve(answered);
          call.destroy();
        }
      });
      response.on("end", () => resolve(answered));
      response.on("error", reject);
      response.on("close", () => reject(new Error("the answer has no end")));
    });
    call.on("error", reject);
    call.setHeader("content-length", Buffer.byteLength(body));
    call.end(body);
  });
}

/** How OpenSSL's refusals of a certificate, and Node's own, begin or end. */
const CERTIFICATE = /^(?:ERR_TLS|CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|HOSTNAME)|^ERR_SSL/;

function reasonOf(error: unknown): CallFailure {
  if (error instanceof NotAllowed) return "not-allowed";
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return CERTIFICATE.test(code) ? "certificate" : "unreachable";
}
