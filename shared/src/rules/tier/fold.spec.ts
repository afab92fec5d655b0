import { at, day, purchase } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import { growthCard } from '../programme/growth-card.js';
import { spendBands } from '../programme/spend-bands.js';
import { foldTier } from './fold.js';

function fold(facts: readonly Fact[], asOf: string, registered = '2024-03-18') {
  return foldTier({ versions: [growthCard], registeredAt: at(registered), facts, asOf: at(asOf) });
}

function kinds(facts: readonly Fact[], asOf: string): readonly string[] {
  return fold(facts, asOf).history.map((step) => `${step.kind} ${step.to}`);
}

describe('a ladder whose tiers are held', () => {
  it('begins with the base tier at the join', () => {
    const state = fold([], '2024-04-01');
    expect(state).toMatchObject({ tier: 'plain', rank: 0, since: day('2024-03-18'), until: null, nextReviewAt: null });
    expect(state.history).toHaveLength(1);
  });

  it('joins with the first fact when that is earlier than the registration', () => {
    expect(fold([purchase('A1', '2024-01-05', 10)], '2024-04-01').since).toBe(day('2024-01-05'));
  });

  it('raises at once to the highest tier whose entry rule holds', () => {
    const state = fold([purchase('A1', '2025-08-23', 2000)], '2025-08-23');
    expect(state).toMatchObject({ tier: 'gold', since: day('2025-08-23'), until: day('2026-08-22') });
    expect(state.history.at(-1)).toMatchObject({
      kind: 'upgrade',
      from: 'plain',
      to: 'gold',
      trigger: 'till:anfu/A1',
      because: [{ value: 2000, threshold: 2000, holds: true, facts: ['till:anfu/A1'] }],
    });
  });

  it('steps down once a year when nothing more happens', () => {
    const facts = [purchase('A1', '2025-08-20', 590), purchase('A2', '2025-08-23', 1410)];
    expect(kinds(facts, '2028-01-01')).toEqual(['join plain', 'upgrade gold', 'downgrade silver', 'downgrade plain']);
  });

  it('keeps a tier that reaches its retention at the end of its last day', () => {
    const facts = [purchase('A1', '2025-08-23', 2000), purchase('A2', '2026-08-22 23:59:59.999', 1600)];
    expect(fold(facts, '2026-08-23 00:00')).toMatchObject({ tier: 'gold', until: day('2027-08-22') });
    expect(kinds(facts, '2026-08-23 00:00').at(-1)).toBe('renew gold');
  });
});

describe('a ladder that follows its figures', () => {
  it('falls on the day on which the order leaves the window', () => {
    const input = {
      versions: [spendBands],
      registeredAt: at('2024-03-18'),
      facts: [purchase('A1', '2025-01-01', 100_000)],
    };
    const last = foldTier({ ...input, asOf: at('2025-12-31 23:59:59.999') });
    expect(last).toMatchObject({ tier: 'vip', nextReviewAt: at('2026-01-01 00:00') });
    expect(foldTier({ ...input, asOf: at('2026-01-01 00:00') })).toMatchObject({ tier: 'potential', until: null });
  });
});
