import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import type { FactInput } from '../facts/fact-input.js';
import type { GivingBack } from '../sales/sale-returns.repository.js';
import type { ReturnWish } from '../sales/wish-shares.js';
import type { NewTillAction, TillActor } from './till-action.js';
import type { RefundOfDay } from './till-actions.repository.js';
import { refundExternalId, tillSource } from './till-source.js';

/** Money that is about to be given back at a till. */
export interface TillGivingBack {
  readonly actor: TillActor;
  readonly idemKey: string;
  readonly requestHash: string;
  readonly memberId: number;
  readonly refundNo: string;
  /** The receipt; null without a known one. */
  readonly order: FactKey | null;
  readonly wish: ReturnWish;
  /** What the wish comes to, as it was seen. */
  readonly amountFen: number;
  /** To be counted into the clerk's day; null: somebody else allowed it, or nobody need. */
  readonly day: RefundOfDay | null;
  /** Null: now. */
  readonly refundedAt: Instant | null;
}

export function refundKey({ actor, refundNo }: Pick<TillGivingBack, 'actor' | 'refundNo'>): FactKey {
  return { source: tillSource(actor.storeId), externalId: refundExternalId(refundNo) };
}

export function refundOf(refund: TillGivingBack, now: Instant): FactInput {
  const { actor, amountFen, order, refundedAt } = refund;
  return {
    ...{ kind: 'refund', ...refundKey(refund), occurredAt: refundedAt ?? now, storeId: actor.storeId },
    ...{ amountFen, order },
  };
}

export function refundAction(refund: TillGivingBack, now: Instant): NewTillAction {
  const { actor, idemKey, requestHash, memberId, refundNo, order, amountFen } = refund;
  const title = order ? `${order.externalId} · ${refundNo}` : refundNo;
  return {
    ...{ ...actor, kind: 'refund', idemKey, requestHash, memberId, subject: factId(refundKey(refund)), title },
    ...{ amountFen, points: 0, takenAt: null, now },
  };
}

export function givingBackOf(refund: TillGivingBack, order: FactKey, now: Instant): GivingBack {
  const { actor, wish, refundNo } = refund;
  const { storeId, device, staff: by } = actor;
  return { key: order, wish, returnNo: refundExternalId(refundNo), by, storeId, device, now };
}
