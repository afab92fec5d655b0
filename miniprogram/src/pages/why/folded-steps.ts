import type { TimelineItem } from '@jieti/shared/api/tiers';

const plainShown = 4;
const plain: readonly TimelineItem['kind'][] = [
  ...(['purchase', 'refund', 'engagement', 'adjustment', 'referral', 'reversal', 'message', 'coupon'] as const),
];

export interface FoldedSteps {
  readonly shown: readonly TimelineItem[];
  readonly folded: number;
  /** The step after which the folded ones begin. */
  readonly after: TimelineItem['id'] | null;
}

/** Every change of tier, and only the latest few of the rest until the member asks for all. */
export function foldedSteps(items: readonly TimelineItem[], open: boolean): FoldedSteps {
  if (open) return { shown: items, folded: 0, after: null };
  const latest = items.filter((i) => plain.includes(i.kind)).slice(0, plainShown);
  const shown = items.filter((i) => !plain.includes(i.kind) || latest.includes(i));
  return { shown, folded: items.length - shown.length, after: latest[latest.length - 1]?.id ?? null };
}
