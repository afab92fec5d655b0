import type { Reader } from '../db/sql.js';
import type { FactsWanted, WalkedMember } from './walked-member.js';

/** A task that knows its parameters. */
export interface RangeWork<Part> {
  readonly wanted: FactsWanted;
  /** `reader` sees the very picture in which the members were read. */
  fold(members: readonly WalkedMember[], reader: Reader): Part | Promise<Part>;
}
