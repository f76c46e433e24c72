/** The job interviewed for, in the mail's own words. */
import type { Sources } from "./facts.ts";

/** The last word of most job titles. */
const HEAD =
  "(?:manager|assistant|officer|engineer|coordinator|co-ordinator|technician|driver|designer|analyst|associate|teacher|receptionist|administrator|agent|executive|supervisor|nurse|lead|handler|secretary|advisers?|advisor|crew|dispatcher|teller|clerk|worker|desk|intern|internship|consultant|operator|director|accountant|librarian|leader|developer|specialist|rep|representative|hand|barista|apprentice|apprenticeship|stylist|negotiator|researcher|tech|chef|operative|postdoc|bookkeeper|translator|trainee|scientist|groundskeeper|admin|lifeguard|attendant|porter|auditor|paralegal|controller|surveyor|picker|packer|cfo|ceo|cto|aide|physio|physiotherapist|registrar|nanny|baker|cook|fundraiser|backend|writer|copywriter|architect|fellow|fellowship|hygienist|therapist|midwife|pharmacist|stacker|stacking|plumber|barback|foreman|courier|temp|archivist|adjuster|sparky|electrician|mechanic|interpreter|caretaker|fitter|editor|practitioner|keeper|caregiver|carer|underwriter|professor|lecturer|physicist|sdet|programmer|planner|buyer|merchandiser|cashier|waiter|waitress|bartender|server|host|hostess|housekeeper|cleaner|guard|gardener|welder|carpenter|joiner|painter|roofer|machinist|phlebotomist|radiographer|paramedic|dentist|vet|hairdresser|barber|beautician|florist|butcher|photographer|journalist|reporter|producer|animator|illustrator|curator|conservator|guide|pilot|steward|stewardess|conductor|trader|broker|banker|recruiter|generalist|strategist|marketer|solicitor|lawyer|counsel|judge|psychologist|counsellor|counselor|tutor|chaplain|pastor|minister|organist|trainer|instructor|coach|inspector|estimator|foreperson|roustabout|miner|farmer|shepherd|ranger|forester|firefighter|constable|pcso|dancer|actor|ensemble|musician|player|scholar|scholarship|phd|dphil|msc|traineeship|graduate scheme|programme|director of \\w+|head of [\\w ]+?|vp of \\w+|sales|front of house|reception|tills|housekeeping)";
const STEP = "(?:[\\p{L}\\p{N}&/+().'’-]{1,30} )";
const NOT_IN_TITLE =
  /^(?:the|a|an|my|this|that|for|of|as|is|was|had|have|and|with|at|to|in|on|today|yesterday|i|it|job|role|post|position|interview|interviewed|interviewing|their|our|your|his|her|about|morning|afternoon|new|just|went|got|applied|applying|called|me|we|they|he|she|so|but|who|from|by|be|been|being|become|some|one|two|first|second|final|round|place|place of|good|old|re|fwd|fw|subject|some kind of|small|local|lovely|nice|zoom|phone|video|trial|hi|hello|not|no|am|are|were|very|really|real|dream|big|little|came|out|would|could|will|then|when|if|or|also|because|since|after|before|while|which|where|what|there|here|into|up|down|off|over|between|through|how|why|another|other|any|every|each|all|told|said|asked|met|named|hiring|tomorrow|monday|tuesday|wednesday|thursday|friday|debrief|help|please)$/i;

export function roleOf(
  { subject, own, invitation, calendar }: Sources,
  company: string | null,
): string | null {
  const clean = (text: string) => (company ? text.split(company).join(" § ") : text);
  const body = clean(own);
  const heading = clean(subject.replace(/^(?:\s*(?:re|fwd?|fw|aw|wg):)+/i, ""));
  for (const [expression, where] of evidence()) {
    const text =
      where === "subject" ? heading : where === "invitation" ? (invitation ?? calendar?.summary ?? "") : body;
    for (const match of text.matchAll(expression)) {
      const role = tidy(match[1] ?? "");
      if (role && !presentJob(text.slice(Math.max(0, match.index - 30), match.index + 5))) return role;
    }
  }
  return null;
}

let compiled: [RegExp, "body" | "subject" | "invitation"][] | null = null;
function evidence(): [RegExp, "body" | "subject" | "invitation"][] {
  const phrase = `((?:${STEP}){0,6}?${HEAD}(?: \\([^)\\n]{1,30}\\))?)(?![\\p{L}-])`;
  const free = "([\\p{L}][^.,;:!?\\n§]{2,45}?)";
  const end =
    "(?= (?:at|with|in|for|from|on|today|yesterday|this|role|position|post|job|interview|and|, )|[.,;:!?\\n(§]|$)";
  compiled ??= (
    [
      [
        `\\b(?:interview(?:ed|ing)?|trial(?: shift| day)?|apply|applying|applied|went|going|up|assessment(?: day)?|audition|panel|round|tested|screen|was|is|it's|meeting|call|seen|go|work)\\b(?: [^.,;!?\\n§]{0,40}?)?,? for (?:the |a |an |their )?(?:post of |position of |role of |job of |place of )?${phrase}`,
        "body",
      ],
      [
        `\\b(?:role|position|post|job|place|vacancy|title)\\b (?:of|is|was|as|for|:)(?: a| an| the)? ?${phrase}`,
        "body",
      ],
      [`(?:^|\\n)\\s*(?:role|position|job|post|for)\\s*:\\s*([^\\n,.;]{3,60})`, "body"],
      [
        `((?:${STEP}){0,4}?${HEAD}) (?:role|position|post|job|interview|vacancy|trial|assessment|audition)`,
        "body",
      ],
      [`((?:${STEP}){0,4}?${HEAD})(?:,| at| with| in| @| -| –|:)? ?§`, "body"],
      [`§(?:,|:| -| –|\\(| for)? ?(?:the |a |an )?((?:${STEP}){0,4}?${HEAD})(?![\\p{L}])`, "body"],
      [
        `((?:${STEP}){0,4}?${HEAD}) (?:role|position|post|job|interview|vacancy|trial|assessment|audition)`,
        "subject",
      ],
      [phrase, "subject"],
      [`(?:^|[.!?]\\s|\\n)((?:${STEP}){0,4}?${HEAD})(?=[.,:;]|\\n|$| at| in a)`, "body"],
      [
        `\\b(?:role|position|post|vacancy|stelle|job)\\b ?(?:of|as|:|for)(?: a| an| the)? ?([^\\n.,;)]{3,50})`,
        "invitation",
      ],
      [`\\bas (?:a |an )${phrase}`, "body"],
      [
        `\\b(?:interview(?:ed)?|trial)\\b(?: [^.,;!?\\n§]{0,30}?)? for (?:the |a |an |their )?${free}${end}`,
        "body",
      ],
      [
        `\\b(?:applied for|went for|role of|position of|post of|it was for|was for) (?:the |a |an |their )?${free}${end}`,
        "body",
      ],
      [phrase, "body"],
    ] as const
  ).map(([source, where]) => [
    new RegExp(source.startsWith("(") ? `(?<![\\p{L}\\p{N}])${source}` : source, "giu"),
    where,
  ]);
  return compiled;
}

const presentJob = (before: string) =>
  /\b(?:i am|i'm|im|i work as|i was|currently|present job|been) (?:a |an |the )?$/i.test(
    `${before.trimEnd()} `,
  );

function tidy(phrase: string): string | null {
  // "Orchard Software (customer success manager": what stands before an open bracket is not the title.
  const inside =
    phrase.includes("(") && !phrase.includes(")") ? phrase.slice(phrase.lastIndexOf("(") + 1) : phrase;
  const words = inside.replace(/\s+/g, " ").trim().split(" ");
  let start = 0;
  words.forEach((word, i) => {
    if (
      i < words.length - 1 &&
      (NOT_IN_TITLE.test(word.replace(/[^\p{L}]/gu, "")) || /[.,;:!?§]$/.test(word))
    )
      start = i + 1;
  });
  const role = words
    .slice(start)
    .join(" ")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, "");
  if (
    role.length < 2 ||
    role.length > 60 ||
    NOT_IN_TITLE.test(role) ||
    /^(?:\d+|noon|half|quarter|minutes?|hours?|tech|lead|hand|desk|rep|host|player|server|guide|temp|head|worker|judge|driver's)$/i.test(
      role,
    )
  )
    return null;
  return role;
}
