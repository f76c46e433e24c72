/** In a room, by video or by phone: learned from the words of the mail, with those that name it counted apart. */
import type { Medium } from "../domain/debrief.ts";
import type { Question } from "./choice.ts";
import { wordingOf } from "./wording.ts";

type Known = Exclude<Medium, "unknown">;

/** Words that name the medium itself. */
const NAMED: Readonly<Record<Known, RegExp>> = {
  video:
    /\b(?:zoom|teams|webex|skype|google meet|meet link|facetime|video ?(?:call|interview|chat|round|conference)s?|hirevue|on (?:camera|video|screen)|by video|webcam|on mute|unmuted?|screen ?shar\w*|virtual(?:ly)?|online|remote(?:ly)?)\b/gi,
  phone:
    /\b(?:phone (?:interview|screen\w*|call|round|chat)|telephon\w+|over the phone|by phone|on the phone|phoned|rang me|called me at|hung up|speakerphone)\b/gi,
  onsite:
    /\b(?:in person|on ?site|face to face|shook (?:his|her|their|my)? ?hands?|handshake|reception\w*|walked in|sat down|the (?:room|office|building|lobby|lift|elevator|corridor|car park|parking lot|shop|kitchen|ward)|trial (?:shift|day)|tour|showed me round|showed me around)\b/gi,
};
const MEDIA = Object.keys(NAMED) as Known[];

export function mediumQuestion(subject: string, own: string, place: string): Question<Known> {
  const text = `${subject}\n${own}`;
  const wording = wordingOf(text);
  const counts = MEDIA.flatMap((medium) => [
    `${medium} words ${Math.min(4, text.match(NAMED[medium])?.length ?? 0)}`,
    `${medium} in invitation ${Math.min(2, place.match(NAMED[medium])?.length ?? 0)}`,
  ]);
  const features = [...counts, counts.slice(0, -1).join(), ...wording];
  return {
    candidates: MEDIA.map((value) => ({
      value,
      features: features.map((feature) => `${value}: ${feature}`),
    })),
    none: ["none"],
  };
}
