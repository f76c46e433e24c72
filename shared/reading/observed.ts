/** What was observed about a moment, from the words around it. */
import type { Kind, Observed } from "../domain/debrief.ts";
import type { Scene } from "./moments.ts";
import { pattern } from "./pattern.ts";

const noticed = pattern(
  "(?:{pronoun} (?:just |all |both |then |actually |even )*(?:looked|look|looks|stared|frowned|waited|wait|blinked|winced|paused|stopped|noticed|saw|sighed|flinched|jumped|screamed|asked (?:me )?(?:again|twice|if|was|are)|raised|corrected|correct|wrote|write|noted|made a note|said ?,?|went (?:quiet|red|cold|silent|pink)|repeated|moved on|shook (?:his|her)|put (?:his|her)|crossed|ticked|swapped|exchanged|turned|sat back|repeat|smiled|laughed|coughed|pulled|picked|yelped|shouted)|wrote (?:it |that |something )?down|nobody (?:laughed|spoke|said)|no ?one (?:laughed|spoke|said)|silence|their faces?|(?:his|her) faces?|eyebrow\\w*|looked at each other|the look|everyone (?:saw|heard|looked)|in front of (?:everyone|everybody|the|them)|let me finish|are you (?:sure|ok|okay)|[\\w.]+ (?:said|looked|asked|frowned|waited|noticed|corrected|goes|went)|asked for (?:it|both|them)|(?:he|she|they) asked)",
);
const big = pattern(
  "(?:twice|two times|three times|three four times|\\d+ times|throughout|the whole (?:time|way|interview|hour|thing)|the entire|entire|whole way|all through|all the time|kept|keep|over and over|again and again|main (?:part|thing|question)|most important|the (?:one|only|first) (?:thing|question|line)|central|basic|basics|every day|daily|i teach|my own (?:field|subject|job)|their (?:main|biggest|big)|requirement|required|essential|the ad\\b|advert\\w*|job (?:ad|spec|description)|on the poster|bullet|must have|they need|they want|looking for|the job (?:needs|is)|whole point|exactly what|ruined|destroyed|wrecked|never (?:got|finished|answered|recovered|came)|ended|end of (?:it|the interview|that)|that was it|nothing|minutes|hours?|moved on|serious\\w*|illegal|unsafe|dangerous|allergy|safety|legal\\w*|competitor|rival|(?:forty|thirty|fifty|twenty|twenty-five|45|40|30|50|25|20)[- ]?(?:odd )?(?:min|minutes|mins))",
);
const settled = pattern(
  "(?:no problem|no worries|no bother|no trouble|no stress|no harm|no damage|not a problem|don't worry|doesn't matter|happens|it's (?:fine|ok|okay|nothing|alright)|is ok|is fine|ok ok|np|laughed (?:it )?off|laughed|and laughed|we laughed|we all laughed|had a (?:good )?laugh|smiled|cleaned (?:it|up|by|on)|wiped|mopped|swept|sorted|fixed it|fixed|put (?:it|me|that) right|corrected (?:myself|it|me)|i corrected|corrected and|said sorry|apologi[sz]ed|moved on|carried on|went on|got it (?:back|right)|came back|come back|rejoined|reconnected|back (?:in|on|within)|back in \\d|remembered|then i|in the end|got there|got going|recovered|straight away|right away|immediately|straight after|eventually|called (?:ahead|before|me back|them)|rang (?:ahead|back|them|the|from)|texted|messaged|let (?:it slide|me in|me know)|running (?:late|behind)|said (?:fine|chill|ok|it right)|accepted|forgave|shook (?:hands|on)|gave me his hand|found my way|helped me|gave me the first word|then gave|once|one time|for a (?:second|moment)|a bit|a little|only (?:a )?(?:few|some|lightly)|seconds?|quickly|quick|lukewarm|not hard|no mark|pretended|rolled (?:her|his) eyes and)",
);
const unsettled = pattern(
  "(?:never|didn't (?:laugh|smile)|did not|nobody|no ?one|not (?:laugh|smile)|without (?:a )?smil\\w+|cold\\w*|still|politely|polite)",
);
const costly = pattern(
  "(?:irreplaceable|one of a kind|only one|handmade|hand-made|hand made|(?<!(?:photos?|pictures?|photographs?) of )(?:his|her|their) (?:late |dead )?(?:son|daughter|husband|wife|mother|father|mum|dad|grandmother|grandfather|granny|nan|child|kids?|children|boy|girl)(?:'s)?(?: made| painted| who)?|made (?:it|that|by)|antique|century|heirloom|original|there are only|passed away|died|thousand|laptop|prototype|model|museum|artefact|artifact|accession\\w*|\\d{2,3} years old|1[789]\\d\\d|expensive|\\d,\\d{3}|can't be replaced|cannot replace|can't replace|don't make|signed|award)",
);
const trifle = pattern(
  "(?:wipe[ds]?|cleaned|mopped|napkins?|tissues?|paper towels?|swept|only (?:water|on the table)|just water|little water|a few drops|three drops|empty|old grounds|no damage|dried|they've got|they have (?:lots|plenty|more)|cheap|spare|binned|glued|stuck it back|picked (?:it|them) up)",
);
const privately = pattern(
  "(?:cancer|lump|breast|biops\\w+|tumou?r|lymphoma|leuk\\w+|chemo|diagnos\\w+|hiv|epilep\\w+|bipolar|dyslexi\\w+|adhd|autis\\w+|ptsd|ocd|depress\\w+|panic|anxiety|hearing (?:loss|aids?)|deaf|parkinson\\w*|pregnan\\w+|weeks gone|months gone|miscarr\\w+|ivf|scan|divorc\\w+|separat\\w+|split|broke up|break-?up|left me|leaving me|is leaving|was leaving|moved out|walked out on|cheat\\w*|affair|custody|solicitor|lawyer|papers|court|hearing on|arrest\\w*|probation|po called|police|charged|dui|convict\\w*|prison|jail|debt\\w*|loan|bankrupt\\w*|foreclos\\w+|evict\\w*|bailiffs?|repo|rent|overdraft|behind (?:on|with)|payments?|mortgage|gambl\\w+|drink(?:ing)?|drunk|sober|relaps\\w+|rehab|meeting|sponsor|craving|withdrawal|methadone|hit me|put me into|bruise\\w*|shelter|refuge|scared of (?:him|her)|restraining|abus\\w+|medication|meds|tablets|antidepress\\w+|sertraline|lithium|insulin|seizures?|diabet\\w+|hypo|stammer|condition|disorder|crohn\\w*|colitis|ibs|lupus|sclerosis|\\bms\\b|homeless|sofa|food ?bank|nobody knows|not telling|won't tell|will not tell|don't want (?:them|anyone|it) to|keep (?:it|that) (?:private|to myself)|not told|husband (?:told|has|had)|ex\\b|visa)",
);
const tellable = pattern(
  "(?:{relative} (?:\\w+ )?(?:died|passed|is in|was in|had a|has a|was taken|got|fell|collapsed|is ill|was ill|sick|in hospital)|funeral|buried|hospital|ambulance|fever|temperature|accident|crash|storm|flood\\w*|fire|snow|ice|burst|migraine|flu|cold|food poisoning|stomach bug|bug|toothache|labou?r|contractions|power|burgl\\w+|asthma|stroke|heart attack|icu|dog|cat|dementia)",
);
const told = pattern(
  "(?:i (?:told|tell|explained|explain|said) (?:him|her|them|the|about|it)|they (?:know|knew)|he knows|she knows|told (?:them|her|him) (?:about|that|why|at|straight)|i(?:'d| would|'m)? ?(?:want to|like to|happy to|don't mind|wouldn't mind|no trouble) ?(?:tell|telling|say|mention\\w*)|(?:don't|do not|wouldn't) mind (?:them|him|her|if (?:he|she|they|\\w+) (?:know|knew|knows))|they've known|i mentioned|let them know|i rang|i called|i phoned|i texted|had it too|i warned)",
);
const untold = pattern(
  "(?:{didnt} (?:tell|say|told|said|mention|explain)|not telling|nobody knows|not told|no one knows|didn't (?:tell|say|mention|explain)|haven't told|won't be|will not be|won't tell|kept it)",
);
const shown = pattern(
  "(?:late|couldn't|could not|lost|thread|blank|cried|crying|tears|foggy|half|wasn't (?:all )?there|absent|distract\\w*|kept|phone|left|asked me|repeat|ran|thinking|shak\\w+|concentrat\\w+|focus|minutes|buzz\\w*|slept|sleep|didn't hear|not hear|interview|morning|last night|yesterday|head)",
);
const real = pattern(
  "(?:how|if|whether|what|when|about|who|which|is it|do they|can i|want\\w* to|meant to|training|shifts?|hours|remote|hybrid|team|travel|start|rota|report\\w*)",
);
const small = pattern(
  "(?:only (?:a )?(?:little|bit|small)|it'?s (?:in|on) (?:the|my) (?:cv|resume|form|application)|already|but they (?:have|don't)|not that it|not important|no ?one noticed|nobody noticed|i think (?:nobody|no one)|didn't matter|doesn't matter|attached to|small thing|tiny|minor)",
);
const oneself = pattern(
  "(?:then i|i (?:said|corrected|meant|went) ?(?:sorry|no|it right|so|that)?|corrected|put (?:it|me|that) right|straight away|remembered|got (?:there|going|it)|in the end|he helped|she helped|gave it|back to it|then (?:remembered|gave|did|got|explained)|for a (?:sec\\w*|moment|bit)|recovered|found my way)",
);
const attachable = pattern(
  "(?:cv|resume|certificat\\w+|certs?|id|passport|licen[cs]e|portfolio|folder|papers?|reference\\w*|letters?|documents?|card|notes|copy|copies|samples?|plan|file|record|transcript|forms?|usb|slides|presentation|photos?|drawings|book|read|know|knew|opened|looked|asked what|about)",
);

export function observe(kind: Kind, quote: string, scene: Scene): Observed {
  const here = `${scene.sentence} ${scene.after}`;
  const near = `${quote} ${tail(scene, quote)}`;
  const has = (expression: RegExp, text = near) => test(expression, text);
  const isPersonal =
    (has(privately, here) && !(has(tellable, quote) && !has(privately, quote))) || has(untold, here);
  const isTold = has(told, here) && !has(untold, here);
  const was = (flags: Partial<Observed>): Observed => ({
    noticed: has(noticed, here),
    big: has(big, here) && !has(small, here),
    fixable: true,
    settled: has(settled, near) && !has(unsettled, near),
    personal: false,
    told: isTold,
    ...flags,
  });
  switch (kind) {
    case "strength":
      return {
        noticed: has(noticed, here),
        big: false,
        fixable: false,
        settled: false,
        personal: false,
        told: false,
      };
    case "nerves":
    case "appearance":
      return was({ big: false, fixable: false });
    case "blank":
    case "wrong-answer":
      return was({ noticed: true, big: !has(small, here), settled: has(oneself, near) });
    case "omission":
      return was({ big: !has(small, here), settled: false, personal: false });
    case "unasked-question":
      return was({
        fixable: has(real, quote) && !has(/\bno (?:real )?questions?\b|\bsaid no\b/i, quote),
        settled: false,
      });
    case "unprepared":
      return was({ fixable: has(attachable, here), big: !has(small, here), settled: has(small, here) });
    case "late": {
      const long = has(longDelay, here);
      return was({
        noticed: long || has(noticed, here),
        big: long,
        told:
          isTold ||
          has(tellable, here) ||
          has(/\bstorm|accident|flood|hospital|crash|fire\b/i, `${scene.before} ${here}`),
        settled: !long && has(settled, here),
      });
    }
    case "technology":
      return was({ noticed: true, big: has(lostStretch, here) });
    case "name-slip":
      return was({
        big: has(repeated, here),
        noticed: true,
        settled: !has(repeated, here) && has(settled, here),
      });
    case "misstatement": {
      const white = has(
        /hay ?fever|allerg|dentist|traffic|car trouble|cold\b|lash|delivery|migraine|food|jollof|ragweed|tired/i,
        quote,
      );
      return was({
        personal: white,
        told: false,
        settled: has(/\bcorrected|put (?:it|that|me) right|i said so|meant\b.{0,20}said\b/i, here),
        big: !has(small, here),
      });
    }
    case "badmouthing":
      return was({
        noticed:
          has(strongWords, here) || has(/minutes|eyebrow|wrote|look|stopped|silence|see him|cousin/i, here),
        settled: has(/laughed|agreed|smiled|just the one|only one/i, here),
      });
    case "oversharing":
      return was({ personal: false });
    case "conduct":
      return was({
        big: has(repeated, here) || has(/argu|walked out|left|f off|raised my voice|cried|tears/i, here),
        fixable: has(/argu|voice|interrupt|talked over|talking over|cut|disagree/i, quote),
      });
    case "offense": {
      const laughed =
        has(/\blaughed|laughing|smiled|grinned|pretended|joked back|good laugh\b/i, here) &&
        !has(unsettled, near);
      return was({ noticed: true, big: !laughed, settled: laughed });
    }
    case "damage": {
      const clean = has(trifle, here) && !has(lasting, here);
      return was({ big: !clean, fixable: !has(costly, here), settled: clean, noticed: true });
    }
    case "injury": {
      const slight =
        has(
          /\blaughed|laughs|no damage|no problem|no mark|lukewarm|lightly|not hard|no harm|a bit\b|passt|smiled\b/i,
          here,
        ) && !has(/blister|bleed|bled|burn|hot|stitch|swell|bruise|scald/i, here);
      return was({ noticed: true, big: !slight, settled: slight });
    }
    case "distraction":
      return was({
        personal: isPersonal && !isTold,
        told: isTold,
        big: has(shown, `${scene.before} ${here}`) || !isPersonal,
        settled: false,
        fixable: false,
      });
  }
}

/** Wiped and still spoiled: "We dabbed at it with napkins but the plan is ruined". */
const lasting =
  /\b(?:ruined|wrecked|destroyed|spoiled|spoilt|won['’]?t come out|(?:did|has|does|would)(?:n['’]?t| not) (?:come out|help|dry|work)|no use|for the bin|beyond saving|unreadable|illegible|stain(?:ed)?|(?:is|was|are|were) (?:gone|cracked|broken|shattered|in (?:bits|pieces))|smash\w*|shatter\w*|the glass broke|in (?:two|three|four|five|pieces|bits))\b/i;
const longDelay =
  /\b(?:(?:[2-9]\d|1\d\d)[- ]?(?:odd )?(?:min|mins|minutes|m)\b|(?:twenty|twenty-five|thirty|thirty-five|forty|forty-five|fifty|fifty-five)(?:[- ](?:odd|five))? ?(?:min|mins|minutes)?|half an hour|an hour|hours?|never (?:went|turned|showed)|didn['’]?t (?:go|turn|show)|did not (?:go|show)|missed|wrong (?:day|date|time zone)|overslept|slept|drove home|no-?show)\b/i;
const lostStretch =
  /\b(?:never (?:ran|saw|heard|came|got)|dead|\d\d minutes|ten minutes|fifteen minutes|twenty minutes|first (?:ten|fifteen|twenty)|last (?:ten|five)|end of (?:it|that|the)|middle of my|exactly when|right as|skip|nothing|demo|presentation|twice|three times|wrong (?:link|tab|window)|empty room|404|died|didn['’]?t come back|did not come back)\b/i;
const repeated =
  /\b(?:twice|two times|three|four|five|many times|several|throughout|the whole|whole way|entire|all (?:the|through)|kept|keep|every|always|again|competitor|rival|other (?:one|hospice|shop|place|company)|across the (?:road|street)|forty|times|must have|never corrected)\b/i;
const strongWords =
  /\b(?:bully|liar|crook|thief|thieves|idiot|incompetent|coward|tyrant|toxic|steal|stole|rob|fiddl|useless|clown|drunk|bastard|slagged|ranted|trashed|psycho|narcissist|creep|monster|hate|joke|spiv)\w*/i;

/** The rest of the sentence after the quote and what follows: where the room answers. */
function tail(scene: Scene, quote: string): string {
  const at = scene.sentence.indexOf(quote);
  const rest = at < 0 ? "" : scene.sentence.slice(at + quote.length);
  return `${rest} ${scene.after}`.slice(0, 160);
}

function test(expression: RegExp, text: string): boolean {
  expression.lastIndex = 0;
  return expression.test(text);
}
