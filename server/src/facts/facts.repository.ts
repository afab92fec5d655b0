import { Injectable } from '@nestjs/common';
import type { Fact, FactKey } from '@jieti/shared/model/fact';
import { factId } from '@jieti/shared/rules/fact-id';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { groupBy } from '../group-by.js';
import { factColumns, factOfRow, rowOfFact, type FactRow } from './fact-row.js';

const IN_LIST = 1000;

export interface MemberFact {
  readonly memberId: number;
  readonly fact: Fact;
}

/** Another transaction stored a fact under this key since we looked. */
export class FactKeyTaken extends Error {}

/** Facts are inserted and never changed. */
@Injectable()
export class FactsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** The facts stored under these keys, by `factId`. */
  async findByKeys(tx: Tx, keys: readonly FactKey[]): Promise<Map<string, MemberFact>> {
    const found = new Map<string, MemberFact>();
    for (const [source, ofSource] of groupBy(keys, (key) => key.source)) {
      for (const part of chunked([...new Set(ofSource.map((key) => key.externalId))], IN_LIST)) {
        const sql = `${SELECT} WHERE source = ? AND external_id IN (${placeholders(part.length)})`;
        for (const row of await tx.query<FactRow>(sql, [source, ...part])) {
          const fact = factOfRow(row);
          found.set(factId(fact), { memberId: row.member_id, fact });
        }
      }
    }
    return found;
  }

  /** Fen given back so far on each of these orders, by `factId` of the order. */
  async refundedOf(tx: Tx, orders: readonly FactKey[]): Promise<Map<string, number>> {
    const refunded = new Map<string, number>();
    for (const [source, ofSource] of groupBy(orders, (key) => key.source)) {
      for (const part of chunked([...new Set(ofSource.map((key) => key.externalId))], IN_LIST)) {
        const rows = await tx.query<{ order_external_id: string; amount: number }>(
          `SELECT order_external_id, SUM(amount_fen) AS amount FROM fact
           WHERE order_source = ? AND order_external_id IN (${placeholders(part.length)}) GROUP BY order_external_id`,
          [source, ...part],
        );
        for (const row of rows) refunded.set(factId({ source, externalId: row.order_external_id }), row.amount);
      }
    }
    return refunded;
  }

  /** @throws FactKeyTaken when one of the keys exists. */
  async insert(tx: Tx, facts: readonly MemberFact[]): Promise<void> {
    const rows = facts.map(({ memberId, fact }) => rowOfFact(memberId, fact));
    try {
      await tx.insertRows('fact', factColumns, rows);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new FactKeyTaken();
      throw error;
    }
  }

  /** Everything that ever happened to these members, each in fact order. */
  async histories(tx: Tx, memberIds: readonly number[]): Promise<Map<number, Fact[]>> {
    const histories = new Map<number, Fact[]>(memberIds.map((id) => [id, []]));
    for (const part of chunked(memberIds, IN_LIST)) {
      const sql = `${SELECT} WHERE member_id IN (${placeholders(part.length)}) ORDER BY member_id, occurred_at, source, external_id`;
      for (const row of await tx.query<FactRow>(sql, part)) histories.get(row.member_id)!.push(factOfRow(row));
    }
    return histories;
  }
}

const SELECT = `SELECT ${factColumns.join(', ')} FROM fact`;
