import { Injectable } from '@nestjs/common';
import type { PointsCause } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import { pointsInForce } from '@jieti/shared/rules/points/points-in-force';
import { transferPoints } from '@jieti/shared/rules/points/transfer-points';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { PointBooksRepository } from './point-books.repository.js';
import { PointsRulesQueries } from './points-rules.queries.js';

/** As the receiver reads it, of the movement and of the lots it made. */
export const TRANSFERRED = '积分转入';

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
   * Lots go over with their dates, and the debt (D109): the receiver's are new ones, the giver's stay behind empty for what
   * may come back into them. Both members are locked. Gives what moved; refuses with points_none.
   */
  async transfer(tx: Tx, { fromId, toId, key, note, actor, now }: Transfer): Promise<number> {
    const rulesVersion = pointsInForce(await this.rules.versions(), now)?.version ?? 0;
    const members = [fromId, toId];
    const books = await this.books.open(tx, members, { members, lots: [] });
    const [from, to] = [books.get(fromId)!, books.get(toId)!];
    for (const book of [from, to]) book.sweep(now, rulesVersion);
    if (from.account.lots.every((lot) => lot.remaining === 0) && from.account.debt === 0)
      throw new Refusal('points_none');
    const outcome = transferPoints(from.account, to.account, now);
    const entry = { kind: 'transfer', occurredAt: now, rulesVersion, note, actor } as const;
    from.post({ ...entry, delta: -outcome.delta, cause: causeOf(key, 'out'), title: '积分转出' }, outcome.from);
    const into = { ...entry, delta: outcome.delta, cause: causeOf(key, 'in'), title: TRANSFERRED };
    const id = to.post(into, outcome.to);
    outcome.lots.forEach((lot, i) => to.addLot(i === 0 ? id : to.reserveId(), lot));
    await this.books.save(tx, [from, to], now);
    return outcome.delta;
  }
}

function causeOf(key: string, line: 'out' | 'in'): PointsCause {
  return { biz: 'member', id: key, line };
}
