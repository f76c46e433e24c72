/** The interviewers, as bare names in their fullest form, and the name that the writer signed with. */

import { KIND_OF_PLACE } from "./company.ts";
import type { Sources } from "./facts.ts";
import { isName, NAME, WORD } from "./names.ts";

const TITLE =
  "(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Frau|Herr|Sir|Madam|Madame|Mme|M|Father|Fr|Sister|Sgt|Sergeant|Capt|Captain|Rev|Reverend|Pastor|Chef|Canon|Judge|Lt|Inspector|Señora?|Sra?|Doña|Don|Dame|Lady|Uncle|Auntie|Aunty|Ustaz|Encik|Puan|Cik|Pak|Bu|Ibu|Mdm)";
const DOES =
  "(?:said|says|say|asked|asks|ask|told|tells|laughed|laughs|nodded|nods|smiled|smiles|looked|looks|wrote|frowned|waited|liked|loved|corrected|interviewed|goes|went|called|wanted|wants|did|got|gave|gives|took|put|showed|started|stopped|came|walked|kept|made|let|leaned|pointed|noticed|saw|thought|knew|mentioned|explained|picked|helped|handed|read|shook|turned|raised|never|seemed|thanked|agreed|offered|offers|promised|reckons|reckoned|couldn't|didn't|wasn't|who|whistled|clapped|filmed|stood|sat|held|jumped|clocked|shows?|owns|runs|had me|had to|had (?:a|an|the|his|her|my)|shakes|was (?:the|my|pleased|happy|nice|kind|lovely|great|smiling|nodding|very|really|so|on|there|warm|polite|quiet|writing|laughing)|is (?:the|in|my)|hit|swore|winced|blinked|sighed|stayed|ran|chaired|messaged|met|carried|rang|sat|has a way|runs|sent|invited|introduced|opened|closed|answered|replied|repeated|interrupted|joined)";
const IS = "(?:was|is|had|has|just|then|also|even|will|would|from|in)";
const ROLE =
  "(?:manager|boss|owner|director|head|chef|lead|supervisor|principal|chair|chairperson|chairman|interviewer|lady|man|guy|woman|doctor|partner|recruiter manager|foreman|leader|editor|curator|matron|warden|officer|founder|ceo|cto|cfo|dean|registrar|captain|coordinator|hr)";
const AROUND =
  /\b(?:receptionist|reception|recruiter|agency|wife|husband|mate|friend|daughter|son|sister|brother|mum|mom|dad|mother|father|cousin|neighbou?r|flatmate|roommate|boyfriend|girlfriend|partner is|my (?:old|last|former|current|ex)[- ]?\w*|dog|cat|guide|porter|security|assistant who|my)\s*,?\s*$/i;

type Candidate = { name: string; points: number; at: number };

export function peopleOf(from: Sources, known: { writer: string | null; company: string | null }): string[] {
  const found = new Map<string, Candidate>();
  const add = (name: string | undefined, points: number, at: number, text: string) => {
    const bare = name && barely(name);
    if (!bare || isKnown(bare, known)) return;
    if (AROUND.test(text.slice(Math.max(0, at - 30), at))) return;
    const seen = found.get(bare);
    if (seen) seen.points += points;
    else found.set(bare, { name: bare, points, at });
  };
  const own = `${from.subject}\n${from.own}`;
  for (const [expression, points] of evidence()) {
    for (const match of own.matchAll(expression)) {
      for (const group of match.slice(1)) if (group) add(group, points, match.index, own);
      if (found.size > 40) break;
    }
  }
  for (const candidate of found.values()) if (isPlace(candidate.name, own)) candidate.points -= 3;
  for (const wrong of misnamed(own)) {
    const seen = found.get(wrong);
    if (seen) seen.points -= 6;
  }
  const invited = fromInvitation(from);
  const chosen = fullest(
    [...found.values()].filter((c) => c.points >= 2),
    [...invited, ...allNames(from)],
  );
  const lower = chosen.length === 0 ? uncapitalised(own, known.company) : [];
  const names =
    chosen.length > 0 ? chosen : lower.length > 0 ? lower : invited.filter((n) => !isKnown(n, known));
  return names.slice(0, 6);
}

/** A mail without capitals: "my interviewer denise and a guy called tom". Only what cannot be another word. */
function uncapitalised(own: string, company: string | null): string[] {
  if (/(?:^|[.!?] )[A-Z][a-z]+ [a-z]/m.test(own)) return [];
  const found: string[] = [];
  const add = (word: string | undefined, sure: boolean) => {
    if (!word || word.length < 3 || NO_GIVEN_NAME.test(word)) return;
    if (company?.toLowerCase().split(" ").includes(word)) return;
    const acts = new RegExp(
      `\\b${word}(?: then| just| also| even)? (?:was|said|says|asked|asks|told|laughed|nodded|smiled|looked|waited|goes|liked|loved|wrote|showed|walked)\\b|\\b${word}['’]s \\w`,
    );
    if (!sure && !acts.test(own)) return;
    const name = word[0]!.toUpperCase() + word.slice(1);
    if (!found.includes(name)) found.push(name);
  };
  const named =
    /\b(?:interview with(?=[ ]\w+ at\b)|my interviewer|interviewer (?:was|is)|(?:a|the|one) (?:guy|man|woman|lady|bloke|girl|lad|manager|boss)(?: there)? (?:called|named)|(?:her|his) name (?:is|was)|(?:the )?(?:manager|owner|boss|supervisor) (?:is |was )?(?:called|named)) ([a-z]{3,12})\b/g;
  const met = /\b(?:with|and|by|met) ([a-z]{3,12})\b/g;
  for (const match of own.matchAll(named)) add(match[1], true);
  for (const match of [...own.matchAll(met)].slice(0, 40)) add(match[1], false);
  return found.slice(0, 4);
}
const NO_GIVEN_NAME =
  /^(?:the|this|that|they|them|she|her|his|him|you|who|and|but|was|were|had|has|not|now|then|when|what|where|why|how|how|all|any|some|one|two|three|both|everyone|everybody|nobody|someone|somebody|people|lady|guy|man|woman|manager|boss|owner|lead|head|team|panel|chef|director|interviewer|other|another|very|really|just|also|even|only|from|for|nice|kind|lovely|called|asked|said|told|mum|mom|dad|nan|gran|wife|husband|brother|sister|friend|mate|mine|work|there|here|it|its|everything|something|nothing|anything|thing|job|place|phone|zoom|teams|mouth|voice|face|hands?|which|because|after|before|today|yesterday|then|still|most|many|another|whoever|customers?|staff|driver|dog|cat|kids?)$/;

let compiled: [RegExp, number][] | null = null;
function evidence(): [RegExp, number][] {
  compiled ??= (
    [
      [`(?<![\\p{L}])(?:${TITLE}|mr|mrs|ms|miss|dr|prof)\\.? (${NAME})`, 3],
      [
        `(?:with|met|by|meeting|interviewed me,?|and then|panel:?|Who:) (?:${TITLE}\\.? )?(${NAME})(?:,? (?:and|&|\\+) (?:${TITLE}\\.? )?(${NAME}))?`,
        3,
      ],
      [`(?:with|by) (?:${NAME}), (?:${TITLE}\\.? )?(${NAME}) (?:and|&) (?:${TITLE}\\.? )?(${NAME})`, 3],
      [
        `(?:[Ww]ith|by) (?:the |a |an |their |two )?[a-z][a-z ,]{2,40}?,? (?:called |named )?(?:${TITLE}\\.? )?(${NAME})(?=[,.;:( ]|$)`,
        2,
      ],
      [
        `(?:${ROLE}|${ROLE.replace(/(?<=[(|])[a-z]/g, (c) => c.toUpperCase())}|${ROLE.toUpperCase()}),? \\(?(?:is |was |called |named |there |is called )?(?:a )?(?:${TITLE}\\.? )?(${NAME})`,
        3,
      ],
      [
        `(?<=^|\\n|[\\p{L}\\p{N},;.!?"”)(] )(?:${TITLE}\\.? )?(${WORD}(?: ${WORD})?),? (?:\\([^)\\n]{2,40}\\) )?(?:just |then |also |even |only |really |all |both )?${DOES}(?![\\p{L}])`,
        2,
      ],
      [`(?<=[\\p{L}\\p{N},;)] )(?:${TITLE}\\.? )?(${WORD}(?: ${WORD})?),? ${IS}(?![\\p{L}])`, 1],
      [`(?<=[,;:.] )(${WORD}(?: ${WORD})?)(?= \\()`, 1],
      [
        `(?:[Cc]alls? from|front of|across (?:the desk )?from|letting|let|caught|hit|sitting with|Panel:|Interviewers?:|Persons?:|People:|one is|instructor|old boy|fella,|one man|name of|panel (?:was|were|is)|people,|two of them,|of them,|chap|named|ladies|both) (?:${TITLE}\\.? )?\\(?(${NAME})(?:,? (?:and|&) (?:${TITLE}\\.? )?(${NAME}))?`,
        2,
      ],
      [
        `(?<![\\p{L}])(${WORD}(?: ${WORD})?),? (?:who |the (?:\\w+ )?(?:${ROLE})|\\((?:the |head|hr|owner|manager|director|lead))`,
        3,
      ],
      [`(?<![\\p{L}])(${WORD} ${WORD}) \\([^)\\n]{2,40}\\)(?:,? (?:and|then|&) (${WORD}(?: ${WORD})?))?`, 2],
      [
        `(?<![\\p{L}])(${WORD}(?: ${WORD})?),? (?:from (?:HR|hr|the (?:platform|team|agency side|union|office|lab|board))|ma'am|sir\\b)`,
        2,
      ],
      [`\\((?:the |a )?(${WORD} ${WORD})(?:,|\\)| \\+| and)`, 2],
      [`${ROLE}[^.!?\\n]{0,30}? is (?:${TITLE}\\.? )?(${WORD}(?: ${WORD})?)`, 2],
      [
        `(?:one (?:was|is)|fifth was|spoke to|talked to|saw|Interviewers are|interviewers were|met by|chatted with|w/|sprayed|caught|hit) (?:${TITLE}\\.? )?(${WORD}(?: ${WORD})?)(?: and (${WORD}(?: ${WORD})?))?`,
        2,
      ],
      [`(?:[Ii]nterview \\d|[Rr]ound \\d|[Ss]tation \\d)[,:]? \\(?(${WORD}(?: ${WORD})?)(?=[,.) ])`, 2],
      [`(?<![\\p{L}])(${WORD} ${WORD}), (?:the |a |an |VP|CEO|head|she|he|who|founder)`, 2],
      [`(?:[Hh]is|[Hh]er|name) name (?:is|was) (?:${TITLE}\\.? )?(${NAME})`, 3],
      [
        `(?:told|asked|gave|thanked|handed|showed|and|to|made) (?:${TITLE}\\.? )?(${WORD}(?: ${WORD})?)(?=[,.;:!? ]|$)`,
        1,
      ],
      [
        `(?:^|[.,;!?"”)] )(?:${TITLE}\\.? )?(${WORD}(?: ${WORD})?) and (?:${TITLE}\\.? )?(${WORD}(?: ${WORD})?)(?=[,.;: ]|$)`,
        1,
      ],
      [`(${WORD}) (?:on the wrist|full in the face|got|on the (?:arm|hand|foot))`, 1],
      [
        `(${WORD})['’]s (?:the |a |site |head |lead )?(?:face|hand|desk|office|lap|eyes|foot|question|notes|laptop|arm|eyebrows?|pen|wrist|shirt|finger|voice|lead|manager|boss|head|director)`,
        2,
      ],
    ] as const
  ).map(([source, points]) => [new RegExp(source, "gu"), points]);
  return compiled;
}

/** People are met, places are been to: "in Brampton", "at Luxe Lane". */
const isPlace = (name: string, text: string) =>
  [" at ", " in ", " at the ", " in the ", " for ", " near "].some((before) =>
    text.includes(before + name),
  ) && !text.includes(`with ${name}`);

/** "I called him Calvin": that is just what the name is not. */
function misnamed(text: string): string[] {
  const wrong = new RegExp(
    `(?:call(?:ed|ing)?|address(?:ed|ing)?|thanked|saying|said) (?:him|her|them|it|(?:${TITLE}\\.? ){0,2}${WORD}(?: ${WORD})?) (?:as )?["“]?(?:${TITLE}\\.? ){0,2}(${WORD})`,
    "gu",
  );
  return [...text.matchAll(wrong)].map((m) => barely(m[1]!) ?? "").filter(Boolean);
}

function fromInvitation({ invitation, forwarder, calendar }: Sources): string[] {
  const names: string[] = [];
  const take = (name: string | null | undefined) => {
    const bare = name && barely(name.replace(/<.*/, "").replace(/["']/g, ""));
    if (bare && / /.test(bare) && !names.includes(bare)) names.push(bare);
  };
  for (const match of (invitation ?? "").matchAll(
    new RegExp(
      `(?:with|by|panel:?|meet|interviewers?:?|führen) (?:${TITLE}\\.? )?(${NAME})(?:,? (?:and|&) (?:${TITLE}\\.? )?(${NAME}))?`,
      "gu",
    ),
  )) {
    take(match[1]);
    take(match[2]);
  }
  for (const match of (invitation ?? "").matchAll(
    new RegExp(`(${NAME})(?:,? and (${NAME}))? will (?:meet|interview|see|be)`, "gu"),
  )) {
    take(match[1]);
    take(match[2]);
  }
  if (
    /\b(?:and me\b|with me\b|myself|moi-même|und ich\b|i['’]ll (?:ring|call|meet|see))/i.test(
      invitation ?? "",
    )
  )
    take(forwarder);
  for (const name of calendar?.attendees ?? []) if (!name.includes("@")) take(name);
  if (names.length === 0) take(calendar?.organizer?.includes("@") ? null : calendar?.organizer);
  return names;
}

/** Every two-word name anywhere, to fill out "Fenella" to "Fenella Marsh". */
function allNames({ own, invitation, forwarder, calendar }: Sources): string[] {
  const text = `${own}\n${invitation ?? ""}\n${forwarder ?? ""}\n${calendar?.organizer ?? ""}\n${calendar?.attendees.join("\n") ?? ""}`;
  return [
    ...text.matchAll(
      new RegExp(`${WORD} (?:van |von |de |der |da |del |bin |al |el |la |di )?${WORD}`, "gu"),
    ),
  ]
    .slice(0, 300)
    .flatMap((m) => barely(m[0]) ?? [])
    .filter((n) => n.includes(" "));
}

function fullest(candidates: Candidate[], everywhere: string[]): string[] {
  const kept: string[] = [];
  for (const { name } of candidates.sort((a, b) => a.at - b.at)) {
    const full = name.includes(" ")
      ? name
      : (everywhere.find(
          (other) => other.split(" ").includes(name) && other !== name && !/\bat\b/.test(other),
        ) ?? name);
    const words = full.split(" ");
    const same = kept.findIndex((k) => k.split(" ").some((w) => words.includes(w)));
    if (same < 0) kept.push(full);
    else if (full.length > kept[same]!.length && !kept[same]!.includes(" ")) kept[same] = full;
  }
  return kept;
}

/** Without titles and words that are no names; null when nothing is left. */
function barely(name: string): string | null {
  const words = name
    .replace(/['’]s$/u, "")
    .split(" ")
    .filter((w) => !new RegExp(`^${TITLE}\\.?$`).test(w));
  const start = words.findIndex((w) => isName(w.replace(/['’]s$/u, "")));
  if (start < 0) return null;
  const end = words.findIndex((w, i) => i > start && /^\p{Lu}/u.test(w) && !isName(w));
  const kept = words.slice(start, end < 0 ? undefined : end);
  while (kept.length > 0 && !/^\p{Lu}/u.test(kept[kept.length - 1]!)) kept.pop();
  return kept.length > 0 ? kept.slice(0, 3).join(" ") : null;
}

function isKnown(
  name: string,
  { writer, company }: { writer: string | null; company: string | null },
): boolean {
  const words = name.split(" ");
  if (writer?.split(" ").some((w) => words.includes(w) && w.length > 1)) return true;
  if (words.length > 1 && KIND_OF_PLACE.test(name) && !/ Park$/.test(name)) return true;
  return (
    company !== null &&
    ((company === name && KIND_OF_PLACE.test(name)) ||
      (words.length > 1 && company.includes(name)) ||
      (words.length === 1 && company.startsWith(`${name} `)))
  );
}

const FAREWELL =
  /^(?:thanks|thank you|many thanks|best|best wishes|best regards|kind regards|warm regards|regards|cheers|yours|yours sincerely|sincerely|love|ta|xx?|xo|greetings|groetjes|saludos|warmly|cordially|respectfully|blessings|hugs|in haste|thx|tx|grüße|mfg|obrigad[oa]|gracias|merci|bye)\b[\s\p{L}]{0,20}[,.!]*\s*[-–—]*\s*/iu;

/** The last short line that is a name: "Shan", "Marva Joseph", "Thanks, Deb". */
export function signatureOf(own: string): string | null {
  const rows = own
    .trimEnd()
    .split("\n")
    .map((r) => r.trim())
    .filter((r) => r !== "")
    .slice(-5);
  for (let i = rows.length - 1; i >= Math.max(0, rows.length - 3); i--) {
    const row = rows[i]!.replace(/^[-–—~*\s]+/, "").replace(/^(?:sent from|ps|p\.s).*/i, "");
    if (row === "" || rows.length < 2) continue;
    const rest = row
      .replace(FAREWELL, "")
      .replace(/[.,!~*\s\p{Extended_Pictographic}xX]*$/u, (end) =>
        /^\s*[xX]+$/.test(end)
          ? ""
          : end.replace(/[xX]/g, "x").trim() === ""
            ? ""
            : end.includes("x")
              ? end
              : "",
      );
    const words = rest.split(/\s+/);
    if (
      rest.length > 1 &&
      rest.length <= 40 &&
      words.length <= 4 &&
      words.every((w) => /^\p{L}[\p{L}\p{M}.'’-]*$/u.test(w)) &&
      (words.every((w) => /^(?:\p{Lu}|de|van|von|da|bin|al)/u.test(w)) ||
        (words.length === 1 && i === rows.length - 1 && rest.length <= 12))
    )
      if (words.some((w) => isName(w.replace(/\.$/, "")) || /^\p{Ll}/u.test(w)))
        return rest.replace(/(?<=\p{Ll})\.$/u, "");
    if (row.length > 45) break;
  }
  return null;
}
