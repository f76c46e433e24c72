/** Long texts in overlapping windows, as the network was trained: it sees at most this many pieces at once. */
export const WINDOW = 254;
export const OVERLAP = 48;

export type Window = { from: number; to: number };

export function windows(length: number): Window[] {
  if (length <= WINDOW) return [{ from: 0, to: length }];
  const found: Window[] = [];
  for (let from = 0; from + WINDOW < length; from += WINDOW - OVERLAP)
    found.push({ from, to: from + WINDOW });
  return [...found, { from: length - WINDOW, to: length }];
}

/** Pieces between this one and the nearest edge behind which the text goes on. */
export const edgeDistance = ({ from, to }: Window, piece: number, length: number): number =>
  Math.min(
    from > 0 ? piece - from : Number.MAX_SAFE_INTEGER,
    to < length ? to - 1 - piece : Number.MAX_SAFE_INTEGER,
  );
