import type { PerkView } from '@jieti/shared/api/tiers';

/** The second line of a perk: how often it may still be used this month, or else its own words. */
export function perkNote({ note, left }: PerkView): string {
  if (left === null || left === undefined) return note;
  return left > 0 ? `本月剩 ${left} 次` : '本月已用完';
}
