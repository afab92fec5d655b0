import { at } from '../../../test/build-facts.js';
import { coupon } from '../../../test/build-bill.js';
import type { CouponValidity } from '../../model/coupon.js';
import { couponLife } from './coupon-life.js';
import { couponProblem } from './coupon-problem.js';

const timeZone = 'Asia/Shanghai';
const use = { storeId: 'anfu', tier: 'gold', timeZone, lines: null };

describe('the days of a coupon', () => {
  const december: CouponValidity = { kind: 'fixed', from: '2026-12-01', to: '2026-12-31' };

  it.each([
    ['2026-11-30 23:59:59.999', 'coupon_not_yet'],
    ['2026-12-01 00:00', null],
    ['2026-12-31 23:59:59.999', null],
    ['2027-01-01 00:00', 'coupon_expired'],
  ])('P-12, D122: valid from 1 to 31 December, at %s: %s', (when, problem) => {
    const one = coupon(1, {}, couponLife(december, at('2026-10-05 09:00'), timeZone));
    expect(couponProblem(one, { ...use, now: at(when) })).toBe(problem);
  });

  it.each([
    [1, 0, '2026-06-12 23:59:59.999', '2026-06-13 00:00'],
    [30, 0, '2026-06-12 14:32', '2026-07-12 00:00'],
    [2, 0, '2024-02-28 09:00', '2024-03-01 00:00'],
  ])('D122: %i days, the day it was got being the first', (days, startDelayDays, grantedAt, end) => {
    const life = couponLife({ kind: 'days', days, startDelayDays }, at(grantedAt), timeZone);
    expect(life).toEqual({ worksFrom: at(grantedAt), expiresAt: at(end) });
  });

  it('D122: a delayed start begins with a day, and the days count from it', () => {
    const life = couponLife({ kind: 'days', days: 7, startDelayDays: 3 }, at('2026-06-12 14:32'), timeZone);
    expect(life).toEqual({ worksFrom: at('2026-06-15 00:00'), expiresAt: at('2026-06-22 00:00') });
  });

  it('D122: a day that is none is not taken for another', () => {
    const validity = { kind: 'fixed', from: '2026-02-30', to: '2026-03-01' } as const;
    expect(() => couponLife(validity, 0, timeZone)).toThrow('2026-02-30');
  });

  it.each([
    ['2026-06-12 23:59:59.999', null],
    ['2026-06-13 00:00', 'coupon_blackout'],
    ['2026-06-14 23:59:59.999', 'coupon_blackout'],
    ['2026-06-15 00:00', null],
    ['2026-06-19 00:00', 'coupon_blackout'],
    ['2026-06-21 12:00', 'coupon_blackout'],
    ['2026-06-22 00:00', null],
  ])('D122: not on weekends and from 19 to 21 June: %s %s', (when, problem) => {
    const blackout = { weekdays: [6, 7], days: [{ from: '2026-06-19', to: '2026-06-21' }] };
    const one = coupon(1, { blackout }, { expiresAt: at('2026-07-01 00:00') });
    expect(couponProblem(one, { ...use, now: at(when) })).toBe(problem);
  });
});

describe('who may use a coupon', () => {
  const now = at('2026-06-12 14:32');
  const gold = coupon(1, { tiers: ['gold', 'platinum'] });

  it.each([
    ['gold', null],
    ['silver', 'coupon_wrong_tier'],
    [null, 'coupon_wrong_tier'],
  ])('D121: of tier %s: %s', (tier, problem) => expect(couponProblem(gold, { ...use, tier, now })).toBe(problem));

  it('D121: nobody is kept out by an empty list', () => {
    expect(couponProblem(coupon(1, { tiers: [] }), { ...use, tier: null, now })).toBeNull();
  });
});
