import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { CouponsRepository } from '../coupons/coupons.repository.js';
import type { Tx } from '../db/sql.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { PerkUsesRepository } from '../perks/perk-uses.repository.js';
import { SaleReturnsRepository, type GivenBack } from '../sales/sale-returns.repository.js';
import type { NewTillAction } from './till-action.js';
import { TillActionsRepository } from './till-actions.repository.js';
import { giftKey } from './till-gifts.repository.js';
import { keyOfSubject, undoExternalId, undoKey, type TillUndoing } from './till-undoing.js';

/** Takes actions back as if they had never been, each in one transaction. */
@Injectable()
export class TillUndoRepository {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly actions: TillActionsRepository,
    private readonly returns: SaleReturnsRepository,
    private readonly coupons: CouponsRepository,
    private readonly perks: PerkUsesRepository,
  ) {}

  /** The caller has locked the member. Refuses with busy, undo_done or as `SaleReturnsRepository.undo` does. */
  async sale(tx: Tx, undoing: TillUndoing, now: Instant): Promise<GivenBack> {
    const { action, actor } = undoing;
    const key = keyOfSubject(action.subject);
    const { staff: by, storeId, device } = actor;
    const given = await this.returns.undo(tx, {
      key,
      returnNo: undoExternalId(key.externalId),
      by,
      storeId,
      device,
      now,
    });
    await this.enter(tx, undoing, given.fen, now);
    return given;
  }

  /** A bill that moved no money. */
  async freeSale(tx: Tx, undoing: TillUndoing, now: Instant): Promise<GivenBack> {
    await this.ledger.lock(tx, [undoing.action.memberId]);
    return this.sale(tx, undoing, now);
  }

  /** A gift handed over, or a perk given. Refuses with busy or undo_done, or as `CouponsRepository.reverse` does. */
  async gift(tx: Tx, undoing: TillUndoing, now: Instant): Promise<void> {
    const { action, actor } = undoing;
    const { memberId, subject } = action;
    await this.ledger.lock(tx, [memberId]);
    await this.enter(tx, undoing, 0, now);
    const useKey = giftKey(action, action.idemKey);
    if (action.kind === 'perk') {
      await this.perks.undo(tx, { idemKey: useKey, now });
      return;
    }
    const { staff: by, storeId, device } = actor;
    const couponId = Number(subject.slice('coupon:'.length));
    await this.coupons.reverse(tx, { couponId, memberId, redeemKey: useKey, by, storeId, device, now, undo: true });
  }

  setReply(tx: Tx, { action }: TillUndoing, reply: object): Promise<void> {
    return this.actions.setReply(tx, { storeId: action.storeId, idemKey: undoKey(action) }, reply);
  }

  private async enter(tx: Tx, { action, actor, reason }: TillUndoing, amountFen: number, now: Instant): Promise<void> {
    await this.actions.markUndone(tx, action.id, actor.staff, now);
    const { id, memberId, title, requestHash } = action;
    const undo: NewTillAction = {
      ...{ ...actor, storeId: action.storeId, kind: 'undo', idemKey: undoKey(action), requestHash, memberId },
      ...{ subject: `undo:${id}`, title: reason === null ? title : `${title} · ${reason}` },
      ...{ amountFen, points: 0, takenAt: null, now },
    };
    await this.actions.insert(tx, undo);
  }
}
