/** The thing that was broken or soiled, by the verb it suffered from; null where only something near it is named. */
import { baseOf, type Word, wordsOf } from "./note/grammar.ts";
import { tidied } from "./note/tidy.ts";

const BREAKS =
  /^(?:break|smash|crack|chip|snap|shatter|drop|scratch|dent|scorch|stain|tear|rip|ruin|wreck|bend|burn|kill|spoil|soak|flood|crush|pull|knock|topple|tip|bust|melt|squash)$/;
/** Not broken by the verb alone, but swept or taken *off* something. */
const DISLODGES = /^(?:sweep|catch|take|brush|nudge|kick|push|drag|elbow|clip|hit|bump|swipe|clear)$/;
/** They suffer it themselves: "the pot broke", "the handle came off". */
const SUFFERS = /^(?:break|crack|shatter|snap|smash|burst|split|fall|tear|collapse)$/;
const SPILLS = /^(?:spill|pour|slop|splash|tip|drip|leak|slosh|knock|go|run|upset|squirt)$/;
/** What does the damage, holds something up, or is no thing. */
const NO_THING =
  /^(?:it|them|this|that|all|everything|something|one|thing|things|bit|bits|piece|pieces|floor|ground|wall|hand|arm|leg|foot|hip|elbow|sleeve|bag|coat|trolley|water|coffee|tea|wine|ink|paint|milk|juice|oil|red|bottle|head|side|edge|corner|end|door|way|top|tier|bottom|row|lot|moment|silence|record|rule|word|chair leg|accident|visit|place|half|two|three|tray|wing|stack|name|line|speed|drawer|step|patient|display)$/i;

export function brokenIn(quote: string): string | null {
  const words = wordsOf(tidied(quote));
  for (const [at, word] of words.entries()) {
    if (word.pos !== "VERB") continue;
    const base = baseOf(word);
    if (SPILLS.test(base)) {
      const on = words.findIndex(
        ({ lower }, nth) => nth > at && nth < at + 9 && /^(?:over|on|onto|into|across)$/.test(lower),
      );
      const soiled = on === -1 ? null : thingAt(words, on + 1);
      if (soiled) return soiled;
    }
    const isOff =
      DISLODGES.test(base) &&
      words.slice(at + 1, at + 8).some(({ lower }) => /^(?:off|over|down|out)$/.test(lower));
    if (BREAKS.test(base) || isOff) {
      const thing = thingAt(words, at + 1);
      if (thing) return thing;
    }
    if (SUFFERS.test(base)) {
      const thing = thingBefore(words, at);
      if (thing) return thing;
    }
  }
  return null;
}

/** "off the big ceramic planter by her door" → "ceramic planter" */
function thingAt(words: readonly Word[], from: number): string | null {
  let at = from;
  while (
    words[at] &&
    /^(?:over|off|down|all|of|one|a|an|the|his|her|their|my|our|its|both|some|two|whole|full|up|out|even|right)$/.test(
      words[at]!.lower,
    )
  )
    at++;
  const isOneOf = words.slice(from, at).some(({ lower }) => lower === "one");
  let start = at;
  while (words[at] && (/^(?:NOUN|PROPN|ADJ)$/.test(words[at]!.pos) || words[at]!.lower === "'s")) {
    // "the prof's mug": what belongs to somebody, without them.
    if (words[at]!.lower === "'s") start = at + 1;
    at++;
  }
  if (
    /^(?:of|on)$/.test(words[at]?.lower ?? "") &&
    /^(?:glass|bottle|bowl|jug|cup|box|tray|pot)$/.test(words[at - 1]?.lower ?? "")
  )
    return null;
  const thing = named(words.slice(start, at));
  // "one of their mugs" is a mug.
  return thing !== null && isOneOf ? thing.replace(/(?<=[^s])s$/, "") : thing;
}

function thingBefore(words: readonly Word[], verb: number): string | null {
  let end = verb;
  while (end > 0 && /^(?:ADV|AUX|PART)$/.test(words[end - 1]!.pos)) end--;
  let start = end;
  while (start > 0 && /^(?:NOUN|PROPN|ADJ)$/.test(words[start - 1]!.pos)) start--;
  return named(words.slice(start, end));
}

function named(phrase: readonly Word[]): string | null {
  const head = phrase.at(-1);
  if (!head || head.pos === "ADJ" || phrase.length > 4) return null;
  const plain = phrase.filter(
    ({ lower }, at) =>
      at === phrase.length - 1 ||
      !/^(?:big|little|small|old|new|good|nice|huge|poor|whole|full|lovely|beautiful|first|last|wee|personal|brand|own|empty|expensive)$/.test(
        lower,
      ),
  );
  const text = plain.map(({ text: each }) => each).join(" ");
  if (NO_THING.test(head.lower) || NO_THING.test(text) || !/^[\p{L}\d' -]{3,40}$/u.test(text)) return null;
  return /^\p{Lu}\p{Ll}/u.test(text) && plain[0]!.pos !== "PROPN"
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
