import { render } from '@testing-library/react';
import type { Quote } from '@jieti/shared/api/till';
import { Coach, VisitHint } from './coach';

const gold = { key: 'gold', name: '金卡', rank: 2, palette: 'gold' as const };
const quote: Quote = {
  price: {
    ...{ amountFen: 1000, payableFen: 1000, couponIds: [], pointsSpent: 0, freeShipping: false, steps: [] },
    lines: [{ key: '1', title: '饮品', category: '饮品', amountFen: 1000, payableFen: 1000 }],
  },
  ...{ problems: [], pointsMost: 0, pointsMostFen: 0, pointsEarned: 0, pointsAfter: 0 },
  amountFen: 1000,
  lines: [],
  payableFen: 1000,
  couponId: null,
  growth: 10,
  tierAfter: null,
  keepAfter: {
    tier: gold,
    mode: 'all',
    items: [
      { metric: 'growth', label: '成长值', value: 1558, threshold: 1600, left: 42, holds: false, unit: 'growth' },
    ],
    holds: false,
    sentence: '再消费 ¥42 保住金卡',
  },
  nextAfter: null,
  coach: '这单之后，会员再消费 ¥42 本季保级。',
};

describe('what the clerk reads', () => {
  it('is the cheapest way as soon as the member is scanned (X-7)', () => {
    const { container } = render(<VisitHint visit={{ hint: '会员再消费 ¥42 本季保级。' }} />);
    expect(container.textContent).toBe('会员再消费 ¥42 本季保级。');
  });

  it('is nothing where there is nothing to say', () => {
    expect(render(<VisitHint visit={{ hint: null }} />).container.textContent).toBe('');
  });

  it('is what the bill leaves to do, with the figure beside it', () => {
    expect(render(<Coach quote={quote} />).container.textContent).toMatch(
      /^这单之后，会员再消费 ¥42 本季保级。1,558 \/ 1,600/,
    );
  });
});
