import { Inject, Injectable } from '@nestjs/common';
import type { PointsCause, PointsRules } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { adjustPoints } from '@jieti/shared/rules/points/adjust-points';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { FactPointsRepository } from './fact-points.repository.js';
import { GivenBackRepository, type GivingBack } from './given-back.repository.js';
import { PointBooksRepository, type EntryFound } from './point-books.repository.js';
import { PointsRulesQueries } from './points-rules.queries.js';
import type { SettledFact } from './settled-fact.js';
import { spendFromBook, type Spending } from './spend-from-book.js';

export interface Adjustment {
  readonly memberId: number;
  /** Not 0; below 0, what is not there is owed (D108). */
  readonly delta: number;
  readonly cause: PointsCause;
  readonly title: string;
  readonly note?: string;
  /** User name of the staff member who does it. */
  readonly actor?: string;
  readonly now: Instant;
}

interface Moving {
  readonly cause: PointsCause;
  readonly memberId: number;
  readonly delta: number;
}

/**
 * Every movement of points. The caller holds the lock of the member's row; a cause moves points once, and what is decided
 * on is read inside the transaction.
 */
@Injectable()
export class PointsRepository {
  constructor(
    private readonly facts: FactPointsRepository,
    private readonly givenBack: GivenBackRepository,
    private readonly books: PointBooksRepository,
    private readonly rules: PointsRulesQueries,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /**
   * What facts just stored earn and take back, after what was spent on the first of them; points that moved by `factId`,
   * without the spent ones. Refuses with points_short, idempotency_conflict (the cause moved points before).
   */
  settleFacts(
    tx: Tx,
    facts: readonly SettledFact[],
    on: { readonly now: Instant; readonly spending: Spending | null },
  ): Promise<ReadonlyMap<string, number>> {
    return this.facts.settle(tx, facts, on);
  }

  /** All or nothing. Refuses with points_short, idempotency_conflict (the cause moved other points). */
  async spend(tx: Tx, spending: Spending): Promise<'spent' | 'repeated'> {
    const { memberId, cause, points, now } = spending;
    const book = await this.books.openOne(tx, memberId);
    const rulesVersion = (await this.rulesAt(now))?.version ?? 0;
    try {
      spendFromBook(book, spending, rulesVersion);
      await this.books.save(tx, [book], now);
      return 'spent';
    } catch (error) {
      // Most spendings are new, so whether one is repeated is asked only where it cannot be made.
      if (error instanceof Refusal && (await this.isRepeated(tx, 'spend', { cause, memberId, delta: -points })))
        return 'repeated';
      throw error;
    }
  }

  /** Gives spent points back in step with the money of their order (D106); the same `by` does it once. */
  async giveBack(tx: Tx, request: GivingBack): Promise<{ readonly restored: number; readonly lost: number }> {
    return this.givenBack.giveBack(tx, request, await this.rulesAt(request.now));
  }

  /** Refuses with idempotency_conflict. */
  async adjust(tx: Tx, { memberId, delta, cause, now, ...text }: Adjustment): Promise<'moved' | 'repeated'> {
    if (await this.isRepeated(tx, 'adjust', { cause, memberId, delta })) return 'repeated';
    const rules = await this.rulesAt(now);
    const book = await this.books.openOne(tx, memberId);
    const rulesVersion = rules?.version ?? 0;
    book.sweep(now, rulesVersion);
    const kept = rules ?? { expiry: { kind: 'never' } as const, timeZone: this.config.timeZone };
    const { account, lot } = adjustPoints(book.account, delta, kept, now);
    const id = book.post({ kind: 'adjust', delta, cause, occurredAt: now, rulesVersion, ...text }, account);
    if (lot) book.addLot(id, lot);
    await this.books.save(tx, [book], now);
    return 'moved';
  }

  private async isRepeated(tx: Tx, kind: 'spend' | 'adjust', { cause, memberId, delta }: Moving): Promise<boolean> {
    const found: EntryFound | null = await this.books.findEntry(tx, kind, cause);
    if (found && (found.memberId !== memberId || found.delta !== delta)) throw new Refusal('idempotency_conflict');
    return found !== null;
  }

  private async rulesAt(now: Instant): Promise<PointsRules | undefined> {
    return pointsInForce(await this.rules.versions(), now);
  }
}
