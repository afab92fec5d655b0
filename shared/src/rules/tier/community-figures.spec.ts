import { at, day, engagement, purchase, referral, refund, reversal } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { Condition, ProgrammeVersion } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { liveLadder, liveTier, NO_CONDITION } from '../programme/live-tier.js';
import { foldTier } from './fold.js';
import { MemberStanding } from './member-standing.js';

const registeredAt = at('2025-01-01');
const LIFETIME = { kind: 'lifetime' } as const;

function above(metric: Condition['metric'], value: number, more: Partial<ProgrammeVersion> = {}): ProgrammeVersion {
  const entry: Condition = { kind: 'condition', metric, window: LIFETIME, op: '>=', value };
  const base = liveTier({ key: 'base', name: '基础', palette: 'plain', entry: NO_CONDITION });
  const upper = liveTier({ key: 'upper', name: '上层', palette: 'gold', entry });
  return liveLadder({ programme: 'test', name: '测试', tiers: [base, upper], ...more });
}

function valueOf(version: ProgrammeVersion, facts: readonly Fact[], asOf: string): number {
  const standing = new MemberStanding({ versions: [version], registeredAt, facts, now: at(asOf) });
  return standing.readings(version.tiers[1]!.entry, standing.today)[0]!.value;
}

describe('the engagement score (F7, D16)', () => {
  const kinds = [{ activity: 'checkin', weight: 10, dailyCap: 2 }];
  const version = above('engagementScore', 1500, { engagementScore: { halfLifeDays: 30, kinds } });
  const facts = ['1', '2', '3'].map((id) => engagement(id, '2025-05-01'));

  it.each([
    ['2025-05-01', 2000],
    ['2025-05-30 23:59:59.999', 2000],
    ['2025-05-31 00:00', 1000],
    ['2025-06-30 00:00', 500],
    ['2025-08-29 00:00', 125],
    ['2025-09-28 00:00', 62],
  ])('of two check-ins of 10 that count is, on %s, %d hundredths', (asOf, value) =>
    expect(valueOf(version, facts, asOf)).toBe(value),
  );

  it('moves a band on the day of the halving', () => {
    const state = foldTier({ versions: [version], registeredAt, facts, asOf: at('2025-05-02') });
    expect(state).toMatchObject({ tier: 'upper', nextReviewAt: at('2025-05-31 00:00') });
    const later = foldTier({ versions: [version], registeredAt, facts, asOf: at('2025-06-01') });
    expect(later.history.at(-1)).toMatchObject({ kind: 'downgrade', day: day('2025-05-31'), to: 'base' });
  });

  it('moves no further than the daily cap in an hour of 500 (X-12)', () => {
    const flood = Array.from({ length: 500 }, (_, i) => engagement(`n${i}`, `2025-05-01 10:0${i % 10}:00`));
    expect(valueOf(version, flood, '2025-05-01')).toBe(2000);
  });
});

describe('referrals (F7, D18)', () => {
  const tiers = above('referralsConverted', 1).tiers.map((tier, i) =>
    i === 0 ? tier : { ...tier, validity: { kind: 'days' as const, days: 365 } },
  );
  const held: ProgrammeVersion = { ...growthCard, tiers };
  const brought = referral('A', '2025-05-01');
  const fold = (facts: readonly Fact[], asOf: string, version = held) =>
    foldTier({ versions: [version], registeredAt, facts, asOf: at(asOf) });

  it('count when their return window has passed, which raises a held tier by itself', () => {
    expect(fold([brought], '2025-05-08 23:59:59.999')).toMatchObject({
      tier: 'base',
      nextReviewAt: at('2025-05-09 00:00'),
    });
    expect(fold([brought], '2025-05-09 00:00').history.at(-1)).toMatchObject({
      ...{ kind: 'upgrade', at: at('2025-05-09 00:00'), trigger: null },
      because: [{ value: 1, facts: ['till:anfu/A'] }],
    });
  });

  it.each([
    ['immediate', '2025-05-05', 'base'],
    ['immediate', '2025-06-01', 'base'],
    ['atReview', '2025-05-05', 'base'],
    ['atReview', '2025-06-01', 'upper'],
  ] as const)('taken back under %s on %s leave %s', (refundPolicy, when, tier) => {
    const state = fold([brought, reversal('R', when, 'A')], '2025-06-02', { ...held, refundPolicy });
    expect(state.tier).toBe(tier);
    if (refundPolicy === 'atReview') expect(fold([brought, reversal('R', when, 'A')], '2026-06-01').tier).toBe('base');
  });
});

describe('profit (F7)', () => {
  const version = above('profit', 1, { marginPercent: 35, refundPolicy: 'immediate' });

  it.each<[string, readonly Fact[], number]>([
    ['the recorded margin', [purchase('A', '2025-05-01', 100, { marginFen: 4001 })], 4001],
    [
      'the recorded margin of what is left, rounded down',
      [purchase('A', '2025-05-01', 100, { marginFen: 4001 }), refund('R', '2025-05-02', 50, 'A')],
      2000,
    ],
    [
      'a loss, rounded down too',
      [purchase('A', '2025-05-01', 100, { marginFen: -4001 }), refund('R', '2025-05-02', 50, 'A')],
      -2001,
    ],
    ['the margin assumed', [purchase('A', '2025-05-01', 9.99)], 349],
    [
      'less the margin of a refund without an order',
      [purchase('A', '2025-05-01', 9.99), refund('R', '2025-05-02', 1.01, null)],
      314,
    ],
  ])('is %s', (_, facts, value) => expect(valueOf(version, facts, '2025-05-03')).toBe(value));
});

describe('the days of a membership (F7)', () => {
  it('move a band by themselves', () => {
    const state = foldTier({ versions: [above('memberDays', 30)], registeredAt, facts: [], asOf: at('2025-01-02') });
    expect(state).toMatchObject({ tier: 'base', nextReviewAt: at('2025-01-31 00:00') });
    const versions = [above('memberDays', 30)];
    expect(foldTier({ versions, registeredAt, facts: [], asOf: at('2025-01-31 00:00') }).tier).toBe('upper');
  });
});
