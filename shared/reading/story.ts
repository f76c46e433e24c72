/** Whether there is an interview to recover from: one behind the writer, one still ahead, or none at all. */
import type { Interview, Moment, Reading } from "../domain/debrief.ts";
import { pattern } from "./pattern.ts";

type About = { subject: string; own: string; text: string; moments: readonly Moment[]; interview: Interview };

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

/** Too weak alone, enough beside two moments: "They gave me a test page", "asked me nothing hard". */
const roundish = pattern(
  "(?:round|test(?: page| piece| shift)?|zoom|teams|(?:they|he|she) (?:asked|gave|made|sprung|wanted|had)|asked me|the (?:manager|supervisor|lady|panel|boss|owner)|on the phone|by phone)",
);

/** Probabilities of the network that this tells of an interview; an interview that is missed costs more than one too many. */
const LIKELY = 0.5;
const LIKELY_ENOUGH = 0.1;
const NOT_UNLIKELY = 0.005;

export function storyOf(about: About, interview: number): Reading["story"] {
  const byWords = storyByWords(about);
  if (byWords === "upcoming" && (interview < LIKELY || about.moments.length === 0)) return "upcoming";
  if (interview >= LIKELY) return "interview";
  if (interview >= LIKELY_ENOUGH) return "interview";
  return byWords === "interview" && interview >= NOT_UNLIKELY ? "interview" : "not-a-debrief";
}

function storyByWords({ subject, own, moments, interview }: About): Reading["story"] {
  const words = own.trim();
  const all = `${subject}\n${words}`;
  const found = moments.length;
  if (words.length < 25 && found === 0) return "not-a-debrief";
  const machine = count(automatic, all);
  if (machine >= 2 || (machine === 1 && found < 3)) return "not-a-debrief";
  // What others said in the room is neither the writer's trade nor their question to us.
  const unquoted = all.replace(/["“][^"”\n]{0,200}["”]/g, " ");
  if (count(asInterviewer, unquoted) >= 1) return "not-a-debrief";
  const past = count(happened, words);
  const over = count(behind, all) > 0;
  const future = count(ahead, all);
  if (!over && future >= 1 && past <= future + 2 && found <= 3) return "upcoming";
  if (!over && future >= 2 && found <= 2) return "upcoming";
  if (!over && past <= 1 && found === 0 && count(eitherWay, all) >= 1) return "upcoming";
  if (found === 0 && count(calledOff, all) >= 1) return "upcoming";
  const asks = count(aboutService, unquoted) >= 1;
  if (asks && found <= 2 && past <= 4 && interview.endedAt === null) return "not-a-debrief";
  if (count(interviewish, all) > 0) return "interview";
  if (count(elsewhere, all) > 0) return "not-a-debrief";
  const named = interview.role !== null || interview.company !== null || interview.people.length > 0;
  if (named || found > 2) return "interview";
  return found >= 1 && count(roundish, all) > 0 ? "interview" : "not-a-debrief";
}

function count(expression: RegExp, text: string): number {
  let found = 0;
  for (const _ of text.matchAll(expression)) if (++found >= 12) break;
  return found;
}
