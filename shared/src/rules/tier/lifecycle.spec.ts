import { at, day, engagement, purchase, refund } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import { growthCard } from '../programme/growth-card.js';
import { lifecycle } from '../programme/lifecycle.js';
import { foldTier } from './fold.js';

const registeredAt = at('2025-01-01');

function walk(facts: readonly Fact[], asOf: string, version = lifecycle) {
  return foldTier({ versions: [version], registeredAt, facts, asOf: at(asOf) });
}

const steps = (facts: readonly Fact[], asOf: string) =>
  walk(facts, asOf).history.map(({ to, at: when }) => [to, when] as const);

describe('the lifecycle, stage by stage', () => {
  const interested = engagement('E1', '2025-01-10');
  const first = purchase('A', '2025-02-01', 30);
  const second = purchase('B', '2025-03-01', 30);
  const third = purchase('C', '2025-04-01', 30);
  const silentFrom = '2025-06-30 00:00';

  it('walks C → B → A → AA → lapsed → back, each step at its instant with its evidence (S2-20 … S2-26)', () => {
    const still = engagement('E2', '2025-06-20');
    const back = purchase('D', '2025-09-01', 30);
    expect(steps([interested, first, second, third, still, back], '2025-12-31')).toEqual([
      ['aware', registeredAt],
      ['consider', interested.occurredAt],
      ['purchase', first.occurredAt],
      ['loyal', third.occurredAt],
      ['lapsed-warm', at(silentFrom)],
      ['lapsed-cold', at('2025-07-20 00:00')],
      ['purchase', back.occurredAt],
      ['lapsed-cold', at('2025-11-30 00:00')],
    ]);
  });

  it('S2-23, S2-25: three orders in 180 days are loyal, two are not, nor three of which one left', () => {
    expect(walk([first, second], '2025-03-02').tier).toBe('purchase');
    const state = walk([first, second, third], '2025-04-01');
    expect(state.tier).toBe('loyal');
    expect(state.history.at(-1)!.because[0]).toMatchObject({
      value: 3,
      facts: ['till:anfu/A', 'till:anfu/B', 'till:anfu/C'],
    });
    const late = purchase('D', '2025-06-15', 30);
    expect(walk([first, second, late], '2025-07-30').tier).toBe('loyal');
    expect(walk([first, second, late], '2025-07-31').tier).toBe('purchase');
  });

  it.each([
    ['2025-06-29 23:59:59.999', 'loyal'],
    [silentFrom, 'lapsed-cold'],
  ])('S2-24, S2-26: 90 days after the last order, at %s, it is %s', (asOf, stage) =>
    expect(walk([first, second, third], asOf).tier).toBe(stage),
  );

  it.each([
    ['2025-05-31', 'lapsed-cold'],
    ['2025-06-01', 'lapsed-warm'],
  ])('S2-26: with a sign of interest on %s the member falls to %s on 30 June', (when, stage) =>
    expect(walk([first, engagement('E', when)], silentFrom).tier).toBe(stage),
  );

  it('S2-26: who bought once, fell and buys three times more is loyal again', () => {
    const again = ['2025-09-01', '2025-09-02', '2025-09-03'].map((when, i) => purchase(`N${i}`, when, 30));
    expect(
      steps([first, ...again], '2025-09-04')
        .map(([to]) => to)
        .slice(-2),
    ).toEqual(['purchase', 'loyal']);
  });

  it('S2-28: the only purchase given back in full leads from A back to B, with the refund as reason', () => {
    const back = refund('R', '2025-02-10', 30, 'A');
    const state = walk([interested, first, back], '2025-02-11');
    expect(state.history.at(-1)).toMatchObject({
      ...{ kind: 'downgrade', from: 'purchase', to: 'consider', day: day('2025-02-10'), trigger: 'till:anfu/R' },
      because: [{ metric: 'orderCount', value: 0, holds: false }, { metric: 'recencyDays' }],
    });
    expect(walk([first, back], '2025-02-11').tier).toBe('consider');
  });

  it('S2-27: a fall of the stage leaves the membership tier where it is', () => {
    const facts = [purchase('A', '2025-02-01', 2000)];
    expect(walk(facts, silentFrom).tier).toBe('lapsed-cold');
    expect(walk(facts, silentFrom, growthCard).tier).toBe('gold');
  });
});
