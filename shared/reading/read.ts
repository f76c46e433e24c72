/**
 * Plain text → reading: the network marks where what happened is told, rules find names and times. Same words in, same
 * reading out; nothing is asked of anybody.
 */
import {
  type Debrief,
  Distress,
  type Kind,
  type Moment,
  NO_INTERVIEW,
  type Reading,
} from "../domain/debrief.ts";
import type { Reader } from "../ports.ts";
import { calledIn } from "./called.ts";
import { distressOf } from "./distress.ts";
import { encode } from "./encoder.ts";
import { readFacts } from "./facts.ts";
import { type FactsModel, factsModel } from "./facts-model.ts";
import { readForm } from "./form.ts";
import { readFormMoments } from "./form-moments.ts";
import { heardIn } from "./heard.ts";
import { heatOf } from "./heat.ts";
import { isInterview, type Marks } from "./marks.ts";
import { materialIn } from "./material.ts";
import { isMissed } from "./missed.ts";
import { readMoments } from "./moments.ts";
import { type Named, namedIn } from "./named.ts";
import { splitWords } from "./own-words.ts";
import { withRepairs } from "./repairs.ts";
import { type Span, sentences } from "./sentences.ts";
import { shownIn } from "./shown.ts";
import { storyOf } from "./story.ts";
import { things } from "./unsaid.ts";

export const trainedReader: Reader = {
  read: async (debrief) => readMarked(debrief, await encode(markedWords(debrief))),
};

/** What the network is shown: the subject stands in front, since it often names the role. */
export const markedWords = ({ subject, text }: Pick<Debrief, "subject" | "text">) => `${subject}\n\n${text}`;

/** What the writer says is weighed this far, above all for distress: three times the longest debrief known. */
const MOST_CHARACTERS = 10_000;

/** Names and times are looked for this far, in what is written and in what is forwarded: further than the network reads. */
const MOST_CHARACTERS_OF_FACTS = 4_000;

export function readMarked(debrief: Debrief, marks: Marks, model: FactsModel = factsModel()): Reading {
  const text = debrief.text;
  const words = splitWords(text);
  const own = words.own.slice(0, MOST_CHARACTERS);
  const { forwarded } = words;
  const invitation = debrief.forwarded ?? forwarded?.body ?? null;
  const sources = {
    ...debrief,
    own: own.slice(0, MOST_CHARACTERS_OF_FACTS),
    invitation: invitation?.slice(0, MOST_CHARACTERS_OF_FACTS) ?? null,
    forwarder: forwarded?.from ?? null,
  };
  const shift = debrief.subject.length + 2;
  const named = namedIn(markedWords(debrief), marks, shift);
  const { interview, writer } = readFacts(sources, model, named);
  const distress = heavier(
    distressOf(`${debrief.subject}\n${own}`),
    heardIn([{ from: 0, to: debrief.subject.length }, ...spoken(text, own, shift)], marks),
  );
  const moments = momentsOf(text, own, marks, shift, named);
  const heat = heatOf(debrief.subject, own, model.heat);
  const story = storyOf(debrief.subject, own, isInterview(marks), moments.length, model.story);
  if (story !== "interview")
    return {
      story,
      interview: NO_INTERVIEW,
      heat,
      distress,
      moments: [],
      slipIn: [],
      writer,
      missed: false,
      called: [],
      shown: [],
      material: [],
    };
  const slipIn = slipInOf(moments);
  const missed = isMissed(own);
  const called = calledIn(text, interview.people);
  const shown = shownIn(own, interview.people, moments).filter((words) => text.includes(words));
  const material = materialIn(text, marks, shift, moments).filter(({ words }) => own.includes(words));
  const repaired = withRepairs(moments, text, marks, shift);
  const stayedAway = missed ? repaired.map(asStayingAway) : repaired;
  return {
    story,
    interview,
    heat,
    distress,
    moments: stayedAway,
    slipIn,
    writer,
    missed,
    called,
    shown,
    material,
  };
}

/** The sentences of the mail that are the writer's own, by their places in the marked words. */
const spoken = (text: string, own: string, shift: number): Span[] =>
  sentences(text, 0, Math.min(text.length, MOST_CHARACTERS))
    .filter((sentence) => own.includes(sentence.text))
    .map(({ from, to }) => ({ from: from + shift, to: to + shift }));

const heavier = (one: Distress, other: Distress): Distress =>
  Distress.options.indexOf(one) > Distress.options.indexOf(other) ? one : other;

/** Whoever did not come was surely missed, whatever else is said around it. */
function asStayingAway(moment: Moment): Moment {
  if (moment.kind !== "late") return moment;
  return { ...moment, observed: { ...moment.observed, noticed: true, big: true, settled: false } };
}

/** From the form where it was filled in, and from the free words around it. */
function momentsOf(
  text: string,
  own: string,
  marks: Marks,
  shift: number,
  named: readonly Named[],
): Moment[] {
  // A form answered line by line keeps its quote marks, and there the answers are not in the own words alone.
  const form = readForm(text);
  const free = readMoments(text, marks, shift, named).filter(({ quote }) => own.includes(quote));
  if (!form || form.answers.length === 0) return grounded(free, text);
  const around = free.filter(({ quote }) => {
    const at = text.indexOf(quote);
    return form.rest.some((span) => at >= span.from && at < span.to);
  });
  return grounded([...around, ...readFormMoments(text, form, marks, shift, named)], text).sort(
    (a, b) => text.indexOf(a.quote) - text.indexOf(b.quote),
  );
}

/** What cannot be found again in the mail is not said to have stood there. */
function grounded(moments: Moment[], text: string): Moment[] {
  return moments
    .filter((moment) => text.includes(moment.quote))
    .map((moment) => ({
      ...moment,
      fix: moment.fix !== null && text.includes(moment.fix) ? moment.fix : null,
    }));
}

const LEFT_UNSAID: ReadonlySet<Kind> = new Set(["omission"]);
const slipInOf = (moments: readonly Moment[]) => [
  ...new Set(
    moments.flatMap((m) => (LEFT_UNSAID.has(m.kind) && m.observed.big && m.fix ? things(m.fix) : [])),
  ),
];
