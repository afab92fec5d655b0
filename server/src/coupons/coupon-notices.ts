import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import type { NewOutboxMessage } from '../outbox/outbox.repository.js';

interface Shop {
  readonly shopName: string;
  readonly timeZone: string;
}

interface Told {
  readonly id: number;
  readonly memberId: number;
  readonly title: string;
  readonly expiresAt: number;
}

const noticeOf = { campaignId: null, tier: null } as const;

/** That a coupon has come, for the inbox alone: nobody asked for it, so it may not use up a consent. */
export function giftNotice({ id, memberId, title, expiresAt }: Told, shop: Shop): NewOutboxMessage {
  const expiresOn = formatDay(businessDayOf(expiresAt - 1, shop.timeZone));
  const content = {
    title: '你收到一张优惠券',
    body: `${title}，${expiresOn.replaceAll('-', '.')} 前可用。`,
    page: 'pages/coupons/index',
    values: { shopName: shop.shopName, couponTitle: title, expiresOn },
  };
  const dedupeKey = `couponGranted:${id}`;
  return { ...noticeOf, memberId, kind: 'couponGranted', templateKey: inboxOnlyKeys.couponGift, content, dedupeKey };
}

/** That a coupon was called back, and why. */
export function voidNotice(
  { id, memberId, title }: Told,
  why: { readonly reason: string; readonly pointsBack: number },
  shop: Shop,
): NewOutboxMessage {
  const back = why.pointsBack > 0 ? `兑换用的 ${why.pointsBack} 积分已退回。` : '有疑问请问店员。';
  const content = {
    title: '一张优惠券已收回',
    body: `${title}：${why.reason}。${back}`,
    page: 'pages/coupons/index',
    values: { shopName: shop.shopName, couponTitle: title },
  };
  const dedupeKey = `couponVoided:${id}`;
  return { ...noticeOf, memberId, kind: 'couponVoided', templateKey: inboxOnlyKeys.couponVoided, content, dedupeKey };
}
