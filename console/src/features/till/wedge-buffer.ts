/** The longest pause between two keys of a scanner, in ms; people are slower. */
const MOST_PAUSE = 50;
/** Shorter bursts are typing. */
const LEAST_KEYS = 8;

export interface Wedge {
  readonly text: string;
  readonly lastAt: number;
}

export const quietWedge: Wedge = { text: '', lastAt: -Infinity };

/** The buffer after a key at `at` (ms): a burst goes on, or begins with it. */
export function wedgeAfter(wedge: Wedge, key: string, at: number): Wedge {
  const goesOn = at - wedge.lastAt <= MOST_PAUSE;
  return { text: goesOn ? wedge.text + key : key, lastAt: at };
}

/** What was scanned when Enter comes at `at`; null when somebody typed it. */
export function scanned(wedge: Wedge, at: number): string | null {
  return wedge.text.length >= LEAST_KEYS && at - wedge.lastAt <= MOST_PAUSE * 2 ? wedge.text : null;
}
