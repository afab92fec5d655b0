import { Injectable } from '@nestjs/common';
import type { PointsCause } from '@jieti/shared/model/points';
import type { Instant } from '@jieti/shared/model/time';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { PointBooksRepository } from './point-books.repository.js';
import { PointTransfersRepository } from './point-transfers.repository.js';
import type { PointsOrder } from './points-order.js';
import { PointsRepository } from './points.repository.js';

/** Corrections and transfers of points as staff order them. */
@Injectable()
export class HandMovesRepository {
  constructor(
    private readonly points: PointsRepository,
    private readonly transfers: PointTransfersRepository,
    private readonly books: PointBooksRepository,
  ) {}

  /** What the order moved when it was carried out before; null otherwise. Refuses with idempotency_conflict. */
  async findMade(tx: Tx, order: PointsOrder): Promise<number | null> {
    const { memberId, idempotencyKey: key } = order;
    if (order.kind === 'transfer')
      return this.transfers.findMade(tx, { key, fromId: memberId, toId: order.toMemberId });
    const made = await this.books.findEntry(tx, 'adjust', causeOf(key));
    if (!made) return null;
    if (made.memberId !== memberId || made.delta !== order.delta) throw new Refusal('idempotency_conflict');
    return made.delta;
  }

  /** Points that moved: as ordered, or all there was. */
  async make(
    tx: Tx,
    { order, actor, now }: { readonly order: PointsOrder; readonly actor: string; readonly now: Instant },
  ): Promise<number> {
    const { memberId, reason: note, idempotencyKey: key } = order;
    if (order.kind === 'transfer')
      return this.transfers.transfer(tx, { fromId: memberId, toId: order.toMemberId, key, note, actor, now });
    const { delta } = order;
    const title = delta > 0 ? '积分补发' : '积分扣减';
    await this.points.adjust(tx, { memberId, delta, cause: causeOf(key), title, note, actor, now });
    return delta;
  }

  /** How many points are in question when everything goes over. */
  async sizeOf(tx: Tx, memberId: number): Promise<number> {
    return Math.abs(await this.balanceOf(tx, memberId));
  }

  async balanceOf(tx: Tx, memberId: number): Promise<number> {
    return (await this.books.open(tx, [memberId])).get(memberId)!.balance;
  }
}

function causeOf(key: string): PointsCause {
  return { biz: 'console', id: key, line: '' };
}
