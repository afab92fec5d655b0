import { fireEvent, render, screen } from '@testing-library/react';
import { StandingNotes } from './standing-notes';

const silver = { key: 'silver', name: '银卡', rank: 1, palette: 'silver' as const };
const nothing = { override: null, preUpgrade: null, announcement: null };

describe('what stands beside the card', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 10, 22) }));
  afterEach(() => jest.useRealTimers());

  it('says nothing where nothing stands', () => {
    const { container } = render(<StandingNotes home={nothing} />);
    expect(container.textContent).toBe('');
  });

  it('opens the announced rules with what they mean for the member', () => {
    const announcement = {
      from: '2026-12-01',
      note: '冬季调整',
      changes: ['金卡升级成长值 2,000 → 2,200'],
      sentence: '按今天的数字，12 月 1 日起你是银卡。',
      tierAfter: silver,
    };
    render(<StandingNotes home={{ ...nothing, announcement }} />);
    fireEvent.click(screen.getByText('等级规则 12 月 1 日起调整'));
    expect(screen.getByText('金卡升级成长值 2,000 → 2,200')).toBeTruthy();
    fireEvent.click(screen.getByText('知道了'));
    expect(screen.queryByText('金卡升级成长值 2,000 → 2,200')).toBeNull();
  });

  it('shows a tier set by hand with its last day, and one that waits for the return window', () => {
    render(
      <StandingNotes
        home={{
          ...nothing,
          override: { kind: 'floor', until: '2027-01-31', sentence: '门店为你保留金卡' },
          preUpgrade: { tier: silver, on: '2026-11-28', sentence: '退货期过后生效' },
        }}
      />,
    );
    expect(screen.getByText('到 2027 年 1 月 31 日')).toBeTruthy();
    expect(screen.getByText('预升级：银卡，11 月 28 日确认')).toBeTruthy();
  });
});
