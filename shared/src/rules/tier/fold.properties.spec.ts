import fc from 'fast-check';
import { factsArbitrary, instantArbitrary, versionsArbitrary } from '../../../test/fact-arbitrary.js';
import { naiveFold } from '../../../test/naive-fold.js';
import { naiveMetric, naiveVersion } from '../../../test/naive-metric.js';
import type { Fact } from '../../model/fact.js';
import type { ProgrammeVersion } from '../../model/programme.js';
import type { TierFold, TierTransition } from '../../model/tier-state.js';
import { factId } from '../fact-id.js';
import { foldTier } from './fold.js';
import { orderFacts } from './order-facts.js';

const cases = fc.record({
  versions: versionsArbitrary,
  facts: factsArbitrary,
  registeredAt: instantArbitrary,
  asOf: instantArbitrary,
});
const runs = { numRuns: 1000, endOnFailure: true };

describe('the fold, on random programmes and histories', () => {
  it('equals the rules worked out day by day with every sum made anew', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { versions, registeredAt } = input;
        const facts = orderFacts(input.facts, input.asOf);
        const joinAt = Math.min(registeredAt, ...facts.map((fact) => fact.occurredAt));
        const asOf = Math.max(input.asOf, joinAt);
        const { tier, since, until, graceUntil, history } = foldTier({ ...input, facts, asOf });
        const steps = history.map(({ kind, to, at }) => ({ kind, to, at }));
        expect({ tier, since, until, graceUntil, steps }).toEqual(naiveFold(versions, facts, registeredAt, asOf));
      }),
      runs,
    );
  });

  it('does not depend on the order of arrival nor on repeats', () => {
    const shuffled = cases.chain((input) =>
      fc.record({
        input: fc.constant(input),
        order: fc.shuffledSubarray([...input.facts], { minLength: input.facts.length }),
        again: fc.subarray([...input.facts]),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, order, again }) => {
        const later = again.map((fact) => ({ ...fact, recordedAt: fact.recordedAt + 1 }));
        const facts = [...later, ...order, ...again];
        expect(JSON.stringify(foldTier({ ...input, facts }))).toBe(JSON.stringify(foldTier(input)));
      }),
      runs,
    );
  });

  it('keeps its past: what was history at A is the beginning of the history at B', () => {
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

  it('changes nothing before the instant it names as next, or the next version (D9)', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const facts = orderFacts(input.facts, input.asOf);
        const now = foldTier({ ...input, facts });
        fc.pre(input.asOf >= now.history[0]!.at);
        const announced = input.versions.map((one) => one.effectiveFrom).filter((at) => at > input.asOf);
        const next = Math.min(now.nextReviewAt ?? Infinity, ...announced);
        const asOf = next === Infinity ? input.asOf + 3000 * 86_400_000 : next - 1;
        expect(foldTier({ ...input, facts, asOf }).history).toHaveLength(now.history.length);
      }),
      runs,
    );
  });

  it('has a history that replays to the current tier', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const state = foldTier(input);
        state.history.forEach((step, i) => expect(step.from).toBe(state.history[i - 1]?.to ?? null));
        expect(state.history.at(-1)!.to).toBe(state.tier);
        if (input.versions.length === 1) expect(state.history.at(-1)!.until).toBe(state.until);
        expect(state.history.every((step, i) => i === 0 || step.at >= state.history[i - 1]!.at)).toBe(true);
      }),
      runs,
    );
  });

  it('gives reasons that recompute from the facts they list', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const all = orderFacts(input.facts, input.asOf);
        const state = foldTier(input);
        state.history.forEach((step, i) => recompute(step, i, { state, all, versions: input.versions }));
      }),
      runs,
    );
  });
});

interface Recomputation {
  readonly state: TierFold;
  readonly all: readonly Fact[];
  readonly versions: readonly ProgrammeVersion[];
}

function recompute(step: TierTransition, index: number, { state, all, versions }: Recomputation): void {
  const joinDay = state.history[0]!.day;
  const starts = state.history
    .slice(0, index)
    .filter((one) => ['join', 'upgrade', 'downgrade'].includes(one.kind) || one.because.length > 0);
  const tierStart = starts.findLast((one) => one.kind !== 'renew' && one.kind !== 'graceStart')?.day ?? joinDay;
  for (const reading of step.because) {
    const listed = all.filter((fact) => reading.facts.includes(factId(fact)));
    const version = naiveVersion(versions, step.at);
    const counts: 'all' | 'entry' =
      step.kind === 'upgrade' || (step.kind === 'downgrade' && version.ladder === 'live') ? 'entry' : 'all';
    const days = { day: reading.lastDay, joinDay, tierStart, now: step.at };
    const moment = { versions, seen: listed, all: listed, version, counts, ...days };
    expect(naiveMetric(reading.metric, reading.window, moment)).toBe(reading.value);
    expect(naiveVersion(versions, step.at).version).toBe(step.version);
  }
}

describe('a larger order', () => {
  const monotone = ['growth', 'netSpend', 'orderCount', 'visitDays', 'categoryCount'];

  it('never lowers what a member qualifies for', () => {
    fc.assert(
      fc.property(cases, fc.nat(30), fc.integer({ min: 1, max: 50_000 }), (input, pick, moreFen) => {
        const versions = input.versions.slice(0, 1).map(growingOnly);
        const orders = input.facts.filter((fact) => fact.kind === 'purchase');
        const chosen = orders[pick % Math.max(1, orders.length)];
        const facts = input.facts.map((fact) =>
          fact === chosen ? { ...chosen, amountFen: chosen.amountFen + moreFen } : fact,
        );
        const rank = foldTier({ ...input, versions }).rank;
        expect(foldTier({ ...input, versions, facts }).rank).toBeGreaterThanOrEqual(rank);
      }),
      runs,
    );
  });

  function growingOnly(version: ProgrammeVersion): ProgrammeVersion {
    const grows = version.tiers.map((tier) => {
      const rules = tier.entry.kind === 'condition' ? [tier.entry] : tier.entry.rules;
      const kept = rules.filter(
        (rule) => rule.kind === 'condition' && monotone.includes(rule.metric) && rule.window.kind !== 'sinceTierStart',
      );
      return { ...tier, entry: { kind: 'all' as const, rules: kept } };
    });
    return { ...version, ladder: 'live', tiers: grows };
  }
});
