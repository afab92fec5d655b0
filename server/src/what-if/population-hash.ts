import { createHash } from 'node:crypto';

/** Where a member stands, as far as two states of the whole shop are compared. */
export interface HashedStanding {
  readonly id: number;
  readonly tier: string;
  readonly computedTier: string;
  readonly since: number;
  readonly until: number | null;
  readonly graceUntil: number | null;
  readonly version: number;
}

/** Of the members of one range, in the order of their ids: sha256 in hex. */
export function rangeHash(standings: readonly HashedStanding[]): string {
  let lines = '';
  for (const { id, tier, computedTier, since, until, graceUntil, version } of standings)
    lines += `${id} ${tier} ${computedTier} ${since} ${until ?? ''} ${graceUntil ?? ''} ${version}\n`;
  return createHash('sha256').update(lines).digest('hex');
}

/** Of everybody, from the ranges by their first id, whatever the order in which they came. */
export function populationHash(ranges: readonly { readonly first: number; readonly hash: string }[]): string {
  const hash = createHash('sha256');
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) hash.update(`${range.first} ${range.hash}\n`);
  return hash.digest('hex');
}
