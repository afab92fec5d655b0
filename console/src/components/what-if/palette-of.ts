import { tierPalettes } from '../../lib/palette';

type Palette = keyof typeof tierPalettes;

const isPalette = (key: string): key is Palette => key in tierPalettes;

/** The colours of a tier whose palette came as text; a palette of another day is drawn plain. */
export function paletteOf(key: string | undefined): (typeof tierPalettes)[Palette] {
  return key !== undefined && isPalette(key) ? tierPalettes[key] : tierPalettes.plain;
}
