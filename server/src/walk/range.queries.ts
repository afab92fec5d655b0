import type { Fact } from '@jieti/shared/model/fact';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { Dialect } from '../db/dialect.js';
import { chunked, placeholders } from '../db/in-list.js';
import type { Reader } from '../db/sql.js';
import { packedColumn } from '../facts/packed-facts.queries.js';
import { packedFacts, seemsPacked } from '../facts/packed-facts.js';
import { factColumns, factOfRow, type FactRow } from '../facts/fact-row.js';
import { standingColumns } from '../ledger/standing.js';
import { rangeOverrides } from '../overrides/range-overrides.queries.js';
import { PackedMember, type MemberRow, type PackedHistory } from './packed-member.js';
import type { FactsWanted, IdRange, WalkedMember } from './walked-member.js';

const IN_LIST = 1000;
const NO_FACTS: readonly Fact[] = [];
const NO_OVERRIDES: readonly TierOverride[] = [];

interface PackedRow {
  readonly member_id: number;
  readonly facts: number;
  readonly packed: string;
}

/** Facts, or the text they are still in. */
type History = PackedHistory | readonly Fact[];

type HistoriesWanted = FactsWanted & { readonly unpacks: boolean };

/**
 * Members of a range of ids with everything that happened to them. Histories come packed, one text per member, which
 * costs a fraction of a row per fact; those whose facts need their keys are read again with them, and whole where the text
 * cannot be told apart.
 */
export class RangeQueries {
  constructor(
    private readonly reader: Reader,
    private readonly dialect: Dialect,
  ) {}

  /** `unpacks`: every history at once, which finds out the texts that say something else than they seem to. */
  async members(range: IdRange, wanted: FactsWanted, unpacks = false): Promise<readonly WalkedMember[]> {
    const rows = await this.reader.query<MemberRow>(
      `SELECT id, registered_at, store_id, updated_at, ${standingColumns.join(', ')} FROM member
       WHERE id BETWEEN ? AND ? ORDER BY id`,
      [range.first, range.last],
    );
    if (rows.length === 0) return [];
    const histories = await this.histories(range, { ...wanted, unpacks });
    const overrides = await rangeOverrides(this.reader, range.first, range.last);
    return rows.map(
      (row) => new PackedMember(row, histories.get(row.id) ?? NO_FACTS, overrides.get(row.id) ?? NO_OVERRIDES),
    );
  }

  private async histories(range: IdRange, wanted: HistoriesWanted): Promise<ReadonlyMap<number, History>> {
    const ids = { sql: 'member_id BETWEEN ? AND ?', params: [range.first, range.last] };
    const { histories, longer } = await this.packed(ids, wanted);
    for (const part of chunked(longer, IN_LIST)) {
      const those = { sql: `member_id IN (${placeholders(part.length)})`, params: part };
      const keyed = await this.packed(those, { ...wanted, form: 'keyed' });
      for (const [id, own] of keyed.histories) histories.set(id, own);
      for (const [id, own] of await this.wholeFacts(keyed.longer, wanted)) histories.set(id, own);
    }
    return histories;
  }

  /** `longer`: those of whom the packed text does not say enough. */
  private async packed(
    ids: { readonly sql: string; readonly params: readonly number[] },
    { form, orderDetails = false, recordedBy, unpacks }: HistoriesWanted,
  ): Promise<{ readonly histories: Map<number, History>; readonly longer: readonly number[] }> {
    const recorded = recordedBy === undefined ? '' : 'AND recorded_at <= ?';
    const rows = await this.reader.query<PackedRow>(
      `SELECT member_id, COUNT(*) AS facts, ${packedColumn(this.dialect, form, orderDetails)} AS packed FROM fact
       WHERE ${ids.sql} ${recorded} GROUP BY member_id`,
      recordedBy === undefined ? ids.params : [...ids.params, recordedBy],
    );
    const histories = new Map<number, History>();
    const longer: number[] = [];
    for (const { member_id: id, facts, packed: text } of rows) {
      const count = Number(facts);
      const staysPacked = !unpacks && seemsPacked(text, count, form);
      const history = staysPacked ? { form, text, count } : packedFacts(text, count, form);
      if (history) histories.set(id, history);
      else longer.push(id);
    }
    return { histories, longer };
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
