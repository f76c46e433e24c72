/**
 * What is said in the plainest words is not passed over, even in two lines where the network has little to go by. Found
 * this way a moment is listed, and not raised; only a figure set right in the same breath, and what was left unsaid, is sure.
 */
import type { Kind } from "../domain/debrief.ts";
import type { Span } from "./sentences.ts";

export type Plain = Span & { kind: Kind; sure: boolean };

const I = "\\bI (?:just |then |completely |totally |also |even |actually )*";
const BODY =
  "(?:lap|hands?|arms?|legs?|foot|feet|toes?|face|blouse|shirt|skirt|dress|trousers|suit|jacket|shoes?|tie|sweater|jumper|cardigan)";
const POURED = "(?:spilled|spilt|tipped|poured|splashed|knocked|dropped|threw)";

const PLAIN: readonly { kind: Kind; words: RegExp; sure?: true }[] = [
  {
    kind: "blank",
    words: new RegExp(
      `${I}(?:froze|blanked)\\b|\\bmy mind (?:just )?went (?:completely )?blank\\b|${I}(?:went|drew a) (?:completely )?blank\\b`,
      "gi",
    ),
  },
  {
    kind: "wrong-answer",
    words: new RegExp(`${I}(?:rambled|answered (?:a different|another|the wrong) question)\\b`, "gi"),
  },
  {
    kind: "injury",
    words: new RegExp(
      `\\b(?:${POURED}|went|ran) [^.;\\n]{0,40}?(?:over|on|onto|in|into|across|down) (?:her|his|their|the \\w+['’]s) ${BODY}\\b|${I}(?:stepped|trod) on (?:her|his) \\w+`,
      "gi",
    ),
  },
  {
    kind: "damage",
    words: new RegExp(
      `${I}(?:${POURED} (?!to\\b|out\\b)[^.,;\\n]{2,40}?(?:over|on|onto|across|off) (?:the|their|his|her)\\b|(?:broke|smashed|cracked) (?:a|an|the|his|her|their)\\b)`,
      "gi",
    ),
  },
  {
    kind: "strength",
    words: new RegExp(
      `${I}(?:answered (?:it|that|them|all of (?:it|them)|every question) (?:perfectly|really well|very well|well|easily)|aced (?:it|that|the|every)|nailed (?:it|that|the|every))\\b[^.;!?\\n]{0,60}|\\bwe (?:\\w+ )?(?:talked|chatted|laughed) (?:together )?(?:for ages|for half an hour|and laughed) ?[^.;!?]{0,60}`,
      "gi",
    ),
  },
  {
    kind: "omission",
    sure: true,
    // Only what somebody can do: an illness left unsaid was left so for a reason.
    words: new RegExp(
      `${I}(?:omitted|(?:forgot to|never|did(?:n['’]?t| not)) (?:mention(?:ed)?|sa(?:y|id)|t(?:ell|old) (?:him|her|them)) that I(?:['’]ve| have| also)? ?(?:know|speak|ran|led|built|used?|held?|hold|taught|trained|worked|managed|wrote|am (?:certified|qualified|trained|licen[cs]ed|fluent)))\\b`,
      "gi",
    ),
  },
  {
    kind: "misstatement",
    sure: true,
    words:
      /\bI (?:said|told (?:him|her|them)|claimed|gave)\b[^.;]{0,60}?\d[\d.,]*\d?[^.;\d]{0,20}[.;,]\s+(?:it|that)(?:\s+is|['’]s|\s+was)(?: actually| really)?\s+\d[\d.,]*[^.;\n]{0,20}/gi,
  },
];

/** The sentences of `own` that say it plainly, in order; whoever did it otherwise, or did not, is not looked for. */
export function plainly(own: string, sentences: readonly Span[]): Plain[] {
  return sentences.flatMap((sentence) => {
    const words = own.slice(sentence.from, sentence.to + REACH);
    for (const { kind, words: pattern, sure } of PLAIN) {
      const match = [...words.matchAll(pattern)].find(({ index }) => index < sentence.to - sentence.from);
      if (match === undefined || UNREAL.test(words.slice(0, match.index))) continue;
      const at = sentence.from + match.index;
      // A figure set right stands across two sentences, and is quoted from the wrong one to the right one; of good things
      // a sentence may hold several.
      const { from, to } = QUOTED_ALONE.has(kind) ? { from: at, to: at + match[0].length } : sentence;
      return [{ from, to, kind, sure: sure === true }];
    }
    return [];
  });
}

const QUOTED_ALONE: ReadonlySet<Kind> = new Set(["misstatement", "strength"]);

/** Characters of the next sentence that a figure set right may stand in. */
const REACH = 40;
const UNREAL =
  /\b(?:if|what if|afraid|scared|worried|nearly|almost|luckily|at least|imagine|thought|never|not|didn['’]?t|last (?:time|year|month)|next time|years ago|the week before)\b[^.]*$/i;
