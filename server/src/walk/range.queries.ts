import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Reader } from '../db/sql.js';
import { factColumns, factOfRow, type FactRow } from '../facts/fact-row.js';
import { standingColumns, standingOfRow, type StandingRow } from '../ledger/standing.js';
import { OverridesQueries } from '../overrides/overrides.queries.js';
import { FIELD, packedFacts, RECORD } from './packed-facts.js';
import type { FactsWanted, IdRange, WalkedMember } from './walked-member.js';

const IN_LIST = 1000;
const NO_FACTS: readonly Fact[] = [];
const NO_OVERRIDES: readonly TierOverride[] = [];

type MemberRow = StandingRow & {
  readonly id: number;
  readonly registered_at: number;
  readonly store_id: string | null;
  readonly updated_at: number;
};

interface PackedRow {
  readonly member_id: number;
  readonly facts: number;
  readonly packed: string;
}

/**
 * Members of a range of ids with everything that happened to them. Histories come packed, one text per member, which
 * costs a fraction of a row per fact; the few whose facts need their keys are read whole.
 */
export class RangeQueries {
  private readonly overrides: OverridesQueries;

  constructor(
    private readonly reader: Reader,
    private readonly dialect: Dialect,
  ) {
    this.overrides = new OverridesQueries(reader);
  }

  async members(range: IdRange, wanted: FactsWanted): Promise<readonly WalkedMember[]> {
    const rows = await this.reader.query<MemberRow>(
      `SELECT id, registered_at, store_id, updated_at, ${standingColumns.join(', ')} FROM member
       WHERE id BETWEEN ? AND ? ORDER BY id`,
      [range.first, range.last],
    );
    if (rows.length === 0) return [];
    const facts = await this.facts(range, wanted);
    const overrides = await this.overrides.ofRange(range.first, range.last);
    return rows.map((row) => ({
      id: row.id,
      registeredAt: row.registered_at,
      storeId: row.store_id,
      updatedAt: row.updated_at,
      standing: standingOfRow(row),
      facts: facts.get(row.id) ?? NO_FACTS,
      overrides: overrides.get(row.id) ?? NO_OVERRIDES,
    }));
  }

  private async facts(range: IdRange, wanted: FactsWanted): Promise<ReadonlyMap<number, readonly Fact[]>> {
    const recordedBy = wanted.recordedBy ?? Number.MAX_SAFE_INTEGER;
    const rows = await this.reader.query<PackedRow>(this.packedSql(wanted), [range.first, range.last, recordedBy]);
    const facts = new Map<number, readonly Fact[]>();
    const whole: number[] = [];
    for (const row of rows) {
      const unpacked = packedFacts(row.packed, Number(row.facts), wanted.form);
      if (unpacked) facts.set(row.member_id, unpacked);
      else whole.push(row.member_id);
    }
    for (const [id, own] of await this.wholeFacts(whole, wanted)) facts.set(id, own);
    return facts;
  }

  /** A purchase is its instant and amount, and its key where keys are asked for; the rest carries what else it needs. */
  private packedSql({ form, orderDetails }: FactsWanted): string {
    const given = (column: string) => `COALESCE(${column}, '')`;
    const fields = (columns: readonly string[]) =>
      this.dialect.concat(columns.flatMap((column) => [`'${FIELD}'`, column]));
    const key = form === 'keyed' ? ['source', 'external_id'] : [];
    const extras = fields(['kind', ...key, given('order_source'), given('order_external_id'), given('detail')]);
    const isBare = !orderDetails ? `kind = 'purchase'` : `kind = 'purchase' AND detail IS NULL`;
    const bare = form === 'keyed' ? fields(key) : `''`;
    const parts = [`'${RECORD}'`, 'occurred_at', `'${FIELD}'`, 'amount_fen'];
    return `SELECT member_id, COUNT(*) AS facts,
        ${this.dialect.packed([...parts, `CASE WHEN ${isBare} THEN ${bare} ELSE ${extras} END`])} AS packed FROM fact
      WHERE member_id BETWEEN ? AND ? AND recorded_at <= ? GROUP BY member_id`;
  }

  /** Of the given members, each in fact order. */
  private async wholeFacts(
    ids: readonly number[],
    { recordedBy = Infinity }: FactsWanted,
  ): Promise<Map<number, Fact[]>> {
    const facts = new Map<number, Fact[]>();
    for (const part of chunked(ids, IN_LIST)) {
      const rows = await this.reader.query<FactRow>(
        `SELECT ${factColumns.join(', ')} FROM fact WHERE member_id IN (${placeholders(part.length)})
         ORDER BY member_id, occurred_at, source, external_id`,
        part,
      );
      for (const row of rows) {
        if (row.recorded_at > recordedBy) continue;
        const own = facts.get(row.member_id);
        if (own) own.push(factOfRow(row));
        else facts.set(row.member_id, [factOfRow(row)]);
      }
    }
    return facts;
  }
}
