/** The things people speak of, as noun phrases that fit behind "about" or "for": sure, or null. */
import { neverInANote } from "./guard.ts";

/** Who reads the note. `alone`: nobody else was in the interview, so "her" can only be them. */
export type Reader = {
  name: string | null;
  alone: boolean;
  others: readonly string[];
  /** How the story speaks of them, where that is sure. */
  pronoun?: "he" | "she" | null;
  /** Nobody else in the interview is spoken of with that pronoun. */
  only?: boolean;
};

/** Where a thing ends and the next clause begins. */
const END =
  /[,;:.!?()"“”„]|\s[-–—]\s?|…|\bat the (?:start|end|beginning)\b|\b(?:i|he|she|they|we|but|so|because|cause|cos|when|while|which|who|whom|where|that|until|till|as|if|then|though|although|since|like|even|actually|really|properly|after|before|again|too|also|once|twice|already|with me|with them|for (?:a|about|ages|at|five|ten|twenty|thirty|forty|quite|nearly|over|the)|and (?:laughed|nodded|liked|loved|told|wrote|went|made|laughing|smiled|agreed|ended|got|did|looked|then|i|she|he|they|we|it|my|her|his|their|the|said|asked|was|were|got|had|that|there|everyone|everybody|both|all|\p{Lu}\p{L}+ (?:was|said|asked|laughed|nodded)))\b/iu;

/** Words that show a clause where a thing was expected, or something that only made sense to the writer. */
const NO_THING =
  /\b(?:i|im|me|we|us|he|she|him|they|them|it|its|you|is|was|were|are|am|be|been|had|has|have|did|do|does|goes|went|got|get|gets|said|say|says|would|could|can|will|might|not|no|nope|um|er|yeah|ok|okay|thing|things|stuff|everything|anything|something|this|these|those|mine|hers|theirs|how|what|why|guy|lady|bloke|woman|man|myself|whole time|came|come|sang|told|tell|ask|asked|asking|let|put|made|make|took|take|gave|give|left|ran|wrote|stayed|sold|read|knew|know|found|called|looked|someone|somebody|one|ones|money|today|yesterday|tomorrow|there|here|out|up|off|down|dead|gone|wrong|worst|bad|thought|fine on|good on|well well)\b|['’](?:s (?:a|not|the)|m|re|ll|d|ve)\b|n['’]t\b/i;

const LEADING = /^(?:just|only|some|lots of|all|about|basically|quite|all about|a bit of|a lot of)\s+/i;
const PORTION =
  /^(?:the|my) (?:\w+ ){0,2}?(?:bit|part|one|half hour|section|question|chat) (?:about|on|with|of) /i;
export const DANGLING =
  /\s+(?:a|an|the|my|our|your|of|in|on|at|to|for|from|by|with|about|and|or|vs|into|over|than|very|most|first|part)$/i;

/** The thing at the start of `text`, turned to the reader, or null when it is not surely a thing. */
export function nounPhrase(text: string, reader: Reader): string | null {
  const end = END.exec(text);
  const cut = (end ? text.slice(0, end.index) : text).trim();
  const bare = cut
    .replace(LEADING, "")
    .replace(PORTION, "")
    .replace(/\s+(?:bit|part|thing)$/i, "");
  const whole = bare.replace(DANGLING, "") === bare ? bare : "";
  const plain = whole
    .replace(/\s*\b\d+\s*\/\s*\d+$/, "")
    .replace(/\s+(?:vs\.?|versus|v)\s+/gi, " and ")
    .replace(/\s*[/&]\s*/g, " and ")
    .trim();
  const words = plain.split(" ").filter(Boolean);
  if (words.length === 0 || words.length > 9 || plain.length < 3) return null;
  if (NO_THING.test(plain) || SLANG.test(plain) || isShouting(plain) || isUnfit(plain)) return null;
  if (
    /^(?:to|of|in|on|at|by|with|from|and|or)\b|\s(?:across|over|through|around|round|together|away|along|back|that|well)$/i.test(
      plain,
    )
  )
    return null;
  if (/\b(?:her|his)\b/i.test(plain) && !isSurelyReader(reader)) return null;
  return proper(
    plain.replace(/\b(?:her|his|their|our|there)\b/gi, (word) => (/our/i.test(word) ? "our" : "your")),
  );
}

/** True of any interview: no detail at all. */
export const VAGUE =
  /^(?:(?:the|my|your|our|a) )?(?:first |second |last |whole |other |next |main |new |old )*(?:parts?|bits?|pharmacy|students?|treasurer|others|proper|links?|files?|photos?|talk|class|classes|case|board|paper|window|piece|city|glass|model|mother's people|shirt size|christmas|machines?|english|references|pilot|map|same model|hands|drawing|data|numbers|figures|code|book|plan|system|display|name|face|hand|hands and drawing|phone|coffee|tea|desk|door|halves|half|questions?|answers?|interview|rest|job|role|position|post|test|task|ending|end|start|beginning|work|company|place|experience|cv|résumé|resume|person|people|room|team|panel|one|ones|idea|things?|hour|minutes?|manager|boss|head|hr|director|weather|weekend|week|day|codes?|way|all|example|background|man|men|women|two|three|myself|money|pay|hours|stor(?:y|ies)|problems?|tension|sleep|toilets?|exit|way out|car ?park|parking(?: situation)?|names?|drop|fun)$/i;

/** Words of somebody who writes in a hurry, which are theirs to use and not ours to repeat. */
export const SLANG =
  /\b(?:dead|proper|properly|well (?:good|nice)|heaps|innit|tbh|yeah|nah|kind of|sort of|kinda|sorta|bloke|lads?|gaffer|wee|lah?|sef|dude|mate|ya|yer|aye|on me|me (?:dad|mum|phone|own)|ain['’]?t|reckons?|reckoned|goes|like a|whatever|blah|etc|basically|literally|honestly|totally|super|mega|brill|ace|class|grand|banging|sick|legit|bc|w|n|ur|thru|tho|pics?|guy|guys|rly|srsly|tmrw|telt|nowt|owt|summat|pls|plz)\b|\.{2,}/i;

/** "The map" inside a sentence is "the map"; "ERP" stays as it is. */
export function lowered(thing: string): string {
  return /^(?:The|My|Your|Our|A|An|All|Every|Both|Most|Some|Many|How|What|Why|Where|There|Question|Role|Simulator|Case|Pool|Attrition)\b/.test(
    thing,
  )
    ? thing.charAt(0).toLowerCase() + thing.slice(1)
    : thing;
}

/** Names that a hurried writer leaves small. */
export function proper(text: string): string {
  return text
    .replace(
      /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|english|french|spanish|german|italian|portuguese|polish|arabic|ukrainian|russian|hindi|urdu|punjabi|welsh|irish|excel|powerpoint|photoshop|christmas|easter|zoom|python|java)(?=s?\b)/g,
      (word) => (word === "powerpoint" ? "PowerPoint" : word.charAt(0).toUpperCase() + word.slice(1)),
    )
    .replace(/\b(?:asl|bsl|hplc|sql|hgv|nvq|gcse|nhs|cpr)\b/g, (letters) => letters.toUpperCase());
}

/** "her" and "his" can only be the reader's when nobody else was there. */
export function isSurelyReader(reader: Reader): boolean {
  return reader.alone && reader.name !== null;
}

export function isUnfit(text: string): boolean {
  return neverInANote(text, { apologizing: false }).length > 0;
}

export function isShouting(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase());
  return loud.length > 2 && loud.length * 2 > words.length;
}

/** "i'd", "im", "i", "dont" as a writer in a hurry types them. */
export function capitalI(text: string): string {
  return text
    .replace(/\bi(?=['’](?:m|d|ve|ll)\b|\b(?!\.))/g, "I")
    .replace(/\bim\b/gi, "I'm")
    .replace(/\bive\b/gi, "I've")
    .replace(/\b(do|does|did|was|were|is|are|has|have|had|would|could)nt\b/gi, "$1n't");
}

const BARE = /^(?:the|a|an|my|your|our|their|some|any|how|what|more)\b|^\d/i;

export function withArticle(thing: string): string {
  return BARE.test(thing) || /^\p{Lu}/u.test(thing) ? thing : `the ${thing}`;
}

/** A sentence that denies, wishes or looks back at another job. */
export const NEGATED =
  /\b(?:not|never|no|nobody|nothing|hardly|barely|without|wish|wanted to|if|should|could have|last time|at my last)\b|n['’]t\b/i;

/** True of any interview, or nothing to thank for. */
export const TRIVIAL =
  /^(?:(?:to (?:me|us) )?(?:round|around|through|about|over|to) )?(?:the |a |an |my |your |this |some )*(?:out|in|door|up|down|exit|toilets?|way|job|role|position|interview|process|company|place|work|next steps?|salary|pay|hours|benefits|time(?:line)?|room|chair|seat|it|that|this|everything|something|things?|question|questions|answer|face|phone|photos? of (?:his|her|your) .*|more|myself|mistakes?|error|what (?:I )?did wrong|where .*wrong|test|results?|cv|résumé|resume|reasons?)$/i;
