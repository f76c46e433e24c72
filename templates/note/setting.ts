/** What the lines of a note know of the interview besides their own moment. */
import type { Interview } from "../../shared/domain/debrief.ts";
import type { Triaged } from "../../shared/domain/letter.ts";
import type { Reader } from "../thing.ts";

export type Setting = {
  interview: Interview;
  reader: Reader;
  /** "the night porter role", where it is short enough to stand in a sentence. */
  job: string | null;
  /** "on Thursday", or "when we met" where the day is not known. */
  when: string;
  /** The writer did not come. */
  isMissed: boolean;
  /** The sentence before a moment, and what the debrief says right behind it. */
  before: (moment: Triaged) => string;
  behind: (moment: Triaged) => string;
  /** The shortest words for what was left unsaid, where the reading has them. */
  phrase: (moment: Triaged) => string | null;
  /** Whether what is right was found beside the moment, rather than given by the writer as the answer. */
  isGuessed: (moment: Triaged) => boolean;
  seed: string;
};
