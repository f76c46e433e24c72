/** What was left unsaid, as a plus at work in their setting: by the writer's own clause where there is one. */
import type { Interview } from "../shared/domain/debrief.ts";
import type { Triaged } from "../shared/domain/letter.ts";
import { neverInANote } from "./guard.ts";
import { type Clause, clausesOf } from "./note/clauses.ts";
import { fitting } from "./note/details.ts";
import { isPast, pastOf, type Word, wordsOf } from "./note/grammar.ts";
import { tidied } from "./note/tidy.ts";
import { type Turned, turned } from "./note/turned.ts";
import { capitalI, DANGLING, nounPhrase, type Reader } from "./thing.ts";
import { capital, pick } from "./words.ts";

type Place = {
  interview: Interview;
  reader: Reader;
  /** "the night porter role" */
  job: string | null;
  behind: (moment: Triaged) => string;
  phrase: (moment: Triaged) => string | null;
  seed: string;
};

/** Sentences from the most telling to the plainest; none where only the writer has the words. */
export function plus(moment: Triaged, { interview, reader, job, behind, phrase, seed }: Place): string[] {
  const place = job ? ` in ${job}` : interview.company ? ` at ${interview.company}` : "";
  const quote = `${moment.quote}${/[.!?]\s*$/.test(moment.quote) ? " " : ""}${behind(moment)}`;
  const isAskedFor = ADVERTISED.test(quote);
  const own = ownClause(quote, moment.fix, reader);
  const need = own === null ? null : needIn(moment.quote, reader);
  const what = heldThing(moment.fix, moment.quote, reader) ?? heldThing(phrase(moment), moment.quote, reader);
  const meets =
    own && need && !sharesAWord(own, need)
      ? [
          `${capital(need)}, and ${own}; I would be glad to be of use there.`,
          `${capital(own)}, and since ${need}, I would be glad to put that to use.`,
          `${capital(need)}. I could be of help with that, since ${own}.`,
        ]
      : [];
  const tells = own
    ? [
        `${capital(own)}${isAskedFor ? ", as your advert asks" : ""}, and I would be glad to put that to use${place || " with you"}.`,
        `${capital(own)}, and would be glad to make that useful to you${place}.`.replace(
          /^(My .*), and would/,
          "$1, and I would",
        ),
        `One more thing that I would bring${place.replace(" in ", " to ")}: ${own}.`,
        `${capital(own)}, which would help${place || " from the first day"}.`,
        `It may help${place} that ${own}.`,
        `I would like to add that ${own}.`,
      ]
    : [];
  const names = what
    ? [
        `${isAskedFor ? "Your advert asks for it, and " : ""}I would be glad to put ${what} to use${place || " with you"}.`,
        `I would like to make ${what} useful to you${place}.`,
        `With ${what} I could be of help${place} from the first day.`,
        `${capital(what)} would be useful${place || " to you"}.`,
        `I would be glad to build on ${what}${place || " with you"}.`,
      ]
    : [];
  return [...rotated(seed, "need", meets), ...rotated(seed, "plus", tells), ...rotated(seed, "plus", names)];
}

/** From the wording that the seed picks on, round to the one before it. */
function rotated(seed: string, place: string, wordings: readonly string[]): string[] {
  const [first, ...others] = wordings;
  if (first === undefined) return [];
  const at = wordings.indexOf(pick(seed, place, [first, ...others]));
  return [...wordings.slice(at), ...wordings.slice(0, at)];
}

const ADVERTISED =
  /\b(?:posting|advert|ad|job description|spec|listing)\b (?:\w+ ){0,3}(?:asks?|asked|says|said|wants?|mentions?|needs?|desirable)\b|\b(?:on|in) the (?:job )?(?:advert|ad|posting|description|listing)\b/i;

/* The writer's own clause: "I have my level 2 food hygiene", "I led the Snowflake migration". */

/** What one has, is, can or has done; telling of it is none of these. */
const HELD =
  /^(?:have|hold|own|be|speak|know|use|run|lead|build|write|work|do|finish|pass|complete|train|teach|manage|start|organi[sz]e|volunteer|ship|design|develop|win|earn|study|cook|drive|translate|coach|supervise|keep|take|make|cut|set|handle|look|play|grow|launch|publish|sing|sew|sign|read|maintain|process|operate|negotiate|mediate|moderate|raise|pour|pull|serve|sell|wire|row|shadow|mentor|audit|code|paint|ride|fix|repair|clean|edit|film|host|tutor|found|create|save|double|increase|reduce|automate|migrate|support|nurse|deliver|bake|learn|move|freelance|open|join|photograph|restore|weld|race|referee|umpire|fundraise|lecture|present|prove|test|inspect|survey|map|model|coordinate|direct|produce|perform|compose|catalogue|index|teach)$/;
const TELLING =
  /\b(?:sa(?:y|id)|tell|told|mention\w*|forg[eo]t\w*|brought|bring|omit\w*|left|never|not|nothing|only|just|look(?:ed)?|reali[sz]ed|could|cannot|should|would|know why|myself|interview\w*|question\w*|answer\w*|it|this|that|afraid|idea|so (?:stupid|nervous|busy)|here|sitting|talking|thinking|busy)\b|n't\b/i;

function ownClause(text: string, fix: string | null, reader: Reader): string | null {
  const plain = withHave(tidied(text).replace(/["“”]/g, ""));
  const given = withHave(tidied(fix ?? "")).replace(/^i(?:['’]?ve| have)?\b/i, (i) => capitalI(i));
  const made = [...(fix === null ? [] : reordered(withHave(tidied(fix)))), ...reordered(plain)];
  const candidates = [
    ...(/^I\b/.test(given) ? fromEachI(given, reader, true) : []),
    ...made,
    ...fromEachI(plain, reader),
    ...fromEachI(withI(fix), reader),
  ];
  const named = fix === null ? null : fix;
  const tells = (each: string) => TELLING.test(made.includes(each) ? each.replace(/ that /g, " ") : each);
  return (
    candidates.find(
      (each) =>
        !tells(each) &&
        !DANGLING.test(` ${each}`) &&
        !/^I get up\b/.test(each) &&
        each.split(" ").length >= 3 &&
        each.split(" ").length <= 18 &&
        neverInANote(each, { apologizing: false }).length === 0 &&
        (named === null || sharesAWord(each, named) || HAS_NO_NAME.test(named)),
    ) ?? null
  );
}

/** "ive got" is "I have". */
const withHave = (text: string): string =>
  text
    .replace(/\bive\b/gi, "I've")
    .replace(/\bexperience (\d+ years?)\b/gi, "$1 of experience")
    .replace(/\bI(?:'ve| have) (already |also )?got\b/gi, "I have $1")
    .replace(/ {2,}/g, " ");

/** "ran traffic for forty titles" lacks only who did. */
const withI = (fix: string | null): string =>
  fix !== null && isPast(wordsOf(fix)[0] ?? NOTHING) ? `I ${tidied(fix)}` : "";

const NOTHING: Word = { text: "", lower: "", pos: "", lemma: "", gap: "" };

const HAS_NO_NAME = /^(?:and|only|did|at|in|on|my|so|it|that|like|spiel)\b/i;

/** `isGiven`: the reading marked the clause as what was left unsaid, so that any verb may be it. */
function fromEachI(plain: string, reader: Reader, isGiven = false): string[] {
  const found: string[] = [];
  for (const match of plain.matchAll(/\bI\b(?!\.)/g)) {
    const before = /([\p{L}\d'’]+|[,.;:!?–—-])\s*$/u.exec(plain.slice(0, match.index))?.[1] ?? ".";
    if (!JOINS.test(before) || OF_A_THING.test(plain.slice(0, match.index))) continue;
    const rest = plain
      .slice(match.index)
      .split(
        /[.;!?](?!\d)|, (?=(?:both |all )?(?:my|his|her|their|our) \p{L}+ (?:is|are|was|were)\b)|, and (?=(?:their|his|her|the)\b)|, which |,? whereas |,? (?:and|but|which|because|or) (?=(?:I|he|she|they|it|that|we|so|nobody|never|said)\b)/u,
      )[0]!;
    const clause = clausesOf(rest, reader)[0];
    if (clause?.who !== "me") continue;
    const said = turned(clause, reader);
    if (said === null || !(isGiven || HELD.test(said.verb)) || said.points) continue;
    if (said.aux !== null && !/^(?:have|had|'ve|am|'m|was|do|can)$/.test(said.aux)) continue;
    const whole = fitting(inItsTense(said, clause));
    if (whole === null) continue;
    const years =
      /^[.,]?\s*((?:over |about |nearly )?(?!(?:1[89]|[2-6]\d) )[\p{L}\d]+ (?:years|seasons))\b(?! (?:ago|old))/iu.exec(
        plain.slice(match.index + rest.length),
      )?.[1];
    found.push(
      withArticles(
        `${whole.full.replace(/,? (?:also|too|either|lol|by myself|myself|and everything|very well|really well)$/i, "")}${years && !/\byears?\b/.test(whole.full) ? ` for ${years.toLowerCase()}` : ""}`,
      ),
    );
  }
  return found;
}

/** A story is told in the past; what one is able to do is so still. */
function inItsTense(said: Turned, { words, verb }: Clause): Turned {
  const main = words[verb]!;
  if (said.aux !== null || isPast(main) || main.lower === "read") return said;
  return { ...said, full: said.full.replace(pastOf(said.verb), main.lower) };
}

/** What may stand before a clause that is whole in itself; behind a noun it would lack its object. */
const JOINS =
  /^(?:[.,;:!?–—-]|and|but|that|say|said|saying|mention|mentioned|mentioning|know|is|was|because|so|him|her|them|em|anyone|since|as|fact|although|though|how|plus|then)$/i;

/** "the dealer letter that I write": its object stands before it. */
const OF_A_THING = /\b(?:the|a|an|my|our|your) (?!fact )(?:[\p{L}\d-]+ ){1,4}(?:that|which) $/iu;

/** "the Kubernetes operator I wrote", "there's a group visit I started", "left out the migration, I led it", "my Portuguese is C1". */
function reordered(plain: string): string[] {
  const made =
    "wrote|built|led|ran|started|made|designed|organised|organized|taught|managed|set up|launched|edited|translated";
  const [, which = "", thing = "", verb = "", rest = ""] =
    /^(the|my|a|an) ((?:[\p{L}\d'-]+ ){1,4}?)(?:that |which )I(?:'ve| have)? (\p{L}+)((?: \S+){0,8})$/iu.exec(
      plain.trim(),
    ) ?? [];
  const behind = new RegExp(
    `\\b(the|my|a|an) ((?:[\\p{L}\\d'-]+ ){0,3}[\\p{L}\\d-]+) (?:that |which )?I(?:'ve| have)? (${made})\\b((?: (?:that|at|in|for|with|from|to) (?:[^.,;!?]|[.,](?=\\d)){3,50})?)`,
    "iu",
  ).exec(plain);
  const it = new RegExp(
    `\\b(the|my|a|an) ((?:[\\p{L}\\d'-]+ ){0,3}[\\p{L}\\d-]+), (?:[\\d,.]+ \\p{L}+, )?I (${made}) (?:it|them)\\b`,
    "iu",
  ).exec(plain);
  const mine =
    /\b(my [\p{L}]+ (?:is|are) (?:[\p{L}\d'-]+ ?){1,5}?)(?=[.,;!?]|$| and I| but)/iu.exec(plain)?.[1] ?? null;
  return [
    verb && wordsOf(`I ${verb}`)[1]?.pos === "VERB"
      ? `I ${verb} ${article(which, thing.trim())} ${thing.trim()}${rest}`
      : null,
    behind && `I ${behind[3]} ${article(behind[1]!, behind[2]!)} ${behind[2]}${behind[4] ?? ""}`,
    it && `I ${it[3]} ${it[1]!.toLowerCase()} ${it[2]}`,
    mine,
  ].filter((each): each is string => each !== null);
}

const article = (was: string, noun: string) =>
  was.toLowerCase() === "the" && !/[^s]s$/.test(noun)
    ? /^[aeiou]/i.test(noun)
      ? "an"
      : "a"
    : was.toLowerCase();

/** "I have reach truck certificate" as it would be written with care. */
function withArticles(clause: string): string {
  return clause
    .replace(
      /^(I (?:already |also )?(?:have|hold|had)) (?!an? |the |my |\d|two |three |one |been |done |run |worked |used |led |built |taught |had |got )((?:[\p{L}\d-]+ ){0,4}?(?:certificate|licen[cs]e|ticket|degree|diploma|card|badge))\b/iu,
      (_all, have: string, noun: string) => `${have} ${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`,
    )
    .replace(
      /^(I am) ((?:fully )?(?:certified|trained|qualified|licensed|registered|sworn|native) [\p{L}]+(?:er|or|ist|ian))\b/iu,
      "$1 a $2",
    );
}

/* What they need, where the same breath names it: "they have Jakarta coming in spring". */

const NEEDS =
  /^you (?:still |also |really |just )?(?:have|need|are (?:opening|looking|hiring|building|planning|launching|starting)|want|use|run) /;

function needIn(quote: string, reader: Reader): string | null {
  for (const clause of clausesOf(tidied(quote), reader)) {
    if (clause.who !== "reader") continue;
    const need = fitting(turned(clause, reader))?.full;
    if (!need || !NEEDS.test(need) || need.split(" ").length < 4) continue;
    if (/\b(?:I|me|my|that|it|this|no|not|never|only)\b/.test(need)) continue;
    if (neverInANote(need, { apologizing: false }).length === 0) return need;
  }
  return null;
}

/* A thing without a clause. */

function heldThing(given: string | null, quote: string, reader: Reader): string | null {
  const fix =
    given
      ?.replace(/\s+/g, " ")
      .trim()
      .replace(/[.,;:!?]+$/, "") ?? "";
  // A skill has no pronoun in it, and telling somebody something is none.
  if (/\b(?:i|me|you|your|he|him|his|she|her|they|them|their|it|this|that|like|said)\b/i.test(fix))
    return null;
  if (
    /^(?:tell|inform|say|mention|ask|answer|explain|bring|show|give|let|know|be|get|go|did|only|at|in|on|with|experience|and)\b/i.test(
      fix,
    )
  )
    return null;
  const what = nounPhrase(fix, reader);
  if (fix.split(" ").length === 1 && NO_SKILL.test(fix)) return null;
  if (/^(?:matter|things?|stuff|lot|bit|part|time|spiel)\b/i.test(fix)) return null;
  if (/^\w+ed\b/i.test(fix) && !/^(?:certified|trained|qualified|licensed|advanced)\b/i.test(fix))
    return null;
  if (/^\S+ (?:years?|months?|credits)$/i.test(fix) || /\d$/.test(fix)) return null;
  if (what === null || what.split(" ").length !== fix.split(" ").length) return null;
  if (COUNT.test(what) && /\b(?:years?|months?)\b/i.test(what)) return what;
  if (/\b(?:certified|trained|qualified|licensed)$/i.test(what)) return null;
  if (PROFESSION.test(what)) {
    const as = what.replace(/^(?:a|an|the) /i, "");
    return `my experience as ${/^[aeiou]/i.test(as) ? "an" : "a"} ${as}`;
  }
  if (LANGUAGE.test(what)) return `my ${what}`;
  if (/^my\b/i.test(what)) return what;
  const bare = what.replace(/^(?:a|an|the|our) /i, "");
  const before = quote.slice(0, Math.max(0, quote.toLowerCase().indexOf(bare.toLowerCase())));
  const owner = /\b(the|my|a|an|our) $/i.exec(before)?.[1]?.toLowerCase();
  if (COUNTED.test(bare) || owner === "my") return `my ${bare}`;
  return `my experience with ${owner === "the" ? "the " : ""}${bare}`;
}

const COUNT = /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)\s/i;
const LANGUAGE =
  /^(?:(?:English|French|Spanish|German|Italian|Portuguese|Polish|Arabic|Ukrainian|Russian|Hindi|Urdu|Punjabi|Welsh|Irish|Dutch|Turkish|Mandarin|Cantonese|Japanese|Korean|Swahili|Somali|Tagalog|Vietnamese|Romanian|Bulgarian|Greek|Hebrew|Farsi|Bengali|Tamil|Marathi|Kannada|Gujarati|Sign Language|BSL|ASL)(?:,? (?:and )?)?)+$/i;

/** Words that a sentence about a skill may hold and that are none. */
const NO_SKILL =
  /^(?:first|second|third|fourth|now|best|worst|most|more|today|then|here|there|employers?|matter|anyone|anybody|someone|things?|role|job|work|team|people|experience|it|that|this|them|him|her|one|stuff|lot|bit|much|everything|all|company|school|year|years|time|skills?|training|part|so|did|fluent|volunteer|credits?)$/i;

/** Somebody who does a thing, where a thing was expected. */
const PROFESSION =
  /\b(?:notary|examiner|trainer|courier|electrician|nurse|driver|teacher|keyholder|tutor|coach|instructor|assessor|supervisor|translator|interpreter|mechanic|plumber|welder|accountant|auditor|first aider|lifeguard|marshal|warden|member|lead|educator|secretary|treasurer|captain|chair)(?: of (?:the )?[\p{L} ]+)?$/iu;

/** Nouns that one has rather than has experience with. */
const COUNTED =
  /(?:certificates?|certificate|cert|cert three|ticket|licen[cs]e|degree|diploma|award|badge|qualification|experience|training|course|exam|membership|accreditation|poster|project|placement|study|repo|book|practice|level \d|registration|card|reciprocity|reference|portfolio)$|^(?:poster|certificate|degree|diploma|licen[cs]e|award|placement|level)\b/i;

const COMMON =
  /^(?:have|with|that|this|from|year|years|they|them|your|because|about|been|work|working|level)$/;

function sharesAWord(one: string, other: string): boolean {
  const words = (text: string) =>
    (text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? []).filter(
      (word) =>
        (word.length > 3 || /\d/.test(word) || text.includes(word.toUpperCase())) && !COMMON.test(word),
    );
  const others = new Set(words(other));
  return words(one).some((word) => others.has(word));
}
