/** The sentences of a person's own words, each where it stands in them. */

export type Stretch = { from: number; to: number; text: string };

const TITLE = /\b(?:mr|mrs|ms|mx|dr|prof|st|rev|sgt|no|vs|approx|e\.g|i\.e|a\.m|p\.m|etc)\.$/i;
/** A line shorter than this was meant to end; a longer one was wrapped on its way. */
const WRAPPED = 60;

export function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  const close = (end: number) => {
    const raw = text.slice(start, end);
    const lead = /^[\s*•·–—-]*(?:\(?\d{1,2}[.):]\s|\(?[a-h]\)\s)?\s*/.exec(raw)![0].length;
    const own = raw.slice(lead).trimEnd();
    if (/\p{L}/u.test(own)) found.push({ from: start + lead, to: start + lead + own.length, text: own });
    start = end;
  };
  for (const match of text.matchAll(/[.!?…]+["”')]*(?=\s)|\n/g)) {
    const end = match.index + match[0].length;
    if (match[0] === "\n") {
      const line = text.slice(text.lastIndexOf("\n", match.index - 1) + 1, match.index);
      const next = /^[^\n]*/.exec(text.slice(end))![0];
      if (line.length < WRAPPED || next.trim() === "" || /^\s*(?:[-*•·]|\(?\d{1,2}[.):])\s/.test(next))
        close(end);
    } else if (!TITLE.test(text.slice(Math.max(start, match.index - 6), match.index + 1))) close(end);
  }
  close(text.length);
  return found;
}
