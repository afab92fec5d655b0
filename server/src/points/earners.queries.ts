import { Injectable } from '@nestjs/common';
import type { PointsRules } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { pointsMultiplier } from '@jieti/shared/rules/points/points-multiplier';
import { Reader } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { PointsRulesQueries } from './points-rules.queries.js';

export interface Earner {
  /** In force; undefined where the shop gives no points. */
  readonly rules: PointsRules | undefined;
  readonly tier: string;
  readonly multiplierPercent: number;
}

/** By which rules, on which tier, a member earns. */
@Injectable()
export class EarnersQueries {
  constructor(
    private readonly reader: Reader,
    private readonly rules: PointsRulesQueries,
    private readonly programmes: ProgrammesQueries,
  ) {}

  /** Refuses with member_unknown. */
  async get(memberId: number, now: Instant): Promise<Earner> {
    const [row] = await this.reader.query<{ tier: string }>('SELECT tier FROM member WHERE id = ?', [memberId]);
    if (!row) throw new Refusal('member_unknown');
    const { tiers } = await this.programmes.getCurrent(now);
    const perks = tiers.find((tier) => tier.key === row.tier)?.perks ?? [];
    const rules = pointsInForce(await this.rules.versions(), now);
    return { rules, tier: row.tier, multiplierPercent: pointsMultiplier(perks) };
  }
}
