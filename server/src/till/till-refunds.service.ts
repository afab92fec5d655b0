import { Injectable } from '@nestjs/common';
import type { TillOutcome, TillRefund } from '@jieti/shared/api/till';
import type { FactKey } from '@jieti/shared/model/fact';
import { Clock } from '../clock.js';
import { FactsService } from '../facts/facts.service.js';
import type { StaffCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { tierBadge } from '../members/tier-badge.js';
import { TillDeskQueries } from './till-desk.queries.js';
import { TillPartyService } from './till-party.service.js';
import { refundExternalId, tillSource } from './till-source.js';

@Injectable()
export class TillRefundsService {
  constructor(
    private readonly facts: FactsService,
    private readonly parties: TillPartyService,
    private readonly desk: TillDeskQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives money back: on a receipt of the store, at most what is left of it, or to a member without one. The same
   * refund number again gets the first outcome. Refuses with malformed, wrong_store, order_unknown, member_unknown,
   * refund_exceeds_order, receipt_repeated (the number stands for another amount) or occurred_in_future.
   */
  async record(request: TillRefund, staff: StaffCaller): Promise<TillOutcome> {
    const now = this.clock.now();
    const storeId = await this.parties.storeFor(staff, request.storeId);
    const source = tillSource(storeId);
    const order = request.receiptNo === undefined ? null : { source, externalId: request.receiptNo };
    const memberId = await this.memberOf(request, order, staff);
    const outcome = await this.facts.recordOne({
      member: { kind: 'id', id: memberId },
      fact: {
        kind: 'refund',
        source,
        externalId: refundExternalId(request.refundNo),
        occurredAt: request.refundedAt ?? now,
        storeId,
        amountFen: request.amountFen,
        order,
      },
    });
    if (outcome.kind === 'refused')
      throw new Refusal(outcome.code === 'fact_conflict' ? 'receipt_repeated' : outcome.code);
    const version = await this.desk.version(now);
    const changed = outcome.kind === 'recorded' && outcome.tierBefore !== outcome.tierAfter ? outcome.tierBefore : null;
    return {
      repeated: outcome.kind === 'repeated',
      receiptNo: request.refundNo,
      payableFen: request.amountFen,
      growth: outcome.growth,
      tier: tierBadge(version, outcome.tierAfter),
      tierBefore: changed === null ? null : tierBadge(version, changed),
      gifts: [],
      couponRedeemed: null,
    };
  }

  private async memberOf(request: TillRefund, order: FactKey | null, staff: StaffCaller): Promise<number> {
    if (!order && !request.member)
      throw new Refusal('malformed', [{ field: 'receiptNo', message: '小票号、会员要给一个' }]);
    const named = request.member ? (await this.parties.ofName(request.member, staff)).member.id : null;
    if (!order) return named ?? 0;
    const purchase = await this.desk.findPurchase(order);
    if (!purchase || (named !== null && named !== purchase.memberId)) throw new Refusal('order_unknown');
    return purchase.memberId;
  }
}
