/** How the writer sounds. `distraught` needs despair or an inability to act; capitals and emoji alone are `upset`. */
import type { Heat } from "../domain/debrief.ts";
import { choose, type Question, type Weights } from "./choice.ts";
import { factsModel } from "./facts-model.ts";
import { pattern } from "./pattern.ts";
import { wordingOf } from "./wording.ts";

const stuck = pattern(
  "(?:(?:can't|cannot|can not|couldn't|could not|cant) (?:even |seem to |make myself |get myself to )?(?:get (?:up|off|out of)|eat|sleep|stop (?:shaking|crying)|open (?:the|my|it|instagram|anything)|move|breathe|go back|face (?:anyone|anybody|anything|it|them)|do (?:anything|one|it any ?more)|think|function|leave (?:the|my)|answer (?:my|the|anyone)|make (?:any|one|a) decision|look at the phone|lift|stop thinking|call back)|(?:have not|haven't|hadn't|not) (?:eaten|slept|moved)|on the floor (?:of|since)|on the bathroom floor|under (?:a|the) blanket|in bed (?:since|with)|coat on|lie on the bed|lying on|i feel sick|shaking so|can't stop crying|no idea what to do|don't know what to do|do not know what to do|what do i do|please (?:help|just tell me|what|tell me)|somebody please|someone please)",
);
const despair = pattern(
  "(?:no hope|hopeless|no more hope|no point|what(?:'s| is) the point|is there any point|see (?:no|any) (?:exit|way|point|reason)|don't see (?:how|what|any)|i(?:'m| am) (?:finished|done for|worthless|a failure|nothing)|my life is|life is over|it's all over|everything is (?:over|gone|lost)|everything i worked for|never (?:going to )?(?:work|get|find) (?:a job |in this |again|another)|last (?:chance|thing i had)|nothing left|nothing in me|give up|giving up|gave up on|want to die|wanted to die|tired of (?:living|it all|life|everything)|don't (?:want|expect) to be (?:here|around)|nothing in front|nothing matters|don't care any ?more|cannot go on|can't go on|can't do this|can't anymore|i hate myself|feel nothing|no way out|worst (?:day|thing) of my life|done in|destroyed|ashamed of|nobody (?:would|to)|not one more thing|no reason|nothing to fix)",
);
const stirred = pattern(
  "(?:ashamed|mortified|embarrass\\w*|humiliat\\w+|disaster|awful|terrible|horrible|horrified|blew it|ruined|cringe\\w*|cringing|wanted to (?:die|cry|disappear|sink)|want to (?:die|cry|disappear|scream)|wanna cry|cried|crying|tears|idiot|so stupid|stupid|i hate|hate (?:it|this|that)|angry|furious|upset|panic\\w*|gutted|devastated|sick about|feel sick|feel (?:awful|terrible|bad|rotten|disgusting|horrible|so bad)|keep going over|going over it|can't stop (?:thinking|going)|can't sleep|no sleep|worried|worrying|scared|afraid|anxious|nervous wreck|kill me|omg|oh my god|oh god|help|please|stinks|fuming|raging|why did i|what was i thinking|i could have|swallow me|die inside|died inside|dying|nightmare|catastrophe|worst|heart|shame|sorry|regret|beating myself|overthinking|spiral\\w*|silly woman|useless|affronted|guilty|killing me|haunts?|unbearable|sad|lonely|tired|miserable|hurts?|wtf|ffs|bloody hell|god)",
);
const easy = pattern(
  "(?:lol|haha\\w*|not (?:bothered|worried|fussed|too bad|the end)|no big deal|whatever|overall (?:good|fine|ok)|went (?:well|fine|ok)|pretty (?:good|happy)|happy (?:with|about|enough)|fine overall|just (?:wondering|checking|want to know)|no drama|all good|i'm fine|quite pleased|cautiously|for the record|in short|briefly)",
);

export function heatOf(subject: string, own: string, weights: Weights = factsModel().heat): Heat {
  if (count(despair, own) * 2 + count(stuck, own) >= 3) return "distraught";
  if (shouts(own) >= 3) return "upset";
  return choose(heatQuestion(subject, own), weights) ?? "calm";
}

/** Runs of capitals, doubled marks, faces in tears. */
function shouts(own: string): number {
  const capitals = own.match(/\b[A-Z]{3,}(?:\s+[A-Z]{2,})+\b/g)?.length ?? 0;
  const marks = own.match(/!{2,}|\?{2,}|😭|💔|😩|🙃|💀|😢|🤦/gu)?.length ?? 0;
  return capitals + marks;
}

/** Upset or calm: learned from the words, with the tell-tale ones counted apart. */
export function heatQuestion(subject: string, own: string): Question<"upset"> {
  const features = [
    "any",
    `hopeless ${Math.min(2, count(despair, own))}`,
    `unable ${Math.min(2, count(stuck, own))}`,
    `stirred ${Math.min(5, count(stirred, own))}`,
    `easy ${Math.min(3, count(easy, own))}`,
    `stirred less easy ${Math.max(-3, Math.min(4, count(stirred, own) - count(easy, own)))}`,
    `shouts ${Math.min(2, shouts(own))}`,
    `long ${Math.min(5, Math.floor(own.length / 400))}`,
    ...wordingOf(`${subject}\n${own}`),
  ];
  return { candidates: [{ value: "upset", features }], none: [] };
}

function count(expression: RegExp, text: string): number {
  let found = 0;
  for (const _ of text.matchAll(expression)) if (++found >= 6) break;
  return found;
}
