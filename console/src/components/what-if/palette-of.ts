import { tierPalettes } from '../../lib/palette';
import { paletteKey } from '../../lib/palette-key';

/** The colours of a tier whose palette came as text. */
export function paletteOf(key: string | undefined): (typeof tierPalettes)[keyof typeof tierPalettes] {
  return tierPalettes[paletteKey(key)];
}
