import { coupon, now } from '../../../test/build-bill.js';
import { at } from '../../../test/build-facts.js';
import { couponAfterRefund } from './coupon-after-refund.js';

const here = { now, timeZone: 'Asia/Shanghai' };
const ended = { expiresAt: at('2026-06-12 00:00') };

describe('a used coupon whose order is given back', () => {
  it('D131: stays used after a part of the order', () => {
    expect(couponAfterRefund(coupon(1), false, here)).toMatchObject({ kind: 'staysUsed' });
  });

  it('D131: comes back while it is valid', () => {
    expect(couponAfterRefund(coupon(1), true, here)).toEqual({
      kind: 'returned',
      expiresAt: at('2026-06-15 00:00'),
      sentence: '「券1」退回券包，有效到 2026-06-14。',
    });
    expect(couponAfterRefund(coupon(1, {}, ended), true, here)).toMatchObject({ kind: 'forfeited' });
  });

  it('D131: is extended where the shop says so, and never shortened', () => {
    const refund = { kind: 'returnAndExtend', days: 7 } as const;
    const extended = { kind: 'extended', expiresAt: at('2026-06-19 00:00') };
    expect(couponAfterRefund(coupon(1, { refund }, ended), true, here)).toMatchObject(extended);
    const long = coupon(1, { refund }, { expiresAt: at('2026-08-01 00:00') });
    expect(couponAfterRefund(long, true, here)).toMatchObject({ kind: 'returned', expiresAt: long.expiresAt });
  });

  it('D131: is lost where the shop says so', () => {
    const one = coupon(1, { refund: { kind: 'forfeit' } });
    expect(couponAfterRefund(one, true, here)).toMatchObject({ kind: 'forfeited', sentence: '「券1」用过不退。' });
  });
});
