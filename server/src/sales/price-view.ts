import type { Price } from '@jieti/shared/api/bill-content';
import type { BillPrice } from '@jieti/shared/model/bill';

/** A price as screens show it. */
export function priceView(price: BillPrice): Price {
  const { amountFen, payableFen, pointsSpent, freeShipping } = price;
  return {
    ...{ amountFen, payableFen, pointsSpent, freeShipping, couponIds: [...price.couponIds] },
    lines: price.lines.map((line) => ({ ...line })),
    steps: price.steps.map(({ perkKey: _, ...step }) => ({ ...step, shares: [...step.shares] })),
  };
}
