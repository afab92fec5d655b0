import { groupThousands } from '@jieti/shared/money';
import { inboxOnlyKeys } from '../outbox/inbox-only-keys.js';
import type { NewOutboxMessage } from '../outbox/outbox.repository.js';

export interface ReturnedGift {
  readonly couponId: number;
  readonly memberId: number;
  readonly title: string;
  readonly outcome: 'voided' | 'kept' | 'debt';
  /** Owed for it. */
  readonly points: number;
}

/** That a gift went back with its upgrade, for the inbox alone; nothing where it may be kept. */
export function giftNotice(
  { couponId, memberId, title, outcome, points }: ReturnedGift,
  shopName: string,
): NewOutboxMessage[] {
  if (outcome === 'kept') return [];
  const isVoided = outcome === 'voided';
  const content = {
    title: isVoided ? '一张升级礼已收回' : '用掉的升级礼按积分收回',
    body: isVoided
      ? `消费退款后，升级不再成立，「${title}」已收回。再次升级时会重新送你。`
      : `消费退款后，升级不再成立。「${title}」已经用掉，按兑换价收回 ${groupThousands(points)} 积分；不够的部分，下次得到的积分先补上。`,
    page: isVoided ? 'pages/coupons/index' : 'pages/points/index',
    values: { shopName, couponTitle: title },
  };
  return [
    {
      ...{
        memberId,
        kind: 'couponVoided',
        templateKey: inboxOnlyKeys.couponVoided,
        campaignId: null,
        tier: null,
        content,
      },
      dedupeKey: `giftReturned:${couponId}`,
    },
  ];
}
