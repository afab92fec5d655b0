import { Injectable } from '@nestjs/common';
import type { TillOutcome, TillRefund } from '@jieti/shared/api/till';
import type { FactKey } from '@jieti/shared/model/fact';
import { factId } from '@jieti/shared/rules/fact-id';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { wishShares, type ReturnWish } from '../sales/wish-shares.js';
import { checkAmount } from './bill-lines.js';
import { RefundableQueries, type Refundable } from './refundable.queries.js';
import { requestHash } from './till-action.js';
import { TillAuthorityService } from './till-authority.service.js';
import { TillGivingBackService } from './till-giving-back.service.js';
import { TillPartyService } from './till-party.service.js';
import { TillRepliesService, type AskedAction } from './till-replies.service.js';
import { refundExternalId, tillSource } from './till-source.js';

interface AskedRefund {
  readonly request: TillRefund;
  readonly staff: StaffCaller;
  readonly storeId: string;
  readonly order: FactKey | null;
  readonly wish: ReturnWish;
  readonly asked: AskedAction;
}

@Injectable()
export class TillRefundsService {
  constructor(
    private readonly parties: TillPartyService,
    private readonly replies: TillRepliesService,
    private readonly refundable: RefundableQueries,
    private readonly authority: TillAuthorityService,
    private readonly giving: TillGivingBackService,
  ) {}

  /**
   * Gives money back: on a receipt of the store, by lines or amount, at most what is left of it, or to a member without
   * one. Points earned are taken back, points spent given back in proportion, coupons come back with the last of it. The
   * same key or refund number again gets the first answer. Refuses with malformed, amount_invalid, wrong_store,
   * amount_too_large, order_unknown, member_unknown, refund_exceeds_order, refund_line_unknown, refund_changed, receipt_undone,
   * receipt_repeated or idempotency_conflict (another content), limit_refund, limit_refunds_day or occurred_in_future.
   */
  async record(request: TillRefund, staff: StaffCaller): Promise<TillOutcome> {
    const storeId = await this.parties.storeFor(staff, request.storeId);
    const source = tillSource(storeId);
    const order = request.receiptNo === undefined ? null : { source, externalId: request.receiptNo };
    const wish = wishOf(request);
    if (!order && (!request.member || wish.kind !== 'amount'))
      throw new Refusal('malformed', [{ field: 'receiptNo', message: '没有小票号时要写会员和金额' }]);
    const asked = askedOf(request, storeId);
    const refund = { request, staff, storeId, order, wish, asked };
    return this.replies.once<TillOutcome>(asked, () => this.recordNew(refund));
  }

  private async recordNew(refund: AskedRefund): Promise<TillOutcome | null> {
    const { request, staff, storeId, order, wish, asked } = refund;
    const { memberId, receipt } = await this.found(refund);
    const amountFen = amountOf(wish, receipt);
    const { secondPerson, device = null, refundNo } = request;
    const { second, day } = await this.authority.forRefund({ staff, storeId, amountFen, secondPerson });
    return this.giving.refund({
      actor: { storeId, staffId: staff.staffId, staff: staff.name, device, second },
      ...{ idemKey: asked.idemKey, requestHash: asked.requestHash, memberId, refundNo, order, wish, amountFen, day },
      refundedAt: request.refundedAt ?? null,
    });
  }

  /** Whom it concerns, and the receipt; null without one. */
  private async found({
    request,
    staff,
    order,
  }: AskedRefund): Promise<{ readonly memberId: number; readonly receipt: Refundable | null }> {
    const named = request.member ? (await this.parties.ofName(request.member, staff)).member.id : null;
    if (!order) return { memberId: named ?? 0, receipt: null };
    const receipt = await this.refundable.find(order);
    if (!receipt || (named !== null && named !== receipt.memberId)) throw new Refusal('order_unknown');
    if (receipt.sale?.ended === 'undone') throw new Refusal('receipt_undone');
    return { memberId: receipt.memberId, receipt };
  }
}

function wishOf({ amountFen, lines }: TillRefund): ReturnWish {
  if (amountFen !== undefined) {
    checkAmount(amountFen, 'amountFen');
    return { kind: 'amount', amountFen };
  }
  if (!lines) return { kind: 'whole' };
  for (const line of lines) if (line.amountFen !== undefined) checkAmount(line.amountFen, 'lines');
  return {
    kind: 'lines',
    lines: lines.map(({ key, amountFen: fen }) => (fen === undefined ? { key, whole: true } : { key, amountFen: fen })),
  };
}

/** Fen that the wish gives back. Refuses with refund_exceeds_order or refund_line_unknown. */
function amountOf(wish: ReturnWish, receipt: Refundable | null): number {
  if (receipt?.sale) return wishShares(receipt.sale.price, wish, receipt.returned).fen;
  if (wish.kind === 'amount') return wish.amountFen;
  if (wish.kind === 'lines') throw new Refusal('refund_line_unknown');
  const left = receipt?.leftFen ?? 0;
  if (left < 1) throw new Refusal('refund_exceeds_order');
  return left;
}

function askedOf(request: TillRefund, storeId: string): AskedAction {
  const { refundNo, receiptNo, member, amountFen, lines, whole, idempotencyKey } = request;
  return {
    storeId,
    idemKey: idempotencyKey ?? `refund:${refundNo}`,
    isKeyed: idempotencyKey !== undefined,
    requestHash: requestHash({ kind: 'refund', refundNo, receiptNo, member, amountFen, lines, whole }),
    subject: factId({ source: tillSource(storeId), externalId: refundExternalId(refundNo) }),
  };
}
