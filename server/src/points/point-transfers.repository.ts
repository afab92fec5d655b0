import { Injectable } from '@nestjs/common';
import type { PointsCause } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { transferPoints } from '@jieti/shared/rules/points/transfer-points';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { PointBooksRepository } from './point-books.repository.js';
import { PointsRulesQueries } from './points-rules.queries.js';

export interface Transfer {
  readonly fromId: number;
  readonly toId: number;
  readonly key: string;
  readonly note: string;
  readonly actor: string;
  readonly now: Instant;
}

/** Everything a member has goes to another, as when two turn out to be one. */
@Injectable()
export class PointTransfersRepository {
  constructor(
    private readonly books: PointBooksRepository,
    private readonly rules: PointsRulesQueries,
  ) {}

  /** What this transfer moved when it was made before; null otherwise. Refuses with idempotency_conflict. */
  async findMade(tx: Tx, { key, fromId, toId }: Pick<Transfer, 'key' | 'fromId' | 'toId'>): Promise<number | null> {
    const out = await this.books.findEntry(tx, 'transfer', causeOf(key, 'out'));
    if (!out) return null;
    const into = await this.books.findEntry(tx, 'transfer', causeOf(key, 'in'));
    if (out.memberId !== fromId || into?.memberId !== toId) throw new Refusal('idempotency_conflict');
    return into.delta;
  }

  /**
   * Lots keep their dates and go over, empty ones too, so that what was spent of them comes back to the same person; the
   * debt goes as well (D109). Both members are locked. Gives what moved; refuses with points_none.
   */
  async transfer(tx: Tx, { fromId, toId, key, note, actor, now }: Transfer): Promise<number> {
    const rulesVersion = pointsInForce(await this.rules.versions(), now)?.version ?? 0;
    await this.sweep(tx, [fromId, toId], { now, rulesVersion });
    const books = await this.books.open(tx, [fromId, toId], { members: [fromId, toId], lots: [] });
    const [from, to] = [books.get(fromId)!, books.get(toId)!];
    if (from.account.lots.length === 0 && from.account.debt === 0) throw new Refusal('points_none');
    const outcome = transferPoints(from.account, to.account, now);
    const entry = { kind: 'transfer', occurredAt: now, rulesVersion, note, actor } as const;
    to.adopt(from.account.lots);
    from.post({ ...entry, delta: -outcome.delta, cause: causeOf(key, 'out'), title: '积分转出' }, outcome.from);
    to.post({ ...entry, delta: outcome.delta, cause: causeOf(key, 'in'), title: '积分转入' }, outcome.to);
    await this.books.save(tx, [from, to], now);
    await tx.execute('UPDATE point_lot SET member_id = ? WHERE member_id = ?', [toId, fromId]);
    return outcome.delta;
  }

  private async sweep(
    tx: Tx,
    members: readonly number[],
    { now, rulesVersion }: { readonly now: Instant; readonly rulesVersion: number },
  ): Promise<void> {
    const books = await this.books.open(tx, members, { members, lots: [] });
    for (const book of books.values()) book.sweep(now, rulesVersion);
    await this.books.save(tx, books.values(), now);
  }
}

function causeOf(key: string, line: 'out' | 'in'): PointsCause {
  return { biz: 'member', id: key, line };
}
