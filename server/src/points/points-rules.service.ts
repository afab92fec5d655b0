import { Inject, Injectable } from '@nestjs/common';
import type { PointsRulesBook, PublishPointsRules } from '@jieti/shared/api/points';
import type { Instant } from '@jieti/shared/model/time';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { validatePointsRules } from '@jieti/shared/rules/points/validate-points-rules';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { PublishedRulesRepository } from './published-rules.repository.js';
import { PointsRulesQueries } from './points-rules.queries.js';

/** Versions of the points rules: which hold, which come, which held; and the next. */
@Injectable()
export class PointsRulesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly rows: PublishedRulesRepository,
    private readonly rules: PointsRulesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  async book(): Promise<PointsRulesBook> {
    const now = this.clock.now();
    const records = await this.rules.named();
    const inForce = pointsInForce(
      records.map((record) => record.rules),
      now,
    );
    const current = records.find(({ rules }) => rules.version === inForce?.version) ?? null;
    return {
      current,
      upcoming: records.filter(({ rules }) => rules.effectiveFrom > now).toSorted(byStart),
      history: records.filter((record) => record !== current && record.rules.effectiveFrom <= now),
    };
  }

  /** Refuses with points_rules_invalid (with a sentence for each problem), points_rules_past. */
  async publish({ rules, effectiveFrom, note }: PublishPointsRules, by: string): Promise<PointsRulesBook> {
    const now = this.clock.now();
    const { timeZone } = this.config;
    const problems = validatePointsRules({ ...rules, timeZone });
    if (problems.length > 0)
      throw new Refusal(
        'points_rules_invalid',
        problems.map(({ field, message }) => ({ field, message })),
      );
    if (effectiveFrom !== null && effectiveFrom < now) throw new Refusal('points_rules_past');
    const draft = { ...rules, timeZone, effectiveFrom: effectiveFrom ?? now };
    await this.transactions.run((tx) => this.rows.publish(tx, draft, { by, note }, now));
    await this.rules.refresh();
    return this.book();
  }
}

function byStart(a: { rules: { effectiveFrom: Instant } }, b: { rules: { effectiveFrom: Instant } }): number {
  return a.rules.effectiveFrom - b.rules.effectiveFrom;
}
