import type { ConditionReading, TierTransition, TransitionKind } from '@jieti/shared/model/tier-state';
import type { Instant } from '@jieti/shared/model/time';
import type { SqlValue } from '../db/sql.js';

/** A row of `tier_history`. */
export interface TransitionRow {
  readonly id: number;
  readonly member_id: number;
  readonly at: number;
  readonly day: number;
  readonly kind: TransitionKind;
  readonly from_tier: string | null;
  readonly to_tier: string;
  readonly until_day: number | null;
  readonly programme_version: number;
  readonly trigger_fact: string | null;
  readonly because: string;
}

export const transitionColumns = [
  ...['member_id', 'at', 'day', 'kind', 'from_tier', 'to_tier', 'until_day', 'programme_version'],
  ...['trigger_fact', 'because', 'recorded_at'],
] as const;

/** A transition that stands, with the row it stands in. */
export interface StandingTransition extends TierTransition {
  readonly rowId: number;
}

export function transitionOfRow(row: TransitionRow): StandingTransition {
  return {
    rowId: row.id,
    kind: row.kind,
    from: row.from_tier,
    to: row.to_tier,
    at: row.at,
    day: row.day,
    version: row.programme_version,
    until: row.until_day,
    trigger: row.trigger_fact,
    because: row.because === '[]' ? NONE : (JSON.parse(row.because) as ConditionReading[]),
  };
}

/** Whether the row says the very same, its readings compared as the text they are stored in. */
export function isStoredAs(t: TierTransition, row: TransitionRow): boolean {
  return (
    t.at === row.at &&
    t.kind === row.kind &&
    t.from === row.from_tier &&
    t.to === row.to_tier &&
    t.day === row.day &&
    t.version === row.programme_version &&
    t.until === row.until_day &&
    t.trigger === row.trigger_fact &&
    (t.because.length === 0 ? row.because === '[]' : JSON.stringify(t.because) === row.because)
  );
}

const NONE: readonly ConditionReading[] = [];

/** The values of `transitionColumns`. */
export function rowOfTransition(memberId: number, t: TierTransition, now: Instant): SqlValue[] {
  return [
    ...[memberId, t.at, t.day, t.kind, t.from, t.to, t.until, t.version],
    ...[t.trigger, JSON.stringify(t.because), now],
  ];
}
