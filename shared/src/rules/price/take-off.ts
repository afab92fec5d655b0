import type { Fen } from '../../money.js';
import { allocateAt } from './allocate.js';

/** Takes `off` from what is left of the lines at `places`; returns the part of every line, none positive. */
export function takeOff(left: Fen[], places: readonly number[], off: Fen): Fen[] {
  const shares = allocateAt(off, left, places);
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i]!;
    const part = shares[place]!;
    left[place]! -= part;
    shares[place] = 0 - part;
  }
  return shares;
}
