import { fireEvent, render, screen } from '@testing-library/react';
import { TierCard } from './tier-card';

const gold = { key: 'gold', name: '金卡', rank: 2, palette: 'gold' as const };
const headline = { label: '近 12 个月成长值', value: 1816, unit: 'growth' as const };
const nothing = () => undefined;

describe('the tier card', () => {
  it('shows tier, growth and the last day', () => {
    render(
      <TierCard
        home={{ tier: gold, headline, until: '2026-08-31', graceUntil: null }}
        onWhy={nothing}
        onCode={nothing}
      />,
    );
    expect(screen.getByText('金卡')).toBeTruthy();
    expect(screen.getByText('1,816')).toBeTruthy();
    expect(screen.getByText('2026.08.31')).toBeTruthy();
  });

  it('says so when the tier never ends, and until when it is kept in grace', () => {
    const { rerender } = render(
      <TierCard home={{ tier: gold, headline, until: null, graceUntil: null }} onWhy={nothing} onCode={nothing} />,
    );
    expect(screen.getByText('长期有效')).toBeTruthy();
    rerender(
      <TierCard
        home={{ tier: gold, headline, until: '2026-08-31', graceUntil: '2026-09-30' }}
        onWhy={nothing}
        onCode={nothing}
      />,
    );
    expect(screen.getByText(/9 月 30 日/)).toBeTruthy();
  });

  it('leads to the explanation and to the code', () => {
    const taps: string[] = [];
    render(
      <TierCard
        home={{ tier: gold, headline, until: null, graceUntil: null }}
        onWhy={() => taps.push('why')}
        onCode={() => taps.push('code')}
      />,
    );
    fireEvent.click(screen.getByText('为什么是这个等级'));
    fireEvent.click(screen.getByText('会员码'));
    expect(taps).toEqual(['why', 'code']);
  });
});
