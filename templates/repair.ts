/**
 * The lines of a note that put something right, each action in its own way. A line is written only from what the
 * debrief holds; null means that only the writer can give the words.
 */
import type { Interview } from "../shared/domain/debrief.ts";
import type { Triaged } from "../shared/domain/letter.ts";
import { mentions } from "../shared/domain/note.ts";
import { brokenIn } from "./broken.ts";
import { neverInANote } from "./guard.ts";
import { clausesOf } from "./note/clauses.ts";
import { bestSounding } from "./note/ear.ts";
import { tidied, withoutLead } from "./note/tidy.ts";
import { turned } from "./note/turned.ts";
import { plus } from "./plus.ts";
import { answer, asClause, isClause, openQuestion, question } from "./question.ts";
import { DANGLING, isUnfit, lowered, nounPhrase, type Reader, SLANG } from "./thing.ts";
import { correctionOf, isClear, isValue, trueFact } from "./true-fact.ts";
import { capital, pick } from "./words.ts";

export type Setting = {
  interview: Interview;
  reader: Reader;
  /** "the night porter role", where it is short enough to stand in a sentence. */
  job: string | null;
  /** "on Thursday", or "when we met" where the day is not known. */
  when: string;
  /** The writer did not come. */
  isMissed: boolean;
  /** The sentence before a moment, and what the debrief says right behind it. */
  before: (moment: Triaged) => string;
  behind: (moment: Triaged) => string;
  /** Whether what is right was found beside the moment, rather than given by the writer as the answer. */
  isGuessed: (moment: Triaged) => boolean;
  seed: string;
};

/** At most two sentences, or null when the words for it are missing. */
export function repairLine(moment: Triaged, setting: Setting): string | null {
  const candidates = wordings(moment, setting);
  const apologizing = moment.action === "apologize";
  const fit = candidates.filter(
    (line): line is string => line !== null && neverInANote(line, { apologizing }).length === 0,
  );
  // What the writer gave as an answer to our question is theirs to say as it is.
  if (!setting.isGuessed(moment) || !isMadeOfWords(moment)) return fit[0] ?? null;
  return bestSounding(fit, moment.quote, LEAST) ?? null;
}

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
  const fix = moment.fix === null ? null : answer(moment.fix, { apologizing: false });
  switch (moment.kind) {
    case "misstatement": {
      const found = trueFact(moment.quote, behind(moment));
      const both = found && isClear(found) ? found : null;
      const asked = question(moment.quote, reader);
      return [
        found && asked !== null && isValue(found.said) && isValue(found.is)
          ? `You asked ${asked}: it is ${found.is}, not ${found.said}.`
          : null,
        both && topicOf(moment.quote) === null
          ? correctionOf(both, (wordings) => pick(seed, "fact", wordings))
          : null,
        ...(fix === null ? [] : fact(withUnit(fix, found?.said), moment.quote, isGuessed(moment))),
        both && correctionOf(both, (wordings) => pick(seed, "fact", wordings)),
      ];
    }
    case "blank":
    case "wrong-answer": {
      const asked = question(moment.quote, reader);
      if (fix !== null) return answered(fix, asked, isGuessed(moment));
      // "I said black. It's blue": an answer only where the question is there too.
      const right = trueFact(moment.quote, behind(moment))?.is;
      if (!right || asked === null || /^me to /.test(asked)) return [];
      return [`You asked ${asked}: ${/^(?:I|we|there) /i.test(right) ? lowered(right) : `it is ${right}`}.`];
    }
    case "unprepared": {
      const paper = paperIn(moment.fix) ?? paperIn(moment.quote);
      if (paper)
        return [
          pick(seed, "paper", [
            `I am attaching my ${paper}.`,
            `My ${paper} ${isPlural(paper) ? "come" : "comes"} with this mail.`,
          ]),
        ];
      if (fix === null || fix.split(" ").length < 3) return [];
      return answered(fix, question(moment.quote, reader));
    }
    case "conduct":
      if (fix === null || fix.split(" ").length < 3) return [];
      return [`Your view has stayed with me, and it has a good point that I want to give its due: ${fix}.`];
    case "badmouthing":
      return [movingOn(moment, setting)];
    case "technology":
      return [
        ...(fix !== null && asClause(fix) !== null ? answered(fix, question(moment.quote, reader)) : []),
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
    /\b(?:at|by|till|until|was|in at|up at|reached[^.]{0,20}) ((?:half|quarter|ten|five|twenty(?:[- ]five)?|twelve) (?:past|to) \p{L}+|\d{1,2}[:.]\d\d)\b/iu.exec(
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

/** From the question straight to the answer. */
function answered(fix: string, asked: string | null, isGuessed = false): (string | null)[] {
  const clause = asClause(fix);
  const said = clause !== null && !/[:;]/.test(clause) ? clause : null;
  const words = fix.split(" ").length;
  return [
    asked && said && said.split(" ").length <= 30 ? `You asked ${asked}: ${said}.` : null,
    asked && clause ? `You asked ${asked}. ${sentence(clause)}` : null,
    asked && words <= 12 ? `You asked ${asked}; my answer is ${fix}.` : null,
    said ? `To come back to one of your questions: ${said}.` : null,
    // What was only found beside the moment may be no answer at all.
    ...(isGuessed ? [] : bare(fix, clause)),
  ];
}

/** An answer without its question: for words that the writer gave as the answer. */
function bare(fix: string, clause: string | null): (string | null)[] {
  const words = fix.split(" ").length;
  return [
    clause ? `I have thought again about one of your questions. ${sentence(clause)}` : null,
    words >= 2 && words <= 12 ? `To come back to one of your questions, my answer is ${fix}.` : null,
  ];
}

const FIGURE = /^\d[\d.,]*\s?(?:%|per ?cent|years?|months?|weeks?|days?|minutes?|hours?|people|children)$/i;

/** Old and new in one breath where the topic is sure; otherwise the true fact alone. */
function fact(fix: string, quote: string, isGuessed: boolean): (string | null)[] {
  const topic = topicOf(quote);
  const verb = topic && /[^s]s$/i.test(topic) ? "are" : "is";
  const words = fix.split(" ").length;
  const said = /\bI (?:had )?(?:said|told (?:him|her|them)|answered|gave) ([^.!?,;]{1,24})(?:[.,;]|$)/i
    .exec(quote)?.[1]
    ?.trim();
  const isFigure = said !== undefined && FIGURE.test(said) && FIGURE.test(fix);
  return [
    topic && words <= 6 && !/\b(?:is|are|was|were|have|has)\b/i.test(fix)
      ? `One ${isFigure ? "figure" : "fact"} from me needs correcting: my ${topic} ${verb} ${fix}${isFigure ? `, not ${said}` : ""}.`
      : null,
    isFigure && !isGuessed ? `One figure from me needs correcting: ${fix}, where I said ${said}.` : null,
    isSentence(fix) || (isClause(fix) && words >= 4)
      ? `One fact from me needs correcting. ${sentence(fix)}`
      : null,
    !isGuessed && ((words >= 4 && words <= 14 && !isClause(fix)) || FIGURE.test(fix))
      ? `One fact from me needs correcting; the true one is this: ${fix}.`
      : null,
  ];
}

/** "90", where "30 days" was said, is 90 days. */
const withUnit = (fix: string, said: string | undefined): string =>
  /^\d+$/.test(fix) ? `${fix}${/^\d+( ?[\p{L}%]+)$/u.exec(said ?? "")?.[1] ?? ""}` : fix;

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

/** A paper or sample that can simply be sent. */
function paperIn(text: string | null): string | null {
  const paper = text === null ? null : (PAPER.exec(`the ${text}`)?.[1] ?? PAPER.exec(text)?.[1]);
  if (!paper || /\b(?:of|in|on|at|to|bring|brought|forgot\w*|without|not)\b/i.test(paper)) return null;
  return paper.replace(/^(?:the|my|a|an|any|no)\s+/i, "").replace(/\bcv\b/i, "CV");
}

/* A thing is replaced, in one calm line. */

/** Things that stand in rooms, so that a broken one can be named when the debrief only tells a story. */
const THINGS =
  "mug|cup|teapot|pot|planter|plant|fern|vase|lamp|glass|plate|bowl|jug|jar|picture frame|frame|clock|chair|stool|table|shelf|coat stand|display|mirror|keyboard|mouse|monitor|tablet|laptop|phone|headset|clipboard|folder|notebook|drawing pad|pad|diary|book|printer|stapler|pen|scale|burette|thermometer|otoscope|clippers|scissors|tray|bottle|tin|model|sign|blind|curtain|door handle|globe fixtures|doll|toy|figurine|ornament|award";
const CLOTH =
  "carpet|rug|sofa|armchair|cushion|tablecloth|blouse|shirt|sweater|jumper|cardigan|dress|skirt|trousers|jacket|coat|suit|tie|scarf|handbag|bag|shoes|shoe|apron|tunic";

function replacement(moment: Triaged, { reader, seed, when }: Setting): (string | null)[] {
  const named = brokenThing(moment, reader);
  // A coat is cleaned; a coat stand is replaced.
  const cloth = new RegExp(`\\b(?:${CLOTH})\\b(?! (?:stand|rack|hook|hanger|rail))`, "i");
  if (named && cloth.test(named)) {
    return [
      pick(seed, "cleaning", [
        `I would like to cover the cleaning of the ${named}; please send the bill to me.`,
        `Please send me the bill for cleaning the ${named}; I would like to cover it.`,
        `The cleaning of the ${named} is mine to pay for, so please send me the bill.`,
      ]),
    ];
  }
  const they = named !== null && isPlural(named);
  const within = pick(seed, "within", [
    "should arrive within the week",
    "should be with you within the week",
    "should reach your front desk this week",
    "will reach you within a few days",
    "ought to be there in a few days",
    "comes by post within the week",
  ]);
  const thing = named ?? "what was broken";
  return [
    named &&
      pick(seed, "replacement", [
        `${they ? "New" : "A new"} ${named} ${they ? "are" : "is"} on ${they ? "their" : "its"} way to you and ${within}.`,
        `A replacement for the ${named} is on its way to you and ${within}.`,
        `I am seeing to a replacement for the ${named}; it ${within}.`,
        `To take the place of the ${named}, a new one is on its way; it ${within}.`,
      ]),
    pick(seed, "replacement", [
      `A replacement for ${thing} ${when} is on its way to you and ${within}.`,
      `What was broken ${when} will be made good: a replacement is on its way and ${within}.`,
      `I am seeing to a replacement for ${thing} ${when}; it ${within}.`,
      `For ${thing} ${when} there is a replacement on its way that ${within}.`,
      `I will make good ${thing} ${when}; a replacement ${within}.`,
      `A new one in place of ${thing} ${when} ${within}.`,
    ]),
  ];
}

/** "the big ceramic planter by her door" → "ceramic planter" */
export function thing(words: string, reader: Reader): string | null {
  const plain = nounPhrase(
    words.replace(/\s+(?:by|from|on|in|at|of|with|off|for|that|which)\s.*$/i, ""),
    reader,
  );
  const bare = plain
    ?.replace(/^(?:the|a|an|one|your|my|our|some|new|old)\s+/i, "")
    .replace(/^(?:new|old|big|good|nice|large|great)\s+/i, "");
  return bare && bare.split(" ").length <= 4 && !/\d/.test(bare) ? bare : null;
}

const CULPRITS =
  /^(?:pen|bottle|shelf|trolley|table|desk|tray|cup|mug|jug|coat|bag|handbag|chair|stool|bowl|glass|board|door|window)$/i;

/** The one thing that a story names; null when it names several, because only one of them was broken. */
function commonThing(quote: string): string | null {
  const found = [...quote.matchAll(new RegExp(`\\b((?:${THINGS}|${CLOTH})(?: (?:${THINGS}))?)\\b`, "gi"))];
  const things = new Set(found.map((match) => match[1]!.toLowerCase()));
  const [only] = things;
  if (things.size !== 1 || only === undefined) return null;
  // What did the damage is named as often as what suffered it: a pen, a cup, the table it fell from.
  const suffered = new RegExp(
    `\\b(?:broke|broken|smashed|chipped|cracked|dropped|snapped)\\b (?:[\\p{L}']+ ){0,3}${only}\\b`,
    "iu",
  );
  return CULPRITS.test(only) && !suffered.test(quote) ? null : only;
}

/** "it slid out of my hand" is the one thing that the sentence before names. */
function itIn(quote: string, before: string): string | null {
  if (
    !/\bit\b.*\b(?:sl[ia]d\w*|slip\w*|fell|fall\w*|drop\w*|br[eo]\w*|smash\w*|shatter\w*|went)\b/is.test(
      quote,
    )
  )
    return null;
  const found = [...before.matchAll(new RegExp(`\\b(${THINGS})\\b`, "gi"))].map((each) =>
    each[1]!.toLowerCase(),
  );
  return new Set(found).size === 1 ? found[0]! : null;
}

/** The thing a moment of damage is about, for the errand in the plan. */
export function brokenThing(moment: Triaged, reader: Reader, before = ""): string | null {
  const suffered = brokenIn(moment.quote);
  if (suffered !== null && !isUnfit(suffered) && !SLANG.test(suffered)) return suffered;
  // "She have a bowl on the desk. … it slide out of my hand"
  const common = commonThing(moment.quote) ?? itIn(moment.quote, before);
  const fixed = moment.fix === null ? null : thing(moment.fix, reader);
  // A window somebody leaned on is named too; only when nothing else could be meant is the name sure.
  const sure = fixed !== null && (common === null || common.includes(fixed) || fixed.includes(common));
  return sure && !/^(?:window|door|shelf|desk|table|floor|wall|chair|aisle)$/i.test(fixed)
    ? common && common.length > fixed.length
      ? common
      : fixed
    : common;
}

function isPlural(noun: string): boolean {
  return /[^s]s$/i.test(noun) && !/\b(?:glass|class)$/i.test(noun);
}

/* Two sentences: what was done and whom it touched, whose doing it was, the word, and a repair where there is one. */

const PARTS =
  "hand|arm|foot|leg|lap|wrist|knee|fingers?|thumb|shoulder|shin|toes?|ankle|face|head|lip|eye|ear|neck|cheek|forehead|forearm|scalp|chin|nose|mouth";
/** "her left hand", "it got her right across the back of the hand" */
const BODY = new RegExp(
  `\\b(?:her|his|their|\\p{Lu}\\p{L}+['’]s) (?:left |right )?(?:${PARTS})\\b|\\b(?:her|him|them) (?:right |straight )?(?:on|across|in|over) the (?:back of the )?(?:left |right )?(?:${PARTS})\\b`,
  "u",
);
const bodyIn = (quote: string): string | undefined => BODY.exec(quote)?.[0].split(" ").at(-1);
const LIQUID = /\b(coffee|tea|water|latte|cappuccino|espresso|soup|juice|oil|cocoa|hot chocolate|milk)\b/i;

/** What came of a hurt: the offer to pay, as plain as it would be said. */
function costOf(part: string | null, { seed, when }: Setting): string {
  const since = /^on /.test(when) ? ` since ${when.slice(3)}` : "";
  if (part)
    return pick(seed, "cost", [
      `I would like to cover any cost that your ${part} has caused.`,
      `Whatever treatment your ${part} has needed, please let me pay for it.`,
      `I hope that your ${part} is better; any cost that came of it is mine to cover.`,
      `Please let me cover any cost that your ${part} has caused${since}.`,
      `I hope that your ${part} has healed well, and I would like to cover any cost.`,
    ]);
  const lead = pick(seed, "cover", [
    "I would like to cover",
    "Please let me pay for",
    "I would be glad to pay for",
    "It is for me to pay for",
  ]);
  const what = pick(seed, "cost", [
    "any treatment that was needed",
    "whatever was needed",
    "any cost that came of it",
    "all that came of it",
    "any doctor or pharmacy",
  ]);
  return `${lead} ${what}${since}.`;
}

function apology(moment: Triaged, setting: Setting): (string | null)[] {
  const { reader, when, seed } = setting;
  const you = touchesReader(moment.quote, reader);
  const owned = pick(seed, "owned", [
    "I was careless, and I am sorry",
    "that was careless of me, and I am very sorry",
    "the fault was mine, and I am very sorry",
    "that was my fault, and I am sorry",
    "that was my doing alone, and I am very sorry",
  ]);
  if (moment.kind === "injury") {
    const part = you ? bodyIn(moment.quote) : undefined;
    // "held it under cold water" is what came after.
    const liquid = LIQUID.exec(
      moment.quote.replace(/\b(?:under|in) (?:the |some )?(?:cold |running )?(?:water|tap)\b/gi, ""),
    )?.[1]?.toLowerCase();
    const repair = costOf(part ?? null, setting);
    const Cap = capital(when);
    const hurts = (deed: string) => (part && deed.includes(`your ${part}`) ? deed : null);
    return [
      deedOf(moment, reader, (deed) => hurts(deed) && `${Cap} ${deed}; ${owned}. ${repair}`),
      part && liquid ? `I spilled ${liquid} over your ${part} ${when}; ${owned}. ${repair}` : null,
      part ? `${Cap} I hurt your ${part}; ${owned}. ${repair}` : null,
      ...(you ? [] : hurtBy(moment.quote, liquid, when).map((line) => `${line} ${repair}`)),
      deedOf(moment, reader, (deed) => `${Cap} ${deed}; ${owned}. ${repair}`),
      you
        ? `${pick(seed, "you-hurt", [`I hurt you ${when}`, `${Cap} I hurt you`, `You were hurt ${when} by something I did`])}; ${owned}. ${repair}`
        : null,
      pick(seed, "hurt", [
        `I hurt somebody ${when}; ${owned}. ${repair}`,
        `${Cap} I hurt somebody; ${owned}. ${repair}`,
        `Somebody was hurt ${when} by something I did; ${owned}. ${repair}`,
      ]),
    ];
  }
  if (moment.kind === "damage") {
    const broken = brokenThing(moment, reader, setting.before(moment));
    const restore = (what: string) =>
      pick(seed, "restore", [
        `If ${what} can be mended, I would like to pay for it.`,
        `Whatever it costs to mend or replace ${what}, I would like to pay for it.`,
        `Please let me pay for whatever can be done for ${what}.`,
        `I would like to pay for ${what}, mended or not.`,
        `Any mending of ${what} is for me to pay.`,
        `I would be glad to pay for the mending of ${what}, where it can be done.`,
      ]);
    const broke = /\b(?:broke|broken|smash\w*|shatter\w*|pieces|bits)\b/i.test(moment.quote)
      ? "broke"
      : "damaged";
    const sorry = pick(seed, "damage-sorry", [
      "and I am very sorry",
      "and I am sorry",
      "that was my fault, and I am sorry",
    ]);
    return [
      broken &&
        `${pick(seed, "damaged-thing", [`I ${broke} the ${broken} ${when}`, `${capital(when)} I ${broke} the ${broken}`])}${/^that/.test(sorry) ? ";" : ","} ${sorry}. ${restore(`the ${broken}`)}`,
      deedOf(moment, reader, (deed) => `${capital(when)} ${deed}, and I am sorry. ${restore("it")}`),
      `${pick(seed, "damaged", [`I damaged something that matters to you ${when}`, `${capital(when)} I damaged something that matters to you`])}, and I am very sorry. ${restore(`what was damaged${/^on /.test(when) ? ` ${when}` : ""}`)}`,
    ];
  }
  const was = pick(seed, "was", [
    "That was disrespectful, and I am sorry.",
    "It was disrespectful, the fault is mine, and I am sorry.",
    "That was out of place, and I am sorry.",
    "That was wrong of me, and I am sorry.",
  ]);
  const isSaid =
    /["“”]|\b(?:said|say|told|tell|asked|ask|joked?|called|go|went|referred|spoke|comment\w*|remark\w*)\b/i.test(
      moment.quote,
    );
  const isToThem =
    /\b(?:(?:to|at|asked|told|called|with) (?:her|him|them|the (?:lady|woman|man|guy|interviewer|manager|boss))|your?)\b/i.test(
      moment.quote,
    );
  const to = you && isToThem && reader.name !== null ? " to you" : "";
  const where = /^on /.test(when) ? ` ${when}` : to ? "" : ` ${when}`;
  const subject = isSaid
    ? pick(seed, "spoke", ["What I said", "The words I used", "My remark", "The way I put it"])
    : "What I did";
  const judged = pick(seed, "judged", ["disrespectful", "out of place", "wrong", "hurtful", "unkind"]);
  const sorry = pick(seed, "sorry", [
    ", and I am sorry",
    ", and I am very sorry",
    "; the fault was mine, and I am sorry",
    "; that was my doing alone, and I am sorry",
  ]);
  const own = `${subject}${isSaid && subject !== "The way I put it" ? to : ""}${where} ${subject === "The words I used" ? "were" : "was"} ${judged}${sorry}`;
  return [deedOf(moment, reader, (deed) => `${capital(when)} ${deed}. ${was}`), `${own}.`];
}

/** "On Friday I copied the way you speak": the act by the writer's own words, where they can be turned; never the words that hurt. */
function deedOf(moment: Triaged, reader: Reader, say: (deed: string) => string | null): string | null {
  const sentence = tidied(withoutLead(tidied(moment.quote)));
  for (const clause of clausesOf(sentence, reader)) {
    if (clause.who !== "me") continue;
    const deed = turned(clause, reader);
    if (deed === null || deed.points || (deed.aux !== null && deed.aux !== "had")) continue;
    const words = deed.full.split(" ").length;
    if (words < 4 || words > 16 || SLANG.test(deed.full) || /[“"?!;:()]|[.] /.test(deed.full)) continue;
    if (
      /^(?:say|go|tell|call|joke|think|feel|be|have|do|know|laugh|ask|add|answer|want|mean|get|start|try|keep|turn|hear|see|stand|walk|come|put|take|look)$/.test(
        deed.verb,
      ) &&
      !/\b(?:took|put|knocked) .* (?:for|over|on|onto|into)\b/.test(deed.full)
    )
      continue;
    if (
      /\b(?:joke|because|but|not|never|like|accent|stupid|he|she|him|her|his|they|them)\b|n't\b/i.test(
        deed.full,
      )
    )
      continue;
    if (isUnfit(deed.full) || DANGLING.test(` ${deed.full}`)) continue;
    return say(deed.full);
  }
  return null;
}

/** Somebody else was touched, and the story says who: a name or what they were there. */
function hurtBy(quote: string, liquid: string | undefined, when: string): string[] {
  const match =
    /\b((?:the|a) (?:receptionist|customer|client|patient|resident|assistant|child|little (?:girl|boy)|girl|boy|trainer|assessor|instructor|manager|nurse|driver|chef|baker|apprentice|candidate|guest|lady|gentleman)|\p{Lu}\p{Ll}+)['’]s? (?:(?:left|right|own|bare) )?(hand|arm|foot|leg|lap|wrist|knee|fingers?|thumb|shoulder|shin|toes?|ankle|face|head|lip|eye|ear|nose|mouth|neck|forearm|elbow)\b/u.exec(
      quote,
    );
  if (!match) return [];
  const whose = `${match[1]!.replace(/^a /, "the ")}'s`;
  return [
    liquid
      ? `I spilled ${liquid} over ${whose} ${match[2]} ${when}; I was careless, and I am sorry.`
      : `I hurt ${whose} ${match[2]} ${when}; I was careless, and I am sorry.`,
  ];
}

/** Whether the one who was touched is surely the one who reads. */
function touchesReader(quote: string, reader: Reader): boolean {
  if (reader.name === null) return false;
  if (mentions(quote, reader.name)) return true;
  const someoneElse =
    /\b(?:girl|boy|lady|customer|client|patient|resident|child|kid|receptionist|assistant|manager|assessor|another|auditionee|driver|nurse|mother|mum)\b/i.test(
      quote,
    );
  const otherName = /(?<![.!?]\s|^|["“])\b\p{Lu}\p{Ll}+/u.test(quote.replace(/\bI\b/g, ""));
  return reader.alone && /\b(?:her|his|him|she|he|to my face)\b/i.test(quote) && !someoneElse && !otherName;
}

/* One plain sentence about the cause, and on. No detail beyond it. */

const FAMILY =
  "mother|mum|mom|mam|father|dad|papa|daughter|son|baby|child|little one|grandmother|grandfather|grandma|grandad|nan|gran|brother|sister|wife|husband|partner|girlfriend|boyfriend|fiancee?|uncle|aunt|cousin|grandbaby|niece|nephew|mother-in-law|father-in-law";

const MOST_CONTEXT_WORDS = 25;

/** What the writer gave in answer to our question is theirs to say as it is. */
function toldByThem(moment: Triaged, { isGuessed }: Setting): string | null {
  const fix = moment.fix === null || isGuessed(moment) ? null : answer(moment.fix, { apologizing: false });
  return fix !== null && isClause(fix) && fix.split(" ").length <= MOST_CONTEXT_WORDS ? sentence(fix) : null;
}

function context(moment: Triaged, { seed, when, interview, job }: Setting): string | null {
  const told = `${moment.quote} ${moment.fix ?? ""}`;
  const relative = new RegExp(`\\bmy (?:\\w+ )?(${FAMILY})\\b`, "i").exec(told)?.[1]?.toLowerCase();
  const who = relative ? `my ${plainRelation(relative)}` : null;
  const mind = pick(seed, "mind", [
    "which was on my mind while we spoke",
    "and part of my mind was there while we spoke",
    "and it was with me while we spoke",
  ]);
  const at = interview.company ? ` at ${interview.company}` : "";
  const warm = pick(seed, "came", [
    `thank you for seeing me${at} all the same`,
    `thank you for still seeing me${at}`,
    `I was glad that we could still speak${job ? ` about ${job}` : ""}`,
    `I was glad to reach you${at} all the same`,
    `thank you for keeping the time for me${job ? ` to talk about ${job}` : ""}`,
  ]);
  const held = (what: string): string => {
    const whole = `${what}; ${warm}.`;
    return whole.split(" ").length <= MOST_CONTEXT_WORDS ? whole : `${what}; thank you for still seeing me.`;
  };
  const day = /^on /.test(when) ? when : "that day";
  if (/\b(?:funeral|died|passed away|passed|death|lost (?:my|our)|burial|buried)\b/i.test(told)) {
    const death = pick(seed, "death", [
      "There has been a death in my family",
      "We have lost somebody in my family",
      "There has been a loss in my family",
      "Somebody close to me has died",
    ]);
    return `${death}, ${mind}${/^on /.test(when) ? ` ${when}` : ""}.`;
  }
  if (
    who &&
    /\b(?:labou?r|due|waters|it starts|it started|weeks|born|birth|contractions)\b/i.test(told) &&
    /wife|partner|girlfriend|fianc/.test(who)
  ) {
    return `We were expecting a birth in the family at any hour ${day}, ${mind}.`;
  }
  if (who && /\b(?:fever|temperature|degrees|°|3[89](?:[.,]\d)?|40(?:[.,]\d)?|10[1-5])\b/i.test(told)) {
    return `${capital(who)} was running a fever ${day}, ${mind}.`;
  }
  if (
    who &&
    /\b(?:hospital|icu|surgery|operation|stroke|ambulance|a&e|emergency room|\ber\b|heart attack|collapsed|intensive)\b/i.test(
      told,
    )
  ) {
    return `${capital(who)} was taken to hospital around that time, ${mind}.`;
  }
  if (who && /\b(?:ill|sick|unwell|fell|fall|accident|poorly|vomit\w*|flu|cold|infection)\b/i.test(told)) {
    return `${capital(who)} was unwell ${day}, ${mind}.`;
  }
  if (
    /\b(?:lorry|truck|crash|crashed|accident|collision|pile-?up|jack-?knifed|hit from|ran into|minibus|rear-?ended|airbag|(?:into|hit) (?:the (?:side|back) of )?me)\b/i.test(
      told,
    )
  ) {
    return held(`An accident on the road held me up on my way to you ${day}`);
  }
  const weather = /\b(?:storm|snow|ice|blizzard|hurricane|cyclone|typhoon|lightning)\b/i.exec(told)?.[0];
  if (weather) return held(`The ${weather.toLowerCase()} held me up on my way to you ${day}`);
  if (/\b(?:flood\w*|burst|leak\w*|washing machine|water was coming)\b/i.test(told)) {
    return /\bpipe|burst\b/i.test(told)
      ? `A water pipe had burst at home ${day}, ${mind}.`
      : `There was a flood at home ${day}, ${mind}.`;
  }
  if (/\b(?:fire|smoke|burning)\b/i.test(told)) return `There was a fire at home around that time, ${mind}.`;
  if (/\b(?:power (?:cut|went|outage)|electricity|blackout)\b/i.test(told))
    return held(`The power was out in my street ${day}`);
  const blocked =
    /\b(tanker|train|bus|tram|metro|ferry|flight|bridge|road|motorway|line)\b[^.]{0,40}\b(?:fell|closed|cancel\w*|broke down|stopped|stuck|delayed|late|shut|block\w*|stood still)\b|\b(?:closed|cancel\w*|shut|blocked|no) (?:the )?(trains?|bus(?:es)?|trams?|line|road|bridge|ferry)\b/i.exec(
      told,
    );
  if (blocked) {
    const what = (blocked[1] ?? blocked[2])!
      .toLowerCase()
      .replace(/^tanker$/, "road")
      .replace(/(?<=train|tram)s$|(?<=bus)es$/, "");
    const isWay = /^(?:line|road|bridge|motorway)$/.test(what);
    return held(`The ${what} ${isWay ? "was closed" : "did not run"} on my way to you ${day}`);
  }
  if (/\b(?:flu|fever|a cold|migraine|stomach bug|food poisoning|virus|infection|covid)\b/i.test(told))
    return `I was getting over a passing illness ${day}.`;
  // "Something urgent had come up" tells nothing and hints at much: what they may know, only the writer can say.
  return null;
}

function plainRelation(relative: string): string {
  const plain: Record<string, string> = {
    mum: "mother",
    mom: "mother",
    mam: "mother",
    dad: "father",
    papa: "father",
    nan: "grandmother",
    gran: "grandmother",
    grandma: "grandmother",
    grandad: "grandfather",
    grandbaby: "grandchild",
  };
  return plain[relative] ?? relative;
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

function sentence(words: string): string {
  return `${capital(words).replace(/[.,;:]+$/, "")}.`;
}
