import { businessDayOf, formatDay, parseDay, startOfDay } from '@jieti/shared/calendar';
import type { BrowseReportQuery } from '@jieti/shared/api/browsing';
import type { Instant } from '@jieti/shared/model/time';
import type { SqlValue } from '../db/sql.js';

const DAYS = 30;
/** Visits are kept for so many days; older ones are deleted (rule D243). */
export const KEPT_DAYS = 180;

/** Which visits a report is of. */
export interface BrowseSpan {
  /** Days of the shop, both included: `2026-11-22`. */
  readonly from: string;
  readonly to: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly tier: string | null;
}

/** Without days, the last thirty until today; days in the wrong order are put right, and no more than are kept. */
export function browseSpan(query: BrowseReportQuery, now: Instant, timeZone: string): BrowseSpan {
  const today = businessDayOf(now, timeZone);
  const given = [query.from, query.to].map((text) => (text === undefined ? undefined : parseDay(text)));
  const to = given[1] ?? Math.max(today, given[0] ?? today);
  const from = given[0] ?? to - DAYS + 1;
  const last = Math.max(from, to);
  const first = Math.max(Math.min(from, to), last - KEPT_DAYS + 1);
  const ends = { since: startOfDay(first, timeZone), until: startOfDay(last + 1, timeZone) };
  return { from: formatDay(first), to: formatDay(last), ...ends, tier: query.tier ?? null };
}

/** The condition on `browse_visit` as `alias`. */
export function spanCondition(alias: string, span: BrowseSpan): { readonly sql: string; readonly params: SqlValue[] } {
  const sql = `${alias}.entered_at >= ? AND ${alias}.entered_at < ?`;
  const params: SqlValue[] = [span.since, span.until];
  return span.tier === null ? { sql, params } : { sql: `${sql} AND ${alias}.tier = ?`, params: [...params, span.tier] };
}
