/**
 * The words by which each kind of moment is known. A cue is a kind, points and a pattern (notation: `pattern.ts`);
 * two points in one place make a moment. Whether it happened, here, and by the writer is asked in `guards.ts`.
 */
import type { Kind } from "../domain/debrief.ts";
import { strengthCues } from "./cues-strength.ts";
import { pattern } from "./pattern.ts";

export type Cue = readonly [kind: Kind, points: 1 | 2 | 3 | 4, source: string];

/** A pattern with this in it tells a name by its capital, so here alone case counts. */
const CAPITAL = "[A-Z]";

const slips: readonly Cue[] = [
  // nerves
  [
    "nerves",
    2,
    "(?:hands?|voice|legs?|knees?|lips?|lip|fingers|whole body|leg|chin|arms?) (?:was|were|is|are|going|kept|started|had|just|would|began|did|got|been|all)? ?(?:\\w+ )?(?:shak(?:ing|y|e|en)|shook|trembl\\w+|wobbl\\w+|quiver\\w+|twitch\\w+|going like|bouncing|jiggl\\w+|sweat\\w*|crack\\w*|wet|clammy|rattl\\w+|went|damp|jump\\w+|tapping)",
  ],
  [
    "nerves",
    2,
    "(?:shaking|trembling|shaky|shook|trembled|wobbly)(?: (?:like|so|all|hands?|voice|the whole|badly|through|from))",
  ],
  [
    "nerves",
    2,
    "(?:my |with )?(?:shaking|shaky|trembling|wobbly|sweaty|clammy|wet|damp|limp|cold) (?:hands?|voice|legs|palms?|fingers|handshake|fish)",
  ],
  [
    "nerves",
    3,
    "{I} (?:was|were|am|started|began|kept|just|had been) (?:\\w+ ){0,2}(?:shaking|trembling|sweating|stammering|stuttering|mumbling|fidgeting|babbling|gabbling|giggling|waffling|hyperventilating|blushing|sweaty|sniffing|twiddling)",
  ],
  [
    "nerves",
    3,
    "(?:sweat(?:ed|ing)|sweating buckets|dripping|stutter(?:ed|ing)|stammer(?:ed|ing)|mumbl(?:ed|ing)|babbl(?:ed|ing)|gabbl(?:ed|ing)|fidget(?:ed|ing)|blush(?:ed|ing)|hiccup\\w*|giggl(?:ed|e|ing)|the shakes|squeak(?:ed|y|ing)|rambl(?:ed|ing) (?:from|with) nerves|stomach rumbl\\w+|hyperventilat\\w+)",
  ],
  [
    "nerves",
    3,
    "(?:talk(?:ed|ing|s)?|spoke|speak(?:ing)?|spoken|went|read|said it)~(?:too fast|so fast|too quick(?:ly)?|very fast|really fast|way too fast|so quick(?:ly)?|very quickly|miles? (?:an|a|per) hour|a mile a minute|at speed|super fast|faster and faster|like a (?:machine gun|train)|nineteen to the dozen|double speed|breathless\\w*|too soft(?:ly)?|too quiet(?:ly)?|in a whisper)",
  ],
  [
    "nerves",
    3,
    "(?:said|saying|say|says|used|use|i) \\W?(?:um+|uh+|er+m?|erm|like|basically|actually|you know|super|so|eto|ehm|literally|obviously)\\W? ~(?:times|every|all the time|between|nine hundred|hundred|constantly|the whole|a great deal|a lot|sentence|line|word)",
  ],
  [
    "nerves",
    2,
    "(?:so many|too many|lots of|full of|a lot of) (?:ums?|ers?|erms?|filler words|fillers|uhs?)",
  ],
  [
    "nerves",
    3,
    "(?:face|neck|ears?|cheeks|chest|i) (?:was|were|is|went|go|goes|gone|got|turned|became|become|felt|getting|burning|burned) (?:\\w+ ){0,2}?(?:red|hot|scarlet|crimson|beetroot|purple|pink|burning|on fire|blotchy|like a (?:tomato|beetroot))",
  ],
  [
    "nerves",
    2,
    "(?:long|awkward|horrible|terrible|painful|huge|deadly|endless) (?:\\w+ )?(?:silence|pause)s?",
  ],
  [
    "nerves",
    2,
    "(?:handshake|shook (?:his|her|their) hand)~(?:limp|weak|wet|fish|damp|sweaty|clammy|missed|awkward)",
  ],
  ["nerves", 2, "(?:mouth|throat) (?:was |were |went |so |got |is )?(?:so |very |completely |all )?dry"],
  [
    "nerves",
    2,
    "(?:couldn't|could not|couldnt|didn't|did not|didnt) (?:look (?:at )?(?:him|her|them|anyone)|make eye contact|keep eye contact|meet (?:his|her|their) eyes?|keep still|sit still|stop (?:fidget|shak|talk|giggl|laugh|touch|play)\\w*)",
  ],
  ["nerves", 1, "(?:nervous|nerves|anxious|tense)"],
  [
    "nerves",
    2,
    "(?:played|playing|fiddl\\w+|click\\w+|twist\\w+|touch\\w+|tapp\\w+|pick\\w+) (?:with |at )?my (?:hair|pen|ring|hands|nails|sleeve|collar|necklace|lanyard|fingers|watch)",
  ],
  // blank
  [
    "blank",
    3,
    "(?:mind|brain|head) (?:just |went |was |is |had |suddenly |completely |emptied|totally ){0,3}(?:blank|empty|emptied|white|nothing|gone|shut down|a white|stopped|froze)",
  ],
  [
    "blank",
    3,
    "{I} (?:just |completely |totally |went |kind of |sort of |absolutely |even |suddenly |also |had |really |was ){0,3}(?:blanked|froze|frozen|freeze|locked up|blank|gone blank|dried up|clammed up|seized up|stalled|got stuck|was stuck)",
  ],
  [
    "blank",
    2,
    "(?:went|go|going|gone|drew|drawn) (?:a |completely |totally |absolutely |just |all |so )*blank|(?:blanked|froze)(?: on| at| up| completely| when)",
  ],
  [
    "blank",
    3,
    "nothing (?:came|was there|there|would come|comes|came out|came to mind)|(?:no|not one|not a) (?:words?|sentence|thing|single \\w+) (?:came|would come|came out|out)|there was (?:just )?nothing",
  ],
  [
    "blank",
    2,
    "{couldnt} (?:even |just |then |possibly )?(?:think of|remember|find|name|come up with|recall|produce|answer|tell (?:him|her|them)|give|get (?:a |one |any )?(?:word|sentence|thing)|say (?:one|a|any)|bring it|speak)",
  ],
  [
    "blank",
    3,
    "(?:said|say|told|answered|admitted|reply|replied|went|go)~(?:i )?(?:do not|don't|dont|didn't|did not|didnt) know",
  ],
  [
    "blank",
    3,
    "(?:lost|lose|losing|forgot) (?:the|my) (?:thread|place|train|track|script|words|lines|question)|lost track",
  ],
  [
    "blank",
    2,
    "{I} (?:just |only |then |simply )?(?:looked|stared|look|gaped|sat|stood|stand|sit)~(?:at (?:him|her|them|the|it)|there|blankly|open|nothing)",
  ],
  [
    "blank",
    2,
    "(?:i )?(?:had |have |got )(?:absolutely |just |literally )?(?:nothing|no answer|no idea what|no clue|not a clue)(?! to (?:show|lose|ask|add|worry))",
  ],
  ["blank", 2, "(?:hadn't|had not|hadnt|hasn't|haven't|didn't have|not) a (?:clue|notion|breeze)"],
  [
    "blank",
    2,
    "i (?:said|say|answered) nothing|i (?:went|stayed|was|kept|fell|gone) (?:completely |totally )?(?:silent|quiet|mute)|i did(?:n't| not) (?:speak|answer|say (?:anything|a word|a thing))",
  ],
  [
    "blank",
    2,
    "(?:skip|pass|come back to) (?:it|that|this one|that one)|crickets|tongue[- ]tied|went to pieces|deer in",
  ],
  [
    "blank",
    2,
    "forg[eo]t (?:the (?:word|name|answer|formula|term|question|steps?)|what (?:it|a|the)|how to|everything|every|my own|his question|her question)",
  ],
  // wrong answer
  [
    "wrong-answer",
    3,
    "i (?:said|say|told|answered|wrote|put|stated|gave|described|called it|named|picked|chose|used|did|went with|had)~(?:(?:which|that) is wrong|it'?s (?:not|actually|really|meant|supposed)|it is (?:not|actually|really)|which it is(?:n't| not)|wrong|should (?:be|have been)|instead of|the other way|not allowed|opposite|backwards|it is(?:n't| not)|it was(?:n't| not))",
  ],
  [
    "wrong-answer",
    3,
    "(?:the )?wrong (?:answer|thing|way|one|question|order|formula|method|number|figure|forceps|column|columns|standard|code|command|dose|key|sheet|file|end)(?! time)",
  ],
  [
    "wrong-answer",
    3,
    "(?:answered|answering|answer) (?:a |an |the |completely |to a )*(?:different|another|wrong|other) (?:question|one)|not what (?:he|she|they)(?:'d| had)? asked|(?:wasn't|was not|isn't|not) (?:the|what was the) question",
  ],
  [
    "wrong-answer",
    3,
    "(?:rambl(?:ed|ing|e)|waffl(?:ed|ing|e)|went round and round|round in circles|in circles|went on and on|gone on and on|going on and on|babbled on|talked (?:myself )?in circles|went off on a tangent|tangent|droned on|blathered|drivel|word salad|nonsense|gibberish|rubbish answer)",
  ],
  [
    "wrong-answer",
    2,
    "(?:talked|spoke|went on|talk|rambled|kept talking|going)~(?:for )?(?:\\w+ )?(?:minutes|mins)~(?:and|about|never|without|didn't|no|landed)",
  ],
  [
    "wrong-answer",
    3,
    "(?:never|didn't|did not|didnt) (?:actually |really |even )?(?:answer(?:ed)?|get to|got to|reach(?:ed)?) (?:the|her|his|their|it|an?) (?:actual )?(?:question|answer|point|it)",
  ],
  [
    "wrong-answer",
    3,
    "i (?:mixed up|muddled|confused|mixed|swapped|botched|fluffed|bungled|failed|misread|misunderstood|misheard)",
  ],
  [
    "wrong-answer",
    2,
    "(?:mixed up|muddled|confused|got .{0,15}mixed up|got .{0,20}(?:backwards|the wrong way|muddled|wrong)|the wrong way (?:round|around)|messed up|mucked up|botched|fluffed|bungled|flubbed|screwed up|stuffed up|made a mess of|failed the|made a mistake|mistake|an? error|cocked up)",
  ],
  [
    "wrong-answer",
    2,
    "(?:weak|poor|bad|terrible|awful|rubbish|vague|thin|stupid|dumb|clumsy|useless|generic|half|waffly|lame|shallow|muddled|confused|silly) (?:\\w+ )?(?:answer|reply|example|response|explanation|attempt|pitch)",
  ],
  [
    "wrong-answer",
    3,
    "(?:the (?:right |correct |real |proper )?answer (?:is|was)|i should'?(?:ve| have)? (?:said|answered|used|put|done)|correct (?:one|is|answer|would)|right answer)",
  ],
  [
    "wrong-answer",
    2,
    "i (?:said|say|told (?:her|him|them)|put|wrote|answered) ~\\d[\\d.,]*\\b[^.!?]{0,12}[.,;!]? ?(?:it'?s|its|it is|it was|when it|should be|but it|and it'?s|actually|the answer)",
  ],
  [
    "wrong-answer",
    2,
    "(?:didn't|did not|didnt|never|couldn't|could not|couldnt) (?:finish(?:ed)?|complete|get it to (?:work|run|compile)|work it out|solve|do it|manage)|ran out of time|run out of time|out of time|third go",
  ],
  [
    "wrong-answer",
    2,
    "(?:left out|missed|skipped|forgot) (?:the |a |to )(?:step|steps|credit|check|call|line|part|question|edge|comma|gloves|wash|second|first|most important)",
  ],
  [
    "wrong-answer",
    1,
    "(?:weakness(?:es)?|where (?:do )?(?:i|you) see|tell (?:me|us) about yourself|why (?:do )?(?:i|you) want)",
  ],
  // omission
  [
    "omission",
    4,
    "{didnt} (?:even |once |actually |ever |get to |got to |think to |also |really )*(?:say|said|tell|told|mention|mentioned|bring up|brought up|state|stated|inform|informed|get to say|talk about|bring it up|brought it up|show|get (?:in|to)|point out|put in)(?! (?:a word|anything(?! about)|sorry|thank|much|nothing|goodbye|hello|no\\b|yes|what i was))",
  ],
  [
    "omission",
    4,
    "(?:forgot(?:ten)?|forget|failed|neglected|omitted|i missed|clean forgot)(?: completely| totally| also)? (?:to |saying |mentioning )(?:say|tell|mention|bring up|talk about|add|state|include|show|put in)",
  ],
  [
    "omission",
    4,
    "(?:left|leaving|leave) (?:it |that )?out (?:that|the|my|about|how|completely)|(?:completely |totally )left out|what i left out",
  ],
  [
    "omission",
    4,
    "(?:should'?(?:ve| have)|wish i'?(?:d| had)?|could'?(?:ve| have)) (?:said|told|mentioned|brought up|talked about|added)(?: that)? i",
  ],
  [
    "omission",
    4,
    "(?:never|didn't|didnt|not) (?:get |got |had |have )(?:a |the )?(?:chance|time|to|round)~(?:say(?:ing)?|mention(?:ing)?|tell(?:ing)?|talk(?:ing)? about|my spiel)",
  ],
  [
    "omission",
    3,
    "(?:never|not) (?:once )?(?:came up|come up|opened my mouth|came out)|(?:said|say) (?:nothing|not (?:one|a) word) (?:of|about)|not (?:one|a) word (?:of|about)|kept (?:quiet|silent)",
  ],
  ["omission", 3, "i (?:omitted|left off)"],
  [
    "omission",
    4,
    "(?:i have|i've|ive|i'm|im|i am|i do|i did|i (?:also )?speak|i know|i ran|i wrote|i've used|my \\w+ is)[^.!?]{3,90}? (?:and|but) (?:i )?(?:said nothing|(?:{didnt}) (?:even |once |think to |get to |got to )*(?:say|said|mention|mentioned|tell|told)(?: (?:him|her|them))? (?:so|it|that))",
  ],
  [
    "omission",
    4,
    "(?:(?:at no point|nowhere[^.!?]{0,30}?|not once) did i (?:say|mention|bring up|tell)|not one mention|{didnt} (?:ever |even )?come up(?: that)?|(?:we|i) never got to my|(?:hadn't|had not|hadnt) (?:even )?(?:got|gotten|managed) to (?:say|tell|mention|show)|(?:i wanted|i'd have loved|i would have loved|i meant) to (?:say|tell|mention)|should(?:'ve| have) (?:told|mentioned|brought up)(?: (?:him|her|them))? about)",
  ],
  // unasked question
  [
    "unasked-question",
    4,
    "i (?:also |clean |completely |had |only |actually |really )*(?:forgot|forgotten|forget|meant|wanted|want|was going|'d meant|would have liked|intended)(?: completely)? to (?:ask|know)(?! (?:me|what to|if i|what i|how to|whether i|from you))",
  ],
  ["unasked-question", 4, "(?:forgot|forget|meant)(?: completely)? to ask"],
  [
    "unasked-question",
    4,
    "{didnt} (?:even |think to |get to |really |dare to |actually |manage to )*ask(?:ed)? (?:a (?:single )?(?:thing|question)|anything|any|them|one|about|what|how|if|whether|who|when|for|her|him|nothing)",
  ],
  [
    "unasked-question",
    4,
    "(?:had|have|got|asked|with|there were) (?:no|zero|none|not (?:one|a|any)) (?:real |good |single )?(?:questions?|qs)",
  ],
  [
    "unasked-question",
    4,
    "(?:any|had|have|got|have i|if i had|anything) (?:any )?(?:questions?|qs|to ask)~(?:said|say|go|went|told|shook|blank|nothing|no\\b|nope|nah)",
  ],
  [
    "unasked-question",
    4,
    "(?:asked|ask|asks|when) ~(?:questions|questions for (?:them|us|him|her)|anything to ask)~(?:i said no|said no|i say no|nope|nah|i said|nothing|i had none|none)",
  ],
  [
    "unasked-question",
    4,
    "(?:no questions? (?:from|to|for|at)|asked (?:them |him |her )?(?:zero|none|nothing|no questions)|i (?:did not|didn't|didnt) have (?:any )?questions?)",
  ],
  [
    "unasked-question",
    3,
    "(?:couldn't|could not|didn't|wasn't able to) (?:think of |get to )?(?:a question|one question|ask)",
  ],
  // unprepared
  [
    "unprepared",
    4,
    "(?:hadn't|had not|hadnt|never|didn't|did not|didnt) (?:even |actually |really |properly |once )?(?:read|opened|open|looked|look(?:ed)? (?:up|at)|researched|research|checked|prepared|prepare|revised|learnt|studied|watched|done (?:any|my)|visited|seen|practised|practiced|rehearsed|googled|google|printed|print)(?! (?:him|her|them) in)",
  ],
  [
    "unprepared",
    4,
    "(?:forgot|forgotten|forget|left|leave|leaving|without|hadn't brought|didn't bring|did not bring|hadnt brought|didnt bring|had not brought|not bring|never brought|didn't carry|did not carry|haven't got|without) (?:to bring |to print |to pack )?(?:my|the|a|any|the whole|her|his|them|it|copies of my|both|all my|that|those|copy) ~(?:cv|resume|résumé|certificates?|cert|certs|id|passport|licen[cs]e|portfolio|folder|papers?|references?|letters?|documents?|card|notes|copies|laptop|samples?|pen|notebook|glasses|tools|shoes|boots|kit|file|plan|book|record|transcript|form|forms|usb|stick|charger|slides|presentation|phone|drawings|photos?|knives|hi-vis|ppe)",
  ],
  ["unprepared", 3, "(?:asked|supposed|meant|told|was|had|need(?:ed)?|requested)~to bring"],
  [
    "unprepared",
    3,
    "(?:didn't|did not|didnt|hadn't|don't) (?:even |really |actually )?(?:know|realise|realize|known) (?:that |a thing |anything |much |one thing |what |who |they|it |the |their |about )~(?:company|product|firm|site|website|sell|make|called|brand|own|owned|merged|bought|taken over|shop|place|do there|does|board|about them|history|them)",
  ],
  [
    "unprepared",
    3,
    "(?:what|why) (?:do |did |i )?(?:you |i )?(?:know|knew) (?:about|of) (?:them|us|the|company|their)",
  ],
  [
    "unprepared",
    3,
    "had no idea (?:they|what they|who they|it|that they)|i(?:'d| had) (?:revised|read|prepared|looked at|studied|researched) (?:the|up on the)? ?(?:wrong|other|old)",
  ],
  [
    "unprepared",
    1,
    "(?:at home|on the (?:kitchen|hall) table|on the table|in the (?:car|drawer|van|printer|other bag)|in my other|on the bed|passenger seat|kitchen table)",
  ],
  [
    "unprepared",
    3,
    "(?:no|without a|hadn't a|had not a|didn't have a) (?:pen|notebook|cv|copy|resume|portfolio)",
  ],
  [
    "unprepared",
    3,
    "(?:wrong|old) (?:logo|folder|version|glasses|notes|file|jd|job description|portfolio|slides)",
  ],
  // late
  [
    "late",
    4,
    "(?:{number}|\\d+ ?(?:min|mins|minutes|m)?|\\w+) ?(?:minutes?|mins?|min|hours?|hrs?|seconds)?~ late(?! (?:night|shift|husband|wife|father|mother|teens|twenties|afternoon|morning|evening|fee|thirties|stage|payment|diagnosis))",
  ],
  [
    "late",
    4,
    "i (?:was|am|were|arrived|came|got there|got in|turned up|showed up|rocked up|rolled up|reached|come|arrive|reach|walked in|ran in)~(?:late|over time|after my slot|past the time|not on time)",
  ],
  [
    "late",
    3,
    "(?:got (?:there|in|to)|came|come|arrived|reached|reach|walked in|rolled up|rocked up|turned up|showed up|i was there|made it(?: to)?|entered|was in the \\w+)~(?:at|by|about|for) ~(?:instead of|for (?:a |an )?\\d|not \\d|the interview was|it was (?:at|for))",
  ],
  [
    "late",
    3,
    "(?:got (?:there|in|to)|came|arrived|reached|walked in|rolled up|rocked up|turned up|made it|entered|there)~(?:past|after) (?:\\w+ )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|the hour|\\d)",
  ],
  [
    "late",
    4,
    "(?:missed (?:the|my|it|our) (?:interview|slot|appointment|call|start|it)|i (?:never|didn't|did not) (?:went|go|gone|turned|turn|showed|show|made it)(?: in| up)?(?! (?:into|through|back|over))|didn't show(?: up)?|no-?show(?:ed)?|overslept|slept in|slept through|slept past|wrong (?:day|date|time zone|time|building|floor|address|branch|station|bus|campus|entrance|block|tram|stop)|couldn't make myself go in)",
  ],
  [
    "late",
    2,
    "(?:bus|train|tram|metro|mrt|traffic|lift|elevator|parking)~(?:late|cancelled|canceled|broke|stuck|delayed|missed|full|jam)",
  ],
  // technology
  [
    "technology",
    4,
    "(?:my )?(?:phone|mobile|alarm|watch|ringtone|cell)(?: alarm)? (?:\\w+ )?(?:rang|ring|rings|ringing|went off|goes off|going off|go off|buzz\\w*|vibrat\\w+|beep\\w*|pinged|started|died|dead)",
  ],
  [
    "technology",
    4,
    "(?:wifi|wi-fi|internet|connection|network|line|call|zoom|teams|video|audio|sound|mic|microphone|camera|screen|picture(?! frames?)|laptop|computer|router|broadband|link|projector|battery|power|signal|headset|webcam|skype|meet|clicker|electricity|app|headphones|speakers?|slides?|keyboard|browser|light) (?:(?!and |i |he |she |to |at |on )\\w+ ){0,2}?(?:dropped|drop|cut|cuts|cutting|died|froze|frozen|freez\\w+|crashed|crash|went|gone|failed|broke|lagg\\w+|disconnected|dead|muted|on mute|out|kept|was black|only black|glitch\\w*|off|didn't work|did not work|not work\\w*|wouldn't|would not|was not working|wasn't working|stopped|did not want|didn't want|got cut|unstable|upside)",
  ],
  [
    "technology",
    4,
    "(?:on mute|muted myself|was muted|were muted|got disconnected|i (?:got )?(?:dropped|kicked) (?:off|out)|got cut off|cut off|wrong (?:link|window|tab|screen|meeting|zoom|teams|room link)|share(?:d)? the wrong|old link|link (?:from|of|for) (?:the )?(?:first|last|round|a different)|dropped the call|blue screen|low battery|echo|wifi|feedback loop|couldn't hear|could not hear|couldnt hear|can not hear|cannot hear|can't hear|buffering|no sound|no signal|disconnected)",
  ],
  [
    "technology",
    2,
    "(?:dog|neighbour|neighbor|drill\\w*|bin lorry|doorbell|lawnmower|vacuum|construction|baby|parrot|builders?) (?:\\w+ ){0,4}?(?:bark\\w*|drill\\w*|start\\w*|came|rang|next door|outside|hoover\\w*)",
  ],
  // appearance
  [
    "appearance",
    4,
    "(?:fly|flies|zip|zipper|button|buttons|label|tag|collar|slip|bra|bra strap|shirt ?tail|hem|price tag|sticker)~(?:was|were|is|are|had|came|come|popped|undone|open|down|showing|sticking|hanging|half|still on|off|inside out|up|sewn|unbuttoned|undone|stuck|sticked)(?: (?:open|down|undone|out|showing|sticking out|half|broken|still|popped|on|off|inside))?",
  ],
  [
    "appearance",
    4,
    "(?:stains?|spot|smear|mark|marks|toothpaste|hole|ladder|run|rip|tear|coffee ring|sauce|soup|blood|mud|grease|paint|dog hair|cat hair|egg|ketchup|ink|lipstick|sick|snot|dirt|dust|fuzz|milk|crumbs|spinach|powder|chalk|earth|soot|flour|white stripe|something|gravy|drop|drops|lint)~(?:on|in|down|up|all over|over|all up) (?:my|the (?:front|back|side) of my|me\\b|the left|one) ~{clothing}",
  ],
  [
    "appearance",
    4,
    "(?:spinach|poppy seed|lipstick|food|herb|something green|parsley|seed) (?:was )?(?:\\w+ )?(?:in|on|between) my (?:teeth|tooth)",
  ],
  [
    "appearance",
    3,
    "my (?:\\w+ ){0,2}?{clothing} (?:\\w+ ){0,3}?(?:split|ripped|tore|torn|wet|soaked|soaking|stained|dirty|wrinkled|creased|crumpled|undone|open|opened|popped|burst|inside out|showing|ladder\\w*|muddy|stinking|smell\\w*|smelled|soaked|too (?:big|small|tight|long|short|loud)|untucked|nest|mess|drenched|crooked|scruffy|out of|came off|was off|broke)",
  ],
  [
    "appearance",
    3,
    "(?:overdressed|underdressed|odd (?:socks|shoes)|odd shoes|different shoes|two different (?:shoes|socks)|inside out|back to front|pyjama|pajama|everyone (?:else )?(?:was )?in (?:jeans|suits?|trainers|t-shirts|scrubs)|only one in a (?:suit|tie)|wearing (?:the wrong|jeans|trainers|sneakers|flip)|had (?:come )?in (?:a suit|jeans|trainers)|safety pin|drenched|soaked (?:through|to the)|like a drowned rat|smelled? of|smelt of|stank|reeked|looked like i'd|stubble|unshaved|unshaven|unironed)",
  ],
  [
    "appearance",
    2,
    "(?:i was wearing|i wore|turned up in|rocked up in|i had on|came in|i'd got|had got|still in|still had) ~{clothing}",
  ],
  [
    "appearance",
    2,
    "(?:ladder|hole|split|rip|tear|run) (?:up|in|down) (?:the |my )?~(?:tights|stockings|leg|trousers|skirt|sock|socks|seam|back)",
  ],
  [
    "appearance",
    2,
    "(?:tights|trousers|pants|skirt|seam|shirt|jacket|heel|shoe) (?:split|ripped|tore|opened|burst|broke|snapped|popped|laddered|gave)",
  ],
  // name slip
  [
    "name-slip",
    4,
    "(?:called|call(?! (?:with|from|by|to|at|on|for))|calling|addressed|addressing|kept calling|kept saying|thanked|greeted|introduced) (?:him|her|them|it|the \\w+|mr\\.? \\w+|mrs\\.? \\w+|ms\\.? \\w+|dr\\.? \\w+|[A-Z][\\w'’é]+|\\w+) (?:as )?\\W?(?:mum|mom|dad|mam|[A-Z][\\w'’é-]+)",
  ],
  [
    "name-slip",
    4,
    "(?:wrong name|name wrong|wrong company|company wrong|names? (?:mixed|muddled|wrong)|mispronounced|pronounced (?:his|her|their|it|the)|mixed up (?:their|the|his|her) names?|got (?:his|her|their|the) name|(?:his|her|the|their) name is (?:not )?\\w+|called (?:him|her) by|by the wrong)",
  ],
  [
    "name-slip",
    4,
    "(?:is|it's|its|that's|which is|was|being) (?:the |their |a |your |our )?(?:biggest |main |direct )?(?:competitor|competition|rival|rivals|other (?:one|lot|company|firm|hospice|place|shop))",
  ],
  ["name-slip", 3, "i (?:said|thanked|wrote|addressed)~(?:thanks|thank you|bye),? (?:mum|mom|dad|mam|love)"],
  // misstatement
  [
    "misstatement",
    4,
    "(?:i )?(?:lied|exaggerated|fibbed|stretched the truth|overstated|inflated|made (?:it|that|something|one|up) up|made up (?:a|an|the)|invented|bluffed|white lie|wasn't true|not true|isn't true|untrue|a lie|not (?:quite |entirely |exactly |strictly )true|rounded up)",
  ],
  [
    "misstatement",
    4,
    "{I} (?:said|told|stated|claimed|say|tell|put|wrote|answered|cited|quoted|gave)~(?:years?|months?|level|percent|%|million|thousand|k|people|notice|team|licen[cs]e|certificate|degree|gpa|words|wpm|in \\d{4}|weeks?)~[.,;!]? ?(?:actually|really|it'?s|its|it was|it is|but (?:it|really|actually)|in fact|truth|real|there were|i (?:have|only|had)|was (?:end|more|less)|more like)",
  ],
  [
    "misstatement",
    3,
    "i (?:said|told (?:him|her|them)|claimed|stated|put)~{number}(?:[- ]\\w+)?[^.!?;]{0,40}[;,] ?(?:and |but |when )?(?:honestly |really |in fact |actually |in truth )?(?:it is|it's|its|it was|there (?:are|were)|i have|mine is) (?:actually |really |only |more like |about )?{number}",
  ],
  [
    "misstatement",
    4,
    "{I} (?:said|told (?:her|him|them)|say|told|just said|told that)~(?:hay ?fever|allerg\\w+|a cold|dentist|traffic|car trouble|food poisoning|a migraine|family thing|delivery|contact lens|lash in my eye|tired|bad night|something i ate|jet lag|car broke)",
  ],
  [
    "misstatement",
    1,
    "(?:actually|really|in fact|in truth|truth is|real (?:thing|one|number|figure)|in reality|honest(?:ly)? it)(?: it)? ?(?:is|was|it's|it was|it is|i|only|had|more like|am|have)",
  ],
  [
    "misstatement",
    1,
    "(?:i meant|it was|it's|its|it is|should be|there (?:were|are)|i have|mine is|more like|i only have|i've got|i had) (?:actually |really |more like |only |about )?(?:\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?:k|%| percent| million| months?| years?| weeks?|)?(?=[.,;!\\s]|$)",
  ],
  [
    "misstatement",
    3,
    "{I} (?:said|told (?:them|her|him)) (?:that )?(?:i )?(?:can|could|was|am|'m|would|had|have|'ve) ~(?:which (?:i|is|was)|but (?:i|really)|and i (?:can't|cannot|don't|haven't|am not|'m not)|i (?:can't|cannot|don't|haven't|never))",
  ],
  // badmouthing
  [
    "badmouthing",
    4,
    "(?:slagged|slagging|trashed|badmouthed|bad-mouthed|bad mouthed|moaned about|complained about|complaining about|ranted|rant about|rant|had a go at|bitched|tore into|slated|vented|spoke (?:ill|badly)|talked (?:bad|badly|shit|trash)|went off (?:about|on)|laid into|dissed|ran down)~(?:{boss}|old|last|former|ex|previous|current|present)",
  ],
  [
    "badmouthing",
    4,
    "(?:my|the|our|old|last|former|ex|previous|current|present)[- ](?:\\w+ )?{boss}~(?:is|was|are|were|'s|had|has|being|couldn't|cannot|can't|could not|doesn't|didn't|takes|took|dresses|steals|stole|robs|never)~(?:bully|liar|idiot|useless|incompetent|toxic|crook|coward|lazy|tyrant|clown|joke|terrible|hopeless|nightmare|micro ?manag\\w+|stupid|mean|tight|thief|thieves|mess|drunk|creep|monster|dishonest|moron|rude|bad|psycho|control freak|dictator|disaster|chaos|chaotic|a shambles|shambles|cheap|fraud|snake|pig|dinosaur|circus|cheat|credit|narcissist|slow|arsehole|asshole|prick|git|spiv|muppet|organi[sz]e|manage|run|read|spell|stealing|stole|fiddl\\w+|lecher|out of (?:his|her|their) depth)",
  ],
  [
    "badmouthing",
    3,
    "(?:said|told|called|say|because)~(?:{boss}|he|she|they|janet|\\w+)~(?:a bully|bully|bullies|a liar|liar|idiot|incompetent|toxic|crook|crooks|coward|tyrant|clown|control freak|micro ?manager|thief|thieves|backstabb\\w+|psychopath|spiv|muppet|couldn't (?:manage|organi[sz]e|run|read)|takes credit|took credit|stole my|shambles|a shower|nightmare|narcissist|total rocket|stingy)",
  ],
  [
    "badmouthing",
    3,
    "(?:why (?:i|are you|am i|did i|you) (?:left|leave|leaving|want to leave|go|going))~(?:because|bully|hate|can't|couldn't)",
  ],
  // oversharing
  [
    "oversharing",
    4,
    "{I} (?:told|tell|talked|talk|said|went on|started|gave|asked|ask|explained|mentioned|blurted|went into|spoke|ended up|end up)~(?:divorce|my ex|ex-husband|ex-wife|salary|landlord|mortgage|rent|(?:my|student|payday|the|a) loans?|debt|overdraft|surgery|operation|my hip|hysterectomy|prostate|bladder|hemorrhoids|piles|gallbladder|therapy|therapist|break-?up|custody|boyfriend|marriage|my knee|my back|ivf|periods?|menopause|sertraline|antidepressants|anxiety|bankrupt|how much|money|pay|wage|wages|package|package|the pay|the money|day rate|rate|bills|credit card|diet|bowel|snoring|health)",
  ],
  [
    "oversharing",
    4,
    "(?:asked|ask|asking|brought up|raised|mentioned|started on|bring up)(?: about| what| how| for| my)? ~(?:salary|the pay|pay is|it pays|how much|the money|wage|package|the rate|ote|stipend|ctc)~(?:before|first|within|straight|too (?:early|soon)|in the first|immediately|right away|minute|sit down|twice)?",
  ],
  [
    "oversharing",
    3,
    "(?:overshared|over-shared|too much information|tmi|life story|my whole (?:life|back|divorce|story)|unprompted|whole (?:saga|story)|had not asked|hadn't asked|nobody (?:had )?asked)",
  ],
  [
    "oversharing",
    3,
    "(?:i need|i want|i wouldn't|won't|would not|wont|can't) ~(?:move|leave|get out of bed|start|less than|at least|minimum) ~(?:\\d|less)",
  ],
  // conduct
  [
    "conduct",
    4,
    "(?:interrupted|interrupt|interrupting|talked over|talking over|spoke over|cut (?:him|her|them) off|cutting (?:him|her|them)|butted in|finish(?:ed|ing)? (?:his|her|their|people'?s) sentences?|talked across|jumped in|before (?:he|she|they) (?:had |'d )?(?:finished|finish))",
  ],
  [
    "conduct",
    4,
    "{I} (?:just |then |actually |nearly |almost |had |started |began |did |properly |burst |also ){0,2}(?:cried|cry|crying|wept|sobbed|sobbing|teared up|welled up|broke down|burst into tears|bursting into tears|tears|blubbed|bawled|in tears|to cry|choked up)|burst into tears|(?:my )?eyes (?:filled|watered|welled)|tears (?:came|running|rolling|started)",
  ],
  [
    "conduct",
    4,
    "(?:argued|arguing|argue with|raised my voice|snapped at|lost my temper|got into (?:it|an argument)|told (?:him|her|them) to (?:f|shut|piss|get)|disagreed loudly|got defensive|got snippy|sarcastic|rolled my eyes|stormed out|had a go at (?:him|her))",
  ],
  [
    "conduct",
    4,
    "(?:swore|swear|cursed|cussed|f[- ]?word|f-bomb|dropped (?:an?|the) (?:f|s)|said (?:\\w+ )?(?:shit|fuck|f\\*+|bloody|damn|bollocks|crap|arse|hell)|let out a)",
  ],
  [
    "conduct",
    4,
    "(?:looked at|looking at|checked|checking|check|look at|answered|picked up|glanced at|read|reading|had|scroll\\w*|texting|texted|took)~my (?:phone|mobile|watch|messages|cell)|(?:took|answered) (?:the|a) call|looked at it (?:heaps|twice|again)",
  ],
  [
    "conduct",
    4,
    "(?:yawn(?:ed|ing)?|chewing (?:gum|my)|burped|farted|fell asleep|dozed off|sneez\\w+|picked my nose|walked out(?! (?:to|into|at|past|with|through|and|in))|walk out|got up and (?:left|went)|left (?:early|before|without)|stood up and (?:left|walked|went)|had to (?:leave|go out|run out|step out)|ran out of|hung up|put the phone down|logged off|i left almost|went out one time|swallowed (?:it|my gum))",
  ],
  [
    "conduct",
    2,
    "(?:cheeky|rude|short with|snippy|blunt|joke (?:fell|that)|bad joke|stupid joke|nobody laughed|no one laughed|no-one laughed|hugged|winked|flirt\\w*|drunk|tipsy|forgot to (?:bow|shake|thank|say (?:thanks|thank|goodbye)))",
  ],
  // offense
  [
    "offense",
    4,
    "(?:when (?:is|she is|she's|are you|is it|is the baby) ?(?:she |the baby |it )?due|when (?:he|she)'s due|isn't pregnant|not pregnant|is she expecting|expecting\\?|pregnant~(?:she (?:is|was)|isn't)|there is no baby|when is the baby|when the baby)",
  ],
  [
    "offense",
    4,
    "(?:i said|i say|i go|i told|i asked|i made|told (?:her|him|them)|said|called|i called|asked|joked)~(?:your english|you people|you lot|old (?:woman|man|lady|people)|fat|weight|ugly|bald|typical \\w+|where are you (?:really )?from|where (?:he|she)(?:'s| is) (?:really )?from|too young|too old|looked (?:about )?(?:twelve|sixteen|too young|tired)|grandmother|for a (?:woman|girl|man)|girls? like you|for grandm\\w+|calm down|hysterical|for the (?:assistant|receptionist|secretary)|the cleaner|two sugars|slaves|boring|junk|rubbish|garbage|dump|idiotic|stupid|ridiculous|a joke about|crack about|the (?:\\w+ )?accent|love you're)",
  ],
  [
    "offense",
    2,
    "(?:turns? out|turned out|she is|he is|she's|he's)~(?:(?:his|her) (?:wife|husband|daughter|son|late|mother|father|sister|brother|own)|who (?:wrote|made|designed|built|drew|painted|chose|set) it|married to|the (?:director|owner|ceo|boss|manager)\\b|my (?:dissertation|husband|wife|daughter|son))",
  ],
  [
    "offense",
    3,
    "(?:offended|insulted|insult|hurt (?:her|him|their|his) feelings|her face (?:fell|dropped|changed)|his face (?:fell|dropped|changed)|tactless|sexist|racist|took offen[cs]e|took it (?:badly|personally|hard)|misgendered|mistook (?:her|him)|i thought (?:she|he) was (?:the|a|on the)|put my foot in)",
  ],
  [
    "offense",
    3,
    "(?:handed|gave) (?:him|her) my coat|i laughed~(?:died|dead|passed|funeral|story|cried|own)|i teased|made a (?:joke|crack|remark|comment) about",
  ],
  // damage
  [
    "damage",
    4,
    "(?:broke|broken|break|smashed|cracked|snapped|shattered|chipped|scratched|dented|bent|ripped|tore|snap|knocked over|knocked (?:down|off|into)|knock(?:ed)?|burnt|burned|scorched|ruined|wrecked|tipped over|pulled down|crushed|melted|sliced through|jammed)~(?:vase|frame|picture|lamp|mug|cup|glass|window|screen|monitor|laptop|chair|table|desk|plant|pot|model|statue|sculpture|trophy|award|door|handle|shelf|bowl|plate|plates|tray|display|sign|mirror|machine|printer|prototype|keyboard|tile|tiles|ornament|figurine|clock|projector|teapot|cabinet|poster|gate|fence|phone|camera|jar|bottle|bottles|case|box|boxes|pen|globe|lens|lid|stand|board|whiteboard|blind|carpet|rug|wall|book|map|photo|diploma|award|car|van|bumper|post|tool|drill|blade|wheel|piano|guitar|violin|ornaments|china|crockery|tank|bulb|light|drawer|fridge|oven|pan|machine|tip box|otoscope|clippers|tweezers|thermometer|microscope|slide|pipette)",
  ],
  [
    "damage",
    4,
    "(?:spilt|spilled|spill|spilling|knocked|tipped|poured|splashed|upset|slopped|dripped|dropped|sloshed|dumped|turned over|threw|spat)~(?:{liquid}|{vessel})(?: (?:of|over|on|all|everywhere|down))?",
  ],
  [
    "damage",
    4,
    "(?:{liquid}|{vessel})~(?:went|goes|spilled|spilt|spills|tipped|fell|falls|all over|over|flew|ran|soaked|everywhere)~(?:over|everywhere|on|onto|into|across|down|off|all)",
  ],
  [
    "damage",
    4,
    "(?:it|the \\w+(?: \\w+)?|one|mine|and) (?:just )?(?:fell|went|slid|came|slipped|smashed|shattered|cracked|snapped|broke|flew|crashed)~(?:off the|to the floor|on the (?:floor|tiles?|concrete)|into pieces|in (?:two|half|pieces|bits)|to pieces|off the (?:wall|shelf|desk|table|sill)|in my hand|clean off|right (?:off|through)|apart|smash\\w*|crash|the floor)",
  ],
  [
    "damage",
    4,
    "(?:stain|stained|mark|scratch|dent|crack|hole|burn|chip|blot|puddle)~(?:on|in|into|across) (?:the|their|his|her|a) ~(?:carpet|rug|floor|table|desk|wall|sofa|chair|couch|book|paper|papers|notebook|keyboard|laptop|contract|counter|seat|bench|door|car|paintwork|screen|margin|map)",
  ],
  [
    "damage",
    3,
    "(?:in (?:a (?:hundred|thousand|million)|two|three|four|five|six|nine|thirty|ten) (?:pieces|bits)|smithereens|smashed|shattered|came (?:off|apart) in my hands?|dropped (?:a|the|her|his|their|one|two|it) )",
  ],
  [
    "damage",
    3,
    "{I} (?:broke|tore|cracked|snapped|scratched|dented|knocked|smashed|dropped|elbowed|swept|reversed into|backed into|drove into|clipped|ripped|killed|flooded|set fire)",
  ],
  [
    "damage",
    4,
    "(?:swept|brushed|caught|dragged|pulled|knocked|sent|elbowed|pushed|shoved|swiped|nudged)~(?:off|from) (?:the|his|her|their|a|its) (?:\\w+ )?(?:desk|shelf|table|counter|wall|sill|windowsill|stand|cabinet|bench)",
  ],
  // injury
  [
    "injury",
    4,
    "{liquid}~(?:over|on|onto|down|in|into) (?:his|her|their|the (?:man|woman|interviewer|manager|director|boss)'s) (?:\\w+ )?{clothing}(?: |$|[,.!?;])",
  ],
  [
    "injury",
    4,
    "(?:over|on|onto|down|in|into|all over|across|to|against|off|up|hit|caught|cut|burn(?:ed|t)?|nicked|scratched|scalded|stepped on|trod on|stood on|hurt|crushed|shut|slammed|jabbed|poked|banged|bumped|squashed|trapped|elbowed|pinched|soaked)~(?:his|her|their|(?:the )?\\w+['’]s|someone's|somebody's|the (?:man|woman|model|patient|interviewer|boy|girl|chef|manager)'s)~{body}(?: |$|[,.!?;])",
  ],
  [
    "injury",
    4,
    "(?:spilt|spilled|poured|knocked|threw|tipped|splashed|squirted|sprayed)~(?:over|on|onto|all over|into|down) (?:him|her|them|the (?:interviewer|manager|boss|director|lady|man|woman|guy))(?=[.,!?;)]| (?:and|but|so|when|as|while|with|in|right|all|too|just|by|at|during|before|because|instead|accidentally)|$)",
  ],
  [
    "injury",
    4,
    "(?:blister\\w*|bleeding|bled|stitches|bruise\\w*|burn mark|red mark|red stripe|swelled|swollen|limped|scalded|scalding)",
  ],
  [
    "injury",
    3,
    "(?:stepped|trod|stood|step|stamped) on (?:his|her|their|the \\w+|mr\\w*|frau|[a-z]+['’]?s?)~(?:foot|feet|toe|toes|shoe)|bumped heads|(?:he|she|they) (?:yelped|yelled|shouted|screamed|jumped|said ow|went ow)",
  ],
  // distraction
  [
    "distraction",
    4,
    "(?:my|our|me|his|her) (?:\\w+ )?{relative}~(?:is|was|were|had|has|got|went|been|passed|died|fell|broke|collapsed|taken|in|phoned|being|rang|called|having|hit|diagnosed)~(?:hospital|stroke|heart|died|dead|dying|icu|ambulance|fever|sick|ill|surgery|operation|funeral|passed|accident|cancer|chemo|dementia|fall|a&e|er\\b|asthma|seizure|seizures|labour|labor|casualty|hospice|temperature|throwing up|vomiting|fainted|collapsed|unconscious|emergency|crash|\\d{2}[.,]\\d|meningitis|pneumonia|dialysis|attack|buried|missing|contractions|waters|concussion|hit by|appendix)",
  ],
  [
    "distraction",
    4,
    "(?:my|our) (?:\\w+ )?{relative} (?:just |suddenly |had |has |sadly )?(?:died|passed(?: away)?|collapsed|fainted|passes)|(?:we |i )?(?:buried|lost) (?:my|our)|(?:funeral|the wake) (?:is|was|on|yesterday|tomorrow|this|got)|put (?:our|my|the) (?:dog|cat) (?:down|to sleep)",
  ],
  [
    "distraction",
    2,
    "(?:in|to|at|from) (?:the )?(?:hospital|icu|intensive care|casualty|a&e|hospice|emergency room|er)(?: (?:since|with|until|last|this|at|all|because|again|\\w+))?",
  ],
  [
    "distraction",
    4,
    "(?:i|i'm|im|i've|ive|i'd|i have|i had|diagnosed with|my) (?:\\w+ ){0,3}?(?:pregnant|weeks gone|diagnos\\w+|cancer|lump|biopsy|tumou?r|lymphoma|hiv|epilep\\w+|bipolar|dyslexi\\w+|adhd|autis\\w+|ms\\b|parkinson\\w*|miscarr\\w+|depress\\w+|panic (?:disorder|attacks?)|anxiety|hearing loss|deaf in|chemo|rehab|sober|relaps\\w+|aa meeting|drinking|withdrawal|ptsd|ocd|endometriosis|crohn\\w*|diabet\\w+|hypo|medication|antidepressants|eating disorder|stammer|stutter|ibs|arthritis|lupus|migraine|flu|fever|food poisoning|stomach bug|tummy bug|norovirus|covid|temperature|cold medicine|concussion|ear infection|toothache|infection|bug)",
  ],
  [
    "distraction",
    4,
    "(?:husband|wife|partner|boyfriend|girlfriend|ex|he|she|fianc[eé]e?) (?:\\w+ )?(?:left me|is leaving|was leaving|wants a divorce|moved out|walked out on|cheated|hit me|put me into|filed for|served|thrown me out|threw me out|kicked me out|told me (?:he|she)(?:'s|'d| is| was| had))|divorce (?:papers|hearing|is|came)|(?:we|i) (?:split|broke) up|separat(?:ed|ion|ing)|custody|restraining order|court (?:date|hearing)|hearing on|eviction|evicted|evict|foreclosure|bankrupt\\w*|bailiffs?|repossess\\w*|repo guy|debt collector|loan shark|months? behind|payday loan|gambling|arrested|probation|police|lawyer|solicitor",
  ],
  [
    "distraction",
    2,
    "(?:accident|crash|pile-?up|collision|storm|flood(?:ed|s)?|fire|burst pipe|power cut|power went out|tornado|earthquake|black ice|snow|blizzard|break-?in|broken into|burgled|burglary|gas leak|ceiling came|evacuated|jackknifed|car got hit|hit my car|tyre|tire burst|landslide|typhoon|hurricane)(?: ~(?:morning|road|way|house|home|flat|kitchen|street|night|bridge|motorway|highway|car))?",
  ],
  [
    "distraction",
    3,
    "(?:head (?:wasn't|was not) there|my head was (?:somewhere|elsewhere|not|with)|couldn't concentrate|could not concentrate|couldn't focus|could not focus|distracted|wasn't (?:all )?there|was not (?:all )?there|half (?:listening|heard|paying)|kept thinking (?:of|about)|all i could think|thinking (?:of|about) (?:her|him|my)|no sleep|hadn't slept|had not slept|up all night|didn't sleep|in my head|wasn't with it)",
  ],
  [
    "distraction",
    3,
    "(?:on|take|taking|started|doubled) (?:\\w+ )?(?:tablets|medication|meds|medicine|painkillers|antibiotics|sertraline|lithium|insulin|methadone)",
  ],
  [
    "distraction",
    1,
    "(?:(?:on|to|in) (?:my|the|our) (?:way|road|house|home|flat|kitchen|street|motorway|highway))",
  ],
  [
    "distraction",
    2,
    "(?:migraine|toothache|stomach|feverish|throwing up|threw up|vomit\\w*|was sick|been sick|nosebleed|fainted|dizzy|panic attack)",
  ],
  [
    "distraction",
    3,
    "(?:toddler|cat|kitten|dog|daughter|son|kid|baby) (?:\\w+ )?(?:walked|ran|came|jumped|climbed|burst|wandered|appeared|in shot|on camera|sat)~(?:in|camera|keyboard|lap|room|shot|screen|desk)",
  ],
];

export type CompiledCue = { kind: Kind; points: number; pattern: RegExp; source: string };

/** Compiled once, on first use: a cold start that reads nothing pays nothing. */
let compiled: CompiledCue[] | null = null;
export function cues(): readonly CompiledCue[] {
  compiled ??= [...slips, ...strengthCues].map(([kind, points, source]) => ({
    kind,
    points,
    source,
    pattern: pattern(source, source.includes(CAPITAL) ? "g" : "gi"),
  }));
  return compiled;
}
