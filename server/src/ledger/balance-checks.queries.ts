import { Injectable } from '@nestjs/common';
import { PointsCheckQueries, type PointsCheck } from '../points/points-check.queries.js';
import { ConsentBalancesQueries, type ConsentCheck } from '../subscriptions/consent-balances.queries.js';

export interface BalanceChecks {
  readonly consents: ConsentCheck;
  readonly points: PointsCheck;
}

/** Balances that are kept beside their entries, held against them. */
@Injectable()
export class BalanceChecksQueries {
  constructor(
    private readonly consents: ConsentBalancesQueries,
    private readonly points: PointsCheckQueries,
  ) {}

  async check(): Promise<BalanceChecks> {
    return { consents: await this.consents.check(), points: await this.points.check() };
  }
}
