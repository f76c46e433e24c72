/** The questions of a conversation and their answers, turned so that they can stand in a note; sure, or null. */
import {
  capitalI,
  DANGLING,
  isShouting,
  isUnfit,
  lowered,
  nounPhrase,
  proper,
  type Reader,
  VAGUE,
  withArticle,
} from "./thing.ts";

/** Where a reported question ends and the story of its answer begins. */
const END =
  /[,;:.!?()"“”]|\s[-–—]\s?|…|\b(?:and|but|so|then|because|cos|which)\s+(?:(?:just|then|all|of course|honestly)\s+)?(?:i|im|my|me|nope|nothing|there|the|it|he|she|they|we|that|this|froze|blanked|went|said|had|no|got|completely|totally|started|waited|all|suddenly|everything)\b/i;

/** The question that was asked, as it follows "You asked": "how I would validate a new pipette", "about supervision". */
export function question(quote: string, reader: Reader): string | null {
  const flat = capitalI(quote.replace(/\s+/g, " "));
  const asked = reported(flat, reader) ?? copied(flat) ?? headed(flat, reader);
  if (asked === null || isUnfit(asked) || isShouting(asked) || SAYS_LITTLE.test(asked)) return null;
  return proper(asked);
}

/** The same where the reading marked the words for it: "the size of my dataset", "how would you work out the VAT". */
export function askedIn(words: string, reader: Reader): string | null {
  const flat = capitalI(words.replace(/\s+/g, " "))
    .replace(/^(?:about|for|on) /i, "")
    .replace(/[?.!,:;"”]+$/, "");
  const isQuestion =
    /^(?:how|what|why|where|when|which|who|whether|if|did|do|are|can|could|would|tell)\b/i.test(flat);
  const asked = isQuestion
    ? (reported(`asked ${flat}`, reader) ??
      copied(`asked “${flat}”`) ??
      copied(`asked "${flat}"`) ??
      inOrder(flat))
    : about(flat, reader);
  if (asked === null || isUnfit(asked) || isShouting(asked)) return null;
  if (SAYS_LITTLE.test(asked) || /\p{Lu}{4,} \p{Lu}{4,}/u.test(asked)) return null;
  return proper(asked);
}
const SAYS_LITTLE =
  /^which (?:I|we|they|you|is|was|are)\b|\bper \S+ per\b|^(?:\S+ I (?:did|do|am|was|said|had|have|would(?: do)?)|(?:how|what|why|which|when|where)(?: \S+)?)$/iu;

/** "which way the tail factor goes", "how many words a day": in reported speech already, with no verb before its subject. */
function inOrder(flat: string): string | null {
  if (!/^(?:how|what|why|where|when|which|who|whether|if)\b/i.test(flat) || INVERTED.test(flat)) return null;
  if (/\b(?:we|us|our|she|he|him|her|his|you|your)\b/i.test(flat) || flat.split(" ").length > 16) return null;
  const said = flat.replace(/^if\b/i, "whether").replace(/\btheir\b/gi, "your");
  return lower(said.replace(/\bthey\b/gi, "you"));
}

const AUXILIARY = "do|does|did|would|will|have|has|had|can|could|is|are|am|was|were|should";
const INVERTED = new RegExp(
  `^(?:how (?:many|much|often|long) |which |what )?\\S+ (?:${AUXILIARY}) (?:I|you|we|they|it|the|a|an|my|your|there)\\b|^how (?:many|much|often|long) (?:${AUXILIARY})\\b|^(?:what|who|where|how|why|when)(?:['’]s| (?:${AUXILIARY}))\\b`,
  "i",
);

function about(flat: string, reader: Reader): string | null {
  const mine = (flat === flat.toUpperCase() ? flat.toLowerCase() : flat)
    .replace(/^(?:a |an )?[Tt]ime (?=(?:when |that )?you\b)/, "a time ")
    .replace(/^(?:The|A|An) /, (article) => article.toLowerCase())
    .replace(ONE_OF_THEM, (someone) => `a ${someone.toLowerCase()}`)
    .replace(
      /^(?:[Dd]ifference|[Rr]ate|[Nn]umber|[Ss]teps?|[Cc]ause|[Mm]eaning) (?=of|between|for)/,
      (what) => `the ${what.toLowerCase()}`,
    )
    .replace(/^[Bb]iggest (?=weakness|strength|failure|achievement)/, "my biggest ")
    .replace(/^(?:the|that|a) (.+) (?:question|computation|calculation|one|bit|thing)$/i, "the $1")
    .replace(/\byour\b/gi, "my")
    .replace(/\b(?:their|his|her)\b/gi, "your")
    .replace(/^(?:a|an) time (?:when |that )?you\b/i, "a time when I");
  if (/^a time when I\b/.test(mine)) return `about ${mine}`;
  if (/^\p{L}+ed$/u.test(mine)) return null;
  const task = TASK.exec(mine);
  if (task && !/\b(?:I|you|he|she|they|we|us)\b/i.test(mine)) return `me to ${lower(mine)}`;
  const thing = nounPhrase(mine, { ...reader, alone: true });
  if (
    thing === null ||
    thing.split(" ").length !== mine.split(" ").length ||
    (VAGUE.test(thing) && !/^my /.test(thing))
  )
    return null;
  return `about ${thing}`;
}

/** "reverse a linked list": something to do. */
const TASK =
  /^(?:reverse|design|write|build|explain|describe|name|list|draw|calculate|work out|find|show|sell|move|sort|implement|code|define|compare|translate|read|make|take|walk|debug|fix|convert|estimate|prioriti[sz]e|plan|cut|put|order|solve|teach|price|cost) (?:the|a|an|one|two|three|four|five|each|every|all|this|that|my|\p{Lu}|\p{L}+s\b)/iu;

/** "Colleague bringing in tobacco", as a heading says it. */
const ONE_OF_THEM =
  /^(?:colleague|customer|patient|child|client|guest|passenger|resident|student|pupil|parent|mother|father|staff member|member of staff|candidate|learner|visitor|caller|driver)(?= \p{Ll})/iu;

/** "asked how I would …", "asked me to explain …", "asked about …" */
function reported(flat: string, reader: Reader): string | null {
  const match =
    /\b(?:asked|asks|ask|wanted to know) (?:me |us )?((?:how|what|why|where|which|whether|if|about|for|to (?:explain|describe|define|name|list|compare|calculate|work out|draw|tell (?:him|her|them) about)) .+)/i.exec(
      flat,
    );
  if (!match) return null;
  const end = END.exec(match[1]!);
  const clause = (end ? match[1]!.slice(0, end.index) : match[1]!).trim();
  const [start, ...rest] = clause.split(" ");
  if (/^(?:about|for)$/i.test(start!)) {
    const thing = nounPhrase(rest.join(" "), reader);
    return thing === null || VAGUE.test(thing) ? null : `${start!.toLowerCase()} ${thing}`;
  }
  if (/^to$/i.test(start!)) {
    const about = /^to tell (?:him|her|them) about (.+)/i.exec(clause);
    const thing = nounPhrase(about ? about[1]! : rest.slice(1).join(" "), reader);
    if (thing === null || VAGUE.test(thing)) return null;
    return about ? `about ${thing}` : `me to ${rest[0]!.toLowerCase()} ${thing}`;
  }
  const point = /^(?:what|which) (?:is|are|was|were) ((?:the|a|an) .+)/i.exec(clause);
  if (point) {
    const thing = nounPhrase(point[1]!, reader);
    return thing === null || VAGUE.test(thing) ? null : `about ${thing}`;
  }
  if (rest.length < 3 || rest.length > 24 || DANGLING.test(` ${clause}`)) return null;
  // "How many samples a week we handle": the writer and those they work with.
  const ofOurs = /^how (?:many|much|often|long) (?:(?!\bwe\b).)+ we \w+$/i.test(clause);
  if (/\b(?:she|he|him|her|his|them|us|our)\b/i.test(clause)) return null;
  if (/\bwe\b/i.test(clause) && !ofOurs) return null;
  // A question in reported speech has its subject right after the question word; a copied one does not.
  const isReported =
    ofOurs ||
    /\bI\b/.test(clause) ||
    /^(?:what|where|which|who|how) (?:the|a|an|many|much|often) .+ (?:is|are|was|were|means|works?|does)$/i.test(
      clause,
    );
  if (!isReported) return null;
  if (/\b(?:do|did|would|will|have|can|could|is|are|am|was|should) (?:I|you)\b/i.test(clause)) return null;
  return lower(clause.replace(/\btheir\b/gi, "your").replace(/\bthey\b/gi, "you"));
}

/** The interviewer's own words: "what would you do if the server fails?" */
const COPIED: readonly [RegExp, string][] = [
  [/^(how|what|where|when|which \w+) would you (.+)$/i, "$1 I would $2"],
  [/^(how|what|where|when|which \w+|why) do you (.+)$/i, "$1 I $2"],
  [/^(how|what|where|when|which \w+|why) did you (.+)$/i, "$1 I $2"],
  [/^(how|what|which \w+) (?:can|could) you (.+)$/i, "$1 I could $2"],
  [/^can you (use|speak|drive|work|read|write|lift|swim|cook|code|run|handle)(.*)$/i, "whether I can $1$2"],
  [/^do you (have|speak|know|use|hold|drive|own)(.*)$/i, "whether I $1$2"],
  [/^are you (able|free|willing|ready|familiar|trained|certified|qualified)(.*)$/i, "whether I am $1$2"],
  [/^tell (?:me|us) about (a time (?:when|that) )you (.+)$/i, "about $1I $2"],
  [/^(?:what is|what['’]s|what are) (your (?:biggest |greatest )?[\p{L} ]{4,30})$/iu, "about $1"],
  [/^(?:what is|what['’]s|what are) ((?:the|a|an) [\p{L}\d' -]{4,50})$/iu, "about $1"],
];

function copied(flat: string): string | null {
  const spoken =
    /\b(?:asked|asks|ask|said|says|goes|went|question)\b(?: \w+){0,3}?[,:]? ?["“']([^"”]{8,120})["”'?]/i.exec(
      flat,
    )?.[1] ??
    /\b(?:asked|asks) (?:me |us )?[:,]? ?((?:how|what|why|where|can|do|are|tell) [^?".;]{8,100})\?/i.exec(
      flat,
    )?.[1];
  if (!spoken) return null;
  const bare = spoken
    .replace(/[?.!,"”'’\s]+$/, "")
    .replace(/^(?:so|and|ok|okay|well|right|now),? /i, "")
    .trim();
  for (const [pattern, turned] of COPIED) {
    if (!pattern.test(bare)) continue;
    const said = bare
      .replace(pattern, turned)
      .replace(/\byour\b/gi, "my")
      .replace(/\byourself\b/gi, "myself");
    if (/\b(?:you|we|us|our|me|he|she)\b|[,;:?]/i.test(said) || said.split(" ").length > 20) return null;
    return lower(said);
  }
  return null;
}

/** "a question about fire doors", "the variance question" */
function headed(flat: string, reader: Reader): string | null {
  const on = /\bquestions? (?:about|on) (.+)/i.exec(flat)?.[1];
  const named =
    /\b(?:the|that|a) ((?!(?:first|second|third|last|next|same|hard|easy|big|trick|simple|only|whole|other|one|final|basic|main|key|technical|behaviou?ral|same|easiest|hardest|very|question|standard|obvious)\b)(?:[\p{L}\d'’-]+ ){1,2})questions?\b/iu.exec(
      flat,
    )?.[1];
  const thing = nounPhrase(on ?? named ?? "", reader);
  return thing === null || VAGUE.test(thing) ? null : `about ${thing}`;
}

/** A wish to know, as it follows "I would be glad to hear": "whether you sponsor the auditor course". */
export function openQuestion(fix: string, reader: Reader): string | null {
  const flat = fix
    .replace(/\s+/g, " ")
    .replace(/\s+(?:and|but|so) (?:\w+ed|i|he|she|we|then|that|now)\b.*$/i, "")
    .trim()
    .replace(/[.!?,;:]+$/, "")
    .replace(/,? (?:because|since|as it|so that|which|it is important|before) .*$/i, "")
    .replace(/^(?:do|does) (they|the \p{L}+) /iu, "whether $1 ")
    .replace(/^(is|are) (there|they|it|the \p{L}+) /iu, "whether $2 $1 ")
    .replace(/^what (is|are) ((?:the|their) [\p{L} ]{3,30})$/iu, "what $2 $1");
  const match =
    /^(?:(?:to )?(?:ask|know|asked) (?:them |her |him )?)?((?:if|whether|what|how|which|when|who|where|why) .+)$/i.exec(
      flat,
    );
  if (!match) {
    const about = nounPhrase(flat.replace(/^(?:ask(?:ed)? )?about /i, ""), reader);
    return about === null || VAGUE.test(about) || about.split(" ").length > 8
      ? null
      : `more about ${withArticle(about)}`;
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
  const said = lower(turned);
  return isUnfit(said) || isShouting(said) ? null : proper(said);
}

/** The writer's own words for an answer, tidied so that they can stand in a note; null when they cannot. */
export function answer(fix: string, { apologizing }: { apologizing: boolean }): string | null {
  const flat = fix
    .replace(/\s+/g, " ")
    .trim()
    .replace(
      /^(?:well|actually|really|honestly|so|and|but|it should (?:be|have been)|i should(?:['’]ve| have) said(?: that)?|the (?:right |real |true )?(?:answer|figure|number) (?:is|was)(?: that)?|it['’]?s actually|it['’]?s|it is|it was)[,:]?\s+/i,
      "",
    )
    .replace(/,\s*i (?:know|knew|said|should|always|just)\b.*$/i, "")
    .replace(/^["“'‘]|["”'’]$/g, "")
    .replace(/[\s.,;:!?–—-]+$/, "");
  if (!/^\d$|../.test(flat) || flat.split(" ").length > 40 || isShouting(flat)) return null;
  if (/\b(?:she|he|him|her|his)\b|[?]/i.test(flat) || /^(?:it|that|this|them|yes|no)\b/i.test(flat))
    return null;
  const said = proper(capitalI(flat));
  return isUnfit(said) && !(apologizing && !isUnfit(said)) ? null : said;
}

/** Whether an answer has a subject and a verb of its own, so that it can follow a colon. */
export function isClause(words: string): boolean {
  return (
    /^(?:I(?:['’](?:d|m|ve|ll)\b| (?!and\b|or\b)[\p{L}'’]+)|(?:you|we|they) (?!and\b|or\b)[\p{L}'’]+)/iu.test(
      words,
    ) ||
    /^(?:you|we|it|there|they|one|the|a|an|my|each|every|both|all|most|some|\p{L}+s) (?:[\p{L}\d'’-]+ ){0,5}?(?:is|are|was|were|has|have|had|does|do|can|could|will|would|must|should|needs?|means?|comes?|goes|takes?|makes?|gives?|gets?|stays?|holds?)\b/iu.test(
      words,
    )
  );
}

const DEEDS =
  "call|check|ask|look|keep|start|begin|use|make|take|tell|explain|stop|listen|stay|put|get|give|find|write|read|test|measure|count|move|wash|clean|report|escalate|isolate|log|record|document|follow|speak|talk|set|run|send|wait|split|compare|calculate|draw|cut|turn|add|remove|replace|fix|raise|bring|offer|apply|assess|prioriti[sz]e|ring|phone|train|sit|let|build|sort|pull|push|open|close|shut";

/** "call both clerks first" answers "how would you …": as a clause, "I would call both clerks first". */
export function asClause(words: string): string | null {
  if (isClause(words)) return lowered(words);
  const deed = new RegExp(`^(?:to |always |first |just )*((?:${DEEDS}) .+)$`, "i").exec(words);
  return deed ? `I would ${lower(deed[1]!)}` : null;
}

function lower(text: string): string {
  return /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
