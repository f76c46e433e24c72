/** Which letter a debt stands for, with everything that it needs to know. Pure: the same debt, the same letter. */

import { noteStyle } from "./correction.ts";
import { countryOf } from "./country.ts";
import { NO_INTERVIEW } from "./debrief.ts";
import type { Letter } from "./letter.ts";
import type { Recovery } from "./recovery.ts";
import type { Owed } from "./sending.ts";
import { toInstant } from "./timing.ts";
import { triage } from "./triage.ts";

export function letterFor(recovery: Recovery, owed: Owed, replyTo: string): Letter {
  const { reading, offset } = recovery;
  const local = (at: number) => toInstant(at, offset);
  const localOrNull = (at: number | null) => (at === null ? null : local(at));
  const writer = reading?.writer ?? null;
  const seed = recovery.id;
  const about = {
    replyTo,
    writer,
    interview: reading?.interview ?? NO_INTERVIEW,
    missed: reading?.missed ?? false,
    heat: reading?.heat ?? ("calm" as const),
    distress: reading?.distress === "hopeless" ? ("hopeless" as const) : ("none" as const),
    moments: (reading?.moments ?? []).map((moment) => ({ ...moment, ...triage(moment) })),
    slipIn: reading?.slipIn ?? [],
    called: reading?.called ?? [],
    shown: reading?.shown ?? [],
    told: recovery.words.map(({ text }) => text).join("\n\n"),
    writtenAt: local(recovery.writtenAt),
    seed,
  };
  const now = local(owed.owedAt);
  const { what } = owed;
  switch (what.name) {
    case "acknowledgement":
      return {
        name: what.name,
        data: { ...about, planAt: local(what.planAt), added: what.added, changes: what.changes },
      };
    case "plan": {
      const times = { sendNoteAt: local(what.noteAt), followUpAt: local(what.followUpAt), now };
      const style = noteStyle(recovery.corrections);
      return {
        name: what.name,
        data: { ...about, ...times, changes: what.changes, style, past: recovery.past },
      };
    }
    case "followUp":
      return { name: what.name, data: { ...about, now, sent: what.sent } };
    case "cannotHelp":
      return { name: what.name, data: { replyTo, writer, reason: what.reason } };
    case "otherLanguage":
      return { name: what.name, data: { language: what.language } };
    case "goodbye": {
      const interview = reading?.story === "interview" ? reading.interview : null;
      const data = { replyTo, writer, reason: what.reason, interview, erased: what.erased, seed };
      return { name: what.name, data };
    }
    case "status": {
      const times = {
        planAt: localOrNull(what.planAt),
        followUpAt: localOrNull(what.followUpAt),
        erasedAt: local(what.erasedAt),
      };
      return { name: what.name, data: { ...about, about: what.about, ...times } };
    }
    case "crisis":
      return {
        name: what.name,
        data: { replyTo, writer, writtenAt: about.writtenAt, country: countryOf(recovery.address, offset) },
      };
  }
}
