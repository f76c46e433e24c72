/** The page on its loopback port, and beside it what the function `web` serves. */
import { serve } from "@hono/node-server";
import { closed, listening } from "../listening.ts";
import { mailboxApp } from "./app.tsx";
import type { World } from "./world.ts";

/** What the function `web` serves; everything else is the mailbox. */
const PAGES = /^\/(?:(?:stop|yes|no|v1|docs)(?:\/|$)|openapi\.json$)/;

type Pages = { fetch: (request: Request) => Response | Promise<Response> };

export async function startMailbox(port: number, pages: Pages, world: World) {
  const mailbox = mailboxApp(world);
  const fetch = (request: Request) =>
    (PAGES.test(new URL(request.url).pathname) ? pages : mailbox).fetch(request);
  const server = serve({ fetch, hostname: "127.0.0.1", port });
  const listens = await listening(server, { port, option: "--port" });
  return { url: `http://localhost:${listens}/`, stop: () => closed(server) };
}
