import { at } from '../../../test/build-facts.js';
import { expiresAtOf } from './expiry.js';

describe('the end of a coupon', () => {
  it.each([
    ['2026-06-12 00:00', 1, '2026-06-13 00:00'],
    ['2026-06-12 23:59:59.999', 1, '2026-06-13 00:00'],
    ['2026-06-12 14:32', 30, '2026-07-12 00:00'],
    ['2024-02-28 09:00', 2, '2024-03-01 00:00'],
  ])('granted %s for %i days it works until %s', (grantedAt, validDays, end) => {
    expect(expiresAtOf(at(grantedAt), validDays, 'Asia/Shanghai')).toBe(at(end));
  });
});
