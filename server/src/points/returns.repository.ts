import { Injectable } from '@nestjs/common';
import type { FactKey } from '@jieti/shared/model/fact';
import { factId } from '@jieti/shared/rules/fact-id';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { FactsRepository } from '../facts/facts.repository.js';
import { groupBy } from '../group-by.js';
import type { LotsNeeded } from './point-books.repository.js';
import { OrderReturns, type EarnedStored } from './order-returns.js';
import { WHOLE_ACTIVITY, type PointsMover } from './settled-fact.js';

const IN_LIST = 1000;

interface EarnRow {
  readonly id: number;
  readonly biz_id: string;
  readonly line: string;
  readonly delta: number;
}

/** What orders earned and what refunds took back of it, for taking back the rest. */
@Injectable()
export class ReturnsRepository {
  constructor(private readonly facts: FactsRepository) {}

  /** Everything the refunds and reversals of a batch need, and purchases whose refund was recorded before them. */
  async load(tx: Tx, movers: readonly PointsMover[]): Promise<OrderReturns> {
    const purchases = movers.flatMap(({ kind, fact }) =>
      kind === 'earning' && fact.kind === 'purchase' ? [fact] : [],
    );
    const returns = movers.filter((mover) => mover.kind === 'return');
    const orders: FactKey[] = [...purchases, ...returns.map((mover) => mover.of)];
    const refunded = new Map(await this.facts.refundedOf(tx, orders));
    for (const { fact, of, share } of returns)
      if (fact.kind === 'reversal') refunded.set(factId(of), (refunded.get(factId(of)) ?? 0) + share);
    const paid = new Map(purchases.map((fact) => [factId(fact), fact.amountFen]));
    const activities = new Map<string, string>();
    const known = returns.map((mover) => mover.of).filter((order) => !paid.has(factId(order)));
    if (known.length > 0)
      for (const [id, { fact }] of await this.facts.findByKeys(tx, known)) {
        if (fact.kind === 'purchase') paid.set(id, fact.amountFen);
        if (fact.kind !== 'engagement') continue;
        paid.set(id, WHOLE_ACTIVITY);
        activities.set(id, fact.activity);
      }
    const earned = await earnedBy(tx, known.map(factId));
    return new OrderReturns({
      ...{ movers, refunded, paid, activities, earned },
      needed: neededLots(movers, { refunded, earned }),
    });
  }
}

function neededLots(
  movers: readonly PointsMover[],
  { refunded, earned }: { refunded: ReadonlyMap<string, number>; earned: ReadonlyMap<string, readonly EarnedStored[]> },
): LotsNeeded {
  const given = movers.filter((mover) => mover.kind === 'return' || refunded.has(factId(mover.fact)));
  const lots = [...earned.values()].flatMap((lines) => lines.map((line) => line.lotId));
  return { members: [...new Set(given.map((mover) => mover.memberId))], lots };
}

/** By `factId` of the order. */
async function earnedBy(tx: Tx, orders: readonly string[]): Promise<Map<string, EarnedStored[]>> {
  const rows: EarnRow[] = [];
  for (const part of chunked([...new Set(orders)], IN_LIST)) {
    const found = await tx.query<EarnRow>(
      `SELECT id, biz_id, line, delta FROM point_entry
       WHERE biz = 'fact' AND biz_id IN (${placeholders(part.length)}) AND kind = 'earn'`,
      part,
    );
    rows.push(...found);
  }
  const ids = rows.map((row) => row.id);
  const takenBack = await sums(
    tx,
    ids,
    (count) => `SELECT of_entry AS id, SUM(points) AS points FROM point_undo
    WHERE of_entry IN (${placeholders(count)}) GROUP BY of_entry`,
  );
  const expired = await sums(
    tx,
    ids.map(String),
    (count) => `SELECT biz_id AS id, -SUM(delta) AS points FROM point_entry
    WHERE biz = 'lot' AND biz_id IN (${placeholders(count)}) AND kind = 'expire' GROUP BY biz_id`,
  );
  return groupBy(
    rows.map(({ id, biz_id: order, line, delta }): EarnedStored & { order: string } => ({
      ...{ order, line, lotId: id, points: delta },
      ...{ takenBack: takenBack.get(id) ?? 0, expired: expired.get(id) ?? 0 },
    })),
    (one) => one.order,
  );
}

async function sums(
  tx: Tx,
  ids: readonly (string | number)[],
  sql: (count: number) => string,
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const part of chunked(ids, IN_LIST)) {
    const rows = await tx.query<{ id: string | number; points: number }>(sql(part.length), part);
    for (const row of rows) found.set(Number(row.id), Number(row.points));
  }
  return found;
}
