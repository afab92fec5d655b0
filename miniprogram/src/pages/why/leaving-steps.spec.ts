import { parseDay } from '@jieti/shared/calendar';
import { leavingSteps } from './leaving-steps';

const today = parseDay('2026-06-12')!;
const gold = { key: 'gold', name: '金卡', rank: 2, palette: 'gold' as const };
const keep = {
  tier: gold,
  mode: 'all' as const,
  items: [
    {
      metric: 'growth',
      label: '成长值',
      value: 1348,
      threshold: 1600,
      left: 252,
      holds: false,
      unit: 'growth' as const,
    },
  ],
  holds: false,
  sentence: '',
};
const leaving = [
  { day: '2026-06-21', delta: 126, title: '' },
  { day: '2026-07-06', delta: 342, title: '' },
];

describe('how today’s figure falls to the review', () => {
  it('begins with today’s figure, falls on each day and ends with what the review reads', () => {
    const chart = leavingSteps({ leaving, keep, until: '2026-08-31', graceUntil: null }, today)!;
    expect([chart.first, chart.last]).toEqual([1816, 1348]);
    expect(chart.steps).toHaveLength(3);
    expect(chart.steps[0]).toMatchObject({ left: 0, top: 0, short: 0 });
    expect(chart.steps[0]!.width).toBeCloseTo((9 / 80) * 100);
    const end = chart.steps[2]!;
    expect(end.left + end.width).toBeCloseTo(100);
    expect(end.top).toBeGreaterThan(chart.lineTop);
    expect(end.short).toBeCloseTo(end.top - chart.lineTop);
  });

  it('is not drawn where nothing leaves, nothing is reviewed, or the figure is another', () => {
    const base = { leaving, keep, until: '2026-08-31', graceUntil: null };
    expect(leavingSteps({ ...base, leaving: [] }, today)).toBeNull();
    expect(leavingSteps({ ...base, keep: null }, today)).toBeNull();
    expect(leavingSteps({ ...base, until: null }, today)).toBeNull();
    const visits = { ...keep, items: [{ ...keep.items[0]!, unit: 'days' as const }] };
    expect(leavingSteps({ ...base, keep: visits }, today)).toBeNull();
  });
});
