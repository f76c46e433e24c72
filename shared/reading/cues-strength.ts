/** What people write when something went right. Two points make a moment; see `moments.ts`. */
import type { Cue } from "./cues.ts";

export const strengthCues: readonly Cue[] = [
  // What the interviewers did or said.
  [
    "strength",
    2,
    "{they} (?:really |very much |properly |actually |all |did |also |seemed to |clearly |both |especially |particularly ){0,2}(?:like[ds]|love[ds]?|enjoyed|appreciated|admired|adored)(?! to)~(?:my|the|that|it|this|how|i|our|when|what|both)",
  ],
  [
    "strength",
    2,
    "(?:was|were|seemed|looked|seem|look) (?:really |very |quite |so |genuinely |properly |visibly |pretty |proper |well |dead |clearly |most ){0,2}(?:impressed|pleased|delighted|thrilled|chuffed|keen|interested in my|taken with|happy with|excited|enthusiastic|into it|made up|glad)",
  ],
  [
    "strength",
    2,
    "(?:said|says|say|told me|told|goes|called it|called my|called that|thought) ~(?:excellent|brilliant|perfect|impressive|impressed|spot on|exactly|fantastic|great|lovely|beautiful\\w*|very good|really good|good answer|good question|well done|nice work|good work|clean work|well put|amazing|wonderful|strongest|the best|best \\w+|finally|better than|correct|class|neat\\w*|rare|very clear|very nice|well explained|that's it|precisely|clear and|nice energy|nice manner|a natural|well organi[sz]ed|strong|tidy|textbook|favou?rite|solid|superb|bang on|worth its weight|refreshing|smart|thorough|quick|quicker|fast|useful|helpful|good eye|good hands|good instinct\\w*|gold|clever|steady)",
  ],
  [
    "strength",
    2,
    "(?:said|told me|says)~(?:wish\\w*|wants?|wanted|needs?|needed|looking for|hop\\w+) ~(?:more people|someone|somebody|like (?:me|you|that)|what we|exactly|for years|everyone|all)",
  ],
  [
    "strength",
    2,
    "(?:said|told me|says|reckoned)~(?:most (?:people|of|candidates|applicants|guys|lads)|nobody else|no one else|no-one else|first (?:one|person|candidate|applicant)|only (?:one|person|candidate)|never (?:seen|heard|had)|learned something|learnt something|would have|'d have (?:done|made)|steal)",
  ],
  [
    "strength",
    2,
    "asked ~(?:for a copy|if (?:he|she|they|i) (?:could|can|may|might|would) (?:keep|have|circulate|use|take|borrow|photograph|copy|share)|when i (?:could|can|would be able to|might) (?:start|begin)|for (?:my|the) (?:file|slides|deck|template|spreadsheet|recipe|code|script)|me to send)",
  ],
  ["strength", 1, "asked ~(?:can i start|could i start|how soon|for my references)"],
  ["strength", 2, "(?:took|taking|snapped) (?:a )?(?:photo|picture|photos|copy) of"],
  [
    "strength",
    2,
    "{they} (?:all |both |even |actually |properly |started |was |were )?(?:clapp(?:ed|ing)|applauded|whistled|beamed|beaming|lit up|grinned|high[- ]?fived|cheered|fist bump\\w*|thumbs? up)",
  ],
  ["strength", 2, "(?:gave|give|giving|got|put) (?:me )?(?:a |her |his |two |the )?(?:big )?thumbs? up"],
  [
    "strength",
    2,
    "(?:nodd(?:ed|ing)|nods)(?: a lot| along| the whole| all| loads| and (?:wrote|writing|said|smil)| at)?",
  ],
  [
    "strength",
    1,
    "(?:laughed|laughing|laughs|smil(?:ed|ing)|giggled|chuckled|roared)(?: a lot| at (?:my|the)| out loud| properly)?",
  ],
  [
    "strength",
    2,
    "{they} (?:both |all |even |really |actually |just |also ){0,2}(?:laughed|laughs|laughing|chuckled|giggled|smiled)(?: a lot| out loud| properly| so much| along)? (?:at (?:my|the|our) (?:\\w+ ){0,2}?(?:stor(?:y|ies)|jokes?|lines?|examples?|anecdotes?|answers?|descriptions?|impressions?|one about|bit about|tale)|when i (?:told|described|explained|talked|mentioned|got to|showed|came to|admitted)|about (?:the|my|it|that)|with me)",
  ],
  [
    "strength",
    2,
    "(?:properly|really|actually|all|both|had (?:him|her|them|the whole \\w+)|made (?:him|her|them) (?:all |both )?) ?(?:laugh|laughed|laughing|smile)",
  ],
  [
    "strength",
    2,
    "(?:he|she|they) (?:praised|complimented|congratulated|commended|thanked me for|thumped|raves?|raved)",
  ],
  ["strength", 1, "(?:wrote|writing|noted|took) (?:it |that |everything |this |my \\w+ |the \\w+ )?down"],
  [
    "strength",
    2,
    "(?:stopped|quit|put) (?:taking notes|writing|(?:his|her|their) pen down)~(?:listen|watch)",
  ],
  [
    "strength",
    1,
    "(?:want|wants|wanted|would like|'d like|invited|asked) (?:me )?(?:to )?(?:come |meet |see me |me )?(?:back|again|in the next round|for a second)",
  ],
  [
    "strength",
    1,
    "(?:showed me (?:round|around)|gave me a tour|stayed (?:\\w+ ){1,2}(?:minutes )?longer|ran over|kept me (?:on that )?(?:for )?(?:ages|longer)|walked me (?:out|to))",
  ],
  // What the writer did.
  [
    "strength",
    2,
    "(?:nailed|aced|smashed|killed|crushed|flew through|sailed through|breezed through|rattled off|reeled off) (?:it|that|the|my|this|through|all|every)?",
  ],
  [
    "strength",
    2,
    "(?:went|go|gone|goes|going) (?:really |very |pretty |quite |so |dead |proper |down |over |actually |surprisingly |rather |perfectly ){0,2}(?:well|great|good|fine|fantastic|brilliantly|smoothly|smooth|perfect|perfectly|lovely|beautifully|nicely|a treat|better than|without a hitch|ok|okay|alright|grand|like a dream|sweet)",
  ],
  [
    "strength",
    2,
    "(?:answer(?:ed)?|explain(?:ed)?|handled?|did|done|do|covered|described|presented|solved|told|talk|talked|spoke|managed|gave|delivered|walked (?:her|him|them) through)~(?:really well|very well|quite well|well|perfectly|properly|nicely|correctly|fully|in full|full|beautifully|cleanly|confidently|clearly|without (?:notes|a mistake|stopping|looking|any)|with no mistakes?|no problem|in order|step by step|without error|good and|i could do (?:that )?in my sleep)",
  ],
  [
    "strength",
    2,
    "(?:got|had|did|do|have|was|were) (?:it |them |that |those |the \\w+ ){0,2}(?:all )?(?:right|correct|spot on|perfect|flawless|bang on|first (?:go|time|try))",
  ],
  [
    "strength",
    1,
    "(?:first (?:go|time|try)|no (?:mistakes?|problem|errors?|bother|trouble)|all (?:correct|good|right|clean)|full marks|top marks|\\d+ out of \\d+|(?:ten|ten|five|six) out of (?:ten|five|six)|with time to spare|fastest|quickest|on time|under time|in time|flawless\\w*|by heart|spotless|perfect)",
  ],
  [
    "strength",
    1,
    "(?:was|were|is|felt|came out|came) (?:really |very |pretty |quite |so |actually |dead |proper |all |a |the |just ){0,2}(?:good|great|strong|lovely|brilliant|excellent|solid|perfect|smooth|warm|fantastic|clean|clear|best (?:bit|part))",
  ],
  [
    "strength",
    1,
    "(?:strong|good|great|proud of|pleased with|happy with|solid) (?:my |the |that |answer|example|story|point|pitch|talk|presentation|rapport|conversation|chat|start|beginning|opening)",
  ],
  [
    "strength",
    2,
    "(?:good|nice|great|lovely|brilliant|warm|long|decent|wonderful|easy|proper) (?:\\w+ )?(?:chat|rapport|conversation|talk|laugh|banter|connection|natter|craic|discussion)",
  ],
  [
    "strength",
    2,
    "(?:we|and i|i)(?: all| both| really| just| had| even){0,2} (?:got on|clicked|hit it off|bonded|connected|had a (?:good |great |proper |real |right )?(?:laugh|giggle|chat|natter)|laughed|talked (?:about \\w+ )?for ages|chatted|got (?:chatting|talking|to talking)|joked|spoke for|went on about)",
  ],
  [
    "strength",
    2,
    "(?:for ages|for a good while|for a long time) (?:about|on)|(?:talked|chatted|spoke|discussed)~(?:for ages|ages|the whole time|like old friends)",
  ],
  [
    "strength",
    2,
    "{I} (?:was|arrived|came|got|reached|turned up|got there|were|reach|arrive|come|showed up|sat|been|got in)~(?:early|ahead of time|before time|in good time|ahead|beforehand|in plenty of time)",
  ],
  [
    "strength",
    2,
    "(?:minutes?|mins?|hour|half an hour|quarter of an hour) (?:early|before time|ahead|in advance)",
  ],
  [
    "strength",
    2,
    "i (?:knew|know) (?:it|them|that|the answer|all|every|exactly|that one|my stuff)(?: cold| by heart| inside out| well| straight)?",
  ],
  [
    "strength",
    1,
    "(?:i|ive|i've|i'd) (?:brought|made|prepared|built|printed|had) (?:a |the |my |her |them |him )?~(?:one-pager|samples?|portfolio|sheet|copy|print-?out|prototype|mock-?up|plan|notes|folder|cake|proposal|draft)",
  ],
  [
    "strength",
    1,
    "(?:from|to) \\d[\\d.,]*\\s?(?:%|percent|per cent|k|days|hours|minutes)? (?:to|down to|up to|in) \\d",
  ],
  [
    "strength",
    1,
    "(?:cut|grew|raised|doubled|halved|saved|reduced|increased|brought (?:it |them )?down|won|cleared)~(?:\\d|by (?:half|a third|a quarter)|percent|in (?:a|one) (?:year|month))",
  ],
  [
    "strength",
    1,
    "(?:i|i've|ive|i did|also|at least i)(?: did| also)? (?:told|tell|mentioned|mention|said|showed|show|got to (?:say|talk))~(?:about my|my|that i|how i|how we)",
  ],
  [
    "strength",
    1,
    "(?:remembered|stayed calm|kept calm|calmed|held it together|stood my ground|asked (?:good|smart|decent) questions|recovered|shook hands firmly|looked (?:her|him|them) in the eye)",
  ],
  [
    "strength",
    2,
    "(?:only good (?:thing|bit|part)|best (?:bit|part|thing|moment)|good (?:bit|bits|thing|news|part)|on the (?:plus|bright|good) side|what went well|high point|highlight)(?: is| was| were|:|,)",
  ],
  [
    "strength",
    1,
    "(?:offered me|got the job|hired|second round|next round|shortlist\\w*|trial shift next|references)",
  ],
  [
    "strength",
    1,
    "(?:which|that|this|and (?:he|she|they)) (?:landed|worked|helped|impressed|pleased|went down)",
  ],
  [
    "strength",
    2,
    "(?:landed|went down) (?:really |very |so )?(?:well|nicely|beautifully)|(?:impressed|amazed|surprised|charmed) (?:him|her|them|the panel|everyone)",
  ],
  [
    "strength",
    2,
    "{I} (?:was|am|felt) (?:really |very |quite |pretty |dead |so )?(?:good|strong|perfect|great|confident|fine|ok|on fire|on form|sharp) (?:on|at|with|in|about|for)",
  ],
];
