import { Injectable } from '@nestjs/common';
import type { Fact, FactKey } from '@jieti/shared/model/fact';
import { factId } from '@jieti/shared/rules/fact-id';
import { compareFacts } from '@jieti/shared/rules/tier/order-facts';
import { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Tx } from '../db/sql.js';
import { groupBy } from '../group-by.js';
import { factColumns, factOfRow, rowOfFact, type FactRow } from './fact-row.js';
import { packedColumn } from './packed-facts.queries.js';
import { packedFacts } from './packed-facts.js';

const IN_LIST = 1000;

interface PackedRow {
  readonly member_id: number;
  readonly facts: number;
  readonly packed: string;
}

export interface MemberFact {
  readonly memberId: number;
  readonly fact: Fact;
}

/** Another transaction stored a fact under this key since we looked. */
export class FactKeyTaken extends Error {}

/** Facts are inserted and never changed. */
@Injectable()
export class FactsRepository {
  /** Of members whom a running transaction has made: everything that ever happened to them. */
  private readonly newcomers = new WeakMap<Tx, Map<number, Fact[]>>();

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

  /** `newcomers`: members this transaction has made. @throws FactKeyTaken when one of the keys exists. */
  async insert(tx: Tx, facts: readonly MemberFact[], newcomers: ReadonlySet<number>): Promise<void> {
    this.remember(tx, facts, newcomers);
    const rows = facts.map(({ memberId, fact }) => rowOfFact(memberId, fact));
    try {
      await tx.insertRows('fact', factColumns, rows);
    } catch (error) {
      if (this.dialect.isDuplicateKey(error)) throw new FactKeyTaken();
      throw error;
    }
  }

  /** Everything that ever happened to these members, each in fact order; where and when it was recorded is not read. */
  async histories(tx: Tx, memberIds: readonly number[]): Promise<Map<number, readonly Fact[]>> {
    const histories = new Map(this.newcomers.get(tx));
    const others = memberIds.filter((id) => !histories.has(id));
    const read = new Map(others.map((id): [number, readonly Fact[]] => [id, []]));
    for (const part of chunked(others, IN_LIST)) {
      const rows = await tx.query<PackedRow>(
        `SELECT member_id, COUNT(*) AS facts, ${packedColumn(this.dialect, 'keyed', true)} AS packed FROM fact
         WHERE member_id IN (${placeholders(part.length)}) GROUP BY member_id`,
        part,
      );
      for (const { member_id: id, facts, packed } of rows)
        read.set(id, packedFacts(packed, Number(facts), 'keyed') ?? (await this.history(tx, id)));
    }
    return new Map([...histories, ...read]);
  }

  private async history(tx: Tx, memberId: number): Promise<readonly Fact[]> {
    const sql = `${SELECT} WHERE member_id = ? ORDER BY occurred_at, source, external_id`;
    return (await tx.query<FactRow>(sql, [memberId])).map(factOfRow);
  }

  private remember(tx: Tx, facts: readonly MemberFact[], newcomers: ReadonlySet<number>): void {
    if (newcomers.size === 0 && !this.newcomers.has(tx)) return;
    const known = this.newcomers.get(tx) ?? new Map<number, Fact[]>();
    for (const id of newcomers) known.set(id, []);
    for (const { memberId, fact } of facts) known.get(memberId)?.push(fact);
    for (const history of known.values()) history.sort(compareFacts);
    this.newcomers.set(tx, known);
  }
}

const SELECT = `SELECT ${factColumns.join(', ')} FROM fact`;
