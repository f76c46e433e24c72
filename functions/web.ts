/** HTTP API -> the pages behind signed links, and the routes of partners. */
import { handle } from "hono/aws-lambda";
import { webService } from "../shared/service.ts";
import { powertoolsLog } from "./log.ts";
import { webApp } from "./web-app.ts";
import { deployed, settingsOf, webPorts } from "./wiring.ts";

const service = deployed((env, around) => webService(webPorts(env, around), settingsOf(env)));

export const handler = handle(webApp(service, (error) => powertoolsLog().error("web-failed", error, {})));
