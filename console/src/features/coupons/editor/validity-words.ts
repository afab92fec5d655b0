import { dateField } from '../../../lib/dates';
import type { Translate } from '../../../lib/use-text';
import type { CouponForm } from './coupon-form';

/** How long it lives, as the member will read it. */
export function validityWords(form: CouponForm, t: Translate): string {
  if (form.validity === 'fixed') {
    const to = form.validTo === '' ? '—' : dateField(form.validTo);
    return form.validFrom === ''
      ? t('{to} 到期', { to })
      : t('{from} 至 {to}', { from: dateField(form.validFrom), to });
  }
  const n = form.validDays ?? '—';
  if (!form.startDelayDays) return t('领取后 {n} 天有效', { n });
  return t('领取 {delay} 天后开始，{n} 天有效', { delay: form.startDelayDays, n });
}
