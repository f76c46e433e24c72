/**
 * The lines of a note that put something right, each action in its own way. A line is written only from what the
 * debrief holds; null means that only the writer can give the words.
 */
import type { Triaged } from "../shared/domain/letter.ts";
import { answered, itIs } from "./answered.ts";
import { apology } from "./apology.ts";
import { context, toldByThem } from "./context.ts";
import { isClumsy, neverInANote } from "./guard.ts";
import { bestSounding } from "./note/ear.ts";
import type { Setting } from "./note/setting.ts";
import { plus } from "./plus.ts";
import { answer, asClause, askedIn, isClause, openQuestion, question } from "./question.ts";
import { replacement } from "./replacement.ts";
import { lowered } from "./thing.ts";
import { correctionOf, isClear, isValue, trueFact } from "./true-fact.ts";
import { isPlural, pick, sentence } from "./words.ts";

/** At most two sentences, or null when the words for it are missing. */
export function repairLine(moment: Triaged, setting: Setting): string | null {
  const candidates = wordings(moment, setting);
  const apologizing = moment.action === "apologize";
  const fit = candidates.filter(
    (line): line is string =>
      line !== null && (line === "" || (!isClumsy(line) && neverInANote(line, { apologizing }).length === 0)),
  );
  // What the writer gave as an answer to our question is theirs to say as it is.
  if (!setting.isGuessed(moment) || !isMadeOfWords(moment)) return fit[0] ?? null;
  // A question that the reading marked, and its answer, are both the writer's own; there is little to hear.
  const isStraight = moment.asked === null ? FROM_THE_FACT : FROM_THE_QUESTION;
  const straight = fit.find((line) => isStraight.test(line));
  if (straight) return straight;
  return bestSounding(fit, moment.quote, LEAST) ?? null;
}

const FROM_THE_QUESTION = /^(?:You asked|To come back to “)/;
/** The wordings of `correctionOf`. */
const FROM_THE_FACT = /^(?:One (?:figure|fact|thing|of my figures)|I have one (?:figure|fact)) /;

/** A repair is worth more than its sound: only what sounds quite wrong is left to the writer. */
const LEAST = -1.5;

/** The others point to what happened in words of ours; an untrue fact is put right however it sounds. */
const isMadeOfWords = ({ kind, action }: Triaged): boolean =>
  action === "slip-in" || (action === "set-right" && /^(?:blank|wrong-answer)$/.test(kind));

/** From the most telling to the plainest. */
function wordings(moment: Triaged, setting: Setting): (string | null)[] {
  switch (moment.action) {
    case "apologize":
      return apology(moment, setting);
    case "make-good":
      return replacement(moment, setting);
    case "set-right":
      return correction(moment, setting);
    case "share-context":
      return [toldByThem(moment, setting), context(moment, setting)];
    case "slip-in":
      return moment.kind === "unasked-question" ? [wish(moment, setting)] : plus(moment, setting);
    case "keep":
    case "let-go":
    case "keep-private":
      return [];
  }
}

/* What is put right by its content. It begins at the question or at the fact. */

function correction(moment: Triaged, setting: Setting): (string | null)[] {
  const { reader, seed, interview, isMissed, behind, isGuessed } = setting;
  const fix = moment.fix === null ? null : answer(figureAlone(moment.fix), { apologizing: false });
  const asked = askedIn(moment.asked ?? "", reader) ?? question(moment.quote, reader);
  switch (moment.kind) {
    case "misstatement": {
      const found = trueFact(moment.quote, behind(moment));
      const both = found && isClear(found) ? found : null;
      const topic = topicOf(moment.quote);
      // What was said is not what is true.
      if (fix !== null && ` ${found?.said} `.toLowerCase().includes(` ${fix.toLowerCase()} `)) return [];
      return [
        fix !== null && found && isValue(found.said) ? figureOf(fix, asked, found.said) : null,
        found && asked !== null && isValue(found.said) && isValue(found.is)
          ? `You asked ${asked}: it is ${found.is}, not ${found.said}.`
          : null,
        both && (topic === null || (both.said.includes(topic) && /\d/.test(both.said) && /\d/.test(both.is)))
          ? correctionOf(both, (wordings) => pick(seed, "fact", wordings))
          : null,
        fix === null ? null : figureOf(fix, asked, found?.said ?? saidIn(moment.quote)),
        fix === null ? null : figureInClause(fix, asked, found?.said ?? saidIn(moment.quote)),
        ...(fix === null ? [] : fact(withUnit(fix, found?.said), moment, asked, isGuessed(moment), seed)),
        both && correctionOf(both, (wordings) => pick(seed, "fact", wordings)),
      ];
    }
    case "blank":
    case "wrong-answer": {
      // "I said black. It's blue": an answer only where the question is there too, or both are figures.
      const found = trueFact(moment.quote, behind(moment));
      const isFigure = found !== null && isValue(found.said) && isValue(found.is) && isClear(found);
      if (asked === null && isFigure && (fix === null || fix === found.is))
        return [correctionOf(found, (wordings) => pick(seed, "fact", wordings))];
      if (fix !== null) return answered(itIs(moment.fix!, fix), asked, moment.asked, isGuessed(moment));
      const right = found?.is;
      if (!right || asked === null || /^me to /.test(asked)) return [];
      return [`You asked ${asked}: ${/^(?:I|we|there) /i.test(right) ? lowered(right) : `it is ${right}`}.`];
    }
    case "unprepared": {
      if (GONE.test(`${moment.quote} ${moment.fix}`)) return [];
      const isThing =
        fix !== null && NOT_BROUGHT.test(moment.quote) && !isClause(fix) && !/^[\d£$€]/.test(fix);
      const paper = (isThing ? thingOf(fix) : null) ?? paperIn(moment.fix) ?? paperIn(moment.quote);
      if (paper && !/\b(?:goes|said|says|asked|wants|please)\b/i.test(paper))
        return [
          pick(seed, "paper", [
            `I am attaching my ${paper}.`,
            `My ${paper} ${isPlural(paper) ? "come" : "comes"} with this mail.`,
          ]),
        ];
      if (fix === null || (isGuessed(moment) && !isClause(fix))) return [];
      return fix.split(" ").length < 3 ? [] : answered(fix, asked);
    }
    case "conduct": {
      const yielded = conceded(moment.fix, asked);
      if (yielded) return [yielded];
      if (fix === null || fix.split(" ").length < 3) return [];
      if (isGuessed(moment)) return asked && isClause(fix) ? [`You asked ${asked}: ${lowered(fix)}.`] : [];
      return [`Your view has stayed with me, and it has a good point that I want to give its due: ${fix}.`];
    }
    case "badmouthing":
      return [movingOn(moment, setting)];
    case "technology":
      return [
        ...(fix !== null && asClause(fix) !== null ? answered(fix, asked) : []),
        cutShort(moment, setting),
      ];
    case "late":
      return isMissed ? [stayedAway(setting)] : [keptOpen(moment, setting)];
    case "name-slip":
      // The right name stands in the greeting and, where known, in the thanks: nothing else is said.
      return [""];
    default:
      return fix === null || fix.split(" ").length < 4 || interview.people.length === 0
        ? []
        : [sentence(fix)];
  }
}

/** "He was right", where it was about something: who argued owns it. */
function conceded(told: string | null, asked: string | null): string | null {
  if (
    told === null ||
    !/\b(?:was|were|is) (?:actually |of course |quite )?right\b|\bI was (?:the )?wrong\b/i.test(told)
  )
    return null;
  const about = asked !== null && /^about /.test(asked) ? ` ${asked}` : "";
  return `I have thought about it again, and you were right${about}.`;
}

/** A gracious sentence about what comes next; what was said of anybody is not recalled. */
function movingOn({ quote }: Triaged, { seed, interview, job }: Setting): string {
  const taught = pick(seed, "taught", [
    "My work so far has taught me a good deal, and I am grateful for it",
    "I have learned a great deal where I have worked",
    "I owe a good deal to the places where I have worked",
    "I take a good deal with me from my work so far",
  ]);
  const place = interview.company ? `at ${interview.company}` : "with your team";
  const next = job
    ? pick(seed, "next", [
        `what I look for now is to put it to use ${place} in ${job}`,
        `in ${job} ${place} I would like to build on it`,
        `what draws me to ${job} ${place} is the chance to use it`,
      ])
    : pick(seed, "next", [
        `what I look for now is the chance to put it to use ${place}`,
        `I would like to carry it on ${place}`,
        `the work ${place} is where I would like to use it next`,
      ]);
  const asked = /\b(?:why|reason)\b.{0,40}\b(?:leav|left|mov|quit|chang)/i.test(quote);
  return asked ? `You asked why I am moving on. ${taught}; ${next}.` : `${taught}; ${next}.`;
}

/** Owned inside a thanks, with what was gained. */
function keptOpen({ quote }: Triaged, { seed, when, job, interview }: Setting): string {
  const about = job ? ` for ${job}` : interview.company ? ` about ${interview.company}` : "";
  const until =
    /\b(?:(?<!up )at|by|till|until|was|in at|there|reached[^.]{0,20}) ((?:half|quarter|ten|five|twenty(?:[- ]five)?|twelve) (?:past|to) \p{L}+|\d{1,2}[:.]\d\d)\b/iu.exec(
      quote,
    )?.[1];
  const came = until ? `at ${until.toLowerCase()}` : "late";
  const on = /^on /.test(when) ? ` ${when}` : "";
  return pick(seed, "late", [
    `I came ${came}${on}; thank you for seeing me all the same, and for the time we then had${about}.`,
    `Thank you for still seeing me${on}${on ? "," : ""} when I came ${came}; I was glad of all the time we then had${about}.`,
    `You still saw me${on} when I came ${came}, and I was glad of every minute that was left${about}.`,
  ]);
}

/** An offer to finish, where a part was lost. */
function cutShort({ quote }: Triaged, { seed, when, job }: Setting): string {
  const part =
    /\b(?:back to|rest of|finish(?:ed)?|middle of|missed|lost|half of) ((?:the|my) [\p{L}\d'’ -]{3,40}?)(?=[.,;!?]| and | but | so | when |$)/iu.exec(
      quote,
    )?.[1];
  const on = /^on /.test(when) ? ` ${when}` : "";
  const what =
    part && !/\b(?:call|connection|signal|sound|thread|link|zoom|teams|meeting)\b/i.test(part)
      ? part.replace(/^my /, "my ")
      : pick(seed, "lost", [
          `the part of our conversation${on} that was cut short`,
          `what was cut short${on}`,
          `the part that we lost${on}`,
          `what was left open${on} when we were cut off`,
          `the part that did not get through${on}`,
        ]);
  return pick(seed, "cut-short", [
    `I would be glad to finish ${what}, at any time that suits you.`,
    `If it is of use to you, I can come back to ${what} whenever it suits you.`,
    job
      ? `I would gladly come back to ${what}, so that you have a full picture for ${job}.`
      : `I would gladly come back to ${what}, at any hour.`,
    `Whenever it suits you, I would be glad to come back to ${what}.`,
    `Should you wish to hear the rest, I would be glad to finish ${what}.`,
    `There was more to say in ${what}, and I can say it at any time that suits you.`,
    `I am glad to give you ${what} in full, by phone or in writing, as you prefer.`,
  ]);
}

/** Owned, without a reason and without a plea, with the one offer that mends it. */
export function stayedAway({ seed, job, when, interview }: Setting): string {
  const on = /^on /.test(when) ? ` ${when}` : "";
  const talk = job
    ? ` to talk about ${job}`
    : interview.company
      ? ` to talk about working at ${interview.company}`
      : "";
  return pick(seed, "stayed-away", [
    `You had kept that time for me${on}, and it was my doing alone that I was not there; I can come${talk} at whatever hour suits you.`,
    `I left you waiting${on}, and that was my doing alone; I can come${talk} at whatever hour is best for you.`,
    `I was not there${on} when you had kept the time for me, and I own that; I can come${talk} at any hour that suits you.`,
  ]);
}

/** "My notice is three months, not one", "You asked how many words a day: it is two and a half": a true figure by what it is of. */
function figureOf(fix: string, asked: string | null, said: string | undefined): string | null {
  if (asked === null || !isValue(fix) || said?.includes(fix)) return null;
  const right = withUnit(fix, said);
  const old =
    said === undefined || isValue(said) ? said : /\b(?:is|was|of|at) (\S+(?: [\p{L}%]+)?)$/u.exec(said)?.[1];
  const wrong =
    old !== undefined &&
    isValue(old) &&
    !/^(?:the|a|an|that|this|my)\b|\b(?:they|we|I|it|had|have|is|was)\b/i.test(old) &&
    old !== right
      ? `, not ${old}`
      : "";
  const thing = /^(?:about|for) (.+)/.exec(asked)?.[1];
  // "B2" is no figure.
  if (thing === undefined || /^\p{Lu}/u.test(right)) return `You asked ${asked}: it is ${right}${wrong}.`;
  return /^my \S+(?: \S+)?$/.test(thing)
    ? sentence(`${thing} ${isPlural(thing) ? "are" : "is"} ${right}${wrong}`)
    : `The right figure for ${thing} is ${right}${wrong}.`;
}

/** "What I made", "I made forty-nine", and fifty-eight was said. */
function figureInClause(fix: string, asked: string | null, said: string | undefined): string | null {
  const right = /^I(?:['’]ve| have)? (?:\p{L}+ )?\p{L}+ ((?:about |around )?\S+(?: \S+)?)$/u.exec(fix)?.[1];
  if (asked === null || right === undefined || said === undefined) return null;
  if (!isValue(right) || !isValue(said) || right === said) return null;
  return `You asked ${asked}. The right figure is ${right}, not ${said}.`;
}

/** "1,200. I said it two times" is the figure. */
function figureAlone(told: string): string {
  const [first = told] = told.split(/[.;] (?=\p{L})/u);
  return isValue(first.replace(/^it(?:['’]?s| is| was) /i, "")) ? first : told;
}

const FIGURE = /^\d[\d.,]*\s?(?:%|per ?cent|years?|months?|weeks?|days?|minutes?|hours?|people|children)$/i;

/** Old and new in one breath where the topic is sure; otherwise the true fact alone. */
function fact(
  fix: string,
  { quote }: Triaged,
  asked: string | null,
  isGuessed: boolean,
  seed: string,
): (string | null)[] {
  const [clause = fix] = fix.split(/[.!?] (?=\p{Lu})/u);
  const lead = pick(seed, "true-fact", [
    "One fact from me needs correcting",
    "I have one fact to correct",
    "One thing that I said needs putting right",
    "I would like to put one thing right",
  ]);
  const topic = topicOf(quote);
  const verb = topic && /[^s]s$/i.test(topic) ? "are" : "is";
  const words = fix.split(" ").length;
  const said = saidIn(quote);
  const isFigure = said !== undefined && FIGURE.test(said) && FIGURE.test(fix);
  return [
    topic && words <= 6 && !/\b(?:is|are|was|were|have|has)\b/i.test(fix)
      ? `${isFigure ? "One figure from me needs correcting" : lead}: my ${topic} ${verb} ${fix}${isFigure ? `, not ${said}` : ""}.`
      : null,
    isFigure && !isGuessed ? `One figure from me needs correcting: ${fix}, where I said ${said}.` : null,
    (isSentence(fix) || isClause(fix)) && words >= 4 && !/\b(?:do|not|have|can|that|it)$|^I \w+,/i.test(fix)
      ? asked
        ? `You asked ${asked}: ${lowered(clause)}.`
        : `${lead}: ${lowered(clause)}.`
      : null,
    !isGuessed && ((words >= 4 && words <= 14 && !isClause(fix)) || FIGURE.test(fix))
      ? `One fact from me needs correcting; the true one is this: ${fix}.`
      : null,
  ];
}

/** The figure that was given instead: "I said 30 days." */
const saidIn = (quote: string): string | undefined =>
  /\bI (?:had )?(?:said|told (?:him|her|them)|answered|gave) ([^.!?,;]{1,24})(?:[.,;]|$)/i
    .exec(quote)?.[1]
    ?.trim();

/** "90", where "30 days" was said, is 90 days. */
function withUnit(fix: string, said: string | undefined): string {
  const [, count = "", unit = ""] = /(?:^|\s)(\d+|\p{L}+(?= ))( ?[\p{L}%]+)$/u.exec(said ?? "") ?? [];
  if (!COUNT.test(fix) || !COUNT.test(count)) return fix;
  const isOne = /^ (?:month|week|day|year|hour|minute)$/.test(unit);
  return `${fix}${isOne && !/^(?:1|one)$/i.test(fix) ? `${unit}s` : unit}`;
}

const COUNT = /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/i;

/** What the figure is of: "asked my notice period and I said 30 days". */
function topicOf(quote: string): string | null {
  return (
    /(?<!\b(?:at|in|of|from|for|with|on|to|by) )\bmy ((?:[\p{L}-]+ ){0,2}[\p{L}-]+?) (?:is|was|are|were)\b/iu.exec(
      quote,
    )?.[1] ??
    /\basked (?:me )?(?:about |for |what )?my ((?:[\p{L}-]+ ){0,3}[\p{L}-]+?)(?: (?:is|was|are|were))?(?=[,.?&]|[,. ]+(?:and|i|so)\b)/iu.exec(
      quote,
    )?.[1] ??
    /\basked (?:me )?(?:about |for )?my (level of [\p{L}]+)/iu.exec(quote)?.[1] ??
    null
  );
}

const PAPER =
  /\b(?:my|the|a|an|his|her|their|any|no) ((?:[\p{L}\d'’-]+ ){0,2}(?:certificates?|licen[cs]es?|references?|cv|resume|résumé|portfolio|plan|deck|slides|samples?|card|form|transcripts?|diploma|writing sample|case study|presentation|permit|registration|documents?|papers|passport))\b/iu;

const GONE = /\b(?:expired|lapsed|ran out|run out|out of date|lost|stolen)\b/i;
const NOT_BROUGHT =
  /\b(?:bring|brought|left|leave|forg[eo]t\w*|home|with me|open it|print\w*|drawer|car|train|bus|folder|stick)\b/i;

/** "the two sample translations", by its whole name, as it follows "my". */
function thingOf(fix: string): string | null {
  const bare = fix.replace(/^(?:the|my|a|an|our) /i, "");
  const words = bare.split(" ");
  return words.length <= 8 &&
    /^[\p{L}\d]/u.test(bare) &&
    !/[,;:.!?()]|\b(?:I|me|he|she|they|it|which|that|who|is|was|are|were|at home|in the|on the|on my|in my)\b/.test(
      bare,
    )
    ? bare
    : null;
}

/** A paper or sample that can simply be sent. */
function paperIn(text: string | null): string | null {
  const paper = text === null ? null : (PAPER.exec(`the ${text}`)?.[1] ?? PAPER.exec(text)?.[1]);
  if (!paper || /\b(?:of|in|on|at|to|bring|brought|forgot\w*|without|not)\b/i.test(paper)) return null;
  return paper.replace(/^(?:the|my|a|an|any|no)\s+/i, "").replace(/\bcv\b/i, "CV");
}

/* What was not asked. */

/** A real question, as curiosity. */
function wish(moment: Triaged, { reader, seed }: Setting): string | null {
  const asked = moment.fix === null ? null : openQuestion(moment.fix, reader);
  if (asked === null) return null;
  return pick(seed, "wish", [`I would be glad to hear ${asked}.`, `I would also like to hear ${asked}.`]);
}

function isSentence(words: string): boolean {
  return /^I(?:['’](?:d|m|ve|ll)| (?:would|have|am|can|do|will|hold|know|speak|was|had|did|held|use|start|begin|look|check|think)\b)/.test(
    words,
  );
}
