import type { TierBadge } from '@jieti/shared/api/tiers';

interface TierPalette {
  /** Bars, dots, chart areas; never text. */
  readonly fill: string;
  /** Text on white or on `soft`, at least 4.5:1. */
  readonly text: string;
  readonly soft: string;
  /** The member's own card and its accent. */
  readonly card: string;
  readonly accent: string;
  /** White text on it reaches 4.5:1. */
  readonly strong: string;
}

/** Tier colours of the console; one row of tokens.md each. */
export const tierPalettes: Readonly<Record<TierBadge['palette'], TierPalette>> = {
  plain: { fill: '#B0A597', text: '#655A4C', soft: '#F1EEE9', card: '#E6E1D9', accent: '#6A5947', strong: '#6A5947' },
  silver: { fill: '#83A0B7', text: '#365670', soft: '#EAF0F4', card: '#D8E0E7', accent: '#365670', strong: '#365670' },
  gold: { fill: '#C28A31', text: '#855410', soft: '#F8EFDF', card: '#17130E', accent: '#E2AE58', strong: '#8C5C15' },
  platinum: {
    fill: '#6E5FB4',
    text: '#54478F',
    soft: '#EEEBF7',
    card: '#1C192A',
    accent: '#B9ABEC',
    strong: '#54478F',
  },
  jade: { fill: '#3F8472', text: '#1F5A4C', soft: '#E7F0EC', card: '#13201C', accent: '#8FCDB9', strong: '#2F7766' },
};
