import type { EarningRule, PointsExpiry } from '../src/model/points.js';
import type { Instant } from '../src/model/time.js';
import type { PointsStep } from './points-script.js';

const CHINA = 8 * 3_600_000;

/** What a rule gives for a fact, before its cap and budget. */
export function naiveWorth(
  rule: EarningRule,
  fact: Extract<PointsStep, { kind: 'purchase' | 'engagement' }>['fact'],
  percent: number,
) {
  if (rule.kind === 'engagement') return fact.kind === 'engagement' ? rule.points : 0;
  if (fact.kind !== 'purchase') return 0;
  if (rule.categories.length > 0 && !fact.categories.some((one) => rule.categories.includes(one))) return 0;
  if (rule.stores.length > 0 && !rule.stores.includes(fact.storeId ?? '')) return 0;
  const exact = BigInt(fact.amountFen) * BigInt(rule.points) * BigInt(rule.multiplied ? percent : 100);
  return Number(exact / BigInt(rule.perFen * 100));
}

/** `2026-11-01` in China. */
export function dateText(at: Instant): string {
  return new Date(at + CHINA).toISOString().slice(0, 10);
}

/** 00:00 in China, so many days after the day of `at`. */
export function midnight(at: Instant, days: number): Instant {
  return Date.parse(`${dateText(at)}T00:00:00+08:00`) + days * 86_400_000;
}

/** First instant of the day after the last on which points count. */
export function naiveEnd(expiry: PointsExpiry, from: Instant): Instant {
  const day = new Date(from + CHINA);
  switch (expiry.kind) {
    case 'never':
      return Infinity;
    case 'days':
      return midnight(from, expiry.days);
    case 'months':
      return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + expiry.months + 1, 1) - CHINA;
    case 'yearEnd':
      return Date.UTC(day.getUTCFullYear() + expiry.years + 1, 0, 1) - CHINA;
    default:
      return expiry satisfies never;
  }
}
