/** Longer things and whole clauses about the interviewer's world, turned to them; sure, or null. */
import {
  DANGLING,
  isShouting,
  isSurelyReader,
  isUnfit,
  lowered,
  proper,
  type Reader,
  SLANG,
  VAGUE,
} from "./thing.ts";

/** Where the writer's story goes on. Commas stay when the same thing goes on after them. */
const STORY_GOES_ON =
  /[;:!?()"“”„]|(?<!\b(?:mr|mrs|ms|dr|st|prof|no))\.(?=\s|$)|\s[-–—]+\s|…|\.{2,}|,?\s+(?:and|but|so|then|because|although|though|even though|which|while|whereas|until|except|tho|cos|bc)(?:\s+(?:then|also|just|now|even))?\s+(?:he|she|they|I|we|it|that|there|my|his|her|their|the (?!first|last)|asked|asks|said|says|told|laughed|nodded|smiled|wrote|liked|loved|wanted|looked|offered|gave|went|left|was|is|were|had|have|then|got|kept|made|seemed|both|everyone|everybody)\b|,\s*(?:he|she|they|I|we|it|that|there|which|so|but|though|I['’]\p{L}+|it['’]s|really|very|lovely|nice|great|good|honestly|fair|all of)\b|,\s*(?=\p{Lu}\p{L}+ (?:said|was|asked|laughed|nodded))/iu;

/** "and Ramon asked for the sheet", "and Mrs. Reyes put down her pencil" */
const SOMEBODY_GOES_ON =
  /,? and (?=(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )?\p{Lu}[\p{L}'’-]+ (?:\p{Lu}[\p{L}'’-]+ )?(?:\p{Ll}+ed|said|says|put|told|was|wrote|made|took|got|had|went|let|came|gave)\b)/u;

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

export function cut(text: string): string | null {
  const told = text.split(SOMEBODY_GOES_ON)[0]!;
  const end = STORY_GOES_ON.exec(told);
  const bare = (end ? told.slice(0, end.index) : told)
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

export function saying(text: string, reader: Reader): string | null {
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
  if (
    /\b(?:there|here|then|(?:that|so|such) \p{L}+)$/iu.test(plain) ||
    /\bcalm\w*|\bfor real\b/i.test(plain) ||
    ELLIPSIS.test(plain)
  )
    return null;
  if (/^they\b/i.test(plain) && !COMPANY_DOES.test(plain)) return null;
  const clause = turnedClause(plain, reader);
  if (clause === null || SLANG.test(clause) || isUnfit(clause) || isShouting(clause)) return null;
  return proper(lowered(clause));
}

/** "lost two to the mines": two of what is in another sentence. */
const ELLIPSIS =
  /(?<!\b(?:at|by|before|after|until|till|past|from) )\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|any|several|most|half|\d+)(?: (?:to|on|in|at|of|for|from|with|by|and|or|do|does|did|is|are|was|were|that|who)\b|$)/i;
/** "They" may be the foam boards on the table; these verbs only fit the people who run the place. */
const COMPANY_DOES =
  /^they(?: (?:still|always|also|just|usually|often|only|mostly))*(?:['’]re| are| were) (?:still |always |also |just )?\p{L}+ing\b|^they(?: (?:still|always|also|just|usually|often|only|mostly))* (?:lost|lose|need|want|wanted|run|ran|use|used|make|made|do|don['’]?t do|serve|sell|sold|teach|hired|hire|started|start|opened|open|built|build|moved|plan|planned|grew|grow|switched|changed|bought|buy|host|cook|bake|train|see|plant|print|publish|ship|answer|handle|lend|never (?:sell|use|close|throw|waste))\b|^they(?:['’]ve| have| had) (?:just |recently |already )?(?:been|lost|started|opened|moved|built|switched|hired|bought|grown|doubled|changed|won)\b/iu;

/** How the writer did, compared or praised, and who else applied: theirs to enjoy, not to repeat. */
const JUDGEMENT =
  /\b(?:nobodys|nobody (?:else|has|had)|the same|only one|quick\w*|fast\w*|slow\w*|no one else|candidates?|applicants?|most people|the last (?:one|person|girl|guy|lad|three|two|few)|last girl|others?|anyone|anybody|everyone|everybody|impress\w*|overqualified|strong|excellent|brilliant|perfect|lovely|nice|great|good|best|clear\w*|worr\w*|disappoint\w*|unfortunate\w*|sorry|concern\w*|experience|answers?|fine|ok|okay|wrong|right|correct|funny|lucky|welcome)\b/i;
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
    const full = { re: "are", ve: "have", d: "had", ll: "will" }[short.slice(1).toLowerCase()];
    // "she'd looked" is sure; "she'd want" is a wish, and a wish is no news.
    if (full === "had" && !PARTICIPLE.test(verb!)) return null;
    return `you ${full} ${adverbs}${verb}${rest}`;
  }
  const form = secondPerson(verb!.toLowerCase());
  return form === null ? null : `you ${adverbs}${form}${rest}`;
}

const PARTICIPLE =
  /(?:[^e]ed|^(?:been|thought|done|gone|known|made|taken|given|lost|built|run|begun|grown|left|kept|bought|sold|found|written|read|heard|met|won|taught|brought))$/i;

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
