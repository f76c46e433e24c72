/**
 * What an interviewer said, told, explained, asked about or showed, in the writer's words: material for a thank-you
 * note. No moments, and nothing that anybody would rather not read again.
 */
import type { Moment } from "../domain/debrief.ts";
import { pattern } from "./pattern.ts";
import { type Sentence, type Span, sentences } from "./sentences.ts";

const MOST_SHOWN = 5;
/** A shorter one says nothing ("she showed me"); a longer one is a story. */
const SHORTEST = 24;
const LONGEST = 200;

const TITLED = "(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Frau|Herr|Madame|Chef|Father|Sister|Rev)\\.? ";
const TELLS = (who: string) =>
  `(?:${who}) (?:then |also |even |all |both |actually |really |just |later |kindly |had ){0,2}(?:(?:walked|talked|took|led|ran|showed) me (?:through|round|around|over|to see)|showed me (?:the|a|an|how|what|where|his|her|their|some|one|two|all)|gave me (?:a |the )(?:\\w+ )?(?:tour|demo|demonstration|history|story|tip|overview|idea of)|let me (?:see|try|hold|watch|look|taste|use|meet|sit)|introduced me|told me (?:about|how|that|why|what|a|the|all|of|they|he|she|it|his|her|their)|told (?:us|everyone) (?:about|how|that)|explained (?:how|what|why|that|the|their|his|her|all|to me)|described (?:the|how|a|what|their|his|her)|talked (?:a lot |for \\w+ )?about|spoke (?:a lot |for \\w+ )?about|mentioned (?:that|the|a|how|their|his|her)|pointed out|said (?:that )?(?:the (?:team|shop|work|job|whole|place|hardest|best|most|first|last|new|old|people|patients|children|kids|customers|guests|van|machine|building)|they(?:'re| are| have|'ve| want to| need| do| all| still| run| make| never| always| had)|most of|every|people|nobody|their|his|her own|he (?:started|began|has|had|came|grew|built)|she (?:started|began|has|had|came|grew|built))|asked (?:me )?(?:about|how i|what i|why i|where i|which|for the))`;

/** A frown, a worry, a correction, a repeated or unanswered question, a date, a farewell, pay: nothing to thank for. */
const UNWELCOME = pattern(
  "(?:(?:told|showed) me (?:it|this|them|that (?:at|while|very|in|on|when|after|too|later|myself))|asked (?:me )?(?:about|for) (?:me|myself|my (?:last|old|previous|english|age|health|weekends?|availability|licen[cs]e)|use of force|hours|weekends|convictions?|a case of error|the year off|the size|a mistake|an error)|(?:told|said) (?:me )?(?:after|that it's come back)|wait(?:ed)?|not|n't|never|nothing|no longer|nobody laughed|frown\\w*|sigh\\w*|wrong|mistake|slip|sorry|worr(?:y|ied)|unfortunately|sadly|problem with me|disappoint\\w*|concern\\w*|too (?:fast|slow|quiet|loud|long|much|little|junior|young|old)|slow down|speak up|repeat|hm\\b|convictions?|points|b minus|visitor covers|mistakes?|errors?|stood up|up to me|liver|bad\\b|again|twice|louder|if (?:i|everything) (?:was|were|am|is)|am i|are you (?:ok|okay|sure|all right|alright)|late|lateness|gap|gaps|fired|sacked|reject\\w*|other candidates?|someone else|somebody else|let me know|get back|be in touch|hear (?:from|by|back)|decide|decision|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|the end)|goodbye|bye|the way out|the door|the exit|the lift|to the (?:bathroom|toilet|loo)|out to|salary|pay|money|wage|visa|weakness\\w*|coldly|cold|quiet|silence|looked at (?:his|her|their|the) (?:watch|phone)|spill\\w*|spilt|broke|stain|blood|hurt|froze|blank|rambl\\w*|mumbl\\w*|but i|and i|so i|while i|because i (?:was|had|did)|stupid|idiot|cried|crying|tears|death|died|ill|cancer|pregnan\\w*|divorce\\w*|husband|wife|if i had (?:any )?questions?|any questions?|lied|untrue|my ex|criminal|record)",
);

export function shownIn(own: string, people: readonly string[], moments: readonly Moment[]): string[] {
  const taken = moments.map((moment): Span => {
    const from = own.indexOf(moment.quote);
    return { from, to: from + moment.quote.length };
  });
  const slips = moments.flatMap((moment, i) => (moment.kind === "strength" ? [] : [taken[i]!.from]));
  const who = tellers(people);
  const found: string[] = [];
  for (const sentence of sentences(own)) {
    for (const match of sentence.text.matchAll(who)) {
      const span = stretch(own, sentence, sentence.from + match.index);
      const words = own.slice(span.from, span.to);
      if (words.length < SHORTEST || words.length > LONGEST || matches(UNWELCOME, words)) continue;
      if (taken.some((other) => span.from < other.to && span.to > other.from)) continue;
      // What was asked just before it went wrong leads straight to what went wrong.
      if (/\basked\b/.test(words) && slips.some((at) => at >= span.to && at - span.to < 160)) continue;
      if (!found.includes(words)) found.push(words);
    }
    if (found.length >= MOST_SHOWN) break;
  }
  return found.slice(0, MOST_SHOWN);
}

/** Names need their capital; "he" does not. A relative who "told me" is no interviewer, so "my sister" stays out. */
function tellers(people: readonly string[]): RegExp {
  const names = people
    .flatMap((person) => [person, ...person.split(" ")])
    .filter((name) => name.length > 2)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const somebody = [
    "[Hh]e",
    "[Ss]he",
    "[Tt]hey",
    "[Oo]ne of them",
    "[Tt]he (?:manager|owner|chef|director|head|team lead|boss|foreman|matron|lady|chair|principal|supervisor|interviewer)",
    `${TITLED}\\p{Lu}[\\p{L}’-]+`,
  ];
  const subject = [...somebody, ...names.map((name) => `(?:${TITLED})?${name}`)].join("|");
  const source = TELLS(subject)
    .replace(/(?<=[a-z])'(?=[a-z])/g, "['’]?")
    .replace(/ (?=[^?*+{])/g, "\\s+")
    .replace(/ \?/g, "\\s*");
  return new RegExp(`(?<![\\p{L}'’])(?<!\\bmy \\w{2,20}\\s)${source}`, "gu");
}

/** From the teller to where somebody else begins: a comma with a new subject, a "but", the end of the sentence. */
function stretch(own: string, sentence: Sentence, from: number): Span {
  const rest = own.slice(from, sentence.to);
  const end =
    /,?\s+(?:but|although|though|because i|while i|and then i|so i|and i|when i)\s|,\s+(?:and )?(?:he|she|they|i|we|which|then|so)\s|\s+and\s+(?:he|she|they|it)\s|[;(]|\s[-–—]+\s/i.exec(
      rest,
    );
  const words = (end ? rest.slice(0, end.index) : rest).replace(/[\s.,;:!?…]+$/, "");
  return { from, to: from + words.length };
}

function matches(expression: RegExp, text: string): boolean {
  expression.lastIndex = 0;
  return expression.test(text);
}
