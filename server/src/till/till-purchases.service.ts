import { Injectable } from '@nestjs/common';
import type { TillOutcome, TillPurchase } from '@jieti/shared/api/till';
import type { BillLine } from '@jieti/shared/model/bill';
import { factId } from '@jieti/shared/rules/fact-id';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { AgreedPricesService, type AgreedPrice } from './agreed-prices.service.js';
import { billLines } from './bill-lines.js';
import { requestHash } from './till-action.js';
import { TillPartyService, type TillParty } from './till-party.service.js';
import { TillRecordingService } from './till-recording.service.js';
import { TillRepliesService, type AskedAction } from './till-replies.service.js';
import { saleKey, type TillSale } from './till-sale.js';

interface AskedPurchase {
  readonly request: TillPurchase;
  readonly party: TillParty;
  readonly storeId: string;
  readonly lines: readonly BillLine[];
  readonly couponIds: readonly number[];
  readonly asked: AskedAction;
}

@Injectable()
export class TillPurchasesService {
  constructor(
    private readonly parties: TillPartyService,
    private readonly replies: TillRepliesService,
    private readonly prices: AgreedPricesService,
    private readonly recording: TillRecordingService,
  ) {}

  /**
   * Records a purchase at the price the server computes, and uses its coupons, points, perks and the code up in the same
   * transaction. The same key or receipt again gets the first answer. Refuses with amount_invalid, amount_too_large,
   * idempotency_conflict, receipt_repeated, receipt_undone, limit_bill, quote_changed, visit_expired, wrong_store,
   * member_unknown, code_needed, code_used, occurred_in_future, points_short or what stands in a coupon's way; nothing
   * has changed then.
   */
  async record(request: TillPurchase, staff: StaffCaller): Promise<TillOutcome> {
    const lines = billLines(request);
    const party = await this.partyOf(request, staff);
    const storeId = await this.parties.storeFor(staff, request.storeId ?? party.storeId);
    const couponIds = request.couponIds ?? (typeof request.couponId === 'number' ? [request.couponId] : []);
    const asked = askedOf(request, { party, storeId, lines, couponIds });
    const purchase = { request, party, storeId, lines, couponIds, asked };
    return this.replies.once<TillOutcome>(asked, () => this.recordNew(purchase));
  }

  private async partyOf(request: TillPurchase, staff: StaffCaller): Promise<TillParty> {
    if ((request.visit === undefined) === (request.member === undefined))
      throw new Refusal('malformed', [{ field: 'visit', message: '验码凭证、会员要给一个' }]);
    if (request.visit !== undefined) return this.parties.ofVisit(request.visit, staff);
    return this.parties.ofName(request.member ?? {}, staff);
  }

  private async recordNew(purchase: AskedPurchase): Promise<TillOutcome | null> {
    const { request, party, storeId, lines, couponIds } = purchase;
    const { points = 0, expectedPayableFen, secondPerson } = request;
    const bill = { lines, storeId, couponIds, points, expectedPayableFen, secondPerson };
    return this.recording.record(saleOf(purchase, await this.prices.agree(party, bill)));
  }
}

function askedOf(
  request: TillPurchase,
  { party, storeId, lines, couponIds }: Omit<AskedPurchase, 'request' | 'asked'>,
): AskedAction {
  const { receiptNo, idempotencyKey, points = 0, paidAt } = request;
  const content = { memberId: party.member.id, receiptNo, lines, points, paidAt };
  const key = saleKey({ actor: { storeId }, receiptNo });
  return {
    storeId,
    idemKey: idempotencyKey ?? `receipt:${receiptNo}`,
    isKeyed: idempotencyKey !== undefined,
    requestHash: requestHash({ kind: 'purchase', ...content, couponIds: couponIds.toSorted((a, b) => a - b) }),
    subject: factId(key),
  };
}

function saleOf({ request, party, storeId, asked }: AskedPurchase, { price, tier, second }: AgreedPrice): TillSale {
  const { staff, member, codeHash, now } = party;
  return {
    actor: { storeId, staffId: staff.staffId, staff: staff.name, device: request.device ?? null, second },
    ...{ idemKey: asked.idemKey, requestHash: asked.requestHash, memberId: member.id, receiptNo: request.receiptNo },
    ...{ price, tier, codeHash, codeTaken: 'code_used', paidAt: request.paidAt ?? now, takenAt: null },
  };
}
