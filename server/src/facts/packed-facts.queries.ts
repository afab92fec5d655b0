import type { Dialect } from '../db/dialect.js';
import { FIELD, RECORD, type PackedForm } from './packed-facts.js';

const given = (column: string) => `COALESCE(${column}, '')`;
const KEYS: Readonly<Record<PackedForm, readonly string[]>> = {
  lean: [],
  keyed: ['source', 'external_id'],
};
/** Bytes of a detail that is packed; that of nearly every fact is shorter. */
const LONGEST_DETAIL = 200;
/**
 * A text without a limit would have the engine make a table on disk for each such question. In place of a longer detail
 * stands the beginning of a fact that does not follow, which sends its member to be read row by row.
 */
const DETAIL = `CASE WHEN LENGTH(detail) > ${LONGEST_DETAIL} THEN '${RECORD}'
  ELSE COALESCE(SUBSTR(detail, 1, ${LONGEST_DETAIL}), '') END`;
const OTHER = [given('order_source'), given('order_external_id'), DETAIL];

/**
 * The aggregate that packs a member's facts into one text: a fraction of the cost of a row per fact. A purchase is its
 * instant, its amount and its key; everything else, and a purchase with details where they are asked for, says more.
 */
export function packedColumn(dialect: Dialect, form: PackedForm, orderDetails: boolean): string {
  const fields = (columns: readonly string[]) =>
    columns.length === 0 ? "''" : dialect.concat(columns.flatMap((column) => [`'${FIELD}'`, column]));
  const isBare = orderDetails ? `kind = 'purchase' AND detail IS NULL` : `kind = 'purchase'`;
  const rest = `CASE WHEN ${isBare} THEN ${fields(KEYS[form])} ELSE ${fields(['kind', ...KEYS[form], ...OTHER])} END`;
  return dialect.packed([`'${RECORD}'`, 'occurred_at', `'${FIELD}'`, 'amount_fen', rest]);
}
