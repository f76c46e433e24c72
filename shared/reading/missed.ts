/** Did they get to the interview at all? There is nobody to thank for a conversation that did not take place. */
import { pattern } from "./pattern.ts";

const STAYED_AWAY = pattern(
  "(?:i (?:never|did not|didn't) (?:actually |even )?(?:go|went|gone|turn(?:ed)? up|show(?:ed)?(?: up)?|make it|made it|attend|go in|went in)(?=[.,!;?]| (?:to (?:it|the interview|my interview)|in\\b|at all|because|and|so|that day)|$)|i (?:completely |totally |simply )?missed (?:the|my|our|it|the whole)(?: (?:whole )?(?:interview|slot|appointment))?(?=[.,!;?]| (?:completely|entirely|altogether|because|and|by|yesterday|today|this|on)|$)|i (?:no-?showed|was a no-?show)|i (?:just )?slept (?:right |straight )?through (?:it|the (?:whole )?interview|my interview)|couldn't (?:make myself|bring myself to) go in|could not open the door|(?:sat|stayed|waited) in (?:the|my) (?:car|truck|van)~(?:drove|went) (?:back )?home|i did not interview|forgot (?:that )?i had (?:a |an |the |my )?(?:\\w+ )?interview|had (?:it|the interview) down (?:as|for) (?:tmrw|tomorrow|the wrong|\\d)|we waited for you (?:yesterday|this morning|all)|joined after it was (?:already )?over|wasn't there when \\w+ (?:rang|called)|(?:they|he|she) called (?:two|three|several) times)",
);
/** What nearly happened, or happened to another thing. */
const NEARLY =
  /\b(?:nearly|almost|if i|thought (?:about|of)|wanted to|afraid|scared|dreamt|could have)\b[^.!?]{0,40}$/i;
const ANOTHER = /\bmissed (?:the|my) (?:bus|train|tram|turn|exit|stop|point|question|chance|call)\b/i;

export function isMissed(own: string): boolean {
  for (const match of own.matchAll(STAYED_AWAY)) {
    const before = own.slice(Math.max(0, match.index - 60), match.index);
    if (!NEARLY.test(before) && !ANOTHER.test(own.slice(match.index, match.index + 40))) return true;
  }
  return false;
}
