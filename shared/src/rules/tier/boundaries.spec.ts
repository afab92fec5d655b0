import { at, day, purchase, refund } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { Condition, DowngradePolicy, ProgrammeVersion, TierDefinition, Validity } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { spendBands } from '../programme/spend-bands.js';
import { foldTier } from './fold.js';

const registeredAt = at('2024-02-29');

function fold(version: ProgrammeVersion, facts: readonly Fact[], asOf: string) {
  return foldTier({ versions: [version], registeredAt, facts, asOf: at(asOf) });
}

function growthCardWith(change: Partial<TierDefinition>, more: Partial<ProgrammeVersion> = {}): ProgrammeVersion {
  return {
    ...growthCard,
    ...more,
    tiers: growthCard.tiers.map((tier, i) => (i === 0 ? tier : { ...tier, ...change })),
  };
}

describe('the threshold', () => {
  it.each([
    [599.99, 'plain'],
    [600, 'silver'],
    [1999.99, 'silver'],
    [2000, 'gold'],
    [4999.99, 'gold'],
    [5000, 'platinum'],
  ])('¥%d of growth gives %s', (yuan, tier) => {
    expect(fold(growthCard, [purchase('A', '2025-05-01', yuan)], '2025-05-01').tier).toBe(tier);
  });

  it('floors growth order by order, not over their sum', () => {
    const halves = [purchase('A', '2025-05-01', 300.5), purchase('B', '2025-05-02', 299.5)];
    expect(fold(growthCard, halves, '2025-05-03').tier).toBe('plain');
  });

  it.each([
    [9999.99, 'potential'],
    [10_000, 'ordinary'],
    [49_999.99, 'ordinary'],
    [50_000, 'important'],
    [99_999.99, 'important'],
    [100_000, 'vip'],
  ])('¥%d of net spend is the band %s', (yuan, band) => {
    expect(fold(spendBands, [purchase('A', '2025-05-01', yuan)], '2025-05-01').tier).toBe(band);
  });
});

describe('the window of 365 days', () => {
  it.each([
    ['2025-12-31 23:59:59.999', 'vip'],
    ['2026-01-01 00:00', 'potential'],
  ])('holds an order of 1 January 2025 until %s', (asOf, band) => {
    expect(fold(spendBands, [purchase('A', '2025-01-01 23:59:59.999', 100_000)], asOf).tier).toBe(band);
  });

  it('turns at midnight in Shanghai, not in Greenwich', () => {
    const evening = purchase('A', '2025-01-01', 100_000, { occurredAt: Date.UTC(2024, 11, 31, 16) });
    expect(evening.occurredAt).toBe(at('2025-01-01 00:00'));
    expect(fold(spendBands, [evening], '2025-12-31').tier).toBe('vip');
    const before = { ...evening, occurredAt: evening.occurredAt - 1 };
    expect(fold(spendBands, [before], '2025-12-31').tier).toBe('potential');
  });
});

describe('the review', () => {
  const early = purchase('A', '2025-05-01', 500);
  const tipping = purchase('B', '2025-05-10', 100);

  it.each([
    ['2026-05-09 23:59:59.999', 380, 'silver'],
    ['2026-05-09 23:59:59.999', 379.99, 'plain'],
    ['2026-05-10 00:00', 380, 'plain'],
  ])('counts what was bought by %s: ¥%d more leaves %s', (when, yuan, tier) => {
    const facts = [early, tipping, purchase('C', when, yuan)];
    expect(fold(growthCard, facts, '2026-05-09 23:59:59.999').tier).toBe('silver');
    expect(fold(growthCard, facts, '2026-05-10 00:00').tier).toBe(tier);
  });

  it('is due at 00:00 after the last day', () => {
    const state = fold(growthCard, [early, tipping], '2026-05-09');
    expect(state).toMatchObject({ until: day('2026-05-09'), nextReviewAt: at('2026-05-10 00:00') });
  });
});

describe('validity', () => {
  const until = (validity: Validity, when: string) =>
    fold(growthCardWith({ validity }), [purchase('A', when, 600)], when).until;

  it.each<[Validity, string, string | null]>([
    [{ kind: 'forever' }, '2025-05-01', null],
    [{ kind: 'days', days: 1 }, '2025-05-01', '2025-05-01'],
    [{ kind: 'days', days: 365 }, '2025-05-01', '2026-04-30'],
    [{ kind: 'calendarYearEnd' }, '2025-12-30', '2025-12-31'],
    [{ kind: 'calendarYearEnd' }, '2025-12-31', '2025-12-31'],
    [{ kind: 'calendarYearEnd' }, '2026-01-01', '2026-12-31'],
    [{ kind: 'anniversary' }, '2025-02-27', '2025-02-27'],
    [{ kind: 'anniversary' }, '2025-02-28', '2026-02-27'],
    [{ kind: 'anniversary' }, '2028-02-28', '2028-02-28'],
    [{ kind: 'anniversary' }, '2028-02-29', '2029-02-27'],
  ])('%j from %s ends on %s for a member who joined on 29 February', (validity, when, last) => {
    expect(until(validity, when)).toBe(last && day(last));
  });
});

describe('grace', () => {
  const version = growthCardWith({ graceDays: 10 });
  const before = [purchase('A', '2025-05-01', 500), purchase('B', '2025-05-10', 100)];
  const kinds = (facts: readonly Fact[], asOf: string) =>
    fold(version, facts, asOf)
      .history.slice(2)
      .map((step) => step.kind);

  it('keeps the tier through its last day and no longer', () => {
    expect(fold(version, before, '2026-05-19 23:59:59.999')).toMatchObject({
      tier: 'silver',
      graceUntil: day('2026-05-19'),
    });
    expect(fold(version, before, '2026-05-20 00:00')).toMatchObject({
      tier: 'plain',
      graceUntil: null,
      since: day('2026-05-20'),
    });
    expect(kinds(before, '2026-05-20 00:00')).toEqual(['graceStart', 'downgrade']);
  });

  it.each([
    ['2026-05-19 23:59:59.999', 480, ['graceStart', 'renew']],
    ['2026-05-19 23:59:59.999', 479.99, ['graceStart', 'downgrade']],
    ['2026-05-20 00:00', 480, ['graceStart', 'downgrade']],
  ])('ends with a purchase at %s of ¥%d: %j', (when, yuan, expected) => {
    expect(kinds([...before, purchase('C', when, yuan)], '2026-05-20 00:00')).toEqual(expected);
  });

  it('counts the new validity from the day of the purchase', () => {
    const state = fold(version, [...before, purchase('C', '2026-05-15', 480)], '2026-05-15');
    expect(state).toMatchObject({ until: day('2027-05-14'), graceUntil: null, since: day('2025-05-10') });
  });
});

describe('a platinum member who is not kept', () => {
  const facts = [purchase('A', '2025-05-01', 4990), purchase('B', '2025-05-10', 10), purchase('C', '2026-01-01', 700)];

  it.each<[DowngradePolicy, string]>([
    ['oneStep', 'gold'],
    ['toQualified', 'silver'],
    ['toBase', 'plain'],
  ])('steps %s to %s and is not reviewed again at once', (downgrade, tier) => {
    const state = fold(growthCardWith({ downgrade }), facts, '2026-05-10 00:00');
    expect(state).toMatchObject({ tier, since: day('2026-05-10'), until: tier === 'plain' ? null : day('2027-05-09') });
  });
});

describe('refunds and the review', () => {
  const facts = [
    purchase('A', '2025-05-01', 1500),
    purchase('B', '2025-05-10', 500),
    purchase('C', '2025-06-01', 1100),
  ];
  const spendTiers = growthCard.tiers.map((tier) => {
    const inFen = (rule: TierDefinition['entry']) => {
      if (rule.kind !== 'condition') return rule;
      return { ...rule, metric: 'netSpend', value: rule.value * 100 } satisfies Condition;
    };
    return { ...tier, entry: inFen(tier.entry), retention: tier.retention && inFen(tier.retention) };
  });

  it.each([
    ['atReview', refund('R', '2025-06-02', 0.01, 'C'), 'gold', 'silver'],
    ['atReview', refund('R', '2025-06-02', 0.01, null), 'gold', 'silver'],
    ['immediate', refund('R', '2025-06-02', 0.01, 'C'), 'gold', 'silver'],
    ['immediate', refund('R', '2025-06-02', 0.01, 'B'), 'gold', 'silver'],
    ['immediate', refund('R', '2025-06-02', 0.01, null), 'gold', 'silver'],
    ['atReview', refund('R', '2025-06-02', 0.01, 'unknown'), 'gold', 'gold'],
  ] as const)('under %s a fen less than the retention lowers at the review', (refundPolicy, back, now, then) => {
    const version = { ...growthCard, refundPolicy, tiers: spendTiers };
    expect(fold(version, [...facts, back], '2025-06-02').tier).toBe(now);
    const last = fold(version, [...facts, back], '2025-06-02').until!;
    const asOf = { versions: [version], registeredAt, facts: [...facts, back], asOf: at('2027-01-01') };
    const review = foldTier(asOf).history.find((step) => step.day === last + 1);
    expect(review?.to).toBe(then);
  });

  it('move the day of an upgrade only where they act at once', () => {
    const back = refund('R', '2025-06-02', 1, 'B');
    const upgradedOn = (refundPolicy: 'immediate' | 'atReview') =>
      fold({ ...growthCard, refundPolicy }, [...facts, back], '2025-06-03').history.find((step) => step.to === 'gold')
        ?.day;
    expect(upgradedOn('atReview')).toBe(day('2025-05-10'));
    expect(upgradedOn('immediate')).toBe(day('2025-06-01'));
  });

  it('that undo an order at once leave everything as though it had never been, under every policy (D166)', () => {
    const order = purchase('U', '2025-06-02', 2000);
    const undo = { ...refund('X', '2025-06-02', 2000, 'U'), voids: true as const };
    for (const refundPolicy of ['immediate', 'atReview', 'provisional'] as const) {
      const version = { ...growthCard, refundPolicy };
      const [before, after] = [facts, [...facts, order, undo]].map((all) => fold(version, all, '2025-06-20'));
      expect(after).toEqual(before);
    }
  });

  it('do not move the day before they were known', () => {
    const back = { ...refund('R', '2025-06-02', 1, 'B'), recordedAt: at('2025-07-01') };
    const input = {
      versions: [{ ...growthCard, refundPolicy: 'immediate' as const }],
      registeredAt,
      facts: [...facts, back],
    };
    const believed = foldTier({ ...input, asOf: at('2025-06-03'), knownAt: at('2025-06-30') });
    expect(believed.history.find((step) => step.to === 'gold')?.day).toBe(day('2025-05-10'));
  });
});
