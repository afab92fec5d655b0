import { Injectable } from '@nestjs/common';
import type { NeedClass } from '@jieti/shared/model/survey';
import { Reader } from '../db/sql.js';
import type { AudienceOf } from './campaigns.repository.js';
import { needCondition } from './need-audience.queries.js';

/** Members of one tier that fare alike. */
export interface AudienceTally {
  readonly closed: boolean;
  readonly marketing: boolean;
  /** False where the campaign chooses by what is known of members and these opted out of that. */
  readonly choosable: boolean;
  /** Consents for the campaign's subscription template: some to use, only such as are kept for warnings, or none. */
  readonly consents: 'some' | 'kept' | 'none';
  /** Comes in time for the coupon's stock. */
  readonly served: boolean;
  readonly count: number;
}

export interface TallyRequest {
  readonly tier: string;
  readonly needs: readonly NeedClass[];
  readonly subscriptionTemplateId: string | null;
  /** The last consents that the campaign leaves alone. */
  readonly kept: number;
  /** Members from this id on come too late for the stock; null when there is enough. */
  readonly servedBelowId: number | null;
  readonly isTargeted: boolean;
}

@Injectable()
export class CampaignForecastQueries {
  constructor(private readonly reader: Reader) {}

  async tallyAudience(request: TallyRequest): Promise<readonly AudienceTally[]> {
    const wanted = needCondition(request.needs, 'm');
    const below = request.servedBelowId ?? Number.MAX_SAFE_INTEGER;
    const rows = await this.reader.query<
      Readonly<Record<'closed' | 'marketing' | 'choosable' | 'consents' | 'served' | 'n', number>>
    >(
      `SELECT closed, marketing, choosable, consents, served, COUNT(*) AS n FROM (
         SELECT CASE WHEN m.status = 'closed' THEN 1 ELSE 0 END AS closed, m.marketing AS marketing,
                CASE WHEN ? = 1 THEN m.personalisation ELSE 1 END AS choosable,
                CASE WHEN q.remaining > ? THEN 2 WHEN q.remaining > 0 THEN 1 ELSE 0 END AS consents, CASE WHEN m.id < ? THEN 1 ELSE 0 END AS served
         FROM member m LEFT JOIN subscription_quota q ON q.member_id = m.id AND q.template_id = ?
         WHERE m.tier = ? AND ${wanted.sql}) AS audience
       GROUP BY closed, marketing, choosable, consents, served`,
      [
        request.isTargeted ? 1 : 0,
        request.kept,
        below,
        request.subscriptionTemplateId ?? '',
        request.tier,
        ...wanted.params,
      ],
    );
    return rows.map((row) => ({
      closed: Number(row.closed) === 1,
      marketing: Number(row.marketing) === 1,
      choosable: Number(row.choosable) === 1,
      consents: (['none', 'kept', 'some'] as const)[Number(row.consents)] ?? 'none',
      served: Number(row.served) === 1,
      count: Number(row.n),
    }));
  }

  /** The first member, by id, for whom a stock of `left` coupons is used up; null when it is enough for all. */
  async findFirstUnserved(
    of: AudienceOf & { readonly left: number; readonly isTargeted: boolean },
  ): Promise<number | null> {
    const { tiers, needs, left, isTargeted } = of;
    const wanted = needCondition(needs, 'member');
    const [row] = await this.reader.query<{ id: number }>(
      `SELECT id FROM member WHERE tier IN (${tiers.map(() => '?').join(', ')}) AND status <> 'closed' AND marketing = 1${isTargeted ? ' AND personalisation = 1' : ''}
       AND ${wanted.sql} ORDER BY id LIMIT 1 OFFSET ?`,
      [...tiers, ...wanted.params, left],
    );
    return row ? Number(row.id) : null;
  }
}
