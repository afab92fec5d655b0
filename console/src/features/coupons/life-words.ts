import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { dateField } from '../../lib/dates';
import type { Translate } from '../../lib/use-text';

/** `30 天`, `3 天后起 30 天`, `2027.01.01 至 2027.01.31`. */
export function lifeWords(validity: CouponTemplate['validity'], t: Translate): string {
  if (validity.kind === 'fixed') {
    return t('{from} 至 {to}', { from: dateField(validity.from), to: dateField(validity.to) });
  }
  const { days, startDelayDays } = validity;
  return startDelayDays > 0 ? t('{delay} 天后起 {n} 天', { delay: startDelayDays, n: days }) : t('{n} 天', { n: days });
}
