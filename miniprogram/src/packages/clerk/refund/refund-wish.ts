import type { RecentReceipt } from '@jieti/shared/api/till';

/** What the clerk wants to give back: everything left, some lines, or an amount in fen. */
export type RefundWish =
  | { readonly kind: 'whole' }
  | { readonly kind: 'lines'; readonly keys: readonly string[] }
  | { readonly kind: 'amount'; readonly fen: number };

export const leftOf = (receipt: RecentReceipt): number => receipt.amountFen - receipt.refundedFen;

/** Money the wish gives back, in fen. */
export function refundFen(receipt: RecentReceipt, wish: RefundWish): number {
  if (wish.kind === 'whole') return leftOf(receipt);
  if (wish.kind === 'amount') return wish.fen;
  return receipt.lines.filter(({ key }) => wish.keys.includes(key)).reduce((sum, line) => sum + line.leftFen, 0);
}

/** Why the wish cannot be asked for; null: it can. */
export function refundObstacle(receipt: RecentReceipt, wish: RefundWish): string | null {
  if (wish.kind === 'lines' && wish.keys.length === 0) return '选要退的商品。';
  const fen = refundFen(receipt, wish);
  if (wish.kind === 'amount' && fen === 0) return '输入要退的金额。';
  return fen > leftOf(receipt) ? '超过这张小票还能退的金额。' : null;
}

/** Whether nothing of the receipt is left after the wish. */
export const endsReceipt = (receipt: RecentReceipt, wish: RefundWish): boolean =>
  wish.kind === 'whole' || refundFen(receipt, wish) === leftOf(receipt);

/** What the member gets back besides the money, in sentences, before it is done. */
export function refundEffects(receipt: RecentReceipt, wish: RefundWish): readonly string[] {
  const { pointsSpent, coupons, amountFen } = receipt;
  const whole = endsReceipt(receipt, wish);
  const points = whole ? pointsSpent : Math.floor((pointsSpent * refundFen(receipt, wish)) / Math.max(1, amountFen));
  const again = receipt.refundedFen > 0;
  return [
    pointsSpent === 0
      ? ''
      : whole && !again
        ? `还 ${pointsSpent} 积分`
        : whole
          ? '还剩下的积分'
          : `约还 ${points} 积分`,
    coupons.length === 0 ? '' : whole ? `券按各自的规则退：${coupons.join('、')}` : '券不退，全部退完才退',
    '这单得的成长值和积分按退的比例减掉',
  ].filter(Boolean);
}

/** The wish as the server takes it. */
export function refundBody(wish: RefundWish) {
  if (wish.kind === 'whole') return { whole: true as const };
  return wish.kind === 'amount' ? { amountFen: wish.fen } : { lines: wish.keys.map((key) => ({ key })) };
}
