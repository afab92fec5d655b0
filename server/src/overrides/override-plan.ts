import type { NewOverride } from '@jieti/shared/api/overrides';
import { businessDayOf, parseDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { BusinessDay, Instant } from '@jieti/shared/model/time';
import { Refusal } from '../http/refusal.js';

export interface OverridePlan {
  readonly kind: TierOverride['kind'];
  readonly tier: string;
  readonly rank: number;
  readonly fromDay: BusinessDay;
  readonly untilDay: BusinessDay | null;
}

/**
 * What was asked for in days of the programme. With `late`, a first day that has passed while it waited for the second
 * person becomes today. Refuses with malformed, naming the field.
 */
export function overridePlan(
  order: NewOverride,
  version: ProgrammeVersion,
  { now, late }: { readonly now: Instant; readonly late: boolean },
): OverridePlan {
  const { kind, tier } = order;
  const today = businessDayOf(now, version.timeZone);
  const rank = version.tiers.findIndex((one) => one.key === tier);
  if (rank < 0) throw refused('tier', '现行方案里没有这个等级。');
  const asked = order.from === undefined ? today : dayOf('from', order.from);
  const fromDay = late ? Math.max(asked, today) : asked;
  if (fromDay < today) throw refused('from', '开始日期不能早于今天。');
  const untilDay = order.until === null ? null : dayOf('until', order.until);
  if (untilDay !== null && untilDay < fromDay) throw refused('until', '结束日期不能早于开始日期。');
  return { kind, tier, rank, fromDay, untilDay };
}

/** Refuses with override_overlaps when one that still stands shares a day with the plan. */
export function refuseOverlap(plan: OverridePlan, standing: readonly TierOverride[]): void {
  const overlaps = standing.some(
    ({ fromDay, untilDay, revokedAt }) =>
      revokedAt === null && fromDay <= (plan.untilDay ?? Infinity) && plan.fromDay <= (untilDay ?? Infinity),
  );
  if (overlaps) throw new Refusal('override_overlaps');
}

/** A pin, and a raise by more than one rank, is not for one operator to decide. */
export function needsSecondPerson(plan: OverridePlan, computedRank: number): boolean {
  return plan.kind === 'pin' || plan.rank > computedRank + 1;
}

function dayOf(field: string, text: string): BusinessDay {
  const day = parseDay(text);
  if (day === undefined) throw refused(field, '没有这一天。');
  return day;
}

function refused(field: string, message: string): Refusal {
  return new Refusal('malformed', [{ field, message }]);
}
