import type { WatchItem } from '@jieti/shared/api/engagement';
import { businessDayOf, dateOfDay, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';

export interface Seen {
  readonly kind: 'burst' | 'device';
  readonly events: number;
  readonly accounts: number | null;
  readonly from: Instant;
  readonly until: Instant;
}

const MINUTE = 60_000;

/** `11 月 22 日 10:00 到 10:40 记了 120 次社群活动。` */
export function flagSentence({ kind, events, accounts, from, until }: Seen, timeZone: string): string {
  const day = businessDayOf(from, timeZone);
  const { month, date } = dateOfDay(day);
  const clock = (at: Instant): string => {
    const minutes = Math.floor((at - startOfDay(day, timeZone)) / MINUTE);
    return [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  };
  if (kind === 'device')
    return `${month} 月 ${date} 日有 ${accounts ?? 0} 个账号用同一部手机，这位会员记了 ${events} 次社群活动。`;
  return `${month} 月 ${date} 日 ${clock(from)} 到 ${clock(until)} 记了 ${events} 次社群活动。`;
}

const signs: Readonly<Record<WatchItem['signs'][number], string>> = {
  device: '两个账号用过同一部手机',
  payer: '好友的订单由邀请人的微信付款',
  phone: '两个账号是同一个手机号',
  burst: '这位邀请人一小时内来了十个以上的好友',
};

export function invitationSentence(seen: WatchItem['signs']): string {
  return `${seen.map((sign) => signs[sign]).join('，')}。`;
}
