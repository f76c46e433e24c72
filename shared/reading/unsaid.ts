/**
 * The shortest words of the mail that name what was left unsaid: "I never said that I speak Portuguese" holds
 * "Portuguese". Tools, languages, certificates, years, projects; several in a row stay together, as they were written.
 */
import type { Scene } from "./moments.ts";

const SAYS =
  "(?:say|said|saying|tell|told|telling|mention|mentioned|mentioning|bring up|brought up|bring (?:it )?up|state|stated|inform|informed|talk about|talked about|left out|leave out|left off|missed out|forgot(?:ten)?|omitted|add|get to|got to|get in|come up that|show|showed|put in|mention from me of|about)";
const TOLD = new RegExp(
  `\\b${SAYS}\\b(?:,[^,:.]{3,60}[,:])?(?: (?:completely|also|anything|nothing|one word|a word|either|is|was|the fact))*(?: (?:to )?(?:him|her|them|em|anyone|anybody|mr\\.? \\w+|ms\\.? \\w+))?(?: (?:of|about))?(?: that)?(?: also)?[,:]? (?=\\S)([^.!?;]{3,110})`,
  "gi",
);
const OWNED =
  /\b(?:i['’]?ve (?:got|been|done|used|run|had|passed|completed|worked)?|i have(?: got| been| done| used| run| completed| passed)?|ive(?: got| done)?|i hold|i (?:also )?speak|i['’]?m|i am|im|i (?:did|ran|run|do|know|led|built|wrote|trained|taught|use|started|passed|made|was|work with|worked|speak|own))\b ?(?:got |the |a |an |my |also |to )*([^.!?;\n]{2,90})/gi;
/** The quote names nothing itself: "and I never said so", "it never came up". */
const DANGLING =
  /\b(?:so|it|this|that|any of (?:it|this|that)|nothing|a word|quiet|came up|come up|opened my mouth)[.!\s]*$/i;

export function unsaid(quote: string, scene: Scene): string | null {
  const before = scene.sentence.slice(0, Math.max(0, scene.sentence.indexOf(quote)));
  const after = scene.sentence.slice(scene.sentence.indexOf(quote) + quote.length);
  if (DANGLING.test(quote))
    return (
      first(TOLD, quote) ??
      last(OWNED, before + quote) ??
      last(OWNED, scene.before) ??
      first(OWNED, after) ??
      first(OWNED, scene.after)
    );
  return (
    first(TOLD, quote) ??
    first(OWNED, quote) ??
    first(TOLD, scene.sentence) ??
    first(OWNED, after) ??
    last(OWNED, before) ??
    first(OWNED, scene.after) ??
    last(OWNED, scene.before)
  );
}

const all = (expression: RegExp, text: string) =>
  [...text.matchAll(expression)].flatMap((m) => shortest(m[1]!) ?? []);
const first = (expression: RegExp, text: string) => all(expression, text)[0] ?? null;
const last = (expression: RegExp, text: string) => all(expression, text).at(-1) ?? null;

const LEADING =
  /^(?:(?:that|the|a|an|my|about|of|i|i['’]?ve|ive|i['’]?m|im|i['’]?d|have|has|had|got|am|was|were|is|can|do|did|done|also|already|hold|speak|know|use|used|passed|worked|working|run|finished|completed|certified (?:in|on)|trained in|in|with|for|on|our|been|being|all|both|his|her|thing|bit|part|fact|fully|fluent(?:ly)?|what|never|not|it|to|say|mention|tell|bring up|put|add|include|actually|even|some|level|in the (?:conversation|interview)|one who|the one who|who) )+/i;
const STOP =
  /,|[:("—–]|\s-\s|\s(?:but|which|who|because|since|so|even|although|though|while|when|where|whose|also|either|too|last|every|as|if|between|myself|by myself|very well|really well|good|well|every)\b|\s(?:and|or)\s(?=(?:i|it|they|he|she|we|that|now|so|did|had|only)\b)|\s(?:from|for|in|at|on|with|since|of|to|into|by)\s/i;
/** A named thing behind a small word belongs to the phrase: "poster at ASHG", "certificate for Heidenhain control". */
const NAMED =
  /^\s(?:from|for|in|at|on|with|of|to)\s(?:the |a |our )?(?:\p{Lu}[\p{L}\d.-]*|\d[\d,.]*)(?: (?:\p{Lu}[\p{L}\d]*|[a-z]{3,12}(?=$|[.,;])))*/u;
const DOING = /^\p{L}+(?:ed|ran|led|built|wrote|taught)\b/u;

function shortest(phrase: string): string | null {
  const line = phrase.split(/\n\s*\n/)[0]!;
  const lead = LEADING.exec(line)?.[0] ?? "";
  const rest = line.slice(lead.length);
  const stop = STOP.exec(rest);
  let bare = stop ? rest.slice(0, stop.index) : rest;
  const named = stop ? NAMED.exec(rest.slice(stop.index))?.[0] : undefined;
  if (named && DOING.test(bare)) bare = named.replace(/^\s\w+\s(?:the |a |our )?/, "");
  else if (named) bare += named;
  bare = bare.replace(/\s+(?:and|or|some|a|the|my|it)$/i, "").trim();
  return bare.length >= 2 && !NOTHING.test(bare) && !TELLING.test(bare) ? bare : null;
}
/** "I did not inform her" names nothing: what was to be told stands elsewhere. */
const TELLING = /^(?:tell|inform|say|mention|ask|answer|explain|show|give|let)\b|\b(?:him|her|them|you|me)$/i;

const NOTHING =
  /^(?:it|so|this|that|these|those|there|here|nothing|anything|everything|them|him|her|us|me|one|word|of|no|yes|why|how|anything else|not|is|was|and|say|said|mention|(?:a |any )?questions?|sorry|thank you|thanks|god knows why|sure|afraid|fine|good|late|nervous|(?:the |a )?(?:job|interview|role|bus|car|train|tram)|home|going|sitting|thinking|looking|in|out|at|to (?:say|mention|put|tell)|kept quiet|they need somebody|they have|been|done|he|she|they|quiet|silent)$/i;

/** "Romanian and Bulgarian and some Ukrainian" are three; "food and beverage" is one. */
export function things(fix: string): string[] {
  const parts = fix.split(/,\s*|\s+and\s+(?:some\s+)?/).map((part) => part.trim());
  return parts.every((part) => /^[\p{Lu}\d]/u.test(part)) ? parts : [fix];
}
