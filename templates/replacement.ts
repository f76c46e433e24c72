/** What was broken, by its name, and the one calm line that replaces it. */
import type { Triaged } from "../shared/domain/letter.ts";
import { brokenIn } from "./broken.ts";
import type { Setting } from "./note/setting.ts";
import { isUnfit, nounPhrase, type Reader, SLANG } from "./thing.ts";
import { isPlural, pick } from "./words.ts";

/** Things that stand in rooms, so that a broken one can be named when the debrief only tells a story. */
const THINGS =
  "mug|cup|teapot|pot|planter|plant|fern|vase|lamp|glass|plate|bowl|jug|jar|picture frame|frame|clock|chair|stool|table|shelf|coat stand|display|mirror|keyboard|mouse|monitor|tablet|laptop|phone|headset|clipboard|folder|notebook|drawing pad|pad|diary|book|printer|stapler|pen|scale|burette|thermometer|otoscope|clippers|scissors|tray|bottle|tin|model|sign|blind|curtain|door handle|globe fixtures|doll|toy|figurine|ornament|award";
const CLOTH =
  "carpet|rug|sofa|armchair|cushion|tablecloth|blouse|shirt|sweater|jumper|cardigan|dress|skirt|trousers|jacket|coat|suit|tie|scarf|handbag|bag|shoes|shoe|apron|tunic";

/** Nobody orders these overnight, least of all somebody without a job: the bill is paid for them. */
const COSTLY =
  "laptop|macbook|computer|monitor|screen|tablet|ipad|phone|iphone|projector|television|tv|camera|microscope|piano|car|van|truck|lorry|e-bike|bike|machine|printer";

// A coat is cleaned; a coat stand is replaced.
const CLEANED = new RegExp(`\\b(?:${CLOTH})\\b(?! (?:stand|rack|hook|hanger|rail))`, "i");
const REPAIRED = new RegExp(`\\b(?:${COSTLY})s?$`, "i");

/** Whether the note offers to pay the bill for a thing, so that nothing has to be ordered. */
export const isPaidFor = (thing: string): boolean => CLEANED.test(thing) || REPAIRED.test(thing);

export function replacement(moment: Triaged, { reader, seed, when }: Setting): (string | null)[] {
  const named = brokenThing(moment, reader);
  if (named && CLEANED.test(named)) {
    return [
      pick(seed, "cleaning", [
        `I would like to cover the cleaning of the ${named}; please send the bill to me.`,
        `Please send me the bill for cleaning the ${named}; I would like to cover it.`,
        `The cleaning of the ${named} is mine to pay for, so please send me the bill.`,
      ]),
    ];
  }
  if (named && REPAIRED.test(named)) {
    return [
      pick(seed, "repair", [
        `I would like to pay for the repair of the ${named}, or for another one; please send me the bill.`,
        `Please send me the bill for the ${named}, whether it can be repaired or not.`,
        `The repair of the ${named}, or another one, is mine to pay for, so please send me the bill.`,
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
