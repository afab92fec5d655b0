import fc from 'fast-check';
import type { CompositePart, Condition } from '../src/model/programme.js';

export const metricArbitrary = fc.constantFrom<Condition['metric'][]>(
  'growth',
  'growth',
  'netSpend',
  'netSpend',
  'orderCount',
  'visitDays',
  'categoryCount',
  'averageOrder',
  'ordersPerMonth',
  'recencyDays',
  'engagementScore',
  'referralsConverted',
  'profit',
  'composite',
  'interestCount',
  'memberDays',
);
export const windowArbitrary: fc.Arbitrary<Condition['window']> = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((days) => ({ kind: 'rolling' as const, days })),
  fc
    .constantFrom<
      Condition['window']['kind'][]
    >('lifetime', 'calendarMonth', 'calendarQuarter', 'calendarYear', 'sinceTierStart', 'membershipYear')
    .map((kind) => ({ kind }) as Condition['window']),
);

export const LIFETIME = { kind: 'lifetime' } as const;
export const onlyForLife: readonly Condition['metric'][] = ['composite', 'memberDays'];

export const limits: Readonly<Record<Condition['metric'], number>> = {
  growth: 900,
  netSpend: 90_000,
  orderCount: 8,
  visitDays: 6,
  categoryCount: 3,
  averageOrder: 30_000,
  ordersPerMonth: 4,
  recencyDays: 60,
  engagementScore: 3_000,
  referralsConverted: 2,
  profit: 20_000,
  composite: 9_000,
  interestCount: 12,
  memberDays: 400,
};

export const partArbitrary: fc.Arbitrary<CompositePart> = fc
  .tuple(metricArbitrary, windowArbitrary, fc.double({ min: 0.01, max: 1, noNaN: true }))
  .map(([metric, window, share]) => {
    const factor = metric === 'composite' || metric === 'recencyDays' || metric === 'memberDays' ? 'netSpend' : metric;
    return { metric: factor, window, weightPercent: 50, cap: Math.ceil(limits[factor] * share) };
  });

/** A band's factors, as its rules, cannot look back to its own beginning. */
export function forLiveParts(parts: readonly CompositePart[]): readonly CompositePart[] {
  return parts.map((part) => (part.window.kind === 'sinceTierStart' ? { ...part, window: LIFETIME } : part));
}

export const scoreArbitrary = fc.record({
  halfLifeDays: fc.option(fc.integer({ min: 1, max: 60 })),
  kinds: fc.constant([
    { activity: 'checkin', weight: 3, dailyCap: 1 },
    { activity: 'unknown', weight: 5, dailyCap: 2 },
  ]),
});
