import type { Home } from '@jieti/shared/api/me';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { besideText, fullDayText } from '@jieti/shared/rules/tier/wording';
import { tierBadge } from '../members/tier-badge.js';

/** A tier set by hand that counts now, beside what the facts alone give. */
export function overrideView({ state, version }: MemberStanding): Home['override'] {
  const { override, computed } = state;
  if (!override) return null;
  const { kind, untilDay } = override;
  const given = besideText(tierBadge(version, override.tier).name);
  const own = besideText(tierBadge(version, computed.tier).name);
  const how = kind === 'floor' ? `门店为你保留${given}` : `门店为你设定为${given}`;
  const sentence =
    untilDay === null
      ? `${how}；按消费计算是${own}。`
      : `${how}，到 ${fullDayText(untilDay)}；之后按消费计算，现在算是${own}。`;
  return { kind, until: untilDay === null ? null : formatDay(untilDay), sentence };
}

/** The tier that orders within their return window would give. */
export function preUpgradeView({ state, version }: MemberStanding): Home['preUpgrade'] {
  if (!state.preUpgrade) return null;
  const { tier, at } = state.preUpgrade;
  const badge = tierBadge(version, tier);
  const day = businessDayOf(at, version.timeZone);
  const sentence = `退货期过后没有退货，${fullDayText(day)}升为${besideText(badge.name)}。`;
  return { tier: badge, on: formatDay(day), sentence };
}
