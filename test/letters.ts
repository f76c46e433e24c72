/** One of every letter, as full as it gets, for the tests that look at all of them. */
import { Language } from "../shared/domain/debrief.ts";
import type { Letter, Letters, Triaged } from "../shared/domain/letter.ts";
import { triage } from "../shared/domain/triage.ts";

const NONE = { noticed: false, big: false, fixable: false, settled: false, personal: false, told: false };

export const MOMENTS: readonly Triaged[] = [
  seen("strength", "she liked the launch plan and asked for a copy", {}),
  seen("strength", "we talked about the fern on her desk & laughed", {}),
  seen("nerves", "I talked <far> too fast", {}),
  seen(
    "damage",
    "I knocked the picture frame off her desk",
    { noticed: true, fixable: true },
    "picture frame",
  ),
  seen("wrong-answer", "she asked how I would price it and I guessed", {
    noticed: true,
    big: true,
    fixable: true,
  }),
  seen("omission", "I know PowerPoint and did not say so", { big: true }, "PowerPoint"),
  seen("distraction", "my divorce papers came that morning", { personal: true }),
];

export const PLAN: Letters["plan"] = {
  replyTo: "recover+7f3a@in.example.com",
  writer: "Mei Tanaka",
  interview: {
    company: "Bright & Sons",
    role: "finance manager",
    people: ["Dana Whitlock"],
    medium: "onsite",
    endedAt: "2026-03-19T15:00:00-04:00",
    decisionBy: "2026-03-26T17:00:00-04:00",
  },
  missed: false,
  heat: "upset",
  distress: "none",
  moments: MOMENTS,
  slipIn: ["PowerPoint"],
  writtenAt: "2026-03-19T16:00:00-04:00",
  seed: "seed",
  called: [],
  shown: ["Dana showed me the archive"],
  material: [],
  told: MOMENTS.map(({ quote }) => quote).join(".\n\n"),
  changes: [],
  past: [],
  now: "2026-03-19T20:00:00-04:00",
  sendNoteAt: "2026-03-20T09:00:00-04:00",
  followUpAt: "2026-03-30T09:00:00-04:00",
};

/** What answers such as "7 wrong", "5 no" and "company: …" bring about. */
const CHANGES: Letters["plan"]["changes"] = [
  { about: "moment", quote: "my divorce papers came that morning", was: "keep-private", is: null },
  { about: "moment", quote: "I know PowerPoint and did not say so", was: null, is: "slip-in" },
  { about: "moment", quote: "she asked about churn and I said nothing", was: "let-go", is: "set-right" },
  { about: "company", was: "Bright", is: "Bright & Sons" },
];

const { now, sendNoteAt: _send, followUpAt, ...ABOUT } = PLAN;
const planAt = "2026-03-20T07:30:00-04:00";
const erasedAt = "2026-04-30T07:30:00-04:00";
const { replyTo, writer, interview, seed } = ABOUT;

export const EVERY_LETTER: readonly { title: string; letter: Letter }[] = [
  {
    title: "acknowledgement",
    letter: { name: "acknowledgement", data: { ...ABOUT, planAt, added: false, changes: [] } },
  },
  {
    title: "acknowledgement of more words",
    letter: { name: "acknowledgement", data: { ...ABOUT, planAt, added: true, changes: CHANGES } },
  },
  {
    title: "acknowledgement of heat alone",
    letter: {
      name: "acknowledgement",
      data: {
        ...ABOUT,
        moments: [],
        heat: "distraught",
        distress: "hopeless",
        planAt,
        added: false,
        changes: [],
      },
    },
  },
  { title: "plan", letter: { name: "plan", data: PLAN } },
  {
    title: "plan that takes the place of another",
    letter: { name: "plan", data: { ...PLAN, changes: CHANGES } },
  },
  {
    title: "plan after a good interview",
    letter: { name: "plan", data: { ...PLAN, heat: "calm", moments: MOMENTS.slice(0, 2) } },
  },
  {
    title: "plan without moments",
    letter: { name: "plan", data: { ...PLAN, distress: "hopeless", heat: "distraught", moments: [] } },
  },
  { title: "follow-up", letter: { name: "followUp", data: { ...ABOUT, now, sent: true } } },
  { title: "follow-up, note not sent", letter: { name: "followUp", data: { ...ABOUT, now, sent: false } } },
  ...Language.exclude(["en"]).options.map((language) => ({
    title: `in ${language}: only English is read`,
    letter: { name: "otherLanguage", data: { language } } as const,
  })),
  ...(["no-interview", "upcoming", "no-words", "too-large"] as const).map((reason) => ({
    title: `cannot help: ${reason}`,
    letter: { name: "cannotHelp", data: { replyTo, writer, reason } } satisfies Letter,
  })),
  ...(["stopped", "erased", "rejected", "offer"] as const).map((reason) => ({
    title: `goodbye: ${reason}`,
    letter: {
      name: "goodbye",
      data: { replyTo, writer, reason, interview, erased: { recoveries: 1, mails: 3 }, seed },
    } satisfies Letter,
  })),
  ...(["status", "sent", "noted", "nothing-open"] as const).map((about) => ({
    title: `status: ${about}`,
    letter: {
      name: "status",
      data: { ...ABOUT, about, planAt: about === "status" ? planAt : null, followUpAt, erasedAt },
    } satisfies Letter,
  })),
  { title: "crisis", letter: { name: "crisis", data: { replyTo, writer, writtenAt: now, country: null } } },
];

function seen(
  kind: Triaged["kind"],
  quote: string,
  flags: Partial<Triaged["observed"]>,
  fix: string | null = null,
): Triaged {
  const moment = { kind, quote, fix, observed: { ...NONE, ...flags }, asked: null, doubt: null };
  return { ...moment, ...triage(moment) };
}
