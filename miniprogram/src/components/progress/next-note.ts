import type { TierProgressView } from '@jieti/shared/api/tiers';

const words = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** How the conditions of the next tier combine, as its header says it. */
export function nextNote({ items, mode }: TierProgressView): string {
  if (items.length < 2) return '达成当天生效';
  return mode === 'any' ? '达成一项，当天生效' : `${words[items.length] ?? items.length}项都达成，当天生效`;
}
