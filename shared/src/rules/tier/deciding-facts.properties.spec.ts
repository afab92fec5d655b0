import fc from 'fast-check';
import { factsArbitrary, instantArbitrary, versionsArbitrary } from '../../../test/fact-arbitrary.js';
import { naiveMetric, naiveVersion } from '../../../test/naive-metric.js';
import type { Fact } from '../../model/fact.js';
import type { Condition, Rule } from '../../model/programme.js';
import type { ConditionReading, TierTransition } from '../../model/tier-state.js';
import { factId } from '../fact-id.js';
import { decidingFacts } from './deciding-facts.js';
import { foldTier } from './fold.js';
import { MemberStanding } from './member-standing.js';

const cases = fc.record({
  versions: versionsArbitrary,
  facts: factsArbitrary,
  registeredAt: instantArbitrary,
  now: instantArbitrary,
});
const isBeginning = ({ kind, because }: TierTransition) =>
  ['join', 'upgrade', 'downgrade'].includes(kind) || (kind === 'requalify' && because.length > 0);

describe('the facts that decide a change (D19, X-1)', () => {
  it('are those without any one of which the named condition turns, for 1,000 random changes and more', () => {
    let changes = 0;
    let deciding = 0;
    fc.assert(
      fc.property(cases, (input) => {
        const standing = new MemberStanding(input);
        for (const step of standing.state.history.filter(({ because }) => because.length > 0)) {
          const named = decidingFacts(standing, step);
          changes++;
          deciding += named.flat().length;
          expect(named).toEqual(step.because.map((reading) => turnsWhenLeftOut(standing, step, reading)));
        }
      }),
      { numRuns: 1500, endOnFailure: true },
    );
    expect(changes).toBeGreaterThan(1000);
    expect(deciding).toBeGreaterThan(1000);
  });

  it('take the change with them: folded without one, no upgrade that needed its condition is left at that instant', () => {
    let checked = 0;
    fc.assert(
      fc.property(cases, (input) => {
        const registeredAt = Math.min(input.registeredAt, ...input.facts.map((fact) => fact.occurredAt));
        const standing = new MemberStanding({ ...input, registeredAt });
        for (const step of standing.state.history.filter((one) => one.kind === 'upgrade' && needsAll(standing, one))) {
          for (const id of new Set(decidingFacts(standing, step).flat())) {
            const facts = standing.tape.facts.filter((fact) => factId(fact) !== id);
            const { history } = foldTier({ ...input, registeredAt, facts, asOf: input.now });
            expect(history.some((one) => sameStep(one, step))).toBe(false);
            checked++;
          }
        }
      }),
      { numRuns: 4000, endOnFailure: true },
    );
    expect(checked).toBeGreaterThan(1000);
  });
});

function sameStep(a: TierTransition, b: TierTransition): boolean {
  return a.kind === b.kind && a.to === b.to && a.at === b.at && a.trigger === b.trigger;
}

/** Whether the tier reached asks for every condition, over windows that do not depend on earlier tiers. */
function needsAll(standing: MemberStanding, step: TierTransition): boolean {
  const version = naiveVersion(standing.input.versions, step.at);
  const entry = version.tiers.find((tier) => tier.key === step.to)!.entry;
  const parts: readonly Rule[] = entry.kind === 'condition' ? [entry] : entry.rules;
  const own = parts.filter((one): one is Condition => one.kind === 'condition');
  const windows = [...own, ...(version.composite ?? [])].map(({ window }) => window.kind);
  return (entry.kind !== 'any' || parts.length === 1) && !windows.includes('sinceTierStart');
}

function turnsWhenLeftOut(standing: MemberStanding, step: TierTransition, reading: ConditionReading) {
  const { versions } = standing.input;
  const { history } = standing.state;
  const all = standing.tape.facts;
  const tipping = all.findIndex((fact) => factId(fact) === step.trigger);
  const seen = tipping >= 0 ? all.slice(0, tipping + 1) : all.filter((fact) => fact.occurredAt < step.at);
  const version = naiveVersion(versions, step.at);
  const raises = step.kind === 'upgrade' || version.ladder === 'live';
  const moment = {
    ...{ versions, version, joinDay: history[0]!.day, day: reading.lastDay, now: step.at },
    tierStart: history.slice(0, history.indexOf(step)).findLast(isBeginning)!.day,
    counts: raises ? ('entry' as const) : ('all' as const),
  };
  const holdsWithout = (id: string) => {
    const others = (facts: readonly Fact[]) => facts.filter((fact) => factId(fact) !== id);
    const value = naiveMetric(reading.metric, reading.window, { ...moment, seen: others(seen), all: others(all) });
    if (reading.op === '>=') return value >= reading.threshold;
    return reading.op === '<=' ? value <= reading.threshold : value < reading.threshold;
  };
  return reading.facts.filter((id) => holdsWithout(id) !== reading.holds);
}
