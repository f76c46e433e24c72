/** Whether there is an interview to recover from: one behind the writer, one still ahead, or none at all. */
import type { Reading } from "../domain/debrief.ts";
import { choose, type Question, type Weights } from "./choice.ts";
import { factsModel } from "./facts-model.ts";
import { pattern } from "./pattern.ts";
import { wordingOf } from "./wording.ts";

const automatic = pattern(
  "(?:(?<!your )(?<!re: )automatic reply|automatische antwort|out of (?:the )?office|auto-?reply|on (?:annual |parental |maternity )?leave (?:until|from|to)|limited access to e?mails?|no access to (?:my |e?)mail|undelivered mail|mail system at host|could not be delivered|delivery (?:status|has failed)|unsubscribe|view (?:this email )?in (?:your )?browser|weekly (?:digest|round-?up)|newsletter|subscribers?|this week(?:'s)? only|members save|% off|book a demo|free trial|no obligation|do not reply|how likely are you to recommend|partnership opportunity|rank #?1|your website|we help (?:companies|teams)|jobs match|job alert|webinar|limited offer|click (?:here|below)|verify your account|pre-vetted|came across your profile|our client|has accepted this invitation|mock interview|(?:special|great|an?) offer for|coaching outfit|following up on our|reply stop|your (?:colleague|team)s? (?:struggle|lose))",
);
const asInterviewer = pattern(
  "(?:other side of the table|i(?:'d| had|'ve| have)? interviewed (?:a|an|someone|somebody|two|three|several)|we interviewed (?:a|an|someone|somebody|two|three)|i manage a [^.]{0,40}interviewed|reject (?:this|a|the) candidate|our candidates?|candidate i (?:saw|met)|hire (?:her|him)\\b|i (?:run|teach) (?:a|the) (?:job club|job-?readiness|class)|my (?:students|clients|candidates) (?:\\w+ ){0,2}?(?:interviews?|panic|freez\\w+|ask|need|want)|chaired our panel|my notes on candidate|was interviewing (?:a|an|someone|two)|we'd like to hire|our vacancy|one of the candidates froze)",
);
const aboutService = pattern(
  "(?:do you (?:charge|keep|store|save|offer|answer|also)(?! (?:in|from) the)|do you (?:do|have) (?:\\w+ ){0,2}?(?:letters?|cvs?|resumes?|phone|service|app|calls?|coaching|human|discount|plan|prices?|apprentic\\w+|partner\\w*|this|it|other)|how (?:does|much) (?:this|is|does) (?:it |this |your )?(?:work|service|cost)?|is it (?:free|a person|confidential)|before i (?:send|write|book|tell)|delete (?:my|all my|the|what|everything)|close my case|i got (?:it|the job)(?=[.!,]|$)|they offered me the job|can (?:the )?(?:company|employer) see|question about (?:the|your) (?:service|debrief)|who can see|where they're stored|emails sent to this address|havent had one|haven't had one|how long (?:is it|it is|are they) stored)",
);
const ahead = pattern(
  "(?:i have (?:got )?(?:an |my |a )?(?:\\w+ )?interview (?:on|this|next|tomorrow|coming|in (?:two|three|a)|at \\d)|interview (?:is )?(?:tomorrow|next (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week))|(?:my|the) interview is (?:on|next|this|tomorrow|in)|big day tomorrow|got an interview (?:on|this|next|tomorrow)|interview po on|pre-interview|i(?:'m| am) (?:so |really )?(?:scared|nervous|bricking it|worried)[^.]{0,40}(?:tomorrow|(?:the|my|an) interview)|what (?:should|do) i (?:wear|bring)|any (?:last )?tips|how do i (?:prepare|not freeze)|want to prepare|recorded video interviews? to do|pleased to invite you|have to do by)",
);
/** "Interview on Monday": the one just gone, or the one to come; only the rest of the mail tells. */
const eitherWay = pattern(
  "(?:interview (?:is )?(?:on|this|coming) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week))",
);
/** It is behind the writer, whatever else they are nervous about. */
const behind = pattern(
  "(?:(?:just|have|had|only|now|finally|i|we) (?:just |now |only )?(?:got|came|come|walked|stepped|hung|ran|fell|gotten) (?:up on |back )?(?:out|off|home|from|in) ?(?:of|from)? ?(?:my|the|an|a|it)?|(?:just|had|did|finished|bombed|botched|blew|left|failed|flunked|tanked|wrecked|survived|ruined|messed up) (?:my|an|the|a|this|that|today's) (?:\\w+ ){0,3}(?:interview|panel|trial|screening|audition|viva|round|call)|interview (?:was|went|is over|ended|finished|today|just now|yesterday|this (?:morning|afternoon)|earlier)|(?:i|we) (?:just )?did it|it(?:'s| is) over)",
);
const calledOff = pattern(
  "(?:it|interview)(?:'s| is| was| has been|'s been| got) (?:just )?(?:moved|postponed|rescheduled|put off|pushed back) to",
);
const elsewhere = pattern("(?:driving (?:test|examiner)|washing machine|my order|refund)");
const happened = pattern(
  "(?:i (?:had|did|went|got|was|came|walked|said|told|just|left|finished|met|spilled|knocked|broke|forgot|froze|sat|dropped|couldn't|didn't|stated|spoke|talked|answered|asked)|interview (?:was|went|yesterday|today|this morning|this afternoon|on (?:mon|tues|wednes|thurs|fri)day)|(?:today|yesterday|this morning|this afternoon|last night)|they (?:asked|said|told)|he (?:asked|said)|she (?:asked|said)|just (?:got out|walked out|finished|came))",
);
const interviewish = pattern(
  "(?:interview\\w*|panel|trial (?:shift|day)|assessment (?:day|centre|center)|audition|job talk|viva|open day|the (?:job|role|post|position)|hiring manager|second round|first round|final round|recruiter|candidates?|applied for|screening|(?:they|he|she) asked|form below|what stung|phone call with|they(?:'ll| will) (?:let|call|ring|email|decide))",
);

/** Fewer tell nothing, whatever the subject says: "?!", or what is left of a broken file. */
const FEWEST_LETTERS = 3;

/** Fewer characters are a greeting or nothing. */
const FEWEST_CHARACTERS = 25;

/** Probabilities of the network that this tells of an interview; an interview that is missed costs more than one too many. */
const LIKELY = 0.5;
const LIKELY_ENOUGH = 0.1;
const NOT_UNLIKELY = 0.005;

/** `network` is what it says for the whole mail; `found`, how many moments are in it. */
export function storyOf(
  subject: string,
  own: string,
  network: number,
  found: number,
  weights: Weights = factsModel().story,
): Reading["story"] {
  if ((own.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return "not-a-debrief";
  const byWords = storyByWords(subject, own, weights);
  if (byWords === "upcoming" && (network < LIKELY || found === 0)) return "upcoming";
  if (network >= LIKELY_ENOUGH) return "interview";
  return byWords === "interview" && network >= NOT_UNLIKELY ? "interview" : "not-a-debrief";
}

/** By the words alone: learned, with the tell-tale ones counted apart. */
export function storyByWords(
  subject: string,
  own: string,
  weights: Weights = factsModel().story,
): Reading["story"] {
  if (own.trim().length < FEWEST_CHARACTERS) return "not-a-debrief";
  const learned = choose(storyQuestion(subject, own), weights) !== null;
  const behindThem =
    own.length < SHORT ? isTold(subject, own) || (learned && !isOther(subject, own)) : learned;
  if (behindThem) return "interview";
  const all = `${subject}\n${own}`;
  const stranger = count(automatic, all) + count(asInterviewer, unquoted(all)) > 0;
  const toCome = count(ahead, all) + count(eitherWay, all) + count(calledOff, all) > 0;
  return toCome && !stranger ? "upcoming" : "not-a-debrief";
}

/** Below this the words are too few to weigh alone, and the tell-tale ones decide beside them. */
const SHORT = 220;

function isTold(subject: string, own: string): boolean {
  const all = `${subject}\n${own}`;
  if (isOther(subject, own) || count(interviewish, all) === 0) return false;
  return count(behind, all) > 0 || count(happened, own) > 0;
}

function isOther(subject: string, own: string): boolean {
  const all = `${subject}\n${own}`;
  if (count(asInterviewer, unquoted(all)) > 0 || (count(ahead, all) > 0 && count(behind, all) === 0))
    return true;
  return [automatic, aboutService, calledOff, elsewhere].some((sort) => count(sort, all) > 0);
}

/** An interview behind the writer or not: learned from the words, with the tell-tale ones counted apart. */
export function storyQuestion(subject: string, own: string): Question<"interview"> {
  const all = `${subject}\n${own}`;
  const bare = unquoted(all);
  const capped = (name: string, found: number, most: number) => `${name} ${Math.min(most, found)}`;
  const marks = [
    capped("automatic", count(automatic, all), 2),
    capped("as interviewer", count(asInterviewer, bare), 1),
    capped("about the service", count(aboutService, bare), 2),
    capped("ahead", count(ahead, all), 2),
    capped("either way", count(eitherWay, all), 1),
    capped("called off", count(calledOff, all), 1),
    capped("behind", count(behind, all), 2),
    capped("happened", count(happened, own), 6),
    capped("interview words", count(interviewish, all), 4),
    capped("elsewhere", count(elsewhere, all), 1),
    capped("own past", own.match(OWN_PAST)?.length ?? 0, 8),
    capped("links", own.match(/https?:|www\./g)?.length ?? 0, 2),
  ];
  const features = ["any", ...marks, ...wordingOf(all)];
  return { candidates: [{ value: "interview", features }], none: ["none"] };
}

/** What others said in the room is neither the writer's trade nor their question to us. */
const unquoted = (text: string) => text.replace(/["“][^"”\n]{0,200}["”]/g, " ");
const OWN_PAST =
  /\bi (?:\w+ )?(?:was|had|did|said|told|went|got|came|felt|could|couldn['’]?t|didn['’]?t|forgot|\w+ed)\b/gi;

function count(expression: RegExp, text: string): number {
  let found = 0;
  for (const _ of text.matchAll(expression)) if (++found >= 12) break;
  return found;
}
