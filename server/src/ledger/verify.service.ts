import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { WalkPool } from '../walk/walk-pool.js';
import type { LedgerDifference } from './find-difference.js';
import { PublishedLaddersQueries } from './published-ladders.queries.js';

const SAMPLES = 20;

export interface VerifyReport {
  readonly members: number;
  readonly differences: number;
  /** The first few differences. */
  readonly samples: readonly LedgerDifference[];
}

export interface VerifyOptions {
  /** Only about so many members, picked by chance. */
  readonly sample?: number;
  /** The chance they are picked by: a whole number from 0, below the one given. */
  readonly random?: (below: number) => number;
  readonly onProgress?: (members: number) => void;
}

/** Proof that the stored standing is what the facts say: everybody is folded again and compared, byte for byte. */
@Injectable()
export class VerifyService {
  constructor(
    private readonly pool: WalkPool,
    private readonly published: PublishedLaddersQueries,
    private readonly clock: Clock,
  ) {}

  /** Reads only, in bounded memory; members may go on buying while it runs: each is compared as of one moment. */
  async verify({ sample, random = randomInt, onProgress }: VerifyOptions = {}): Promise<VerifyReport> {
    const now = this.clock.now();
    const ladders = await this.published.list(now);
    const samples: LedgerDifference[] = [];
    let differences = 0;
    if (ladders.membership.length === 0) return { members: 0, differences, samples };
    const members = await this.pool.walk({
      name: 'differences',
      params: { ladders, now, takesUpDue: false, sumsEntries: true },
      onPart({ part }) {
        differences += part.memberIds.length;
        samples.push(...part.samples.slice(0, SAMPLES - samples.length));
      },
      ...(sample === undefined ? {} : { pick: { members: sample, random: (below: number) => random(below) } }),
      ...(onProgress ? { onProgress } : {}),
    });
    return { members, differences, samples };
  }
}
