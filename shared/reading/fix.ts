/** The words of the mail that carry the fix of a moment: the thing broken, the true figure, the skill left unsaid. */
import type { Kind } from "../domain/debrief.ts";
import type { Scene } from "./moments.ts";
import { pattern } from "./pattern.ts";
import { unsaid } from "./unsaid.ts";

/** The writer's words that carry the fix, an exact substring of the scene, or null. */
export function fixOf(kind: Kind, quote: string, scene: Scene): string | null {
  switch (kind) {
    case "damage":
      return brokenThing(quote) ?? brokenThing(scene.sentence) ?? brokenThing(scene.after, false);
    case "blank":
    case "wrong-answer":
      return (
        rightAnswer(quote) ?? rightAnswer(scene.sentence) ?? rightAnswer(scene.after) ?? knownAfterAll(scene)
      );
    case "misstatement":
      return rightAnswer(`${quote}`) ?? rightAnswer(scene.sentence) ?? rightAnswer(scene.after) ?? null;
    case "omission":
      return unsaid(quote, scene);
    case "unasked-question":
      return askedFor(quote) ?? askedFor(scene.sentence) ?? askedFor(scene.after);
    case "name-slip":
      return rightName(quote) ?? rightName(scene.sentence) ?? rightName(scene.after);
    case "distraction":
      return plainCause(quote);
    case "unprepared":
      return missingPaper(quote);
    default:
      return null;
  }
}

const THINGS =
  /\b((?:(?:little|small|big|tall|blue|green|white|red|black|brown|clay|ceramic|glass|wooden|silver|paper|framed|picture|photo|desk|table|sample|projector|study|scale|plant|flower|peony|peace|study|notice|coffee|tea|cream|wool) ){0,2}(?:picture frame|photo frame|frame|vase|lamp|mug|cup|glass|window|screen|monitor|laptop|chair|plant pot|pot|lily|fern|orchid|plant|model|statue|sculpture|trophy|award|handle|shelf|bowl|plates?|tray|mirror|printer|prototype|keyboard|tiles?|ornament|figurine|clock|teapot|cabinet|poster|picture|gate|fence|camera|jar|lens|lid|whiteboard|blind|carpet|rug|painting|tablecloth|notebook|sketchbook|drawing pad|book|map|diploma|projector|phone|handbag|bag|coat|scarf|sofa|otoscope|tweezers|clippers|teacup|saucer|fixtures?|globe|paper shade|otoscope|board|boards|towels?|desk|table|floor|contract|papers|tank|otoscope))\b/i;
/** What the writer's verb was done to: "broke a picture frame", "spilled tea on the carpet". */
const DONE_TO = pattern(
  "(?:knocked over and broke|knocked (?:over|down|off)|knocked|broke|smashed|cracked|snapped|shattered|chipped|scratched|dented|bent|ripped|tore|dropped|tipped over|pulled down|elbowed|swept|brushed|dragged|pushed|swiped|nudged|caught|scorched|ruined|wrecked|stained|soaked|flooded|killed|(?:spilled|spilt|spilling|tipped|poured|splashed|slopped|dripped|upset|went|ran|put)~ (?:over|on|onto|into|across|down)) (?:all over |over |off )?(?:a|an|the|his|her|their|one of (?:his|her|their|the)|some of (?:his|her|their|the)) ((?:[\\w'’-]+ ){0,3}?[\\w-]+)(?= (?:on|off|in|beside|by|next|behind|near|that|which|and|from|with|of|over|while|when|as|at|it|so|for|right|clean|all|to|into|too)|[.,;:!?)]|$)",
);
/** It stood there, and it broke or came away: "the whole blind came off the wall", "the glass of the poster cracked". */
const CAME_OFF = pattern(
  "(?:the|his|her|their) ((?:[\\w'’-]+ ){0,2}?[\\w-]+) (?:just |then )?(?:smashed|shattered|cracked|snapped|broke|came off|came apart|fell off|fell to|fell and|is (?:ruined|broken|wrecked|cracked|off|gone)|was (?:ruined|broken|wrecked))",
);
/** Nothing that could be bought again, or not theirs. */
const NO_THING =
  /^(?:it|that|this|them|one|thing|things|whole thing|ice|silence|floor|tiles?|ground|edge|bag|scarf|way|wall|conversation|mood|news|ball|subject|hint|line|call|door|lap|sleeve|hand|foot|side|end|way out|moment|interviewer['’]?s?|table|desk|water|coffee|tea|pen|arm|front|leg|back|screw|question|interview|answer|full glass|glass of \w+|cup|bottle|wifi|connection|code|test|exercise)$/i;

/** Further on only a verb is trusted: a thing merely named there may be any thing of the room. */
function brokenThing(text: string, byName = true): string | null {
  for (const expression of [DONE_TO, CAME_OFF]) {
    for (const match of text.matchAll(expression)) {
      const thing = match[1]!.replace(/^(?:whole|entire|poor|stupid|bloody|damn|very|other|same|full) /i, "");
      if (
        thing.length <= 40 &&
        !/\n/.test(thing) &&
        !NO_THING.test(thing) &&
        !NO_THING.test(thing.split(" ").at(-1)!)
      )
        return thing;
    }
  }
  const known = byName ? THINGS.exec(text)?.[1] : null;
  return known && !NO_THING.test(known) ? known : null;
}

const ANSWERS: readonly RegExp[] = [
  /\b(?:the (?:right |correct |real |proper )?answer (?:is|was|would be|would have been)|what i (?:should|wanted to|meant to) (?:have said|say) (?:is|was)|(?:i )?should(?: have|['’]ve|ve)? (?:said|answered|told (?:him|her|them))|i (?:would|['’]d) (?:have said|say now)|i now know(?: that)?|i meant(?: to say)?)[ :,]+["“]?((?:[^.!?\n"”]|\n(?!\s*\n)|\.(?=\d)){2,240})/i,
  /\b(?:it(?:['’]s| is|s| was| should be| should have been) (?:actually |really |only |in fact )?|actually (?:it (?:is|was) )?|really (?:it is )?|there (?:were|are) |the real (?:number|figure|one) is )((?:[^.!?\n,;"”]|\.(?=\d)){0,40}?(?:\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|half)\b)(?:[^.!?\n,;"”]|\.(?=\d)){0,30})/i,
  /\b(?:its|it['’]?s|it is|it was|should be) (?:actually |really )([^.!?\n,;"”]{2,80})/i,
];

/** A clause that can stand alone after "You asked how …", so without "that" in front and without asides behind. */
function rightAnswer(text: string): string | null {
  for (const expression of ANSWERS) {
    const answer = expression
      .exec(text)?.[1]
      ?.replace(/^\s*(?:that|just|simply|of course|obviously|to say(?: that)?|yes,)\s+/i, "")
      .replace(
        /[,;]\s+(?:and (?:it|i know|that)|i (?:think|know|guess|believe)|but|nobody|which|so|not)\b[\s\S]*$/i,
        "",
      )
      .replace(/^([$£€]?\d[^,;]*)[,;]\s[\s\S]*$/, "$1")
      .trim()
      .replace(/[.,;:\s]+$/, "");
    if (
      answer &&
      /\d|\p{L}{2}/u.test(answer) &&
      !/^(?:it|that|this|so|something|nothing|more|yes|no)\b(?!['’])/i.test(answer)
    )
      return answer;
  }
  return null;
}

/** "It's oxalic acid in winter, I know that, I did the course!": what the writer says that they know, a little later on. */
const KNOWN =
  /(?:^|[.!?] )((?:it['’]?s|it is|i['’]d|i would) (?:[^.!?\n,;]|,(?! (?:i know|i knew|obviously|of course|i['’]ve|i do)\b)){8,160}),? (?:i (?:know|knew) (?:that|it|this|all that)|obviously|of course)\b/i;

const knownAfterAll = ({ after, later }: Scene): string | null =>
  KNOWN.exec(`${after} ${later}`.trim())?.[1]?.replace(/[,\s]+$/, "") ?? null;

const askedFor = (text: string) =>
  /\b(?:to ask|ask(?:ed)?|to know|know)(?: (?:him|her|them))? ((?:about|how|what|whether|if|when|who|which|where) [^.!?\n;]{3,100})/i
    .exec(text)?.[1]
    ?.replace(/,? (?:which|because|since|but|and i|as i|so|although|though) [\s\S]*$/i, "")
    .trim() ?? null;

function rightName(text: string): string | null {
  const found =
    /(?:(?:his|her|the|their) name(?:['’]s| is)|it(?:['’]s|s| is)|(?:she|he)(?:['’]s| is)|said (?:it was |it['’]?s )?|instead of|i meant|name is actually) (?:actually )?["“]?((?:Mrs?\.? |Ms\.? |Dr\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)/u.exec(
      text,
    )?.[1];
  return found ?? null;
}

/** The clause itself, without what it led to: "My gran was taken to hospital that morning". */
function plainCause(quote: string): string | null {
  const [clause] = quote.split(/,? (?:and (?:i|we)|so|but|which|because) /i);
  const bare = (clause ?? quote).trim().replace(/[.,;:!]+$/, "");
  return bare.length >= 12 ? bare : null;
}

const missingPaper = (quote: string) =>
  /\b((?:[\w-]+ )?(?:cv|resume|résumé|certificates?|certs?|passport|licen[cs]e|portfolio|reference letters?|references|transcript|slides|work samples?|samples?|drawings|plan|diploma))\b/i.exec(
    quote,
  )?.[1] ?? null;
