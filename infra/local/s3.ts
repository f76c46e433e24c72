/** As much of S3's REST API as the archive needs, path-style, with a folder behind it. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { readIfThere, removeIfThere, writeDurably } from "./files.ts";

/** One folder per bucket, one file per object; the mail door writes here as SES writes to S3. */
export class Buckets {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async create(bucket: string): Promise<void> {
    await mkdir(this.#pathOf(bucket), { recursive: true });
  }

  async has(bucket: string): Promise<boolean> {
    return stat(this.#pathOf(bucket)).then(
      (found) => found.isDirectory(),
      () => false,
    );
  }

  async put(bucket: string, key: string, bytes: Uint8Array): Promise<void> {
    await writeDurably(this.#pathOf(bucket, key), bytes);
  }

  get(bucket: string, key: string): Promise<Buffer | null> {
    return readIfThere(this.#pathOf(bucket, key));
  }

  remove(bucket: string, key: string): Promise<void> {
    return removeIfThere(this.#pathOf(bucket, key));
  }

  /** Encoded, so that no key can name a place outside of its bucket. */
  #pathOf(...parts: string[]): string {
    return join(this.#folder, ...parts.map((part) => encodeURIComponent(part).replace(/^\./, "%2E")));
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export function createS3(buckets: Buckets): (request: Request) => Promise<Response> {
  return async (request) => {
    const [bucket = "", ...rest] = new URL(request.url).pathname.slice(1).split("/").map(decodeURIComponent);
    const key = rest.join("/");
    if (!(await buckets.has(bucket)))
      return refuse(404, "NoSuchBucket", "The specified bucket does not exist");
    if (key === "") return refuse(501, "NotImplemented", "Buckets are not listed here.");
    switch (request.method) {
      case "GET":
      case "HEAD": {
        const bytes = await buckets.get(bucket, key);
        if (bytes === null) return refuse(404, "NoSuchKey", "The specified key does not exist.");
        return read(bytes, request.method === "HEAD" ? null : request.headers.get("range"));
      }
      case "PUT": {
        if (request.headers.get("x-amz-content-sha256")?.startsWith("STREAMING-")) {
          return refuse(501, "NotImplemented", "Bodies come whole, not in signed chunks.");
        }
        const bytes = Buffer.from(await request.arrayBuffer());
        await buckets.put(bucket, key, bytes);
        return new Response(null, { headers: { etag: etag(bytes), ...requestId() } });
      }
      case "DELETE":
        await buckets.remove(bucket, key);
        return new Response(null, { status: 204, headers: requestId() });
      default:
        return refuse(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }
  };
}

function read(bytes: Buffer, range: string | null): Response {
  const headers = {
    "content-type": "application/octet-stream",
    "accept-ranges": "bytes",
    etag: etag(bytes),
    ...requestId(),
  };
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? "");
  if (asked === null) {
    return new Response(new Uint8Array(bytes), {
      headers: { ...headers, "content-length": String(bytes.length) },
    });
  }
  const from = Number(asked[1]);
  const to = asked[2] ? Math.min(Number(asked[2]), bytes.length - 1) : bytes.length - 1;
  // S3 refuses any range of an empty object too.
  if (from > to) return refuse(416, "InvalidRange", "The requested range is not satisfiable");
  return new Response(new Uint8Array(bytes.subarray(from, to + 1)), {
    status: 206,
    headers: {
      ...headers,
      "content-length": String(to - from + 1),
      "content-range": `bytes ${from}-${to}/${bytes.length}`,
    },
  });
}

function refuse(status: number, code: string, message: string): Response {
  const ids = requestId();
  const body =
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message>` +
    `<RequestId>${ids["x-amz-request-id"]}</RequestId></Error>`;
  return new Response(body, { status, headers: { "content-type": "application/xml", ...ids } });
}

function requestId() {
  return { "x-amz-request-id": randomUUID().replaceAll("-", "").slice(0, 16).toUpperCase() };
}

function etag(bytes: Uint8Array): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}
