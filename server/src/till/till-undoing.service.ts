import { Injectable } from '@nestjs/common';
import type { UndoOutcome } from '@jieti/shared/api/till-actions';
import type { FactKey } from '@jieti/shared/model/fact';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import type { Tx } from '../db/sql.js';
import { Transactions } from '../db/transactions.js';
import type { FactInput } from '../facts/fact-input.js';
import { FactsService } from '../facts/facts.service.js';
import type { RecordedOutcome } from '../facts/record.js';
import { Refusal } from '../http/refusal.js';
import type { GivenBack } from '../sales/sale-returns.repository.js';
import type { StoredAction } from './till-action.js';
import { TillAnswersRepository } from './till-answers.repository.js';
import { TillUndoRepository } from './till-undo.repository.js';
import { keyOfSubject, undoExternalId, type TillUndoing } from './till-undoing.js';

interface Undone {
  readonly kind: UndoOutcome['kind'];
  readonly given: GivenBack | null;
  /** The refund that took the purchase back; null: no money moved. */
  readonly fact: FactKey | null;
  readonly done: RecordedOutcome | null;
  readonly now: Instant;
}

@Injectable()
export class TillUndoingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: FactsService,
    private readonly repository: TillUndoRepository,
    private readonly answers: TillAnswersRepository,
    private readonly clock: Clock,
  ) {}

  /** The answer; null when another call has undone it in the meantime. */
  purchase(undoing: TillUndoing): Promise<UndoOutcome | null> {
    return paidFen(undoing.action) === 0 ? this.freePurchase(undoing) : this.paidPurchase(undoing);
  }

  gift(undoing: TillUndoing, kind: 'gift' | 'perk'): Promise<UndoOutcome> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      await this.repository.gift(tx, undoing, now);
      return this.answer(tx, undoing, { kind, given: null, fact: null, done: null, now });
    });
  }

  private freePurchase(undoing: TillUndoing): Promise<UndoOutcome> {
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      const given = await this.repository.freeSale(tx, undoing, now);
      return this.answer(tx, undoing, { kind: 'purchase', given, fact: null, done: null, now });
    });
  }

  private async paidPurchase(undoing: TillUndoing): Promise<UndoOutcome | null> {
    const fact = refundOf(undoing.action, this.clock.now());
    let given: GivenBack | null = null;
    let answer: UndoOutcome | null = null;
    const outcome = await this.facts.recordAlone({
      member: { kind: 'id', id: undoing.action.memberId },
      fact,
      within: async (tx, _, now) => {
        given = await this.repository.sale(tx, undoing, now);
      },
      after: async (tx, done, now) => {
        answer = await this.answer(tx, undoing, { kind: 'purchase', given, fact, done, now });
      },
    });
    if (outcome.kind === 'refused')
      throw new Refusal(outcome.code === 'refund_exceeds_order' ? 'undo_refunded' : outcome.code);
    return answer;
  }

  private async answer(tx: Tx, undoing: TillUndoing, undone: Undone): Promise<UndoOutcome> {
    const { action } = undoing;
    const { kind, given, fact, done, now } = undone;
    const moved = await this.answers.of(tx, { memberId: action.memberId, fact, done, now });
    const coupons = given?.coupons.map((coupon) => coupon.title) ?? [];
    const answer: UndoOutcome = {
      ...{ repeated: false, kind, title: action.title, backFen: given?.fen ?? 0, pointsBack: given?.pointsBack ?? 0 },
      ...{ pointsTakenBack: moved.pointsTakenBack, coupons: kind === 'gift' ? [action.title] : coupons },
      ...{ tier: moved.tier, tierBefore: moved.tierBefore },
    };
    await this.repository.setReply(tx, undoing, answer);
    return answer;
  }
}

/** What the purchase came to, as its first answer said. */
function paidFen({ reply }: StoredAction): number {
  return (JSON.parse(reply ?? '{}') as { readonly payableFen?: number }).payableFen ?? 0;
}

function refundOf(action: StoredAction, now: Instant): FactInput & { readonly kind: 'refund' } {
  const order = keyOfSubject(action.subject);
  const { source, externalId } = order;
  return {
    ...{ kind: 'refund', source, externalId: undoExternalId(externalId), occurredAt: now },
    ...{ storeId: action.storeId, amountFen: paidFen(action), order, voids: true },
  };
}
