import { Injectable } from '@nestjs/common';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { Instant } from '@jieti/shared/model/time';
import type { RuleHealthInput } from '@jieti/shared/rules/health/rule-health';
import { LaddersQueries } from '../programmes/ladders.queries.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { AboutToFallQueries } from './about-to-fall.queries.js';
import { SilenceQueries } from './silence.queries.js';

/** What the rows say about a ladder, beside the figure its tiers are cut along. */
@Injectable()
export class HealthInputsQueries {
  constructor(
    private readonly ladders: LaddersQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly falling: AboutToFallQueries,
    private readonly silence: SilenceQueries,
  ) {}

  async read(
    { programme }: ProgrammeVersion,
    now: Instant,
  ): Promise<Pick<RuleHealthInput, 'members' | 'aboutToFall' | 'silentShare'>> {
    const versions = await this.programmes.versions(programme);
    const [members, aboutToFall, silentShare] = await Promise.all([
      this.ladders.membersByTier(programme),
      this.falling.count(programme, versions, now),
      this.silence.shares(programme, now),
    ]);
    return {
      members: Object.fromEntries(members),
      aboutToFall: Object.fromEntries(aboutToFall),
      silentShare: Object.fromEntries(silentShare),
    };
  }
}
