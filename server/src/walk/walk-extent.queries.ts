import { Injectable } from '@nestjs/common';
import { Reader } from '../db/sql.js';
import type { IdRange } from './walked-member.js';

/** Ids in a range; ranges begin at its multiples, so that two walks cut alike. */
export const RANGE_IDS = 2048;

export interface WalkExtent {
  readonly members: number;
  readonly ranges: readonly IdRange[];
}

/** About so many members, picked by chance. */
export interface SomeMembers {
  readonly members: number;
  /** A whole number from 0 up to, but not, `below`. */
  readonly random: (below: number) => number;
}

/** How far everybody reaches. */
@Injectable()
export class WalkExtentQueries {
  constructor(private readonly reader: Reader) {}

  /** Members with an id above `afterId` there are now, and their ids cut into ranges. */
  async find(afterId = 0): Promise<WalkExtent> {
    const [row] = await this.reader.query<{ members: number; first: number | null; last: number | null }>(
      'SELECT COUNT(*) AS members, MIN(id) AS first, MAX(id) AS last FROM member WHERE id > ?',
      [afterId],
    );
    if (!row || row.first === null || row.last === null) return { members: 0, ranges: [] };
    const ranges: IdRange[] = [];
    for (let from = row.first; from <= row.last; ) {
      const to = from - (from % RANGE_IDS) + RANGE_IDS - 1;
      ranges.push({ first: from, last: Math.min(to, row.last) });
      from = to + 1;
    }
    return { members: Number(row.members), ranges };
  }

  /** Ids picked by chance; where members are missing between others it is a little fewer. */
  async pick({ members, random }: SomeMembers): Promise<WalkExtent> {
    const all = await this.find();
    const [first, last] = [all.ranges[0]?.first, all.ranges.at(-1)?.last];
    if (first === undefined || last === undefined || members >= all.members) return all;
    const ids = new Set<number>();
    while (ids.size < members) ids.add(first + random(last - first + 1));
    return { members, ranges: [...ids].toSorted((a, b) => a - b).map((id) => ({ first: id, last: id })) };
  }
}
