import type { PerksPage } from '@jieti/shared/api/me';
import type { PerkView } from '@jieti/shared/api/tiers';
import type { Perk } from '@jieti/shared/model/programme';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { entryText } from '@jieti/shared/rules/tier/explain';
import { tierBadge } from '../members/tier-badge.js';
import { perkView } from './home-view.js';

/** All tiers with what they need and bring; `giftTitles` by coupon template key, `left` of the own tier's perks this month. */
export function perksView(
  { version, state }: Pick<MemberStanding, 'version' | 'state'>,
  giftTitles: ReadonlyMap<string, string>,
  left: ReadonlyMap<string, number | null>,
): PerksPage {
  return {
    current: state.tier,
    next: version.tiers[state.rank + 1]?.key ?? null,
    tiers: version.tiers.map(({ key, entry, perks, gifts }) => ({
      ...tierBadge(version, key),
      requirement: entryText(entry),
      perks: perks.map((perk) => limitedView(perk, key === state.tier ? (left.get(perk.key) ?? null) : null)),
      gifts: gifts.flatMap((gift) => giftTitles.get(gift) ?? []),
    })),
  };
}

function limitedView(perk: Perk, left: number | null): PerkView {
  return { ...perkView(perk), limit: perk.monthlyLimit ?? null, left };
}
