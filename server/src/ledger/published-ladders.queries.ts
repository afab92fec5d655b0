import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';

export interface PublishedLadders {
  readonly membership: readonly ProgrammeVersion[];
  /** Versions of each other ladder that has begun. */
  readonly others: readonly (readonly ProgrammeVersion[])[];
}

const MEMBERSHIP = 'membership';
const NONE: PublishedLadders['others'] = [];

/** The ladders everybody stands on: membership, and those beside it whose first version is in force. */
@Injectable()
export class PublishedLaddersQueries {
  constructor(private readonly programmes: ProgrammesQueries) {}

  async list(now: Instant): Promise<PublishedLadders> {
    const membership = await this.programmes.versions();
    const keys = (await this.programmes.ladders()).filter((key) => key !== MEMBERSHIP);
    if (keys.length === 0) return { membership, others: NONE };
    const others = await Promise.all(keys.map((key) => this.programmes.versions(key)));
    return { membership, others: others.filter((versions) => (versions[0]?.effectiveFrom ?? Infinity) <= now) };
  }
}
