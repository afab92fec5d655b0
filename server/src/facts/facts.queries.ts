import { Injectable } from '@nestjs/common';
import type { Fact, FactKey } from '@jieti/shared/model/fact';
import { Reader } from '../db/sql.js';
import { factColumns, factOfRow, type FactRow } from './fact-row.js';

const SELECT = `SELECT ${factColumns.join(', ')} FROM fact`;

@Injectable()
export class FactsQueries {
  constructor(private readonly reader: Reader) {}

  /** Everything that ever happened to a member, in fact order. */
  async ofMember(memberId: number): Promise<readonly Fact[]> {
    const sql = `${SELECT} WHERE member_id = ? ORDER BY occurred_at, source, external_id`;
    return (await this.reader.query<FactRow>(sql, [memberId])).map(factOfRow);
  }

  async find(key: FactKey): Promise<{ readonly memberId: number; readonly fact: Fact } | null> {
    const sql = `${SELECT} WHERE source = ? AND external_id = ?`;
    const [row] = await this.reader.query<FactRow>(sql, [key.source, key.externalId]);
    return row ? { memberId: row.member_id, fact: factOfRow(row) } : null;
  }

  /** Facts of the members with `first ≤ id ≤ last`, by member: one read of adjacent rows. */
  async ofRange(first: number, last: number): Promise<Map<number, Fact[]>> {
    const sql = `${SELECT} WHERE member_id BETWEEN ? AND ? ORDER BY member_id, occurred_at, source, external_id`;
    const byMember = new Map<number, Fact[]>();
    for (const row of await this.reader.query<FactRow>(sql, [first, last])) {
      const facts = byMember.get(row.member_id);
      if (facts) facts.push(factOfRow(row));
      else byMember.set(row.member_id, [factOfRow(row)]);
    }
    return byMember;
  }
}
