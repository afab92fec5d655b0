import type { LadderStanding } from './ladder-standing.js';
import type { StandingTransition } from './transition-row.js';

/** What is stored of a member on one ladder; `standing` null: the ladder has not reached them yet. */
export interface StoredLadder {
  readonly standing: LadderStanding | null;
  readonly transitions: readonly StandingTransition[];
}

export const NO_LADDER: StoredLadder = { standing: null, transitions: [] };
