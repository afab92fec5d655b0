import type { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

/** Holds the member's row until the transaction ends; false when there is no such account any more (D227). */
export async function lockActiveMember(tx: Tx, memberId: number, { forUpdate }: Dialect): Promise<boolean> {
  const sql = `SELECT id FROM member WHERE id = ? AND status = 'active'${forUpdate}`;
  return (await tx.query(sql, [memberId])).length > 0;
}
