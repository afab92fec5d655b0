import { at, day, purchase, referral } from '../../../test/build-facts.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import { growthCard } from '../programme/growth-card.js';
import { condition, rolling } from '../programme/live-tier.js';
import { foldTier } from './fold.js';

const registeredAt = at('2025-01-01');

describe('a version that begins at the very instant', () => {
  it('of a review leaves the figures of the review at the end of the day before (D7, F13)', () => {
    const review = at('2026-05-01 00:00');
    const next = { ...growthCard, version: 2, effectiveFrom: review };
    const facts = [purchase('A', '2025-05-01', 600)];
    const { history } = foldTier({ versions: [growthCard, next], registeredAt, facts, asOf: review });
    expect(history.at(-1)).toMatchObject({ kind: 'renew', at: review, version: 2, because: [{ value: 600 }] });
  });

  it('of the end of a return window does not swallow what that brings: grace ends (D18)', () => {
    const [base, silver] = growthCard.tiers;
    const entry = condition('referralsConverted', rolling(15), '>=', 1);
    const upper = { ...silver!, entry, retention: null, graceDays: 40, validity: { kind: 'days' as const, days: 10 } };
    const version: ProgrammeVersion = { ...growthCard, tiers: [base!, upper] };
    const matured = at('2025-05-28 00:00');
    const versions = [version, { ...version, version: 2, effectiveFrom: matured }];
    const facts = [referral('A', '2025-05-01'), referral('B', '2025-05-20')];
    const state = foldTier({ versions, registeredAt, facts, asOf: matured });
    expect(state.history.map(({ kind, day: on }) => [kind, on])).toEqual([
      ['join', day('2025-01-01')],
      ['upgrade', day('2025-05-09')],
      ['graceStart', day('2025-05-19')],
      ['renew', day('2025-05-28')],
    ]);
    expect(state).toMatchObject({ version: 2, graceUntil: null, until: day('2025-06-06') });
  });
});
