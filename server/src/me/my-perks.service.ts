import { Injectable } from '@nestjs/common';
import type { PerksPage } from '@jieti/shared/api/me';
import type { Instant } from '@jieti/shared/model/time';
import { StandingsQueries } from '../members/standings.queries.js';
import { PerksQueries } from '../perks/perks.queries.js';
import { GiftTitlesQueries } from './gift-titles.queries.js';
import { perksView } from './perks-view.js';

@Injectable()
export class MyPerksService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly gifts: GiftTitlesQueries,
    private readonly perkUses: PerksQueries,
  ) {}

  /** All tiers with what they need and bring, and which one the member is. */
  async perks(memberId: number, now: Instant): Promise<PerksPage> {
    const { standing } = await this.standings.get(memberId, now);
    const own = standing.version.tiers.find(({ key }) => key === standing.state.tier)?.perks ?? [];
    const [titles, left] = await Promise.all([
      this.gifts.titles(standing.version.tiers.flatMap((tier) => tier.gifts)),
      this.perkUses.leftThisMonth(memberId, own, now),
    ]);
    return perksView(standing, titles, left);
  }
}
