import type { Perk } from '@jieti/shared/model/programme';
import type { Reader, Tx } from '../db/sql.js';

/** Whose uses, and of which month. */
export interface UsesOf {
  readonly memberId: number;
  /** 202611 */
  readonly month: number;
}

/** How often each of these perks may still be used in the month; null: as often as wished. */
export async function perksLeft(
  from: Reader | Tx,
  { memberId, month }: UsesOf,
  perks: readonly Perk[],
): Promise<Map<string, number | null>> {
  const limited = perks.some((perk) => perk.monthlyLimit !== undefined);
  const used = limited ? await usesOf(from, { memberId, month }) : new Map<string, number>();
  return new Map(
    perks.map(({ key, monthlyLimit }) => [
      key,
      monthlyLimit === undefined ? null : Math.max(0, monthlyLimit - (used.get(key) ?? 0)),
    ]),
  );
}

/** Uses that were not undone, by perk, whatever tier the member stood in. */
async function usesOf(from: Reader | Tx, { memberId, month }: UsesOf): Promise<Map<string, number>> {
  const rows = await from.query<{ perk_key: string; n: number }>(
    `SELECT perk_key, COUNT(*) AS n FROM perk_use WHERE member_id = ? AND month = ? AND undone_at IS NULL
     GROUP BY perk_key`,
    [memberId, month],
  );
  return new Map(rows.map((row) => [row.perk_key, Number(row.n)]));
}
