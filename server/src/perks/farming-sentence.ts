import { businessDayOf, dateOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { formatFen } from '@jieti/shared/money';
import type { FarmingEvidence } from '../ledger/farming-flags.repository.js';

/** `7 月 1 日消费 ¥500.00 升级金卡，7 月 2 日用掉「手冲券」，7 月 3 日退款 ¥500.00。` */
export function farmingSentence({ refund, gifts }: FarmingEvidence, tier: string, timeZone: string): string {
  const on = (at: Instant): string => {
    const { month, date } = dateOfDay(businessDayOf(at, timeZone));
    return `${month} 月 ${date} 日`;
  };
  const { purchase } = refund;
  const bought = purchase ? `${on(purchase.at)}消费 ${formatFen(purchase.amountFen)} 升级${tier}` : `升级${tier}`;
  const used = gifts.map(({ usedAt, title }) => `${on(usedAt)}用掉「${title}」`);
  return `${[bought, ...used, `${on(refund.at)}退款 ${formatFen(refund.amountFen)}`].join('，')}。`;
}
