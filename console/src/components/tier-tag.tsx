import type { TierBadge } from '@jieti/shared/api/tiers';
import { tierPalettes } from '../lib/palette';
import { Tag } from './tag';

interface TierTagProps {
  readonly tier: Pick<TierBadge, 'name' | 'palette'>;
  /** In the colours of the member's own card, for headings. */
  readonly card?: boolean;
}

export function TierTag({ tier, card }: TierTagProps) {
  const colours = tierPalettes[tier.palette];
  const style = card
    ? { background: colours.card, color: colours.accent }
    : { background: colours.soft, color: colours.text };
  return <Tag style={style}>{tier.name}</Tag>;
}
