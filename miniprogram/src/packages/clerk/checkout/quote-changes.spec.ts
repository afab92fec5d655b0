import { quoteChanges } from './quote-changes';

const step = (title: string, amountFen: number, couponId: number | null = null) => ({
  ...{ kind: couponId === null ? ('perk' as const) : ('coupon' as const), title, note: '', couponId },
  ...{ amountFen, shares: [amountFen] },
});

describe('a price that is no longer the one shown', () => {
  const shown = { payableFen: 9_520, steps: [step('豆子 9 折', -1_280), step('满 98 减 20', -2_000, 7)] };

  it('names what is gone, what is different and what is to pay', () => {
    expect(quoteChanges(shown, { payableFen: 11_520, steps: [step('豆子 9 折', -1_280)] })).toEqual([
      '应收从 ¥95.20 变成 ¥115.20',
      '不能再用：满 98 减 20',
    ]);
    expect(
      quoteChanges(shown, { payableFen: 9_520, steps: [step('豆子 9 折', -1_380), step('满 98 减 19', -1_900, 7)] }),
    ).toEqual(['豆子 9 折：原来减 ¥12.80，现在减 ¥13.80', '满 98 减 19：原来减 ¥20.00，现在减 ¥19.00']);
  });

  it('names what came in, and nothing where nothing changed', () => {
    expect(quoteChanges({ payableFen: 0, steps: [] }, { payableFen: 0, steps: [step('新券', -100, 9)] })).toEqual([
      '新用上：新券，减 ¥1.00',
    ]);
    expect(quoteChanges(shown, shown)).toEqual([]);
  });
});
