import type { TierBadge } from '@jieti/shared/api/tiers';

interface PosterColours {
  readonly card: string;
  readonly ink: string;
  readonly sub: string;
  readonly acc: string;
  /** Lines of the ornament: more of them the higher the tier. */
  readonly contours: number;
}

/** The card of each tier by day, as in styles/palettes.scss: a canvas knows no custom properties. */
export const posterColours: Readonly<Record<TierBadge['palette'], PosterColours>> = {
  plain: { card: '#e6e1d9', ink: '#2c2721', sub: '#625a4f', acc: '#6a5947', contours: 4 },
  silver: { card: '#d8e0e7', ink: '#1d2a35', sub: '#4a5b69', acc: '#365670', contours: 8 },
  gold: { card: '#17130e', ink: '#f7ecd9', sub: '#b8a98f', acc: '#e2ae58', contours: 12 },
  platinum: { card: '#1c192a', ink: '#edeaf7', sub: '#aaa4c6', acc: '#b9abec', contours: 17 },
  jade: { card: '#12241d', ink: '#e4f2ea', sub: '#9dbcae', acc: '#8fd0b0', contours: 9 },
};
