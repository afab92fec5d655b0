import type { TierBadge } from '@jieti/shared/api/tiers';

type Palette = TierBadge['palette'];

const palettes: readonly Palette[] = ['plain', 'silver', 'gold', 'platinum', 'jade'];

/** The palette named like the tier, else the plain one: a code carries the tier's key and no colours. */
export const paletteOfTier = (tierKey: string | undefined): Palette =>
  palettes.find((palette) => palette === tierKey) ?? 'plain';
