/** The service's time on this machine: real time, perhaps faster, and turned forward by hand. Never backwards. */
import * as z from "zod";
import { readIfThere, writeDurably } from "./files.ts";

const Kept = z.object({ serviceAt: z.number(), realAt: z.number(), speed: z.number() });
type Kept = z.infer<typeof Kept>;

export interface TurnedClock {
  /** Service time in milliseconds since 1970. */
  now(): number;
  /** Service milliseconds that pass in one real millisecond. */
  readonly speed: number;
  /** Turns the clock forward by so many service milliseconds. */
  turn(ms: number): Promise<void>;
  /** Real milliseconds until this service time; 0 when it has passed. */
  realMsUntil(serviceAt: number): number;
  /** Keeps the time, so that the next start goes on from here. While stopped, time passes at its real speed. */
  stop(): Promise<void>;
}

export async function openClock(
  path: string,
  { speed = 1, realNow = Date.now }: { speed?: number; realNow?: () => number } = {},
): Promise<TurnedClock> {
  const last = await readKept(path);
  const realAt = realNow();
  let anchor: Kept = { serviceAt: last ? serviceTime(last, realAt) : realAt, realAt, speed };
  await keep(speed);

  const now = () => serviceTime(anchor, realNow());
  async function keep(atSpeed: number): Promise<void> {
    anchor = { serviceAt: serviceTime(anchor, realNow()), realAt: realNow(), speed: anchor.speed };
    await writeDurably(path, JSON.stringify({ ...anchor, speed: atSpeed }));
  }

  return {
    now,
    speed,
    async turn(ms) {
      if (!(ms >= 0)) throw new RangeError("the clock only turns forward");
      anchor = { ...anchor, serviceAt: anchor.serviceAt + ms };
      await keep(speed);
    },
    realMsUntil: (serviceAt) => Math.max(0, (serviceAt - now()) / speed),
    stop: () => keep(1),
  };
}

/** A machine whose own clock was set back must not take the service with it. */
function serviceTime({ serviceAt, realAt, speed }: Kept, real: number): number {
  return Math.round(serviceAt + Math.max(0, real - realAt) * speed);
}

async function readKept(path: string): Promise<Kept | null> {
  const text = await readIfThere(path);
  if (text === null) return null;
  const kept = Kept.safeParse(JSON.parse(text.toString("utf8")));
  return kept.success ? kept.data : null;
}
