/**
 * Turns a debrief, written about the interviewer, towards the interviewer: "we got chatting about oat milk vs soy
 * and she was properly laughing" gives a talk about "oat milk and soy". Everything here answers null unless it is
 * sure: a plain sentence is better than a mangled one.
 */
import { mentions } from "../shared/domain/note.ts";
import { neverInANote } from "./guard.ts";

/** Who reads the note. `alone`: nobody else was in the interview, so "her" can only be them. */
export type Reader = { name: string | null; alone: boolean; others: readonly string[] };

/** What can be echoed: how it came up, and the thing itself as a noun phrase that fits behind "about". */
export type Echo =
  | { how: "talk" | "shown" | "told" | "asked" | "came" | "liked" | "praised" | "worked"; thing: string }
  /** They said something kind, and what about is not sure. */
  | { how: "kind-word"; thing: null };

type How = { how: Exclude<Echo["how"], "kind-word">; pattern: RegExp; mined?: true };

/** Tasks and tests by their heads: one enjoys working on them. */
const TASK =
  "role ?play|case study|scenario|exercise|test|task|demo|simulator|presentation|quiz|puzzle|drill|simulation|question|trial";

/** Things that people talk about in interviews, by their heads. */
const TOPIC =
  "project|study|studies|migration|framework|case|map|portfolio|dashboard|plan|programme|program|presentation|design|designs|lesson|model|garden|kitchen|machines?|menu|menus|recipe|song|piece|routine|setup|system|figures|numbers|budget|account|launch|campaign|code|diagram|drawings?|photos?|book|method|process|strategy|challenge|event|events|season|orchard|workshop|lab|scrapbook|checklist|spreadsheet|template|approach|rota|display|window|board|techniques?|research|paper|thesis|article|data|numbers|audit|handover|conference talk|reading|regulations|schedule";

/** How it came up. Group 1 holds the start of the thing. The subject of "showed" is never the writer. */
const HOW: readonly How[] = [
  {
    how: "shown",
    pattern: /\b(?:showed|shown) (?:me|us) (?:round |around |all over |over )?(.+)/i,
    mined: true,
  },
  { how: "shown", pattern: /\bwalked (?:me|us) (?:round|around|through) (.+)/i, mined: true },
  {
    how: "told",
    pattern: /\b(?:told (?:me|us)|described|explained) (?:to me |to us )?(?:all )?about (.+)/i,
    mined: true,
  },
  {
    how: "talk",
    pattern:
      /\b(?:(?:we|got|been) (?:\w+ )?(?:talk(?:ed|ing)|chatt(?:ed|ing)|spoke|nattered|nattering|bonded|hit it off)|hit it off|chat|conversation|discussion) (?:\w+ ){0,2}?(?:about|over|on) (.+)/i,
    mined: true,
  },
  {
    how: "talk",
    pattern: /\b(?:we|both|she|he|they) (?:\w+ ){0,2}laugh(?:ed|ing)? (?:\w+ ){0,2}?(?:about|over|at) (.+)/i,
  },
  {
    how: "praised",
    pattern:
      /\b(?:said|says|say|reckoned|told me|thought) (?:that )?((?:my|the) .+?) (?:was|is|were|are|looked|had|thing was)\b/i,
  },
  { how: "praised", pattern: /\b(?:praised|complimented|admired) ((?:my|the) .+)/i },
  {
    how: "liked",
    pattern:
      /(?<!\bi )(?<!\bi really )\b(?:liked?|loved?|enjoyed|was (?:really |very )?(?:keen on|impressed (?:by|with)|interested in)) ((?:my|the|our) .+)/i,
  },
  {
    how: "liked",
    pattern:
      /\b(?:asked (?:me )?(?:to send|for)|wanted to see|spent .{3,25}? on|looked through|wrote down) (?:her |him |them )?((?:my|the|our) .+)/i,
  },
  {
    how: "talk",
    pattern:
      /\bi (?:\w+ )?(?:told|walked|took|talked) (?:her|him|them|\p{Lu}\p{L}+|the panel) (?:about|through) (.+)/iu,
  },
  {
    how: "talk",
    pattern:
      /\b(?:told|gave|did|used) (?:her |him |them |them all )?((?:the|my) .+? (?:story|example|answer))\b/i,
  },
  {
    how: "talk",
    pattern:
      /\bi(?:['’]d)? (?:\w+ )?(?:explained|presented|described|demonstrated|showed|shared|brought) (?:to )?(?:him |her |them )?((?:my|our) .+)/i,
  },
  { how: "talk", pattern: /\bi(?:['’]d)? (?:\w+ )?(?:talked|spoke) about (.+)/i },
  { how: "talk", pattern: /\bmy (.+?) (?:example|answer|story|explanation)\b/i },
  { how: "asked", pattern: /(?<!\bi )\basked (?:me |us )?about (.+)/i, mined: true },
  { how: "talk", pattern: /\b(?:answers?|story|stories|example) (?:about|on|of|from) (.+)/i },
  { how: "asked", pattern: /\bquestions? (?:about|on) (.+)/i },
  {
    how: "worked",
    pattern: new RegExp(`\\b((?:the|my) (?:[\\p{L}\\d'’-]+ ){1,4}(?:${TASK}))\\b`, "iu"),
  },
  {
    how: "worked",
    pattern: new RegExp(`^((?:[\\p{L}\\d'’-]+ ){1,3}(?:${TASK}))(?=[,:;]| (?:was|went|i|all)\\b)`, "iu"),
  },
  {
    how: "came",
    pattern:
      /^((?:the|my) (?:[\p{L}\d'’-]+ ){1,3}[\p{L}\d'’-]+?)(?: (?:part|bit|section|half|side))? (?:went|landed|was|were|got|is|i did|i had)\b/iu,
  },
  { how: "talk", pattern: /\b(?:talked|talk|chatted|chatting|spoke) (?:\w+ )?about (.+)/i },
  {
    how: "came",
    pattern: new RegExp(`\\b((?:the|my) (?:[\\p{L}\\d'’-]+ ){1,3}(?:${TOPIC}))\\b`, "iu"),
  },
  {
    how: "came",
    pattern:
      /\b((?!OMG|CEO|CFO|CTO|ASAP|WTF|LOL|USA|BUT|AND|THE|NOT|YES|VERY|WAS|HE |SHE|THEY|GOT|FIRST|TRY|MBA|PHD)(?:[A-Z]{3,5}|[A-Z]{2,}-[A-Z][\p{L}]+|[A-Z]+\d+))\b/u,
  },
];

const KIND_WORD =
  /\b(?:she|he|they|one of them|\p{Lu}\p{L}+) (?:\w+ ){0,3}(?:said|says|say|told me|goes|called it|told)\b.{0,60}\b(?:good|great|lovely|nice|impress\w*|best|perfect\w*|excellent|clean\w*|strong\w*|neat\w*|spot on|exactly|crisp|brilliant|beautiful|impeccable|well done|tidy|textbook|natural|clear\w*|fantastic|love|like)\b/iu;

export function echo(quote: string, reader: Reader): Echo | null {
  return found(quote, reader, false);
}

/** What the interviewer showed or told, from any sentence of the debrief: only the surest patterns. */
export function mine(sentence: string, reader: Reader): Echo | null {
  return found(sentence, reader, true);
}

function found(text: string, reader: Reader, mining: boolean): Echo | null {
  const flat = text
    .replace(/\s*&\s*/g, " and ")
    .replace(/\s+/g, " ")
    .trim();
  if (shouting(flat) || speaksOfSomebodyElse(flat, reader)) return null;
  for (const { how, pattern, mined } of HOW) {
    if (mining && !mined) continue;
    const match = pattern.exec(flat);
    if (!match || NEGATED.test(flat.slice(0, match.index + 12))) continue;
    const thing = nounPhrase(match[1]!, reader);
    if (thing === null || VAGUE.test(thing)) continue;
    // A question alone may have gone badly; only one that is told with pleasure is brought up again.
    if (how === "asked" && !PLEASURE.test(flat)) continue;
    if ((how === "shown" || how === "told") && !/^(?:the|your|my|our|an?|\d|\p{Lu})/u.test(thing)) continue;
    if (how !== "worked") return { how, thing: lowered(thing) };
    return { how, thing: /^(?:the|my|your)\b/i.test(thing) ? lowered(thing) : `the ${lowered(thing)}` };
  }
  return !mining && KIND_WORD.test(flat) && !NEGATED.test(flat) ? { how: "kind-word", thing: null } : null;
}

const PLEASURE =
  /\b(?:good|great|fine|well|perfect|loved?|liked?|enjoyed|easy|nodd\w+|happy|laugh\w*|smil\w+|excellent|correct|agreed|textbook|years of answers|every street|nicely|lovely|best|learned)\b/i;

/** True of any interview: no detail at all. */
const VAGUE =
  /^(?:(?:the|my|your|our|a) )?(?:first |second |last |whole |other |next |main )*(?:parts?|bits?|pharmacy|students?|treasurer|others|proper|links?|files?|photos?|talk|class|classes|case|board|paper|window|piece|city|glass|model|mother's people|shirt size|christmas|machines?|english|references|pilot|map|same model|hands|drawing|data|numbers|figures|code|book|plan|system|display|name|face|hand|hands and drawing|phone|coffee|tea|desk|door|halves|half|questions?|answers?|interview|rest|job|role|position|test|task|ending|end|start|beginning|work|company|place|experience|cv|résumé|resume|person|people|room|team|panel|one|ones|idea|things?|hour|minutes?|manager|boss|head|hr|director|weather|weekend|day|way|all|example|background|man|men|women|two|three|myself|money|pay|hours)$/i;

/** "The map" inside a sentence is "the map"; "ERP" stays as it is. */
function lowered(thing: string): string {
  return /^(?:The|My|Your|Our|A|An|Question|Role|Simulator|Case|Pool|Attrition)\b/.test(thing)
    ? thing.charAt(0).toLowerCase() + thing.slice(1)
    : thing;
}

const NEGATED =
  /\b(?:not|never|no|nobody|nothing|hardly|barely|without|wish|wanted to|if|should|could have|last time|at my last)\b|n['’]t\b/i;

function speaksOfSomebodyElse(text: string, reader: Reader): boolean {
  const namesReader = reader.name !== null && mentions(text, reader.name);
  return !namesReader && reader.others.some((other) => mentions(text, other));
}

/** Where a thing ends and the next clause begins. */
const END =
  /[,;:.!?()"“”„]|\s[-–—]\s?|…|\bat the (?:start|end|beginning)\b|\b(?:i|he|she|they|we|but|so|because|cause|cos|when|while|which|who|whom|where|that|until|till|as|if|then|though|although|since|like|even|actually|really|properly|after|before|again|too|also|once|twice|already|with me|with them|for (?:a|about|ages|at|five|ten|twenty|thirty|forty|quite|nearly|over|the)|and (?:laughed|nodded|liked|loved|told|wrote|went|made|laughing|smiled|agreed|ended|got|did|looked|then|i|she|he|they|we|it|my|her|his|their|the|said|asked|was|were|got|had|that|there|everyone|everybody|both|all|\p{Lu}\p{L}+ (?:was|said|asked|laughed|nodded)))\b/iu;

/** Words that show a clause where a thing was expected, or something that only made sense to the writer. */
const NO_THING =
  /\b(?:i|im|me|we|us|he|she|him|they|them|it|its|you|is|was|were|are|am|be|been|had|has|have|did|do|does|goes|went|got|get|gets|said|say|says|would|could|can|will|might|not|no|nope|um|er|yeah|ok|okay|thing|things|stuff|everything|anything|something|this|these|those|mine|hers|theirs|how|what|why|guy|lady|bloke|woman|man|myself|whole time|came|come|sang|told|tell|ask|asked|asking|let|put|made|make|took|take|gave|give|left|ran|wrote|stayed|sold|read|knew|know|found|called|looked|someone|somebody|one|ones|money|today|yesterday|tomorrow|there|here|out|up|off|down|dead|gone|wrong|worst|bad)\b|['’](?:s (?:a|not|the)|m|re|ll|d|ve)\b|n['’]t\b/i;

const LEADING = /^(?:just|only|some|lots of|all|about|basically|quite|all about|a bit of|a lot of)\s+/i;
const PORTION =
  /^(?:the|my) (?:\w+ ){0,2}?(?:bit|part|one|half hour|section|question|chat) (?:about|on|with|of) /i;
const DANGLING =
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
    .replace(/\s+(?:vs\.?|versus|v)\s+/gi, " and ")
    .replace(/\s*[/&]\s*/g, " and ")
    .trim();
  const words = plain.split(" ").filter(Boolean);
  if (words.length === 0 || words.length > 9 || plain.length < 3) return null;
  if (NO_THING.test(plain) || shouting(plain) || neverInANote(plain, { apologizing: false }).length > 0)
    return null;
  if (/^(?:to|of|in|on|at|by|with|from|and|or)\b/i.test(plain)) return null;
  if (/\b(?:her|his)\b/i.test(plain) && !surelyReader(reader)) return null;
  return plain.replace(/\b(?:her|his|their|our|there)\b/gi, (word) => (/our/i.test(word) ? "our" : "your"));
}

/** "her" and "his" can only be the reader's when nobody else was there. */
function surelyReader(reader: Reader): boolean {
  return reader.alone && reader.name !== null;
}

function shouting(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase());
  return loud.length > 2 && loud.length * 2 > words.length;
}

/** The question that was asked, as it follows "You asked": "how I would validate a new pipette", "about supervision". */
export function question(quote: string, reader: Reader): string | null {
  const flat = quote.replace(/\s+/g, " ");
  const match = /\basked (?:me |us )?((?:how|what|why|where|which|whether|if|about|for) .+)/i.exec(flat);
  if (!match) return null;
  const end =
    /[,;:.!?()"“”]|\s[-–—]\s?|…|\b(?:and|but|so|then|because)\s+(?:i|im|my|me|nope|nothing|there|the|it|he|she|they|we)\b/i.exec(
      match[1]!,
    );
  const clause = (end ? match[1]!.slice(0, end.index) : match[1]!).trim();
  const [start, ...rest] = clause.split(" ");
  if (/^(?:about|for)$/i.test(start!)) {
    const thing = nounPhrase(rest.join(" "), reader);
    return thing === null ? null : `${start!.toLowerCase()} ${thing}`;
  }
  if (rest.length < 3 || rest.length > 16) return null;
  // A question in reported speech has its subject right after the question word; a copied one does not.
  if (
    !/\bi\b|\bi['’]d\b/i.test(clause) ||
    /\b(?:do|did|would|will|have|can|could|is|are) (?:i|you)\b/i.test(clause)
  )
    return null;
  if (/\b(?:she|he|him|her|his|them)\b/i.test(clause)) return null;
  const turned = capitalI(clause)
    .replace(/\btheir\b/gi, "your")
    .replace(/\bthey\b/gi, "you");
  const said = turned.charAt(0).toLowerCase() + turned.slice(1);
  return neverInANote(said, { apologizing: false }).length === 0 && !shouting(said) ? said : null;
}

/** A wish to know, as it follows "I would be glad to hear": "whether you sponsor the auditor course". */
export function openQuestion(fix: string, reader: Reader): string | null {
  const flat = fix
    .replace(/\s+/g, " ")
    .replace(/\s+(?:and|but|so) (?:\w+ed|i|he|she|we|then|that|now)\b.*$/i, "")
    .trim()
    .replace(/[.!?,;:]+$/, "");
  const match =
    /^(?:(?:to )?(?:ask|know|asked) (?:them |her |him )?)?((?:if|whether|what|how|which|when|who|where|why) .+)$/i.exec(
      flat,
    );
  if (!match) {
    const about = nounPhrase(flat.replace(/^(?:ask(?:ed)? )?about /i, ""), reader);
    return about === null || about.split(" ").length > 8 ? null : `more about ${withArticle(about)}`;
  }
  const clause = match[1]!;
  // "what are the hours" is a direct question; turned round it would need grammar we are not sure of.
  if (/^\w+ (?:are|is|do|does|did|was|were|will|would|can|could|has|have) (?!n)/i.test(clause)) return null;
  if (/\b(?:i|my|me|she|he|him|her|his)\b/i.test(clause) || clause.split(" ").length > 16) return null;
  // "whether team use dbt or": a clause without a sure subject, or with its end missing.
  if (
    /^(?:if|whether)\b/i.test(clause) &&
    !/^(?:if|whether) (?:they|there|the|it|it['’]?s|you|your|their|a|any|this|that)\b/i.test(clause)
  )
    return null;
  if (DANGLING.test(` ${clause}`)) return null;
  const turned = clause
    .replace(/^if\b/i, "whether")
    .replace(/\bthey['’]?re\b/gi, "you are")
    .replace(/\bthey['’]?d\b/gi, "you would")
    .replace(/\bthey['’]?ve\b/gi, "you have")
    .replace(/\bthey\b/gi, "you")
    .replace(/\btheir\b/gi, "your")
    .replace(/\bthem\b/gi, "you");
  const said = turned.charAt(0).toLowerCase() + turned.slice(1);
  return neverInANote(said, { apologizing: false }).length === 0 && !shouting(said) ? said : null;
}

/** The writer's own words for an answer, tidied so that they can stand in a note; null when they cannot. */
export function answer(fix: string, { apologizing }: { apologizing: boolean }): string | null {
  const flat = fix
    .replace(/\s+/g, " ")
    .trim()
    .replace(
      /^(?:well|actually|really|honestly|so|and|but|it should (?:be|have been)|i should(?:['’]ve| have) said(?: that)?|the (?:right |real |true )?(?:answer|figure|number) (?:is|was)|it['’]?s actually|it['’]?s|it is|it was)[,:]?\s+/i,
      "",
    )
    .replace(/,\s*i (?:know|knew|said|should|always|just)\b.*$/i, "")
    .replace(/^["“'‘]|["”'’]$/g, "")
    .replace(/[\s.,;:!?–—-]+$/, "");
  if (flat.length < 2 || flat.split(" ").length > 40 || shouting(flat)) return null;
  if (/\b(?:she|he|him|her|his)\b|[?]/i.test(flat)) return null;
  const said = capitalI(flat);
  return neverInANote(said, { apologizing }).length === 0 ? said : null;
}

/** "i'd", "im", "i" as a writer in a hurry types them. */
export function capitalI(text: string): string {
  return text
    .replace(/\bi(?=['’](?:m|d|ve|ll)\b|\b(?!\.))/g, "I")
    .replace(/\bim\b/gi, "I'm")
    .replace(/\bive\b/gi, "I've");
}

const BARE = /^(?:the|a|an|my|your|our|their|some|any|how|what)\b|^\d/i;

function withArticle(thing: string): string {
  return BARE.test(thing) || /^\p{Lu}/u.test(thing) ? thing : `the ${thing}`;
}
