import { Injectable } from '@nestjs/common';
import type { TillOutcome } from '@jieti/shared/api/till';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import { FactsService } from '../facts/facts.service.js';
import type { RecordedOutcome } from '../facts/record.js';
import { Refusal } from '../http/refusal.js';
import type { GivenBack } from '../sales/sale-returns.repository.js';
import { TillAnswersRepository } from './till-answers.repository.js';
import { refundKey, refundOf, type TillGivingBack } from './till-refund.js';
import { TillReturnsRepository } from './till-returns.repository.js';

/** Gives back at the till, each refund in one transaction, its answer included. */
@Injectable()
export class TillGivingBackService {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: FactsService,
    private readonly returns: TillReturnsRepository,
    private readonly answers: TillAnswersRepository,
    private readonly clock: Clock,
  ) {}

  /** The answer; null when another call has recorded the refund in the meantime. */
  refund(refund: TillGivingBack): Promise<TillOutcome | null> {
    return refund.amountFen === 0 ? this.refundFree(refund) : this.refundMoney(refund);
  }

  private async refundMoney(refund: TillGivingBack): Promise<TillOutcome | null> {
    let answer: TillOutcome | null = null;
    let given: GivenBack | null = null;
    const outcome = await this.facts.recordAlone({
      member: { kind: 'id', id: refund.memberId },
      fact: refundOf(refund, this.clock.now()),
      within: async (tx, _, now) => {
        given = await this.returns.enter(tx, refund, now);
      },
      after: async (tx, done, now) => {
        answer = await this.answer(tx, refund, { done, given, now });
      },
    });
    if (outcome.kind === 'refused')
      throw new Refusal(outcome.code === 'fact_conflict' ? 'receipt_repeated' : outcome.code);
    return answer;
  }

  /** What coupons or points paid whole: no money moves, so there is no refund among the facts. */
  private refundFree(refund: TillGivingBack): Promise<TillOutcome> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const given = await this.returns.enterFree(tx, refund, now);
      return this.answer(tx, refund, { done: null, given, now });
    });
  }

  private async answer(
    tx: Tx,
    refund: TillGivingBack,
    { done, given, now }: { done: RecordedOutcome | null; given: GivenBack | null; now: Instant },
  ): Promise<TillOutcome> {
    const { memberId, refundNo, amountFen } = refund;
    const moved = await this.answers.of(tx, { memberId, fact: done ? refundKey(refund) : null, done, now });
    const answer: TillOutcome = {
      ...moved,
      ...{ repeated: false, receiptNo: refundNo, payableFen: amountFen, gifts: [] },
      ...{ couponRedeemed: null, couponsRedeemed: [], pointsEarned: 0, pointsSpent: 0 },
      pointsBack: given?.pointsBack ?? 0,
      couponsBack: [...(given?.coupons ?? [])],
      leftFen: given?.leftFen ?? null,
    };
    await this.returns.setReply(tx, refund, answer);
    return answer;
  }
}
