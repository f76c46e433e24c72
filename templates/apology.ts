/** An apology in two sentences: what was done and whom it touched, whose doing it was, the word, and a repair where there is one. */
import type { Triaged } from "../shared/domain/letter.ts";
import { mentions } from "../shared/domain/owner.ts";
import { clausesOf } from "./note/clauses.ts";
import type { Setting } from "./note/setting.ts";
import { tidied, withoutLead } from "./note/tidy.ts";
import { turned } from "./note/turned.ts";
import { brokenThing } from "./replacement.ts";
import { DANGLING, isUnfit, type Reader, SLANG } from "./thing.ts";
import { capital, pick } from "./words.ts";

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
      `Anything that your ${part} has cost${since} is for me to pay.`,
      `I hope that your ${part} is mending, and I am glad to cover any cost.`,
      `I am glad to cover any cost that your ${part} has caused${since}.`,
      `I will gladly pay for any care that your ${part} has needed${since}.`,
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
    "I am glad to cover",
    "I will gladly pay for",
    "Please let me cover",
  ]);
  const what = pick(seed, "cost", [
    "any treatment that was needed",
    "whatever was needed",
    "any cost that came of it",
    "all that came of it",
    "any doctor's bill",
    "any care that was needed",
    "what the treatment cost",
    "anything that it has cost",
    "any bill that came of it",
  ]);
  return `${lead} ${what}${since}.`;
}

const cleaning = (seed: string): string =>
  pick(seed, "clothes", [
    "I would like to pay for the cleaning of your clothes.",
    "Please let me pay for the cleaning of your clothes.",
    "I would be glad to cover what the cleaning of your clothes costs.",
  ]);

export function apology(moment: Triaged, setting: Setting): (string | null)[] {
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
    if (part === "lap" && liquid)
      return [`I spilled ${liquid} over you ${when}; ${owned}. ${cleaning(seed)}`];
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
        `The mending of ${what} is mine to pay for.`,
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
      `${pick(seed, "damaged", [`I damaged something that matters to you ${when}`, `${capital(when)} I damaged something that matters to you`, `I damaged something of yours ${when}`, `${capital(when)} I damaged something of yours`])}, and I am very sorry. ${restore(`what was damaged${/^on /.test(when) ? ` ${when}` : ""}`)}`,
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
  const judged = pick(seed, "judged", [
    "disrespectful",
    "out of place",
    "wrong",
    "hurtful",
    "unkind",
    "thoughtless",
    "uncalled for",
  ]);
  const sorry = pick(seed, "sorry", [
    ", and I am sorry",
    ", and I am very sorry",
    "; the fault was mine, and I am sorry",
    "; that was my doing alone, and I am sorry",
    "; you deserved better, and I am sorry",
  ]);
  const own = `${subject}${isSaid && subject !== "The way I put it" ? to : ""}${where} ${subject === "The words I used" ? "were" : "was"} ${judged}${sorry}`;
  const back = takenBack(moment.fix, reader);
  return [
    back && `${own}. ${back}`,
    deedOf(moment, reader, (deed) => `${capital(when)} ${deed}. ${was}`),
    `${own}.`,
  ];
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

/** "His English is perfect", where the writer owns it in the debrief, is "Your English is perfect". */
function takenBack(fix: string | null, reader: Reader): string | null {
  const [clause] = fix === null ? [] : clausesOf(tidied(fix), { ...reader, alone: true });
  const [, whose, what] = /^(his|her) (\p{L}+ (?:is|was) .+)$/iu.exec(fix?.trim() ?? "") ?? [];
  const isTheirs = whose !== undefined && reader.pronoun !== (/^his$/i.test(whose) ? "she" : "he");
  const said = isTheirs
    ? `your ${what}`
    : clause?.who === "reader"
      ? turned(clause, { ...reader, alone: true })?.full
      : undefined;
  const isFit =
    said !== undefined &&
    /^your? /i.test(said) &&
    /\b(?:right|perfect|good|fine|kind|nice|lovely|excellent|clear|true|well)\b/i.test(said) &&
    !/\b(?:not|never|wrong)\b|n't\b/i.test(said) &&
    said.split(" ").length <= 12 &&
    !isUnfit(said);
  return isFit ? `${capital(said)}.` : null;
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
