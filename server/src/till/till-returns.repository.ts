import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { SaleReturnsRepository, type GivenBack } from '../sales/sale-returns.repository.js';
import { TillActionsRepository } from './till-actions.repository.js';
import { givingBackOf, refundAction, type TillGivingBack } from './till-refund.js';

/** A refund with everything that goes back, in one transaction. */
@Injectable()
export class TillReturnsRepository {
  constructor(
    private readonly actions: TillActionsRepository,
    private readonly returns: SaleReturnsRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /**
   * The caller has locked the member. Null for a receipt that is in no sale book. Refuses with busy (the key is taken),
   * limit_refunds_day, refund_exceeds_order, or refund_changed when what is left is not what was seen.
   */
  async enter(tx: Tx, refund: TillGivingBack, now: Instant): Promise<GivenBack | null> {
    await this.actions.insert(tx, refundAction(refund, now));
    if (refund.day) await this.actions.addToDay(tx, refund.day);
    if (!refund.order) return null;
    const given = await this.returns.giveBack(tx, givingBackOf(refund, refund.order, now));
    if (given && given.fen !== refund.amountFen) throw new Refusal('refund_changed');
    return given;
  }

  async enterFree(tx: Tx, refund: TillGivingBack, now: Instant): Promise<GivenBack | null> {
    await this.ledger.lock(tx, [refund.memberId]);
    return this.enter(tx, refund, now);
  }

  setReply(tx: Tx, { actor, idemKey }: TillGivingBack, reply: object): Promise<void> {
    return this.actions.setReply(tx, { storeId: actor.storeId, idemKey }, reply);
  }
}
