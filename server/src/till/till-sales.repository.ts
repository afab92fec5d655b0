import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { SaleUsesRepository } from '../sales/sale-uses.repository.js';
import { SalesRepository } from '../sales/sales.repository.js';
import { CodeUsesRepository } from './code-uses.repository.js';
import { TillActionsRepository } from './till-actions.repository.js';
import { purchaseAction, saleKey, type TillSale } from './till-sale.js';

/** A purchase with everything it uses up, in one transaction. */
@Injectable()
export class TillSalesRepository {
  constructor(
    private readonly actions: TillActionsRepository,
    private readonly codes: CodeUsesRepository,
    private readonly sales: SalesRepository,
    private readonly uses: SaleUsesRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /**
   * The caller has locked the member, and keeps the answer when it is known. Refuses with receipt_repeated, code_used or
   * offline_code_replayed, or as `SaleUsesRepository.use` does.
   */
  async enter(tx: Tx, sale: TillSale, now: Instant): Promise<void> {
    const { actor, memberId, price, tier, codeHash, codeTaken, paidAt } = sale;
    const key = saleKey(sale);
    const useKey = factId(key);
    const { storeId, staffId, staff, device } = actor;
    const use = { memberId, storeId, tier, staff, device, useKey, price, now };
    await this.uses.use(tx, use, price.payableFen > 0 ? useKey : null);
    if (codeHash !== null) await this.codes.use(tx, { codeHash, staffId, now }, codeTaken);
    await this.sales.insert(tx, { key, memberId, storeId, staffId, price, useKey, at: paidAt, recordedAt: now });
  }

  /**
   * The same for a bill that moves no money, and so is no purchase that would have locked the member. Refuses with
   * member_unknown as well.
   */
  async enterFree(tx: Tx, sale: TillSale, now: Instant): Promise<void> {
    const locked = await this.ledger.lock(tx, [sale.memberId]);
    if (!locked.get(sale.memberId)?.isActive) throw new Refusal('member_unknown');
    await this.enter(tx, sale, now);
  }

  /** The last of what a sale stores. Refuses with busy (the key is taken). */
  keepAnswer(
    tx: Tx,
    sale: TillSale,
    { answer, now }: { readonly answer: object; readonly now: Instant },
  ): Promise<void> {
    return this.actions.insert(tx, purchaseAction(sale, now), answer);
  }
}
