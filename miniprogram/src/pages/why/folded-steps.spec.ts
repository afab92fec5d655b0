import type { TimelineItem } from '@jieti/shared/api/tiers';
import { foldedSteps } from './folded-steps';

const aStep = (id: string, kind: TimelineItem['kind']): TimelineItem => ({
  id,
  at: 0,
  kind,
  title: '',
  note: '',
  delta: null,
  amountFen: null,
  superseded: false,
  readings: [],
  counterfactual: null,
});

const purchases = Array.from({ length: 9 }, (_, i) => aStep(`p${i}`, 'purchase'));
const steps = [...purchases, aStep('up', 'upgrade'), aStep('join', 'join')];

describe('a member’s way', () => {
  it('keeps every change of tier and folds all but the latest purchases', () => {
    const { shown, folded, after } = foldedSteps(steps, false);
    expect(shown.map((s) => s.id)).toEqual(['p0', 'p1', 'p2', 'p3', 'up', 'join']);
    expect(folded).toBe(5);
    expect(after).toBe('p3');
  });

  it('shows everything when asked', () => {
    expect(foldedSteps(steps, true)).toEqual({ shown: steps, folded: 0, after: null });
  });
});
