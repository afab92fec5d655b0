import { Injectable } from '@nestjs/common';
import type { CampaignAudience } from '@jieti/shared/api/campaigns';
import { needClasses, type NeedClass } from '@jieti/shared/model/survey';
import { placeholders } from '../db/in-list.js';
import { Reader, type SqlValue } from '../db/sql.js';

/** The class of the latest answered survey that gave one (D256), of the member in `member`. */
const needOf = (member: string): string =>
  `(SELECT a.need FROM survey_answer a WHERE a.member_id = ${member}.id AND a.need IS NOT NULL
    ORDER BY a.answered_at DESC, a.survey_id DESC LIMIT 1)`;

/** Members of these need classes; everybody where there are none. `member` is the name of the table in the query. */
export function needCondition(
  needs: readonly NeedClass[],
  member: string,
): { readonly sql: string; readonly params: readonly SqlValue[] } {
  if (needs.length === 0) return { sql: '1 = 1', params: [] };
  return { sql: `${needOf(member)} IN (${placeholders(needs.length)})`, params: needs };
}

/** How many members a campaign would be for, while it is written. */
@Injectable()
export class NeedAudienceQueries {
  constructor(private readonly reader: Reader) {}

  async count(tiers: readonly string[], needs: readonly NeedClass[]): Promise<CampaignAudience> {
    const byNeed = needClasses.map((need) => ({ need, members: 0 }));
    if (tiers.length === 0) return { members: 0, wanting: 0, choosable: 0, byNeed };
    const condition = needCondition(needs, 'm');
    const inTiers = `m.tier IN (${placeholders(tiers.length)}) AND m.status = 'active'`;
    const [row] = await this.reader.query<{ n: number; wanting: number | null; choosable: number | null }>(
      `SELECT COUNT(*) AS n, SUM(m.marketing) AS wanting, SUM(m.marketing * m.personalisation) AS choosable
       FROM member m WHERE ${inTiers} AND ${condition.sql}`,
      [...tiers, ...condition.params],
    );
    const known = await this.reader.query<{ need: NeedClass; n: number }>(
      `SELECT need, COUNT(*) AS n FROM (
         SELECT ${needOf('m')} AS need FROM member m
         WHERE ${inTiers} AND m.id IN (SELECT member_id FROM survey_answer WHERE need IS NOT NULL)) AS known
       GROUP BY need`,
      tiers,
    );
    const counts = new Map(known.map(({ need, n }) => [need, Number(n)]));
    return {
      ...{ members: Number(row?.n ?? 0), wanting: Number(row?.wanting ?? 0), choosable: Number(row?.choosable ?? 0) },
      byNeed: byNeed.map(({ need }) => ({ need, members: counts.get(need) ?? 0 })),
    };
  }
}
