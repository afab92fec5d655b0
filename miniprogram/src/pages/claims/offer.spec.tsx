import { render } from '@testing-library/react';
import type { ClaimItem } from '@jieti/shared/api/claims';
import { Offer } from './offer';

const item: ClaimItem = {
  ...{ templateId: 7, state: 'open', pointsPrice: 0, note: '每人一张', lifeNote: '领取后 7 天有效', tiers: [] },
  ...{ left: null, taken: 0, perMember: 1, from: 0, until: null },
  terms: {
    ...{ kind: 'cashOff', title: '满 30 减 5', note: '', categories: [], stores: [], amountFen: 500 },
    ...{ minSpendFen: 3000 },
  },
};

const buttonOf = (isKept: boolean) =>
  render(<Offer item={item} taking={undefined} isKept={isKept} onTake={() => undefined} />).container.querySelector(
    '#claim-7',
  );

describe('an offer without a network', () => {
  it('can be read and not taken, and says when it can', () => {
    const button = buttonOf(true);
    expect(button?.textContent).toBe('联网后领');
    expect(button?.getAttribute('aria-disabled')).toBe('true');
  });

  it('is taken where there is one', () => {
    expect(buttonOf(false)?.textContent).toBe('领取');
  });
});
