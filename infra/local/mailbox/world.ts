/** What the page sees of the service: mails, the clock, and the store to read from. */
import type { Store } from "../../../shared/ports.ts";
import type { TurnedClock } from "../clock.ts";
import type { Ses } from "../ses.ts";
import type { Turner } from "../turn.ts";
import type { Written } from "../written.ts";

export type World = Turner & {
  serviceAddress: string;
  smtpPort: number;
  clock: TurnedClock;
  store: Pick<Store, "recovery">;
  written: Written;
  ses: Pick<Ses, "ids" | "sentMail">;
};
