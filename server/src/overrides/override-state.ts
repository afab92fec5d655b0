import type { OverrideView } from '@jieti/shared/api/overrides';
import type { TierOverride } from '@jieti/shared/model/tier-override';
import type { BusinessDay } from '@jieti/shared/model/time';

/** How an override stands on a day. */
export function overrideState(
  { fromDay, untilDay, revokedAt }: Pick<TierOverride, 'fromDay' | 'untilDay' | 'revokedAt'>,
  today: BusinessDay,
): OverrideView['state'] {
  if (revokedAt !== null) return 'revoked';
  if (fromDay > today) return 'planned';
  return untilDay !== null && untilDay < today ? 'ended' : 'active';
}
