/**
 * Patterns written the way people talk: one space stands for any white space, an apostrophe may be missing or
 * curly, `~` is a gap of up to 40 characters between whole words, and `{liquid}` is a word list. No pattern has an unbounded
 * repetition over text, so that matching stays linear in the length of a mail.
 */
const LISTS: Record<string, string> = {
  I: "(?:i|i've|ive|i'd|i had|i have|me)",
  they: "(?:he|she|they|both|everyone|everybody|the (?:\\w+ ){0,2}?(?:manager|interviewer|interviewers|boss|owner|lady|man|guy|woman|director|panel|chef|head|doctor|examiner|assessor|recruiter|chair|team|supervisor|lead|principal)|one of them|(?:mr|mrs|ms|miss|dr|prof|frau|herr|sir|madam|mam)\\.? ?\\w+|[a-z]+)",
  pronoun: "(?:he|she|they|it)",
  said: "(?:said|says|say|saying|told (?:her|him|them|the \\w+)|tell (?:her|him|them)|told that|goes|went|answered|stated|claimed|wrote|put)",
  not: "(?:not|n't|nt|never|no)",
  didnt: "(?:did not|didn't|didnt|never|do not|don't|dont)",
  couldnt: "(?:could not|couldn't|couldnt|cannot|can't|cant|was not able to|wasn't able to|unable to)",
  number:
    "(?:\\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half an|couple of|a couple of|a few|few)",
  liquid:
    "(?:coffee|tea|water|latte|espresso|cappuccino|juice|wine|milk|cola|coke|soda|soup|ink|paint|drink|beer|kopi|chai|smoothie|cocoa|gravy|oil|tint|bleach|toner|sauce)",
  vessel: "(?:cup|mug|glass|bottle|jug|pitcher|carafe|pot|bucket|flask|tumbler|tray|can|carton|pint|thermos)",
  body: "(?:hands?|fingers?|thumb|foot|feet|toes?|arms?|wrists?|legs?|knees?|shins?|shoulder|elbow|heads?|face|noses?|ears?|eyes?|lip|lips|chin|mouth|neck|back|lap|chest|skin|thigh|ankle|forearm|cheek|tooth)",
  clothing:
    "(?:shirt|blouse|skirt|dress|trousers?|pants|suit|jacket|blazer|tie|collar|cuffs?|sleeves?|tights|stockings|socks?|shoes?|boots?|trainers|heels?|coat|jumper|sweater|hoodie|bra|slip|kurta|saree|sari|dupatta|hijab|lapel|zip|zipper|fly|flies|button|hem|jeans|tunic|scrubs|vest|top|thongs|flip flops|sandals|tee|t-shirt|shorts|leggings|hair|make-?up|mascara|lipstick|name tag|badge|chinos|uniform|polo|pyjamas?|pajamas?)",
  boss: "(?:boss|manager|supervisor|director|owner|owners|chief|ceo|cto|cfo|pi|head|head of \\w+|employer|firm|company|place|team|team lead|lead|principal|advisor|professor|partner|landlord|chef|md|management|foreman|colleague|colleagues|coworkers?|matron|department|office|shop|bank|hotel|job|practice|agency|clinic|school)",
  relative:
    "(?:mum|mom|mother|mama|mam|ma|dad|father|papa|da|parents|brother|sister|son|daughter|wife|husband|partner|boyfriend|girlfriend|fianc[eé]e?|nan|nana|gran|granny|grandma|grandmother|grandad|grandfather|grandpa|granda|gogo|lola|lolo|abuela|oma|opa|aunt|auntie|aunty|uncle|cousin|niece|nephew|baby|toddler|kid|kids|child|little one|boy|girl|mother-in-law|father-in-law|best friend|friend|stepdad|flatmate|roommate)",
  fact: "(?:certificate|certification|certified|certs?|licen[cs]e[ds]?|diploma|degree|qualification|qualified|award|trained|training|speak|fluent|language|years|months|experience|portfolio|course|level|project|volunteer\\w*|ran|run|built|wrote|passed|managed|taught|led|skills?|know|ticket)",
};

/** `i said` → a case-blind expression; see the top of this file for the notation. */
export function pattern(source: string, flags = "gi"): RegExp {
  const expanded = source.replace(/\{(\w+)\}/g, (whole, name: string) => LISTS[name] ?? whole);
  const spoken = expanded
    .replace(/(?<=[\w|(])'(?=\w)/g, "['’]?")
    .replace(/ \?/g, "\\s*")
    .replace(/ /g, "\\s+")
    .replace(/~/g, "(?<!\\w(?=\\w))[^.!?]{0,40}?(?<!\\w(?=\\w))");
  return new RegExp(`(?<![\\w'’])(?:${spoken})(?![\\w])`, flags);
}
