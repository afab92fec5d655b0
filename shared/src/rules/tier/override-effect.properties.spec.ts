import fc from 'fast-check';
import { factsArbitrary, instantArbitrary, versionsArbitrary } from '../../../test/fact-arbitrary.js';
import { naiveEffective } from '../../../test/naive-override.js';
import { overridesArbitrary } from '../../../test/override-arbitrary.js';
import type { TierFold } from '../../model/tier-state.js';
import { foldTier } from './fold.js';

const cases = fc.record({
  versions: versionsArbitrary,
  facts: factsArbitrary,
  overrides: overridesArbitrary,
  registeredAt: instantArbitrary,
  asOf: instantArbitrary,
});
const runs = { numRuns: 1000, endOnFailure: true };
const isOverride = (kind: string) => kind === 'overrideStart' || kind === 'overrideEnd';
const computedOnly = ({ history, computed, since, until, graceUntil, version }: TierFold) =>
  JSON.stringify({
    history: history.filter((one) => !isOverride(one.kind)),
    computed,
    since,
    until,
    graceUntil,
    version,
  });

describe('overrides beside the fold, on random programmes, histories and overrides (F20)', () => {
  it('leave the computed tier and its history byte for byte as without them (P-6)', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { overrides: _, ...bare } = input;
        const alone = foldTier(bare);
        expect(computedOnly(foldTier(input))).toBe(computedOnly(alone));
        expect(alone.computed).toEqual({ tier: alone.tier, rank: alone.rank });
      }),
      runs,
    );
  });

  it('give the tier that the page says, worked out anew at every instant', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const state = foldTier(input);
        fc.pre(input.asOf >= state.history[0]!.at);
        const expected = naiveEffective(input.versions, input.overrides, state.computed.tier, input.asOf);
        expect(state.tier).toBe(expected);
      }),
      runs,
    );
  });

  it('leave exactly the computed tier when all of them are revoked', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const overrides = input.overrides.map((one) => ({ ...one, revokedAt: input.asOf }));
        const state = foldTier({ ...input, overrides });
        fc.pre(input.asOf >= state.history[0]!.at);
        expect(state).toMatchObject({ ...state.computed, override: null });
      }),
      runs,
    );
  });

  it('do not depend on the order in which they come nor on repeats', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), (input, order) => {
        const twice = [...input.overrides, ...input.overrides].map((one) => ({ one, place: order.next().value }));
        const overrides = twice.sort((a, b) => a.place - b.place).map(({ one }) => one);
        expect(JSON.stringify(foldTier({ ...input, overrides }))).toBe(JSON.stringify(foldTier(input)));
      }),
      runs,
    );
  });

  it('are looked at again at the instant the fold names: nothing changes before it', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const facts = input.facts.filter((fact) => fact.occurredAt <= input.asOf);
        const now = foldTier({ ...input, facts });
        fc.pre(input.asOf >= now.history[0]!.at);
        const announced = input.versions.map((one) => one.effectiveFrom).filter((at) => at > input.asOf);
        const next = Math.min(now.nextReviewAt ?? Infinity, ...announced);
        fc.pre(next !== Infinity);
        const then = foldTier({ ...input, facts, asOf: next - 1 });
        expect([then.tier, then.history.length]).toEqual([now.tier, now.history.length]);
      }),
      runs,
    );
  });

  it('keep their past: what was history at A is the beginning of the history at B (F22)', () => {
    fc.assert(
      fc.property(cases, instantArbitrary, (input, other) => {
        const versions = input.versions.map((version) => ({ ...version, refundPolicy: 'atReview' as const }));
        const [a, b] = [Math.min(input.asOf, other), Math.max(input.asOf, other)];
        fc.pre(a >= input.registeredAt);
        const past = foldTier({ ...input, versions, asOf: a }).history;
        const whole = foldTier({ ...input, versions, asOf: b }).history;
        expect(JSON.stringify(whole.filter((step) => step.at <= a))).toBe(JSON.stringify(past));
      }),
      runs,
    );
  });
});
