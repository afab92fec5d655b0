import { at, day, purchase, refund } from '../../../test/build-facts.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { foldTier } from './fold.js';

const registeredAt = at('2025-01-01');
const provisional: ProgrammeVersion = { ...growthCard, refundPolicy: 'provisional' };

function fold(facts: readonly Fact[], asOf: string, versions: readonly ProgrammeVersion[] = [provisional]) {
  return foldTier({ versions, registeredAt, facts, asOf: at(asOf) });
}

describe('an order that may still come back (F18, X-6)', () => {
  const bought = purchase('A', '2025-05-01', 2000);
  const end = '2025-05-09 00:00';

  it('shows the tier it would give, and the instant at which that is confirmed', () => {
    const state = fold([bought], '2025-05-01');
    expect(state).toMatchObject({ tier: 'plain', computed: { tier: 'plain', rank: 0 }, nextReviewAt: at(end) });
    expect(state.preUpgrade).toEqual({ tier: 'gold', rank: 2, at: at(end) });
  });

  it('raises the tier when its return window has passed, not a millisecond before', () => {
    expect(fold([bought], '2025-05-08 23:59:59.999')).toMatchObject({ tier: 'plain', preUpgrade: { tier: 'gold' } });
    const state = fold([bought], end);
    expect(state).toMatchObject({ tier: 'gold', since: day('2025-05-09'), until: day('2026-05-08'), preUpgrade: null });
    expect(state.history.at(-1)).toMatchObject({ kind: 'upgrade', at: at(end), trigger: null, from: 'plain' });
    expect(state.history.at(-1)!.because[0]).toMatchObject({ value: 2000, facts: ['till:anfu/A'] });
  });

  it.each(['2025-05-01 12:00:00.001', '2025-05-05', '2025-05-08 23:59:59.999', '2025-05-30'])(
    'given back in full at %s leaves nothing',
    (when) => {
      const state = fold([bought, refund('R', when, 2000, 'A')], '2025-06-01');
      expect(state).toMatchObject({ tier: 'plain', preUpgrade: null, nextReviewAt: null });
      expect(state.history.map(({ kind }) => kind)).toEqual(['join']);
    },
  );

  it('counts what is left of it, on its own day', () => {
    const back = refund('R', '2025-05-05', 0.01, 'A');
    expect(fold([bought, back], '2025-05-05').preUpgrade).toEqual({ tier: 'silver', rank: 1, at: at(end) });
    const [reading] = fold([bought, back], end).history.at(-1)!.because;
    expect(reading).toMatchObject({ value: 1999, facts: ['till:anfu/A', 'till:anfu/R'] });
    expect(fold([bought], '2026-05-08').history.at(-1)!.because[0]!.firstDay).toBe(day('2025-05-09') - 364);
  });

  it('waits order by order: each counts when its own window ends', () => {
    const facts = [purchase('A', '2025-05-01', 1000), purchase('B', '2025-05-04', 1000)];
    expect(fold(facts, '2025-05-02').preUpgrade).toEqual({ tier: 'silver', rank: 1, at: at(end) });
    expect(fold(facts, '2025-05-04').preUpgrade).toEqual({ tier: 'gold', rank: 2, at: at('2025-05-12 00:00') });
    expect(fold(facts, end)).toMatchObject({ tier: 'silver', preUpgrade: { tier: 'gold' } });
    expect(fold(facts, '2025-05-12 00:00')).toMatchObject({ tier: 'gold', preUpgrade: null });
  });

  it.each([
    [0, '2025-05-02 00:00'],
    [30, '2025-06-01 00:00'],
  ])('waits as long as the version says: %d days', (returnWindowDays, when) => {
    const versions = [{ ...provisional, returnWindowDays }];
    expect(fold([bought], '2025-05-01', versions).preUpgrade?.at).toBe(at(when));
    expect(fold([bought], when, versions).tier).toBe('gold');
  });

  it('keeps the terms of its own instant when the version changes (D5)', () => {
    const next = { ...growthCard, version: 2, effectiveFrom: at('2025-05-03') };
    expect(fold([bought], '2025-05-04', [provisional, next])).toMatchObject({ tier: 'plain', version: 2 });
    expect(fold([bought], end, [provisional, next]).tier).toBe('gold');
    const later = purchase('B', '2025-05-04', 600);
    expect(fold([later], '2025-05-04', [provisional, next])).toMatchObject({ tier: 'silver', preUpgrade: null });
  });

  it('counts at once toward keeping a tier already held', () => {
    const first = purchase('A', '2025-05-01', 600);
    const keeping = purchase('B', '2026-05-08 23:59:59.999', 480);
    const review = '2026-05-09 00:00';
    expect(fold([first, keeping], review).history.at(-1)).toMatchObject({ kind: 'renew', to: 'silver' });
    expect(fold([first, { ...keeping, amountFen: 47_999 }], review).tier).toBe('plain');
  });

  it('is not in sight where its window of counting closes before the return window does (D17)', () => {
    const tiers = growthCard.tiers.map((tier) => {
      const entry = { ...tier.entry, window: { kind: 'rolling' as const, days: 5 } };
      return tier.entry.kind === 'condition' ? { ...tier, entry: entry as typeof tier.entry } : tier;
    });
    expect(fold([bought], '2025-05-01', [{ ...provisional, tiers }])).toMatchObject({
      tier: 'plain',
      preUpgrade: null,
    });
  });
});
