import { beansPerk, coupon, line, points, price } from '../../../test/build-bill.js';
import { lineReturn, returnOfAmount, type LineReturned } from './refund-shares.js';

/** Beans ¥100 and a cup ¥50: 9 折, ¥20 off, 1,000 points for ¥10: payable ¥110. */
const bill = price({
  lines: [line('beans', 10_000), line('cup', 5000, '器物')],
  perks: [beansPerk],
  coupons: [coupon(1)],
  points: points(1000),
}).price;

describe('the shares of a refund', () => {
  it('D130: a line gives back what was paid of it, money as money and points as points', () => {
    expect(bill.lines.map((one) => one.payableFen)).toEqual([7071, 3929]);
    const cup = lineReturn(bill, [{ key: 'cup', whole: true }]);
    expect(cup).toMatchObject({
      fen: 3929,
      points: 357,
      pointsShare: { givenBackFen: 357, ofFen: 1000 },
      whole: false,
    });
  });

  it('D130: what is left after several refunds is exactly the rest', () => {
    const cup = lineReturn(bill, [{ key: 'cup', whole: true }]);
    const before: readonly LineReturned[] = cup.kind === 'return' ? cup.returned : [];
    const rest = lineReturn(bill, [{ key: 'beans', whole: true }], before);
    expect(rest).toMatchObject({ fen: 7071, points: 643, whole: true });
  });

  it('D130: an amount is spread over the lines by what is left of them', () => {
    expect(returnOfAmount(bill, 1100)).toEqual([
      { key: 'beans', amountFen: 707 },
      { key: 'cup', amountFen: 393 },
    ]);
    expect(returnOfAmount(bill, 11_000)).toEqual([
      { key: 'beans', whole: true },
      { key: 'cup', whole: true },
    ]);
  });

  it('D130: more than is left, a line twice and an unknown line are told apart', () => {
    expect(lineReturn(bill, [{ key: 'cup', amountFen: 3930 }])).toEqual({ kind: 'tooMuch', key: 'cup', leftFen: 3929 });
    const twice = [{ key: 'cup', whole: true }] as const;
    expect(lineReturn(bill, [...twice, ...twice])).toEqual({ kind: 'tooMuch', key: 'cup', leftFen: 0 });
    expect(lineReturn(bill, [{ key: 'tea', whole: true }])).toEqual({ kind: 'unknownLine', key: 'tea' });
    expect(returnOfAmount(bill, 11_001)).toEqual({ kind: 'tooMuch', leftFen: 11_000 });
  });

  it('D130: a bill that points paid in full gives the points back', () => {
    const free = price({ lines: [line('a', 700), line('b', 300)], points: points(1000) }).price;
    expect(free.payableFen).toBe(0);
    const one = lineReturn(free, [{ key: 'b', whole: true }]);
    expect(one).toMatchObject({ fen: 0, points: 300, whole: false });
    const before = one.kind === 'return' ? one.returned : [];
    expect(lineReturn(free, [{ key: 'a', whole: true }], before)).toMatchObject({ fen: 0, points: 700, whole: true });
  });
});
