import { Injectable } from '@nestjs/common';
import type { OrderPayment } from '@jieti/shared/api/me';
import { Clock } from '../clock.js';
import type { MemberCaller } from '../http/access.js';
import { Refusal } from '../http/refusal.js';
import { CheckoutService } from './checkout.service.js';
import { newOrderNumber } from './order-number.js';
import { PacksQueries } from './packs.queries.js';
import { PacksRepository } from './packs.repository.js';

/** How long a pack is set aside for whoever is about to pay for it. */
const SET_ASIDE_MS = 15 * 60_000;

/** Packs that members buy in the mini-program. */
@Injectable()
export class PackSalesService {
  constructor(
    private readonly checkout: CheckoutService,
    private readonly packs: PacksRepository,
    private readonly queries: PacksQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets a pack aside and places its order; the coupons come with the payment.
   * @throws Refusal `pack_unknown`, `pack_sold_out`, `pack_limit` or `wechat_unavailable`.
   */
  async buy(member: MemberCaller, packId: number): Promise<OrderPayment> {
    const pack = await this.queries.find(packId);
    if (!pack?.active) throw new Refusal('pack_unknown');
    const { memberId, openid } = member;
    const now = this.clock.now();
    const order = {
      ...{ outTradeNo: newOrderNumber(now), memberId, openid, amountFen: pack.priceFen, description: pack.title },
      ...{ storeId: null, purpose: 'pack' as const, subject: String(packId), expiresAt: now + SET_ASIDE_MS },
    };
    return this.checkout.place(order, async (tx) => {
      const { priceFen } = await this.packs.take(tx, packId, memberId);
      if (priceFen !== pack.priceFen) throw new Refusal('quote_changed');
    });
  }
}
