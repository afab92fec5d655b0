import { Injectable } from '@nestjs/common';
import type { TillOutcome } from '@jieti/shared/api/till';
import type { Instant } from '@jieti/shared/model/time';
import { factId } from '@jieti/shared/rules/fact-id';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import type { RecordOutcome, RecordedOutcome } from '../facts/record.js';
import { Refusal } from '../http/refusal.js';
import { spentOn } from '../sales/sale-uses.repository.js';
import { purchaseOf, saleKey, type TillSale } from './till-sale.js';
import { TillAnswersRepository } from './till-answers.repository.js';
import { TillSalesRepository } from './till-sales.repository.js';

/** Records purchases with everything they use up, each in one transaction, its answer included. */
@Injectable()
export class TillRecordingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: FactsService,
    private readonly sales: TillSalesRepository,
    private readonly answers: TillAnswersRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer; null when another call has recorded the receipt in the meantime. Refuses as
   * `TillSalesRepository.enter` and `FactsService` do.
   */
  record(sale: TillSale): Promise<TillOutcome | null> {
    return sale.price.payableFen === 0 ? this.recordFree(sale) : this.recordPaid(sale);
  }

  private async recordPaid(sale: TillSale): Promise<TillOutcome | null> {
    let answer: TillOutcome | null = null;
    const spends = spentOn(factId(saleKey(sale)), sale.price);
    const outcome = await this.facts.recordAlone({
      member: { kind: 'id', id: sale.memberId },
      fact: purchaseOf(sale),
      whileMember: true,
      ...(spends ? { spends } : {}),
      within: (tx, _, now) => this.sales.enter(tx, sale, now),
      after: async (tx, done, now) => {
        answer = await this.answer(tx, sale, done, now);
      },
    });
    if (outcome.kind === 'refused') throw new Refusal(codeOf(outcome));
    return answer;
  }

  /** A bill that coupons or points cover whole moves no money, so it is no purchase. */
  private recordFree(sale: TillSale): Promise<TillOutcome> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      await this.sales.enterFree(tx, sale, now);
      return this.answer(tx, sale, null, now);
    });
  }

  private async answer(tx: Tx, sale: TillSale, done: RecordedOutcome | null, now: Instant): Promise<TillOutcome> {
    const { memberId, receiptNo, price } = sale;
    const moved = await this.answers.of(tx, { memberId, fact: done ? saleKey(sale) : null, done, now });
    const coupons = price.steps.filter((step) => step.kind === 'coupon').map((step) => step.title);
    const answer: TillOutcome = {
      ...moved,
      ...{ repeated: false, receiptNo, payableFen: price.payableFen, leftFen: price.payableFen },
      ...{ couponRedeemed: coupons[0] ?? null, couponsRedeemed: coupons, pointsSpent: price.pointsSpent },
      ...{ pointsBack: 0, couponsBack: [] },
    };
    await this.sales.keepAnswer(tx, sale, { answer, now });
    return answer;
  }
}

function codeOf({ code }: Extract<RecordOutcome, { kind: 'refused' }>) {
  return code === 'fact_conflict' ? 'receipt_repeated' : code;
}
