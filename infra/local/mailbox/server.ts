/** The page on its loopback port, and beside it the pages that letters link to. */
import { serve } from "@hono/node-server";
import { closed, listening } from "../listening.ts";
import { mailboxApp } from "./app.tsx";
import type { World } from "./world.ts";

type Pages = { fetch: (request: Request) => Response | Promise<Response> };

export async function startMailbox(port: number, pages: Pages, world: World) {
  const mailbox = mailboxApp(world);
  const fetch = (request: Request) =>
    (new URL(request.url).pathname.startsWith("/stop/") ? pages : mailbox).fetch(request);
  const server = serve({ fetch, hostname: "127.0.0.1", port });
  const listens = await listening(server, { port, option: "--port" });
  return { url: `http://localhost:${listens}/`, stop: () => closed(server) };
}
