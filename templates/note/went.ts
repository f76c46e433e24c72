/** What was done in the room and went well, by its name: "Excel test done in half the time" is "the Excel test". */
import { isUnfit, nounPhrase, proper, type Reader, SLANG, VAGUE } from "../thing.ts";
import { textOf, type Word, wordsOf } from "./grammar.ts";
import { tidied } from "./tidy.ts";

const DONE =
  /^(?:test|quiz|exam|exercise|trial|demo|demonstration|lesson|presentation|swim|practical|role[- ]?play|tasting|consult|consultation|inspection|walkthrough|teach-back)$/;
const MOST_BEFORE = 2;

/** "I was great on K-1s", "the Q and A went down well": what went well by the writer's own word. */
const WENT: readonly RegExp[] = [
  /^(?:and |so |but )*((?:the |my )?[^,.;!?]{3,50}?) (?:(?:all |really |just |that )*(?:went (?:really |very |so |all )?(?:well|great|fine|brilliantly|down well|over well|smoothly|perfectly|ok)|landed|flowed)|(?:was|were) spot on)\b/i,
  /\bI(?:['’]m| was| am|['’]d been)? (?:really |pretty |actually |so |just )*(?:great|good|fine|solid|strong|fluent|perfect|sharp|brilliant|confident|clear) (?:on|at|with|in) ([^.;!?]{3,60})/i,
  /\bI (?:really |actually |absolutely )*(?:nailed|aced|smashed|flew through|sailed through|got through|did well (?:on|at|in|with)|was on fire (?:on|with|about)) ([^.;!?]{3,60})/i,
  /\b(?:good|great|fine|strong|solid|fluent|perfect) on ([^.;!?]{3,60})/i,
];

/** As it stands behind "I was glad that"; null where nothing was done, or more than one thing. */
export function doneIn(quote: string, reader: Reader): string | null {
  const done = exerciseIn(quote);
  if (done !== null) return done;
  const plain = tidied(quote);
  for (const pattern of WENT) {
    const [, said = ""] = pattern.exec(plain) ?? [];
    const article = /^(?:the|my) /i.exec(said)?.[0].trim().toLowerCase() ?? null;
    const bare = said.replace(/^(?:the |my )?(?:(?:bit|part|stuff) (?:on|about|with) )?/i, "");
    const thing = nounPhrase(bare, reader);
    if (thing === null || VAGUE.test(thing) || NO_PART.test(thing) || thing.split(" ").length > MOST_WORDS)
      continue;
    const words = wordsOf(`${article ?? "the"} ${thing.charAt(0).toLowerCase()}${thing.slice(1)}`).slice(1);
    const isNamed = words.some(({ pos }) => pos === "NOUN" || pos === "PROPN");
    if (words.some(({ pos }) => pos === "VERB" || pos === "PRON") || !isNamed) continue;
    const small = /^\p{Lu}{2}|\d/u.test(thing) ? thing : proper(textOf(words));
    const needsNone =
      /^(?:my|our|your|a|an)\b/i.test(small) || /\d|[^s]s$/.test(small) || words[0]!.pos === "PROPN";
    return article ? `${article} ${small}` : needsNone ? small : `the ${small}`;
  }
  return null;
}

const MOST_WORDS = 5;
/** Anybody's, or no part of a conversation. */
const NO_PART =
  /\b(?:interview|rest|first|second|half|start|beginning|end|everything|things?|vibe|chat|conversation|talk|it|i|answers?|questions?|all|most|lot|day|part|bit|stuff|voice|handshake|weather|parking|train|coffee|time|room|people|he|she|they|technical|technicals|intro|introduction)$/i;

function exerciseIn(quote: string): string | null {
  const words = wordsOf(tidied(quote));
  const places = words.flatMap(({ lower }, at) => (DONE.test(lower) ? [at] : []));
  const [at] = places;
  if (at === undefined || places.length > 1 || words[at]!.pos === "VERB") return null;
  if (words[at + 1]?.pos === "NOUN" || /\b(?:booked|invited|come back|want(?:s|ed)?)\b/i.test(quote))
    return null;
  let from = at;
  while (from > 0 && at - from < MOST_BEFORE && isPartOfName(words[from - 1]!)) from--;
  const before = words[from - 1]?.lower ?? "";
  if (/^(?:'s|no|another|last|next)$/.test(before)) return null;
  const named = words
    .slice(from, at + 1)
    .map(({ text, pos }, nth) =>
      nth === 0 && (pos !== "PROPN" || from === 0) && !/^\p{Lu}{2}/u.test(text) ? text.toLowerCase() : text,
    )
    .join(" ");
  const thing = proper(`${before === "my" ? "my" : "the"} ${named}`);
  return SLANG.test(thing) || isUnfit(thing) || /^the (?:test|exam|exercise|trial)$/.test(thing)
    ? null
    : thing;
}

/** "the audio typing test" */
const isPartOfName = ({ pos, lower }: Word) =>
  /^(?:NOUN|PROPN|ADJ)$/.test(pos) || (pos === "VERB" && lower.endsWith("ing"));
