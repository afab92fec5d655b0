import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import type { ForecastParams } from './forecast-range.js';
import type { OutcomeTally, TallyWords } from './outcome-tally.js';
import type { StoredRun } from './what-if-run-row.js';
import { WhatIfTermsQueries } from './what-if-terms.queries.js';

const MEMBERSHIP = 'membership';

/** What a run is told, and the words its result is put in. */
@Injectable()
export class WhatIfPlanQueries {
  constructor(
    private readonly programmes: ProgrammesQueries,
    private readonly terms: WhatIfTermsQueries,
  ) {}

  /** Exactly what publishing would put in force: the versions that stand, and the draft after them. */
  async params({ programme, definition, effectiveFrom }: StoredRun, now: Instant): Promise<ForecastParams> {
    const published = await this.programmes.versions(programme);
    const version = (await this.terms.highestVersion(programme)) + 1;
    return {
      published,
      simulated: [...published, { ...definition, version, effectiveFrom }],
      at: Math.max(effectiveFrom, now),
      factsUntil: now,
      isMembership: programme === MEMBERSHIP,
      channels: await this.terms.channels(),
    };
  }

  async words({ definition }: StoredRun, tally: OutcomeTally): Promise<TallyWords> {
    const [gifts, stores] = await Promise.all([this.terms.gifts(tally.giftTemplates()), this.terms.storeNames()]);
    return { tiers: definition.tiers, gifts, stores };
  }
}
