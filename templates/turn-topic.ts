/** What came up in a conversation, as a noun phrase that fits behind "about". */
import { lowered, NEGATED, nounPhrase, type Reader, VAGUE } from "./thing.ts";

export type Topic = {
  how: "talk" | "laughed" | "asked" | "came" | "liked" | "praised" | "worked";
  thing: string;
};

export function topic(flat: string, reader: Reader, shown: boolean): Topic | null {
  for (const { how, pattern } of HOW) {
    const match = pattern.exec(flat);
    if (!match || NEGATED.test(flat.slice(0, match.index + 12))) continue;
    const thing = nounPhrase(match[1]!, reader);
    if (thing === null || VAGUE.test(thing)) continue;
    // A question alone may have gone badly; only one that is told with pleasure is brought up again.
    if (how === "asked" && !shown && !PLEASURE.test(flat)) continue;
    const isTask = how === "worked" || (how === "came" && TASKS.test(thing));
    const isBare = !/^(?:the|my|your|our|a|an|how|\d)\b/i.test(thing);
    if (isTask) return { how: "worked", thing: isBare ? `the ${small(thing, match.index)}` : lowered(thing) };
    if (how === "came" && match.index === 0 && isBare && !/^on /i.test(flat)) {
      // "Capital allocation deck landed": a thing of more words lost its article; a single one says too little.
      return thing.includes(" ") ? { how, thing: `the ${small(thing, 0)}` } : null;
    }
    return { how, thing: match.index === 0 ? small(thing, 0) : lowered(thing) };
  }
  return null;
}

type How = { how: Topic["how"]; pattern: RegExp };

/** Tasks and tests by their heads: one enjoys working on them. */
const TASK =
  "role ?play|case study|scenario|exercise|test|task|demo|simulator|presentation|quiz|puzzle|drill|simulation|question|trial";

const TASKS = new RegExp(`\\b(?:${TASK})$`, "i");

/** Things that people talk about in interviews, by their heads. */
const TOPIC =
  "project|study|studies|migration|framework|case|map|portfolio|dashboard|plan|programme|program|presentation|design|designs|lesson|model|garden|kitchen|machines?|menu|menus|recipe|song|piece|routine|setup|system|figures|numbers|budget|account|launch|campaign|code|diagram|drawings?|photos?|book|method|process|strategy|challenge|event|events|season|orchard|workshop|lab|scrapbook|checklist|spreadsheet|template|approach|rota|display|window|board|techniques?|research|paper|thesis|article|data|numbers|audit|handover|conference talk|reading|regulations|schedule";

/** How it came up. Group 1 holds the start of the thing. */
const HOW: readonly How[] = [
  {
    how: "talk",
    pattern:
      /\b(?:(?:we|got|been) (?:\w+ )?(?:talk(?:ed|ing)|chatt(?:ed|ing)|spoke|nattered|nattering|bonded|hit it off)|hit it off|chat|conversation|discussion) (?:\w+ ){0,2}?(?:about|over|on) (.+)/i,
  },
  {
    how: "talk",
    pattern:
      /\b(?:we (?:\w+ )?(?:riffed|clicked|click|bonded|connected|went on) (?:on|over|about)|got (?:\w+ )?(?:going|started|onto|into)(?: on| about)?|we (?:\w+ )?talked(?= (?:[A-Z]{2,}|[\p{Lu}]\p{L}+|(?!about|to|with|through|him|her|them|it|over|me|too|so|for|a |about|on|like|properly|fast|quite|more|very|really|the |and|in|at)\p{L}+ (?:for|quite|a good|and)))) (.+)/u,
  },
  {
    how: "laughed",
    pattern: /\b(?:we|both|she|he|they) (?:\w+ ){0,2}laugh(?:ed|ing)? (?:\w+ ){0,2}?(?:about|over|at) (.+)/i,
  },
  {
    how: "praised",
    pattern:
      /(?<!\bI )\b(?:said|says|say|reckoned|told me|thought) (?:that )?((?:my|the) .+?) (?:was|is|were|are|looked|had|thing was)\b/i,
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
      /\b(?:asked (?:me )?(?:to send|for)|wanted to see|spent .{3,25}? on|looked through|wrote down|kept|took a (?:photo|picture) of|asked to keep|wrote) (?:her |him |them )?((?:my|the|our) .+)/i,
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
  {
    how: "came",
    pattern:
      /\b(?:was|felt|did|am) (?:\w+ )?(?:fine|good|great|strong|solid|fluent|perfect|confident|alright|well|at home) (?:on|with) (.+)/i,
  },
  { how: "came", pattern: /^on (.+?),? I (?:was|did|had)\b/i },
  {
    how: "came",
    pattern:
      /\b(?:aced|nailed|smashed|whizzed through|sailed through|breezed through|crushed|flew through|knew|spotted) ((?:the|my|their|his|her) .+?)(?: (?:cold|inside out|backwards|by heart|off by heart|straight|in one)\b.*)?$/i,
  },
  {
    how: "came",
    pattern:
      /\bI (?:\w+ )?(?:explained|covered|described|went through|talked through|went over|outlined|drew) ((?:the|a|my|their) .+)/i,
  },
  {
    how: "came",
    pattern:
      /^((?!(?:Mr|Mrs|Ms|Miss|Dr|Prof|he|she|they|it|all|everything|that|this|there|rest|first|second|I|we|got|had|did|was|my|the|good|really)\b)\p{L}[\p{L}\d'’&-]*(?: [\p{Ll}\d][\p{L}\d'’&-]*){1,3}?)(?: (?:bit|part|section|stuff|round))? (?:landed|killed|went (?:well|great|fine|down well|over well|really well|good|ok)|was (?:a hit|spot on|fine|great|good|perfect|easy|solid|flawless|really good|very good))\b/u,
  },
  {
    how: "talk",
    pattern:
      /\bmy (?!(?:best|worst|only|first|last|own|whole|better|good|usual|next|final|long|short|one|second|other) )(.+?) (?:example|answer|story|explanation)\b/i,
  },
  { how: "asked", pattern: /(?<!\bi )\basked (?:me |us )?about (.+)/i },
  { how: "talk", pattern: /\b(?:answers?|story|stories|example|numbers|figures) (?:about|on|of|from) (.+)/i },
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

/** "Swim test" at the start of a sentence is a swim test; "Excel test" is not. */
function small(thing: string, index: number): string {
  const isName = /^(?:Excel|PowerPoint|English|French|German|Spanish|SQL|Java|Python|[A-Z]{2})/.test(thing);
  return index === 0 && !isName ? thing.charAt(0).toLowerCase() + thing.slice(1) : lowered(thing);
}

export const PLEASURE =
  /\b(?:good|great|fine|well|perfect|loved?|liked?|enjoyed|easy|nodd\w+|happy|laugh\w*|smil\w+|excellent|correct|agreed|textbook|years of answers|every street|nicely|lovely|best|learned|knew)\b/i;
