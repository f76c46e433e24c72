/** What an interviewer did, said, liked or laughed at, turned to them; sure, or null. */
import { longThing, saying } from "./clause.ts";
import { lowered, NEGATED, nounPhrase, type Reader, TRIVIAL, VAGUE } from "./thing.ts";
import { likedHow, type Mine, ownWork } from "./turn-mine.ts";

export type Theirs = { how: "did" | "said" | "laughed"; thing: string } | Mine;

export function theirs(flat: string, reader: Reader): Theirs | null {
  const shared = /\bwe (?:both |all )?laughed (?:\w+ ){0,2}?(?:at|about|over) (.+)/i.exec(flat);
  if (shared && !NEGATED.test(flat)) {
    const found = laughed(nounPhrase(shared[1]!, reader));
    if (found !== null) return found;
  }
  const subjects = subjectsIn(flat, reader);
  for (const { after, turn } of FAMILIES) {
    for (const subject of subjects) {
      const match = after.exec(subject.rest);
      const found = match && isSamePerson(subject, match[0]) ? turn(match, reader) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

/** Whoever is surely the one who reads, with what the sentence says of them. */
type Subject = { who: string; rest: string };

function subjectsIn(flat: string, reader: Reader): Subject[] {
  const pattern = readerPattern(reader);
  if (pattern === null) return [];
  return [...flat.matchAll(new RegExp(pattern, "giu"))].flatMap((match) => {
    const who = match[0];
    const rest = flat.slice(match.index + who.length);
    const second = SECOND_VERB.exec(rest);
    if (!isSurelyTheirs(who, flat.slice(0, match.index))) return [];
    const again = second && !NEGATED.test(second[1]!) ? [{ who, rest: ` ${second[2]!}` }] : [];
    return [{ who, rest }, ...again];
  });
}

/** "he sat down and showed me the ledger" */
const SECOND_VERB = /^( [^.!?;]{2,60}?) and (?:then )?((?:showed|walked|took|told|explained|let|gave) .+)/iu;

/** "He said she runs the rota": then "she" is somebody else. */
function isSamePerson({ who }: Subject, said: string): boolean {
  if (/^he$/i.test(who)) return !/\b(?:she|her|hers)\b/i.test(said);
  if (/^she$/i.test(who)) return !/\b(?:he|him|his)\b/i.test(said);
  return !(/\b(?:she|her)\b/i.test(said) && /\b(?:he|his)\b/i.test(said));
}

/** Nothing before the subject denies it, and nobody else came in to whom a pronoun could point. */
function isSurelyTheirs(who: string, before: string): boolean {
  if (NEGATED.test(before.slice(-24))) return false;
  return !/^(?:he|she|they)$/i.test(who) || !OTHERS.test(before);
}

/** Whoever is surely the one who reads: by name, or by a pronoun when nobody else can be meant. */
function readerPattern(reader: Reader): string | null {
  const names = (reader.name ?? "")
    .split(/\s+/)
    .filter((part) => part.length > 1)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const byName =
    names.length > 0 ? `(?:(?:${TITLE})\\.? )?(?:${names.join("|")})(?: (?:${names.join("|")}))*` : null;
  const isOnly = reader.alone || (reader.name === null && reader.others.length === 0);
  const byPronoun = isOnly
    ? "he|she|they|the (?:interviewer|manager|head|director|owner|boss|supervisor|lead|recruiter|principal)"
    : "they";
  const all = [byName, byPronoun].filter(Boolean).join("|");
  return all === "" ? null : `(?<![\\p{L}'’])(?:${all})(?: \\([^)]{1,30}\\))?`;
}

/** Somebody else in the story, so that "she" may not be the reader. */
const OTHERS =
  /\b(?:stylist|assistant|receptionist|secretary|colleagues?|girl|boy|lad|child|children|kids?|baby|toddler|pupils?|students?|customers?|clients?|patients?|residents?|guests?|lady|woman|man|guy|bloke|nurse|assessors?|candidates?|applicants?|another|mother|mum|father|dad|daughter|son|wife|husband|friend|boss of|old (?:lady|man)|two of them|one of them|somebody|someone|apprentice|intern|driver|chef de|head chef|trainer|observer|instructor|deputy|cousin|sister|brother|neighbou?r)\b/i;

const TITLE =
  "mr|mrs|ms|miss|mx|dr|dra|prof|professor|doctor|sir|herr|frau|sister|father|canon|rev|reverend|the revd|sgt|sergeant|inspector|captain|major|judge|chef|madame|monsieur|mme|señor|señora|sra|sr|khun|pastor|rabbi|coach";
const MANNER =
  "(?:(?:also|then|even|kindly|really|very|just|actually|at the end|later|first|both|all|did) )*";

/** Something to thank for: the verb as a gerund, whom, and the thing. */
function deed(
  verb: string,
  rest: string,
  gerund: (match: { verb: string; whom: string; thing: string }) => string,
): Family {
  return {
    after: after(`(${verb}) ${rest}`),
    turn: (match, reader) => {
      const thing = longThing(match.at(-1)!, reader);
      if (thing === null || TRIVIAL.test(thing)) return null;
      const whom = (match.length > 3 ? (match[2] ?? "") : "").toLowerCase();
      return { how: "did", thing: gerund({ verb: match[1]!.toLowerCase(), whom, thing }) };
    },
  };
}

/** A family's pattern, right behind its subject. */
function after(pattern: string): RegExp {
  return new RegExp(`^,? (?:and \\p{L}+ )?${MANNER}${pattern}`, "iu");
}

function saidEcho(thing: string | null): Theirs | null {
  return thing === null ? null : { how: "said", thing };
}

function laughed(thing: string | null): Theirs | null {
  return thing === null || VAGUE.test(thing) ? null : { how: "laughed", thing: lowered(thing) };
}

type Family = { after: RegExp; turn: (match: RegExpExecArray, reader: Reader) => Theirs | null };

const GERUNDS: Record<string, string> = {
  walk: "walking",
  took: "taking",
  take: "taking",
  led: "leading",
  talk: "talking",
  guid: "guiding",
  brou: "bringing",
};

/** Each pattern follows the subject; its last group is what is turned. */
const FAMILIES: readonly Family[] = [
  deed("show(?:ed|s|n)?", "(me|us) (.+)", ({ whom, thing }) => `showing ${whom} ${thing}`),
  deed(
    "walked|walks|took|takes|led|talked|talks|guided|brought",
    "(me|us) ((?:through|round|around|over|across|to see) .+)",
    ({ verb, whom, thing }) => `${GERUNDS[verb.slice(0, 4)]} ${whom} ${thing}`,
  ),
  deed(
    "gave|gives",
    "(me|us) (a (?:little |short |quick |full |proper )?(?:tour|look|taste|sense|picture)\\b.*)",
    ({ whom, thing }) => `giving ${whom} ${thing}`,
  ),
  deed(
    "let",
    "(me|us) ((?:try|see|hold|use|watch|sit in on|taste|drive|play|read|look at|have a go (?:at|on)) .+)",
    ({ whom, thing }) => `letting ${whom} ${thing}`,
  ),
  deed("introduced", "(me|us) to (.+)", ({ whom, thing }) => `introducing ${whom} to ${thing}`),
  deed("told|tells", "(me|us) (?:all )?(about .+)", ({ whom, thing }) => `telling ${whom} ${thing}`),
  deed("told|tells", "(me|us) ((?:how|why|where|what) .+)", ({ whom, thing }) => `telling ${whom} ${thing}`),
  deed(
    "explained|explains",
    "((?:to (?:me|us) )?(?:how|why|what|the|their|his|her|about) .+)",
    ({ thing }) => `explaining ${thing}`,
  ),
  deed(
    "described|describes",
    "((?:to (?:me|us) )?(?:how|what|the|their|his|her|a|an) .+)",
    ({ thing }) => `describing ${thing}`,
  ),
  deed(
    "lent|read",
    "(me) (.+)",
    ({ verb, whom, thing }) => `${verb === "lent" ? "lending" : "reading"} ${whom} ${thing}`,
  ),
  deed("(?:talked|spoke)(?: \\w+){0,3}?", "(about .+)", ({ thing }) => `talking ${thing}`),
  {
    after: after(
      "(?:(?:told|tells) (?:me|us)|said|says|say|explained|explains|mentioned|mentions|added|admitted|pointed out|agreed(?: with me)?)(?: to (?:me|us))? that (.+)",
    ),
    turn: (match, reader) => saidEcho(saying(match[1]!, reader)),
  },
  {
    after: after(`(?:(?:told|tells) (?:me|us)|said|says|mentioned) (?!that\\b|about\\b|how\\b|["“'])(.+)`),
    turn: (match, reader) => saidEcho(saying(match[1]!, reader)),
  },
  {
    after: after(
      "(?:liked|likes|like|loved|loves|love|enjoyed|remembered|was (?:really |very )?(?:pleased|glad|happy|impressed)) (?:it )?(that|how|the way) (I(?:['’]\\w+)? .+)",
    ),
    turn: (match) => ownWork(match[2]!) ?? likedHow(match[1]!, match[2]!),
  },
  {
    after: after(
      "(?:\\w+ )?laugh(?:ed|s)? (?:\\w+ ){0,2}?(?:when|as) I (?:told (?:him|her|them|\\p{Lu}\\p{L}+) about|mentioned|described) (.+)",
    ),
    turn: (match, reader) => laughed(longThing(match[1]!, reader)),
  },
  {
    after: after("(?:\\w+ )?laugh(?:ed|s)? (?:\\w+ ){0,2}?(?:at|about|over) ((?:my|the) .+)"),
    turn: (match, reader) => laughed(nounPhrase(match[1]!, reader)),
  },
];
