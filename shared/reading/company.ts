/** The employer as the mail names it. */
import type { Sources } from "./facts.ts";
import { isPlainWord, WORD } from "./names.ts";
import { roleOf } from "./role.ts";

/** A full stop ends a name, except after "St" and between letters: "Fine. Kestrel Labs" is no company. */
const PART = `(?:St\\.|${WORD}|[A-Z]{2,20}|[A-Z]&[A-Z]|\\p{Lu}[\\p{L}\\d&-]{0,30}(?:\\.[\\p{L}\\d&-]{1,20}){0,2}|\\d{1,6})`;
const COMPANY = `(${PART}(?:['’]s)?(?: (?:& |and |of |of the |de |del |la |do |da |du |y |und |für |für die |et )?${PART}(?:['’]s)?){0,4})`;
const FAMILY = /^(?:Sons?|Daughters?|Brothers|Bros|Sisters|Partners?|Co|Company|Associates)\.?$/;
export const KIND_OF_PLACE =
  /\b(?:ltd|limited|llp|llc|inc|plc|gmbh|group|holdings?|partners|associates|solutions|systems|technologies|tech|labs?|logistics|freight|foods?|bakery|café|cafe|restaurant|bistro|hotel|inn|resorts?|clinic|surgery|hospital|hospice|pharmacy|dental|care|health|school|academy|college|university|nursery|nurseries|primary|museum|gallery|library|council|county|trust|foundation|institute|bank|insurance|capital|energy|airlines?|air|motors?|motor|garage|tyres|schools|movers|yachts|packaging|observatory|learning|homecare|title|wealth|benefits|mapping|civil|buses|& sons|& daughters|hardware|stores?|market|mart|foods|salon|spa|gym|fitness|studio|studios|media|press|design|homes?|housing|estates?|lettings|properties|realty|construction|builders|plumbing|electric|engineering|transport|trucking|haul|farm|farms|vineyard|brewery|distillery|church|parish|court|chambers|office|house|hall|park|zoo|theatre|rep|opera|orchestra|union|society|association|agency|staffing|recruitment|consulting|services|water|city|state|center|centre|company|co|optik|law|legal|laundry|cleaning|security|software|digital|analytics|robotics|pharma|biotech|textiles|ferries|rail|railway|metro|garden|wildlife|aquarium|conferencing|events)\b/i;
const ROLEISH =
  /\b(?:manager|assistant|officer|engineer|coordinator|technician|designer|analyst|teacher|nurse|director|clerk|administrator|interview|role|position|job|post|round|specialist|associate|supervisor)\b/i;

export function companyOf(
  from: Sources,
  writer: string | null,
  people: readonly string[] = [],
): string | null {
  const candidates = new Map<string, number>();
  const text = `${from.subject}\n\n${from.own}`;
  const role = roleOf(from, null);
  const add = (name: string | undefined, points: number) => {
    const bare = name && barely(name);
    if (
      !bare ||
      NO_FIRM.test(bare) ||
      role?.toLowerCase().includes(bare.toLowerCase()) ||
      (/^[A-Z]{2,4}$/.test(bare) && points < 4) ||
      bare === writer ||
      writer?.split(" ")[0] === bare
    )
      return;
    const place = !candidates.has(bare) && KIND_OF_PLACE.test(bare) ? 2 : 0;
    candidates.set(bare, (candidates.get(bare) ?? 0) + points + place);
  };
  for (const [expression, points] of [...evidence(), ...besideRole(role)])
    for (const match of text.matchAll(expression)) {
      add(match[1], points);
      if (candidates.size > 40) break;
    }
  for (const match of (from.invitation ?? "").matchAll(invited)) add(match[1], 2);
  for (const [name, points] of candidates) {
    const minus =
      (isPerson(name, text) ? 3 : 0) +
      (!isFirm(name) && people.some((person) => isSame(person, name)) ? 1.5 : 0) +
      (isTown(name, text) ? 3 : 0);
    candidates.set(name, points - minus);
  }
  let best: [string, number] | null = null;
  for (const [name, points] of candidates)
    if (points >= (/ /.test(name) ? 1 : 2) && (!best || points > best[1])) best = [name, points];
  if (!best && from.calendar?.summary)
    return /\b(?:at|with|[-–|]) (.{3,40})$/.exec(from.calendar.summary)?.[1] ?? null;
  return best?.[0] ?? lower(text);
}

/** What any firm may be called by, or a word of the heading: no name alone. */
const NO_FIRM =
  /^(?:(?:schools?|housing|council|bank|agency|hotel|care|benefits|software|towns?|home|homes|security|office|church|hospital|clinic|museum|library|estate|design|training|development|engineering|transport|city|state|center|centre|company|farm|park|court|hall|house|services?|hardware|events|legal|law|digital|health)(?: \(.*)?|debrief|applied|internal|external|oral|campus|take-home|entrevista|kennziffer|original|disputes|valves|postdoc|vorstellungsgespräch|kurze frage|frage|feedback|help|question|backend|frontend|litigation|band|year|grade|level|round|screen|screening|unit|floor|chancellor|archivist|[\p{L}-]+-type|(?:it|there|that|what|here|he|she|who|today)['’]s)$/iu;
const isFirm = (name: string) => KIND_OF_PLACE.test(name) || / & | and (?:Sons|Daughters)\b/.test(name);
const isSame = (person: string, name: string) =>
  person === name || person.split(" ").some((word) => word === name);

/** "in Preston", "outside Leeds", and never "at" or "with" it: the town, not the firm. */
function isTown(name: string, text: string): boolean {
  if (isFirm(name)) return false;
  const after = (lead: string) =>
    new RegExp(`\\b(?:${lead}) (?:the )?${escaped(name)}(?![\\p{L}])`, "iu").test(text);
  return (
    after("in|outside|near|round|around|to|from|out at|over in|office in") && !after("at|with|for|called|@")
  );
}
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The title of the job is mostly named in one breath with the firm: "Norvind, turbine technician". */
function besideRole(role: string | null): [RegExp, number][] {
  if (!role || role.length < 3) return [];
  const title = eitherCase(`(?:${escaped(role)})`);
  const job = "(?: (?:role|position|post|job|interview|vacancy|apprenticeship|trial))?";
  return [
    [
      new RegExp(
        `${title}${job}(?: \\([^)\\n]{1,30}\\))?(?:,? (?:at|with|for|@|of) | (?:in|to) |, | \\(| [-–—] |: |\\. )(?:the |a |firm |restaurant |hotel )?${COMPANY}`,
        "gu",
      ),
      3,
    ],
    [
      new RegExp(
        `(?:^|\\n|[.!?:,] |\\()${COMPANY}(?:,|:| [-–—]|\\.)? (?:for |is )?(?:the |a |an )?(?:[a-z]+ ){0,2}?${title}`,
        "gu",
      ),
      3,
    ],
  ];
}

const DOES =
  "(?:said|says|asked|asks|laughed|nodded|smiled|looked|told|wrote|frowned|waited|liked|loved|interviewed|goes|who|and [A-Z][a-z]+ (?:asked|said)|corrected|just|\\((?:the |a |my )?(?:head|hr|HR|owner|manager|[a-z]+ manager|director|lead|chair|she|he|CEO|CTO|VP))";
/** Companies do not nod. */
function isPerson(name: string, text: string): boolean {
  if (KIND_OF_PLACE.test(name)) return false;
  const bare = name.split(" ")[0]!.replace(/[^\p{L}]/gu, "");
  if (bare.length < 2) return false;
  return new RegExp(
    `(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Frau|Herr)\\.? ${bare}|${bare}(?: \\p{Lu}\\p{L}+)?,? ${DOES}|${bare} and \\p{Lu}|\\p{Lu}\\p{L}+ and ${bare})`,
    "u",
  ).test(text);
}

const invited = new RegExp(`(?:[Aa]t|with|[Jj]oin|[Ww]elcome to|im|bei) (?:the )?${COMPANY}`, "gu");

let compiled: [RegExp, number][] | null = null;
function evidence(): [RegExp, number][] {
  const near = eitherCase(
    "(?:interview(?:ed|ing|s)?|role|position|post|job|panel|round|trial(?: shift| day)?|call|assessment|screen|audition|stage|test|chat|meeting|viva|vacancy|zoom|teams|webex|skype|video|phone|in person|gone|went|off)",
  );
  const head = eitherCase(
    "(?:manager|assistant|officer|engineer|coordinator|technician|driver|designer|analyst|associate|teacher|receptionist|administrator|agent|executive|supervisor|nurse|lead|handler|secretary|adviser|advisor|crew|dispatcher|teller|clerk|worker|counter|desk|intern|consultant|operator|director|accountant|librarian|leader|developer|specialist|rep|hand|barista|apprentice|stylist|negotiator|researcher|chef|operative|trainee|cook|translator|scientist|porter|auditor|surveyor|paralegal|editor|programme|apprenticeship|attendant|keeper|fitter|picker|mechanic|architect|midwife|pharmacist|postdoc|baker|cleaner|guard|waiter|waitress|server|host)",
  );
  compiled ??= (
    [
      [`${near}[^.!?\\n]{0,45}? (?:at|@) (?:the |a place called |this place called )?${COMPANY}`, 4],
      [
        `${near}[^.!?\\n]{0,45}? (?:in|of|on) (?:the |hospital |factory |restaurant |nursery |school )?${COMPANY}`,
        1,
      ],
      [`(?<![a-z])(?:at|called) (?:the )?${COMPANY}`, 1],
      [`${near}[^.!?\\n]{0,30}? with (?:the )?${COMPANY}`, 2],
      [
        `(?:^|\\n|[.!?:(,] )(${PART}(?: (?:& |and |of )?${PART}){1,3})(?=,| is| are| in | on |[.](?:\\n|$))`,
        1,
      ],
      [
        `${head}s?(?: role| position| post| job)?[^.!?\\n]{0,25}?(?:,| at| for| in|:| -| –|\\() ?(?:the )?${COMPANY}`,
        3,
      ],
      [`${head}s?(?: role| position| post| job)?[^.!?\\n]{0,25}? with (?:the )?${COMPANY}`, 2],
      [`(?:[Tt]oday|morning|afternoon|yesterday|day|tonight|shift) (?:at|with) (?:the )?${COMPANY}`, 4],
      [
        `(?:[Ww]ent to|I was at|just left|came out of|come from|walked out of|applied (?:to|at|for)|work for|join|to work at|been to|been at|started at|company is|company was|[Cc]ompany:|[Ww]here:|place called|shop called|firm called|company called|called) (?:the )?${COMPANY}`,
        3,
      ],
      [`(?:^|\\n)[^\\n]{0,60}? (?:at|@|with|-|–|—|\\|) (?:the )?${COMPANY}(?= |$|\\n|,|\\))`, 2],
      [`(?:^|\\n|[.!?:] )${COMPANY}(?:,| -| –|:) (?:the )?(?:[a-z][\\w-]{0,20} ){0,4}${head}`, 3],
      [
        `(?:company|employer|firm|place|school|shop|restaurant|hotel|[Ww]here|Company|Place|Firm|Employer)(?:['’]s|:| is| was| -|,)? (?:called )?(?:the )?${COMPANY}`,
        3,
      ],
      [
        `(?:[Ww]ith|w/|by|met|saw) (?:[A-Z][a-z]{1,4}\\.? )?${WORD}(?: ${WORD})?(?: and ${WORD}(?: ${WORD})?)? (?:from|of|at) (?:the )?${COMPANY}`,
        3,
      ],
      [`${WORD}(?: ${WORD})? (?:from|of|at) (?:the )?${COMPANY}`, 2],
      [
        `(?:^|\\n|[.!?] )${COMPANY} (?:wanted|wants?|needs?|makes?|is looking|are looking|asked me|had me|has me|have me|said they|charters|sells?|does|do the)`,
        3,
      ],
      [`(?:^|\\n)${COMPANY}[.,]? `, 1],
      [
        `(?:[Gg]ot|[Rr]eached|[Ww]ent|[Dd]rove|[Aa]ttended|[Jj]oined)(?: over)?(?: to| at| for)? (?:the )?${COMPANY}`,
        2,
      ],
      [`(?:to|from|of|by|at|into|office|factory|restaurant|hotel) (?:the )?${COMPANY}`, 1],
      [`(?:[Ii]t was|[Tt]his was|[Cc]ompany is|[Ff]or) ${COMPANY}`, 3],
      [
        `(?:(?<![a-z])[a-z]{1,20} (?:company|firm|bank|school|hotel|shop|clinic|agency|practice|place|charity|start-?up|studio|museum|council)),? (?:called |named |is |was )?${COMPANY}`,
        3,
      ],
    ] as const
  ).map(([source, points]) => [new RegExp(source, "gu"), points]);
  return compiled;
}

/** "interview" → "[Ii]nterview": names need their capitals, the words around them do not. */
const eitherCase = (words: string) =>
  words.replace(/(?<=[(|:])[a-z](?=[a-z])/g, (letter) => `[${letter.toUpperCase()}${letter}]`);

function barely(name: string): string | null {
  const words = name.split(" ");
  while (words.length > 0 && (isPlainWord(words[0]!) || /^(?:and|of|the|for|\d+)$/i.test(words[0]!)))
    words.shift();
  const stop = words.findIndex(
    (w, i) =>
      i > 0 &&
      isPlainWord(w) &&
      !(FAMILY.test(w) && /^(?:&|and)$/.test(words[i - 1]!)) &&
      !KIND_OF_PLACE.test(w) &&
      !/^(?:The|One|First|Good|Best|Great|Park)$/.test(w),
  );
  let kept = stop < 0 ? words : words.slice(0, stop);
  const and = kept.indexOf("and");
  if (and > 0 && !KIND_OF_PLACE.test(kept.join(" ")) && !FAMILY.test(kept[and + 1] ?? ""))
    kept = kept.slice(0, and);
  while (
    kept.length > 0 &&
    (/^(?:and|of|the|for|&|on|de|e|y|\d+)$/i.test(kept[kept.length - 1]!) || kept[kept.length - 1] === "I")
  )
    kept.pop();
  const bare = kept.join(" ").replace(/[.,;:]+$/, "");
  if (
    bare.length < 2 ||
    /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Frau|Herr|Professor)\b/.test(bare) ||
    (ROLEISH.test(bare) && !KIND_OF_PLACE.test(bare))
  )
    return null;
  return bare;
}

/** A mail without capitals: "interview at anchor house today". */
function lower(text: string): string | null {
  if (/[.!?] [A-Z]/.test(text)) return null;
  // "with pella at dockside cycles": where it was comes before who was there.
  for (const lead of ["(?:at|@)", "with"]) {
    const named = new RegExp(LOWER_NAMED.source.replace("§", lead), "g");
    for (const match of text.matchAll(named)) if (!NO_PLACE.test(match[1]!)) return match[1]!;
  }
  return null;
}
const LOWER_NAMED =
  /\b(?:interview(?:ed)?|trial|job|role|shift|panel|technician|assistant|operator|executive|clerk|admin|where|company|place|it was|stacker|cook|barista)\b[^.!?\n]{0,40}?(?: §|:) (?:the |a )?([a-zà-ÿ][\wà-ÿ']*(?: (?:& )?[a-zà-ÿ][\wà-ÿ']*){0,2}?)(?= (?:today|for|and|on|in|yesterday|this|w|with|as|just|at|it)\b|[,.\n]|$)/;
const NO_PLACE =
  /^(?:(?:my|their|this|that|me|him|her|them|us|you|it|work|home|noon|midday|shop|school|all|first|last|least|once|the end|a|an|some|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|lunch|mr|mrs|ms|miss|dr|no|lots?|what|which|who|so|company|place|hands?)\b.*|[a-z]+ (?:today|shop|place|company|interview|manager|lady|guy|man|woman|they|people))$/;
