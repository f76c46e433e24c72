/**
 * What never stands in a thank-you note, whoever wrote the words that got there. Every composed sentence is held
 * against this list, and one that fails gives way to a plainer one.
 */

/** A rule: what it is called in a test's failure, and what it looks like. */
type Rule = { name: string; pattern: RegExp; unlessApologizing?: true };

const RULES: readonly Rule[] = [
  {
    name: "confession",
    pattern:
      /\b(?:sorry|apolog\w*|regret\w*|embarrass\w*|ashamed|mistakes?|mistaken|mess(?:ed)?(?: up)?|botch\w*|blew|bomb(?:ed)?|fail(?:ed|ing|ure)?|screw(?:ed)? up|nervous\w*|anxious|anxiety|frozen?|froze|panic\w*|blanked|off day|not at my best|not myself|disaster|terribl[ey]|awful|stupid\w*|idiot\w*)\b/i,
    unlessApologizing: true,
  },
  {
    name: "omission",
    pattern:
      /\b(?:forgot\w*|forgets?|neglected|failed to mention|should(?:'ve| have)|did(?: not|n['’]?t) get to|never (?:got to|mentioned|said)|i meant to|left out|slipped my mind|on reflection|i wish i)\b/i,
  },
  {
    name: "pointer",
    pattern:
      /\b(?:as you (?:may|might|will) have (?:noticed|seen)|you must have|hope you did(?: not|n['’]?t) mind|despite|even though i)\b/i,
  },
  {
    name: "plea or pressure",
    pattern:
      /\b(?:second chance|another chance|reconsider|overlook|hold (?:it|this|that) against|forgiv\w*|pardon|i really need|other offers?|by when|salary|salaries|wages?|benefits|pay (?:rise|rate)|bonus|deadline|please let me know by|desperate)\b/i,
  },
  {
    name: "blame",
    pattern:
      /\b(?:traffic|the platform|my (?:old|former|last|ex-?) ?(?:boss|manager|supervisor)|other candidates?|your fault)\b/i,
  },
  {
    name: "private",
    pattern:
      /\b(?:divorc\w*|pregnan\w*|miscarr\w*|bankrupt\w*|bailiffs?|debts?|evict\w*|rehab|sober|relapse\w*|alcoholic|lawsuit|custody|probation|arrest\w*|diagnos\w*|cancer|tumou?r|chemo\w*|bipolar|adhd|autis\w*|depress\w*|ptsd|antidepress\w*|sertraline|epilep\w*|ivf|abus\w*|stalk\w*|restraining order|broke up|break-?up)\b/i,
  },
  {
    name: "machine voice",
    pattern:
      /\b(?:i am writing to|sincere gratitude|invaluable|truly resonated|resonated|thrilled|passionate about|leverag\w*|synerg\w*|perfect fit|aligns? perfectly|unique opportunity|confident that my skills|do not hesitate|don['’]t hesitate|fast-paced|look no further|delve|tapestry)\b/i,
  },
  {
    name: "rough word",
    pattern:
      /\b(?:damn\w*|shit\w*|f+u+c+k\w*|fuck\w*|hell|crap\w*|arse\w*|ass|bloody|bastards?|bitch\w*|piss\w*|bollocks|god['’]?s sake|wtf|omg|lol|haha\w*|idk|cos|gonna|wanna|kinda|u)\b/i,
  },
  { name: "placeholder", pattern: /[[\]{}<>]|\b(?:undefined|null|NaN|TBD|XXX+)\b|_{2,}/ },
  { name: "link", pattern: /https?:|www\.|\S@\S/i },
  { name: "emoji", pattern: /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u },
  {
    name: "superlative flattery",
    pattern: /\b(?:most amazing|greatest|best company|best team|world-class|incredible|unbelievable)\b/i,
  },
  { name: "more than one exclamation mark", pattern: /!.*!/s },
  { name: "about the service", pattern: /\b(?:chatbot|language model|this service|debrief)\b/i },
];

/** The names of the rules that this text breaks; an empty list means that it may stand in a note. */
export function neverInANote(text: string, { apologizing }: { apologizing: boolean }): string[] {
  const broken = RULES.filter((rule) => !(apologizing && rule.unlessApologizing) && rule.pattern.test(text));
  return broken.map((rule) => rule.name);
}

/** A letter to the person (not a note) never minimises, scolds or promises. */
const UNKIND =
  /don['’]?t worry|not that bad|\bat least\b|calm down|should have|cheer up|you will get the job|will save|guarantee|\bbotched\b/i;

export function isUnkind(text: string): boolean {
  return UNKIND.test(text);
}

/** The person's own words about something private, without the word that would give it away on a train. */
export function discreet(quote: string): string {
  const rule = RULES.find(({ name }) => name === "private")!;
  const pieces = quote
    .split(new RegExp(rule.pattern.source, "gi"))
    .map((piece) => piece.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, ""));
  const longest = pieces.sort((one, other) => other.length - one.length)[0] ?? "";
  return longest.split(/\s+/).length >= 2 ? longest : "the news you had that day";
}

/** What a program can see of a sentence that nobody would write. */
export function isClumsy(text: string): boolean {
  const outside = text.replace(/“[^”]*”/g, "“”");
  return (
    /\b(?!that\b|had\b)(\p{L}+) \1\b/iu.test(outside) ||
    /\s{2,}|\s[,.;:!?]|,,|\.\.|,\.|;\.|\b(?:she|he|her|hers|his|him|himself|herself)\b/i.test(outside) ||
    !/^[\p{Lu}\d“]/u.test(text) ||
    !/[.!?]”?$/.test(text) ||
    /[.!?]\s+\p{Ll}/u.test(
      outside.replace(/\b(?:Mr|Mrs|Ms|Dr|St|Prof|No|Co|Inc|Ltd|vs|e\.g|i\.e|a\.m|p\.m)\./g, ""),
    ) ||
    (text.match(/“/g)?.length ?? 0) !== (text.match(/”/g)?.length ?? 0)
  );
}
