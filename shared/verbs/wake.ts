/** A due time arrived. */
import { type Recovery, wakeAt } from "../domain/recovery.ts";
import { toInstant } from "../domain/timing.ts";
import type { Ports } from "../ports.ts";
import { languageOf } from "../reading/language.ts";
import { apply, type Settings } from "./change.ts";
import { type Notifying, notify } from "./notify.ts";
import { type Settling, settle } from "./settle.ts";

export type Waking = Settling & Notifying & Pick<Ports, "reader">;

/** Waking twice, early or after the end is harmless. */
export async function wake(
  ports: Waking,
  settings: Settings,
  recoveryId: string,
): Promise<"woken" | "not-due" | "gone"> {
  const outcome = await wakeStored(ports, settings, recoveryId);
  ports.log.outcome(outcome, { recoveryId });
  return outcome;
}

async function wakeStored(ports: Waking, settings: Settings, recoveryId: string) {
  const recovery = await ports.store.recovery(recoveryId);
  if (recovery === null) return "gone";
  if (wakeAt(recovery) > ports.clock()) return "not-due";
  const woken = await apply(ports, recovery, { type: "wake" });
  // Somebody else is at it; what they leave undone has a wake time of its own.
  if (woken === null) return "not-due";
  const read = woken.state.name === "consented" ? await readGiven(ports, woken) : woken;
  if (read === null) return "not-due";
  await settle(ports, settings, read);
  // The person's letters go first; partners may keep us waiting.
  await notify(ports, settings, recoveryId);
  return "woken";
}

/** Words that came through a partner are read here, since no mail brings them to `receive`. */
async function readGiven(ports: Waking, recovery: Recovery): Promise<Recovery | null> {
  const told = recovery.words.filter(({ text }) => text.trim() !== "");
  const text = told.map((words) => words.text).join("\n\n");
  const language = await languageOf(text);
  if (language !== "en") return apply(ports, recovery, { type: "unreadable", language });
  const date = toInstant(told[0]?.at ?? recovery.words[0]!.at, recovery.offset);
  const reading = await ports.reader.read({ subject: "", text, date, forwarded: null, calendar: null });
  return apply(ports, recovery, { type: "read", reading });
}
