import type { BillPrice } from '@jieti/shared/model/bill';
import {
  lineReturn,
  returnOfAmount,
  type BillReturn,
  type LineReturned,
  type LineToReturn,
} from '@jieti/shared/rules/price/refund-shares';
import { Refusal } from '../http/refusal.js';

/** What shall be given back of a bill: money spread over its lines, some of its lines, or all that is left. */
export type ReturnWish =
  | { readonly kind: 'amount'; readonly amountFen: number }
  | { readonly kind: 'lines'; readonly lines: readonly LineToReturn[] }
  | { readonly kind: 'whole' };

/**
 * The shares of a wish. Refuses with refund_exceeds_order (more than is left, or nothing is), or refund_line_unknown.
 */
export function wishShares(price: BillPrice, wish: ReturnWish, before: readonly LineReturned[]): BillReturn {
  const lines = linesOf(price, wish, before);
  if (lines.length === 0) throw new Refusal('refund_exceeds_order');
  const shares = lineReturn(price, lines, before);
  switch (shares.kind) {
    case 'return':
      return shares;
    case 'unknownLine':
      throw new Refusal('refund_line_unknown', [{ field: 'lines', message: `小票上没有 ${shares.key} 这一行` }]);
    case 'tooMuch':
      throw new Refusal('refund_exceeds_order');
    default:
      return shares satisfies never;
  }
}

function linesOf(price: BillPrice, wish: ReturnWish, before: readonly LineReturned[]): readonly LineToReturn[] {
  if (wish.kind === 'lines') return wish.lines;
  if (wish.kind === 'whole') {
    const done = new Set(before.filter((line) => line.whole).map((line) => line.key));
    return price.lines.filter((line) => !done.has(line.key)).map(({ key }) => ({ key, whole: true }));
  }
  const spread = returnOfAmount(price, wish.amountFen, before);
  if ('kind' in spread) throw new Refusal('refund_exceeds_order');
  return spread;
}
