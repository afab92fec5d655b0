/** The longest pause between two keys of a scanner, in ms; people are slower. */
const MOST_PAUSE = 50;
/** A busy PC may hold keys back for a while, in ms; a burst that has begun as one goes on over such a gap. */
const MOST_STALL = 500;
/** From so many keys on it is told whether somebody types or a scanner does. */
const KEYS_OF_BURST = 4;
/** Shorter bursts are typing. */
const LEAST_KEYS = 8;

/** Keys that came together, and when, in ms. */
export interface Wedge {
  readonly text: string;
  readonly firstAt: number;
  readonly lastAt: number;
}

export const quietWedge: Wedge = { text: '', firstAt: -Infinity, lastAt: -Infinity };

/** The buffer after a key at `at`: a burst goes on, or begins with it. */
export function wedgeAfter(wedge: Wedge, key: string, at: number): Wedge {
  const pause = at - wedge.lastAt;
  const goesOn = pause <= MOST_PAUSE || (pause <= MOST_STALL && isBurst(wedge));
  return goesOn ? { ...wedge, text: wedge.text + key, lastAt: at } : { text: key, firstAt: at, lastAt: at };
}

/** What was scanned when Enter comes at `at`; null when somebody typed it. */
export function scanned(wedge: Wedge, at: number): string | null {
  const isScan = wedge.text.length >= LEAST_KEYS && isBurst(wedge) && at - wedge.lastAt <= MOST_STALL;
  return isScan ? wedge.text : null;
}

function isBurst({ text, firstAt, lastAt }: Wedge): boolean {
  return text.length >= KEYS_OF_BURST && (lastAt - firstAt) / (text.length - 1) <= MOST_PAUSE;
}
