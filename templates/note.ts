/**
 * The thank-you note: thanks first, what only this conversation could give, what is put right, an open door.
 *
 * Every sentence is composed from the debrief and held against `guard.ts`; where nothing sure can be said, nothing
 * is. A short honest note is better than a padded one, and the plan then asks for one more detail.
 */
import type { Interview } from "../shared/domain/debrief.ts";
import type { Draft, Traced, Triaged } from "../shared/domain/letter.ts";
import { type NotePlan, notesFor } from "../shared/domain/note.ts";
import { mentions } from "../shared/domain/owner.ts";
import { type Failure, FEWEST_WORDS, failuresOf, MOST_NOTE_WORDS, type WrittenNote } from "./criteria.ts";
import { echoesOf, echoSentence, OURS, THEIRS } from "./echo.ts";
import {
  dealtDetails,
  giftOf,
  HOLDS_TWO,
  isDeed,
  LEAST_ALONE,
  LEAST_THANKS,
  MOST_DETAILS,
  overlaps,
  overlapsAtAll,
  TWO_IN_ONE,
} from "./note/chosen.ts";
import type { Detail } from "./note/details.ts";
import { bestSounding, soundOf } from "./note/ear.ts";
import {
  type About,
  type Again,
  closing,
  companyOf,
  greeting,
  jobOf,
  lateClosing,
  opening,
  safe,
  signOff,
  subjectOf,
  thanksForWaiting,
  whenPhrase,
} from "./note/frame.ts";
import { sentencesOf } from "./note/plans.ts";
import type { Setting } from "./note/setting.ts";
import { spelt } from "./note/spelling.ts";
import { inShort, isCasual } from "./note/voice.ts";
import { repairLine, stayedAway } from "./repair.ts";
import type { Reader } from "./thing.ts";
import { isClear, isValue, trueFact } from "./true-fact.ts";
import { countWords } from "./words.ts";

export { addressed, jobOf, MOST_SUBJECT_CHARACTERS, roleOf } from "./note/frame.ts";

export type Notes = {
  drafts: Draft[];
  /** What the notes say something about. */
  written: Triaged[];
  /** Worth a line, but only the writer has the words. */
  waiting: Triaged[];
  unsaid: readonly Triaged[];
  late: boolean;
  /** Details in the thinnest note that could only come from this conversation. */
  details: number;
  /** Whether every note holds something that its reader said, asked or showed. */
  fromThem: boolean;
  /** The notes with all that a check wants to know. */
  notes: readonly WrittenNote[];
  /** Gates that a first version did not pass; a plainer one took its place. */
  failures: readonly Failure[];
};

export function writeNotes(about: About): Notes {
  const planned = notesFor({ ...about, moments: withPhrases(about) });
  const readers = readersOf(planned.notes, about);
  const details = dealtDetails(planned.notes, readers, about);
  const failures: Failure[] = [];
  // A panel compares notes.
  const elsewhere = new Set<string>();
  const notes = planned.notes.map((plan, at) => {
    for (const plainness of about.tone === "plainer" ? PLAINER.slice(1) : PLAINER) {
      const note = writeOne(plan, readers[at]!, details[at]!, at, about, plainness, planned.late, elsewhere);
      const failed = failuresOf(note.note, about).filter(({ gate }) => gate);
      if (failed.length === 0 || plainness === PLAINER.at(-1)) {
        for (const { words } of note.note.trace) elsewhere.add(words);
        return note;
      }
      failures.push(...failed);
    }
    throw new Error("there is always a plainest note");
  });
  const written = notes.flatMap((note) => note.written);
  return {
    drafts: notes.map((note) => note.draft),
    written,
    waiting: [...planned.waiting, ...planned.inNote.filter((moment) => !written.includes(moment))],
    unsaid: planned.unsaid,
    late: planned.late,
    details: Math.min(...notes.map((note) => note.details)),
    fromThem: notes.every((note) => note.fromThem),
    notes: notes.map(({ note }) => note),
    failures,
  };
}

/** As composed; without anything from outside of good moments; thanks, what is owed, and the close; thanks and close. */
const PLAINER = ["full", "sure", "bare", "thanks"] as const;
type Plainness = (typeof PLAINER)[number];

/** What was left unsaid by its shortest phrase, and what was said wrongly with the truth beside it. */
function withPhrases({ moments, slipIn, told }: About): Triaged[] {
  return moments.map((moment) => {
    if (moment.kind === "omission" && moment.action === "slip-in") {
      const phrase = phraseIn(slipIn, moment);
      // The writer's own clause says more than the phrase in it.
      const isWhole = phrase === null || holdsMore(moment.fix, phrase);
      return isWhole ? moment : { ...moment, fix: phrase };
    }
    if (moment.fix !== null || moment.action !== "set-right") return moment;
    const found = trueFact(moment.quote, behindIn(told, moment.quote));
    if (found === null) return moment;
    const right = found.is;
    const isFigure = isValue(found.said) && isValue(right) && isClear(found);
    if (moment.kind === "misstatement" || (moment.kind === "wrong-answer" && isFigure))
      return { ...moment, fix: right };
    const isAsked =
      /^(?:blank|wrong-answer|unprepared)$/.test(moment.kind) &&
      (moment.asked !== null || /\bask(?:s|ed)?\b/.test(moment.quote));
    return isAsked ? { ...moment, fix: /^(?:I|we|there) /i.test(right) ? right : `it is ${right}` } : moment;
  });
}

function phraseIn(slipIn: About["slipIn"], { quote, fix }: Triaged): string | null {
  const phrases = slipIn.filter((each) => quote.includes(each) || (fix ?? "").includes(each));
  return phrases.length === 0 ? null : phrases.slice(0, 2).join(" and ");
}

const holdsMore = (fix: string | null, phrase: string): boolean =>
  fix !== null &&
  phrase.split(" and ").every((each) => fix.includes(each)) &&
  fix.split(" ").length > phrase.split(" ").length + 1;

/** What is right was found in the debrief, and not given as an answer to our question. */
const isGuessed = (fix: string | null | undefined, told: string): boolean => !fix || told.includes(fix);

function readersOf(plans: readonly NotePlan[], about: About): Reader[] {
  const { people } = about.interview;
  const pronouns = new Map(people.map((name) => [name, pronounOf(name, people, about)]));
  return plans.map(({ to }) => {
    const others = people.filter((each) => each !== to);
    const pronoun = to === null ? null : (pronouns.get(to) ?? null);
    const only =
      pronoun !== null && others.every((each) => pronouns.get(each) === (pronoun === "he" ? "she" : "he"));
    return { name: to, alone: people.length === 1, others, pronoun, only };
  });
}

const HE = /^(?:mr|sir|herr|father|monsieur|señor|mister|lord|brother)\b/i;
const SHE = /^(?:mrs|ms|miss|frau|sister|madame|madam|señora|dame|lady|mme)\b/i;

/** How the story speaks of somebody: by their title, or by the pronouns of the sentences that name them alone. */
function pronounOf(name: string, people: Interview["people"], about: About): "he" | "she" | null {
  const as = about.called.find(({ person }) => person === name)?.as ?? name;
  if (HE.test(as)) return "he";
  if (SHE.test(as)) return "she";
  const about1 =
    people.length === 1
      ? about.told
      : about.told
          .split(/(?<=[.!?])\s|\n/)
          .filter(
            (sentence) =>
              mentions(sentence, name) && !people.some((each) => each !== name && mentions(sentence, each)),
          )
          .join(" ");
  const count = (pattern: RegExp) => about1.match(pattern)?.length ?? 0;
  const he = count(/\b(?:he|him|his)\b/gi);
  const she = count(/\b(?:she|her|hers)\b/gi);
  if (he > 3 * she) return "he";
  return she > 3 * he ? "she" : null;
}

/* A note: thanks and what they showed; what is put right; what I bring; an open door. */

type Said = Traced & { theirs: boolean; is: Detail["is"] };

function writeOne(
  plan: NotePlan,
  reader: Reader,
  dealt: readonly Detail[],
  at: number,
  about: About,
  plainness: Plainness,
  late: boolean,
  elsewhere: ReadonlySet<string>,
) {
  const isElsewhere = (words: string) =>
    [spelt(words, about), inShort(spelt(words, about))].some((each) => elsewhere.has(each));
  const most = about.tone === "shorter" ? 1 : MOST_DETAILS;
  const fit = { full: dealt, sure: dealt.filter(({ isGood }) => isGood), bare: [], thanks: [] }[plainness];
  const details = fit.slice(0, most);
  const { interview, missed } = about;
  const seed = `${about.seed}/${at}`;
  const setting: Setting = {
    interview: { ...interview, company: companyOf(interview) },
    reader,
    job: jobOf(interview),
    when: whenPhrase(about, seed),
    isMissed: missed,
    before: ({ quote }) => beforeIn(about.told, quote),
    behind: (moment) => behindIn(about.told, moment.quote),
    phrase: (moment) => phraseIn(about.slipIn, moment),
    isGuessed: ({ quote }) => isGuessed(about.moments.find((each) => each.quote === quote)?.fix, about.told),
    seed,
  };
  const written: Triaged[] = [];
  const line = (moment: Triaged): (Traced & { moment: Triaged })[] => {
    const words = plainness === "thanks" ? null : repairLine(moment, setting);
    if (words !== null) written.push(moment);
    return words ? [{ words, from: moment.quote, moment }] : [];
  };
  // Two moments of one event may come to the same words.
  const lines = plan.repairs.flatMap(line).filter(isNew);
  const away = stayedAway(setting);
  const stays = { words: away, from: plan.repairs[0]?.quote ?? null };
  // Nobody was there to be told anything else.
  const repairs = missed ? [stays] : shortened(lines);
  const pluses = plan.pluses.flatMap(line);
  const deed = missed ? undefined : details.find(isDeed);
  const spoken = missed ? [] : details.filter((each) => each !== deed);
  const before: string[] = [];
  const said = spoken.flatMap((each, turn): Said[] => {
    const wordings = sentencesOf(each, seed, `detail/${turn}`, before).filter(
      (words) => safe(words) && !isElsewhere(words),
    );
    const plain = each.is === "went" ? wordings[0] : bestSounding(wordings, each.trace, LEAST_ALONE);
    if (plain === undefined) return [];
    before.push(plain);
    const isMine = /^I enjoyed [^,]+\.$/.test(plain);
    const is = TWO_IN_ONE.has(each.is) && !HOLDS_TWO.test(plain) ? (isMine ? "mine" : "theirs") : each.is;
    return [
      {
        words: plain,
        from: each.trace,
        is,
        theirs: isFromThem(each, is),
      },
    ];
  });
  const more =
    missed || plainness !== "full"
      ? []
      : echoed(
          plan,
          reader,
          [...details.map(({ trace }) => trace), ...said.map(({ words }) => words)],
          seed,
          most - said.length - (deed ? 1 : 0),
        );
  const all = [...said, ...more];
  const fromTalk = all.filter(({ is }) => is !== "experience");
  const fromRepairs = [...repairs, ...pluses].filter(
    ({ words, from }) => from !== null && overlapsAtAll(words, from),
  );
  const count =
    fromTalk.reduce((sum, each) => sum + (TWO_IN_ONE.has(each.is) ? 2 : 1), 0) +
    (deed ? 1 : 0) +
    fromRepairs.length;
  const isRich = count >= 2;
  // Whoever was hurt does not read of a delight.
  const isOwned = plan.repairs.some(({ action }) => action === "apologize" || action === "make-good");
  const thanksOnce = missed
    ? [thanksForWaiting(about)]
    : opening(about, at, seed, deed ? giftOf(deed) : null);
  // After days the thanks have the tone of a second letter, without a word about the delay.
  const thanks = late
    ? thanksOnce.map((words) => words.replace(/^Thank you for/, "Thank you again for"))
    : thanksOnce;
  const first: Traced[] = thanks.map((words, nth) => ({
    words,
    from: nth === 0 && deed ? deed.trace : null,
  }));
  // One detail stays with the thanks; the others lead to what the writer would bring.
  const withThanks = deed || (repairs.length === 0 && all.length + pluses.length < 2) ? 0 : 1;
  const told = [[...first, ...all.slice(0, withThanks)], repairs, [...all.slice(withThanks), ...pluses]];
  const endingWith = (again: Again): Traced[][] => [
    ...told,
    [
      {
        words: late
          ? lateClosing(plan, about, seed)
          : closing(plan, about, seed, { isRich: isRich && !isOwned, again }),
        from: null,
      },
    ],
  ];
  // To thank once more makes a letter of few words; it does not make one of none.
  const isLetter = (again: Again) => wordsOf(endingWith(again)) >= FEWEST_WORDS;
  const body = fitted(endingWith(AGAIN.find(isLetter) ?? "nothing"));
  const text = [
    greeting(plan, about),
    ...body.map((part) => part.map(({ words }) => words).join(" ")),
    signOff(about, plan, seed),
  ];
  // Somebody who is called by a title is not written to in short forms.
  const isInShort = isCasual(about.told) && !TITLED.test(text[0]!);
  const finished = (words: string) => (isInShort ? inShort(spelt(words, about)) : spelt(words, about));
  const draft: Draft = {
    to: plan.to,
    subject: subjectOf(about, at),
    body: finished(text.filter(Boolean).join("\n\n")),
    trace: body.flat().map((each) => ({ ...each, words: finished(each.words) })),
  };
  const fromThem =
    deed !== undefined ||
    all.some(({ theirs }) => theirs) ||
    repairs.some(({ words }) => /^You asked\b/.test(words));
  const lineOf = ({ words, moment }: Traced & { moment: Triaged }) => ({
    moment,
    words: repairs.find((each) => words.startsWith(each.words))?.words ?? words,
  });
  const note = {
    ...draft,
    plan,
    repairs: lines.map(lineOf),
    pluses: pluses.map(lineOf),
    details: count,
    fromThem,
  };
  return { draft, note, written, details: count, fromThem };
}

const AGAIN: readonly Again[] = ["nothing", "a word", "a sentence"];

const TITLED = /^Dear (?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Madam|Sister|Father|Judge)\b/;

const wordsOf = (parts: readonly Traced[][]): number =>
  countWords(
    parts
      .flat()
      .map(({ words }) => words)
      .join(" "),
  );

/** Where much was said, the last details give way. */
function fitted(parts: readonly Traced[][]): Traced[][] {
  const kept = parts.map((part) => [...part]);
  while (wordsOf(kept) > MOST_NOTE_WORDS && kept[2]!.length > 0) kept[2]!.shift();
  return kept.filter((part) => part.length > 0);
}

const isFromThem = ({ is, how, answer }: Detail, said: Detail["is"]): boolean =>
  is === "named" ? how !== "talked" : (answer !== null && said !== "mine") || is === "liked";

/** Shorter things than whole clauses, where the clauses gave less than a note can hold. */
function echoed(plan: NotePlan, reader: Reader, used: readonly string[], seed: string, most: number): Said[] {
  if (most <= 0) return [];
  return echoesOf(plan, reader)
    .filter(({ thing }) => thing !== null && !used.some((each) => overlaps(each, thing)))
    .slice(0, Math.min(most, used.length > 1 ? 1 : 2))
    .map((each, turn) => ({
      words: echoSentence(each, turn, seed),
      from: each.from,
      is: "thing" as const,
      theirs: THEIRS.has(each.how) && !OURS.has(each.how),
    }))
    .filter(({ words, from }) => {
      const least = words.startsWith("Thank you") ? LEAST_THANKS : used.length === 0 ? LEAST_ALONE : 0;
      return safe(words) && soundOf(words, from) > least;
    });
}

/** Two moments of one event may come to the same words, or one of them to words without its thing. */
function isNew(
  line: Traced & { moment: Triaged },
  nth: number,
  all: readonly (Traced & { moment: Triaged })[],
): boolean {
  if (all.findIndex(({ words }) => words === line.words) < nth) return false;
  const isVague = line.moment.action === "make-good" && /\bwhat was broken\b/i.test(line.words);
  return !isVague || !all.some((other) => other !== line && other.moment.action === "make-good");
}

/** The sentence before a quote, in the same paragraph. */
function beforeIn(told: string, quote: string): string {
  const before = told
    .slice(0, Math.max(0, told.indexOf(quote)))
    .split(/\n\s*\n/)
    .at(-1)!;
  return before
    .split(/(?<=[.!?])\s+/)
    .filter(Boolean)
    .slice(-2)
    .join(" ");
}

/** The rest of the paragraph behind a quote, at most two short sentences of it. */
function behindIn(told: string, quote: string): string {
  const at = told.indexOf(quote);
  return at < 0 ? "" : told.slice(at + quote.length, at + quote.length + 120).split(/\n\s*\n/)[0]!;
}

const MOST_REPAIR_SENTENCES = 3;

/** Thanks carry a note: where two lines are longer than three sentences, one offer of repair gives way. */
function shortened(repairs: readonly Traced[]): Traced[] {
  const sentences = (lines: readonly Traced[]) =>
    lines
      .map(({ words }) => words)
      .join(" ")
      .split(/(?<=[.!?])\s+/).length;
  if (sentences(repairs) <= MOST_REPAIR_SENTENCES) return [...repairs];
  // The offer to pay is the sentence that can go; the word itself stays.
  const offer = /\s(?!.*\bsorry\b)[^.]*\.$/;
  const last = repairs.findLastIndex(({ words }) => /[.!?]\s/.test(words) && offer.test(words));
  return repairs.map((each, at) =>
    at === last ? { ...each, words: each.words.replace(/(?<=[.!?])\s[^.]*\.$/, "") } : each,
  );
}
