/**
 * One function call that is killed at a given step. Each call of a port has two: just before it takes effect, and
 * just after, before anybody heard of it. Run by `crash.test.ts`; ends with 0 when there was no such step.
 */
import type { SQSEvent } from "aws-lambda";
import { readEnv } from "../functions/env.ts";
import { receiveHandler } from "../functions/receive.ts";
import { wakeHandler } from "../functions/wake.ts";
import { awsPorts } from "../functions/wiring.ts";
import type { Log, Ports } from "../shared/ports.ts";
import { createService } from "../shared/service.ts";

const { killAt, now, verb, body } = JSON.parse(process.env.CRASH!) as {
  killAt: number;
  now: number;
  verb: "receive" | "wake";
  body: string;
};
const log: Log = { outcome: () => {}, error: () => {} };
let steps = 0;

const step = () => {
  if (steps++ === killAt) process.kill(process.pid, "SIGKILL");
};

/** The same port, counting each call's two steps. */
function counted<T extends object>(port: T): T {
  return new Proxy(port, {
    get: (target, name) => {
      const call = Reflect.get(target, name);
      if (typeof call !== "function") return call;
      return async (...args: unknown[]) => {
        step();
        const result = await call.apply(target, args);
        step();
        return result;
      };
    },
  });
}

const env = readEnv(process.env);
const real = awsPorts(env, { clock: () => now, log });
const ports: Ports = {
  ...real,
  store: counted(real.store),
  archive: counted(real.archive),
  mailer: counted(real.mailer),
};
const settings = { serviceAddress: env.SERVICE_ADDRESS, retentionDays: env.RETENTION_DAYS };
const service = createService(ports, settings);
const handle = verb === "receive" ? receiveHandler(() => service, log) : wakeHandler(() => service, log);
const { batchItemFailures } = await handle({ Records: [{ messageId: "1", body }] } as SQSEvent);
process.exit(batchItemFailures.length === 0 ? 0 : 3);
