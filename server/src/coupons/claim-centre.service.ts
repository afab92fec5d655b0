import { Inject, Injectable } from '@nestjs/common';
import type { ClaimCentre, ClaimItem, ClaimState } from '@jieti/shared/api/claims';
import type { Instant } from '@jieti/shared/model/time';
import { CONFIG, type Config } from '../config.js';
import { StandingsQueries } from '../members/standings.queries.js';
import { PointsQueries } from '../points/points.queries.js';
import { ClaimCentreQueries } from './claim-centre.queries.js';
import { claimState } from './claim-state.js';
import { lifeNote } from '@jieti/shared/rules/coupons/coupon-notes';

const order: readonly ClaimState[] = [
  ...(['open', 'pointsShort', 'notYet', 'dayGone', 'tierLocked', 'limit', 'soldOut', 'ended'] as const),
];

/** What a member may take, and why not the rest. */
@Injectable()
export class ClaimCentreService {
  constructor(
    private readonly centre: ClaimCentreQueries,
    private readonly standings: StandingsQueries,
    private readonly points: PointsQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async show(memberId: number, now: Instant): Promise<ClaimCentre> {
    const [offers, { standing }, pointsAvailable] = await Promise.all([
      this.centre.list(memberId, now),
      this.standings.get(memberId, now),
      this.points.available(memberId, now),
    ]);
    const tierName = (key: string): string => standing.version.tiers.find((tier) => tier.key === key)?.name ?? key;
    const on = { now, timeZone: this.config.timeZone, tier: standing.state.tier, pointsAvailable, tierName };
    const items = offers.flatMap(({ template, taken, issuedToday }): ClaimItem[] => {
      const verdict = claimState(template, { ...on, taken, issuedToday });
      if (!verdict || !template.claim) return [];
      const { pointsPrice, from, until, tiers } = template.claim;
      const { id: templateId, terms, perMember } = template;
      return [
        {
          ...{ templateId, terms, lifeNote: lifeNote(template.validity), pointsPrice, taken, perMember, from, until },
          ...{ ...verdict, tiers: tiers.map(tierName) },
        },
      ];
    });
    return { items: items.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)), pointsAvailable };
  }
}
