/** What the reading marked for the note → details: a thing by its name, or what the interviewer did or said. */
import type { Material } from "../../shared/domain/debrief.ts";
import type { Reader } from "../thing.ts";
import { deedIn } from "./deed.ts";
import { type Detail, detail as detailOf } from "./details.ts";
import { wordsOf } from "./grammar.ts";
import { namedThing } from "./named.ts";

/** In characters: what was told this shortly before a deed is what the deed was about. */
const BEFORE = 140;

export function detailsFrom(material: readonly Material[], told: string, reader: Reader): Detail[] {
  const found = material.map(({ how, words }) => {
    const at = told.indexOf(words);
    const led = ledBy(told.slice(Math.max(0, at - LEAD), at)) ?? how;
    const whole = led === "did" ? toTheEnd(words, told, at) : inFull(words, told, at);
    const isWhether = led === "asked" && /\b(?:if|whether) $/i.test(told.slice(Math.max(0, at - LEAD), at));
    return { how: led, words: isWhether ? `whether ${whole}` : whole, at };
  });
  const named = found.flatMap((each) => {
    const topic = each.how === "did" ? null : namedThing(each, reader);
    return topic === null ? [] : [{ ...each, topic }];
  });
  const done = found
    .filter((each) => !named.some(({ at, words }) => at === each.at && words === each.words))
    .flatMap((each) => [each, ...longer(each, told)])
    .concat(joined(found, told))
    .flatMap((each): Detail[] => {
      const deed = deedIn(each.words, reader);
      if (deed === null) return [];
      const about = named.findLast(({ how, at }) => ABOUT.has(how) && isShortlyBefore(told, at, each.at));
      if (about === undefined)
        return deed.answer!.points && !POINTS_INSIDE.test(deed.answer!.full) ? [] : [deed];
      const whole = withTopic(deed, about.topic);
      const both = inOneBreath(told, about, each)
        ? [together(deed, about.topic, about.how, told.slice(about.at, each.at + each.words.length))]
        : [];
      return [...both, ...(whole === null ? [] : [whole])].filter(
        (detail): detail is Detail => detail !== null,
      );
    });
  return [
    ...done,
    ...named.map(({ how, words, topic, at }): Detail => {
      const praises = how === "liked";
      const isSpoken = SPOKEN.test(sentenceAt(told, at));
      return {
        ...detailOf("named", null, null, words),
        how,
        topic,
        isGood: true,
        isMarked: true,
        praises,
        isSpoken,
      };
    }),
  ];
}

/** "gave me her own hand cream to ⟨try⟩", "used to run the store ⟨I trained in⟩" */
function toTheEnd(words: string, told: string, at: number): string {
  if (at < 0) return words;
  const behind = told.slice(at + words.length, at + words.length + LEAD);
  const more = / (?:to|for|of|at|with|in|on)$/i.test(words)
    ? /^ [^.!?\n,;]{2,24}?(?=[.!?\n,;]| and | but |$)/.exec(behind)
    : /^ (?:that )?I \p{L}+ (?:in|at|on|with|for|from)\b/iu.exec(behind);
  return more ? words + more[0] : words;
}

/** "Gunnar, | put his glasses on for it and | asked who taught me": a deed that was marked in parts, as one. */
function joined<Told extends { how: Material["how"]; words: string; at: number }>(
  all: readonly Told[],
  told: string,
): Told[] {
  const deeds = all.filter(({ how, at }) => how === "did" && at >= 0);
  const groups: Told[][] = [];
  for (const each of deeds) {
    const last = groups.at(-1)?.at(-1);
    const between = last && told.slice(last.at + last.words.length, each.at);
    const isNear = between !== undefined && /^[^.!?:;\n]{0,40}$/.test(between);
    if (isNear) groups.at(-1)!.push(each);
    else groups.push([each]);
  }
  return groups
    .filter(({ length }) => length > 1)
    .map(([first, ...others]) => {
      const last = others.at(-1)!;
      return { ...first!, words: told.slice(first!.at, last.at + last.words.length) };
    });
}

/** "pulled my last three surveys and said he had not seen a run like that": it points to what stands before it. */
const POINTS_INSIDE = /\b(?:my|the|your) \p{L}+ .*\band (?:said|told me|asked) .*\blike (?:that|it|this)$/u;

/** "he bought his papers where ⟨I buy mine⟩": the rest of a short clause belongs to a deed; which of the two is said, the ear tells. */
function longer<Told extends { how: Material["how"]; words: string; at: number }>(
  each: Told,
  told: string,
): Told[] {
  const { how, words, at } = each;
  if (how !== "did" || at < 0) return [];
  const more =
    /^ (?!but |so |because |though |when I |and (?:I|then|my) )[^.!?\n,;:—–]{2,30}(?=[.!?\n,;:—–])/.exec(
      told.slice(at + words.length, at + words.length + LEAD),
    );
  return more ? [{ ...each, words: words + more[0] }] : [];
}

/** "my account ⟨of the covenant renegotiation⟩", "debtor days from 74 ⟨to 41⟩", "the magnet ⟨tiles⟩". */
function inFull(words: string, told: string, at: number): string {
  if (at < 0) return words;
  const behind = told.slice(at + words.length, at + words.length + LEAD);
  const hyphen = /^-[\p{L}\d]+/u.exec(behind);
  if (hyphen) return words + hyphen[0];
  const more =
    (/\bfrom (?:about )?[£$€]?\d[\d.,]*\S*$/.test(words) ? /^ to [£$€]?\d[\d.,]*%?/.exec(behind) : null) ??
    (TELLS_NOTHING.test(words)
      ? /^ (?:of|about|on|for) (?:(?:the|a|an|my|our|their) )?[\p{L}-]+(?: [\p{L}-]+)?/u.exec(behind)
      : null);
  if (more) return words + more[0];
  const next = /^ (?!questions?\b|parts?\b|ones?\b|bits?\b|thing|stuff)(\p{Ll}{3,})/u.exec(behind);
  if (!next) return words;
  const sentence = wordsOf(`${sentenceAt(told, at).trimStart()}`);
  const last = words.toLowerCase().split(/\s+/).at(-1);
  const place = sentence.findIndex(
    ({ lower }, nth) => lower === last && sentence[nth + 1]?.lower === next[1],
  );
  // "the shelving test": the tagger takes the first for a verb.
  const isThing =
    /^(?:NOUN|ADJ|PROPN)$/.test(sentence[place]?.pos ?? "") ||
    /\b(?:an?|the|my) \p{L}+ed$/iu.test(words) ||
    /\bthe \p{L}+ing$/iu.test(words);
  const isCompound = isThing && sentence[place + 1]?.pos === "NOUN";
  return place >= 0 && isCompound ? words + next[0] : words;
}
const TELLS_NOTHING =
  /^(?:(?:the|my|a|an) )?(?:account|story|history|idea|way|use|side|example|point|case|picture|photo|copy|list|plan|map|model|book|design)$/i;

/** In characters. */
const LEAD = 50;

/** The words right before a thing say how it came up, where they say it: "she showed me ⟨the map⟩". */
function ledBy(before: string): Material["how"] | null {
  const found = LEADS.find(([pattern]) => pattern.test(before));
  return found ? found[1] : null;
}

const LEADS: readonly [RegExp, Material["how"]][] = [
  [
    /(?<!\bI )\b(?:showed|walked|took|led|let) (?:me|us) (?:(?:through|round|around|over|into|to see|see|try|hold) )?$/i,
    "showed",
  ],
  [/(?<!\bI )\b(?:told (?:me|us) (?:all )?(?:about|of)|explained(?: to (?:me|us))?) $/i, "told"],
  [/(?<!\bI )\basked (?:me )?about $/i, "asked"],
  [/\b(?:he|she|they|both) (?:really |also |both )?(?:liked|loved) $/i, "liked"],
];

const SPOKEN =
  /\b(?:talk\w*|told|tell\w*|spoke|speak\w*|ask\w*|said|say|discuss\w*|explain\w*|describ\w*|chat\w*|questions?|answer\w*|story|stories|example|conversation|debate\w*|swapp\w+|compar\w+|laugh\w*|mention\w*)\b/i;

/** What stands around a place, from the end of the sentence before it to the end of its own. */
function sentenceAt(told: string, at: number): string {
  if (at < 0) return "";
  const before = /[^.!?\n]*$/.exec(told.slice(Math.max(0, at - 200), at))![0];
  return before + /^[^.!?\n]*/.exec(told.slice(at, at + 200))![0];
}

/** What somebody's word or smile can be the answer to. */
const ABOUT: ReadonlySet<Material["how"]> = new Set(["talked", "liked", "asked"]);

/** "you took a photo of it" is "you took a photo of my joint"; what was only said is said about it. */
function withTopic(deed: Detail, topic: string): Detail | null {
  const answer = deed.answer!;
  if (overlaps(answer.full, topic)) return answer.points ? null : deed;
  if (deed.is === "words") return { ...deed, about: topic };
  // "you took a photo" is one of what it was about.
  if (/^you took (?:a|two|some|several) (?:photos?|pictures?|copy|copies)$/.test(answer.full))
    return {
      ...deed,
      answer: {
        ...answer,
        full: `${answer.full} of ${topic}`,
        gerund: null,
        infinitive: null,
        points: false,
      },
    };
  if (!answer.points) return deed;
  const full = answer.full.replace(
    /\b(?:it|that|this)\b(?! (?:that|when|if|for|up|out|on|off|down) (?:I|you|we)\b)/,
    topic,
  );
  return full.split(" ").length > MOST_WORDS
    ? null
    : { ...deed, answer: { ...answer, full, gerund: null, infinitive: null, points: false } };
}

const MOST_WORDS = 24;

/** "I described my rota and she asked for a copy": what it was about and what they did, in one sentence. */
function together(deed: Detail, topic: string, how: Material["how"], trace: string): Detail | null {
  const answer = deed.answer!;
  if (how === "asked" || answer.points || overlaps(answer.full, topic)) return null;
  if (`${answer.full} ${topic}`.split(" ").length > MOST_WORDS) return null;
  return { ...deed, is: "on", topic, trace };
}

const inOneBreath = (told: string, one: { at: number; words: string }, other: { at: number }): boolean =>
  !/[.!?\n]/.test(told.slice(one.at + one.words.length, other.at));

function overlaps(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  return (other.toLowerCase().match(/\p{L}{4,}/gu) ?? []).some((word) => words.has(word));
}

function isShortlyBefore(told: string, first: number, then: number): boolean {
  return first >= 0 && then > first && then - first <= BEFORE && !/\n\s*\n/.test(told.slice(first, then));
}
