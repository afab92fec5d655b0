import { tierPalettes } from './palette';

type Palette = keyof typeof tierPalettes;

const isPalette = (key: string): key is Palette => key in tierPalettes;

/** A palette that came as text; one of another day is drawn plain. */
export function paletteKey(key: string | undefined): Palette {
  return key !== undefined && isPalette(key) ? key : 'plain';
}
