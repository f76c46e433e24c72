/** Sentence plans: how a detail is said, chosen among several by the seed of the recovery. */
import { capital, pickOther } from "../words.ts";
import { type Detail, ENJOYED } from "./details.ts";

/**
 * The detail as one sentence without a greeting or a close, in several wordings, the one for this recovery first; every
 * one holds words of the debrief. None begins as one `before` it does, as long as there are others.
 */
export function sentencesOf(
  detail: Detail,
  seed: string,
  place: string,
  before: readonly string[] = [],
): string[] {
  const plans = plansFor(detail).filter((each): each is string => each !== null);
  const fresh = plans.filter((each) => !before.some((other) => beginning(other) === beginning(each)));
  const [first, ...others] = fresh.length > 0 ? fresh : plans;
  if (first === undefined) return [];
  const chosen = pickOther(seed, place, [first, ...others]);
  return [chosen, ...[first, ...others].filter((each) => each !== chosen)].map(ended);
}

const beginning = (sentence: string) => sentence.split(" ").slice(0, 3).join(" ");

function plansFor({ is, how, about, isSpoken, cause, answer, praises, topic }: Detail): (string | null)[] {
  switch (is) {
    case "named":
      return topic && how ? plansForNamed(how, topic, isSpoken === true) : [];
    case "answered": {
      if (!cause || !answer) return [];
      const isEnjoyed = ENJOYED.test(cause.verb);
      const isWe = cause.full.startsWith("we ");
      const ours = isWe && cause.gerund ? cause.gerund.replace(/^getting chatting/, "chatting") : null;
      const enjoyed = isEnjoyed ? cause.gerund : ours;
      const doing = enjoyed === null ? null : withUs(enjoyed);
      return [
        doing && !isWe ? `I enjoyed ${doing}, and was pleased that ${answer.full}` : null,
        doing && !isWe ? `I enjoyed ${doing}, and it meant a good deal to me that ${answer.full}` : null,
        !isEnjoyed && !isWe && cause.infinitive
          ? `I was glad that I could ${cause.infinitive}, and pleased that ${answer.full}`
          : null,
        answer.points ? null : `I was glad that ${answer.full}`,
        answer.points ? null : `It encouraged me that ${answer.full}`,
        isWe && doing ? `I enjoyed ${doing}, and was glad that ${answer.full}` : null,
        doing && `I enjoyed ${doing}`,
      ];
    }
    case "on": {
      if (!answer || !topic) return [];
      return [
        `I enjoyed talking about ${topic}, and was pleased that ${answer.full}`,
        `I enjoyed talking about ${topic}, and it meant a good deal to me that ${answer.full}`,
        `It was good to talk about ${topic}, and I was glad that ${answer.full}`,
      ];
    }
    case "liked": {
      if (!topic) return [];
      return [
        `${topic}, and I was glad to see that this matters to you`,
        `${topic}, and I was glad that this spoke to you`,
        `It was good to see your interest when I told you that ${topic}`,
      ];
    }
    case "went":
      return topic
        ? [
            `I was glad that ${topic} went well`,
            `I was pleased with how ${topic} went`,
            `I enjoyed ${topic}`,
            `I was happy with how ${topic} went`,
          ]
        : [];
    case "experience": {
      if (!cause) return [];
      return [
        `${cause.full}, and I would be glad to bring that to you`,
        `${cause.full}, and I would like to put that to use with you`,
      ];
    }
    case "prepared": {
      if (!cause) return [];
      return [
        `${cause.full} before we met, and was glad to bring it up with you`,
        `${cause.full}, and it was good that we came to it`,
      ];
    }
    case "thing": {
      if (!topic) return [];
      return [
        `I was glad that we got to talk about ${topic}`,
        `I was glad to talk with you about ${topic}`,
        `It was good to talk about ${topic} with you`,
        `I enjoyed speaking with you about ${topic}`,
      ];
    }
    case "work": {
      if (!cause) return [];
      return [
        `${capital(cause.full)}, and I would be glad to put that to use with you`,
        `${capital(cause.full)}, and I would like to do as much with you`,
      ];
    }
    case "theirs": {
      if (!answer) return [];
      const giving =
        /^(?:like|love|enjoy|appreciate|laugh|want|take|write|keep|stay|remember|see|call|notice|agree|find|nod|smile|praise|compliment|admire|clap|eat|break|film|be|ask)$/.test(
          answer.verb,
        )
          ? null
          : answer.gerund;
      if (praises)
        return [
          giving && `I was grateful for your ${giving}`,
          `I was glad that ${answer.full}`,
          `It meant a good deal to me that ${answer.full}`,
          `It encouraged me that ${answer.full}`,
        ];
      if (
        /^(?:have|run|use|be|make|bake|grow|brew|serve|sell|print|build|teach|train|open|move|start|launch|plan|set|roll|switch|change|expand)$/.test(
          answer.verb,
        ) &&
        !praises
      )
        return [
          `What stayed with me is that ${answer.full}`,
          `I have kept in mind that ${answer.full}`,
          `I noted with interest that ${answer.full}`,
        ];
      if (answer.says)
        return [
          `I have kept in mind that ${answer.full}`,
          `What stayed with me is that ${answer.full}`,
          giving && `I was grateful for your ${giving}`,
        ];
      return [
        giving && `I appreciated your ${giving}`,
        `I was glad that ${answer.full}`,
        `I was pleased that ${answer.full}`,
      ];
    }
    case "asked": {
      if (!answer) return [];
      const question = answer.full;
      const doing = cause && ENJOYED.test(cause.verb) ? cause.gerund : null;
      return [
        doing && cause && !cause.points ? `${capital(question)}, and I enjoyed ${doing}` : null,
        `I was glad that ${question}`,
        `I was pleased that ${question}`,
      ];
    }
    case "ours": {
      if (!cause) return [];
      const shared = OUR_TIME.exec(cause.full);
      if (shared) return [`I enjoyed our ${shared[1]}`, `I was glad of our ${shared[1]}`];
      const doing = cause.gerund && withUs(cause.gerund.replace(/^getting chatting/, "chatting"));
      if (doing && /^(?:talking|speaking|chatting|discussing|comparing)\b/.test(doing))
        return [`I enjoyed ${doing}`, `I was glad of the chance to spend time ${doing}`];
      return [
        `I was glad that ${cause.full}`,
        `It was good that ${cause.full}`,
        `I was pleased that ${cause.full}`,
      ];
    }
    case "words": {
      if (!topic) return [];
      if (about)
        return [
          `When we spoke of ${about} you said “${topic}”, and that meant a lot to me`,
          `You said “${topic}” about ${about}, and it has stayed with me`,
          `It did me good to hear you say “${topic}” about ${about}`,
        ];
      return [
        `You said “${topic}”, and that meant a lot to me`,
        `You said “${topic}”, and it has stayed with me`,
        `It did me good to hear you say “${topic}”`,
        `It meant a lot to me to hear you say “${topic}”`,
      ];
    }
    case "mine": {
      if (!cause?.gerund || !cause.infinitive) return [];
      if (!ENJOYED.test(cause.verb))
        return [
          `I was glad that I could ${cause.infinitive}`,
          `I was pleased that I could ${cause.infinitive}`,
        ];
      return [
        `I enjoyed ${cause.gerund}`,
        `I was glad that I could ${cause.infinitive}`,
        `I was glad of the chance to ${cause.infinitive}`,
        `It was a pleasure to ${cause.infinitive}`,
      ];
    }
  }
}

/** In words: "the line" alone says nothing of what was shared. */
const FEWEST_SHARED = 3;

function plansForNamed(how: Exclude<Detail["how"], undefined>, thing: string, isSpoken: boolean): string[] {
  switch (how) {
    case "talked":
      return isSpoken
        ? [
            `I enjoyed talking with you about ${thing}`,
            `I was glad that we got to talk about ${thing}`,
            `It was good to talk with you about ${thing}`,
          ]
        : thing.split(" ").length < FEWEST_SHARED
          ? []
          : [`I was glad to share ${thing} with you`, `It was good to share ${thing} with you`];
    case "asked":
      return /^(?:how|what|where|when|why|whether|which|who)\b/i.test(thing)
        ? [
            `You asked ${thing}, and I was glad of the question`,
            `I was glad that you asked ${thing}`,
            `I was pleased that you asked ${thing}`,
          ]
        : [
            `Your question about ${thing} has stayed with me`,
            `I liked your question about ${thing}`,
            `I was glad that you asked about ${thing}`,
            `I was glad to be asked about ${thing}`,
          ];
    case "told":
      return IS_A_CLAUSE.test(thing)
        ? [
            `You told me that ${thing}, and that has stayed with me`,
            `I have thought more than once of what you told me, that ${thing}`,
          ]
        : [
            `I enjoyed hearing about ${thing}`,
            `What you told me about ${thing} has stayed with me`,
            `It was good to hear from you about ${thing}`,
            `I have thought more than once of what you told me about ${thing}`,
          ];
    case "showed":
      return [
        `I was glad that you showed me ${thing}`,
        `It was good to see ${thing}`,
        `I was glad of the chance to see ${thing}`,
      ];
    case "liked":
      return [
        `I was glad that you liked ${thing}`,
        `It meant a good deal to me that you liked ${thing}`,
        `It was good to see that you liked ${thing}`,
        `I was pleased that you liked ${thing}`,
      ];
    case "did":
      return [];
  }
}

/** "half of the landlords are in Hong Kong", and not "the landlord who is in Hong Kong". */
const IS_A_CLAUSE =
  /^(?!.*\b(?:that|which|who|how|what|where|why|when)\b).*\b(?:is|are|was|were|has|have|had|will|would|can)\b/i;

/** "we had a laugh about the lift", "we did ten minutes on the tutor" */
const OUR_TIME =
  /^we (?:\p{L}+ )?(?:had|did|spent|got into|ended up having) (?:a |an )?(?:(?:really|very|good|nice|right|great|lovely|proper|quick|long|little) )*((?:chat|laugh|talk|conversation|discussion|yarn|natter|debate|\p{L}+ minutes|\d+ minutes|half an hour|half hour) (?:about|over|on|of) .+)$/iu;

/** "talked about …" is "talked with you about …". */
function withUs(text: string): string {
  return aboutIt(text).replace(
    /^(we )?((?:both |all )?(?:talked|talking|spoke|speaking|chatted|chatting)) (?!with|to)/i,
    (_all, we: string | undefined, verb: string) => (we ? `${we}${verb} ` : `${verb} with you `),
  );
}

/** "talked dogs" is "talked about dogs". */
function aboutIt(text: string): string {
  return text.replace(
    /\b(talked|talking|chatted|chatting) (?!about|through|over|for|with|to|a lot|a bit|at|in|of|quite|on|and|so|very|as|like)/i,
    "$1 about ",
  );
}

const ended = (text: string) => (/[.!?]$/.test(text) ? text : /[.!?]”$/.test(text) ? text : `${text}.`);
