import type { EarningRule, PointsLot, PointsRules } from '../src/model/points.js';
import { at } from './build-facts.js';

type SpendRule = Extract<EarningRule, { kind: 'spend' }>;
type ActivityRule = Extract<EarningRule, { kind: 'engagement' }>;

const unlimited = { tiers: [], from: null, until: null, cap: null, budget: null } as const;

/** A point for every yuan, multiplied by the tier. */
export function aSpendRule(change: Partial<SpendRule> = {}): SpendRule {
  const rule = { ...unlimited, kind: 'spend', key: 'spend', title: '消费积分', points: 1, perFen: 100 } as const;
  return { ...rule, categories: [], stores: [], multiplied: true, ...change };
}

/** Five points for checking in. */
export function anActivityRule(change: Partial<ActivityRule> = {}): ActivityRule {
  const rule = {
    ...unlimited,
    kind: 'engagement',
    key: 'checkin',
    title: '签到积分',
    activity: 'checkin',
    points: 5,
  } as const;
  return { ...rule, ...change };
}

/** In force since 2026; points may be spent at once, end with next year, and 100 of them pay ¥1. */
export function aPointsRules(change: Partial<PointsRules> = {}): PointsRules {
  return {
    ...{ version: 1, effectiveFrom: at('2026-01-01 00:00'), timeZone: 'Asia/Shanghai', earning: [aSpendRule()] },
    ...{ pendingDays: 0, expiry: { kind: 'yearEnd', years: 1 }, restoredDays: 7 },
    spending: { points: 100, fen: 100, maxPercent: 50, minBillFen: 0 },
    ...change,
  };
}

/** `remaining` points that may be spent since 2026 and never end. */
export function aLot(id: number, remaining: number, change: Partial<PointsLot> = {}): PointsLot {
  return { id, earned: remaining, remaining, availableAt: at('2026-01-01 00:00'), expiresAt: null, ...change };
}
