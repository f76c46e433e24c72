/** Learns `shared/reading/model/facts.json` from labelled debriefs, and tells how well it reads those it never saw. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isHeldOutId } from "../infra/commands/eval/held-out.ts";
import type { Interview } from "../shared/domain/debrief.ts";
import { type Candidate, type Question, weightsTo } from "../shared/reading/choice.ts";
import { companyQuestion } from "../shared/reading/company.ts";
import { decisionQuestion } from "../shared/reading/decision.ts";
import { endQuestion } from "../shared/reading/ended.ts";
import { readFacts, wordsOf } from "../shared/reading/facts.ts";
import type { FactsModel } from "../shared/reading/facts-model.ts";
import { heatOf, heatQuestion } from "../shared/reading/heat.ts";
import { mediumQuestion } from "../shared/reading/medium.ts";
import type { Vocabulary } from "../shared/reading/mentions.ts";
import { panelCandidates, scored } from "../shared/reading/panel.ts";
import { personsNamed } from "../shared/reading/people.ts";
import { roleQuestion } from "../shared/reading/role.ts";
import { signatureOf } from "../shared/reading/signature.ts";
import { storyByWords, storyQuestion } from "../shared/reading/story.ts";
import { SMALL_WORDS } from "../shared/reading/tokens.ts";
import { alike, type Labelled, labelledIn, near, plain, samePeople } from "./labelled.ts";
import { type Example, learn, type Settings } from "./learn.ts";

/** Persons: few, so a feature seen twice already helps. */
const SETTINGS: Settings = { epochs: 12, rate: 0.05, decay: 0.0005, fewest: 2, least: 0.02 };
/** Company and role: stretches of words are many, and so are their features. */
const STRETCHES = { fewest: 4, least: 0.02 };
/** End and decision. */
const TIMES = { rate: 0.1, decay: 0.01, epochs: 12, fewest: 3, least: 0.02 };
/** Medium, heat and story are told by many words that each say little. */
const MEDIA = { rate: 0.02, decay: 0.01, epochs: 10, fewest: 8, least: 0.03 };
const HEATS = { rate: 0.01, decay: 0.05, epochs: 8, fewest: 8, least: 0.03 };
const STORIES = { rate: 0.05, decay: 0.01, epochs: 12, fewest: 3, least: 0.03 };

/** A role that is none ("your interview for hey") is worse than no role. */
const SHYER_ROLE = 0.3;
/** A company, an end or a day that is missing costs more than one in ten that is wrong. */
const BOLDER_COMPANY = 0.6;
const BOLDER_END = 1.5;
const BOLDER_DECISION = 0.5;
/** Mails that tell no time, for each that does. */
const SILENT = 1.2;
/** A debrief refused is worse than a newsletter answered, so the mails cut short weigh more than this. */
const SHYER_STORY = 0.4;
const EVERY_CUT_SHORT = 3;
/** One in so many mails is learned from in small letters too. */
const EVERY_TYPED_SMALL = 4;

/** Words written small in at least this many mails are no names by themselves. */
const COMMON = 3;

export function vocabularyOf(debriefs: readonly Labelled[]): Vocabulary {
  const seen = new Map<string, number>();
  for (const { sources } of debriefs) {
    const small = sources.own.match(/(?<![\p{L}'’])\p{Ll}[\p{Ll}'’-]+/gu) ?? [];
    for (const word of new Set(small)) seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  const common = [...seen].filter(([word, count]) => count >= COMMON && !SMALL_WORDS.has(word));
  return new Set(common.map(([word]) => word.replace(/’/g, "'")).sort());
}

/** The weights by name, as they can be written. */
type Learned = { known: FactsModel["known"] } & Record<
  Exclude<keyof FactsModel, "known">,
  ReadonlyMap<string, number>
>;

export function train(debriefs: readonly Labelled[], settings: Settings = SETTINGS): Learned {
  const known = vocabularyOf(debriefs);
  const interviews = debriefs.filter(({ story }) => story === "interview");
  const cases = interviews.flatMap((debrief, i) => {
    const forms = i % EVERY_TYPED_SMALL === 0 ? [debrief, inSmallLetters(debrief)] : [debrief];
    return forms.map((form) => ({ ...caseOf(form, known), part: i % 3 }));
  });
  const people = learn(cases.flatMap(personExamples), settings);
  // Points as the mail to be read will have them: given by weights that never saw it.
  const without = [0, 1, 2].map((part) =>
    learn(cases.filter((one) => one.part !== part).flatMap(personExamples), settings),
  );
  const likely = cases.map(({ persons, part }) => scored(persons, without[part]!));
  const panel = cases.flatMap(({ tokens, persons, interview }, i) => {
    const points = likely[i]!.map((person) => person.points);
    return personExamples({ persons: panelCandidates(tokens, persons, points), interview });
  });
  const company = cases.map(({ tokens, texts, writer, interview }, i) =>
    marked(
      companyQuestion(tokens, texts, known, { writer, people: likely[i]!, role: interview.role }),
      interview.company,
    ),
  );
  const role = cases.map(({ tokens, texts, interview }) =>
    marked(roleQuestion(tokens, texts, known), interview.role),
  );
  const medium = cases.map(({ sources, texts, interview }) =>
    marked(
      mediumQuestion(sources.subject, sources.own, texts.invitation),
      interview.medium === "unknown" ? null : interview.medium,
    ),
  );
  const hot = debriefs.map(({ sources, heat }) =>
    marked(heatQuestion(sources.subject, sources.own), heat === "calm" ? null : "upset"),
  );
  const story = debriefs.flatMap((debrief, i) =>
    [debrief.sources, ...(i % EVERY_CUT_SHORT === 0 ? inShort(debrief) : [])].map(({ subject, own }) =>
      marked(storyQuestion(subject, own), debrief.story === "interview" ? "interview" : null),
    ),
  );
  const ended = cases.map(({ sources, interview }) =>
    timed(endQuestion(sources), interview.endedAt, 0.3, 1.5),
  );
  const decision = cases.map(({ sources, interview }) =>
    timed(decisionQuestion(sources, interview.endedAt), interview.decisionBy, 1, 24),
  );
  return {
    known,
    ended: bolder(learn(balanced(ended), TIMES), BOLDER_END),
    decision: bolder(learn(balanced(decision), TIMES), BOLDER_DECISION),
    medium: learn(medium, MEDIA),
    heat: learn(hot, HEATS),
    story: bolder(learn(story, STORIES), -SHYER_STORY),
    people,
    panel: learn(panel, settings),
    company: bolder(learn(company, { ...settings, ...STRETCHES }), BOLDER_COMPANY),
    role: bolder(learn(role, { ...settings, ...STRETCHES }), -SHYER_ROLE),
  };
}

/** Most stories tell no time; of those as many as fit are taken, evenly, so that a time that is told is still seen. */
function balanced(examples: readonly Example[]): Example[] {
  const tells = (example: Example) => example.candidates.some(({ right }) => right);
  const told = examples.filter(tells).length;
  const silent = examples.length - told;
  const share = Math.min(1, (SILENT * told) / Math.max(1, silent));
  let seen = 0;
  return examples.filter(
    (example) => tells(example) || Math.floor(++seen * share) > Math.floor((seen - 1) * share),
  );
}

/** "Interview today at Moss Hardware. I froze." is a debrief as well: the first sentence and one thing that happened. */
export function inShort({ sources, moments }: Labelled): { subject: string; own: string }[] {
  const first = /^[^.!?\n]{10,160}/.exec(sources.own.trim())?.[0];
  const middle = moments[Math.floor(moments.length / 2)];
  return first && middle ? [{ subject: "", own: `${first}. ${middle.quote}.` }] : [];
}

/** As many people write on a phone: names are found without their capitals too. */
function inSmallLetters(debrief: Labelled): Labelled {
  const { sources } = debrief;
  return {
    ...debrief,
    sources: { ...sources, own: sources.own.toLowerCase(), subject: sources.subject.toLowerCase() },
  };
}

function caseOf({ sources, interview }: Labelled, known: Vocabulary) {
  const { tokens, texts } = wordsOf(sources);
  const writer = signatureOf(sources.own);
  return { sources, tokens, texts, writer, interview, persons: personsNamed(tokens, texts, known, writer) };
}

export const personExamples = ({
  persons,
  interview,
}: {
  persons: readonly Candidate<string>[];
  interview: Interview;
}): Example[] =>
  persons.map(({ value, features }) => {
    const right = interview.people.some((person) => sharesWords(person, value));
    return { candidates: [{ features, right }], none: [] };
  });

/** Within the narrow number of hours is right; where no candidate is, within the wide one. */
export function timed(
  question: Question<string>,
  wanted: string | null,
  narrow: number,
  wide: number,
): Example {
  const hours = question.candidates.some(({ value }) => near(value, wanted, narrow)) ? narrow : wide;
  return {
    candidates: question.candidates.map(({ value, features }) => ({
      features,
      right: near(value, wanted, hours),
    })),
    none: question.none,
  };
}

/** Less is needed to beat "none": a time that is missing costs more than one that is a little wrong. */
const bolder = (weights: ReadonlyMap<string, number>, by: number): ReadonlyMap<string, number> =>
  new Map(weights).set("none", (weights.get("none") ?? 0) - by);

/** The exact words are right; where no candidate has them, those that hold them or are held. */
export function marked(
  question: {
    candidates: readonly { value: string; features: readonly string[] }[];
    none: readonly string[];
  },
  wanted: string | null,
): Example {
  const exact = question.candidates.some(({ value }) => plain(value) === plain(wanted));
  const right = (value: string) =>
    wanted !== null && (exact ? plain(value) === plain(wanted) : alike(value, wanted));
  return {
    candidates: question.candidates.map(({ value, features }) => ({ features, right: right(value) })),
    none: question.none,
  };
}

const sharesWords = (a: string, b: string) => {
  const [one, other] = [plain(a).split(" "), plain(b).split(" ")];
  return one.every((word) => other.includes(word)) || other.every((word) => one.includes(word));
};

const FACTS = ["company", "role", "people", "medium", "endedAt", "decisionBy", "heat", "story"] as const;
type Tally = Record<(typeof FACTS)[number], { right: number; of: number; invented: number }>;

export function measured(debriefs: readonly Labelled[], model: FactsModel, misses: readonly string[]): Tally {
  const tally = Object.fromEntries(FACTS.map((f) => [f, { right: 0, of: 0, invented: 0 }])) as Tally;
  for (const { id, story, interview, heat, sources } of debriefs) {
    const told = storyByWords(sources.subject, sources.own, model.story) === "interview";
    tally.story.of++;
    if (told === (story === "interview")) tally.story.right++;
    else if (misses.includes("story")) console.error(`${id} story: wanted ${story}`);
    if (story !== "interview") continue;
    const want = { ...interview, heat };
    const got = {
      ...readFacts(sources, model).interview,
      heat: heatOf(sources.subject, sources.own, model.heat),
    };
    const right = {
      company: alike(want.company, got.company),
      role: alike(want.role, got.role),
      people: samePeople(want.people, got.people),
      medium: want.medium === got.medium,
      endedAt: near(want.endedAt, got.endedAt, 1.5),
      decisionBy: near(want.decisionBy, got.decisionBy, 24),
      heat: want.heat === got.heat,
    };
    for (const fact of FACTS) {
      if (fact === "story") continue;
      const wanted = want[fact];
      if (wanted === "unknown") continue;
      const given = wanted !== null && wanted.length > 0;
      const invented = !given && (got[fact]?.length ?? 0) > 0;
      if (given) tally[fact].of++;
      if (given && right[fact]) tally[fact].right++;
      if (invented) tally[fact].invented++;
      if (misses.includes(fact) && (invented || (given && !right[fact])))
        console.error(`${id} ${fact}: wanted ${JSON.stringify(wanted)}, read ${JSON.stringify(got[fact])}`);
    }
  }
  return tally;
}

export function row(name: string, tally: Tally): string {
  const cells = FACTS.map((fact) => {
    const { right, of, invented } = tally[fact];
    return `${fact} ${of === 0 ? "-" : (right / of).toFixed(3)} (+${invented})`;
  });
  return `${name.padStart(10)}  ${cells.join("  ")}`;
}

export function added(tallies: readonly Tally[]): Tally {
  const total = structuredClone(tallies[0]!);
  for (const tally of tallies.slice(1))
    for (const fact of FACTS)
      for (const key of ["right", "of", "invented"] as const) total[fact][key] += tally[fact][key];
  return total;
}

/** All that is labelled but two slices of true accounts retold, which only ever measure. */
const LEARNED_FROM = ["test/corpus", "training/debriefs"];
const ONLY_MEASURED = ["o", "r"];

function allFiles(): string[] {
  return LEARNED_FROM.flatMap((folder) => {
    const path = join(import.meta.dirname, "..", folder);
    const names = existsSync(path) ? readdirSync(path).sort() : [];
    return names.filter((name) => /^debriefs-\w+\.jsonl$/.test(name)).map((name) => join(path, name));
  });
}

const HELP = `Usage: npx tsx training/facts.ts [--folds N] [--held-out d,h,k] [--misses FACT,…] [--write] [FILE.jsonl…]

Learns to read the facts of an interview from labelled debriefs: those named, or all of test/corpus and
training/debriefs. Slices "o" and "r" retell true accounts: they are read with --held-out and never learned from.
  --folds N       cross-validation: N times, learn from all but every N-th debrief and read that one
  --held-out …    learn without these slices and read them; figures for each
  --misses …      with either of these, list what was read wrong, by id, on standard error
  --write         learn from all but what npm run eval reads, and write shared/reading/model/facts.json`;

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", default: false, short: "h" },
      folds: { type: "string" },
      "held-out": { type: "string" },
      misses: { type: "string", default: "" },
      write: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const all = (positionals.length > 0 ? positionals : allFiles()).flatMap(labelledIn);
  const debriefs = all.filter(({ slice }) => !ONLY_MEASURED.includes(slice));
  const misses = values.misses.split(",");
  if (values.folds) {
    const folds = Number(values.folds);
    const tallies = Array.from({ length: folds }, (_, fold) => {
      const model = train(debriefs.filter((_, i) => i % folds !== fold));
      const tally = measured(
        debriefs.filter((_, i) => i % folds === fold),
        model,
        misses,
      );
      console.log(row(`fold ${fold + 1}`, tally));
      return tally;
    });
    console.log(row("all folds", added(tallies)));
  }
  const heldOut = values["held-out"]?.split(",") ?? [];
  if (heldOut.length > 0) {
    const model = train(debriefs.filter(({ slice }) => !heldOut.includes(slice)));
    for (const slice of heldOut)
      console.log(
        row(
          slice,
          measured(
            all.filter((d) => d.slice === slice),
            model,
            misses,
          ),
        ),
      );
  }
  if (values.write) {
    const shipped = debriefs.filter(({ slice, id }) => slice > "k" || !isHeldOutId(id));
    const { known, ...weights } = train(shipped);
    const path = join(import.meta.dirname, "../shared/reading/model/facts.json");
    const texts = Object.entries(weights).map(([fact, learned]) => [fact, weightsTo(learned)]);
    const file = { known: [...known].join(" "), ...Object.fromEntries(texts) };
    writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`);
    console.log(`${path} written from ${shipped.length} debriefs`);
  }
}

if (import.meta.filename === process.argv[1]) main();
