import type { PerksPage } from '@jieti/shared/api/me';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { entryText } from '@jieti/shared/rules/tier/explain';
import { tierBadge } from '../members/tier-badge.js';
import { perkView } from './home-view.js';

/** All tiers with what they need and bring; `giftTitles` by coupon template key. */
export function perksView(
  { version, state }: Pick<MemberStanding, 'version' | 'state'>,
  giftTitles: ReadonlyMap<string, string>,
): PerksPage {
  return {
    current: state.tier,
    next: version.tiers[state.rank + 1]?.key ?? null,
    tiers: version.tiers.map(({ key, entry, perks, gifts }) => ({
      ...tierBadge(version, key),
      requirement: entryText(entry),
      perks: perks.map(perkView),
      gifts: gifts.flatMap((gift) => giftTitles.get(gift) ?? []),
    })),
  };
}
