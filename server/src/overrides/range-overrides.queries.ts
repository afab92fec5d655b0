import type { Reader } from '../db/sql.js';
import { groupBy } from '../group-by.js';
import { overrideColumns, overrideOfRow, type OverrideRow, type StoredOverride } from './override-row.js';

/** Of the members with `first ≤ id ≤ last`, each oldest first; members without any are absent. */
export async function rangeOverrides(
  reader: Reader,
  first: number,
  last: number,
): Promise<ReadonlyMap<number, readonly StoredOverride[]>> {
  const rows = await reader.query<OverrideRow>(
    `SELECT ${overrideColumns.join(', ')} FROM tier_override WHERE member_id BETWEEN ? AND ? ORDER BY member_id, id`,
    [first, last],
  );
  const byMember = groupBy(rows, (row) => row.member_id);
  return new Map([...byMember].map(([id, own]) => [id, own.map(overrideOfRow)]));
}
