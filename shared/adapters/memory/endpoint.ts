/** An endpoint that takes everything and keeps it, or answers as it is told. */
import type { EndpointResult } from "../../domain/notice.ts";
import type { Endpoint } from "../../ports.ts";

export function memoryEndpoint() {
  const calls: { url: string; headers: Readonly<Record<string, string>>; body: string }[] = [];
  const taken: EndpointResult = { is: "answered", status: 204, retryAfter: null };
  const endpoint: Endpoint & { calls: typeof calls; answer: () => EndpointResult } = {
    calls,
    answer: () => taken,
    call: async (url, headers, body) => {
      calls.push({ url, headers, body });
      return endpoint.answer();
    },
  };
  return endpoint;
}
