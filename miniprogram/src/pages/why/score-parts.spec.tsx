import { render, screen } from '@testing-library/react';
import { Readings } from './readings';

describe('a composite score among the readings (T4)', () => {
  it('says what each figure adds, beside the most it can add', () => {
    const parts = [
      {
        metric: 'netSpend',
        window: { kind: 'rolling' as const, days: 365 },
        value: 800_000,
        cap: 2_000_000,
        weightPercent: 50,
        score: 2000,
      },
      {
        metric: 'visitDays',
        window: { kind: 'calendarYear' as const },
        value: 16,
        cap: 20,
        weightPercent: 30,
        score: 2400,
      },
    ];
    const reading = {
      metric: 'composite',
      label: '综合分',
      value: 4400,
      threshold: 4000,
      op: '>=' as const,
      holds: true,
      unit: 'score' as const,
      firstDay: null,
      lastDay: '2026-06-12',
      facts: [],
    };
    render(<Readings readings={[{ ...reading, parts }]} />);
    expect(screen.getByText('需 40 分')).toBeTruthy();
    expect(screen.getByText('近 12 个月净消费')).toBeTruthy();
    expect(screen.getByText('¥8,000，满 ¥20,000 得 50 分')).toBeTruthy();
    expect(screen.getByText('20 分')).toBeTruthy();
    expect(screen.getByText(/^今年/)).toBeTruthy();
    expect(screen.getByText('24 分')).toBeTruthy();
  });
});
