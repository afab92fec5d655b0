import type { TierProgressView } from '@jieti/shared/api/tiers';
import type { TierProgress } from '@jieti/shared/rules/tier/progress';

/** The way to a tier as screens draw it. */
export function progressView({ tier, mode, items, holds, sentence }: TierProgress): TierProgressView {
  return { tier: { ...tier }, mode, items: items.map((item) => ({ ...item })), holds, sentence };
}
