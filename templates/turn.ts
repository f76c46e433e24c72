/**
 * Turns a debrief, written about the interviewer, towards the interviewer: "Mr. Okafor walked me through a filing day"
 * gives "walking me through a filing day", which follows "Thank you for". Everything here answers null unless it is
 * sure: a plain sentence is better than a mangled one.
 */
import { mentions } from "../shared/domain/note.ts";
import { question } from "./question.ts";
import {
  capitalI,
  DANGLING,
  isShouting,
  isSurelyReader,
  isUnfit,
  lowered,
  nounPhrase,
  proper,
  type Reader,
  SLANG,
  VAGUE,
} from "./thing.ts";

/** What can be echoed: how it came up, and words that fit the sentence of that kind. */
export type Echo =
  /** Follows "Thank you for": "showing me the new depot". */
  | { how: "did"; thing: string }
  /** Follows "You said that": "drivers know the depots better than the software". */
  | { how: "said"; thing: string }
  /** A sentence of the writer's own without its full stop: "For three years I kept the calendars of four attorneys". */
  | { how: "work" | "fact"; thing: string }
  /** Follows "I enjoyed": "presenting a plan by region". */
  | { how: "gave"; thing: string }
  /** Follows "I was glad that you liked": "how I split the staging clusters". */
  | { how: "liked-how"; thing: string }
  /** Follows "It was good to find that": "we both went to Brooklyn College". */
  | { how: "shared"; thing: string }
  /** Follows "You asked": "about the night shift", "how I would plan a week of menus". */
  | { how: "question"; thing: string }
  /** A noun phrase that follows "about". */
  | { how: "talk" | "laughed" | "asked" | "came" | "liked" | "praised" | "worked"; thing: string }
  /** They said something kind, and what about is not sure. */
  | { how: "kind-word"; thing: null };

/** What one sentence of the debrief gives for an echo to this reader. */
export function echo(words: string, reader: Reader, { shown = false } = {}): Echo | null {
  const flat = capitalI(
    words
      .replace(/\s*&\s*/g, " and ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  if (isShouting(flat) || speaksOfSomebodyElse(flat, reader)) return null;
  const found =
    theirs(flat, reader) ??
    shared(flat) ??
    (shown ? asked(flat, reader) : mine(flat)) ??
    topic(flat, reader, shown) ??
    (shown ? null : byHand(flat, reader));
  if (found !== null) return isUnfit(found.thing ?? "") ? null : found;
  return KIND_WORD.test(flat) && !NEGATED.test(flat) ? { how: "kind-word", thing: null } : null;
}

/* What the interviewer did or said. */

const TITLE =
  "mr|mrs|ms|miss|mx|dr|dra|prof|professor|doctor|sir|herr|frau|sister|father|canon|rev|reverend|the revd|sgt|sergeant|inspector|captain|major|judge|chef|madame|monsieur|mme|señor|señora|sra|sr|khun|pastor|rabbi|coach";
const MANNER =
  "(?:(?:also|then|even|kindly|really|very|just|actually|at the end|later|first|both|all|did) )*";

/** Whoever is surely the one who reads: by name, or by a pronoun when nobody else can be meant. */
function subjects(reader: Reader): string | null {
  const names = (reader.name ?? "")
    .split(/\s+/)
    .filter((part) => part.length > 1)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const byName =
    names.length > 0 ? `(?:(?:${TITLE})\\.? )?(?:${names.join("|")})(?: (?:${names.join("|")}))*` : null;
  const isOnly = reader.alone || (reader.name === null && reader.others.length === 0);
  const byPronoun = isOnly
    ? "he|she|they|the (?:interviewer|manager|head|director|owner|boss|supervisor|lead|recruiter|principal)"
    : "they";
  const all = [byName, byPronoun].filter(Boolean).join("|");
  return all === "" ? null : `(?<![\\p{L}'’])(?:${all})(?: \\([^)]{1,30}\\))?`;
}

/** Somebody else in the story, so that "she" may not be the reader. */
const OTHERS =
  /\b(?:stylist|assistant|receptionist|secretary|colleagues?|girl|boy|lad|child|children|kids?|baby|toddler|pupils?|students?|customers?|clients?|patients?|residents?|guests?|lady|woman|man|guy|bloke|nurse|assessors?|candidates?|applicants?|another|mother|mum|father|dad|daughter|son|wife|husband|friend|boss of|old (?:lady|man)|two of them|one of them|somebody|someone|apprentice|intern|driver|chef de|head chef|trainer|observer|instructor|deputy|cousin|sister|brother|neighbou?r)\b/i;

type Family = { pattern: string; turn: (rest: RegExpExecArray, reader: Reader) => Echo | null };

/** Each pattern follows the subject. Group 1 is what is turned. */
const FAMILIES: readonly Family[] = [
  deed("show(?:ed|s|n)? (me|us) (.+)", (whom, rest) => `showing ${whom} ${rest}`),
  deed(
    "(?:walked|walks|took|takes|led|talked|talks|guided|brought) (me|us) ((?:through|round|around|over|across|to see) .+)",
    (whom, rest, all) =>
      `${/^(?:walk)/i.test(all) ? "walking" : /^t(?:ook|ake)/i.test(all) ? "taking" : /^talk/i.test(all) ? "talking" : /^led/i.test(all) ? "leading" : /^brought/i.test(all) ? "bringing" : "guiding"} ${whom} ${rest}`,
  ),
  deed(
    "(?:gave|gives) (me|us) (a (?:little |short |quick |full |proper )?(?:tour|look|taste|sense|picture)\\b.*)",
    (whom, rest) => `giving ${whom} ${rest}`,
  ),
  deed(
    "let (me|us) ((?:try|see|hold|use|watch|sit in on|taste|drive|play|read|look at|have a go (?:at|on)) .+)",
    (whom, rest) => `letting ${whom} ${rest}`,
  ),
  deed("introduced (me|us) to (.+)", (whom, rest) => `introducing ${whom} to ${rest}`),
  deed(
    "(?:told|tells) (me|us) ((?:all )?about .+)",
    (whom, rest) => `telling ${whom} ${rest.replace(/^all /i, "")}`,
  ),
  deed("(?:told|tells) (me|us) ((?:how|why|where|what) .+)", (whom, rest) => `telling ${whom} ${rest}`),
  deed(
    "(?:explained|explains) ()((?:to (?:me|us) )?(?:how|why|what|the|their|his|her|about|all about) .+)",
    (_whom, rest) => `explaining ${rest}`,
  ),
  deed(
    "(?:described|describes) ()((?:to (?:me|us) )?(?:how|what|the|their|his|her|a|an) .+)",
    (_whom, rest) => `describing ${rest}`,
  ),
  deed("(lent|read) me (.+)", (verb, rest) => `${verb === "lent" ? "lending" : "reading"} me ${rest}`),
  deed("(?:talked|spoke) (?:\\w+ ){0,3}?()(about .+)", (_whom, rest) => `talking ${rest}`),
  {
    pattern: `(?:(?:told|tells) (?:me|us)|said|says|say|explained|explains|mentioned|mentions|added|admitted|pointed out|agreed(?: with me)?)(?: to (?:me|us))? that (.+)`,
    turn: (match, reader) => said(match[1]!, reader),
  },
  {
    pattern: `(?:(?:told|tells) (?:me|us)|said|says|mentioned) (?!that\\b|about\\b|how\\b|["“'])(.+)`,
    turn: (match, reader) => said(match[1]!, reader),
  },
  {
    pattern: `(?:liked|likes|like|loved|loves|love|enjoyed|remembered|was (?:really |very )?(?:pleased|glad|happy|impressed)) (?:it )?(?:that|how|the way) (I .+)`,
    turn: (match) => ownWork(match[1]!) ?? likedHow(match[0], match[1]!),
  },
  {
    pattern: `(?:\\w+ )?laugh(?:ed|s)? (?:\\w+ ){0,2}?(?:when|as) I (?:told (?:him|her|them|\\p{Lu}\\p{L}+) about|mentioned|described) (.+)`,
    turn: (match, reader) => thingEcho("laughed", longThing(match[1]!, reader)),
  },
  {
    pattern: `(?:\\w+ )?laugh(?:ed|s)? (?:\\w+ ){0,2}?(?:at|about|over) ((?:my|the) .+)`,
    turn: (match, reader) => thingEcho("laughed", nounPhrase(match[1]!, reader)),
  },
];

function theirs(flat: string, reader: Reader): Echo | null {
  const who = subjects(reader);
  const shared = /\bwe (?:both |all )?laughed (?:\w+ ){0,2}?(?:at|about|over) (.+)/i.exec(flat);
  if (shared && !NEGATED.test(flat)) {
    const thing = nounPhrase(shared[1]!, reader);
    if (thing !== null && !VAGUE.test(thing)) return { how: "laughed", thing: lowered(thing) };
  }
  if (who === null) return null;
  for (const { pattern, turn } of FAMILIES) {
    const match = new RegExp(`${who},? (?:and \\p{L}+ )?${MANNER}${pattern}`, "iu").exec(flat);
    if (!match || !isSurelyTheirs(flat, match)) continue;
    const found = turn(match, reader);
    if (found !== null) return found;
  }
  // A second verb of the same subject: "he sat down and showed me the ledger".
  const second = new RegExp(
    `${who} [^.!?;]{2,60}? and (?:then )?((?:showed|walked|took|told|explained|let|gave) .+)`,
    "iu",
  ).exec(flat);
  if (second && isSurelyTheirs(flat, second) && !NEGATED.test(second[0].slice(0, -second[1]!.length))) {
    for (const { pattern, turn } of FAMILIES.slice(0, DEED_FAMILIES)) {
      const match = new RegExp(`^${pattern}`, "iu").exec(second[1]!);
      const found = match && turn(match, reader);
      if (found) return found;
    }
  }
  return null;
}

const DEED_FAMILIES = 10;

/** Nothing before the subject denies it, and nobody else came in to whom a pronoun could point. */
function isSurelyTheirs(flat: string, { 0: whole, index }: RegExpExecArray): boolean {
  const before = flat.slice(0, index);
  if (NEGATED.test(before.slice(-24))) return false;
  return !/^(?:he|she|they)\b/i.test(whole) || !OTHERS.test(before);
}

function deed(pattern: string, gerund: (whom: string, rest: string, all: string) => string): Family {
  return {
    pattern,
    turn: (match, reader) => {
      // The subject stands before the verb in the whole match; the verb is found again by the pattern alone.
      const all = new RegExp(`${pattern}$`, "iu").exec(match[0])?.[0] ?? match[0];
      const rest = longThing(match[2]!, reader);
      if (rest === null || TRIVIAL.test(rest)) return null;
      return { how: "did", thing: gerund(match[1]!.toLowerCase(), rest, all).replace(/\s+/g, " ") };
    },
  };
}

/** True of any interview, or nothing to thank for. */
const TRIVIAL =
  /^(?:(?:to (?:me|us) )?(?:round|around|through|about|over|to) )?(?:the |a |an |my |your |this |some )*(?:out|in|door|up|down|exit|toilets?|way|job|role|position|interview|process|company|place|work|next steps?|salary|pay|hours|benefits|time(?:line)?|room|chair|seat|it|that|this|everything|something|things?|question|questions|answer|face|phone|photos? of (?:his|her|your) .*|more|myself|mistakes?|error|what (?:I )?did wrong|where .*wrong|test|results?|cv|résumé|resume|reasons?)$/i;

/* Longer things and clauses. */

/** Where the writer's story goes on. Commas stay when the same thing goes on after them. */
const STORY_GOES_ON =
  /[;:!?()"“”„]|\.(?=\s|$)|\s[-–—]+\s|…|\.{2,}|,?\s+(?:and|but|so|then|because|although|though|even though|which|while|whereas|until|except|tho|cos|bc)(?:\s+(?:then|also|just|now|even))?\s+(?:he|she|they|I|we|it|that|there|my|his|her|their|the (?!first|last)|asked|asks|said|says|told|laughed|nodded|smiled|wrote|liked|loved|wanted|looked|offered|gave|went|left|was|is|then|got|kept|made|seemed|both|everyone|everybody)\b|,\s*(?:he|she|they|I|we|it|that|there|which|so|but|though|I['’]\p{L}+|it['’]s|really|very|lovely|nice|great|good|honestly|fair|all of)\b|,\s*(?=\p{Lu}\p{L}+ (?:said|was|asked|laughed|nodded))/iu;

const MOST_WORDS = 24;

/** A thing with what belongs to it, turned to the reader: "a whole filing day, from the first post to the last upload". */
export function longThing(text: string, reader: Reader): string | null {
  const plain = cut(text);
  if (plain === null) return null;
  const turned = /^(?:to (?:me|us) )?(?:how|why|where|what)\b/i.test(plain)
    ? turnedHow(plain, reader)
    : turnedThing(plain, reader);
  return turned === null || SLANG.test(turned) || isUnfit(turned) || isShouting(turned)
    ? null
    : proper(lowered(turned));
}

function cut(text: string): string | null {
  const end = STORY_GOES_ON.exec(text);
  const bare = (end ? text.slice(0, end.index) : text)
    .trim()
    .replace(/[\s,.;:]+$/, "")
    .replace(
      /\s+(?:too|as well|also|then|first|at the (?:start|end|beginning)|afterwards|after|before|myself|again|already|properly)$/i,
      "",
    )
    .replace(
      /,?\s+for (?:about |like |nearly |over )?(?:a (?:good )?(?:while|bit)|ages|\w+ (?:mins?|minutes))$/i,
      "",
    )
    .replace(/\bdepos?\b(?=s\b)/i, "depo");
  const words = bare.split(" ").filter(Boolean);
  if (words.length === 0 || words.length > MOST_WORDS || bare.length < 3) return null;
  if (DANGLING.test(` ${bare}`) && !/\b(?:round|around|over|through)$/i.test(bare)) return null;
  return bare;
}

/** "their new depot" → "your new depot"; null where a pronoun may be somebody else's. */
function turnedThing(plain: string, reader: Reader): string | null {
  const body = plain.replace(/^(?:through|round|around|over|across|about|to see|to me|to us)\s+/i, "");
  if (
    VAGUE.test(body) ||
    /^(?:it|that|this|them|him|her|everything|something|stuff|things?|all|one|a bit|some)$/i.test(body)
  )
    return null;
  if (/\b(?:he|she|they|him|them|hers|theirs|it|its|we|our|you|your|this|these|those)\b/i.test(plain))
    return null;
  // "her" before a noun is "your" only where nobody else can be meant; a second possessive is not sure.
  const owners = plain.match(/\b(?:his|her|their)\b/gi) ?? [];
  if (owners.length > 1) return null;
  if (/\b(?:his|her)\b/i.test(plain) && !isSurelyReader(reader) && reader.others.length > 0) return null;
  if (/\btheir\b/i.test(plain) && !/^(?:\w+ ){0,2}their\b/i.test(plain)) return null;
  return plain.replace(/\b(?:his|her|their)\b/gi, "your");
}

/** "how they route the vans" → "how you route the vans" */
function turnedHow(plain: string, reader: Reader): string | null {
  const match = /^((?:to (?:me|us) )?(?:how|why|where|what)) (.+)$/i.exec(plain)!;
  const clause = turnedClause(match[2]!, reader);
  return clause === null ? null : `${match[1]!.toLowerCase()} ${clause}`;
}

function said(text: string, reader: Reader): Echo | null {
  const plain = cut(text);
  if (plain === null || plain.split(" ").length < 4) return null;
  if (
    JUDGEMENT.test(plain) ||
    LOGISTICS.test(plain) ||
    /^(?:it|this|that|these|those|what|yes|no|ok|okay|hello|hi|thank|thanks|sorry|not|to|a|an|well|oh|maybe|if|don)\b/i.test(
      plain,
    )
  )
    return null;
  if (/\b(?:I|me|my|mine|myself|it|this|these|those|late (?:wife|husband))\b/i.test(plain)) return null;
  if (/\b(?:there|here|then|that bad|so bad)$/i.test(plain) || ELLIPSIS.test(plain)) return null;
  if (/^they\b/i.test(plain) && !COMPANY_DOES.test(plain)) return null;
  const clause = turnedClause(plain, reader);
  if (clause === null || SLANG.test(clause) || isUnfit(clause) || isShouting(clause)) return null;
  return { how: "said", thing: proper(lowered(clause)) };
}

/** "lost two to the mines": two of what is in another sentence. */
const ELLIPSIS =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|any|several|most|half|\d+)(?: (?:to|on|in|at|of|for|from|with|by|and|or|do|does|did|is|are|was|were|that|who)\b|$)/i;
/** "They" may be the foam boards on the table; these verbs only fit the people who run the place. */
const COMPANY_DOES =
  /^they(?: (?:still|always|also|just|usually|often|only|mostly))*(?:['’]re| are| were) (?:still |always |also |just )?\p{L}+ing\b|^they(?: (?:still|always|also|just|usually|often|only|mostly))* (?:lost|lose|need|want|wanted|run|ran|use|used|make|made|do|don['’]?t do|serve|sell|sold|teach|hired|hire|started|start|opened|open|built|build|moved|plan|planned|grew|grow|switched|changed|bought|buy|host|cook|bake|train|see|plant|print|publish|ship|answer|handle|lend|never (?:sell|use|close|throw|waste))\b|^they(?:['’]ve| have| had) (?:just |recently |already )?(?:been|lost|started|opened|moved|built|switched|hired|bought|grown|doubled|changed|won)\b/iu;

/** How the writer did, compared or praised, and who else applied: theirs to enjoy, not to repeat. */
const JUDGEMENT =
  /\b(?:nobody (?:else|has|had)|only one|quick\w*|fast\w*|slow\w*|no one else|candidates?|applicants?|most people|the last (?:one|person|girl|guy|lad|three|two|few)|last girl|others?|anyone|anybody|everyone|everybody|impress\w*|overqualified|strong|excellent|brilliant|perfect|lovely|nice|great|good|best|clear\w*|worr\w*|disappoint\w*|unfortunate\w*|sorry|concern\w*|experience|answers?|fine|ok|okay|wrong|right|correct|funny|lucky|welcome)\b/i;
/** When and how they decide, and what they pay. */
const LOGISTICS =
  /\b(?:let (?:me|us|you|everyone|people) know|decid\w*|decision|hear (?:back|from|by)|be in touch|get back|call(?:ing|ed)? (?:me|us|back)|ring|phone me|e-?mail|next (?:week|round|stage|step)|second (?:round|interview)|shortlist\w*|offer\w*|hire|hiring|salary|pays?|paid|wages?|an hour|per hour|start (?:on|in|monday)|references?|interview\w*|by (?:mon|tues|wednes|thurs|fri|satur|sun)day|seeing (?:\w+ )?(?:more|other|people)|position|vacanc\w*|contract|probation|trial shift|come (?:back|in)|see me|meet)\b/i;

const FINITE =
  /\b(?:is|are|was|were|am|has|have|had|does|do|did|can|could|will|would|must|should|may|might|need|needs|know|knows|want|wants|get|gets|go|goes|come|comes|make|makes|take|takes|keep|keeps|lost|ran|went|came|began|built|grew|made|left|kept|took|gave|won|sold|bought|read|run|work|use|live|start|like|love|trust|speak|think|feel|miss|pick|turn|look|stand|cost|costs|put|lose|find|hold|teach|\p{L}+ed|\p{L}{3,}s)\b|['’](?:s|re|ve|d|ll)\b/iu;

/** A clause about the interviewer's world, turned; its first word tells whose it is. */
function turnedClause(plain: string, reader: Reader): string | null {
  const start = /^(he|she|they|it|we|you|I|(?:\p{L}['’]?)+)\b/iu.exec(plain)?.[1]?.toLowerCase();
  if (start === undefined || /^(?:we|you|us|our|your)$/.test(start)) return null;
  if (/\b(?:we|us|our|ours|you|your|yours|him|hers|theirs|himself|herself|themselves)\b/i.test(plain))
    return null;
  let clause = plain;
  if (/^(?:he|she|they)(?:['’]\p{L}+)?\b/iu.test(plain)) {
    if (!/^they/i.test(plain) && !isSurelyReader(reader) && reader.others.length > 0) return null;
    const turned = youFirst(plain);
    if (turned === null) return null;
    clause = turned.replace(/\btheir\b/gi, "your");
    if (isSurelyReader(reader) || reader.others.length === 0)
      clause = clause.replace(/\b(?:his|her)\b(?= \p{L})/giu, "your");
  } else if (/^their\b/i.test(plain)) {
    clause = plain.replace(/^their\b/i, "your");
  } else if (/^(?:his|her)\b/i.test(plain) && isSurelyReader(reader)) {
    clause = plain.replace(/^(?:his|her)\b/i, "your");
  }
  if (/\b(?:he|she|they|them|his|her|their)\b/i.test(clause)) return null;
  if (!FINITE.test(clause.split(" ").slice(1).join(" "))) return null;
  return clause;
}

/** "she runs" → "you run": only verbs whose form is sure. */
function youFirst(plain: string): string | null {
  const match =
    /^(?:he|she|they)(['’](?:s|re|ve|d|ll))? ((?:(?:always|still|never|only|just|also|often|usually|even|now|already|mostly|once) )*)([\p{L}'’]+)(.*)$/iu.exec(
      plain,
    );
  if (!match) return null;
  const [, short, adverbs, verb, rest] = match;
  if (short !== undefined) {
    if (/s$/i.test(short)) {
      // "she's been" has, "she's moving" is.
      const full = /^(?:been|had|got|done|run|worked|seen|lost|\p{L}+ed)$/iu.test(verb!) ? "have" : "are";
      return `you ${full} ${adverbs}${verb}${rest}`;
    }
    const full = { re: "are", ve: "have", d: "would", ll: "will" }[short.slice(1).toLowerCase()];
    return `you ${full} ${adverbs}${verb}${rest}`;
  }
  const form = secondPerson(verb!.toLowerCase());
  return form === null ? null : `you ${adverbs}${form}${rest}`;
}

const FORMS: Record<string, string> = {
  is: "are",
  was: "were",
  has: "have",
  does: "do",
  goes: "go",
  "isn't": "are not",
  "wasn't": "were not",
  "doesn't": "do not",
  "hasn't": "have not",
  "don't": "do not",
  "didn't": "did not",
  "can't": "cannot",
  teaches: "teach",
  watches: "watch",
  tries: "try",
  carries: "carry",
  does_: "do",
};
const REGULAR =
  /^(?:run|work|like|keep|want|need|look|make|take|use|live|love|think|start|plan|hope|know|play|grow|build|write|ride|drive|come|get|give|see|spend|sell|buy|cook|read|begin|end|open|close|print|serve|train|hire|bring|sing|meet|trust|prefer|pick|plant|move|design|own|manage|handle|speak)s$/;

function secondPerson(verb: string): string | null {
  if (FORMS[verb] !== undefined) return FORMS[verb];
  if (REGULAR.test(verb)) return verb.slice(0, -1);
  return /s$/.test(verb) && !/ss$/.test(verb) ? null : verb;
}

/* What the writer did, as they were glad to be heard on. */

/** Work of the past that one can say plainly. */
const WORKED =
  "kept|ran|led|built|managed|trained|organi[sz]ed|taught|handled|looked after|worked|supervised|designed|coordinated|planned|wrote|started|set up|cared for|served|drove|cooked|coached|volunteered|translated|grew|cut|reduced|raised|moved|launched|opened|repaired|maintained|edited|directed";
const HOLDS =
  "speak|have|hold|know|use|can|am (?:a|an|certified|trained|qualified)|teach|run|drive|play|grow|keep|manage|write";

function ownWork(text: string): Echo | null {
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
function likedHow(whole: string, text: string): Echo | null {
  const question = /^I asked (about .+)/i.exec(text)?.[1];
  if (question) {
    const about = cut(question);
    const fits =
      about !== null && !SLANG.test(about) && !/\b(?:he|she|they|it|them|him|her|his|their)\b/i.test(about);
    return fits ? { how: "liked", thing: `my question ${about}` } : null;
  }
  if (!/\bhow I\b|\bway I\b/.test(whole)) return null;
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

function byHand(flat: string, reader: Reader): Echo | null {
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
  if (/(?:ed|blind|way)$|\b(?:last|old|previous) (?:job|place|work)\b/i.test(thing)) return null;
  return { how: "gave", thing: `${HANDS[match[1]!.toLowerCase()]} ${lowered(thing)}` };
}

/** "we both went to Brooklyn College", "we did military service in the same village" */
function shared(flat: string): Echo | null {
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

function mine(flat: string): Echo | null {
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

/* What came up, as a noun phrase. */

type How = {
  how: Exclude<
    Echo["how"],
    "kind-word" | "did" | "said" | "work" | "fact" | "gave" | "question" | "liked-how" | "shared"
  >;
  pattern: RegExp;
};

/** Tasks and tests by their heads: one enjoys working on them. */
const TASK =
  "role ?play|case study|scenario|exercise|test|task|demo|simulator|presentation|quiz|puzzle|drill|simulation|question|trial";

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
  { how: "talk", pattern: /\bmy (.+?) (?:example|answer|story|explanation)\b/i },
  { how: "asked", pattern: /(?<!\bi )\basked (?:me |us )?about (.+)/i },
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

/** A question that was kept among what the interviewer said, as it follows "You asked". */
function asked(flat: string, reader: Reader): Echo | null {
  const clause = question(flat, reader);
  if (clause === null || /^(?:me to|whether) /.test(clause)) return null;
  // What comes after the question is how the answer went, and that is not always told twice.
  const after = flat.split(" ").slice(-2).join(" ").toLowerCase();
  if (
    !clause.toLowerCase().endsWith(
      after
        .replace(/[.?!]+$/, "")
        .split(" ")
        .at(-1)!,
    ) &&
    !PLEASURE.test(flat)
  )
    return null;
  return clause.startsWith("about ")
    ? { how: "asked", thing: clause.slice(6) }
    : { how: "question", thing: clause };
}

function topic(flat: string, reader: Reader, shown: boolean): Echo | null {
  for (const { how, pattern } of HOW) {
    const match = pattern.exec(flat);
    if (!match || NEGATED.test(flat.slice(0, match.index + 12))) continue;
    const thing = nounPhrase(match[1]!, reader);
    if (thing === null || VAGUE.test(thing)) continue;
    // A question alone may have gone badly; only one that is told with pleasure is brought up again.
    if (how === "asked" && !shown && !PLEASURE.test(flat)) continue;
    const named =
      how === "worked" && !/^(?:the|my|your)\b/i.test(thing)
        ? `the ${small(thing, match.index)}`
        : lowered(thing);
    return { how, thing: named };
  }
  return null;
}

/** "Swim test" at the start of a sentence is a swim test; "Excel test" is not. */
function small(thing: string, index: number): string {
  const isName = /^(?:Excel|PowerPoint|English|French|German|Spanish|SQL|Java|Python|[A-Z]{2})/.test(thing);
  return index === 0 && !isName ? thing.charAt(0).toLowerCase() + thing.slice(1) : lowered(thing);
}

function thingEcho(how: "laughed", thing: string | null): Echo | null {
  return thing === null || VAGUE.test(thing) ? null : { how, thing };
}

const PLEASURE =
  /\b(?:good|great|fine|well|perfect|loved?|liked?|enjoyed|easy|nodd\w+|happy|laugh\w*|smil\w+|excellent|correct|agreed|textbook|years of answers|every street|nicely|lovely|best|learned)\b/i;

const NEGATED =
  /\b(?:not|never|no|nobody|nothing|hardly|barely|without|wish|wanted to|if|should|could have|last time|at my last)\b|n['’]t\b/i;

function speaksOfSomebodyElse(text: string, reader: Reader): boolean {
  const namesReader = reader.name !== null && mentions(text, reader.name);
  return !namesReader && reader.others.some((other) => mentions(text, other));
}
