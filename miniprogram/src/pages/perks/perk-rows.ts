import type { PerksPage } from '@jieti/shared/api/me';
import type { PerkView } from '@jieti/shared/api/tiers';

/** Perks of different tiers that belong in one row: the same key. */
export const sameRow = (a: PerkView, b: PerkView): boolean => a.key === b.key;

/** One row for every perk any tier has, in the order in which tiers bring them. */
export function perkRows(page: PerksPage): readonly PerkView[] {
  return page.tiers
    .flatMap((tier) => tier.perks)
    .filter((perk, i, all) => all.findIndex((other) => sameRow(other, perk)) === i);
}
