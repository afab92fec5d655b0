import { beansPerk, coupon, line, points, price, stacking } from '../../../test/build-bill.js';
import { at } from '../../../test/build-facts.js';

const cash20 = coupon(1, { title: '满 98 减 20', minSpendFen: 9800 });
const a = stacking('a');
const b = stacking('b');
const ids = (...couponIds: number[]) => ({ couponIds });
/** Title and amount of every step. */
const steps = (input: Parameters<typeof price>[0]) =>
  price(input).price.steps.map((step) => [step.title, step.amountFen]);

describe('worked examples', () => {
  it('D120: 128.00 − 12.80 − 20.00 = 95.20', () => {
    const { price: result, problems } = price({ perks: [beansPerk], coupons: [cash20] });
    expect(result).toEqual({
      amountFen: 12_800,
      lines: [{ ...line('a', 12_800), payableFen: 9520 }],
      steps: [
        {
          kind: 'perk',
          title: '豆子 9 折',
          note: '豆子 ¥128.00 × 10 %',
          couponId: null,
          perkKey: 'beans',
          amountFen: -1280,
          shares: [-1280],
        },
        {
          kind: 'coupon',
          title: '满 98 减 20',
          note: '全单 ¥115.20，减 ¥20.00',
          couponId: 1,
          amountFen: -2000,
          shares: [-2000],
        },
      ],
      payableFen: 9520,
      couponIds: [1],
      pointsSpent: 0,
      freeShipping: false,
      pricedAt: at('2026-06-12 14:32'),
    });
    expect(problems).toEqual([]);
  });

  it('D120: tier discount, then coupons, then points', () => {
    expect(steps({ perks: [beansPerk], coupons: [cash20], points: points(600) })).toEqual([
      ['豆子 9 折', -1280],
      ['满 98 减 20', -2000],
      ['600 积分', -600],
    ]);
  });

  it('D123: every line gets the best discount of the tier, one step per perk', () => {
    const all = { ...beansPerk, key: 'all', title: '全场 95 折', payPercent: 95, categories: [] as const };
    const { categories: _, ...everything } = all;
    const lines = [line('a', 10_000), line('b', 3000, '饮品'), line('c', 1000, null)];
    const { price: result } = price({ lines, perks: [everything, beansPerk] });
    expect(result.steps.map((step) => [step.title, step.shares])).toEqual([
      ['全场 95 折', [0, -150, -50]],
      ['豆子 9 折', [-1000, 0, 0]],
    ]);
  });

  it('D123: no discount for a category the perk does not name, or an unknown one', () => {
    const lines = [line('a', 5000, '饮品'), line('b', 5000, null)];
    expect(steps({ lines, perks: [beansPerk] })).toEqual([]);
  });

  it('P-11: percentages of one group add up on the same price, groups follow one another', () => {
    const eight = { kind: 'percentOff', payPercent: 80 } as const;
    const seven = { kind: 'percentOff', payPercent: 70 } as const;
    const lines = [line('a', 10_000)];
    const same = [coupon(1, { ...eight, ...a }), coupon(2, { ...seven, ...a })];
    expect(price({ lines, coupons: same, ...ids(1, 2) }).price.payableFen).toBe(5000);
    const apart = [coupon(1, { ...eight, ...a }), coupon(2, { ...seven, ...b })];
    expect(price({ lines, coupons: apart, ...ids(1, 2) }).price.payableFen).toBe(5600);
  });

  it('P-11: ¥0.98 off ¥1.00 is split so that shares sum exactly and nothing falls below 0', () => {
    const lines = [line('a', 33), line('b', 33), line('c', 34)];
    const { price: result } = price({ lines, coupons: [coupon(1, { amountFen: 98 })] });
    expect(result.lines.map((one) => one.payableFen)).toEqual([0, 1, 1]);
    expect(result.steps[0]!.shares).toEqual([-33, -32, -33]);
  });

  it('D124: a minimum is held against what is left of the covered lines when the turn comes, to the fen', () => {
    const lines = (fen: number) => [line('a', fen), line('b', 5000, '饮品')];
    const beans = coupon(1, { minSpendFen: 9800, categories: ['豆子'] });
    const ask = (fen: number) => price({ lines: lines(fen), perks: [beansPerk], coupons: [beans], ...ids(1) });
    expect(ask(10_889).problems).toEqual([]);
    expect(ask(10_888).problems).toEqual([{ couponId: 1, problem: 'coupon_below_minimum' }]);
    const second = coupon(2, { minSpendFen: 9000, ...b });
    const both = price({ lines: [line('a', 10_000)], coupons: [coupon(1, a), second], ...ids(1, 2) });
    expect(both).toMatchObject({
      price: { couponIds: [1] },
      problems: [{ couponId: 2, problem: 'coupon_below_minimum' }],
    });
  });

  it('D121: percentages are rounded half up and stop at the cap', () => {
    const percent = (payPercent: number, capFen?: number) =>
      coupon(5, { kind: 'percentOff', payPercent, ...(capFen === undefined ? {} : { capFen }) });
    const payable = (fen: number, one: ReturnType<typeof coupon>) =>
      price({ lines: [line('a', fen)], coupons: [one] }).price.payableFen;
    expect(payable(5, percent(90))).toBe(4);
    expect(payable(4, percent(90))).toBe(4);
    expect(payable(12_800, percent(50, 1000))).toBe(11_800);
  });

  it('D125: a coupon without a group stands alone; the older stays, in whatever order they are asked for', () => {
    const coupons = [coupon(3, a), coupon(2), coupon(4, a)];
    for (const couponIds of [
      [4, 3, 2],
      [2, 3, 4],
    ]) {
      expect(price({ coupons, couponIds })).toMatchObject({
        price: { couponIds: [2] },
        problems: [
          { couponId: 3, problem: 'coupon_not_with_others' },
          { couponId: 4, problem: 'coupon_not_with_others' },
        ],
      });
    }
  });

  it('D125: groups that exclude one another are not together, whichever of them says so', () => {
    const coupons = [coupon(1, a), coupon(2, stacking('b', 'a')), coupon(3, stacking('c'))];
    expect(price({ coupons, ...ids(1, 2, 3) })).toMatchObject({
      price: { couponIds: [1, 3] },
      problems: [{ couponId: 2, problem: 'coupon_not_with_others' }],
    });
  });

  it('D125: five coupons at most', () => {
    const coupons = [1, 2, 3, 4, 5, 6].map((id) => coupon(id, { amountFen: 100, ...a }));
    expect(price({ coupons, ...ids(1, 2, 3, 4, 5, 6) })).toMatchObject({
      price: { payableFen: 12_300 },
      problems: [{ couponId: 6, problem: 'coupon_not_with_others' }],
    });
    expect(price({ coupons }).price.couponIds).toHaveLength(5);
  });

  it('D125: a coupon that cannot be used does not keep others from the bill', () => {
    const coupons = [coupon(1, {}, { state: 'redeemed' }), coupon(2, { amountFen: 300 })];
    expect(price({ coupons, ...ids(1, 2) })).toMatchObject({
      price: { couponIds: [2] },
      problems: [{ couponId: 1, problem: 'coupon_used' }],
    });
  });

  it('D124: a coupon that would take off nothing any more is not used up', () => {
    const lines = [line('a', 2000)];
    const coupons = [coupon(1, a), coupon(2, b)];
    expect(price({ lines, coupons, ...ids(1, 2) })).toMatchObject({
      price: { payableFen: 0, couponIds: [1] },
      problems: [{ couponId: 2, problem: 'coupon_not_with_others' }],
    });
  });

  it('D126: the combination that takes off most, then ends first, then has fewer coupons', () => {
    const chosen = (...coupons: ReturnType<typeof coupon>[]) => price({ coupons }).price.couponIds;
    const thirty = coupon(9, { amountFen: 3000 });
    expect(chosen(thirty, coupon(1, a), coupon(2, a))).toEqual([1, 2]);
    expect(chosen(thirty, coupon(1, a), coupon(2, { amountFen: 900, ...a }))).toEqual([9]);
    const soon = coupon(4, {}, { expiresAt: at('2026-06-13 00:00') });
    expect(chosen(coupon(3), soon)).toEqual([4]);
    const halves = [coupon(1, { amountFen: 1000, ...a }), coupon(2, { amountFen: 1000, ...a })];
    expect(chosen(...halves, coupon(3))).toEqual([3]);
    expect(chosen(coupon(7), coupon(6))).toEqual([6]);
  });

  it('D126: gifts and free delivery are used only when asked for, and take off nothing', () => {
    const coupons = [coupon(1, { kind: 'gift', ...a }), coupon(2, { kind: 'freeShipping', ...a })];
    expect(price({ coupons }).price).toMatchObject({ couponIds: [], freeShipping: false });
    const asked = price({ coupons, ...ids(1, 2) }).price;
    expect(asked).toMatchObject({ payableFen: 12_800, couponIds: [1, 2], freeShipping: true });
    expect(asked.steps.map((step) => step.amountFen)).toEqual([0, 0]);
  });

  it('D127: points pay in whole steps, up to their share of what is left and from their smallest bill', () => {
    const spent = (...of: Parameters<typeof points>) => price({ points: points(...of) }).price.pointsSpent;
    expect(spent(650)).toBe(600);
    expect(spent(650, {}, 599)).toBe(500);
    expect(spent(20_000, { maxPercent: 50 })).toBe(6400);
    expect(spent(20_000)).toBe(12_800);
    expect(spent(650, { minBillFen: 12_801 })).toBe(0);
    expect(price({}).price.pointsSpent).toBe(0);
  });

  it('D124: a coupon that covers less is put on its lines before one that covers more', () => {
    const lines = [line('a', 5000), line('b', 5000, '饮品')];
    const wide = coupon(1, { amountFen: 5000, ...a });
    const narrow = coupon(2, { amountFen: 6000, categories: ['豆子'], ...a });
    const { price: result } = price({ lines, coupons: [wide, narrow], ...ids(1, 2) });
    expect(result.lines.map((one) => one.payableFen)).toEqual([0, 0]);
  });

  it('says that a coupon is not there', () => {
    expect(price({ ...ids(99) }).problems).toEqual([{ couponId: 99, problem: 'coupon_unknown' }]);
  });
});
