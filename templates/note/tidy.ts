/** Words typed in a hurry, made fit to stand in a letter without changing what they say. */

/** In this order. Each keeps the meaning; what changes the tone is only dropped. */
const TIDY: readonly [RegExp, string][] = [
  [/[‘’`´]/g, "'"],
  [/[„«»]/g, '"'],
  [/[“”]/g, '"'],
  [/\s+/g, " "],
  [/([!?])[!?]+/g, "$1"],
  [/\s*&\s*/g, " and "],
  [/ (?:vs\.?|versus) /gi, " and "],
  [/\blike (?=\d|(?:five|ten|fifteen|twenty|thirty|forty|half|a hundred)\b)/gi, ""],
  [/\b(gave|giving|give|was|were|is|had) like (?=(?:the|a|an|my|your|all|really|so)\b)/gi, "$1 "],
  [/\bw\/o\b/gi, "without"],
  [/\bw\/\s?(?=\w)/gi, "with "],
  [/\b(\d+)ish\b/gi, "about $1"],
  [/\bmins\b/gi, "minutes"],
  [/\bmin\b(?= (?:and|of|each|on|about))/gi, "minutes"],
  [/\byrs\b/gi, "years"],
  [/\bhrs\b/gi, "hours"],
  [/\bwks\b/gi, "weeks"],
  [/\b(?:pics?)\b/gi, "photo"],
  [/\btook a pic\b/gi, "took a photo"],
  [/\bthru\b/gi, "through"],
  [/\b(?:tho|though)[.!]?$/gi, ""],
  [/\besp\b\.?/gi, "especially"],
  [/\b(?:bc|cos|cuz|coz)\b/gi, "because"],
  [/\bur\b/gi, "your"],
  [/\bppl\b/gi, "people"],
  [/\bsth\b/gi, "something"],
  [/\bprob\b/gi, "probably"],
  [/\bdefo?\b/gi, "definitely"],
  [/\bfab\b/gi, "wonderful"],
  [/\bcuppa\b/gi, "cup of tea"],
  [/\btelt\b/gi, "told"],
  [/\breckoned\b/gi, "thought"],
  [/\breckons\b/gi, "thinks"],
  [/\b(?:was|were) like,? (?=["'\p{L}])/giu, "said "],
  [
    /\b(he|she|they|\p{Lu}\p{L}+) (?:goes|go),? (?=(?:ok|okay|oh|yes|no|well|that|damn|wow|whoa|right|good|nice|alright|"))/giu,
    "$1 said ",
  ],
  [/\b(?:nice ?1)\b/gi, "nice one"],
  [/(?<![\p{L}'])i(?=[ '])/gu, "I"],
  [/\b[Ii]m\b/g, "I'm"],
  [/\b[Ii]ve\b/g, "I've"],
  [/\b(?:id|Id)\b(?= \p{Ll})/gu, "I'd"],
  [/\b([Tt]hey|[Yy]ou|[Ww]e)(d|ll|ve|re)\b(?=\s)(?<!\bwere|\bWere|\bwed|\bwell|\bWell|\bWed)/g, "$1'$2"],
  [/\b([Ss]he|[Hh]e)(d|s)\b(?=\s)(?<!\bshed|\bhed)/g, "$1'$2"],
  [/\bwed\b(?= (?:both|all|been|just|already|never|met|worked|done))/gi, "we'd"],
  [/\b(?:theyd)\b/gi, "they'd"],
  [/\b(nobody|everybody|that|what|there|it)s\b(?= \p{Ll})(?<!\bits (?=\p{L}+(?:\s|$)))/giu, "$1's"],
  [/\b(do|does|did|was|were|is|are|has|have|had|would|could|should|ca|wo)nt\b(?<!want)/gi, "$1n't"],
  [/\b(I|you|we|they)'d (?=(?:a|an|the|no|my) )/gi, "$1 had "],
  [/\b(I|you|we|they)'ve (?=(?:a|an|the|no|my|\d|[A-Z]) ?)/gi, "$1 have "],
  [
    /\b(?:tbh|lol|lmao|omg|obvs|haha+|honestly|literally|basically|totally|innit|po|sef|lah|yeah|like you know|you know|to be fair|if I'm honest|I'll be honest|i must say|bless (?:her|him|them)|thank god|thank goodness)\b\s?/gi,
    "",
  ],
  [
    /\b(?:kind of|sort of|kinda|sorta|just|really|proper|properly|actually|even|dead|well)\b (?=(?:nice|good|great|friendly|pleased|happy|keen|interested|impressed|liked|loved|enjoyed|laughing|laughed|laugh|said|nodding|nodded|into|clear|kind|warm|lovely)\b)/gi,
    "",
  ],
  [
    /\b(?:I think|I thought|I suppose|I guess|I reckon|I'd say|I believe|I feel|I'm told|for sure|no joke|swear down|it turns out|as it happens)\b\s?/g,
    "",
  ],
  [/^[\s,;:]+/g, ""],
  [/\s*\((?:which|so|and|i|he|she|not|it)\b[^)]*\)/gi, ""],
  [/\s+([,.;:!?])/g, "$1"],
  [/ for ages\b/gi, ""],
  [/,? (?:just )?to be (?:nice|kind|polite)\b/gi, ""],
  [/ {2,}/g, " "],
];

export function tidied(text: string): string {
  return TIDY.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text).trim();
}

/** What leads into a story and says nothing: "Apart from that,", "The good:", "And". */
const LEAD =
  /^(?:(?:and|but|so|then|also|plus|well|anyway|oh|okay|ok|still|yet|now|overall|otherwise|tho|though|luckily|thankfully|fortunately|afterwards|after that|before that|at the end|at the start|in the end|up to then|apart from that|other than that|the good(?: bit| part| news| thing| side)?|good(?: bit| part| things?| stuff)?|on the (?:good|bright|plus|positive) side|on the positive|positives?|what went (?:well|right)|went well|one good thing|best bit|rest(?: was)? (?:ok|fine|good)(?: as)?|esp(?:ecially)?|in fact|for once|yes|and yes)\b[,:;.]?\s*(?:[-–—]\s*)?(?:I guess:?\s*)?)+/i;

export function withoutLead(text: string): string {
  const bare = text.replace(LEAD, "").replace(/^[\s,;:.–—-]+/, "");
  return bare.length > 3 ? bare : text;
}
