/** What the writer told, showed or made, as they were glad to be heard on; for a note, in their own first person. */
import { cut } from "./clause.ts";
import {
  isShouting,
  isUnfit,
  lowered,
  NEGATED,
  nounPhrase,
  proper,
  type Reader,
  SLANG,
  TRIVIAL,
  VAGUE,
} from "./thing.ts";

export type Mine = { how: "work" | "fact" | "gave" | "liked" | "liked-how" | "shared"; thing: string };

/** Work of the past that one can say plainly. */
const WORKED =
  "kept|ran|led|built|managed|trained|organi[sz]ed|taught|handled|looked after|worked|supervised|designed|coordinated|planned|wrote|started|set up|cared for|served|drove|cooked|coached|volunteered|translated|grew|cut|reduced|raised|moved|launched|opened|repaired|maintained|edited|directed";
const HOLDS =
  "speak|have|hold|know|use|can|am (?:a|an|certified|trained|qualified)|teach|run|drive|play|grow|keep|manage|write";

export function ownWork(text: string): Mine | null {
  const plain = cut(
    text
      .replace(/\bI['’]ve got\b/i, "I have")
      .replace(/^I['’]ve (?=(?:a|an|my|the|\d|\p{Lu}))/u, "I have ")
      .replace(/^I['’]d /i, "I "),
  );
  if (plain === null || SLANG.test(plain) || isUnfit(plain) || isShouting(plain)) return null;
  if (/\b(?:he|she|they|him|her|his|them|their|it|that|this|these|you|we|who)\b/i.test(plain.slice(1)))
    return null;
  const words = plain.split(" ");
  if (words.length < 3) return null;
  if (words.length > 3 && new RegExp(`^I (?:had |have |always )?(?:${WORKED})\\b`, "i").test(plain)) {
    const years =
      /^(I .+?),? for ((?:(?:over|nearly|almost|about|more than) )?(?:\d+|\p{L}+) (?:years|months|seasons|summers))$/iu.exec(
        plain,
      );
    if (
      years &&
      /^\p{L}+ [\p{L} ]*(?:kept|ran|led|managed|looked|handled|supervised|cared|served|drove|taught|cooked|worked|maintained|edited|coached|volunteered|translated|trained)/iu.test(
        years[1]!,
      )
    ) {
      return { how: "work", thing: `For ${years[2]} ${years[1]}` };
    }
    return { how: "work", thing: plain };
  }
  return new RegExp(`^I (?:${HOLDS})\\b`).test(plain)
    ? { how: "fact", thing: proper(plain.replace(/\s+already$/i, "")) }
    : null;
}

/** "liked how I split the staging clusters" */
export function likedHow(how: string, text: string): Mine | null {
  const question = /^I asked (about .+)/i.exec(text)?.[1];
  if (question) {
    const about = cut(question);
    const fits =
      about !== null && !SLANG.test(about) && !/\b(?:he|she|they|it|them|him|her|his|their)\b/i.test(about);
    return fits ? { how: "liked", thing: `my question ${about}` } : null;
  }
  if (how.toLowerCase() === "that") return null;
  const plain = cut(text.replace(/^I['’]d\b/i, "I had"));
  if (plain === null || plain.split(" ").length < 4 || SLANG.test(plain)) return null;
  if (/\b(?:he|she|they|him|her|his|them|their|it|that|this|these|you|we|who|did|was)\b/i.test(plain))
    return null;
  return { how: "liked-how", thing: `how ${plain}` };
}

/** What the writer showed or told in the room. */
const GAVE: readonly [RegExp, string][] = [
  [/\bI (?:walked|talked|took) (?:him|her|them|\p{Lu}\p{L}+) through (.+)/iu, "walking you through"],
  [/\bI presented (.+)/i, "presenting"],
  [/\bI (?:demoed|demonstrated) (.+)/i, "demonstrating"],
  [/\bI explained (?:to (?:him|her|them) )?((?:how|my|the|our) .+)/i, "explaining"],
  [/\bI (?:showed|show) (?:to )?(?:him |her |them )?((?:how I|my|our|the \p{L}+ I) .+)/iu, "showing you"],
  [
    /\bI (?:told|tell) (?:him |her |them |\p{Lu}\p{L}+ )?((?:about )(?:my|the|our|how I) .+)/iu,
    "telling you",
  ],
  [/\bI (?:played) ((?:the|my|some|a) .+)/i, "playing"],
  [/\bI (?:described) ((?:the|my|our|how I) .+)/i, "describing"],
  [
    /\bI (?:taught|gave) ((?:a|my|the) (?:[\p{L}-]+ ){0,3}(?:lesson|class|session|talk|demo|presentation)\b.*)/iu,
    "giving",
  ],
];

const NOT_IN_MINE =
  /\b(?:he|she|they|him|her|his|them|their|it|that|this|these|those|you|your|we|who|wrong|thing|stuff|kid came|came over)\b/i;

/** Work done in the room, with the hands or on paper: "found the leak" → "finding the leak". */
const HANDS: Record<string, string> = {
  counted: "counting",
  balanced: "balancing",
  wired: "wiring",
  built: "building",
  made: "making",
  "boned out": "boning out",
  trued: "truing",
  planed: "planing",
  derived: "deriving",
  cooked: "cooking",
  sorted: "sorting",
  traced: "tracing",
  found: "finding",
  fixed: "fixing",
  drew: "drawing",
  solved: "solving",
  coloured: "colouring",
  colored: "coloring",
  sold: "selling",
  shaped: "shaping",
  iced: "icing",
  plated: "plating",
  sketched: "sketching",
  mapped: "mapping",
  tasted: "tasting",
  translated: "translating",
  tuned: "tuning",
  poured: "pouring",
  arranged: "arranging",
  pruned: "pruning",
  laid: "laying",
  welded: "welding",
  debugged: "debugging",
};

export function byHand(flat: string, reader: Reader): Mine | null {
  const match = new RegExp(
    `(?:^|\\b(?:I|I had|I['’]d) )(${Object.keys(HANDS).join("|")}) ((?:the|a|an|my|\\d+) .+)`,
    "i",
  ).exec(flat);
  if (!match || NEGATED.test(flat.slice(0, match.index + 12))) return null;
  const thing = nounPhrase(
    match[2]!.replace(
      / (?:in|within|under|by|with|straight|right|to the|perfect\w*|first|on my|for (?:her|him|them)|while|very|really|no|all|without)\b.*$/i,
      "",
    ),
    reader,
  );
  if (thing === null || VAGUE.test(thing) || thing.split(" ").length < 2) return null;
  // "a hand tied", "the two way": the noun itself was left out.
  if (
    /(?:ed|blind|way)$|\b(?:errors?|mistakes?|faults?)\b|\b(?:last|old|previous) (?:job|place|work)\b/i.test(
      thing,
    )
  )
    return null;
  return { how: "gave", thing: `${HANDS[match[1]!.toLowerCase()]} ${lowered(thing)}` };
}

/** "we both went to Brooklyn College", "we did military service in the same village" */
export function shared(flat: string): Mine | null {
  const match =
    /\b(we (?:both )?(?:went to|grew up|did (?!both|click|like|love|get|have)|come from|came from|worked (?:at|in|for|under)|trained (?:at|in)|studied|support|play|lived) .+)/i.exec(
      flat,
    );
  if (!match || !/\bboth\b|\bsame\b|\bapart\b/i.test(match[1]!) || NEGATED.test(flat.slice(0, match.index)))
    return null;
  const plain = cut(match[1]!.replace(/\s+so .*$/i, ""));
  if (
    plain === null ||
    plain.split(" ").length < 5 ||
    SLANG.test(plain) ||
    /\b(?:he|she|they|it|that|crazy|them)\b/i.test(plain)
  )
    return null;
  return { how: "shared", thing: proper(lowered(plain.replace(/^We/, "we"))) };
}

export function mine(flat: string): Mine | null {
  for (const [pattern, gerund] of GAVE) {
    const match = pattern.exec(flat);
    if (!match || NEGATED.test(flat.slice(0, match.index + 12))) continue;
    const plain = cut(match[1]!);
    if (plain === null || SLANG.test(plain) || isUnfit(plain) || isShouting(plain)) continue;
    const bare = plain.replace(/^about /i, "");
    if (VAGUE.test(bare) || bare.split(" ").length < 3 || bare.split(" ").length > 16) continue;
    if (NOT_IN_MINE.test(plain.replace(/^how we /i, ""))) continue;
    if (TRIVIAL.test(bare)) continue;
    return { how: "gave", thing: proper(`${gerund} ${lowered(plain)}`) };
  }
  return null;
}
