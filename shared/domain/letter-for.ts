/** Which letter a debt stands for, with everything that it needs to know. Pure: the same debt, the same letter. */

import { countryOf } from "./country.ts";
import { NO_INTERVIEW } from "./debrief.ts";
import type { Letter, Letters } from "./letter.ts";
import type { Recovery } from "./recovery.ts";
import type { Owed, OwedWhat } from "./sending.ts";
import { toInstant } from "./timing.ts";
import { triage } from "./triage.ts";

/** `links`: the signed pages of an invitation, where there are pages. */
export function letterFor(
  recovery: Recovery,
  owed: Owed,
  replyTo: string,
  links: Letters["invitation"]["links"] = null,
): Letter {
  const { reading, offset } = recovery;
  const local = (at: number) => toInstant(at, offset);
  const localOrNull = (at: number | null) => (at === null ? null : local(at));
  const writer = reading?.writer ?? recovery.offered?.name ?? null;
  const seed = recovery.id;
  const about = {
    replyTo,
    writer,
    interview: reading?.interview ?? { ...NO_INTERVIEW, ...recovery.offered?.interview },
    missed: reading?.missed ?? false,
    heat: reading?.heat ?? ("calm" as const),
    distress: reading?.distress === "hopeless" ? ("hopeless" as const) : ("none" as const),
    moments: (reading?.moments ?? []).map((moment) => ({ ...moment, ...triage(moment) })),
    slipIn: reading?.slipIn ?? [],
    tone: recovery.tone,
    called: reading?.called ?? [],
    shown: reading?.shown ?? [],
    material: reading?.material ?? [],
    told: recovery.words.map(({ text }) => text).join("\n\n"),
    writtenAt: local(recovery.writtenAt),
    seed,
  };
  const now = local(owed.owedAt);
  const left = recovery.words.at(-1)?.left ?? 0;
  const { what } = owed;
  switch (what.name) {
    case "acknowledgement":
      return {
        name: what.name,
        data: {
          ...about,
          planAt: local(what.planAt),
          added: what.added,
          changes: what.changes,
          left,
        },
      };
    case "plan": {
      const times = { sendNoteAt: local(what.noteAt), followUpAt: local(what.followUpAt), now };
      return {
        name: what.name,
        data: { ...about, ...times, changes: what.changes, past: recovery.past },
      };
    }
    case "followUp":
      return { name: what.name, data: { ...about, now, sent: what.sent } };
    case "cannotHelp":
      return { name: what.name, data: { replyTo, writer, reason: what.reason, left } };
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
    case "changed":
      return { name: what.name, data: { replyTo, writer, what: localized(what.what, local) } };
    case "help":
      return { name: what.name, data: { replyTo, writer, open: what.open } };
    case "ahead": {
      const times = { startsAt: localOrNull(what.startsAt), askAt: local(what.askAt) };
      return { name: what.name, data: { replyTo, writer, interview: about.interview, ...times } };
    }
    case "afterwards":
      return { name: what.name, data: { replyTo, writer, interview: about.interview } };
    case "crisis":
      return {
        name: what.name,
        data: { replyTo, writer, writtenAt: about.writtenAt, country: countryOf(recovery.address, offset) },
      };
    case "invitation": {
      const partners = recovery.partners.map(({ name }) => name);
      const company = recovery.offered?.interview.company ?? null;
      const handedOn = recovery.offered?.debrief != null;
      const { again } = what;
      const expiresAt = local(what.expiresAt);
      return {
        name: what.name,
        data: { replyTo, writer, partners, company, handedOn, expiresAt, links, again },
      };
    }
  }
}

function localized(
  what: Extract<OwedWhat, { name: "changed" }>["what"],
  local: (at: number) => string,
): Letters["changed"]["what"] {
  switch (what.is) {
    case "moved":
      return { ...what, from: local(what.from), to: local(what.to) };
    case "tone":
      return { ...what, planAt: local(what.planAt) };
    case "undone": {
      const { planAt, followUpAt } = what;
      return {
        is: what.is,
        planAt: planAt === null ? null : local(planAt),
        followUpAt: followUpAt === null ? null : local(followUpAt),
      };
    }
    default:
      return { is: what.is };
  }
}
