import type { Instant } from '@jieti/shared/model/time';
import type { Reader, Tx } from '../db/sql.js';
import { storedWords } from './stored-words.queries.js';

/** Somebody younger than 14 (D266). */
export interface Childhood {
  /** The first instant of the day on which they become 14. */
  readonly until: Instant;
  /** Whether a guardian has agreed, and not taken it back. */
  readonly isAgreed: boolean;
}

/** Null for everybody else. */
export async function findChildhood(
  from: Pick<Reader | Tx, 'query'>,
  memberId: number,
  now: Instant,
): Promise<Childhood | null> {
  const [row] = await from.query<{ until_at: number }>(
    'SELECT until_at FROM member_childhood WHERE member_id = ? AND until_at > ?',
    [memberId, now],
  );
  if (!row) return null;
  const words = await storedWords(from, [memberId], 'guardian');
  return { until: Number(row.until_at), isAgreed: words.get(memberId)?.get('guardian')?.granted ?? false };
}
