import { describe, expect, it } from 'vitest';
import { visit } from '../../testing/till-fixture';
import { parseYuan } from './parse-yuan';
import { billOf, newSale, withCouponToggled, withLine, withLineChanged, withoutLine } from './sale';

const empty = newSale(visit(), 'W1');
const typed = withLineChanged(empty, 'l1', { amount: '128', category: '豆子' });

describe('a sum as typed', () => {
  it.each([
    ['128', 12_800],
    ['128.5', 12_850],
    ['1,280.05', 128_005],
    ['0', null],
    ['0.00', null],
    ['-5', null],
    ['12.345', null],
    ['abc', null],
  ])('%s is %s fen', (text, fen) => expect(parseYuan(text)).toBe(fen));
});

describe('a bill in work', () => {
  it('asks for nothing until an amount is typed, nor while one cannot be read', () => {
    expect(billOf(empty)).toBeNull();
    expect(billOf(withLineChanged(withLine(typed), 'l2', { amount: '3x' }))).toBeNull();
  });

  it('leaves lines without an amount out, and lets the best coupons be chosen', () => {
    expect(billOf(withLine(typed))).toEqual({
      visit: 'visit-1',
      lines: [{ key: 'l1', title: '豆子', category: '豆子', amountFen: 12_800 }],
    });
  });

  it('takes a chosen coupon off and puts it on again, from what the quote showed', () => {
    const without = withCouponToggled(typed, 1, [1, 2]);
    expect(billOf(without)?.couponIds).toEqual([2]);
    expect(billOf(withCouponToggled(without, 1, []))?.couponIds).toEqual([2, 1]);
  });

  it('names a new line as none before it, and never has no line at all', () => {
    const two = withoutLine(withLine(typed), 'l1');
    expect(withLine(two).lines.map((line) => line.key)).toEqual(['l2', 'l3']);
    expect(withoutLine(two, 'l2').lines).toMatchObject([{ key: 'l2', amount: '' }]);
  });
});
