import { Injectable } from '@nestjs/common';
import type { PointsUsage } from '@jieti/shared/api/points';
import type { Instant } from '@jieti/shared/model/time';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { Reader } from '../db/sql.js';
import { PointsRulesQueries } from './points-rules.queries.js';

interface GivenRow {
  readonly line: string;
  readonly given: number;
  readonly members: number;
}

/** How far each earning rule has been used. */
@Injectable()
export class PointsUsageQueries {
  constructor(
    private readonly reader: Reader,
    private readonly rules: PointsRulesQueries,
  ) {}

  /** Of the rules in force; what a budget has left is its counter, the rest is summed up. */
  async read(now: Instant): Promise<PointsUsage> {
    const inForce = pointsInForce(await this.rules.versions(), now);
    if (!inForce) return { asOf: now, items: [] };
    const rows = await this.reader.query<GivenRow>(
      `SELECT line, SUM(delta) AS given, COUNT(DISTINCT member_id) AS members FROM point_entry
       WHERE kind = 'earn' AND biz = 'fact' GROUP BY line`,
    );
    const counters = await this.reader.query<{ rule_key: string; given: number }>(
      'SELECT rule_key, given FROM point_budget',
    );
    const given = new Map(rows.map((row) => [row.line, row]));
    const counted = new Map(counters.map((row) => [row.rule_key, Number(row.given)]));
    return {
      asOf: now,
      items: inForce.earning.map(({ key, title, budget }) => ({
        ...{ key, title, budget },
        given: Number(given.get(key)?.given ?? 0),
        members: Number(given.get(key)?.members ?? 0),
        left: budget === null ? null : Math.max(0, budget - (counted.get(key) ?? 0)),
      })),
    };
  }
}
