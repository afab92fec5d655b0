import type { AdjustPoints, TransferPoints } from '@jieti/shared/api/points';

/** What staff want done with a member's points; what an approval of kind `points` keeps. */
export type PointsOrder =
  | ({ readonly kind: 'adjust'; readonly memberId: number } & Readonly<AdjustPoints>)
  | ({ readonly kind: 'transfer'; readonly memberId: number } & Readonly<TransferPoints>);

export function pointsOrderOf(payload: string): PointsOrder {
  return JSON.parse(payload) as PointsOrder;
}

/** One sentence for whoever decides: `给会员 917 增加 20,000 积分。原因：补偿`. */
export function pointsOrderText(order: PointsOrder, size: string): string {
  const { memberId, reason } = order;
  if (order.kind === 'transfer')
    return `把会员 ${memberId} 的 ${size} 积分转给会员 ${order.toMemberId}。原因：${reason}`;
  return order.delta > 0
    ? `给会员 ${memberId} 增加 ${size} 积分。原因：${reason}`
    : `从会员 ${memberId} 扣减 ${size} 积分。原因：${reason}`;
}
