import type { PointsRules } from '@jieti/shared/model/points';
import type { Database } from '../../src/db/open-database.js';
import type { FactsRepository } from '../../src/facts/facts.repository.js';
import { EarningCountersRepository } from '../../src/points/earning-counters.repository.js';
import { FactPointsRepository } from '../../src/points/fact-points.repository.js';
import { GivenBackRepository } from '../../src/points/given-back.repository.js';
import { PointBooksRepository } from '../../src/points/point-books.repository.js';
import { PointTransfersRepository } from '../../src/points/point-transfers.repository.js';
import { PointsQueries } from '../../src/points/points.queries.js';
import { PointsRepository } from '../../src/points/points.repository.js';
import { PointsRulesQueries } from '../../src/points/points-rules.queries.js';
import { PointsRulesRepository } from '../../src/points/points-rules.repository.js';
import { ReturnsRepository } from '../../src/points/returns.repository.js';
import type { ProgrammesQueries } from '../../src/programmes/programmes.queries.js';

const config = { timeZone: 'Asia/Shanghai' };

/** What moves points, wired without HTTP. */
export function pointPieces(
  { dialect, reader }: Database,
  { facts, programmes }: { readonly facts: FactsRepository; readonly programmes: ProgrammesQueries },
) {
  const pointBooks = new PointBooksRepository(dialect);
  const pointsRules = new PointsRulesQueries(reader);
  const counters = new EarningCountersRepository(dialect);
  const returns = new ReturnsRepository(facts);
  const factPoints = new FactPointsRepository(pointsRules, programmes, pointBooks, counters, returns);
  const givenBack = new GivenBackRepository(pointBooks, config);
  return {
    ...{ pointBooks, pointsRules, pointsRulesRows: new PointsRulesRepository(dialect) },
    points: new PointsRepository(factPoints, givenBack, pointBooks, pointsRules, config),
    pointsOf: new PointsQueries(reader),
    transfers: new PointTransfersRepository(pointBooks, pointsRules),
  };
}

/** ¥1 = 1 point at once, without an end, since 2020; 100 points pay ¥1. */
export function pointsRulesDraft(change: Partial<PointsRules> = {}): Omit<PointsRules, 'version'> {
  return {
    effectiveFrom: Date.UTC(2020, 0, 1),
    timeZone: 'Asia/Shanghai',
    earning: [aSpendRule()],
    pendingDays: 0,
    expiry: { kind: 'never' },
    spending: { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 },
    restoredDays: 0,
    ...change,
  };
}

type SpendRule = Extract<PointsRules['earning'][number], { kind: 'spend' }>;

/** A point for every yuan, to everybody, without limits. */
export function aSpendRule(change: Partial<SpendRule> = {}): SpendRule {
  return {
    ...{ kind: 'spend', key: 'spend', title: '消费积分', tiers: [], from: null, until: null, cap: null, budget: null },
    ...{ points: 1, perFen: 100, categories: [], stores: [], multiplied: true },
    ...change,
  };
}
