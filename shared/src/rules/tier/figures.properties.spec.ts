import fc from 'fast-check';
import { factsArbitrary, instantArbitrary, versionsArbitrary } from '../../../test/fact-arbitrary.js';
import { naiveMetric, naiveVersion } from '../../../test/naive-metric.js';
import { runFold } from './fold.js';
import { orderFacts } from './order-facts.js';

const cases = fc.record({
  versions: versionsArbitrary,
  facts: factsArbitrary,
  registeredAt: instantArbitrary,
  asOf: instantArbitrary,
});

describe('running figures, on random programmes and histories', () => {
  it('equal every sum made anew at a random instant, for entry and for retention (F4–F7, F18)', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { versions, registeredAt } = input;
        const seen = orderFacts(input.facts, input.asOf);
        const asOf = Math.max(input.asOf, registeredAt);
        const run = runFold({ versions, registeredAt, evidence: false }, seen, asOf);
        const day = run.dayOf(asOf);
        run.figures.advanceTo(day);
        const { joinDay, tierStart } = run.member;
        const version = naiveVersion(versions, asOf);
        const moment = { versions, version, seen, all: seen, day, joinDay, tierStart, now: asOf };
        const expected = (counts: 'all' | 'entry') =>
          run.compiled.slots.map(({ metric, window }) => naiveMetric(metric, window, { ...moment, counts }));
        expect([...run.figures.values]).toEqual(expected('all'));
        expect([...run.figures.entryValues]).toEqual(expected('entry'));
      }),
      { numRuns: 2000, endOnFailure: true },
    );
  });
});
