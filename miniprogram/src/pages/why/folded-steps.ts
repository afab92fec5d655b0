import type { TimelineItem } from '@jieti/shared/api/tiers';

const plainShown = 4;
const plain: readonly TimelineItem['kind'][] = [
  ...(['purchase', 'refund', 'engagement', 'adjustment', 'referral', 'reversal', 'message', 'coupon'] as const),
];

/** Every change of tier, and only the latest few of the rest until the member asks for all. */
export function foldedSteps(
  items: readonly TimelineItem[],
  open: boolean,
): { readonly shown: readonly TimelineItem[]; readonly folded: number } {
  if (open) return { shown: items, folded: 0 };
  const latest = items.filter((i) => plain.includes(i.kind)).slice(0, plainShown);
  const shown = items.filter((i) => !plain.includes(i.kind) || latest.includes(i));
  return { shown, folded: items.length - shown.length };
}
