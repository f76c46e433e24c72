/** HTTP API -> the pages behind signed links. */
import { handle } from "hono/aws-lambda";
import { mayUnsubscribe, unsubscribe } from "../shared/verbs/unsubscribe.ts";
import { webApp } from "./web-app.ts";
import { deployed, store } from "./wiring.ts";

const service = deployed((env, around) => {
  const ports = { ...around, store: store(env, around.clock) };
  return {
    mayUnsubscribe: (id: string, signature: string) => mayUnsubscribe(ports, id, signature),
    unsubscribe: (id: string, signature: string) => unsubscribe(ports, id, signature),
  };
});

export const handler = handle(webApp(service));
