import type { BillPrice } from '@jieti/shared/model/bill';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import type { FactInput } from '../facts/fact-input.js';
import { categoriesOf } from './bill-lines.js';
import type { NewTillAction, TillActor } from './till-action.js';
import { tillSource } from './till-source.js';

/** A purchase that is about to be recorded: who, where, at which price. */
export interface TillSale {
  readonly actor: TillActor;
  readonly idemKey: string;
  readonly requestHash: string;
  readonly memberId: number;
  readonly receiptNo: string;
  readonly price: BillPrice;
  /** Key of the tier the price was made for. */
  readonly tier: string;
  /** The rotating code that was shown and is used up; null without one. */
  readonly codeHash: string | null;
  /** Refusal when that code was used before. */
  readonly codeTaken: 'code_used' | 'offline_code_replayed';
  readonly paidAt: Instant;
  /** When a phone without a network took it down. */
  readonly takenAt: Instant | null;
}

export function saleKey({
  actor,
  receiptNo,
}: {
  readonly actor: Pick<TillActor, 'storeId'>;
  readonly receiptNo: string;
}): FactKey {
  return { source: tillSource(actor.storeId), externalId: receiptNo };
}

export function purchaseOf(sale: TillSale): FactInput {
  const { price, paidAt, actor } = sale;
  return {
    kind: 'purchase',
    ...saleKey(sale),
    occurredAt: paidAt,
    storeId: actor.storeId,
    amountFen: price.payableFen,
    categories: categoriesOf(price.lines),
  };
}

export function purchaseAction(sale: TillSale, now: Instant): NewTillAction {
  const { actor, idemKey, requestHash, memberId, receiptNo, price, takenAt } = sale;
  return {
    ...actor,
    kind: 'purchase',
    ...{ idemKey, requestHash, memberId, subject: factId(saleKey(sale)), title: receiptNo },
    ...{ amountFen: price.payableFen, points: 0 - price.pointsSpent, takenAt, now },
  };
}
