/** One plain sentence about what was going on that day, and on; no detail beyond it. */
import type { Triaged } from "../shared/domain/letter.ts";
import type { Setting } from "./note/setting.ts";
import { answer, isClause } from "./question.ts";
import { capital, pick, sentence } from "./words.ts";

const FAMILY =
  "mother|mum|mom|mam|father|dad|papa|daughter|son|baby|child|little one|grandmother|grandfather|grandma|grandad|nan|gran|brother|sister|wife|husband|partner|girlfriend|boyfriend|fiancee?|uncle|aunt|cousin|grandbaby|niece|nephew|mother-in-law|father-in-law";

const MOST_CONTEXT_WORDS = 25;

/** What the writer gave in answer to our question is theirs to say as it is. */
export function toldByThem(moment: Triaged, { isGuessed }: Setting): string | null {
  const fix = moment.fix === null || isGuessed(moment) ? null : answer(moment.fix, { apologizing: false });
  return fix !== null && isClause(fix) && fix.split(" ").length <= MOST_CONTEXT_WORDS ? sentence(fix) : null;
}

export function context(moment: Triaged, { seed, when, interview, job }: Setting): string | null {
  const told = `${moment.quote} ${moment.fix ?? ""}`;
  const relative = new RegExp(`\\bmy (?:\\w+ )?(${FAMILY})\\b`, "i").exec(told)?.[1]?.toLowerCase();
  const who = relative ? `my ${plainRelation(relative)}` : null;
  const mind = pick(seed, "mind", [
    "which was on my mind while we spoke",
    "and part of my mind was there while we spoke",
    "and it was with me while we spoke",
    "which I had in mind while we spoke",
    "and I had it in mind while we spoke",
  ]);
  const at = interview.company ? ` at ${interview.company}` : "";
  const warm = pick(seed, "came", [
    `thank you for seeing me${at} all the same`,
    `thank you for still seeing me${at}`,
    `it was good of you to see me${at} all the same`,
    `I was glad that there was still time to talk${job ? ` about ${job}` : ""}`,
    `thank you for making time for me${at} after all`,
    `I was glad that we could still speak${job ? ` about ${job}` : ""}`,
    `I was glad to reach you${at} all the same`,
    `thank you for keeping the time for me${job ? ` to talk about ${job}` : ""}`,
  ]);
  const held = (what: string): string => {
    const whole = `${what}; ${warm}.`;
    return whole.split(" ").length <= MOST_CONTEXT_WORDS
      ? whole
      : `${what}; ${pick(seed, "short", ["thank you for still seeing me", "I was glad to reach you at last", "it was good to see you after all", "thank you for seeing me even so", "I was grateful that you still saw me"])}.`;
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
  // Nobody is held up on the road to a call.
  const isOnTheWay = interview.medium === "onsite" || interview.medium === "unknown";
  if (
    isOnTheWay &&
    /\b(?:lorry|truck|crash|crashed|accident|collision|pile-?up|jack-?knifed|hit from|ran into|minibus|rear-?ended|airbag|(?:into|hit) (?:the (?:side|back) of )?me)\b/i.test(
      told,
    )
  ) {
    return held(`An accident on the road held me up on my way to you ${day}`);
  }
  const weather = /\b(?:storm|snow|ice|blizzard|hurricane|cyclone|typhoon|lightning)\b/i.exec(told)?.[0];
  if (isOnTheWay && weather) return held(`The ${weather.toLowerCase()} held me up on my way to you ${day}`);
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
  if (isOnTheWay && blocked) {
    const what = (blocked[1] ?? blocked[2])!
      .toLowerCase()
      .replace(/^tanker$/, "road")
      .replace(/(?<=train|tram)s$|(?<=bus)es$/, "");
    const isWay = /^(?:line|road|bridge|motorway)$/.test(what);
    return held(`The ${what} ${isWay ? "was closed" : "did not run"} on my way to you ${day}`);
  }
  if (/\b(?:flu|fever|a cold|migraine|stomach bug|food poisoning|virus|infection|covid)\b/i.test(told))
    return pick(seed, "illness", [
      `I was getting over a passing illness ${day}.`,
      `A passing illness was still with me ${day}.`,
      `I was just getting over a passing illness ${when}.`,
    ]);
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
