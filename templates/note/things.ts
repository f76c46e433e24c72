/** The most telling thing that a sentence names, for where nothing that was done or said can be turned. */
import { isUnfit, proper, type Reader, SLANG, VAGUE } from "../thing.ts";
import { textOf, type Word, wordsOf } from "./grammar.ts";

/** "the pool plant test", "my section 47 example", "your poster in Uppsala"; null where nothing is sure. */
export function thingIn(sentence: string, reader: Reader): string | null {
  // What is still to come was no part of the conversation.
  if (/\b(?:booked|already|invited|will|going to|scheduled|sent me|rang|next)\b/i.test(sentence)) return null;
  const words = wordsOf(sentence);
  let best: { text: string; weight: number } | null = null;
  for (let at = 0; at < words.length; at++) {
    if (at > 0 && isPart(words[at - 1]!)) continue;
    const phrase = phraseAt(words, at, reader);
    if (phrase && (best === null || phrase.weight > best.weight)) best = phrase;
  }
  return best?.text ?? null;
}

const isPart = ({ pos }: Word) => /^(?:NOUN|PROPN|ADJ|NUM)$/.test(pos);

function phraseAt(
  words: readonly Word[],
  start: number,
  reader: Reader,
): { text: string; weight: number } | null {
  let at = start;
  const first = words[at]!;
  const isOwned = /^(?:my|his|her|their|our)$/.test(first.lower);
  const isNamed = first.lower === "the";
  if (isOwned || isNamed || /^(?:a|an)$/.test(first.lower)) at++;
  else if (!isPart(first)) return null;
  if (/^(?:his|her)$/.test(first.lower) && !(reader.alone || reader.only)) return null;
  const from = at;
  while (words[at] && isPart(words[at]!)) at++;
  if (at === from || !/^(?:NOUN|PROPN)$/.test(words[at - 1]!.pos)) return null;
  // One "about …" or "of …" belongs to it.
  if (words[at] && /^(?:about|of|with|from|on|in|for)$/.test(words[at]!.lower)) {
    let end = at + 1;
    if (/^(?:the|a|an|my)$/.test(words[end]?.lower ?? "")) end++;
    const inner = end;
    while (words[end] && isPart(words[end]!)) end++;
    if (end > inner && /^(?:NOUN|PROPN)$/.test(words[end - 1]!.pos)) at = end;
  }
  const phrase = words.slice(from, at);
  const weight = phrase.filter(
    ({ pos, lower }) => /^(?:NOUN|PROPN|ADJ)$/.test(pos) && lower.length > 2,
  ).length;
  const text = textOf(phrase);
  if (weight < 2 || phrase.length > 8 || !/^[\p{L}\d' -]+$/u.test(text)) return null;
  if (phrase.some(({ lower, pos }) => NO_PART.test(lower) || (pos === "PROPN" && isSomebody(lower, reader))))
    return null;
  if (VAGUE.test(text) || SLANG.test(text) || isUnfit(text)) return null;
  const owner = isOwned ? (first.lower === "my" || first.lower === "our" ? first.lower : "your") : "the";
  const bare =
    /^\p{Lu}\p{Ll}+$/u.test(phrase[0]!.text) && from === 0 && phrase[0]!.pos !== "PROPN"
      ? text.charAt(0).toLowerCase() + text.slice(1)
      : text;
  return { text: proper(`${owner} ${bare}`), weight: weight + (isOwned ? 1 : 0) };
}

const isSomebody = (lower: string, reader: Reader) =>
  [reader.name ?? "", ...reader.others].some((name) => name.toLowerCase().split(/\s+/).includes(lower));

/** Grades, people, times and the interview itself: no thing to come back to. */
const NO_PART =
  /^(?:own|keep|guess|form|visa|trade|cuff|shirt|tie|phone|watch|chair|door|weather|coffee|tea|same|original|other|meaning|pharmacist|side|good|great|nice|best|fine|well|bad|worst|perfect|strong|clear|correct|right|wrong|ok|okay|first|second|last|next|early|late|minutes?|hours?|seconds?|days?|weeks?|years?|time|times|today|yesterday|morning|afternoon|half|quarter|end|start|beginning|bit|part|thing|things|stuff|way|lot|one|ones|people|man|woman|lady|guy|lad|girl|boy|kid|kids|boss|manager|interview|answers?|question|questions|job|role|company|round|whole|time|rest|head|face|hands?|voice|smile|laugh|mr|mrs|ms|dr|everyone|nothing|something|luck|god|mum|dad|wife|husband|house|out|ten|errors?|mistakes?|faults?|marks?|score|points?|number|numbers|try|go|fact|feeling|impression|impressed|happy|glad|pleased)$/;
