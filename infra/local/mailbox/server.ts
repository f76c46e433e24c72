/** The page on its loopback port. */
import { serve } from "@hono/node-server";
import { closed, listening } from "../listening.ts";
import { mailboxApp } from "./app.tsx";
import type { World } from "./world.ts";

export async function startMailbox(port: number, world: World) {
  const server = serve({ fetch: mailboxApp(world).fetch, hostname: "127.0.0.1", port });
  const listens = await listening(server, { port, option: "--port" });
  return { url: `http://localhost:${listens}/`, stop: () => closed(server) };
}
