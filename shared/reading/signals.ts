/**
 * Distress by what stands together in a sentence: who, a wish or plan, an end, a means, a farewell, a denial. No one word
 * decides. What is told of other people, or as a part of the work that was talked about, is nobody's own danger.
 */
import { pattern } from "./pattern.ts";

export type Weight = "in-danger" | "hopeless" | "none";

/** The work itself, or somebody who is met at work: "they asked how I would talk to a caller who …". */
const atWork = pattern(
  "(?:(?:asked|asks|question|scenario|role ?play|case study) ~(?:caller|patient|pupil|student|client|resident|child|user|somebody|someone)|(?:told|tell) (?:them|him|her|the \\w+) about (?:a|the|my|one) (?:\\w+ )?(?:caller|patient|pupil|student|client|resident|child|case|customer|family|course)|(?:a|the|one|some|angry|abusive|rude) (?:\\w+ )?customers?|worked (?:in|at|for) a|volunteer(?:ed)? (?:in|at|for)|(?:spoke|talked) about ~(?:training|policy|work|cases?)|prevention|helpline|the role is|training (?:for|on|about)|abuse of the)",
);
/** Who does it, in the first person. */
const me = /\b(?:i|i'm|im|i've|i'd|i'll|me|my|myself)\b/i;

const wish = pattern(
  "(?:want(?:ed)?|wish|would rather|plan(?:ned|ning)?|going to|thinking (?:of|about)|think (?:of|about)|thought (?:of|about)|will|would be (?:easier|better|kinder)|easier|only way|reason|ready|if i|if this)",
);
const end = pattern(
  "(?:die|dead|dying|not (?:to )?(?:be )?(?:alive|exist\\w*|wake up)|(?:didn't|don't|did not|do not) (?:exist|wake up|live)|stay(?:ing)? alive|end (?:it|things|it all)(?! (?:there|early|on|with|the|well))|all to end|it all to end|kill myself|take my (?:own )?life|fade away|disappear for good|not be (?:here|alive|around)|never (?:have been )?born)",
);
const means = pattern(
  "(?:pills|tablets|rope|noose|blade|razor|too many (?:of )?(?:my|the)|how many of them|bleach|the (?:bridge|ledge|tracks))",
);
const near = pattern(
  "(?:i have a plan|have the|looked up|look(?:ing)? at|too many|it takes|count\\w*|saved|keep going|stood (?:on|at|there)|nobody knows|ready)",
);
const farewell = pattern(
  "(?:given (?:away )?my (?:\\w+ ){1,2}(?:to|away)|gave away my|letters? for my|put my (?:papers|affairs)|(?:when|once|after) i(?:'m| am) gone|said goodbye to (?:everyone|them all) in my|so it(?:'s| is) easier for (?:them|everyone))",
);
const unsafe = pattern(
  "(?:(?:don't|do not|never) feel safe (?:with myself|at home|with him|with her|any ?more|tonight)|(?:can't|cannot|can not) keep (?:myself|me) safe|(?:scared|afraid|frightened) of (?:what i (?:might|may|could|will) do|myself)|(?:burn|cut|hurt|hit|starv)ing (?:my (?:arms?|legs?|wrists?|skin)|myself)|stopped eating~(?:fade|disappear|there)|(?:too many|all) (?:of )?my (?:pills|tablets))",
);
/** Words of an end that nobody uses of an interview once the figures of speech are gone. */
const endWord = pattern(
  "(?:suicid\\w*|(?:be|been|am|i'm|being|better) dead(?! (?:on|set|keen|sure|nice|good|tired|easy|chuffed|quiet|certain|inside|last|line|wrong|right|serious|proud|happy|weight|end|simple|clear|calm|slow|straight|long))|(?:want|wanted|ready|rather|sooner|could|going|wish i could|let me|just|easier|afraid) (?:to )?die|stay(?:ing)? alive|(?:not|no longer|never|get\\w* ~) ?(?:be |being )?alive|wake up (?:tomorrow|again|any ?more|one day|ever)|(?:without|stop|not) exist\\w*|vanish(?:ed)?~nobody|been born|to live for|will to live|(?:end|take|took) my (?:own )?life|painless|jump (?:off|from|in front)|me to jump|sleep (?:forever|for ?ever)|gone for good|ways? to go(?=\\s*[.!?])|not come back~(?:ever|nobody))",
);
/** Places and things that one does not dwell on by chance. */
const dwelling = pattern(
  "(?:overdos\\w*|my (?:own )?funeral|bought (?:a |the |some )?(?:rope|razor blades?|pills)|(?:thinking|think|thought) (?:about|of) (?:the )?(?:river|bridge|cliff|tracks|balcony|pills|rope|knife)|(?:drove|walked|went) (?:out )?to the (?:cliff|bridge|tracks|river|edge)~(?:sat|stood|looked|thought)|holding me here|never wake(?= |[.!,?])|would (?:anybody|anyone) (?:cry|miss|notice)|favou?r if i (?:were|was|am)|planning to do it|do it (?:tonight|on \\w+day|tomorrow)~(?:when|before|after) (?:they|everyone|he|she)|last year and i am close)",
);
/** Hurting oneself, by what was done and to what. */
const ownBody = pattern(
  "(?:(?:scratch|cut|burn|slic|starv|punch|hit|bit)(?:ed|t|ing|e|es|ting)? (?:at )?(?:my (?:wrists?|arms?|legs?|thighs?|skin|stomach)|myself)(?= (?:until|again|on purpose|when|so|to|till|because|last night))|(?:rest|whole (?:pack|packet|bottle|box)|all) of (?:my|the) (?:sleeping )?(?:pills|tablets|medication)|(?:swallowed|took) (?:a handful|the whole|all) (?:of )?)",
);
/** Somebody near, what they did, and to whom. */
const nearOnes = pattern(
  "(?:(?:my )?(?:husband|wife|partner|boyfriend|girlfriend|ex|father|dad|stepfather|stepdad|mother|stepmother|brother|uncle|cousin|flatmate|landlord|boss|manager|supervisor|interviewer|he|she|they) (?:\\w+ ){0,2}(?:threw me (?:against|into|out|down|across|on)|broke my (?:phone|arm|nose|ribs?|finger|jaw)|(?:grabbed|touched|groped|squeezed|rubbed) my (?:breasts?|bottom|bum|thighs?|crotch|chest|arse|ass)|slapped me|spat (?:on|at) me|came into my (?:room|bed)|holds? a (?:knife|gun)|won't stop at my|held me down|dragged me|followed me home|pinned me|kicked me (?:in|until|on|down)|burned me|took my (?:passport|phone|keys|wages|papers)))|(?:knife|bat|hammer|chair)~(?:because of|against|in case) (?:my|he|him)|(?:because of|from) (?:my (?:stepfather|husband|ex|partner|father|boyfriend|wife|stepdad|uncle|brother))~(?:knife|lock|hide|run)",
);
/** Violence and control by somebody near, and fear of them. */
const fromOthers = pattern(
  "(?:(?:afraid|scared|frightened|terrified) to (?:go|be|come|sleep) (?:back )?(?:at )?home|he(?:'s| is) (?:outside|behind|at) (?:the|my) door|(?:if|when) i leave (?:him|her)|(?:will|would|going to) find me and (?:the|my|our)|(?:up|under|down) my (?:skirt|dress|shirt|blouse|top|trousers|leg)|(?:i was|got|been) (?:raped|molested|assaulted|groped|attacked|trafficked)|locked the door~(?:hand|touch\\w*|kiss\\w*)|(?:hand|touch\\w*|kiss\\w*)~locked the door)",
);

/** Said of life, it needs no "I". */
const worthless = pattern("life (?:isn't|is not|is no longer) worth (?:living|it)");

/** "I am not going to hurt myself": taken at its word, and still more than an interview. */
const denied = pattern(
  "(?:(?:i'm|i am|am) not (?:\\w+ ){0,2}(?:suicidal|going to (?:hurt|harm|kill) myself|going to (?:do|try) anything)|(?:would|will|could) never (?:hurt|harm|kill) myself|(?:won't|wouldn't|will not|would not) (?:hurt|harm|kill) myself|not (?:that i want|that i'd want|wanting) to (?:die|hurt myself|kill myself)|don't want to (?:die|hurt myself|kill myself)(?! (?:alone|here)))",
);
const notSure = pattern(
  "(?:(?:can't|cannot|can not|couldn't) promise|not sure|don't know (?:if|whether|that)|no longer (?:sure|say)|used to (?:say|think))",
);

/** Without hope: each a kind of its own, so that several weigh more than one said three times. */
const WITHOUT_HOPE: readonly RegExp[] = [
  pattern(
    "(?:it(?:'s| is) (?:all )?pointless|believe in anything|no place for me (?:anywhere|in)|always fail|what am i (?:even )?for|nobody (?:even )?(?:sees|needs|wants) me|nothing (?:will|is going to|can) ever|never get(?:s)? better|ever get better|should ever get better|no longer believe|(?:it is|it's|feel|feels|feeling|everything is) (?:all |so |completely )?hopeless(?! (?:at|with|in|case of))|no future|(?:done with|the|tired of|no more) (?:hoping|trying|everything)|(?<!they )see only black|anything good will)",
  ),
  pattern(
    "(?:(?:no|not a|isn't a|is not a) single person|all alone with (?:this|it)|nobody (?:i could|to) (?:call|talk|turn)|there is nobody(?=\\s*[.!?,])|nobody cares(?: at all)?(?=\\s*[.!?,]))",
  ),
  pattern(
    "(?:worth nothing|worthless|useless (?:at everything|all my life)|a failure as|waste of (?:space|everybody's)|i am a failure|just a hole|don't know who i am)",
  ),
  pattern(
    "(?:no (?:strength|energy) left for (?:anything|anyone)|at the end of my (?:strength|rope|tether)|haven't got out of bed|too tired to (?:go on|try|live)|don't even want to get up|(?:can't|cannot) get out of bed|at the very bottom|crying every (?:day|night)|so tired of (?:it all|everything)|what do i even have left)",
  ),
  pattern("(?:stopped caring about (?:anything|everything)|feel nothing at all|all of it was for nothing)"),
  pattern("(?:a burden (?:to|on)|better off without me)"),
  // Everything, nothing or nobody, for ever, and oneself in it.
  pattern(
    "(?:(?:nobody|no one|nothing) will ever (?:want|love|need|hire|come|work|be)|whatever i (?:do|try)~(?:always|same|ends|wrong)|(?<!of )every(?:thing| door)~(?:shut|closed|breaks|over|gone)(?: for (?:good|ever))?(?= |[.!,])|not meant to (?:have|be|get) (?:anything|happy|loved)|never (?:be|have|get) anything good)",
  ),
  // What one lives by has run out.
  pattern(
    "(?:(?:no|not any|lost (?:all )?(?:the|my)?|have no|without) ?(?:will|fight|strength|wish) (?:to (?:try|go on|get up|do)|left)|lost the will|tired of being (?:me|myself|who i am)|tired of (?:fighting|trying|my life)|stopped (?:answering (?:my|every)|eating|sleeping|getting up|going out)|dead inside(?! lol)|nothing left in me|why i should (?:bother|get up|try)(?: with)?(?: anything)?(?=\\s*[.!?]))",
  ),
  // No picture of what is to come, or no getting up into it.
  pattern(
    "(?:(?:can't|cannot|can not|couldn't) (?:picture|imagine|see) (?:a|any|my) (?:life|future)|(?:can't|cannot|can not) (?:get up|stop crying)|(?:cried|crying|cry) (?:the whole|all|every|through the) (?:night|day|week)|lying on the floor)",
  ),
];
/** So many kinds at once are more than having lost hope. */
const TOO_MANY_KINDS = 4;

/** About the thing at hand and not about life: "nothing left to add", "no way out of that question". */
const small = pattern(
  "(?:nothing left to (?:add|say|ask|do|show)|no way out of (?:that|this|the|it)(?! for me)|finished with the|lost (?:all )?hope of (?:catching|getting|making|finding)|nobody cares about (?:my|the|their)|given up on the|gave up on the)",
);

/** Looks at each sentence by itself, and at all of them together. */
export function weightOf(text: string): Weight {
  const kinds = new Set<RegExp>();
  let weight: Weight = "none";
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
    const isMine = me.test(sentence);
    if (
      isFor(atWork, sentence) &&
      !/\bmy (?:husband|wife|partner|boyfriend|girlfriend|father|ex)\b/i.test(sentence)
    )
      continue;
    const says = (expression: RegExp) => isFor(expression, sentence);
    if (says(denied) && !says(notSure)) {
      weight = "hopeless";
      continue;
    }
    if (says(fromOthers) || says(nearOnes) || says(worthless)) return "in-danger";
    if (isMine && (says(unsafe) || (says(denied) && says(notSure)))) return "in-danger";
    if (isMine && (says(endWord) || says(dwelling) || says(ownBody))) return "in-danger";
    const ofMine = isMine || /\bit all\b/i.test(sentence);
    if (ofMine && says(wish) && says(end)) return "in-danger";
    if (isMine && says(means) && says(near)) return "in-danger";
    if (isMine && says(farewell)) return "in-danger";
    for (const kind of WITHOUT_HOPE) if (isFor(kind, sentence.replace(small, " "))) kinds.add(kind);
  }
  if (kinds.size >= TOO_MANY_KINDS) return "in-danger";
  return kinds.size > 0 ? "hopeless" : weight;
}

/** Sentences of the work itself are left out, and denials, so that a word in them weighs nothing. */
export function withoutOthers(text: string): string {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .filter(
      (sentence) =>
        !isFor(atWork, sentence) ||
        /\bmy (?:husband|wife|partner|boyfriend|girlfriend|father|ex)\b/i.test(sentence),
    )
    .map((sentence) =>
      isFor(denied, sentence) && !isFor(notSure, sentence) ? sentence.replace(denied, " · ") : sentence,
    )
    .map((sentence) => sentence.replace(small, " · "))
    .join("\n");
}

/** The expressions are global, so their place is set back before each use. */
function isFor(expression: RegExp, text: string): boolean {
  expression.lastIndex = 0;
  return expression.test(text);
}
