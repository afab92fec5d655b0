import { at, day, purchase } from '../../../test/build-facts.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import type { TierOverride } from '../../model/tier-override.js';
import { growthCard } from '../programme/growth-card.js';
import { foldTier } from './fold.js';

const registeredAt = at('2026-01-10');

function anOverride(change: Partial<TierOverride> = {}): TierOverride {
  const recordedAt = at('2026-03-01 15:00');
  const life = { fromDay: day('2026-03-01'), untilDay: day('2026-03-31'), recordedAt, revokedAt: null };
  return { id: '1', kind: 'floor', tier: 'gold', reason: '补偿', author: 'owner', ...life, ...change };
}

function stateAt(when: string, overrides: readonly TierOverride[], more: Partial<Parameters<typeof foldTier>[0]> = {}) {
  const facts = [purchase('A', '2026-02-01', 600)];
  return foldTier({ versions: [growthCard], registeredAt, facts, overrides, asOf: at(when), ...more });
}

describe('an override (F20)', () => {
  it.each([
    ['2026-02-28 23:59:59.999', 'silver'],
    ['2026-03-01 00:00', 'gold'],
    ['2026-03-31 23:59:59.999', 'gold'],
    ['2026-04-01 00:00', 'silver'],
  ])('counts from 00:00 of its first day to the end of its last: at %s %s', (when, tier) =>
    expect(stateAt(when, [anOverride()]).tier).toBe(tier),
  );

  it('stands in the history with its beginning and its end, and shows until when (P-6)', () => {
    const state = stateAt('2026-04-02', [anOverride()]);
    expect(state.history.slice(2)).toEqual([
      expect.objectContaining({ kind: 'overrideStart', from: 'silver', to: 'gold', trigger: 'override/1' }),
      expect.objectContaining({ kind: 'overrideEnd', from: 'gold', to: 'silver', at: at('2026-04-01 00:00') }),
    ]);
    expect(state.history[2]!.until).toBe(day('2026-03-31'));
    const during = stateAt('2026-03-15', [anOverride()]);
    expect(during).toMatchObject({ tier: 'gold', rank: 2, computed: { tier: 'silver', rank: 1 } });
    expect(during.override).toEqual({ id: '1', kind: 'floor', tier: 'gold', rank: 2, untilDay: day('2026-03-31') });
    expect(during.nextReviewAt).toBe(at('2026-04-01 00:00'));
  });

  it('that is a floor never lowers, and one that is a pin does', () => {
    const rich = { facts: [purchase('A', '2026-02-01', 9000)] };
    expect(stateAt('2026-03-15', [anOverride()], rich).tier).toBe('platinum');
    expect(stateAt('2026-03-15', [anOverride({ kind: 'pin' })], rich).tier).toBe('gold');
  });

  it('ends at the instant it is revoked, and never began when it was revoked before', () => {
    const revoked = anOverride({ revokedAt: at('2026-03-10 09:30') });
    expect(stateAt('2026-03-10 09:29:59.999', [revoked]).tier).toBe('gold');
    expect(stateAt('2026-03-10 09:30', [revoked])).toMatchObject({ tier: 'silver', override: null });
    const early = anOverride({ fromDay: day('2026-03-05'), revokedAt: at('2026-03-04') });
    expect(stateAt('2026-03-06', [early]).history.map((one) => one.kind)).toEqual(['join', 'upgrade']);
  });

  it('is as it was known: hidden before it was recorded, standing before it was revoked', () => {
    const revoked = anOverride({ revokedAt: at('2026-03-10 09:30') });
    expect(stateAt('2026-03-20', [revoked], { knownAt: at('2026-03-05') }).tier).toBe('gold');
    expect(stateAt('2026-03-20', [revoked], { knownAt: at('2026-03-01 14:59') }).tier).toBe('silver');
  });

  it('of several, the pin recorded last wins, else the highest floor', () => {
    const floors = [anOverride(), anOverride({ id: '2', tier: 'silver', recordedAt: at('2026-03-02') })];
    expect(stateAt('2026-03-15', floors)).toMatchObject({ tier: 'gold', override: { id: '1' } });
    const pins = [
      anOverride({ id: '10', kind: 'pin', tier: 'plain' }),
      anOverride({ id: '9', kind: 'pin', tier: 'platinum' }),
    ];
    expect(stateAt('2026-03-15', [...floors, ...pins])).toMatchObject({ tier: 'plain', override: { id: '10' } });
  });

  it('whose key is gone goes by the mapping (F19)', () => {
    const tiers = growthCard.tiers.map((tier) => (tier.key === 'gold' ? { ...tier, key: 'sun' } : tier));
    const version = (mapping?: Record<string, string>): ProgrammeVersion => ({
      ...{ ...growthCard, version: 2, effectiveFrom: at('2026-03-10 00:00'), tiers },
      ...(mapping ? { mapping } : {}),
    });
    const during = (next: ProgrammeVersion) =>
      stateAt('2026-03-15', [anOverride()], { versions: [growthCard, next] }).tier;
    expect(during(version())).toBe('sun');
    expect(during(version({ gold: 'platinum' }))).toBe('platinum');
  });

  it('begins with the member when its first day lies before the join', () => {
    const state = stateAt('2026-01-11', [anOverride({ fromDay: day('2026-01-01'), recordedAt: registeredAt })]);
    expect(state.history.map(({ kind, at: when }) => [kind, when])).toEqual([
      ['join', registeredAt],
      ['overrideStart', registeredAt],
    ]);
  });
});

describe('a fold without evidence', () => {
  it('has the same history with empty reasons', () => {
    const whole = stateAt('2027-06-01', []);
    const bare = stateAt('2027-06-01', [], { evidence: false });
    expect(bare).toEqual({ ...whole, history: whole.history.map((step) => ({ ...step, because: [] })) });
    expect(whole.history.some((step) => step.because.length > 0)).toBe(true);
  });
});

describe('a ladder that changes from live to held (D15)', () => {
  it('gives everybody above the base a validity from that day, so that a review comes', () => {
    const live: ProgrammeVersion = { ...growthCard, ladder: 'live', effectiveFrom: 0 };
    const held = { ...growthCard, version: 2, effectiveFrom: at('2026-03-10 00:00') };
    const state = stateAt('2026-03-11', [], { versions: [live, held] });
    expect(state.history.at(-1)).toMatchObject({ kind: 'requalify', from: 'silver', to: 'silver' });
    expect(state).toMatchObject({ tier: 'silver', since: day('2026-02-01'), until: day('2027-03-09') });
    expect(state.nextReviewAt).toBe(at('2027-03-10 00:00'));
  });
});
